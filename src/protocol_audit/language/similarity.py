"""Which units of a document stand nearest to a question: BM25 over stems (Robertson and Zaragoza 2009)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence, Set

from protocol_audit.language.words import read_words

_K1 = 1.2
_B = 0.75
_SHORTEST = 5
# Words that stand in every question and every protocol say nothing about nearness.
_COMMON = frozenset(
    word.stem
    for word in read_words(
        "the a an of to and or in on for with by at from as is are be it its this that they them their who"
        " which what not no any all each every other others such than then there when where while can may"
        " will shall should must do does has have had was were been being into about also only if so but"
        " person people survivor client program agency staff advocate"
    )
)


class Nearness:
    """An index of units by their stems; ``nearest`` gives the closest ones, best first."""

    def __init__(self, units: Sequence[Sequence[str]]) -> None:
        self._counts = [Counter(stem for stem in unit if stem not in _COMMON) for unit in units]
        # A passage of a word or two is near to everything that has the word: it counts as a longer one.
        self._lengths = [max(_SHORTEST, counts.total()) for counts in self._counts]
        self._mean = sum(self._lengths) / len(self._lengths) if units else 1.0
        document_counts: Counter[str] = Counter()
        for counts in self._counts:
            document_counts.update(counts.keys())
        total = len(units)
        self._weights = {
            stem: math.log(1 + (total - n + 0.5) / (n + 0.5)) for stem, n in document_counts.items()
        }

    def nearest(self, stems: Set[str], *, limit: int) -> list[tuple[int, float]]:
        """Up to ``limit`` (unit, score above zero), best first; ties in document order."""
        stems = set(stems) - _COMMON
        scored = [(self._score(i, stems), -i) for i in range(len(self._counts))]
        best = sorted((pair for pair in scored if pair[0] > 0), reverse=True)[:limit]
        return [(-i, score) for score, i in best]

    def _score(self, i: int, stems: set[str]) -> float:
        counts, length = self._counts[i], self._lengths[i]
        norm = _K1 * (1 - _B + _B * length / self._mean)
        return sum(
            self._weights[stem] * counts[stem] * (_K1 + 1) / (counts[stem] + norm)
            for stem in stems & counts.keys()
        )
