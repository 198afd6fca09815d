"""The workbook's charts: native Excel charts over its formulas, readable in black and white."""

from __future__ import annotations

from typing import Any

from protocol_audit.model import Status
from protocol_audit.reports.portfolio import standard_sheet
from protocol_audit.reports.portfolio.book import FIRST, GLANCE, HEAD, STANDARDS, TRAINING, PortfolioBook
from protocol_audit.reports.workbook import Sheet
from protocol_audit.reports.workbook.looks import INK

_FILLS: dict[Status, dict[str, Any]] = {
    Status.MET: {"fill": {"color": "#1B5E37"}, "border": {"color": "#1B5E37"}},
    Status.PARTIAL: {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#B87503", "bg_color": "#FFFFFF"},
        "border": {"color": "#B87503"},
    },
    Status.NOT_ADDRESSED: {"fill": {"color": "#FFFFFF"}, "border": {"color": "#3B4A5E"}},
    Status.CONFLICT: {
        "pattern": {"pattern": "large_check", "fg_color": "#9B1C1C", "bg_color": "#FFFFFF"},
        "border": {"color": "#9B1C1C"},
    },
    Status.EXPLAINED: {
        "pattern": {"pattern": "wide_downward_diagonal", "fg_color": "#1F4E8C", "bg_color": "#FFFFFF"},
        "border": {"color": "#1F4E8C"},
    },
}
_GAP_ORDER = (Status.CONFLICT, Status.NOT_ADDRESSED, Status.PARTIAL)
_FONT = {"size": 9, "color": "#262626"}


def add_gap_chart(book: PortfolioBook, sheet: Sheet, *, row: int, column: int) -> None:
    """A bar a standard, of what is open."""
    last = standard_sheet.last_row(book)
    chart = _bars(book, "Programs with a gap, by standard", last - FIRST + 1)
    for status in _GAP_ORDER:
        of_status = standard_sheet.OF_STATUS[status]
        chart.add_series(
            {
                "name": [STANDARDS, HEAD, of_status],
                "categories": [STANDARDS, FIRST, standard_sheet.ID, last, standard_sheet.ID],
                "values": [STANDARDS, FIRST, of_status, last, of_status],
                "gap": 40,
                **_FILLS[status],
            }
        )
    about = "Bar chart of how many programs have a gap on each standard, divided by status"
    sheet.chart(row, column, chart, about)


def add_most_missed_chart(book: PortfolioBook, sheet: Sheet, *, first: int, many: int, column: int) -> None:
    """A bar for each of the standards that most programs miss.

    first, many  the row of the first of them in the table, and how many are shown
    """
    last = first + many - 1
    chart = _bars(book, "What most programs miss", many)
    chart.add_series(
        {
            "name": "Programs with a gap",
            "categories": [TRAINING, first, 1, last, 1],
            "values": [TRAINING, first, 4, last, 4],
            "gap": 40,
            "fill": {"color": f"#{INK}"},
            "data_labels": {"value": True, "font": _FONT},
        }
    )
    chart.set_legend({"none": True})
    chart.set_size({"width": 760, "height": 120 + 26 * many})
    about = "Bar chart of the standards that most programs miss, with the number of programs"
    sheet.chart(first - 1, column, chart, about)


def add_section_chart(book: PortfolioBook, sheet: Sheet, *, head: int, columns: dict[Status, int]) -> None:
    """A bar a section, divided by status in percent.

    head     the row of the table's head
    columns  the table's columns by status
    """
    many = len(book.portfolio.pack.sections)
    chart = _bars(book, "How the sections stand", many, "percent_stacked")
    for status, column in columns.items():
        chart.add_series(
            {
                "name": [GLANCE, head, column],
                "categories": [GLANCE, head + 1, 0, head + many, 0],
                "values": [GLANCE, head + 1, column, head + many, column],
                "gap": 40,
                **_FILLS[status],
            }
        )
    about = "Bar chart of the share of each status in each section, over all programs shown"
    sheet.chart(head - 1, 2 + max(columns.values()) + 1, chart, about)


def _bars(book: PortfolioBook, title: str, many: int, subtype: str = "stacked") -> Any:
    """An empty bar chart with room for so many bars, the first on top."""
    chart = book.chart("bar", subtype)
    chart.set_title({"name": title, "name_font": {"size": 12, "color": f"#{INK}"}, "overlay": False})
    chart.set_size({"width": 620, "height": 120 + 20 * many})
    chart.set_y_axis({"reverse": True, "num_font": _FONT, "interval_unit": 1, "line": {"color": "#8A8A8A"}})
    grid = {"visible": True, "line": {"color": "#D9D9D9"}}
    chart.set_x_axis({"num_font": _FONT, "major_gridlines": grid})
    chart.set_legend({"position": "top", "font": _FONT})
    return chart
