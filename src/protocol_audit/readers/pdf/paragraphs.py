"""Joins lines to paragraphs, and tells list items by the signs and numbers before them."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from protocol_audit.readers.passages.blocks import Para
from protocol_audit.readers.passages.styles import Style
from protocol_audit.readers.pdf.hyphens import Words
from protocol_audit.readers.pdf.labels import Label, label_of, opens_item
from protocol_audit.readers.pdf.lines import Line

_APART = 1.22  # of the usual distance between lines; more than that parts paragraphs
_USUAL_DISTANCE = 1.2  # of the size, where nothing else is known
_SIZE = 0.6  # points; sizes that near are the same
_SAME = 3.0  # points; edges that near are the same
_FAR = 1.8  # of the size; what stands that far below a paragraph on its page is another one
_WIDE, _WIDER = 0.85, 0.93  # of the text's width: three lines, or two, that end before its edge
_CENTERED = 8.0  # points off the middle, at most
# The end of a line in a table of contents: dots or a tab, and the number of a page.
_ENTRY = re.compile(r"(?:\.{4,}|…{2,}|(?: \.){4,}|\t)\s*(?:[0-9]{1,4}|[ivxl]{1,6})$")
_ENDS = (".", "!", "?", ":", ";")


class ParagraphMaker:
    """Makes paragraphs of the lines of a document, column by column."""

    plain = Style()

    def __init__(self, words: Words) -> None:
        self._words = words
        self._open: list[tuple[float, float, str]] = []
        self._first_lines: dict[Para, int] = {}

    def paragraphs(self, lines: Sequence[Line], left: float, right: float) -> list[Para]:
        """The paragraphs in lines that stand below each other between two edges."""
        groups: list[list[Line]] = []
        distance = _distance(lines, right)
        edges = _edges(lines, left, right, distance)
        for line in lines:
            before = groups[-1] if groups else None
            if before is not None and self._goes_on(before, line, edges[before[-1]], distance):
                before.append(line)
            else:
                groups.append([line])
        return [self._paragraph(group, left, right) for group in groups]

    def cell(self, lines: Sequence[Line], left: float, right: float) -> list[Para]:
        """The paragraphs of a table cell, whose lists are its own."""
        kept, self._open = self._open, []
        paras = self.paragraphs(lines, left, right)
        self._open = kept
        for para in paras:
            para.cell = ""
        return paras

    def first_line(self, para: Para) -> int:
        """The number of the line that a paragraph begins with."""
        return self._first_lines[para]

    def runs_on(self, end: tuple[Para, Line, float] | None, other: Para, first: Line) -> bool:
        """Whether a paragraph goes on in another that begins the next column or page.

        end  the paragraph, its last line, and the right edge of its column
        """
        if end is None:
            return False
        one, last, right = end
        is_below = last.page == first.page and first.base > last.base + _FAR * last.size
        if is_below or (other.level is not None and not other.goes_on):
            return False
        if abs(last.size - first.size) > _SIZE or last.is_bold != first.is_bold:
            return False
        if last.text.endswith("-") and first.text[:1].islower():
            return True
        return not one.text.endswith((*_ENDS, ")")) and (
            first.text[:1].islower() or not has_room(last, first, right)
        )

    def join(self, one: Para, other: Para) -> None:
        """Take the text of a paragraph that goes on in the next column or on the next page into the first."""
        one.text = self._words.join(one.text, other.text)
        one.runs.extend(other.runs)
        one.attached.extend(other.attached)

    def _goes_on(self, group: list[Line], line: Line, right: float, distance: float) -> bool:
        """Whether a line goes on with the paragraph above it."""
        last = group[-1]
        apart = line.base - last.base
        if apart > _APART * max(distance, _USUAL_DISTANCE * min(last.size, line.size)) or apart <= 0:
            return False
        if _ENTRY.search(last.text):
            return False
        if abs(line.size - last.size) > _SIZE or line.is_bold != last.is_bold:
            return self._same_sentence(last, line)
        label = label_of(group[0])
        indent = label.text_left if label else None
        if label_of(line) is not None and not (indent is not None and abs(line.left - indent) <= _SAME):
            return False
        if opens_item(line) and line.left <= group[0].left + _SAME:
            return False
        if indent is not None and line.left < indent - _SAME and line.left < group[0].left + _SAME:
            return False
        is_cut = last.text.endswith("-") and line.text[:1].islower()
        return is_cut or not has_room(last, line, right)

    def _same_sentence(self, last: Line, line: Line) -> bool:
        """Whether bold words go on in plain ones, or the other way, in the middle of a sentence."""
        is_open = not last.text.endswith(_ENDS) and line.text[:1].islower()
        return is_open and abs(line.size - last.size) <= _SIZE

    def _paragraph(self, group: list[Line], left: float, right: float) -> Para:
        label = label_of(group[0])
        lines = [group[0].without(1), *group[1:]] if label else group
        text = lines[0].text
        for before, line in pairwise(lines):
            text = self._add(text, before, line, right)
        runs = [run for line in lines for run in line.runs]
        para = Para(text.strip(), self.plain, group[0].page, list(runs))
        self._first_lines[para] = group[0].number
        para.cell = f"page {group[0].page}, line {group[0].number}" if group[0].number else ""
        para.indent = round(group[0].left * 20)
        para.centered = _is_centered(group, left, right)
        self._list(para, group[0], label)
        return para

    def _add(self, text: str, before: Line, line: Line, right: float) -> str:
        is_full = len(before.pieces) == 1 and before.right + 0.6 * before.size > right
        is_cut = is_full and self._words.joins_bare(before.text, line.pieces[0].text)
        return text + line.text if is_cut else self._words.join(text, line.text, is_soft=before.is_soft)

    def _list(self, para: Para, line: Line, label: Label | None) -> None:
        """Give an item its level: how far in its label stands among those of the list at hand."""
        if label is None:
            if opens_item(line) or (self._open and line.left < self._open[0][1] - _SAME):
                self._open = []
            elif self._open:
                self._continue(para, line)
            return
        while self._open and self._open[-1][0] > line.left + _SAME:
            self._open.pop()
        if not self._open or line.left > self._open[-1][0] + _SAME:
            self._open.append((line.left, label.text_left, label.kind))
        para.level = len(self._open) - 1
        para.list_id = label.kind
        para.number, para.is_bullet = label.number, not label.number

    def _continue(self, para: Para, line: Line) -> None:
        """Mark a paragraph that stands under the text of an item as going on with it."""
        for level, (_, text_left, kind) in enumerate(self._open):
            if abs(line.left - text_left) <= _SAME:
                para.level, para.goes_on, para.list_id = level, True, kind


def has_room(last: Line, line: Line, right: float) -> bool:
    """Whether the next line's first word would have fitted into this line: then its end was meant."""
    word = line.pieces[0]
    width = word.right - word.left
    return last.right + 0.25 * last.size + width < right - 1.0


