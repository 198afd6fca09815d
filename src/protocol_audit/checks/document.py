"""A protocol made ready for judging: sentences with what carries them, and the concepts in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from protocol_audit.language.sentences import split_sentences
from protocol_audit.language.stance import Cues, Reading, find_cues, read_heading
from protocol_audit.language.wordings import Match, Vocabulary
from protocol_audit.language.words import Word, read_words
from protocol_audit.model import Concept, Conflict, Element, Kind, Pack, Passage, Protocol, Rule, Term

_UNJUDGED = frozenset({Kind.TITLE, Kind.HEADING, Kind.MARGIN})
_NOTHING: frozenset[str] = frozenset()
_CAPTION_WORDS = 8
_SHARE_NAMING = 0.04  # of all units; and no fewer than _FEWEST_NAMING
_FEWEST_NAMING = 6
_PREAMBLE = 8  # passages in which a document says what it is about


def key_of(term: Term) -> str:
    """The name under which the vocabulary knows a term: a concept's id, or wordings given on the spot."""
    return term if isinstance(term, str) else "=" + " / ".join(term)


def vocabulary_of(pack: Pack) -> Vocabulary:
    """All concepts of a pack, and the wordings that its rules give on the spot."""
    concepts = dict(pack.concepts)
    for term in _terms_of(pack):
        if not isinstance(term, str):
            concepts[key_of(term)] = Concept(key_of(term), term)
    return Vocabulary(concepts.values())


def _terms_of(pack: Pack) -> Iterator[Term]:
    for scope in pack.scopes.values():
        yield from (*scope.about, *scope.includes)
    for standard in pack.standards:
        yield from standard.presented_by
        asked: tuple[Element | Conflict, ...] = (*standard.elements, *standard.conflicts)
        for rule in (rule for one in asked for rule in one.rules):
            yield from _terms_of_rule(rule)


def _terms_of_rule(rule: Rule) -> Iterator[Term]:
    yield from (*rule.all, *rule.any, *rule.context, *rule.under, *rule.unless)


@dataclass(eq=False, slots=True)
class Unit:
    """One sentence, list item or table cell, with the words that carry it in front of its own.

    words   the lead-in and the column head, then the unit's own from ``own`` on
    found   every concept in ``words``
    beside  concepts in the other cells of its row
    above   concepts in its headings and in the text that introduces its table
    frame   the stance that its headings give to all under them, if any
    """

    index: int
    passage_index: int
    passage: Passage
    start: int
    end: int
    words: tuple[Word, ...]
    own: int
    found: Mapping[str, tuple[Match, ...]]
    beside: frozenset[str]
    above: frozenset[str]
    frame: Reading | None
    _cues: Cues | None = field(default=None)

    @property
    def text(self) -> str:
        """The unit's own words exactly as written."""
        return self.passage.text[self.start : self.end]

    @property
    def is_question(self) -> bool:
        """Whether the unit asks."""
        return self.text.rstrip().rstrip("\"”’')_ ☐☒").endswith("?")

    @property
    def cues(self) -> Cues:
        """The cues of stance in its words."""
        if self._cues is None:
            self._cues = find_cues(self.words)
        return self._cues

    def own_matches(self, key: str) -> tuple[Match, ...]:
        """The matches of a term that reach into the unit's own words."""
        return tuple(match for match in self.found.get(key, ()) if match.end > self.own)


