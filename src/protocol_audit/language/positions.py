"""Where words stand in many texts at once, as the bits of long numbers.

A wording of words next to each other stands wherever the numbers of its words, each shifted by its place in
the wording, have a bit in common. Python compares thousands of places in one step that way, where looking at
each text for each wording takes a step for every pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

_FEW = 24  # up to so many places it is quicker to set single bits


class Positions:
    """The stems of some texts one after the other, with a free place between two texts."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.places: dict[str, list[int]] = defaultdict(list)
        # For each place the text that it belongs to, and where each text begins.
        self.text_at: list[int] = []
        self.starts: list[int] = []
        for number, stems in enumerate(texts):
            start = len(self.text_at)
            self.starts.append(start)
            for place, stem in enumerate(stems, start):
                self.places[stem].append(place)
            self.text_at.extend([number] * (len(stems) + 1))
        self._masks: dict[str, int] = {}
        self._unions: dict[frozenset[str], int] = {}
        self._texts: dict[frozenset[str], set[int]] = {}

    def of(self, stems: frozenset[str]) -> int:
        """The places at which one of these stems stands, as bits."""
        union = self._unions.get(stems)
        if union is None:
            union = 0
            for stem in stems:
                if stem in self.places:
                    union |= self._mask(stem)
            self._unions[stems] = union
        return union

    def texts_with(self, stems: frozenset[str]) -> set[int]:
        """The texts in which one of these stems stands, by number."""
        texts = self._texts.get(stems)
        if texts is None:
            places = (place for stem in stems if stem in self.places for place in self.places[stem])
            texts = self._texts[stems] = {self.text_at[place] for place in places}
        return texts

    def _mask(self, stem: str) -> int:
        mask = self._masks.get(stem)
        if mask is None:
            mask = self._masks[stem] = _bits(self.places[stem], len(self.text_at))
        return mask


def reach_back(mask: int, most: int) -> int:
    """The places from which a place of the mask is reached by going 0 to ``most`` places on."""
    covered = 0
    while covered < most:
        step = min(covered + 1, most - covered)
        mask |= mask >> step
        covered += step
    return mask


def places_of(mask: int) -> Iterator[int]:
    """The places whose bits are set, in order."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _bits(places: Sequence[int], size: int) -> int:
    if len(places) <= _FEW:
        mask = 0
        for place in places:
            mask |= 1 << place
        return mask
    row = bytearray(size // 8 + 1)
    for place in places:
        row[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(row, "little")
