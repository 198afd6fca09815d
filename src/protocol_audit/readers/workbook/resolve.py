"""Settles which standard a row is about where its text alone is not sure: by the rows around it.

Self-assessments keep the toolkit's order. A text that is near to two standards, one of which stands between
those of the rows above and below and has no other row, is about that one. Everything else stays open, and is
reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from protocol_audit.readers.workbook.lines import Line
from protocol_audit.readers.workbook.similar import Similar

_NEAR, _BEHIND = 0.35, 0.15  # share of the text's weight in common; how far behind the nearest of all
_ALONE = 0.03  # the lead over others that stand between as well
_REPEATED = 0.75  # how near a second row far from the first has to be to count as about the same
_IN_ORDER = 0.75


def resolve(tables: Sequence[Sequence[Line]], similar: Similar) -> None:
    """Give standards to the lines of each table that have none yet, where the lines around settle it."""
    for lines in tables:
        _drop_doubtful(lines)
    claimed = {standard for lines in tables for line in lines for standard in line.ids}
    for lines in tables:
        _share_merged(lines)
        if _keeps_order(lines, similar):
            # One that is settled may settle its neighbors.
            while any(_settle(lines, index, claimed, similar) for index in range(len(lines))):
                pass
            _share_merged(lines)


def _settle(lines: Sequence[Line], index: int, claimed: set[str], similar: Similar) -> bool:
    """Give a line its standard where the lines around settle it; whether it was given one."""
    line = lines[index]
    if line.ids or line.unknown or not line.ranking.nearest:
        return False
    found = _between(lines, index, claimed, similar)
    if found:
        line.ids = (found,)
        claimed.add(found)
    return bool(found)


def _share_merged(lines: Sequence[Line]) -> None:
    """Rows under one merged text are about the same standard: what one of them is about, all are."""
    for line in lines:
        if line.ids or line.unknown or not line.unit:
            continue
        same = [other for other in lines if other.unit == line.unit and other.ids]
        if same:
            line.ids, line.part = same[0].ids, True


def _drop_doubtful(lines: Sequence[Line]) -> None:
    """Of rows apart from each other that are about one standard by their text, keep those very near to it."""
    known = [line for line in lines if line.by_text and line.ids and not line.part]
    best: dict[str, Line] = {}
    for line in known:
        standard = line.ids[0]
        if standard not in best or _share(line) > _share(best[standard]):
            best[standard] = line
    places = {id(line): index for index, line in enumerate(lines)}
    for line in known:
        nearest = best[line.ids[0]]
        apart = abs(places[id(nearest)] - places[id(line)]) > 1
        numbered = any(line.ids[0] in other.ids and not other.by_text for other in lines)
        if (apart or numbered) and _share(line) < _REPEATED:
            line.ids = ()


def _share(line: Line) -> float:
    return line.ranking.share(line.ids[0])


def _keeps_order(lines: Sequence[Line], similar: Similar) -> bool:
    """Whether the rows mostly stand in the pack's order."""
    places = [similar.order[line.ids[0]] for line in lines if line.ids]
    steps = [first <= second for first, second in pairwise(places)]
    return len(steps) >= 1 and sum(steps) >= _IN_ORDER * len(steps)


def _between(lines: Sequence[Line], index: int, claimed: set[str], similar: Similar) -> str:
    """The one standard near to a line's text that stands between those of its neighbors, or ""."""
    line = lines[index]
    before = next((similar.order[other.ids[-1]] for other in reversed(lines[:index]) if other.ids), -1)
    after = next((similar.order[other.ids[0]] for other in lines[index + 1 :] if other.ids), before + 3)
    top = line.ranking.nearest[0].share
    near = [
        likeness
        for likeness in line.ranking.nearest
        if before < similar.order[likeness.standard] < after
        and likeness.standard not in claimed
        and likeness.share >= max(_NEAR, top - _BEHIND)
    ]
    if not near or (len(near) > 1 and near[0].share - near[1].share < _ALONE):
        return ""
    return near[0].standard
