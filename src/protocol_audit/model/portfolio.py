"""Many programs held against one pack: a row a program, small enough that hundreds fit."""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.model.claims import Agreement
from protocol_audit.model.finding import Status
from protocol_audit.model.pack import Pack, Standard


@dataclass(frozen=True, slots=True)
class ConflictQuote:
    """The words of a program that go against a standard.

    standard  its id
    says      what the toolkit rules out, in the pack's words
    place     where the words stand, in a line
    """

    standard: str
    says: str
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """One program's assessment in short.

    name         how the program is called in everything written
    file         the file that was assessed
    statuses     one a standard, in the pack's order
    is_claimed   True where no protocol was read, and every status is the program's own claim
    second_look  how many findings a person should look at before relying on them
    services     what it offers, or None where nobody said
    unread       what could not be read or understood, in words
    claims       how its own claims stand beside its protocol, where it made any
    """

    name: str
    file: str
    title: str
    date: str
    words: int
    services: tuple[str, ...] | None
    method: str
    statuses: tuple[Status, ...]
    conflicts: tuple[ConflictQuote, ...]
    second_look: int
    unread: tuple[str, ...]
    is_claimed: bool = False
    claims: tuple[Agreement, ...] = ()

    def count(self, status: Status) -> int:
        """How many standards have the status."""
        return self.statuses.count(status)


@dataclass(frozen=True, slots=True)
class NotRead:
    """A program that could not be assessed, or a file that was passed over, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The programs of a coalition, held against one pack.

    rows         those that were assessed
    failures     those that could not be, each with its message
    passed_over  files in the folder that were taken for no program's
    """

    title: str
    pack: Pack
    rows: tuple[ProgramRow, ...]
    failures: tuple[NotRead, ...] = ()
    passed_over: tuple[NotRead, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row.statuses) != len(self.pack.standards) for row in self.rows):
            raise ValueError("a program needs exactly one status for every standard, in pack order")

    def count(self, standard: Standard, *statuses: Status) -> int:
        """How many programs have one of the statuses on the standard."""
        place = self.pack.standards.index(standard)
        return sum(row.statuses[place] in statuses for row in self.rows)
