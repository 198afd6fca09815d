"""Finds tables by their ruled lines: a grid, with cells that reach over several columns or rows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from protocol_audit.readers.pdf.pieces import Piece, Sheet

_THIN = 3.0  # points
_NEAR = 3.0  # points; lines that near to each other meet
_SHORTEST = 5.0  # points; a shorter line is a sign
_MOST_LINES = 600  # of one table on one page; more than that is a drawing
_MOST_OF_PAGE = 3_000  # of all that is ruled on one page; more than that is a drawing
_WHOLE_PAGE = 0.7  # of the page; one box as large as that is a frame around the page

_Line = tuple[float, float, float]  # place across, start, end


@dataclass(slots=True, eq=False)
class GridCell:
    """A cell: its first row and column from 0, how far it reaches, and the pieces in it."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    right: float
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Grid:
    """A table on one page. across and down are the places of its lines, in points."""

    page: int
    across: list[float]
    down: list[float]
    cells: list[GridCell]
    _by_place: dict[tuple[int, int], GridCell] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    self._by_place[row, column] = cell

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.across[0]

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.across[-1]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.down[0]

    def take(self, piece: Piece) -> bool:
        """Take in a piece that stands in one of its cells."""
        x, y = piece.middle
        if not (self.left <= x <= self.right and self.top <= y <= self.down[-1]):
            return False
        row = min(bisect_right(self.down, y), len(self.down) - 1) - 1
        column = min(bisect_right(self.across, x), len(self.across) - 1) - 1
        self._by_place[row, column].pieces.append(piece)
        return True


def find_grids(sheet: Sheet) -> list[Grid]:
    """The tables of a page that are ruled in both directions, from top to bottom."""
    lying = _merged(
        [(top + bottom) / 2, left, right]
        for left, top, right, bottom in sheet.rules
        if bottom - top <= _THIN and right - left > _SHORTEST
    )
    upright = _merged(
        [(left + right) / 2, top, bottom]
        for left, top, right, bottom in sheet.rules
        if right - left <= _THIN and bottom - top > _SHORTEST
    )
    grids: list[Grid] = []
    if len(lying) + len(upright) > _MOST_OF_PAGE:
        return grids
    for some_lying, some_upright in _together(lying, upright):
        grid = _grid(some_lying, some_upright, sheet)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.top, grid.left))


def _merged(lines: object) -> list[_Line]:
    """Lines in one line that touch, as one."""
    found: list[list[float]] = []
    for place, start, end in sorted(lines):  # type: ignore[call-overload]
        for other in reversed(found[-60:]):
            is_same = abs(other[0] - place) <= _THIN / 2
            if is_same and start <= other[2] + _NEAR and end >= other[1] - _NEAR:
                other[1], other[2] = min(other[1], start), max(other[2], end)
                break
        else:
            found.append([place, start, end])
    return [(place, start, end) for place, start, end in found]


def _together(lying: list[_Line], upright: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """The lines in groups whose members meet."""
    left = list(range(len(upright)))
    open_lying = list(range(len(lying)))
    groups = []
    while left:
        some_upright, some_lying = [left.pop()], []
        at = 0
        while at < len(some_upright):
            meeting = [i for i in open_lying if _meet(lying[i], upright[some_upright[at]])]
            at += 1
            open_lying = [i for i in open_lying if i not in set(meeting)]
            some_lying.extend(meeting)
            joined = [j for j in left if any(_meet(lying[i], upright[j]) for i in meeting)]
            left = [j for j in left if j not in set(joined)]
            some_upright.extend(joined)
        groups.append(([lying[i] for i in some_lying], [upright[j] for j in some_upright]))
    return groups


def _meet(lying: _Line, upright: _Line) -> bool:
    return (
        lying[1] - _NEAR <= upright[0] <= lying[2] + _NEAR
        and upright[1] - _NEAR <= lying[0] <= upright[2] + _NEAR
    )


def _grid(lying: list[_Line], upright: list[_Line], sheet: Sheet) -> Grid | None:
    """The table of lines that meet, None where it is none."""
    across, down = _places(upright), _places(lying)
    if len(across) < 2 or len(down) < 2 or len(lying) + len(upright) > _MOST_LINES:
        return None
    cells = _cells(lying, upright, across, down)
    area = (across[-1] - across[0]) * (down[-1] - down[0])
    if len(cells) < 2 and area > _WHOLE_PAGE * sheet.width * sheet.height:
        return None
    return Grid(sheet.number, across, down, cells) if len(cells) > 1 else None


def _places(lines: list[_Line]) -> list[float]:
    found: list[float] = []
    for place in sorted(line[0] for line in lines):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _cells(
    lying: list[_Line], upright: list[_Line], across: list[float], down: list[float]
) -> list[GridCell]:
    """The cells: from each free corner as far to the right and down as no line stands in the way."""
    rows, columns = len(down) - 1, len(across) - 1
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            width = height = 1
            middle = (down[row] + down[row + 1]) / 2
            while column + width < columns and (row, column + width) not in taken:
                if _stands(upright, across[column + width], middle):
                    break
                width += 1
            middle = (across[column] + across[column + 1]) / 2
            while row + height < rows and not _stands(lying, down[row + height], middle):
                height += 1
            taken.update((row + r, column + c) for r in range(height) for c in range(width))
            found.append(GridCell(row, column, height, width, across[column], across[column + width]))
    return found


def _stands(lines: list[_Line], place: float, at: float) -> bool:
    """Whether one of these lines stands at a place and reaches over a point."""
    return any(abs(line[0] - place) <= _NEAR and line[1] <= at <= line[2] for line in lines)
