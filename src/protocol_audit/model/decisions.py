"""What a reviewer decided on findings, and what is planned to close the gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from protocol_audit.model.finding import Evidence, Status


@dataclass(frozen=True, slots=True)
class Day:
    """A day as somebody typed it. ``day`` is None where the text names no day for certain."""

    text: str = ""
    day: date | None = None

    def __str__(self) -> str:
        return self.day.isoformat() if self.day else self.text


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a protocol without their place.

    under  what carries them: the lead-in of a list item, column head and first cell of a table row; or ""
    """

    quote: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a decision was made on.

    status    what the tool had read
    standard  fingerprint of what the standard asked
    words     the words that were shown, strongest first: evidence, or the closest text where there was none
    """

    status: Status
    standard: str
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a reviewer.

    status     None: the reviewer agrees with what the tool had read
    words      words of the protocol that the reviewer points to; "" where none
    basis      None where nobody can tell what it was made on
    unchecked  True where it had to be made again when the file was written, and nobody has since
    checked_again  True where the reviewer looked at it again, and said that it is still right
    cell       where it stands, "Review!J7"
    """

    standard: str
    status: Status | None
    why: str
    by: str
    on: Day = Day()
    words: str = ""
    basis: Basis | None = None
    unchecked: bool = False
    checked_again: bool = False
    cell: str = ""

    def __post_init__(self) -> None:
        if not self.why.strip() or not self.by.strip():
            raise ValueError(f"{self.standard}: a decision needs a reason and a name")

    @property
    def meant(self) -> Status | None:
        """The status that the reviewer meant; None where it agrees with nobody knows what."""
        return self.status or (self.basis.status if self.basis else None)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision held against today's finding.

    stale  why it has to be made again, a sentence, and then it is not applied; "" where it holds
    shown  where the words that the reviewer points to stand, or None where there are none
    """

    decision: Decision
    stale: str = ""
    shown: Evidence | None = None


class Progress(StrEnum):
    """How far a corrective action is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Action:
    """What is planned to close one gap. Text is as typed; "" where a cell is empty.

    progress  None where nothing was said, or nothing that was understood
    note      what else was typed for the plan, the words of a progress that was not understood among it
    """

    standard: str
    action: str = ""
    responsible: str = ""
    target: Day = Day()
    evidence: str = ""
    progress: Progress | None = None
    done: Day = Day()
    note: str = ""

    @property
    def is_done(self) -> bool:
        """True where it is said to be done, by progress or by a date."""
        return self.progress is Progress.DONE or (self.progress is None and bool(self.done.text))

    @property
    def is_planned(self) -> bool:
        """True where somebody filled in any of it."""
        texts = (self.action, self.responsible, self.target.text, self.evidence, self.done.text, self.note)
        return any(texts) or self.progress is not None

    def is_overdue(self, today: date) -> bool:
        """True where the target date is past and the action is neither done nor dropped."""
        is_open = not self.is_done and self.progress is not Progress.DROPPED
        return is_open and self.target.day is not None and self.target.day < today
