"""Puts pieces of text together to lines: what stands on one baseline, cut where a wide gap is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from protocol_audit.readers.pdf.pieces import Piece

_SAME_LINE = 0.45  # of the size; raised and lowered letters stand on the line that they belong to
_GAP = 1.5  # of the size; a wider one parts columns, cells, or a number from its text
_SPACE = 0.22  # of the size; a narrower gap is no space, where the file has none


@dataclass(slots=True, eq=False)
class Line:
    """Text on one baseline without a wide gap, or several such that belong together; in points.

    number  its number on the page, from 1 in reading order, 0 where it is not counted
    soft    it ends in a hyphen that stands there only for the end of the line
    """

    page: int
    pieces: list[Piece]
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    text: str = ""
    is_bold: bool = False
    number: int = 0
    runs: list[tuple[int, Piece]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = self.pieces[0].left
        self.right = max(piece.right for piece in self.pieces)
        sizes: Counter[float] = Counter()
        for piece in self.pieces:
            sizes[piece.size] += len(piece.text)
        self.size = max(sizes, key=lambda size: (sizes[size], size))
        main = [piece for piece in self.pieces if piece.size == self.size]
        self.base = main[0].line
        self.is_bold = all(piece.is_bold for piece in main)
        self.text, self.runs = _joined(self.pieces)

    @property
    def top(self) -> float:
        """The upper edge of its letters."""
        return self.base - self.size

    @property
    def is_soft(self) -> bool:
        """Whether its last sign is a hyphen that only shows at the end of a line."""
        return self.pieces[-1].is_soft

    def without(self, count: int) -> Line:
        """The line without its first pieces."""
        return Line(self.page, self.pieces[count:], number=self.number)


def make_rows(pieces: Iterable[Piece], page: int) -> list[list[Line]]:
    """The lines from top to bottom; those on one baseline together, from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.line, piece.left)):
        row = rows[-1] if rows else None
        if row is not None and _is_on(piece, row):
            row.append(piece)
        else:
            rows.append([piece])
    return [_cut(sorted(row, key=lambda piece: piece.left), page) for row in rows]


def merge(lines: list[Line]) -> Line:
    """Lines on one baseline as one."""
    pieces = sorted((piece for line in lines for piece in line.pieces), key=lambda piece: piece.left)
    return lines[0] if len(lines) == 1 else Line(lines[0].page, pieces)


def _is_on(piece: Piece, row: list[Piece]) -> bool:
    """Whether a piece stands on the line of these: of the largest letters that are there so far."""
    largest = max(row[-12:], key=lambda other: other.size)
    size = max(piece.size, largest.size)
    small = min(piece.size, largest.size)
    apart = abs(piece.line - largest.line)
    return apart < (_SAME_LINE * size if small < 0.85 * size else 0.3 * size)


def _cut(row: list[Piece], page: int) -> list[Line]:
    found: list[list[Piece]] = [[row[0]]]
    for piece in row[1:]:
        last = found[-1][-1]
        if piece.left - last.right > _GAP * max(piece.size, last.size):
            found.append([piece])
        else:
            found[-1].append(piece)
    return [Line(page, pieces) for pieces in found]


def _joined(pieces: list[Piece]) -> tuple[str, list[tuple[int, Piece]]]:
    """The text of these pieces, and how many letters of it are whose."""
    text, runs = "", []
    before: Piece | None = None
    for piece in pieces:
        between = _between(before, piece) if before is not None else ""
        text += between + piece.text
        runs.append((len(piece.text), piece))
        before = piece
    return text, runs


def _between(one: Piece, other: Piece) -> str:
    gap = other.left - one.right
    size = max(one.size, other.size)
    if gap > _GAP * size:
        return "\t"
    if gap > _SPACE * size or (other.is_apart and gap > 0.05 * size):
        return " "
    return ""
