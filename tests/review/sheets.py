"""Worksheets as people fill them in: written by the tool, edited cell by cell, read again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from protocol_audit.model import Assessment, Decisions, Pack
from protocol_audit.readers.decisions import read_decisions
from protocol_audit.reports.worksheet import write_worksheet
from protocol_audit.review.decisions import join_decisions
from protocol_audit.review.worksheet import make_worksheet

TODAY = date(2026, 11, 26)
DECIDED: dict[str, object] = {
    "Decision": "Partly addressed",
    "Reason": "The log says otherwise",
    "Reviewer": "Ana Reyes",
    "Decided on": date(2026, 11, 20),
}


def sheet_of(assessment: Assessment, path: Path, *, today: date = TODAY) -> Path:
    """A worksheet for the assessment, written to this path."""
    path.write_bytes(write_worksheet(make_worksheet(assessment, today), made_on=today))
    return path


def heads_of(sheet: Any) -> dict[str, int]:
    """The columns of the review sheet by their heads."""
    return {cell.value: cell.column for cell in sheet[3] if cell.value}


def row_of(sheet: Any, standard: str) -> int:
    """The row of a standard."""
    column = heads_of(sheet)["Standard"]
    return next(row for row in range(4, sheet.max_row + 1) if sheet.cell(row, column).value == standard)


def put(sheet: Any, standard: str, cells: Mapping[str, object]) -> None:
    """Type into the row of a standard: head -> value."""
    heads, row = heads_of(sheet), row_of(sheet, standard)
    for head, value in cells.items():
        sheet.cell(row, heads[head]).value = value


def fill(path: Path, rows: Mapping[str, Mapping[str, object]], **more: object) -> Path:
    """Type into a worksheet: standard -> head -> value; ``edit`` takes the workbook after that."""
    book: Workbook = load_workbook(path)
    for standard, cells in rows.items():
        put(book["Review"], standard, cells)
    edit = more.get("edit")
    if callable(edit):
        edit(book)
    book.save(path)
    return path


def read(path: Path, pack: Pack) -> Decisions:
    """The worksheet, read."""
    return read_decisions(path, pack)


def joined(assessment: Assessment, path: Path) -> Assessment:
    """The assessment with the worksheet's decisions."""
    return join_decisions(assessment, read_decisions(path, assessment.pack))


def values(path: Path, sheet: str) -> list[tuple[object, ...]]:
    """The rows of a sheet with something in them."""
    rows = load_workbook(path)[sheet].iter_rows(values_only=True)
    return [row for row in rows if any(value is not None for value in row)]
