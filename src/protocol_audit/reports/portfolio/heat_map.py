"""The heat map: a row a section, a column a program, darker the more of it is met; as a PNG picture.

Drawn with Pillow. One hue from light to dark, so that it reads without color; its table says the same.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from protocol_audit.model import ProgramRow, Section
from protocol_audit.reports.labels import count, shortened
from protocol_audit.reports.portfolio.figures import Counts, Figures

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_SCALE = 2  # pixels to the point, so that it prints well
_WIDTH, _LABELS, _ROW, _TOP, _LEGEND = 1000, 250, 34, 12, 56  # points
_MOST_NAMED = 32  # programs whose names fit over their columns
_NAMES = 140
_NAME_LENGTH = 18  # characters
_INK, _LINE, _EMPTY = "#262626", "#FFFFFF", "#FFFFFF"


class Band(StrEnum):
    """How much of a section's applying standards a program meets."""

    ALL = "all met"
    MOST = "at least half met"
    SOME = "less than half met"
    NONE = "none met"
    NOT_APPLICABLE = "does not apply"


_COLORS = {
    Band.ALL: "#14532D",
    Band.MOST: "#4D8B66",
    Band.SOME: "#A7CDB5",
    Band.NONE: "#F4F1E4",
    Band.NOT_APPLICABLE: "#FFFFFF",
}


def band_of(counts: Counts) -> Band:
    """The band of one program's counts in a section."""
    share = counts.met_share
    if share is None:
        return Band.NOT_APPLICABLE
    if share == 1:
        return Band.ALL
    return Band.MOST if share >= 0.5 else Band.SOME if share > 0 else Band.NONE


def bands(figures: Figures) -> dict[Section, dict[Band, int]]:
    """How many programs are in which band of each section: what the picture shows, as figures."""
    found = {}
    for section in figures.portfolio.pack.sections:
        given = [band_of(figures.in_section(row, section)) for row in figures.portfolio.rows]
        found[section] = {band: given.count(band) for band in Band}
    return found


def describe(figures: Figures) -> str:
    """What the picture shows, in words: its alternative text."""
    parts = []
    for section, counts in bands(figures).items():
        shown = [f"{many} {band}" for band, many in counts.items() if many]
        parts.append(f"{section.title}: {', '.join(shown)}")
    programs = count(len(figures.portfolio.rows), "program")
    return f"Heat map of how much of each section is met, over {programs}. {'. '.join(parts)}."


def draw(figures: Figures) -> bytes:
    """The picture as the bytes of a PNG file."""
    from PIL import Image, ImageDraw

    sections, rows = figures.portfolio.pack.sections, _in_order(figures)
    top = _TOP + (_NAMES if len(rows) <= _MOST_NAMED else 0)
    height = top + _ROW * len(sections) + _LEGEND
    image = Image.new("RGB", (_WIDTH * _SCALE, height * _SCALE), "#FFFFFF")
    canvas = ImageDraw.Draw(image)
    for number, section in enumerate(sections):
        y = top + number * _ROW
        _write(canvas, (0, y + 8), shortened(section.title, 34), size=15)
        for column, row in enumerate(rows):
            _fill(canvas, _column(column, len(rows)), y, band_of(figures.in_section(row, section)))
    if len(rows) <= _MOST_NAMED:
        _write_names(image, rows)
    _write_legend(canvas, top + _ROW * len(sections) + 14)
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


def _in_order(figures: Figures) -> list[ProgramRow]:
    """The programs in the order in which the workbook has them: the picture ranks nobody."""
    return list(figures.portfolio.rows)


def _column(number: int, many: int) -> tuple[int, int]:
    """Where a program's column begins and ends, in points from the left."""
    room = _WIDTH - _LABELS
    return _LABELS + room * number // many, _LABELS + room * (number + 1) // many


def _fill(canvas: ImageDraw, column: tuple[int, int], y: int, band: Band) -> None:
    left, right = (place * _SCALE for place in column)
    # White lines between the cells, where there is room for them.
    gap = _SCALE if right - left >= 6 * _SCALE else 0
    box = (left, y * _SCALE, max(right - 1 - gap, left), (y + _ROW - 1) * _SCALE - 1)
    canvas.rectangle(box, fill=_COLORS[band])
    if band is Band.NOT_APPLICABLE and right - left >= 10 * _SCALE:
        middle = (y + _ROW // 2) * _SCALE
        canvas.line((left + 4, middle, right - 8, middle), fill="#8A8A8A", width=_SCALE)


def _write(canvas: ImageDraw, place: tuple[int, int], text: str, *, size: int) -> None:
    x, y = (one * _SCALE for one in place)
    canvas.text((x, y), text, fill=_INK, font=_font(size))


def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.load_default(size * _SCALE)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


def _write_names(image: object, rows: Sequence[ProgramRow]) -> None:
    """The programs' names over their columns, turned to read upwards."""
    from PIL import Image, ImageDraw

    assert isinstance(image, Image.Image)
    for number, row in enumerate(rows):
        left, right = _column(number, len(rows))
        strip = Image.new("RGB", (_NAMES * _SCALE, 18 * _SCALE), "#FFFFFF")
        _write(ImageDraw.Draw(strip), (2, 2), _cut(row.name), size=13)
        turned = strip.rotate(90, expand=True)
        x = (left + right) * _SCALE // 2 - turned.width // 2
        image.paste(turned, (x, _TOP * _SCALE // 2))


def _cut(name: str) -> str:
    return name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1]}…"


def _write_legend(canvas: ImageDraw, y: int) -> None:
    x = _LABELS
    for band, color in _COLORS.items():
        box = (x * _SCALE, y * _SCALE, (x + 22) * _SCALE, (y + 16) * _SCALE)
        canvas.rectangle(box, fill=color, outline="#8A8A8A", width=_SCALE)
        _write(canvas, (x + 28, y), str(band), size=13)
        x += 28 + 24 + int(_font(13).getlength(str(band)) / _SCALE)
