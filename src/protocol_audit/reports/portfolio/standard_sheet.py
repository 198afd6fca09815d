"""The sheet "Gaps by standard": how many of the shown programs have which status on each."""

from __future__ import annotations

from protocol_audit.model import Status
from protocol_audit.reports.labels import LEVEL_WORDS, STATUS_WORDS
from protocol_audit.reports.portfolio.book import (
    FIGURE,
    FIRST,
    HEAD,
    NAME,
    SHARE,
    STANDARDS,
    TOTAL,
    PortfolioBook,
    absolute,
    cells,
    letters_of,
    or_blank,
)
from protocol_audit.reports.portfolio.charts import add_gap_chart
from protocol_audit.reports.portfolio.figures import APPLYING, GAPS, Counts, StandardFigures
from protocol_audit.reports.workbook import TEXT, Column, Sheet

ID, TITLE, SECTION, LEVEL = range(4)
OF_STATUS = {status: column for column, status in enumerate(Status, 4)}
GAP, APPLIES, GAP_SHARE, ORDER = range(4 + len(Status), 8 + len(Status))
_COLUMNS = (
    Column("Standard", 10, NAME),
    Column("What it is about", 52),
    Column("Section", 9),
    Column("Level", 15),
    *(Column(STATUS_WORDS[status], 11, FIGURE) for status in Status),
    Column("Gaps", 9, FIGURE),
    Column("It applies to", 10, FIGURE),
    Column("Share with a gap", 10, SHARE),
)
# So small that it never makes one gap more, and so large that no two rows are equal.
_GRAIN = 100_000


def add(book: PortfolioBook) -> None:
    """Add the sheet with its chart."""
    note = "Programs shown in the matrix, by status. Gaps are: partly addressed, not addressed, conflict."
    sheet = book.titled(STANDARDS, "Gaps by standard", note, tuple(c.width for c in _COLUMNS))
    last = last_row(book)
    sheet.heads(HEAD, _COLUMNS, last=last)
    for number, one in enumerate(book.figures.by_standard, FIRST):
        _write_standard(book, sheet, number, one)
    _write_total(book, sheet, last + 1)
    sheet.hide_column(ORDER)
    sheet.freeze(FIRST, 2)
    add_gap_chart(book, sheet, row=HEAD, column=ORDER + 1)


def last_row(book: PortfolioBook) -> int:
    """The row of the last standard; the total follows."""
    return FIRST + len(book.figures.by_standard) - 1


def column_of(book: PortfolioBook, column: int) -> str:
    """A column of the sheet over all standards, for a formula on another sheet."""
    return cells(STANDARDS, FIRST, column, last_row(book), column)


def _write_standard(book: PortfolioBook, sheet: Sheet, number: int, one: StandardFigures) -> None:
    standard, layout = one.standard, book.layout
    words = (standard.id, standard.title, standard.section, LEVEL_WORDS[standard.level])
    sheet.write_row(number, words, (NAME, TEXT, TEXT, TEXT))
    matrix, shown = layout.column(layout.first_standard + number - FIRST), layout.column(layout.shown)
    for status, column in OF_STATUS.items():
        formula = f"=COUNTIFS({matrix},{absolute(HEAD, column)},{shown},1)"
        sheet.write_formula(number, column, formula, one.counts[status], FIGURE)
    _write_sums(sheet, number, one.counts)
    order = f"={_cell(number, GAP)}-ROW()/{_GRAIN}"
    sheet.write_formula(number, ORDER, order, one.counts.gaps - (number + 1) / _GRAIN, FIGURE)


def _write_sums(sheet: Sheet, number: int, counts: Counts) -> None:
    gaps = "+".join(_cell(number, OF_STATUS[status]) for status in GAPS)
    applies = "+".join(_cell(number, OF_STATUS[status]) for status in APPLYING)
    sheet.write_formula(number, GAP, f"={gaps}", counts.gaps, FIGURE)
    sheet.write_formula(number, APPLIES, f"={applies}", counts.applying, FIGURE)
    share = f'=IF({_cell(number, APPLIES)}=0,"",{_cell(number, GAP)}/{_cell(number, APPLIES)})'
    sheet.write_formula(number, GAP_SHARE, share, or_blank(counts.gap_share), SHARE)


def _write_total(book: PortfolioBook, sheet: Sheet, number: int) -> None:
    counts = book.figures.all
    sheet.write_row(number, ("All", "", "", ""), (NAME, TEXT, TEXT, TEXT))
    values = {**{OF_STATUS[status]: counts[status] for status in Status}, GAP: counts.gaps}
    for column, value in {**values, APPLIES: counts.applying}.items():
        letters = letters_of(column)
        sheet.write_formula(number, column, f"=SUM({letters}{FIRST + 1}:{letters}{number})", value, TOTAL)
    share = f'=IF({_cell(number, APPLIES)}=0,"",{_cell(number, GAP)}/{_cell(number, APPLIES)})'
    sheet.write_formula(number, GAP_SHARE, share, or_blank(counts.gap_share), SHARE)


def _cell(row: int, column: int) -> str:
    return f"{letters_of(column)}{row + 1}"
