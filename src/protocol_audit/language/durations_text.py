"""Evenly spaced text: lower case, one space around every word and sign, numbers in digits.

"Twenty-four (24) HOURS", "24-hours" and "24  hours" come out alike but for the sign between, so that the
patterns for time can be short; every word keeps its place in the original.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from protocol_audit.language.durations_words import NUMBER_WORDS, SMALL_NUMBERS

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\s\w]|_+|\w")
_SAME_SIGN = str.maketrans({"’": "'", **dict.fromkeys("‐‑‒–—―−", "-")})
_DIGITS = re.compile(r"[0-9]{1,3},[0-9]{3}|[0-9]{1,5}(?:\.[0-9]{1,2})?")
_HALVES = (
    ("and", "a", "half"),
    ("and", "a", "-", "half"),
    ("and", "one", "half"),
    ("and", "one", "-", "half"),
    ("and", "½"),
    ("½",),
    ("1", "/", "2"),
    ("and", "1", "/", "2"),
)
_FIRST_WORDS = frozenset(NUMBER_WORDS) | {"a"}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spaced:
    """Evenly spaced text, with where each of its words starts there and stands in the source."""

    source: str
    text: str
    starts: list[int]
    spans: list[Span]

    def original(self, start: int, end: int) -> Span:
        """The offsets in the source of the words between two offsets here."""
        first = bisect_left(self.starts, start)
        last = max(first, bisect_right(self.starts, end - 1) - 1)
        return self.spans[first][0], self.spans[last][1]


def space_evenly(source: str) -> Spaced:
    """The text in lower case with one space around every word and sign and with numbers in digits."""
    words: list[str] = []
    spans: list[Span] = []
    for match in _TOKEN.finditer(source.translate(_SAME_SIGN)):
        words.append(match[0].lower())
        spans.append(match.span())
    words, spans = _numbers_in_digits(words, spans)
    starts: list[int] = []
    offset = 1
    for word in words:
        starts.append(offset)
        offset += len(word) + 1
    return Spaced(source, f" {' '.join(words)} ", starts, spans)


def _numbers_in_digits(words: list[str], spans: list[Span]) -> tuple[list[str], list[Span]]:
    """The words with every number, spelled out or repeated in parentheses, as one word of digits."""
    written: list[str] = []
    places: list[Span] = []
    index = 0
    while index < len(words):
        word = words[index]
        if word not in _FIRST_WORDS and not word[0].isdigit():
            written.append(word)
            places.append(spans[index])
            index += 1
            continue
        value, length = _quantity_at(words, index)
        last = index + max(length, 1) - 1
        written.append(f"{value:g}" if length else words[index])
        places.append((spans[index][0], spans[last][1]))
        index = last + 1
    return written, places


def _quantity_at(words: list[str], index: int) -> tuple[float, int]:
    """The number that starts at a word, with its repetition and its half, and how many words it takes."""
    value, length = _number_at(words, index)
    if not length:
        return 0, 0
    if words[index + length : index + length + 1] == ["("]:
        again, more = _number_at(words, index + length + 1)
        if more and words[index + length + 1 + more : index + length + 2 + more] == [")"]:
            value, length = max(value, again), length + more + 2
    for half in _HALVES:
        if tuple(words[index + length : index + length + len(half)]) == half:
            return value + 0.5, length + len(half)
    return value, length


def _number_at(words: list[str], index: int) -> tuple[float, int]:
    """The number that starts at a word, in digits or spelled out, and how many words it takes."""
    word = words[index] if index < len(words) else ""
    if word[:1].isdigit():
        return (float(word.replace(",", "")), 1) if _DIGITS.fullmatch(word) else (0, 0)
    if words[index + 1 : index + 2] == ["hundred"] and (word == "a" or word in SMALL_NUMBERS):
        rest, more = _rest_at(words, index + 2)
        return 100 * NUMBER_WORDS.get(word, 1) + rest, 2 + more
    return _below_hundred(words, index)


def _rest_at(words: list[str], index: int) -> tuple[int, int]:
    """What follows "a hundred": "and twenty", "twenty"."""
    skip = 1 if words[index : index + 1] == ["and"] else 0
    rest, more = _below_hundred(words, index + skip)
    return rest, skip + more if more else 0


def _below_hundred(words: list[str], index: int) -> tuple[int, int]:
    """A spelled number below a hundred, "forty - eight" in three words."""
    value = NUMBER_WORDS.get(words[index]) if index < len(words) else None
    if value is None:
        return 0, 0
    if value < 20:
        return value, 1
    ones = index + 2 if words[index + 1 : index + 2] == ["-"] else index + 1
    if ones < len(words) and words[ones] in SMALL_NUMBERS:
        return value + NUMBER_WORDS[words[ones]], ones + 1 - index
    return value, 1
