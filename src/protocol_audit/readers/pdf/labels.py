"""Tells the sign or number that stands before a list item from the item's text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protocol_audit.readers.pdf.lines import Line

_BULLETS = frozenset("•·▪▫◦‣⁃∙●○■□▢◆◇❖❍➢➤►▶→⇨➔✓✔*–—-o§")
_BOXES = frozenset("☐☑☒")
_NUMBER = re.compile(r"\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{2,6})[.)]|[0-9]{1,3}(?:\.[0-9]{1,3})+[.)]?")
_TAB = 0.5  # of the size; that much room stands between a number and its text, at least


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before an item: a sign ("" as number) or a number. text_left is where its text begins."""

    number: str
    kind: str
    text_left: float


def label_of(line: Line) -> Label | None:
    """The label that a line begins with, None where it begins with text."""
    if len(line.pieces) < 2:
        return None
    first, second = line.pieces[0], line.pieces[1]
    gap = second.left - first.right
    if first.text in _BULLETS and (gap > 0.15 * line.size):
        is_sign = first.text not in "o-–—*§" or gap > _TAB * line.size
        return Label("", f"sign {first.text}", second.left) if is_sign else None
    if _NUMBER.fullmatch(first.text) and gap > _TAB * line.size:
        return Label(first.text, _kind(first.text), second.left)
    return None


def opens_item(line: Line) -> bool:
    """Whether a line begins with what may be a box to tick or a number, however near its text stands."""
    first = line.pieces[0].text
    return first[0] in _BOXES or bool(_NUMBER.fullmatch(first)) or label_of(line) is not None


def _kind(number: str) -> str:
    """Numbers of one list have one kind: 1. and 2., but (a) and b) are two."""
    core = number.strip("().")
    shape = re.sub(r"[0-9]+", "1", core) if core[0].isdigit() else "A" if core.isupper() else "a"
    return number.replace(core, shape)
