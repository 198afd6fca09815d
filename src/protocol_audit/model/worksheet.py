"""What a review worksheet holds, and the names that its reader and its writer agree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from protocol_audit.model.claims import Problem
from protocol_audit.model.decisions import Action, Basis, Decision

REVIEW_SHEET, DONE_SHEET, LOG_SHEET = "Review", "Done", "Log"
GUIDE_SHEET, RECORD_SHEET = "How to use this", "Record"


class Column(StrEnum):
    """The columns of the review sheet that people fill in, by the name that code uses."""

    CHECKED = "checked"
    DECISION = "decision"
    WHY = "why"
    BY = "by"
    ON = "on"
    WORDS = "words"
    ACTION = "action"
    RESPONSIBLE = "responsible"
    TARGET = "target"
    EVIDENCE = "evidence"
    PROGRESS = "progress"
    DONE = "done"
    NOTE = "note"


# A cell of the user's own: text, number, day or truth, as the file had it.
Value = str | int | float | bool | date
Row = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log, as texts: who decided what and when.

    logged_on  the day of the run that wrote it
    read       what the tool had read then
    """

    logged_on: str
    standard: str
    event: str
    read: str
    decided: str
    by: str
    on: str
    why: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a worksheet was made from; "" where it does not say.

    passages  fingerprints of the protocol's passages then
    read      standard -> what the tool had read then
    gaps      the standards that were gaps then, by the decided status
    """

    pack: str = ""
    pack_version: str = ""
    agency: str = ""
    protocol: str = ""
    sha256: str = ""
    passages: frozenset[str] = frozenset()
    read: Mapping[str, Basis] = field(default_factory=dict)
    gaps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that people typed into a worksheet, to be carried over as it is.

    cells    what stands in the columns to fill in: standard -> column -> value
    columns  the user's own columns of the review sheet: head -> standard -> value
    rows     the user's own rows there, cells from the left
    done     the rows of the sheet of closed gaps, cells from the left
    log      the log so far, oldest first
    sheets   the user's own sheets: name -> rows
    """

    cells: Mapping[str, Mapping[Column, Value]] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    done: tuple[Row, ...] = ()
    log: tuple[LogEntry, ...] = ()
    sheets: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decisions:
    """A file of decisions as read: at most one decision and one action a standard.

    file      its name, without its folder
    problems  what was not understood, or is not applied, with where it stands
    """

    file: str
    sha256: str
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    problems: tuple[Problem, ...] = ()
    made: Made = Made()
    kept: Kept = Kept()

    def with_problems(self, *problems: Problem) -> Decisions:
        """The same with further problems."""
        return replace(self, problems=(*self.problems, *problems))
