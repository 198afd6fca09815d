"""The portfolio's workbook: its sheets in order, and what they share.

Every figure is a formula over the sheet "Matrix", and is written with its value, so that a viewer that
cannot calculate shows it too.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from protocol_audit.model import Portfolio
from protocol_audit.reports.portfolio.figures import Figures
from protocol_audit.reports.workbook import (
    LEAD,
    NUMBER,
    QUIET,
    SUBTITLE,
    TEXT,
    TITLE,
    Book,
    Sheet,
    cell_name,
    reference,
)

MATRIX, STANDARDS, TRAINING, SETTLE, PROGRAMS, NOT_READ, GLANCE = (
    "Matrix",
    "Gaps by standard",
    "Training needs",
    "Settle first",
    "Programs",
    "Not read",
    "At a glance",
)
FIGURE = replace(NUMBER, across="right", format="#,##0")
SHARE = replace(FIGURE, format="0%")
TOTAL = replace(FIGURE, bold=True)
NAME = replace(TEXT, bold=True)
HEADING = LEAD
NOTE = replace(QUIET, wrap=True)
LINE = replace(SUBTITLE, size=10)

HEAD = 3  # the row of a table's head, on the sheets that have one table
FIRST = HEAD + 1


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the matrix stands, for the formulas: rows and columns from 0, the last one included."""

    portfolio: Portfolio
    first_row: int = 5
    first_standard: int = 5
    rests_on: int = 1
    shown: int = 4

    @property
    def last_row(self) -> int:
        """The last program's row."""
        return self.first_row + len(self.portfolio.rows) - 1

    @property
    def last_standard(self) -> int:
        """The last standard's column."""
        return self.first_standard + len(self.portfolio.pack.standards) - 1

    def column(self, column: int) -> str:
        """A column of the matrix from the first program to the last, for a formula on another sheet."""
        return self.block(column, column)

    def block(self, first: int, last: int) -> str:
        """Columns of the matrix from the first program to the last."""
        return cells(MATRIX, self.first_row, first, self.last_row, last)

    def section_columns(self, section: str) -> tuple[int, int]:
        """The first and the last column of a section's standards."""
        places = [n for n, s in enumerate(self.portfolio.pack.standards) if s.section == section]
        return self.first_standard + places[0], self.first_standard + places[-1]


class PortfolioBook(Book):
    """The workbook being written, with what its formulas count and where that stands."""

    def __init__(self, portfolio: Portfolio, day: datetime.date) -> None:
        super().__init__(f"Portfolio: {portfolio.title}", portfolio.pack.title, day)
        self.portfolio = portfolio
        self.figures = Figures(portfolio)
        self.layout = Layout(portfolio)

    def titled(self, name: str, title: str, note: str, widths: tuple[float, ...]) -> Sheet:
        """A new sheet with the widths of its columns, its title, and what it is for."""
        sheet = self.sheet(name)
        sheet.columns(widths)
        sheet.write(0, 0, title, TITLE)
        sheet.height(0, 28)
        sheet.write(1, 0, note, LINE)
        sheet.print_on(footer=self.portfolio.title)
        return sheet


def cells(sheet: str, first_row: int, first: int, last_row: int, last: int) -> str:
    """A range of a sheet, for a formula: "'Gaps by standard'!$C$5:$C$47"."""
    ends = (absolute(first_row, first), absolute(last_row, last))
    return reference(sheet, ":".join(ends))


def absolute(row: int, column: int) -> str:
    """A cell's name that stays when a formula is copied: "$C$5"."""
    letters = letters_of(column)
    return f"${letters}${row + 1}"


def letters_of(column: int) -> str:
    """A column's letters: "D" for 3."""
    return cell_name(0, column)[:-1]


def or_blank(share: float | None) -> str | float:
    """A share as a cell has it: empty where there is none."""
    return "" if share is None else share


def write_workbook(portfolio: Portfolio, *, assessed_on: datetime.date) -> bytes:
    """The workbook as the bytes of an .xlsx file; the same arguments give the same bytes."""
    from protocol_audit.reports.portfolio import (
        glance_sheet,
        list_sheets,
        matrix_sheet,
        program_sheet,
        standard_sheet,
        training_sheet,
    )

    book = PortfolioBook(portfolio, assessed_on)
    # In the order of the tabs; each refers to the others by name.
    glance_sheet.add(book, assessed_on)
    matrix_sheet.add(book)
    standard_sheet.add(book)
    training_sheet.add(book)
    list_sheets.add_settle_first(book)
    program_sheet.add(book)
    list_sheets.add_not_read(book)
    return book.content()
