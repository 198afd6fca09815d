"""The lists of an OpenDocument text, and how far each has been counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from protocol_audit.readers.odt.names import Node, name, whole
from protocol_audit.readers.passages.numerals import written

_STYLE, _OUTLINE = name("text:list-style"), name("text:outline-style")
_LEVELS = {
    name("text:list-level-style-number"),
    name("text:list-level-style-bullet"),
    name("text:list-level-style-image"),
    name("text:outline-level-style"),
}
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLACEHOLDER = re.compile(r"%([0-9]{1,2})%")
DEEPEST = 10
_MOST = 10_000_000  # a number that somebody starts a list with


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its format ("" for none), what is around its number, how many levels it shows."""

    format: str = ""
    text: str = ""
    start: int = 1
    shows: int = 1
    is_bullet: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing: a paragraph that goes on with the item above it."""
        return not self.is_bullet and not self.format and not _PLACEHOLDER.sub("", self.text).strip()


@dataclass(slots=True)
class Count:
    """A list being counted. style is its list style, name what later lists continue it by."""

    style: str
    name: str
    numbers: list[int | None] = field(default_factory=lambda: [None] * DEEPEST)


class Lists:
    """The list styles in these roots."""

    def __init__(self, roots: Iterable[Node]) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        for root in roots:
            for node in root.iter(_STYLE, _OUTLINE):
                style = node.get(name("style:name"), "") if node.tag == _STYLE else ""
                levels = (child for child in node if child.tag in _LEVELS)
                self._styles[style] = {
                    whole(child.get(name("text:level")), 1): _level(child) for child in levels
                }

    def level(self, style: str, level: int) -> Level:
        """The level of a list style, from 0; style "" is the outline of headings."""
        return self._styles.get(style, {}).get(level + 1, Level())

    def number(self, count: Count, level: int, start: str | None = None) -> str:
        """Count one more item on a level, and write its number as the list shows it; "" for a sign."""
        own, numbers = self.level(count.style, level), count.numbers
        before = numbers[level]
        if start is not None:
            numbers[level] = whole(start, own.start, _MOST)
        else:
            numbers[level] = own.start if before is None else before + 1
        numbers[level + 1 :] = [None] * (DEEPEST - level - 1)
        if own.is_bullet or (not own.format and not _PLACEHOLDER.search(own.text)):
            return ""
        return self._shown(count, own, level)

    def _shown(self, count: Count, own: Level, level: int) -> str:
        def one(at: int) -> str:
            of = self.level(count.style, at)
            counted = count.numbers[at]
            return written(of.start if counted is None else counted, _FORMATS.get(of.format, "decimal"))

        if _PLACEHOLDER.search(own.text):
            return _PLACEHOLDER.sub(
                lambda m: one(min(max(int(m.group(1)), 1), DEEPEST) - 1), own.text
            ).strip()
        first = max(0, level + 1 - own.shows)
        shown = [one(at) for at in range(first, level + 1) if self.level(count.style, at).format]
        before, _, after = own.text.partition("\0")
        return f"{before}{'.'.join(shown)}{after}".strip()


def _level(node: Node) -> Level:
    """A level; its text has the newer form with places for numbers, or the older with a mark between two."""
    is_bullet = node.tag in (name("text:list-level-style-bullet"), name("text:list-level-style-image"))
    newer = node.get(name("loext:num-list-format"))
    older = f"{node.get(name('style:num-prefix'), '')}\0{node.get(name('style:num-suffix'), '')}"
    return Level(
        format=node.get(name("style:num-format"), ""),
        text=newer if newer is not None and not is_bullet else older,
        start=whole(node.get(name("text:start-value")), 1, _MOST),
        shows=whole(node.get(name("text:display-levels")), 1, DEEPEST),
        is_bullet=is_bullet,
    )
