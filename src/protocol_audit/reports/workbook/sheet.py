"""One sheet of a workbook being written."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from protocol_audit.reports.package import clean
from protocol_audit.reports.workbook.cells import cell_text, reference
from protocol_audit.reports.workbook.heights import STANDARD_WIDTH, height_of
from protocol_audit.reports.workbook.looks import HEAD, TEXT, Look

Value = str | int | float | datetime.date | None

_LETTER = 1  # Excel's number for this paper
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.7, "bottom": 0.7}  # inches
# What a protected sheet still allows: its cells to fill in, and everything that changes no words.
_ALLOWED = {
    "autofilter": True,
    "sort": True,
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
_DAY_FORMAT = "yyyy-mm-dd"
_BEGINS_FORMULA = "=+-@\t\r\n"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its width in characters, and how its cells look."""

    head: str
    width: float
    look: Look = TEXT


class Sheet:
    """A sheet; rows and columns count from 0, and ranges include their last row and column."""

    def __init__(self, name: str, worksheet: Any, format_of: Callable[[Look], Any], workbook: Any) -> None:
        self.name = name
        self._sheet = worksheet
        self._format_of = format_of
        self._workbook = workbook
        self._widths: list[float] = []
        self._fixed: set[int] = set()
        self._heights: dict[int, float] = {}
        self._sheet.hide_gridlines(2)
        self._sheet.set_margins(**_MARGINS)

    def write(self, row: int, column: int, value: Value, look: Look = TEXT) -> None:
        """Write a value. Text stays text whatever it begins with; None is an empty cell with a look."""
        if isinstance(value, str) and value:
            self._make_room(row, column, value, look)
            if value[0] in _BEGINS_FORMULA:
                look = replace(look, format="@", quoted=True)
            self._sheet.write_string(row, column, cell_text(value), self._format_of(look))
        elif isinstance(value, datetime.date):
            form = self._format_of(replace(look, format=look.format or _DAY_FORMAT))
            self._sheet.write_datetime(row, column, value, form)
        elif value is None or value == "":
            self._sheet.write_blank(row, column, None, self._format_of(look))
        else:
            self._sheet.write_number(row, column, value, self._format_of(look))

    def _make_room(self, row: int, column: int, text: str, look: Look) -> None:
        """Remember how high the row has to be for this text."""
        if look.wrap and row not in self._fixed:
            width = self._widths[column] if column < len(self._widths) else STANDARD_WIDTH
            self._heights[row] = max(self._heights.get(row, 0.0), height_of(text, width, look))

    def write_row(self, row: int, values: Sequence[Value], looks: Sequence[Look], *, first: int = 0) -> None:
        """Write one value beside the other, from column ``first``."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True), first):
            self.write(row, column, value, look)

    def write_formula(
        self, row: int, column: int, formula: str, saved: str | float, look: Look = TEXT
    ) -> None:
        """Write a formula of our own with the result to show where nothing calculates.

        Never put a document's words into ``formula``.
        """
        self._sheet.write_formula(row, column, formula, self._format_of(look), saved)

    def write_link(self, row: int, column: int, sheet: str, cell: str, text: str, look: Look) -> None:
        """Write a link to a cell of this workbook."""
        target = f"internal:{reference(sheet, cell)}"
        self._sheet.write_url(row, column, target, self._format_of(look), cell_text(text))

    def merge(self, row: int, first: int, last: int, value: str, look: Look) -> None:
        """One cell over several columns of a row; Excel fits no height to it, so give one (``height``)."""
        self._fixed.add(row)
        self._sheet.merge_range(row, first, row, last, "", self._format_of(look))
        self.write(row, first, value, look)

    def columns(self, widths: Sequence[float]) -> None:
        """Set the widths of the columns from the first on, in characters; before any text is written."""
        self._widths = list(widths)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)

    def height(self, row: int, points: float) -> None:
        """Set a row's height for good; without it the row fits its text, also while people type."""
        self._fixed.add(row)
        self._heights.pop(row, None)
        self._sheet.set_row(row, points)

    def heads(self, row: int, columns: Sequence[Column], *, last: int | None = None) -> None:
        """Write a table's heads, set the widths, and keep the heads in sight on screen and on paper.

        last  the table's last row, for the filter buttons; None for no buttons
        """
        self.columns([column.width for column in columns])
        for number, column in enumerate(columns):
            self.write(row, number, column.head, HEAD)
        self.freeze(row + 1)
        self._sheet.repeat_rows(row)
        if last is not None:
            self._sheet.autofilter(row, 0, max(last, row), len(columns) - 1)

    def freeze(self, row: int, column: int = 0) -> None:
        """Keep the rows above and the columns before in sight."""
        self._sheet.freeze_panes(row, column)

    def filter(self, cells: tuple[int, int, int, int]) -> None:
        """Filter buttons in the first row of cells (first row, first column, last row, last column)."""
        self._sheet.autofilter(*cells)

    def hide_column(self, column: int) -> None:
        """Put a column out of sight."""
        self._sheet.set_column(column, column, None, None, {"hidden": True})

    def chart(self, row: int, column: int, chart: Any, about: str) -> None:
        """Put a chart of ``Book.chart`` with its upper left corner at a cell; ``about`` is its words."""
        self._sheet.insert_chart(row, column, chart, {"description": about, "x_offset": 15, "y_offset": 4})

    def choices(
        self,
        cells: tuple[int, int, int, int],
        words: Sequence[str],
        *,
        title: str,
        message: str,
        cells_of_words: str = "",
    ) -> None:
        """A drop-down list in cells (first row, first column, last row, last column).

        words           without ``cells_of_words`` at most 255 characters in all, and no comma in any
        cells_of_words  cells of the workbook in which the words stand, as ``reference`` names them
        title, message  shown beside the cell, at most 32 and 255 characters
        """
        self._sheet.data_validation(
            *cells,
            {
                "validate": "list",
                "source": f"={cells_of_words}" if cells_of_words else list(words),
                "input_title": title,
                "input_message": message,
                "error_title": title,
                "error_message": f"Please choose one of: {', '.join(words)}."[:255],
            },
        )

    def prompt(self, row: int, column: int, *, title: str, message: str) -> None:
        """Say something beside a cell while it is selected, at most 32 and 255 characters."""
        self._sheet.data_validation(
            row, column, row, column, {"validate": "any", "input_title": title, "input_message": message}
        )

    def days(self, cells: tuple[int, int, int, int], *, title: str, message: str) -> None:
        """Ask for a day in cells; another text is let in after a question, and so is not lost."""
        self._sheet.data_validation(
            *cells,
            {
                "validate": "date",
                "criteria": ">",
                "value": datetime.date(2000, 1, 1),
                "input_title": title,
                "input_message": message,
                "error_title": title,
                "error_message": "This is no date that Excel understands. Keep it all the same?",
                "error_type": "warning",
            },
        )

    def note(self, row: int, column: int, text: str) -> None:
        """A note that is shown while the mouse is over a cell."""
        width = 300  # pixels
        height = height_of(text, width / 7, TEXT) * 4 / 3 + 20
        self._sheet.write_comment(row, column, clean(text), {"width": width, "height": height, "author": ""})

    def color_words(self, cells: tuple[int, int, int, int], colors: Mapping[str, tuple[str, str]]) -> None:
        """Color cells by the word in them, as people change it: word -> (color, ground)."""
        for word, (color, ground) in colors.items():
            look = self._workbook.add_format({"font_color": f"#{color}", "bg_color": f"#{ground}"})
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            self._sheet.conditional_format(*cells, rule)

    def print_on(self, *, turned: bool = True, footer: str = "", across: int = 1) -> None:
        """Print on Letter paper, with page numbers and these words in the footer.

        across  how many pages the sheet is wide; with more than one, the first column is on each
        """
        if across > 1:
            self._sheet.repeat_columns(0)
        if turned:
            self._sheet.set_landscape()
        self._sheet.set_paper(_LETTER)
        self._sheet.fit_to_pages(across, 0)
        self._foot(footer)

    def print_in_parts(self, parts: Sequence[int], *, repeat: int, scale: int, footer: str) -> None:
        """Print a wide table on several pages beside each other, on turned Letter paper.

        parts   the columns with which a new page begins
        repeat  the column that stands first on every page
        scale   percent
        """
        self._sheet.set_landscape()
        self._sheet.set_paper(_LETTER)
        self._sheet.set_print_scale(scale)
        self._sheet.print_across()
        self._sheet.repeat_columns(repeat, repeat)
        self._sheet.set_v_pagebreaks(list(parts))
        self._foot(footer)

    def _foot(self, footer: str) -> None:
        words = clean(" ".join(footer.split()))[:100].replace("&", "&&")
        self._sheet.set_footer(f"&L&8{words} &C&8&A&R&8Page &P of &N")

    def protect(self) -> None:
        """Lock all cells but those to fill in, without a password; filters and widths stay free."""
        self._sheet.protect("", _ALLOWED)

    def fit_rows(self) -> frozenset[int]:
        """Make every row as high as its text needs; what comes back are these rows."""
        for row, points in self._heights.items():
            self._sheet.set_row(row, points)
        return frozenset(self._heights)

    def cursor(self, row: int, column: int) -> None:
        """Put the cursor in this cell."""
        self._sheet.set_selection(row, column, row, column)

    def open_here(self) -> None:
        """Show this sheet first when the workbook is opened."""
        self._sheet.activate()