def _distance(lines: Sequence[Line], right: float) -> float:
    """The usual distance between lines of running text: between those that had no room for one more word."""
    full = [
        (line.base - last.base)
        for last, line in pairwise(lines)
        if line.base > last.base and not has_room(last, line, right) and abs(line.size - last.size) < _SIZE
    ]
    return statistics.median_low(full) if len(full) > 1 else 0.0


def _edges(lines: Sequence[Line], left: float, right: float, distance: float) -> dict[Line, float]:
    """Where text ends to the right, for each line: lines that stand together may end before the others."""
    found: dict[Line, float] = {}
    together: list[Line] = []
    for line in [*lines, None]:
        if line is not None and together and _stand_together(together[-1], line, distance):
            together.append(line)
            continue
        end = max((one.right for one in together), default=right)
        needed = _WIDE if len(together) > 2 else _WIDER
        is_own = len(together) > 1 and end - left >= needed * (right - left)
        found.update(dict.fromkeys(together, end if is_own else right))
        together = [line] if line is not None else []
    return found


def _stand_together(one: Line, other: Line, distance: float) -> bool:
    apart = other.base - one.base
    usual = max(distance, _USUAL_DISTANCE * min(one.size, other.size))
    return 0 < apart <= _APART * usual and abs(one.left - other.left) <= _SAME and one.size == other.size


def _is_centered(group: list[Line], left: float, right: float) -> bool:
    middle = (left + right) / 2
    return all(
        abs((line.left + line.right) / 2 - middle) <= _CENTERED and line.left > left + 2 * line.size
        for line in group
    )
