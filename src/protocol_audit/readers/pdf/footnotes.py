"""Finds footnotes: small print at the foot of a page, each with a raised number in the text above."""

from __future__ import annotations

import re

from protocol_audit.readers.pdf.lines import Line, merge
from protocol_audit.readers.pdf.pieces import Piece

_SMALL = 0.93  # of the size of running text
_RAISED = 0.85  # of the size of the letters around it; a raised number is that small
_MARK = re.compile(r"[0-9]{1,3}|[*†‡§]{1,3}")

Row = list[Line]
Note = tuple[str, list[Line]]  # its mark and its lines


def take_footnotes(rows: list[Row], body_size: float) -> list[Note]:
    """Take the footnotes at the foot of a page out of its rows."""
    start = len(rows)
    while start and all(line.size <= _SMALL * body_size for line in rows[start - 1]):
        start -= 1
    while start < len(rows) and _mark_of(merge(rows[start])) is None:
        start += 1
    notes: list[Note] = []
    for row in rows[start:]:
        line = merge(row)
        mark = _mark_of(line)
        if mark is not None:
            notes.append((mark, [line.without(1)]))
        else:
            notes[-1][1].append(line)
    known = {piece.text for row in rows[:start] for line in row for piece in _raised(line)}
    if not notes or notes[0][0] not in known:
        return []
    del rows[start:]
    return notes


def take_marks(line: Line, marks: set[str]) -> tuple[Line, list[str]]:
    """The line without the raised numbers of these notes, and those numbers."""
    raised = _raised(line)
    if not raised:
        return line, []
    found = [piece.text for piece in raised if piece.text in marks]
    kept = [piece for piece in line.pieces if not (piece in raised and piece.text in marks)]
    if not found or not kept:
        return line, []
    return Line(line.page, kept, number=line.number), found


def _raised(line: Line) -> list[Piece]:
    return [
        piece
        for piece in line.pieces
        if piece.size <= _RAISED * line.size
        and piece.line < line.base - 0.15 * line.size
        and _MARK.fullmatch(piece.text)
    ]


def _mark_of(line: Line) -> str | None:
    """The mark of the note that begins with this line."""
    first = line.pieces[0]
    return first.text if len(line.pieces) > 1 and _MARK.fullmatch(first.text) else None
