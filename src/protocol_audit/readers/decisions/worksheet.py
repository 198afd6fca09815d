"""Reads a filled-in review worksheet (.xlsx)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import Action, Decision, Decisions, Pack, Problem
from protocol_audit.model.worksheet import (
    DONE_SHEET,
    GUIDE_SHEET,
    LOG_SHEET,
    RECORD_SHEET,
    REVIEW_SHEET,
    Carried,
    Kept,
    LogEntry,
    Made,
    Row,
    SourceFile,
)
from protocol_audit.readers.decisions.entries import action_in, decision_in
from protocol_audit.readers.decisions.record import read_record
from protocol_audit.readers.decisions.table import Found, find_review, read_table, rows_of
from protocol_audit.readers.workbook.sheet import Sheet
from protocol_audit.readers.workbook.xlsx import read_xlsx

_OURS = frozenset((REVIEW_SHEET, DONE_SHEET, LOG_SHEET, RECORD_SHEET, GUIDE_SHEET))
_LOG_HEAD, _DONE_HEAD = "Logged on", "Closed on"


def read_worksheet(path: Path, pack: Pack) -> Decisions:
    """The decisions and the plan in a worksheet; raises ReadError where the file is none."""
    book = read_xlsx(path)
    review = find_review(book.sheets, REVIEW_SHEET)
    if review is None:
        names = ", ".join(sheet.name for sheet in book.sheets)
        raise ReadError(
            f"{path.name}: no review worksheet: no sheet has the heads “Standard” and “Decision” (its "
            f"sheets: {names}). Give a workbook that protocol-audit worksheet has written"
        )
    by_name = {sheet.name: sheet for sheet in book.sheets}
    made, carried = read_record(_texts(by_name.get(RECORD_SHEET)))
    found = read_table(review, pack)
    decisions, actions, problems = _entries(found, made, carried)
    if not made.pack:
        problems = [_no_record(path), *problems]
    return Decisions(
        sources=(SourceFile(path.name, book.sha256),),
        decisions=tuple(decisions),
        actions=tuple(actions),
        problems=tuple(problems),
        made=made,
        kept=_kept(book.sheets, review, by_name, found),
    )


def _entries(
    found: Found, made: Made, carried: dict[str, Carried]
) -> tuple[list[Decision], list[Action], list[Problem]]:
    decisions, actions, problems = [], [], list(found.problems)
    for entry in found.entries.values():
        decision, unclear = decision_in(entry, made.read.get(entry.standard), carried.get(entry.standard))
        action, unclear_plan = action_in(entry)
        problems += [*unclear, *unclear_plan]
        decisions += [decision] if decision else []
        actions += [action] if action else []
    return decisions, actions, problems


def _kept(sheets: Sequence[Sheet], review: Sheet, by_name: dict[str, Sheet], found: Found) -> Kept:
    own = [sheet for sheet in sheets if sheet.name not in _OURS and sheet is not review]
    return Kept(
        cells={entry.standard: entry.cells for entry in found.entries.values() if entry.cells},
        columns=found.own_columns,
        rows=tuple(found.own_rows),
        done=_below(by_name.get(DONE_SHEET), _DONE_HEAD),
        log=tuple(_log_entry(row) for row in _below(by_name.get(LOG_SHEET), _LOG_HEAD)[1:]),
        sheets={sheet.name: rows for sheet in own if (rows := tuple(rows_of(sheet)))},
    )


def _below(sheet: Sheet | None, head: str) -> tuple[Row, ...]:
    """The rows of a table from its heads on, which begin with this one."""
    rows = list(rows_of(sheet)) if sheet else []
    start = next((n for n, row in enumerate(rows) if row and str(row[0]).strip() == head), None)
    return () if start is None else tuple(rows[start:])


def _log_entry(row: Row) -> LogEntry:
    texts = [str(value) if value is not None else "" for value in row]
    return LogEntry(*[*texts, *[""] * 8][:8])


def _texts(sheet: Sheet | None) -> list[list[str]]:
    """The cells of a sheet as text, from the left."""
    rows = rows_of(sheet) if sheet else ()
    return [["" if value is None else str(value) for value in row] for row in rows]


def _no_record(path: Path) -> Problem:
    return Problem(
        path.name,
        f"its hidden sheet {RECORD_SHEET} is not there, so nobody can tell on which words the decisions were "
        f"made: they are shown and not applied. Use the worksheet as protocol-audit wrote it",
    )
