"""Which units of a document stand nearest to a question: BM25 over stems (Robertson and Zaragoza 2009)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from heapq import nlargest

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
        counts = [Counter(stem for stem in unit if stem not in _COMMON) for unit in units]
        # A passage of a word or two is near to everything that has the word: it counts as a longer one.
        lengths = [max(_SHORTEST, count.total()) for count in counts]
        mean = sum(lengths) / len(lengths) if units else 1.0
        norms = [_K1 * (1 - _B + _B * length / mean) for length in lengths]
        # For each stem the units in which it stands, with what it adds to the score of each.
        self._filed: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, count in enumerate(counts):
            for stem, often in count.items():
                self._filed[stem].append((i, often * (_K1 + 1) / (often + norms[i])))
        self._total = len(units)

    def nearest(self, stems: Set[str], *, limit: int) -> list[tuple[int, float]]:
        """Up to ``limit`` (unit, score above zero), best first; ties in document order."""
        scores: dict[int, float] = defaultdict(float)
        # In a fixed order, for sums of floats depend on it.
        for stem in sorted(stems & self._filed.keys()):
            filed = self._filed[stem]
            weight = math.log(1 + (self._total - len(filed) + 0.5) / (len(filed) + 0.5))
            for i, adds in filed:
                scores[i] += weight * adds
        best = nlargest(limit, ((score, -i) for i, score in scores.items()))
        return [(-i, score) for score, i in best]
