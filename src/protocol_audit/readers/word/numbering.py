"""The numbers that Word puts before list items and headings, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from protocol_audit.readers.passages.numerals import written
from protocol_audit.readers.word.names import ILVL, NUM_ID, PSTYLE, VAL, Node, child_of, w, whole

_ABSTRACT = w("abstractNum")
_ABSTRACT_ID = w("abstractNumId")
_NUM = w("num")
_LEVEL = w("lvl")
_OVERRIDE = w("lvlOverride")
_PATTERN = w("format")
_STYLE_LINK, _NUM_STYLE_LINK = w("styleLink"), w("numStyleLink")
_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_LONGEST_TEXT = 60  # characters around a number; Word allows 31


@dataclass(slots=True)
class Level:
    """One level of a list: how its number is written, e.g. text "%1.%2" and format "decimal".

    restart  the level, from 1, whose items start it anew; 0 for none, None for any level above it
    pieces   the text cut at the counters in it, each second one the level of a counter, from 1
    """

    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    style: str = ""
    restart: int | None = None
    pieces: tuple[str, ...] | None = None

    @property
    def is_bullet(self) -> bool:
        """Whether the level shows a sign and no number."""
        return self.format in ("bullet", "none") or "%" not in self.text

    @property
    def is_blank(self) -> bool:
        """Whether the level shows nothing: a paragraph that goes on with the item above it."""
        return self.format in ("none", "bullet") and not self.text.strip()

    def starts_anew(self, counted: int) -> bool:
        """Whether an item of a level above this one, ``counted`` from 0, starts this level anew."""
        return self.restart is None or counted < self.restart


@dataclass(slots=True)
class _List:
    """A w:num: the levels that it uses, the count that it shares, and where it starts anew."""

    counters: list[int | None]
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: Node | None) -> None:
        found = root if root is not None else ()
        self._nums = {node.get(NUM_ID, ""): node for node in found if node.tag == _NUM}
        self._abstracts = {node.get(_ABSTRACT_ID, ""): node for node in found if node.tag == _ABSTRACT}
        self._by_style: dict[str, str] = {}
        for name, node in self._abstracts.items():
            self._by_style.setdefault(_value(node, _STYLE_LINK), name)
        self._lists: dict[str, _List] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, list[int | None]] = {}

    def level(self, number: str, level: int | None, style: str = "") -> tuple[int, Level] | None:
        """The level of a paragraph in the list with this numId; None where there is no such list."""
        found = self._list(number)
        if found is None:
            return None
        if level is None:
            level = next((at for at, one in found.levels.items() if style and one.style == style), 0)
        level = min(max(level, 0), _LEVELS - 1)
        return level, found.levels.get(level) or Level("none")

    def count(self, number: str, level: int) -> str:
        """The number that Word shows before the next paragraph of this list and level; "" for a bullet."""
        found = self._lists[number]
        counters, own = found.counters, found.levels.get(level) or Level("none")
        if level in found.starts:
            counters[level] = found.starts.pop(level)
        else:
            before = counters[level]
            counters[level] = own.start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            other = found.levels.get(deeper)
            if other is None or other.starts_anew(level):
                counters[deeper] = None
        if own.format == "bullet":
            return ""
        if own.pieces is None:
            own.pieces = tuple(_PLACEHOLDER.split(own.text))
        shown = (_shown(found, own, int(one) - 1) if at % 2 else one for at, one in enumerate(own.pieces))
        return "".join(shown).strip()

    def _list(self, number: str) -> _List | None:
        """The list with this numId, put together when first asked for."""
        if number not in self._lists and number in self._nums:
            node = self._nums[number]
            name = self._owner(_value(node, _ABSTRACT_ID))
            if name not in self._levels:
                abstract = self._abstracts.get(name)
                nodes = abstract.iterchildren(_LEVEL) if abstract is not None else ()
                self._levels[name] = {
                    at: _level(child) for child in nodes if 0 <= (at := _level_number(child)) < _LEVELS
                }
                self._counters[name] = [None] * _LEVELS
            self._lists[number] = _with_overrides(_List(self._counters[name], self._levels[name]), node)
        return self._lists.get(number)

    def _owner(self, name: str) -> str:
        """The w:abstractNum that says what a list looks like: this one, or that of its style."""
        abstract = self._abstracts.get(name)
        style = _value(abstract, _NUM_STYLE_LINK) if abstract is not None else ""
        return self._by_style.get(style, name) if style else name


def _shown(found: _List, own: Level, level: int) -> str:
    """One counter of a number, as its level writes it; a level not counted yet shows its start."""
    of = found.levels.get(level) or Level()
    counted = found.counters[level]
    return written(of.start if counted is None else counted, "decimal" if own.legal else of.format)


def _with_overrides(found: _List, node: Node) -> _List:
    for override in node.iterchildren(_OVERRIDE):
        at = _level_number(override)
        if not 0 <= at < _LEVELS:
            continue
        level = override.find(_LEVEL)
        if level is not None:
            found.levels = {**found.levels, at: _level(level)}
        start = override.find(w("startOverride"))
        if start is not None:
            found.starts[at] = whole(start.get(VAL), 1)
    return found


def _level(node: Node) -> Level:
    restart = child_of(node, w("lvlRestart"))
    return Level(
        format=_format(node),
        text=_value(node, w("lvlText"))[:_LONGEST_TEXT],
        start=whole(_value(node, w("start")), 1),
        legal=node.find(w("isLgl")) is not None,
        style=_value(node, PSTYLE),
        restart=whole(restart.get(VAL), 0) if restart is not None else None,
    )


def _format(node: Node) -> str:
    """How a level writes its numbers; what only newer Word knows stands in an alternate, with a pattern."""
    named = next(node.iter(w("numFmt")), None)
    if named is None:
        return "decimal"
    name = named.get(VAL, "decimal")
    return f"pattern {named.get(_PATTERN, '')}" if name == "custom" else str(name)


def _level_number(node: Node) -> int:
    return whole(node.get(ILVL), 0)


def _value(node: Node, name: str) -> str:
    child = node.find(name)
    return str(child.get(VAL, "")) if child is not None else ""
