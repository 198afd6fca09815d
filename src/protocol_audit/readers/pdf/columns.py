"""Brings what stands on a page into reading order: down one column, then down the next."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass

from protocol_audit.readers.pdf.grids import Grid
from protocol_audit.readers.pdf.lines import Line, merge

_FEWEST = 4  # lines beside each other that make columns
_FEWEST_RULED = 2  # where a line runs across under the head
_MOST_EDGES = 16
_APART = 3.5  # of the size
_NARROWEST = 0.12  # of the text's width; what is narrower is a number or a sign before its text
_GUTTER = 0.7  # of the size; the least room between columns
_FULL = 0.6  # of the column's width; running text fills its lines so far
_ROOM = 24.0  # points between the edges of two columns of cells, at least
_PROSE_WORDS = 3  # in a line of a column, at least, on average

Row = list[Line]
Rule = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Column:
    """Lines below each other, with their edges. is_whole: nothing stands beside them."""

    lines: list[Line]
    left: float
    right: float
    is_whole: bool


@dataclass(slots=True, eq=False)
class Spread:
    """Rows of cells that are only set beside each other; edges: where each column begins.

    heads  how many of the rows stand above a line that runs across all columns
    """

    page: int
    rows: list[Row]
    edges: list[float]
    heads: int = 0


Part = Column | Spread | Grid


def in_reading_order(rows: list[Row], grids: list[Grid], across: list[Rule]) -> list[Part]:
    """The columns and tables of a page in reading order; ``across`` has its lines from left to right."""
    parts: list[Part] = []
    waiting = sorted(grids, key=lambda grid: grid.top)
    open_rows: list[Row] = []
    for row in rows:
        while waiting and waiting[0].top < min(line.base for line in row):
            parts.extend(_parts(open_rows, across, is_whole=True))
            open_rows = []
            parts.append(waiting.pop(0))
        open_rows.append(row)
    return [*parts, *_parts(open_rows, across, is_whole=True), *waiting]


def _parts(rows: list[Row], across: list[Rule], *, is_whole: bool) -> list[Part]:
    """The columns in these rows."""
    if not rows:
        return []
    edge = _edge_of_column(rows, across)
    if edge is None:
        return [_column(rows, is_whole=is_whole)]
    start, end, at = edge
    return [
        *_parts(rows[:start], across, is_whole=is_whole),
        *_beside(rows[start:end], at, across),
        *_parts(rows[end:], across, is_whole=is_whole),
    ]


def _edge_of_column(rows: list[Row], across: list[Rule]) -> tuple[int, int, float] | None:
    """(first row, row after the last, where the right column begins), None where there is one column."""
    starts = Counter(round(line.left) for row in rows for line in row)
    candidates = [at for at, count in starts.most_common(_MOST_EDGES) if count >= _FEWEST_RULED]
    best: tuple[int, int, float] | None = None
    for at in sorted(candidates):
        start, end = _longest_run(rows, at - 2.0, across)
        if end > start and (best is None or end - start > best[1] - best[0]):
            best = (start, end, at - 2.0)
    return best


def _longest_run(rows: list[Row], at: float, across: list[Rule]) -> tuple[int, int]:
    """The longest run of rows that no line crosses here, with enough lines of text on both sides."""
    best, start = (0, 0), 0
    for index in range(len(rows) + 1):
        is_end = index == len(rows) or any(_crosses(line, at) for line in rows[index])
        if not is_end and not (index > start and _is_apart(rows[index - 1], rows[index])):
            continue
        first = next((i for i in range(start, index) if rows[i][-1].left >= at), index)
        if _are_columns(rows[first:index], at, across) and index - first > best[1] - best[0]:
            best = (first, index)
        start = index + 1 if is_end else index
    return best


def _is_apart(one: Row, other: Row) -> bool:
    """Whether so much room is between two rows that they are no rows of one table or column."""
    return other[0].base - one[0].base > _APART * max(one[0].size, other[0].size)


def _crosses(line: Line, at: float) -> bool:
    return line.left < at and line.right > at - _GUTTER * line.size


def _are_columns(rows: list[Row], at: float, across: list[Rule]) -> bool:
    """Whether these rows have text on both sides, not only numbers or signs before it.

    Where a line runs across below the first, as under the head of a table, two rows are enough.
    """
    left = [line for row in rows for line in row if line.left < at]
    right = [line for row in rows for line in row if line.left >= at]
    fewest = _FEWEST_RULED if rows and _is_ruled(rows, at, across) else _FEWEST
    if min(len(left), len(right)) < fewest:
        return False
    edge = min(line.left for line in left)
    width = max(line.right for line in right) - edge
    return min(at - edge, _width(right)) >= _NARROWEST * width


def _width(lines: list[Line]) -> float:
    return max(line.right for line in lines) - min(line.left for line in lines)


def _is_ruled(rows: list[Row], at: float, across: list[Rule]) -> bool:
    """Whether a line runs across both columns, between the first of these rows and the last."""
    top, bottom = rows[0][0].base, rows[-1][0].base
    return any(left < at - _ROOM and right > at + _ROOM and top < y < bottom for left, y, right, _ in across)


def _beside(rows: list[Row], at: float, across: list[Rule]) -> list[Part]:
    """Two columns, or rows of cells where the left one is not running text."""
    left = [[line for line in row if line.left < at] for row in rows]
    right = [[line for line in row if line.left >= at] for row in rows]
    left, right = [row for row in left if row], [row for row in right if row]
    beside = sum(row[0].left < at <= row[-1].left for row in rows)
    is_table = _is_ruled(rows, at, across) or (
        beside >= _FEWEST - 1 and not (_is_prose(left) and _is_prose(right))
    )
    if not is_table:
        return [*_parts(left, across, is_whole=False), *_parts(right, across, is_whole=False)]
    return [Spread(rows[0][0].page, rows, _edges(rows))]


def _edges(rows: list[Row]) -> list[float]:
    """Where the columns of cells begin: wherever many rows have something that begins there."""
    starts = Counter(round(line.left) for row in rows for line in row)
    needed = min(max(3, len(rows) / 3), len(rows))
    edges: list[float] = [min(line.left for row in rows for line in row)]
    for at in sorted(starts):
        if at - edges[-1] > _ROOM and starts[at] + starts[at + 1] >= needed:
            edges.append(float(at))
    return edges


def _is_prose(rows: list[Row]) -> bool:
    """Whether most lines run on to the edge of their column, as running text does."""
    lines = [line for row in rows for line in row]
    width = _width(lines)
    words = statistics.mean(len(re.findall(r"\w+", line.text)) for line in lines)
    full = sum(line.right - line.left >= _FULL * width for line in lines)
    return full * 2 >= len(lines) and words >= _PROSE_WORDS


def _column(rows: list[Row], *, is_whole: bool) -> Column:
    lines = [merge(row) for row in rows]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return Column(lines, left, right, is_whole)
