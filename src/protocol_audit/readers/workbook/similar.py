"""Knows a standard by its text, where a workbook gives no number: by words in common with the pack."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from protocol_audit.language.words import read_words
from protocol_audit.model import Pack, Standard
from protocol_audit.readers.workbook.words import plain, words

# How much a word says of a standard, by where in the pack it stands.
_TITLE, _ASKS, _ELEMENT, _QUESTION, _INSERT, _SECTION, _WORDING = 3.0, 2.0, 2.0, 1.5, 1.0, 0.5, 0.6
_SATURATION = 1.2
_COMMON = frozenset(
    word.stem
    for word in read_words(
        "the a an of to and or in on for with by at from as is are be it its this that they them their who "
        "which what not no any all each every other others such than then there when where while can may "
        "will shall should must do does has have had was were been being into about also only if so but "
        "program agency person people client survivor whether how standard"
    )
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
SURE, CLEAR = 0.6, 0.05  # a match by itself: the share of the text's weight in common, and the lead
_FEWEST, _FEW, _CLEAR_OF_FEW = 2, 3, 0.12  # one word tells nothing, and of few a longer lead is asked


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a text's weight a standard has in common with it, 0 to 1."""

    standard: str
    share: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The standards nearest to a text, the nearest first; empty for a text without words that tell."""

    nearest: tuple[Likeness, ...] = ()
    words: int = 0

    @property
    def sure(self) -> str:
        """The standard that the text is plainly about, or "" where that is not sure."""
        if not self.nearest or self.nearest[0].share < SURE:
            return ""
        lead = self.nearest[0].share - (self.nearest[1].share if len(self.nearest) > 1 else 0.0)
        return self.nearest[0].standard if lead >= (_CLEAR_OF_FEW if self.words <= _FEW else CLEAR) else ""

    def share(self, standard: str) -> float:
        """How near one standard is."""
        return next((one.share for one in self.nearest if one.standard == standard), 0.0)


class Similar:
    """The standards of one pack as bags of weighted words."""

    def __init__(self, pack: Pack) -> None:
        sections = {section.id: section.title for section in pack.sections}
        self.order = {standard.id: position for position, standard in enumerate(pack.standards)}
        self._bags = {s.id: _bag(s, pack, sections.get(s.section, "")) for s in pack.standards}
        known = Counter(stem for bag in self._bags.values() for stem in bag)
        total = len(self._bags)
        self._weights = {stem: math.log(1 + (total - n + 0.5) / (n + 0.5)) for stem, n in known.items()}
        self._unknown = math.log(2 + 2 * total)

    def rank(self, text: str) -> Ranking:
        """The standards nearest to a text; to it without what stands in brackets where that alone is sure."""
        whole, bare = self._rank(text), _BRACKETS.sub(" ", text)
        if whole.sure or bare == text:
            return whole
        without = self._rank(bare)
        return without if without.sure else whole

    def _rank(self, text: str) -> Ranking:
        stems = set(_stems(in_english(text)))
        if stems.isdisjoint(self._weights):
            stems = set(_stems(_translation(re.findall(r"[^\W\d_]+", plain(text)))))
        whole = sum(self._weights.get(stem, self._unknown) for stem in stems)
        if not whole or len(stems) < _FEWEST:
            return Ranking()
        scored = [Likeness(name, self._score(bag, stems) / whole) for name, bag in self._bags.items()]
        scored.sort(key=lambda likeness: (-likeness.share, self.order[likeness.standard]))
        return Ranking(tuple(scored), len(stems))

    def _score(self, bag: dict[str, float], stems: set[str]) -> float:
        return sum(
            self._weights[stem] * bag[stem] / (bag[stem] + _SATURATION) for stem in stems if stem in bag
        )


def in_english(text: str) -> str:
    """A Spanish text with English words for those that words.yaml knows; any other as it is."""
    found = re.findall(r"[^\W\d_]+", plain(text))
    if sum(word in words().spanish_marks for word in found) < max(1, len(found) // 8):
        return text
    return _translation(found)


def _translation(found: Iterable[str]) -> str:
    return " ".join(_translated(word) for word in found if word not in words().spanish_marks)


def _translated(word: str) -> str:
    table = words().spanish
    for end in range(len(word), 2, -1):
        if word[:end] in table:
            return table[word[:end]]
    return word


def _bag(standard: Standard, pack: Pack, section: str) -> dict[str, float]:
    bag: dict[str, float] = defaultdict(float)
    texts = [
        (_TITLE, standard.title),
        (_ASKS, standard.asks),
        (_QUESTION, standard.question),
        (_SECTION, section),
        (_SECTION, standard.source),
        *((_ELEMENT, element.asks) for element in standard.elements),
        *((_INSERT, element.insert) for element in standard.elements),
    ]
    for weight, text in texts:
        for stem in set(_stems(text)):
            bag[stem] += weight
    for stem in {stem for wordings in _wordings(standard, pack) for stem in _stems_of(wordings)}:
        bag[stem] += _WORDING
    return bag


def _wordings(standard: Standard, pack: Pack) -> Iterator[tuple[str, ...]]:
    """The wordings that the standard's rules look for."""
    for element in standard.elements:
        for rule in element.rules:
            for term in (*rule.all, *rule.any, *rule.context, *rule.under):
                concept = pack.concepts.get(term) if isinstance(term, str) else None
                if isinstance(term, tuple):
                    yield term
                elif concept is not None:
                    yield concept.wordings


@lru_cache(maxsize=4096)
def _stems_of(wordings: tuple[str, ...]) -> frozenset[str]:
    """The stems in any of a concept's wordings, which have many words in common."""
    return frozenset(_stems(" ".join({word for wording in wordings for word in wording.lower().split()})))


@lru_cache(maxsize=4)
def similar_to(pack: Pack) -> Similar:
    """The pack's standards as bags of words, made once."""
    return Similar(pack)


def _stems(text: str) -> Iterable[str]:
    return (word.stem for word in read_words(text) if word.stem not in _COMMON and not word.text.isdigit())
