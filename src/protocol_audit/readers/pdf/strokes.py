"""Lines that belong to letters: under them, or through them, as in text that was struck out."""

from __future__ import annotations

from protocol_audit.readers.pdf.pieces import Piece, Sheet

_THIN = 2.5  # points
_COVERED = 0.8  # of a piece's width
_UNDER = (-0.05, 0.35)  # of the size, below the baseline
_THROUGH = (-0.48, -0.12)
_STEP = 4.0  # points; how finely lines are sorted by height


def mark_strokes(sheet: Sheet) -> None:
    """Mark the pieces that are underlined, and those that are struck out."""
    lying: dict[int, list[tuple[float, float, float]]] = {}
    for left, top, right, bottom in sheet.rules:
        if bottom - top <= _THIN and right - left > _THIN:
            middle = (top + bottom) / 2
            lying.setdefault(int(middle // _STEP), []).append((middle, left, right))
    if not lying:
        return
    for piece in sheet.pieces:
        if not piece.angle:
            piece.is_underlined = _covers(lying, piece, _UNDER)
            piece.is_struck = _covers(lying, piece, _THROUGH)


def _covers(
    lying: dict[int, list[tuple[float, float, float]]], piece: Piece, zone: tuple[float, float]
) -> bool:
    """Whether lines within this height run along most of a piece."""
    top, bottom = piece.line + zone[0] * piece.size, piece.line + zone[1] * piece.size
    covered = 0.0
    for step in range(int(top // _STEP), int(bottom // _STEP) + 1):
        for middle, left, right in lying.get(step, ()):
            if top <= middle <= bottom:
                covered += max(0.0, min(right, piece.right) - max(left, piece.left))
    return covered >= _COVERED * (piece.right - piece.left) > 0
