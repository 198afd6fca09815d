"""From what is filled in on one row to a decision and an action, and what is not understood of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from protocol_audit.model import Action, Basis, Day, Decision, Problem
from protocol_audit.model.worksheet import Carried, Column, Value, content_of
from protocol_audit.readers.decisions.days import read_day
from protocol_audit.readers.decisions.words import (
    decision_of,
    is_checked,
    is_decision,
    progress_of,
    suggest_decision,
    suggest_progress,
)

_NOT_APPLIED = "the decision is not applied"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is filled in for one standard.

    cell  says where the value of a column stands, "Review!J7"
    """

    standard: str
    cells: Mapping[Column, Value]
    cell: Callable[[Column], str]

    def text(self, column: Column) -> str:
        """What stands in the column, as text."""
        return str(self.cells.get(column, "")).strip()

    def problem(self, column: Column, message: str) -> Problem:
        """A problem with what stands in the column."""
        return Problem(self.cell(column), f"{self.standard}: {message}")


def decision_in(
    entry: Entry, basis: Basis | None, carried: Carried | None
) -> tuple[Decision | None, list[Problem]]:
    """The decision of a row, or None where there is none or it is not applied, and why.

    basis    what the worksheet showed
    carried  the decision that had to be made again, where the row had one
    """
    problems = list(_problems(entry))
    if not entry.text(Column.DECISION) or any(_NOT_APPLIED in problem.message for problem in problems):
        return None, problems
    on, unclear = _day(entry, Column.ON)
    if unclear:
        problems.append(entry.problem(Column.ON, unclear))
    decision = Decision(
        entry.standard,
        decision_of(entry.text(Column.DECISION)),
        why=entry.text(Column.WHY),
        by=entry.text(Column.BY),
        on=on,
        words=entry.text(Column.WORDS),
        basis=basis,
        cell=entry.cell(Column.DECISION),
    )
    return _checked(decision, entry, carried), problems


def _problems(entry: Entry) -> Iterator[Problem]:
    """What keeps the decision from being applied."""
    said, why, by = (entry.text(column) for column in (Column.DECISION, Column.WHY, Column.BY))
    if not said:
        if why or entry.text(Column.WORDS):
            column = Column.WHY if why else Column.WORDS
            yield entry.problem(column, "something is written here, but no decision is chosen")
        return
    if not is_decision(said):
        yield entry.problem(
            Column.DECISION,
            f"decision {said!r} is not understood, so {_NOT_APPLIED}; {suggest_decision(said)}",
        )
    missing = [name for name, text in (("reason", why), ("name", by)) if not text]
    if missing:
        column = Column.WHY if not why else Column.BY
        yield entry.problem(column, f"decision {said!r} has no {' and no '.join(missing)}, so {_NOT_APPLIED}")


def _checked(decision: Decision, entry: Entry, carried: Carried | None) -> Decision:
    """The decision on its ground: the sheet's where it was made or confirmed there, else the earlier one."""
    if carried is None:
        return decision
    if is_checked(entry.text(Column.CHECKED)):
        return replace(decision, checked_again=True)
    if content_of(entry.cells) != carried.content:
        return decision
    return replace(decision, basis=carried.basis, unchecked=True)


def action_in(entry: Entry) -> tuple[Action | None, list[Problem]]:
    """What is planned on a row, or None where nothing is; nothing that was typed is left out of it."""
    problems = []
    days = {}
    for column in (Column.TARGET, Column.DONE):
        days[column], unclear = _day(entry, column)
        if unclear:
            problems.append(entry.problem(column, unclear))
    said, note = entry.text(Column.PROGRESS), entry.text(Column.NOTE)
    progress = progress_of(said)
    if said and progress is None:
        note = "; ".join(part for part in (said, note) if part)
        problems.append(
            entry.problem(Column.PROGRESS, f"progress {said!r} is not understood; {suggest_progress(said)}")
        )
    action = Action(
        entry.standard,
        action=entry.text(Column.ACTION),
        responsible=entry.text(Column.RESPONSIBLE),
        target=days[Column.TARGET],
        evidence=entry.text(Column.EVIDENCE),
        progress=progress,
        done=days[Column.DONE],
        note=note,
    )
    return (action if action.is_planned else None), problems


def _day(entry: Entry, column: Column) -> tuple[Day, str]:
    value = entry.cells.get(column)
    if isinstance(value, date):
        return Day(value.isoformat(), value), ""
    text = entry.text(column)
    day, unclear = read_day(text)
    return day, f"{text!r}: {unclear}" if unclear else ""
