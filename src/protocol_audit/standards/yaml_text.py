"""YAML text as plain values, with the line of each: strict, small, and fast enough for every start.

Read event by event rather than with ``yaml.load``: that is twice as fast, keeps the lines for messages,
and refuses what a data file does not need (anchors, which can blow up memory; tags; a key given twice).
Plain words are read as YAML 1.2 reads them: ``no`` and ``on`` are words, only ``true`` and ``false`` are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

_MAX_DEPTH = 20
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_INTEGER = re.compile(r"[-+]?[0-9]+$")
_NUMBER = re.compile(r"([-+]?[0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Words of the parser, and what most often lies behind them.
_HINTS = (
    ("mapping values are not allowed", "; put text that has a colon in quotes"),
    (
        "cannot start any token",
        "; indent with spaces, not tabs, and put text that begins with a sign in quotes",
    ),
    ("unexpected end of stream", "; a quotation mark is not closed"),
    (
        "did not find expected",
        "; look at the indentation, and whether every bracket and quotation mark is closed",
    ),
)

# The way down to a value: keys of mappings and positions in lists, from 0.
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file, at a line (from 1; 0 where it is the whole file) and a path."""

    line: int
    path: KeyPath
    message: str


@dataclass(slots=True)
class Document:
    """A YAML file's value, what was wrong with the YAML, and the line of every value.

    readable  False where the YAML could not be read to its end; then ``value`` is None
    """

    value: Any = None
    readable: bool = True
    problems: list[Problem] = field(default_factory=list)
    lines: dict[int, Any] = field(default_factory=dict)

    def line(self, path: KeyPath) -> int:
        """The line of the value at this path, or of the nearest one above it that exists, from 1."""
        line, value = 1, self.value
        for step in path:
            try:
                line, value = self.lines[id(value)][step], value[step]
            except (KeyError, IndexError, TypeError):
                break
        return line


class _NotReadError(Exception):
    """The YAML has something that a data file may not have."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(text: str) -> Document:
    """The text's value with its lines. Never raises for bad YAML: that is a problem of the document."""
    document = Document()
    try:
        document.value = _Reader(text, document).read()
    except _NotReadError as error:
        _give_up(document, error.line, str(error))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"column {mark.column + 1}: " if mark else ""
        _give_up(document, mark.line + 1 if mark else 0, f"{place}not YAML: {_explain(error)}")
    except yaml.YAMLError as error:
        # A character that YAML does not allow; its message is only the text's last line.
        _give_up(document, 0, f"not YAML: {str(error).splitlines()[0]}")
    return document


def _give_up(document: Document, line: int, message: str) -> None:
    document.value, document.readable = None, False
    document.problems.append(Problem(line, (), message))


def _explain(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}".strip()
    hint = next((hint for words, hint in _HINTS if words in said), "")
    begun = error.context_mark
    if begun and error.problem_mark and begun.line != error.problem_mark.line:
        hint += f"; what is not complete begins in line {begun.line + 1}"
    return said + hint


class _Reader:
    """Builds the value from the parser's events."""

    def __init__(self, text: str, document: Document) -> None:
        self._loader = _Loader(text)
        self._next = self._loader.get_event
        self._document = document
        self._lines = document.lines

    def read(self) -> Any:
        try:
            self._next()  # the stream's start
            if type(self._next()) is yaml.StreamEndEvent:
                return None
            value = self._value(self._next(), ())
            self._next()  # the document's end
            event = self._next()
            if type(event) is not yaml.StreamEndEvent:
                raise _NotReadError(_line(event), "a second document ('---'); one file holds one document")
            return value
        finally:
            self._loader.dispose()

    def _value(self, event: Any, path: KeyPath) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return _scalar(event)
        if kind is yaml.AliasEvent:
            said = f"'*{event.anchor}': aliases are not read; write the value again"
            raise _NotReadError(_line(event), said)
        _refuse_extras(event)
        if len(path) >= _MAX_DEPTH:
            raise _NotReadError(_line(event), f"lists or mappings stand more than {_MAX_DEPTH} deep")
        return self._list(path) if kind is yaml.SequenceStartEvent else self._mapping(path)

    def _list(self, path: KeyPath) -> list[Any]:
        values: list[Any] = []
        lines: list[int] = []
        following = self._next
        while type(event := following()) is not yaml.SequenceEndEvent:
            lines.append(event.start_mark.line + 1)
            values.append(self._value(event, (*path, len(values))))
        self._lines[id(values)] = lines
        return values

    def _mapping(self, path: KeyPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        following = self._next
        while type(event := following()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise _NotReadError(_line(event), "a key must be one word or text")
            _refuse_extras(event)
            key, line = event.value, _line(event)
            value = self._value(following(), (*path, key))
            if key in values:
                said = f"given twice in the same place; the first is in line {lines[key]}"
                self._document.problems.append(Problem(line, (*path, key), said))
                continue
            values[key], lines[key] = value, line
        self._lines[id(values)] = lines
        return values


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


def _scalar(event: Any) -> Any:
    _refuse_extras(event)
    value: str = event.value
    if not event.implicit[0]:
        return value
    if value in _WORDS:
        return _WORDS[value]
    # Most values are words: look at the first character before trying the patterns.
    if value[0] in "+-.0123456789":
        if _INTEGER.match(value) and len(value) < 20:
            return int(value)
        if _NUMBER.match(value):
            return float(value)
    return value


def _refuse_extras(event: Any) -> None:
    if event.anchor is not None:
        said = f"'&{event.anchor}': anchors are not read; write the value where it is used"
        raise _NotReadError(_line(event), said)
    if event.tag is not None:
        raise _NotReadError(_line(event), f"'{event.tag}': tags are not read; leave it out")
