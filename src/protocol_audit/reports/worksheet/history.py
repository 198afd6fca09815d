"""The sheets with what is past: closed gaps, and the log of decisions. Both are only added to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from protocol_audit.model import STATUS_WORDS
from protocol_audit.model.worksheet import (
    DONE_SHEET,
    HEADS,
    LOG_SHEET,
    OF_ACTION,
    ClosedGap,
    Column,
    LogEntry,
    Row,
    Value,
    Worksheet,
)
from protocol_audit.reports.workbook import CENTERED, ID, QUIET, TEXT, TITLE, Book, Look, Sheet
from protocol_audit.reports.workbook import Column as TableColumn

_HEAD_ROW = 2
_DAY = replace(CENTERED, format="yyyy-mm-dd")
_DECISION = (Column.DECISION, Column.WHY, Column.BY, Column.ON)
_WIDTHS: dict[Column, float] = {
    Column.DECISION: 15,
    Column.WHY: 28,
    Column.BY: 15,
    Column.ON: 11,
    Column.ACTION: 34,
    Column.RESPONSIBLE: 16,
    Column.TARGET: 11,
    Column.EVIDENCE: 24,
    Column.PROGRESS: 12,
    Column.DONE: 11,
    Column.NOTE: 20,
}
_DONE = (
    TableColumn("Closed on", 11, _DAY),
    TableColumn("Standard", 9, ID),
    TableColumn("What it is about", 26, TEXT),
    TableColumn("Was", 14, CENTERED),
    TableColumn("Is now", 14, CENTERED),
    *(
        TableColumn(
            HEADS[column],
            _WIDTHS[column],
            _DAY if column in (Column.ON, Column.TARGET, Column.DONE) else TEXT,
        )
        for column in (*_DECISION, *OF_ACTION)
    ),
)
# The first column of the plan, with which a new page begins in print; and percent, for Letter on its side.
_PLAN_BEGINS, _SCALE = next(n for n, c in enumerate(_DONE) if c.head == HEADS[Column.ACTION]), 75
_LOG = (
    TableColumn("Logged on", 11, _DAY),
    TableColumn("Standard", 9, ID),
    TableColumn("What happened", 20, TEXT),
    TableColumn("Read in the protocol", 18, CENTERED),
    TableColumn("Counts as", 18, CENTERED),
    TableColumn("By", 18, TEXT),
    TableColumn("On", 12, _DAY),
    TableColumn("Why", 70, TEXT),
)


def write_done(book: Book, worksheet: Worksheet, footer: str) -> None:
    """The gaps that are closed, each with its history."""
    before = worksheet.kept.done
    extra = before[0][len(_DONE) :] if before else ()
    own = [TableColumn(str(head or ""), 18, TEXT) for head in extra]
    rows = [*before[1:], *map(_closed_row, worksheet.closed)]
    hint = "Gaps that are closed, with what was planned and done for them. Rows are added at the end."
    sheet = book.sheet(DONE_SHEET)
    _write_table(sheet, "Done", hint, (*_DONE, *own), rows)
    sheet.print_in_parts([_PLAN_BEGINS], repeat=1, scale=_SCALE, footer=footer)


def write_log(book: Book, worksheet: Worksheet, footer: str) -> None:
    """Who decided what and when."""
    hint = "Who decided what, when and why. Lines are only ever added."
    rows = [_log_row(entry) for entry in worksheet.log]
    sheet = book.sheet(LOG_SHEET)
    _write_table(sheet, "Log", hint, _LOG, rows)
    sheet.print_on(footer=footer)


def _closed_row(gap: ClosedGap) -> Row:
    finding = gap.finding
    return (
        gap.closed_on,
        finding.standard.id,
        finding.standard.title,
        STATUS_WORDS[gap.was],
        STATUS_WORDS[finding.decided],
        *_cells(gap.cells, (*_DECISION, *OF_ACTION)),
    )


def _cells(cells: Mapping[Column, Value], columns: Sequence[Column]) -> Row:
    return tuple(cells.get(column) for column in columns)


def _log_row(entry: LogEntry) -> Row:
    return (
        entry.logged_on,
        entry.standard,
        entry.event,
        entry.read,
        entry.decided,
        entry.by,
        entry.on,
        entry.why,
    )


def _write_table(
    sheet: Sheet, title: str, hint: str, columns: Sequence[TableColumn], rows: Sequence[Row]
) -> None:
    last = _HEAD_ROW + len(rows)
    sheet.heads(_HEAD_ROW, columns, last=last if rows else None)
    sheet.write(0, 0, title, replace(TITLE, wrap=False))
    sheet.height(0, 28)
    sheet.write(1, 0, hint if rows else f"{hint} Nothing stands here yet.", replace(QUIET, wrap=False))
    for number, values in enumerate(rows, _HEAD_ROW + 1):
        for place, value in enumerate(values):
            look: Look = columns[place].look if place < len(columns) else TEXT
            sheet.write(number, place, value, look)
