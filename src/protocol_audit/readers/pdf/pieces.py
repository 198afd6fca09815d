"""What was taken off the pages of a PDF, as values: pieces of text, and the page that they stand on."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from protocol_audit.readers.passages.symbols import clean

# Letters that a font sets as one sign, and what somebody would type.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BOLD, _INVISIBLE, _UNMAPPED = 1, 2, 4
_FARTHEST = 20_000.0  # points; the largest page that a PDF can have is smaller
_SMALLEST = 1.0  # points
_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of letters without a space. Places are points from the top left corner; line is its baseline.

    is_apart      a space stands before it in the file
    is_unmapped   the file does not say which letters these are
    soft          it ends in a hyphen that only shows at the end of a line
    mark          its marked content id, -1 for none
    """

    text: str
    left: float
    line: float
    right: float
    size: float
    font: str = ""
    is_bold: bool = False
    is_invisible: bool = False
    is_unmapped: bool = False
    angle: float = 0.0
    mark: int = -1
    is_apart: bool = True
    is_soft: bool = False
    is_underlined: bool = False
    is_struck: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """A point inside its letters."""
        return (self.left + self.right) / 2, self.line - self.size / 3


@dataclass(slots=True, eq=False)
class Sheet:
    """A page: its number from 1, its size, and all that stands on it.

    rules     straight lines as (left, top, right, bottom)
    added     text that somebody typed onto it, each with its place
    pictures  the boxes of its pictures
    remarks   what reviewers noted on it, as (text, by whom)
    """

    number: int
    width: float
    height: float
    pieces: list[Piece]
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    is_damaged: bool = False


def sheet_of(number: int, page: dict[str, Any]) -> Sheet:
    """A page from what the child process wrote of it."""
    if "error" in page:
        return Sheet(number, 0, 0, [], is_damaged=True)
    width, height = page["size"]
    pieces = [piece for row in page["words"] if (piece := _piece(row)) is not None]
    for piece in pieces:
        piece.is_invisible = piece.is_invisible or not _is_on(piece, width, height)
    pieces.extend(piece for row in page["fields"] for piece in _field_pieces(row))
    return Sheet(
        number,
        width,
        height,
        pieces,
        [tuple(rule) for rule in page["rules"] if _is_sound(*rule)],
        [tuple(picture) for picture in page["pictures"] if _is_sound(*picture)],
        [row[0] for row in page["added"]],
        [(text, by) for text, by in page["remarks"]],
    )


def _piece(row: list[Any]) -> Piece | None:
    text, left, line, right, size, font, bits, angle, mark, is_apart = row
    if not _is_sound(left, line, right, size, angle):
        return None
    is_soft = text.endswith(_SOFT_HYPHEN)
    text = clean(text.translate(_LIGATURES)) + ("-" if is_soft else "")
    if not text:
        return None
    return Piece(
        text,
        left,
        line,
        right,
        max(size, _SMALLEST),
        font,
        bool(bits & _BOLD),
        bool(bits & _INVISIBLE),
        bool(bits & _UNMAPPED),
        angle,
        mark,
        is_apart,
        is_soft,
    )


def _is_sound(*numbers: float) -> bool:
    """Whether these can be places on a page: in a damaged or hostile file they may be anything."""
    return all(math.isfinite(number) and abs(number) < _FARTHEST for number in numbers)


def _is_on(piece: Piece, width: float, height: float) -> bool:
    """Whether any of a piece is on the page, so that somebody can see it."""
    return -piece.size < piece.line < height + piece.size and piece.right > 0 and piece.left < width


def _field_pieces(row: list[Any]) -> list[Piece]:
    """The words of a form field, spread over its box as somebody sees them."""
    value, left, top, right, bottom = row
    lines = [line.split() for line in value.replace("\r", "\n").split("\n") if line.strip()]
    found = []
    height = (bottom - top) / max(1, len(lines))
    size = round(min(12.0, max(6.0, height * 0.7)), 1)
    for number, words in enumerate(lines):
        line = top + height * number + (height + size * 0.7) / 2
        at, step = left, (right - left) / max(1, sum(len(word) + 1 for word in words))
        step = min(step, size * 0.6)
        for word in words:
            found.append(Piece(word, at, line, at + step * len(word), size))
            at += step * (len(word) + 1)
    return found
