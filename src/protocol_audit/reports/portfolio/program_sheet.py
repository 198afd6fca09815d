"""The sheet "Programs": each program's figures, whatever the order of the rows here or in the matrix."""

from __future__ import annotations

from protocol_audit.model import Agreement, ProgramRow, Section, Status
from protocol_audit.reports.labels import STATUS_WORDS, shortened
from protocol_audit.reports.portfolio.book import (
    FIGURE,
    FIRST,
    HEAD,
    NAME,
    PROGRAMS,
    SHARE,
    PortfolioBook,
    absolute,
    cells,
    letters_of,
    or_blank,
)
from protocol_audit.reports.portfolio.figures import APPLYING, GAPS, count_statuses
from protocol_audit.reports.workbook import TEXT, Column, Sheet

SHOWN = 1
OF_STATUS = {status: column for column, status in enumerate(Status, 2)}
GAP, MET_SHARE, TO_LOOK_AT, _FIRST_SECTION = range(2 + len(Status), 6 + len(Status))


def add(book: PortfolioBook) -> None:
    """Add the sheet."""
    columns = _columns(book)
    note = "Each program's own figures. “Shown” is 1 where the matrix shows the program."
    sheet = book.titled(PROGRAMS, "Programs", note, tuple(column.width for column in columns))
    sheet.heads(HEAD, columns, last=_last_row(book))
    for number, row in enumerate(book.portfolio.rows, FIRST):
        _write_program(book, sheet, number, row)
    sheet.freeze(FIRST, 1)
    sheet.print_on(footer=book.portfolio.title, across=2)


def section_column(book: PortfolioBook, section: Section) -> int:
    """The column that has a program's gaps in the section."""
    return _FIRST_SECTION + list(book.portfolio.pack.sections).index(section)


def count_with(book: PortfolioBook, column: int) -> str:
    """For a formula on another sheet: how many of the shown programs have more than 0 in the column."""
    return f'COUNTIFS({_column_of(book, column)},">0",{_column_of(book, SHOWN)},1)'


def _columns(book: PortfolioBook) -> tuple[Column, ...]:
    return (
        Column("Program", 30, NAME),
        Column("Shown", 8, FIGURE),
        *(Column(STATUS_WORDS[status], 11, FIGURE) for status in Status),
        Column("Gaps", 9, FIGURE),
        Column("Met of what applies", 11, SHARE),
        Column("Findings to look at", 10, FIGURE),
        *(Column(f"Gaps in {section.id}", 9, FIGURE) for section in book.portfolio.pack.sections),
        Column("Claims not found in writing", 11, FIGURE),
        Column("Claims contradicted", 13, FIGURE),
        Column("Words", 10, FIGURE),
        Column("File", 36),
        Column("Dated", 18),
        Column("Judged by", 40),
    )


def _last_row(book: PortfolioBook) -> int:
    return FIRST + len(book.portfolio.rows) - 1


def _column_of(book: PortfolioBook, column: int) -> str:
    return cells(PROGRAMS, FIRST, column, _last_row(book), column)


def _write_program(book: PortfolioBook, sheet: Sheet, number: int, row: ProgramRow) -> None:
    layout, counts = book.layout, count_statuses(row.statuses)
    at = f"MATCH($A{number + 1},{layout.column(0)},0)"
    sheet.write(number, 0, row.name, NAME)
    sheet.write_formula(number, SHOWN, f"=INDEX({layout.column(layout.shown)},{at})", 1, FIGURE)
    mine = f"INDEX({layout.block(layout.first_standard, layout.last_standard)},{at},0)"
    for status, column in OF_STATUS.items():
        formula = f"=COUNTIF({mine},{absolute(HEAD, column)})"
        sheet.write_formula(number, column, formula, counts[status], FIGURE)
    gaps = "+".join(_cell(number, OF_STATUS[status]) for status in GAPS)
    applies = "+".join(_cell(number, OF_STATUS[status]) for status in APPLYING)
    met = f'=IF({applies}=0,"",{_cell(number, OF_STATUS[Status.MET])}/({applies}))'
    sheet.write_formula(number, GAP, f"={gaps}", counts.gaps, FIGURE)
    sheet.write_formula(number, MET_SHARE, met, or_blank(counts.met_share), SHARE)
    sheet.write(number, TO_LOOK_AT, row.second_look, FIGURE)
    _write_sections(book, sheet, number, row, at)
    first = _FIRST_SECTION + len(book.portfolio.pack.sections)
    sheet.write_row(number, _facts(row), (FIGURE, FIGURE, FIGURE, TEXT, TEXT, TEXT), first=first)


def _facts(row: ProgramRow) -> tuple[str | int | None, ...]:
    """What no formula can count; claims are left empty where the program made none."""
    claims = [
        row.claims.count(agreement) if row.claims else None
        for agreement in (Agreement.CLAIMED_NOT_WRITTEN, Agreement.CONTRADICTED)
    ]
    return (*claims, row.words, row.file, shortened(row.date, 40), row.method)


def _write_sections(book: PortfolioBook, sheet: Sheet, number: int, row: ProgramRow, at: str) -> None:
    """The program's gaps in every section; ``at`` is its row in the matrix, as a formula has it."""
    for section in book.portfolio.pack.sections:
        here = f"INDEX({book.layout.block(*book.layout.section_columns(section.id))},{at},0)"
        parts = "+".join(f"COUNTIF({here},{absolute(HEAD, OF_STATUS[status])})" for status in GAPS)
        value = book.figures.in_section(row, section).gaps
        sheet.write_formula(number, section_column(book, section), f"={parts}", value, FIGURE)


def _cell(row: int, column: int) -> str:
    return f"{letters_of(column)}{row + 1}"
