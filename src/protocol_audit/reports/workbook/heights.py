"""How high a row has to be for its text: Excel works it out by itself, other programs do not."""

from __future__ import annotations

import math

from protocol_audit.reports.workbook.looks import Look

STANDARD_WIDTH = 8.43  # of a column that nobody set, in characters
_HIGHEST = 409.0  # points; Excel allows no more
_PIXELS_A_CHARACTER = 7  # of the digits of Calibri 11, in which Excel counts widths
_BORDERS = 6  # pixels
_SIZE = 11  # for which ``xl_pixel_width`` measures
_BOLD = 1.08
_LINE = 1.3  # of the size of the text


def height_of(text: str, width: float, look: Look) -> float:
    """The points that the text needs in a column of this width (in characters), its lines wrapped."""
    scale = look.size / _SIZE * (_BOLD if look.bold else 1.0)
    room = (width * _PIXELS_A_CHARACTER - _BORDERS) / scale
    lines = sum(_lines(line, room) for line in text.split("\n")) if look.wrap else 1
    return min(lines * math.ceil(look.size * _LINE) + 3.0, _HIGHEST)


def _lines(text: str, room: float) -> int:
    """How many lines a paragraph takes; a word that is too long is broken."""
    from xlsxwriter.utility import xl_pixel_width

    lines, used = 1, 0.0
    space = xl_pixel_width(" ")
    for word in text.split(" "):
        wide = xl_pixel_width(word) if word else 0
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        if wide > room:
            lines += int(wide // room)
            wide = wide % room
        used += wide + (space if used else 0)
    return lines
