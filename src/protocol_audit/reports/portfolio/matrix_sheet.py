"""The sheet "Matrix": a row a program, a column a standard; everything else counts what is shown here."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from protocol_audit.model import ProgramRow
from protocol_audit.reports.labels import LEVEL_WORDS, STATUS_COLORS, STATUS_WORDS, service_words, shortened
from protocol_audit.reports.portfolio.book import FIGURE, MATRIX, NAME, PortfolioBook
from protocol_audit.reports.workbook import CENTERED, HEAD, QUIET, TEXT, Column, Sheet

_NOTE = (
    "Filter any column with the arrows in row 5: every figure and chart in this workbook then counts the "
    "rows that are shown. A status can be corrected here; the figures follow."
)
PROTOCOL, CLAIMS = "Protocol", "Own claims only"
_MIDDLE = replace(TEXT, down="vcenter")
_COLUMNS = (
    Column("Program", 30, replace(NAME, down="vcenter")),
    Column("Rests on", 12, _MIDDLE),
    Column("Services", 24, _MIDDLE),
    Column("Words", 9, replace(FIGURE, down="vcenter")),
    Column("Shown", 8, replace(QUIET, size=9, across="center", down="vcenter")),
)
_STATUS = replace(CENTERED, size=9, down="vcenter")
_BAND = replace(HEAD, size=10)
_UPRIGHT = replace(TEXT, size=9, turned=True, down="bottom")
_STANDARD_WIDTH = 11.5


def add(book: PortfolioBook) -> None:
    """Add the sheet."""
    layout, standards = book.layout, book.portfolio.pack.standards
    columns = (*_COLUMNS, *(Column(standard.id, _STANDARD_WIDTH) for standard in standards))
    sheet = book.titled(MATRIX, "Programs and standards", _NOTE, tuple(c.width for c in columns))
    _write_heads(book, sheet)
    sheet.heads(layout.first_row - 1, columns, last=layout.last_row)
    for number, row in enumerate(book.portfolio.rows, layout.first_row):
        _write_program(sheet, number, row, layout.first_standard)
    sheet.freeze(layout.first_row, 1)
    sheet.print_on(footer=book.portfolio.title, across=3)
    area = (layout.first_row, layout.first_standard, layout.last_row, layout.last_standard)
    sheet.color_words(area, {STATUS_WORDS[status]: colors for status, colors in STATUS_COLORS.items()})
    message = "Correct it where you know better; the figures follow. The program's own report does not."
    sheet.choices(area, tuple(STATUS_WORDS.values()), title="The status", message=message)


def _write_heads(book: PortfolioBook, sheet: Sheet) -> None:
    """Section and title over every column of standards."""
    layout, pack = book.layout, book.portfolio.pack
    titles = {section.id: section.title for section in pack.sections}
    for section, _ in groupby(pack.standards, key=lambda standard: standard.section):
        first, last = layout.section_columns(section)
        words = f"{section} · {titles.get(section, section)}"
        if last > first:
            sheet.merge(2, first, last, words, _BAND)
        else:
            sheet.write(2, first, words, _BAND)
    for column, standard in enumerate(pack.standards, layout.first_standard):
        words = f"{shortened(standard.title, 70)} ({LEVEL_WORDS[standard.level].lower()})"
        sheet.write(3, column, words, _UPRIGHT)
    sheet.height(2, 32)
    sheet.height(3, 155)


def _write_program(sheet: Sheet, number: int, row: ProgramRow, first_standard: int) -> None:
    rests_on = CLAIMS if row.is_claimed else PROTOCOL
    values = (row.name, rests_on, services_of(row), row.words)
    sheet.write_row(number, values, [column.look for column in _COLUMNS[:-1]])
    # AGGREGATE, because Excel takes a last row that holds SUBTOTAL for a total and never filters it.
    sheet.write_formula(number, 4, f"=_xlfn.AGGREGATE(3,5,$A{number + 1})", 1, _COLUMNS[4].look)
    words = [STATUS_WORDS[status] for status in row.statuses]
    sheet.write_row(number, words, [_STATUS] * len(words), first=first_standard)


def services_of(row: ProgramRow) -> str:
    """What the program offers, in words."""
    if row.services is None:
        return "not stated"
    return ", ".join(service_words(row.services)) or "none of those named"
