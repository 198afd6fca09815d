"""From lines of plain text to paragraphs: wrapped lines are joined, headings are told by their looks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protocol_audit.readers.passages.blocks import Block, Para
from protocol_audit.readers.passages.lists import opens_typed_item
from protocol_audit.readers.passages.styles import Style
from protocol_audit.readers.passages.symbols import clean

_UNWRAPPED = 200  # characters; a file with longer lines has a paragraph on each
_SHORTEST_WRAP = 40  # characters; lines are not wrapped shorter than that
_USUAL = 0.9  # of the longer lines; the place at which a file's lines are wrapped
_UNDERLINES = {"=": 0, "-": 1, "~": 2, "*": 1, "_": 1}
_UNDERLINE = re.compile(r"\s*([=\-~*_])\1{2,}\s*")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+|\s*\|\s*)\S")
_HEADING = re.compile(
    r"(?:section|chapter|part|article|appendix|attachment)\s+(?:[0-9]+|[IVXLC]+|[A-Z])\b|[0-9]+(?:\.[0-9]+)+[.)]?\s+[A-Z]",
    re.IGNORECASE,
)
_LONGEST_HEADING = 90  # characters
_TWENTIETHS = 120  # of a point: how far one space is taken to indent
_HYPHEN = re.compile(r"[a-z]-$")


@dataclass(slots=True)
class _Line:
    """A line of the file: its number from 1, its page, its text, how far in it begins."""

    number: int
    page: int | None
    text: str
    indent: int


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of a plain text."""
    lines = _lines(text)
    width = _width(lines)
    blocks: list[Block] = []
    group: list[_Line] = []
    for line in lines:
        level = _underline(line, group)
        if level is not None:
            blocks.extend(_paragraph(group[:-1], width))
            blocks.extend(_heading(group[-1], level))
            group = []
            continue
        if group and not _goes_on(group, line, width):
            blocks.extend(_paragraph(group, width))
            group = []
        if line.text and not _UNDERLINE.fullmatch(line.text):
            group.append(line)
    return [*blocks, *_paragraph(group, width)]


def _lines(text: str) -> list[_Line]:
    has_pages = "\f" in text
    found, page = [], 1
    for number, line in enumerate(text.split("\n"), 1):
        page += line.count("\f")
        line = clean(line.replace("\f", "").replace("\u00a0", " ")).expandtabs(8)
        stripped = line.strip()
        found.append(_Line(number, page if has_pages else None, stripped, len(line) - len(line.lstrip())))
    return found


def _width(lines: list[_Line]) -> int:
    """At how many characters lines are wrapped, 0 where they are not."""
    lengths = sorted(line.indent + len(line.text) for line in lines if line.text)
    if not lengths or lengths[-1] > _UNWRAPPED:
        return 0
    long = [length for length in lengths if length >= _SHORTEST_WRAP]
    return long[int(_USUAL * (len(long) - 1))] if long else 0


def _goes_on(group: list[_Line], line: _Line, width: int) -> bool:
    """Whether a line goes on with the paragraph above it."""
    last = group[-1]
    if not line.text or not width or opens_typed_item(line.text):
        return False
    if any(map(_stands_alone, (last.text, line.text))):
        return False
    is_item = opens_typed_item(group[0].text)
    if line.indent < last.indent and is_item and line.indent <= group[0].indent:
        return False
    if line.indent > last.indent and len(group) > 1:
        return False
    has_room = last.indent + len(last.text) + 1 + len(line.text.split()[0]) <= width
    return not has_room or line.text[:1].islower()


def _stands_alone(text: str) -> bool:
    """Whether a line is one of its own: in capitals, numbered as a section, or set in columns."""
    is_short = len(text) <= _LONGEST_HEADING and not text.endswith((".", ",", ";"))
    is_caps = text.isupper() and sum(map(str.isalpha, text)) >= 4
    return is_caps or bool(is_short and _HEADING.match(text)) or bool(_COLUMNS.search(text))


def _underline(line: _Line, group: list[_Line]) -> int | None:
    """The level of the heading that this line underlines, None where it underlines none."""
    match = _UNDERLINE.fullmatch(line.text)
    if match is None or not group or len(group[-1].text) > _LONGEST_HEADING:
        return None
    above = group[-1].text
    is_as_long = len(line.text) >= min(len(above), 12) * 0.5
    return _UNDERLINES[match.group(1)] if is_as_long and not above.endswith((".", ";", ",")) else None


def _heading(line: _Line, level: int) -> list[Block]:
    para = _para(line, line.text)
    para.outline = level
    return [para]


def _paragraph(group: list[_Line], width: int) -> list[Block]:
    if not group:
        return []
    text = group[0].text
    for line in group[1:]:
        text = text + line.text if _HYPHEN.search(text) else f"{text} {line.text}"
    para = _para(group[0], text)
    margin = width - len(group[0].text) - group[0].indent
    is_middle = abs(group[0].indent - margin) <= 4
    para.centered = len(group) == 1 and group[0].indent >= 8 and is_middle
    return [para]


def _para(line: _Line, text: str) -> Para:
    para = Para(text, Style(), line.page)
    para.cell = f"line {line.number}"
    para.indent = line.indent * _TWENTIETHS
    return para
