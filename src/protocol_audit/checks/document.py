"""A protocol made ready for judging: sentences with what carries them, and the concepts in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from protocol_audit.language.sentences import split_sentences
from protocol_audit.language.stance import Cues, Reading, find_cues, read_headings
from protocol_audit.language.wordings import Match, Vocabulary
from protocol_audit.language.words import Word, read_words
from protocol_audit.model import Concept, Conflict, Element, Kind, Pack, Passage, Protocol, Rule, Term

_UNJUDGED = frozenset({Kind.TITLE, Kind.HEADING, Kind.MARGIN})
_NOTHING: frozenset[str] = frozenset()
_NOWHERE: frozenset[int] = frozenset()
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
    cues    the cues of stance in ``words``
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
    cues: Cues

    @property
    def text(self) -> str:
        """The unit's own words exactly as written."""
        return self.passage.text[self.start : self.end]

    @property
    def is_question(self) -> bool:
        """Whether the unit asks."""
        return self.text.rstrip().rstrip("\"”’')_ ☐☒").endswith("?")

    def own_matches(self, key: str) -> tuple[Match, ...]:
        """The matches of a term that reach into the unit's own words."""
        matches = self.found.get(key, ())
        return tuple(match for match in matches if match.end > self.own) if self.own else matches


class Document:
    """The units of a protocol, with what is above and around each, indexed by their terms.

    told_whole  checks give a reason for units that only come near, too: for ``explain``
    """

    def __init__(self, protocol: Protocol, vocabulary: Vocabulary, *, told_whole: bool = False) -> None:
        self.protocol = protocol
        self.told_whole = told_whole
        self._vocabulary = vocabulary
        self._texts: dict[str, frozenset[str]] = {}
        self._units_with: dict[str, set[int]] = defaultdict(set)
        self._passages_with: dict[str, set[int]] = {}
        self.units: list[Unit] = []
        self.by_passage: dict[int, list[Unit]] = defaultdict(list)
        self.by_section: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
        self.by_table: dict[int, list[Unit]] = defaultdict(list)
        self.by_key: dict[str, list[Unit]] = defaultdict(list)
        self._read_units()

    def _read_units(self) -> None:
        drafts = list(_drafts(self.protocol.passages))
        self._read_texts({text for draft in drafts for text in draft.around})
        headings = sorted({heading for draft in drafts for heading in draft.passage.place.headings})
        frames = dict(zip(headings, read_headings(headings), strict=True))
        words = [words for draft in drafts for *_, words in draft.sentences]
        read = zip(self._vocabulary.find_all(words), find_cues(words), strict=True)
        for draft in drafts:
            passage = draft.passage
            beside = _NOTHING.union(*(self._texts[text] for text in draft.beside))
            above = _NOTHING.union(*(self._texts[text] for text in draft.above))
            frame = next((f for h in passage.place.headings if (f := frames[h])), None)
            for start, end, its_words in draft.sentences:
                found, cues = next(read)
                span = (len(self.units), draft.index, passage, start, end, its_words, draft.own)
                self._keep(Unit(*span, found, beside, above, frame, cues))

    def _read_texts(self, texts: Iterable[str]) -> None:
        """Find the terms of texts that many units may share."""
        fresh = sorted(set(texts) - self._texts.keys())
        found = self._vocabulary.find_all([read_words(text) for text in fresh])
        self._texts.update(zip(fresh, map(frozenset, found), strict=True))

    def _keep(self, unit: Unit) -> None:
        self.units.append(unit)
        self.by_passage[unit.passage_index].append(unit)
        self.by_section[unit.passage.place.headings].append(unit)
        if unit.passage.table is not None:
            self.by_table[unit.passage.table].append(unit)
        for key in unit.beside:
            self._units_with[key].add(unit.index)
        for key, matches in unit.found.items():
            self._units_with[key].add(unit.index)
            if not unit.own or any(match.end > unit.own for match in matches):
                self.by_key[key].append(unit)

    @cached_property
    def title_terms(self) -> frozenset[str]:
        """The terms in the document's title."""
        self._read_texts((self.protocol.title,))
        return self._texts[self.protocol.title]

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

    def units_with(self, key: str) -> Set[int]:
        """The units in which a term stands, or beside which it stands, by number."""
        return self._units_with.get(key, _NOWHERE)

    def passages_with(self, key: str) -> Set[int]:
        """The passages in which a term stands, or beside which it stands, by number."""
        known = self._passages_with.get(key)
        if known is None:
            known = {self.units[index].passage_index for index in self.units_with(key)}
            self._passages_with[key] = known
        return known

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


@dataclass(eq=False, slots=True)
class _Draft:
    """A passage taken apart: its sentences, and the texts that carry it.

    own        how many words of what carries it stand before those of each sentence
    sentences  (start, end, the carrying words and its own) of each sentence that has words
    beside     the texts of its row
    above      its headings, its lead-in and the text before it
    """

    index: int
    passage: Passage
    own: int
    sentences: list[tuple[int, int, tuple[Word, ...]]]
    beside: tuple[str, ...]
    above: tuple[str, ...]

    @property
    def around(self) -> tuple[str, ...]:
        return (*self.beside, *self.above)


def _drafts(passages: Iterable[Passage]) -> Iterator[_Draft]:
    introduced = _Introduction()
    for index, passage in enumerate(passages):
        if passage.kind in _UNJUDGED:
            continue
        above = (introduced.of(passage), passage.lead_in, *passage.place.headings)
        carried = _carrying_words(passage.lead_in, passage.column_head)
        sentences = [
            (start, end, (*carried, *own))
            for start, end in split_sentences(passage.text)
            if (own := read_words(passage.text[start:end], start))
        ]
        beside = tuple(text for cell in passage.row for text in cell)
        yield _Draft(index, passage, len(carried), sentences, beside, above)


@lru_cache(maxsize=64)
def _carrying_words(lead_in: str, column_head: str) -> tuple[Word, ...]:
    return read_words(f"{_last_sentence(lead_in)} {column_head}".strip())


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
