"""What a review worksheet holds, and the names that its reader and its writer agree on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from protocol_audit.model.claims import Problem
from protocol_audit.model.decisions import Action, Basis, Decision, Progress
from protocol_audit.model.finding import Finding, Status

if TYPE_CHECKING:
    from protocol_audit.model.assessment import Assessment

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


STANDARD_HEAD, ASKS_HEAD, KEY_HEAD = "Standard", "What the toolkit asks", "Key"
OWN_ROWS = "Your own rows"  # stands above them
HEADS: dict[Column, str] = {
    Column.CHECKED: "Checked again",
    Column.DECISION: "Decision",
    Column.WHY: "Reason",
    Column.BY: "Reviewer",
    Column.ON: "Decided on",
    Column.WORDS: "Words that show it",
    Column.ACTION: "Corrective action",
    Column.RESPONSIBLE: "Responsible",
    Column.TARGET: "Target date",
    Column.EVIDENCE: "Evidence to show",
    Column.PROGRESS: "Progress",
    Column.DONE: "Date done",
    Column.NOTE: "Notes",
}
OF_DECISION = (Column.DECISION, Column.WHY, Column.BY, Column.ON, Column.WORDS)
OF_ACTION = tuple(column for column in Column if column not in (Column.CHECKED, *OF_DECISION))

# What the drop-downs offer beside the statuses.
AGREE, STILL_RIGHT = "Agree", "Still right"
PROGRESS_WORDS: dict[Progress, str] = {
    Progress.NOT_STARTED: "Not started",
    Progress.IN_PROGRESS: "In progress",
    Progress.WAITING: "Waiting",
    Progress.DONE: "Done",
    Progress.DROPPED: "Not going ahead",
}

# A cell of the user's own: text, number or day, as the file had it.
Value = str | int | float | date
Row = tuple[Value | None, ...]


def key_of_suggestion(text: str) -> str:
    """A fingerprint of a text that the report suggests, to tell whether somebody has changed it since."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", errors="surrogatepass")).hexdigest()[:8]


def content_of(cells: Mapping[Column, Value]) -> str:
    """What stands in the cells of a decision, to tell whether somebody has changed it since."""
    texts = (str(cells.get(column, "")) for column in OF_DECISION)
    return " ".join(" | ".join(texts).split())


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
    rows     the user's own rows there: head -> value
    done     the rows of the sheet of closed gaps, cells from the left, its heads first
    log      the log so far, oldest first
    sheets   the user's own sheets: name -> rows
    """

    cells: Mapping[str, Mapping[Column, Value]] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    rows: tuple[Mapping[str, Value], ...] = ()
    done: tuple[Row, ...] = ()
    log: tuple[LogEntry, ...] = ()
    sheets: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name, without its folder, and its SHA-256."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """The files of decisions as read: at most one decision and one action a standard.

    problems  what was not understood, or is not applied, with where it stands
    """

    sources: tuple[SourceFile, ...]
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    problems: tuple[Problem, ...] = ()
    made: Made = Made()
    kept: Kept = Kept()

    @property
    def file(self) -> str:
        """The names of the files, as people say them."""
        return ", ".join(source.file for source in self.sources)

    def with_problems(self, *problems: Problem) -> Decisions:
        """The same with further problems."""
        return replace(self, problems=(*self.problems, *problems))


class Look(StrEnum):
    """Why a row of the worksheet stands where it does, the most pressing first."""

    CHECK_AGAIN = "check_again"
    INCOMPLETE = "incomplete"  # a decision is begun, and cannot be applied
    CONFLICT = "conflict"
    MARKED = "marked"
    GAP = "gap"
    OPEN = "open"  # met, and nobody has looked yet
    DECIDED = "decided"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Carried:
    """A decision that has to be made again: its ground, and its cells as one text (``content_of``)."""

    basis: Basis
    content: str


@dataclass(frozen=True, slots=True)
class ClosedGap:
    """A gap that is none any more, with all that was planned for it."""

    closed_on: date
    finding: Finding
    was: Status
    cells: Mapping[Column, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A review worksheet to be written.

    rows     each finding with why it stands there, in the worksheet's order
    keys     standard -> what its hidden key says: its id, and a fingerprint of what was read
    cells    what is filled in already: standard -> column -> value
    carried  standard -> the decision that has to be made again
    closed   the gaps that were closed since the last worksheet; ``kept.done`` has the earlier ones
    log      the whole log, oldest first
    """

    assessment: Assessment
    made: Made
    rows: tuple[tuple[Look, Finding], ...]
    keys: Mapping[str, str]
    cells: Mapping[str, Mapping[Column, Value]]
    carried: Mapping[str, Carried]
    closed: tuple[ClosedGap, ...]
    log: tuple[LogEntry, ...]
    kept: Kept
