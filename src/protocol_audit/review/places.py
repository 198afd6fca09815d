"""The places of a protocol by which people cite it: numbered and named parts, pages, words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from protocol_audit.model import Kind, Passage, Protocol
from protocol_audit.review.citations import NUMBER, PART_WORDS, SPELLINGS, Part, PartKind, parse_number

_CALLED = re.compile(rf"(?i:({SPELLINGS}))\.?\s*(?i:no\.?\s*)?\#?({NUMBER})(?![\w(])[.:)\s–—-]*")
# Without a word before it, a letter or a number needs a mark behind it: "A. Rooms", not "A room".
_MARKED = re.compile(rf"({NUMBER}|\([A-Za-z0-9]{{1,4}}\))[.:)]+(?:\s+|$)|(\([A-Za-z0-9]{{1,4}}\))\s+")
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,6}(?:\([A-Za-z0-9]{1,4}\))*)[.:)]*(?:\s+|$)")
_HEADED = re.compile(r"(\d{1,3})\s+")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    ["a", "an", "and", "at", "de", "del", "el", "for", "in", "la", "las", "los", "of", "on", "the", "to", "y"]
)
_FEWEST_NEAR = 6  # words in a quotation that is looked for in other words too
_NEAR = 0.75  # of its words, in the same order
_MOST_LABELS = 2  # "B. Form F-1: Screening" has two

_Number = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    """A number that a passage begins with: what it is called, and its number alone and in full."""

    kind: PartKind
    word: str
    number: _Number
    path: _Number


class Places:
    """An index of a protocol's places. Passages are given by their index in reading order."""

    def __init__(self, protocol: Protocol) -> None:
        self._passages = protocol.passages
        self._by_place = {(p.place.address, p.text): i for i, p in reversed(list(enumerate(self._passages)))}
        self._labels = _all_labels(self._passages)
        self._names = [_plain(p.text) if p.kind is Kind.HEADING else "" for p in self._passages]
        self._titles = [_plain(protocol.title), _plain(protocol.file.rsplit(".", 1)[0])]
        self._text, self._starts = _joined(self._passages)
        self._words = [frozenset(_plain(passage.text).split()) for passage in self._passages]

    def index(self, passage: Passage) -> int | None:
        """Where a passage stands in reading order, or None where it is not of this protocol."""
        return self._by_place.get((passage.place.address, passage.text))

    def passage(self, index: int) -> Passage:
        """The passage at this index."""
        return self._passages[index]

    def is_called(self, name: str) -> bool:
        """Whether the protocol bears this name, in its title, as its file's name or as its first letters."""
        wanted = _plain(name)
        for title in self._titles:
            letters = "".join(word[0] for word in title.split() if word not in _SMALL)
            if wanted and (f" {wanted} " in f" {title} " or (len(wanted) > 1 and wanted == letters)):
                return True
        return False

    @property
    def knows_pages(self) -> bool:
        """Whether the file says on which page a passage stands."""
        return any(passage.place.page is not None for passage in self._passages)

    def on_pages(self, first: int, last: int) -> frozenset[int]:
        """The passages on these pages."""
        return frozenset(
            index
            for index, passage in enumerate(self._passages)
            if passage.place.page is not None and first <= passage.place.page <= last
        )

    def in_part(self, part: Part) -> frozenset[int]:
        """The passages of every part with this number, its heading among them; none where there is none."""
        if part.kind is PartKind.ADDRESS:
            address = f"{part.word} {' '.join(part.number)}"
            return frozenset(
                index
                for index, passage in enumerate(self._passages)
                if passage.place.address == address or passage.place.address.startswith(f"{address},")
            )
        starts = [
            index
            for index, labels in enumerate(self._labels)
            if any(_is(label, part, self._passages[index].kind) for label in labels)
        ]
        return frozenset(index for start in starts for index in self._extent(start))

    def under_name(self, name: str) -> frozenset[int]:
        """The passages under every heading that bears this name, with or without its number."""
        wanted = f" {_plain(name)} "
        if not wanted.strip():
            return frozenset()
        starts = [i for i, heading in enumerate(self._names) if heading and wanted in f" {heading} "]
        return frozenset(index for start in starts for index in self._extent(start))

    def with_words(self, quote: str) -> tuple[int, ...]:
        """The passages in which these words begin, spelled alike but for case, marks and spaces.

        Words left out are marked by "..." or "[...]"; the parts then follow each other.
        """
        parts = [_plain(part) for part in re.split(r"\[?(?:\.\s?\.\s?\.|…)\]?", quote)]
        parts = [part for part in parts if part]
        return tuple(dict.fromkeys(self._find(parts))) if parts else ()

    def near_words(self, quote: str) -> int | None:
        """The passage that comes nearest to a quotation which stands nowhere word for word, or None."""
        wanted = _plain(quote).split()
        if len(wanted) < _FEWEST_NEAR:
            return None
        best, index = _NEAR, None
        for number, words in enumerate(self._words):
            if len(words & set(wanted)) < best * len(set(wanted)):
                continue
            share = _share_in_order(wanted, _plain(self._passages[number].text).split())
            if share > best or (index is None and share >= _NEAR):
                best, index = share, number
        return index

    def _find(self, parts: list[str]) -> Iterator[int]:
        at = -1
        while (at := self._text.find(f" {parts[0]} ", at + 1)) >= 0:
            start = bisect_right(self._starts, at) - 1
            end = at + len(parts[0])
            for part in parts[1:]:
                end = self._text.find(f" {part} ", end)
                if end < 0 or bisect_right(self._starts, end) - 1 > start + 1:
                    break
            else:
                yield start

    def _extent(self, start: int) -> Iterator[int]:
        """The passages of the part that begins at this one."""
        first = self._passages[start]
        if first.kind is Kind.TITLE:
            yield from range(len(self._passages))
            return
        yield start
        number = self._number(start)
        ways = [_way(first)] if first.kind is Kind.HEADING else []
        for index in range(start + 1, len(self._passages)):
            passage = self._passages[index]
            own = self._number(index)
            below = bool(number) and len(own) > len(number) and own[: len(number)] == number
            if below and passage.kind is Kind.HEADING:
                ways.append(_way(passage))
            is_under = below or any(passage.place.headings[: len(way)] == way for way in ways)
            if not is_under and (ways or own or passage.kind in (Kind.HEADING, Kind.MARGIN)):
                return
            yield index

    def _number(self, index: int) -> _Number:
        """The full number of a passage, or () where it has none."""
        return self._labels[index][0].path if self._labels[index] else ()


