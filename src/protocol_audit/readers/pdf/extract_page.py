"""Takes what stands on one page of a PDF: pieces of text, ruled lines, pictures, remarks and fields.

A piece is a stretch of letters without a space in it, from one text object: [text, left, baseline, right,
size, font, how it is set (bits), angle, marked content id, whether a space came before it].
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from protocol_audit.readers.pdf.extract_fields import read_annotations

BOLD, INVISIBLE, UNMAPPED = 1, 2, 4
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_FROM = 600  # weight
_MOST_SEGMENTS = 40_000  # of paths on a page; what is drawn beyond them is no table
_DEEPEST_FORM = 6
_THIN = 3.0  # points; a filled shape as thin as that is a line
_SIGHT = 0.02  # radians; text turned less than that stands straight
_SPACES = frozenset((0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000))
_HYPHENS = (0x02, 0xFFFE)  # what pdfium gives for a hyphen at the end of a line


@dataclass(slots=True)
class _Object:
    """What the letters of one text object have in common."""

    size: float
    font: str
    bits: int
    mark: int


class PageReader:
    """Reads one page. Places come out in points, from the top left corner of the page as it is shown."""

    def __init__(self, page: Any, text: Any, forms: Any) -> None:
        self._page, self._text, self._forms = page, text, forms
        self._turn = pdfium.FPDFPage_GetRotation(page) % 4
        self._left, self._bottom, right, top = page.get_cropbox()
        self._width, self._height = right - self._left, top - self._bottom
        self._objects: dict[int, _Object] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium.FS_RECTF()

    def read(self) -> dict[str, Any]:
        """All that stands on the page."""
        sides = (self._width, self._height)
        width, height = sides if self._turn % 2 == 0 else sides[::-1]
        rules, pictures = self._drawn()
        return {
            "size": [round(width, 1), round(height, 1)],
            "words": self._pieces(),
            "rules": rules,
            "pictures": pictures,
            **read_annotations(self._page, self._forms, self.shown),
        }

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a point from the top left corner of the page as it is shown."""
        x, y = x - self._left, y - self._bottom
        if self._turn == 0:
            x, y = x, self._height - y
        elif self._turn == 1:
            x, y = y, x
        elif self._turn == 2:
            x, y = self._width - x, y
        else:
            x, y = self._height - y, self._width - x
        return round(x, 2), round(y, 2)

    def _pieces(self) -> list[list[Any]]:
        """The pieces of text in the order of the file."""
        found: list[list[Any]] = []
        codes: list[int] = []
        first, current, is_apart = 0, 0, False
        text, code_at, object_at = self._text, pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        address_of = ctypes.addressof
        for index in range(pdfium.FPDFText_CountChars(text)):
            code = code_at(text, index)
            handle = None if code in _SPACES else object_at(text, index)
            address = address_of(handle.contents) if handle else 0
            is_space = not address
            if codes and (is_space or address != current):
                found.append(self._piece(codes, first, index - 1, current, is_apart=is_apart))
                codes, is_apart = [], False
            if is_space:
                is_apart = is_apart or code not in (0x0A, 0x0D)
                continue
            if not codes:
                first, current = index, address
                self._know(address, handle, index)
            codes.append(0x2D if code in _HYPHENS else code)
        if codes:
            last = pdfium.FPDFText_CountChars(self._text) - 1
            found.append(self._piece(codes, first, last, current, is_apart=is_apart))
        return found

    def _piece(self, codes: list[int], first: int, last: int, address: int, *, is_apart: bool) -> list[Any]:
        common = self._objects[address]
        angle = pdfium.FPDFText_GetCharAngle(self._text, first) + self._turn * math.pi / 2
        angle = math.remainder(angle, 2 * math.pi)
        pdfium.FPDFText_GetCharOrigin(self._text, first, self._x, self._y)
        left, line = self.shown(self._x.value, self._y.value)
        right = self._end(last)
        text = "".join(chr(code) if 0 < code < 0xD800 or code >= 0xE000 else "\ufffd" for code in codes)
        bits = common.bits
        if any(pdfium.FPDFText_HasUnicodeMapError(self._text, index) for index in (first, last)):
            bits |= UNMAPPED
        turned = 0.0 if abs(angle) < _SIGHT else round(angle, 3)
        return [text, left, line, right, common.size, common.font, bits, turned, common.mark, is_apart]

    def _end(self, last: int) -> float:
        """Where a letter ends, to the right, on the page as it is shown."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._text, last, box)
        corners = (self.shown(box.left, box.bottom), self.shown(box.right, box.top))
        return max(corners[0][0], corners[1][0])

    def _know(self, address: int, handle: Any, index: int) -> None:
        if address in self._objects:
            return
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = round(pdfium.FPDFText_GetFontSize(self._text, index) * scale, 1)
        name, is_bold = self._font(pdfium.FPDFTextObj_GetFont(handle))
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        bits = BOLD if is_bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE else 0
        bits |= INVISIBLE if mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE else 0
        self._objects[address] = _Object(size, name, bits, pdfium.FPDFPageObj_GetMarkedContentID(handle))

    def _font(self, font: Any) -> tuple[str, bool]:
        """A font's name without the tag of its subset, and whether it is bold."""
        if not font:
            return "", False
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            name = name[7:] if name[6:7] == "+" else name
            is_bold = pdfium.FPDFFont_GetWeight(font) >= _BOLD_FROM
            self._fonts[address] = name, is_bold or any(part in name.lower() for part in _BOLD_NAMES)
        return self._fonts[address]

    def _drawn(self) -> tuple[list[list[float]], list[list[float]]]:
        """The straight lines, and the boxes of the pictures, as [left, top, right, bottom]."""
        walk = _Drawn(self.shown)
        count = pdfium.FPDFPage_CountObjects(self._page)
        for index in range(count):
            walk.take(pdfium.FPDFPage_GetObject(self._page, index), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
        return walk.rules, walk.pictures


_Matrix = tuple[float, float, float, float, float, float]


class _Drawn:
    """Collects lines and pictures, also those inside forms, until there are too many to be a table's."""

    def __init__(self, shown: Any) -> None:
        self.rules: list[list[float]] = []
        self.pictures: list[list[float]] = []
        self._shown = shown
        self._left = _MOST_SEGMENTS

    def take(self, item: Any, outer: _Matrix, depth: int) -> None:
        """Take in one object of the page."""
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.pictures.append(self._bounds([(0.0, 0.0), (1.0, 1.0)], _times(_matrix(item), outer)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _times(_matrix(item), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                self.take(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _path(self, item: Any, outer: _Matrix) -> None:
        count = pdfium.FPDFPath_CountSegments(item)
        self._left -= count
        if self._left < 0:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return
        matrix = _times(_matrix(item), outer)
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
                self._keep(points, matrix, is_stroked=bool(stroke.value))
                points = []
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
        self._keep(points, matrix, is_stroked=bool(stroke.value))

    def _keep(self, points: list[tuple[float, float]], matrix: _Matrix, *, is_stroked: bool) -> None:
        """Keep a stretch of a path where it is a straight line, or the sides of a box that is drawn."""
        left, top, right, bottom = self._bounds(points, matrix)
        if right - left <= _THIN or bottom - top <= _THIN:
            if max(right - left, bottom - top) > _THIN:
                self.rules.append([left, top, right, bottom])
        elif is_stroked and 4 <= len(points) <= 6:
            self.rules.extend(
                (
                    [left, top, right, top],
                    [left, bottom, right, bottom],
                    [left, top, left, bottom],
                    [right, top, right, bottom],
                )
            )

    def _bounds(self, points: list[tuple[float, float]], m: _Matrix) -> list[float]:
        placed = [self._shown(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]) for x, y in points]
        across, down = [x for x, _ in placed], [y for _, y in placed]
        return [min(across), min(down), max(across), max(down)]


def _matrix(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