class Document:
    """The units of a protocol, with what is above and around each, indexed by their terms."""

    def __init__(self, protocol: Protocol, vocabulary: Vocabulary) -> None:
        self.protocol = protocol
        self._vocabulary = vocabulary
        self._texts: dict[str, frozenset[str]] = {}
        self._frames: dict[str, Reading | None] = {}
        self.units: list[Unit] = []
        self.by_passage: dict[int, list[Unit]] = defaultdict(list)
        self.by_section: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
        self.by_table: dict[int, list[Unit]] = defaultdict(list)
        self.by_key: dict[str, list[Unit]] = defaultdict(list)
        self._read_units()

    def _read_units(self) -> None:
        introduced = _Introduction()
        for index, passage in enumerate(self.protocol.passages):
            if passage.kind in _UNJUDGED:
                continue
            self._read_passage(index, passage, introduced.of(passage))

    def _read_passage(self, index: int, passage: Passage, introduction: str) -> None:
        carried = read_words(f"{_last_sentence(passage.lead_in)} {passage.column_head}".strip())
        beside = _NOTHING.union(*(self._terms(text) for cell in passage.row for text in cell))
        above = self._above(passage, introduction)
        frame = next((f for h in passage.place.headings if (f := self._frame(h))), None)
        for start, end in split_sentences(passage.text):
            words = (*carried, *_shift(read_words(passage.text[start:end]), start))
            if len(words) == len(carried):
                continue
            found = self._vocabulary.find(words)
            number = len(self.units)
            self._keep(
                Unit(number, index, passage, start, end, words, len(carried), found, beside, above, frame)
            )

    def _keep(self, unit: Unit) -> None:
        self.units.append(unit)
        self.by_passage[unit.passage_index].append(unit)
        self.by_section[unit.passage.place.headings].append(unit)
        if unit.passage.table is not None:
            self.by_table[unit.passage.table].append(unit)
        for key, matches in unit.found.items():
            if any(match.end > unit.own for match in matches):
                self.by_key[key].append(unit)

    def _above(self, passage: Passage, introduction: str) -> frozenset[str]:
        above = self._terms(introduction) | self._terms(passage.lead_in)
        for heading in passage.place.headings:
            above |= self._terms(heading)
        return above

    def _terms(self, text: str) -> frozenset[str]:
        if not text:
            return _NOTHING
        if text not in self._texts:
            self._texts[text] = frozenset(self._vocabulary.find(read_words(text)))
        return self._texts[text]

    def _frame(self, heading: str) -> Reading | None:
        if heading not in self._frames:
            self._frames[heading] = read_heading(heading)
        return self._frames[heading]

    @cached_property
    def title_terms(self) -> frozenset[str]:
        """The terms in the document's title."""
        return self._terms(self.protocol.title)

    def is_about(self, keys: Sequence[str]) -> bool:
        """Whether the document is about one of these terms.

        By its title, by its own word of its purpose, or because it speaks of them all along: a manual that
        has a chapter on trafficking names it in one sentence of a hundred, a trafficking protocol in four.
        """
        if not self.title_terms.isdisjoint(keys):
            return True
        naming = sum(any(unit.own_matches(key) for key in keys) for unit in self.units)
        if naming >= max(_FEWEST_NAMING, _SHARE_NAMING * len(self.units)):
            return True
        preamble = [unit for unit in self.units if unit.passage_index < _PREAMBLE + self._first]
        return any(_says_purpose(unit) and not unit.found.keys().isdisjoint(keys) for unit in preamble)

    @cached_property
    def _first(self) -> int:
        return self.units[0].passage_index if self.units else 0

    def around(self, unit: Unit, within: str) -> Sequence[Unit]:
        """The units in which the terms of a rule may stand: sentence, neighbors, passage, list or section."""
        if within == "sentence":
            return (unit,)
        if within == "neighbors":
            return self._neighbors(unit)
        if within == "section":
            return self.by_section[unit.passage.place.headings]
        return self.by_passage[unit.passage_index]

    def _neighbors(self, unit: Unit) -> Sequence[Unit]:
        near = self.units[max(0, unit.index - 1) : unit.index + 2]
        headings = unit.passage.place.headings
        return [other for other in near if other.passage.place.headings == headings]

    def series(self, unit: Unit) -> Sequence[Unit]:
        """The list or the table that the unit stands in or introduces, else its passage."""
        if unit.passage.table is not None:
            return self.by_table[unit.passage.table]
        lead = unit.passage.lead_in or unit.passage.text
        section = self.by_section[unit.passage.place.headings]
        return [u for u in section if u.passage_index == unit.passage_index or u.passage.lead_in == lead]


def _last_sentence(text: str) -> str:
    """The sentence that a list completes; what stands before it has a stance of its own."""
    spans = split_sentences(text)
    return text[spans[-1][0] : spans[-1][1]] if spans else ""


class _Introduction:
    """Remembers the text before a table or a list: what says what the table or the list is about."""

    def __init__(self) -> None:
        self._before: Passage | None = None
        self._said = ""

    def of(self, passage: Passage) -> str:
        """The text that introduces this passage, "" where it is no table cell and no list item."""
        if passage.table is None and passage.kind is not Kind.LIST_ITEM:
            self._keep(passage)
            return ""
        return self._said if self._before and _same_section(self._before, passage) else ""

    def _keep(self, passage: Passage) -> None:
        """A caption of a few words is itself introduced by the text before it."""
        is_caption = len(passage.text.split()) < _CAPTION_WORDS
        carried = self._before and is_caption and _same_section(self._before, passage)
        self._said = f"{self._before.text} {passage.text}" if carried and self._before else passage.text
        self._before = passage


def _same_section(one: Passage, other: Passage) -> bool:
    return one.place.headings == other.place.headings


def _says_purpose(unit: Unit) -> bool:
    """Whether the unit says what the document is: "this policy", "these guidelines apply"."""
    stems = [word.stem for word in unit.words]
    return any(one in {"this", "these"} and other in _DOCUMENT_STEMS for one, other in pairwise(stems))


_DOCUMENT_STEMS = frozenset(
    word.stem
    for word in read_words(
        "policy protocol procedure manual memo guide guideline chapter addendum document handbook standard"
        " plan packet section"
    )
)


def _shift(words: Sequence[Word], by: int) -> Iterator[Word]:
    for word in words:
        yield Word(word.text, word.stem, word.start + by, word.end + by, word.before)
