"""Text that does not stand straight: upright on the page, or across it as a watermark is."""

from __future__ import annotations

import math
from dataclasses import replace

from protocol_audit.readers.pdf.lines import make_rows, merge
from protocol_audit.readers.pdf.pieces import Piece

_QUARTER = math.pi / 2
_NEAR = 0.05  # radians


def turned_texts(pieces: list[Piece], page: int) -> tuple[list[str], list[str]]:
    """The lines among these pieces that stand upright (or upside down) on a page, and those across it."""
    upright: list[str] = []
    across: list[str] = []
    by_angle: dict[float, list[Piece]] = {}
    for piece in pieces:
        by_angle.setdefault(piece.angle, []).append(piece)
    for angle, alike in sorted(by_angle.items()):
        lines = [merge(row).text for row in make_rows([_straight(p, angle) for p in alike], page)]
        is_quarter = abs(math.remainder(angle, _QUARTER)) < _NEAR
        (upright if is_quarter else across).extend(lines)
    return upright, across


def _straight(piece: Piece, angle: float) -> Piece:
    """The piece with the page turned so that it stands straight."""
    cos, sin = math.cos(-angle), math.sin(-angle)
    width = piece.size * 0.5 * len(piece.text)
    left = piece.left * cos - piece.line * sin
    line = piece.left * sin + piece.line * cos
    return replace(piece, left=left, line=line, right=left + width)
