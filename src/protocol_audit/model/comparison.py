"""Two assessments of one program held against each other, standard by standard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from protocol_audit.model.finding import Status
from protocol_audit.model.pack import Level
from protocol_audit.model.protocol import Place

_GAPS = (Status.PARTIAL, Status.NOT_ADDRESSED, Status.CONFLICT)


class Change(StrEnum):
    """What became of one standard between two assessments."""

    CLOSED = "closed"  # a gap before, met now
    IMPROVED = "improved"  # a gap before, a smaller one now, or one that is explained
    NEW = "new"  # no gap before, one now
    WORSE = "worse"  # a gap before, a larger one now
    UNCHANGED = "unchanged"
    NOW_APPLIES = "now_applies"  # did not apply before
    NO_LONGER_APPLIES = "no_longer_applies"
    ADDED = "added"  # the older pack did not have it
    REMOVED = "removed"  # the newer pack does not have it


class PackChange(StrEnum):
    """How a standard differs between the two packs."""

    NONE = ""
    ASKS = "asks"  # it asks something else
    WORDINGS = "wordings"  # it asks the same, and is recognized by other wordings or rules


@dataclass(frozen=True, slots=True)
class PlacedQuote:
    """Words of a protocol and where they stand."""

    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class Side:
    """One standard in one of the two assessments.

    status    that counts, after decisions
    read      what was read, before any decision
    words     the strongest first
    decision  what a reviewer decided, in words, or ""
    why       what decided
    """

    status: Status
    read: Status
    words: tuple[PlacedQuote, ...] = ()
    decision: str = ""
    why: str = ""

    @property
    def is_gap(self) -> bool:
        """True where the status that counts is partial, not addressed or conflict."""
        return self.status in _GAPS


@dataclass(frozen=True, slots=True)
class StandardChange:
    """One standard before and after; a side is None where its pack does not have the standard."""

    standard: str
    title: str
    section: str
    level: Level
    change: Change
    before: Side | None
    after: Side | None
    pack_change: PackChange = PackChange.NONE

    @property
    def is_decision_changed(self) -> bool:
        """True where a reviewer's decision is not the same in both."""
        return bool(self.before and self.after) and self._decision(self.before) != self._decision(self.after)

    @staticmethod
    def _decision(side: Side | None) -> str:
        return side.decision if side else ""

    @property
    def is_of_pack(self) -> bool:
        """True where the pack changed, so that a difference need not be the program's doing."""
        return self.pack_change is not PackChange.NONE or self.change in (Change.ADDED, Change.REMOVED)


@dataclass(frozen=True, slots=True)
class Source:
    """One of the two assessments, as it says itself.

    file     the protocol, or the self-assessment where no protocol was read
    claimed  True where no protocol was read
    """

    name: str
    file: str
    title: str
    agency: str
    date: str
    sha256: str
    pack_version: str
    pack_sha256: str
    tool: str
    method: str
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One program before and after, every standard of either pack once, in the newer pack's order.

    notes  what a reader has to know before taking a difference for the program's doing
    """

    pack: str
    before: Source
    after: Source
    changes: tuple[StandardChange, ...]
    notes: tuple[str, ...] = ()

    def by(self, change: Change) -> tuple[StandardChange, ...]:
        """What changed in this way and is not the pack's doing."""
        return self._where(lambda one: one.change is change and not one.is_of_pack)

    @property
    def of_pack(self) -> tuple[StandardChange, ...]:
        """What the newer pack added, took out or asks in another way, where a status differs or may."""
        return self._where(lambda one: one.is_of_pack)

    @property
    def decisions(self) -> tuple[StandardChange, ...]:
        """Where a reviewer's decision is not the same in both."""
        return self._where(lambda one: one.is_decision_changed)

    def _where(self, test: Callable[[StandardChange], bool]) -> tuple[StandardChange, ...]:
        return tuple(one for one in self.changes if test(one))


@dataclass(frozen=True, slots=True)
class PortfolioComparison:
    """Many programs before and after.

    programs  those that are in both, by name
    only_before, only_after  the names of those that are in one of them
    """

    pack: str
    before: str
    after: str
    programs: tuple[tuple[str, Comparison], ...]
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