def _is(label: _Label, part: Part, kind: Kind) -> bool:
    """Whether a passage with this label is the part; an item "3." of some list is not "Policy 3"."""
    if (part.kind is PartKind.ADDED) != (label.kind is PartKind.ADDED):
        return False
    if part.number not in (label.number, label.path):
        return False
    if part.kind is PartKind.ADDED or label.word:
        return label.word == part.word or part.kind is PartKind.SECTION
    is_lettered = part.word in ("", "section") and not part.number[0].isdigit()
    return len(part.number) > 1 or kind in (Kind.HEADING, Kind.TITLE) or is_lettered


def _all_labels(passages: tuple[Passage, ...]) -> list[tuple[_Label, ...]]:
    """What every passage is numbered, with the numbers above it: ("iv", "b") for "B." under "IV. Housing"."""
    found = []
    clause: tuple[tuple[str, ...], _Number] = ((), ())
    for passage in passages:
        own = () if passage.kind is Kind.MARGIN else tuple(_labels_of(_numbered(passage), passage.kind))
        headings = passage.place.headings
        above = clause[1] if clause[0] == headings and clause[1] else _path_of(headings)
        labels = tuple(_Label(kind, word, number, _below(above, number)) for kind, word, number in own)
        if passage.kind is not Kind.HEADING and own and len(own[0][2]) > 1:
            clause = (headings, own[0][2])
        found.append(labels)
    return found


@lru_cache(maxsize=1024)
def _path_of(headings: tuple[str, ...]) -> _Number:
    path: _Number = ()
    for heading in headings:
        numbers = [
            number for kind, _, number in _labels_of(heading, Kind.HEADING) if kind is PartKind.SECTION
        ]
        path = _below(path, numbers[0]) if numbers else path
    return path


def _below(above: _Number, number: _Number) -> _Number:
    """A number in full: one that has several pieces, or repeats what is above it, is so already."""
    return number if len(number) > 1 or number[: len(above)] == above else above + number


def _labels_of(text: str, kind: Kind) -> Iterator[tuple[PartKind, str, _Number]]:
    """The numbers that a text begins with; "B. Form F-1: Screening" has two."""
    for _ in range(_MOST_LABELS):
        if called := _CALLED.match(text):
            part, word = PART_WORDS[called[1].lower()]
            yield part, word, parse_number(called[2])
            text = text[called.end() :]
            continue
        marked = _DOTTED.match(text) or _MARKED.match(text)
        if marked is None and kind is Kind.HEADING:
            marked = _HEADED.match(text)
        if marked is None:
            return
        yield PartKind.SECTION, "", parse_number(next(filter(None, marked.groups())))
        text = text[marked.end() :]


def _numbered(passage: Passage) -> str:
    """The text with the number that Word puts before it, and a mark behind that number."""
    text, number = passage.text.strip(), passage.number
    if not number or text.startswith(number):
        return text
    return f"{number} {text}" if number[-1] in ".:)" else f"{number}. {text}"


def _way(heading: Passage) -> tuple[str, ...]:
    return (*heading.place.headings, _shown(heading))


def _shown(heading: Passage) -> str:
    """The heading as it stands in the way down to what is below it."""
    text = " ".join(heading.text.split())
    number = heading.number
    return f"{number} {text}" if number and not text.startswith(number) else text


def _share_in_order(wanted: list[str], words: list[str]) -> float:
    """How much of the wanted words is there in the same order."""
    blocks = SequenceMatcher(None, wanted, words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


def _plain(text: str) -> str:
    """The words in small letters without accents, one space between them."""
    text = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "").lower())
    return " ".join(_WORD.findall("".join(c for c in text if not unicodedata.combining(c))))


def _joined(passages: tuple[Passage, ...]) -> tuple[str, list[int]]:
    """All words of the protocol in one text, and where in it each passage begins."""
    pieces, starts, at = [], [], 0
    for passage in passages:
        words = _plain(passage.text)
        piece = f" {words}" if words else ""
        starts.append(at)
        pieces.append(piece)
        at += len(piece)
    return "".join(pieces) + " ", starts
