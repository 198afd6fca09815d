"""What every form of a comparison calls the same thing, and in which order it tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from protocol_audit.model import Change, Comparison, PackChange, Side, Source, StandardChange, Status
from protocol_audit.reports.labels import MONTHS, STATUS_WORDS

CHANGE_WORDS: dict[Change, str] = {
    Change.CLOSED: "Closed",
    Change.IMPROVED: "Improved",
    Change.NEW: "New",
    Change.WORSE: "Worse",
    Change.UNCHANGED: "Unchanged",
    Change.NOW_APPLIES: "Now applies",
    Change.NO_LONGER_APPLIES: "No longer applies",
    Change.ADDED: "Added to the standards",
    Change.REMOVED: "Taken out of the standards",
}
CHANGE_MEANS: dict[Change, str] = {
    Change.CLOSED: "gaps before, met now",
    Change.IMPROVED: "gaps before, smaller ones now, or explained",
    Change.NEW: "no gaps before, gaps now",
    Change.WORSE: "further from met than before",
    Change.UNCHANGED: "the same status as before",
    Change.NOW_APPLIES: "did not apply before",
    Change.NO_LONGER_APPLIES: "applied before",
    Change.ADDED: "not in the earlier version",
    Change.REMOVED: "not in the later version",
}
# Strengths first; what is unchanged is counted and not told standard by standard.
TOLD = (
    Change.CLOSED,
    Change.IMPROVED,
    Change.NEW,
    Change.WORSE,
    Change.NOW_APPLIES,
    Change.NO_LONGER_APPLIES,
)
PACK_CHANGE_WORDS = {
    PackChange.ASKS: "asks something else now",
    PackChange.WORDINGS: "asks the same, and is recognized by other wordings now",
}


_DAY = re.compile(rf"(?:(?:{'|'.join(MONTHS)}) (?:\d{{1,2}}, )?)?\b(?:19|20)\d\d(?:-\d\d){{0,2}}\b")


class Tally(NamedTuple):
    """How many standards changed in which way, without what the pack's own changes may have done."""

    change: Change
    many: int


def tallies(comparisons: Iterable[Comparison]) -> list[Tally]:
    """The counts over one or many comparisons; those that always stand there, and others where they occur."""
    many = list(comparisons)
    found = [Tally(change, sum(len(one.by(change)) for one in many)) for change in (*TOLD, Change.UNCHANGED)]
    always = (Change.CLOSED, Change.IMPROVED, Change.NEW, Change.WORSE, Change.UNCHANGED)
    return [tally for tally in found if tally.many or tally.change in always]


def open_before_and_now(
    comparison: Comparison,
) -> tuple[tuple[StandardChange, ...], tuple[StandardChange, ...]]:
    """The unchanged standards: those that are gaps, and those that are not."""
    unchanged = comparison.by(Change.UNCHANGED)
    gaps = tuple(one for one in unchanged if one.after and one.after.is_gap)
    return gaps, tuple(one for one in unchanged if one not in gaps)


def status_of(side: Side | None) -> str:
    """The status that counts, in words; what was read too, where a reviewer decided otherwise."""
    if side is None:
        return "–"
    words = STATUS_WORDS[side.status]
    return words if side.status is side.read else f"{words} (read: {STATUS_WORDS[side.read].lower()})"


def title_of(source: Source) -> str:
    """What the program or its document is called."""
    return source.agency or source.title or source.file


def since(source: Source) -> str:
    """What the progress is counted from: the day, month or year of the earlier document, else its file."""
    found = _DAY.search(source.date)
    return found.group() if found else source.file


def nothing_found(side: Side) -> str:
    """What stands where there are no words."""
    if side.status is Status.NOT_APPLICABLE:
        return "Does not apply."
    return "Not found in the document."


def pack_words(change: StandardChange) -> str:
    """How the standard itself changed."""
    if change.change in (Change.ADDED, Change.REMOVED):
        return CHANGE_WORDS[change.change].lower()
    return PACK_CHANGE_WORDS.get(change.pack_change, "")
