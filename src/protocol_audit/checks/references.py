"""What a document says elsewhere of a passage: terms that it defines, and sections that it refers to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from protocol_audit.checks.document import Document, Unit
from protocol_audit.language.words import Word, read_words
from protocol_audit.model import Kind

_QUOTED = r"[“\"]([^”\"]{2,40})[”\"]"
_DEFINES = re.compile(
    _QUOTED + r"\s*(?:\([^)]*\)\s*)?,?\s*(?:as used here|in this \w+)?,?\s*(?:means?|refers? to|is|are)\b"
)
_CALLED = re.compile(r"\((?:the |an? |hereafter |hereinafter |called )*" + _QUOTED + r"\)")
_SECTION = re.compile(
    r"\b(?:see|as in|under|per|follow|following|in|by|of|to|use|with)\s+"
    r"(?:also\s+)?(?:policy|section|part|chapter|procedure|paragraph|step|article|§)?\s*(\d{1,2}(?:\.\d{1,2}){1,3})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*(?:section|policy|chapter|part)?\s*(\d{1,2}(?:\.\d{1,2}){1,3})\b", re.IGNORECASE)
_TERM_WORDS = 4


class References:
    """Which passages count as being about something because the document says so elsewhere."""

    def __init__(self, document: Document, about: Collection[str]) -> None:
        """``about``: the keys of the terms that make a passage be about it."""
        telling = [unit for unit in document.units if not unit.found.keys().isdisjoint(about)]
        self._terms = {stems for unit in telling for stems in _defined(unit)}
        self._sections = {number for unit in telling for number in _SECTION.findall(unit.text)}

    def reach(self, unit: Unit) -> bool:
        """Whether the unit uses a term defined so, or stands in a section referred to from there."""
        return self._is_referred_to(unit) or any(_stands_in(term, unit.words) for term in self._terms)

    def _is_referred_to(self, unit: Unit) -> bool:
        if not self._sections:
            return False
        numbers = (_NUMBER.match(text) for text in (*unit.passage.place.headings, unit.passage.text))
        return any(match and match.group(1) in self._sections for match in numbers)


def _defined(unit: Unit) -> Iterator[tuple[str, ...]]:
    """The stems of each term that the unit defines: "“VOT” means a victim of trafficking"."""
    for term in (*_DEFINES.findall(unit.text), *_CALLED.findall(unit.text), *_defined_in_row(unit)):
        stems = tuple(word.stem for word in read_words(term))
        if 0 < len(stems) <= _TERM_WORDS:
            yield stems


def _defined_in_row(unit: Unit) -> Iterable[str]:
    """The first cell of a row under a head such as "Term", where another cell says what it means."""
    passage = unit.passage
    if passage.kind is not Kind.TABLE_CELL or not passage.row:
        return
    head, first = passage.row[0]
    if head.strip().lower() in {"term", "word", "abbreviation", "acronym", "short form", "we say"}:
        yield first


def _stands_in(term: Sequence[str], words: Sequence[Word]) -> bool:
    stems = [word.stem for word in words]
    return any(tuple(stems[i : i + len(term)]) == tuple(term) for i in range(len(stems) - len(term) + 1))
