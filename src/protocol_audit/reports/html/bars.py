"""The bars of statuses by level: lengths for the page's drawing, and what they show in words."""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.model import Assessment, Level, Status
from protocol_audit.reports.counts import describe_counts, levels_and_counts

WIDTH = 600  # of the longest bar, in the drawing's own units


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar."""

    status: Status
    number: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The findings of a level."""

    level: Level
    pieces: tuple[Piece, ...]
    counts: dict[Status, int]


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars, with what they show."""

    bars: tuple[Bar, ...]
    about: str


def bars(assessment: Assessment) -> Bars:
    """One bar a level, as long as it has findings."""
    table = levels_and_counts(assessment)
    longest = max((sum(counts.values()) for counts in table.values()), default=1)
    return Bars(
        tuple(Bar(level, _pieces(counts, longest), counts) for level, counts in table.items()),
        describe_counts(assessment),
    )


def _pieces(counts: dict[Status, int], longest: int) -> tuple[Piece, ...]:
    pieces, start = [], 0.0
    for status, number in counts.items():
        if number:
            width = round(WIDTH * number / longest, 1)
            pieces.append(Piece(status, number, round(start, 1), width))
            start += width
    return tuple(pieces)
