"""The text nearest to a standard that is not addressed: shown to the reader, deciding nothing."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from protocol_audit.checks.document import Document
from protocol_audit.language.similarity import Nearness
from protocol_audit.language.words import read_words
from protocol_audit.model import Evidence, Stance, Standard
from protocol_audit.opinion import Opinion

_SHOWN = 3
_FEWEST_WORDS = 3  # a cell such as "Who" is near to nothing
_FAR = -6.0  # log-odds of the learned reader under which a passage is not near at all


class Nearest:
    """Finds the nearest text in one document: by the learned reader's scores, else by words."""

    def __init__(self, document: Document, opinion: Opinion | None) -> None:
        self._document = document
        self._opinion = opinion

    def find(self, standard: Standard, *, besides: Collection[Evidence] = ()) -> tuple[Evidence, ...]:
        """The passages nearest to what the standard asks, the nearest first, besides what was counted."""
        units = self._document.units
        indexes = self._by_opinion(standard) if self._is_known(standard) else self._by_words(standard)
        near = (units[i] for i in indexes if len(units[i].words) - units[i].own >= _FEWEST_WORDS)
        counted = {(evidence.place.address, evidence.start) for evidence in besides}
        fresh = [unit for unit in near if (unit.passage.place.address, unit.start) not in counted]
        return tuple(Evidence(u.passage, u.start, u.end, Stance.OTHER, ()) for u in fresh[:_SHOWN])

    def _is_known(self, standard: Standard) -> bool:
        known = self._opinion.columns if self._opinion else {}
        return all(f"{standard.id}/{element.id}" in known for element in standard.elements)

    def _by_opinion(self, standard: Standard) -> list[int]:
        opinion = self._opinion
        scored = []
        for unit in self._document.units:
            scores = (
                opinion.of(unit, f"{standard.id}/{e.id}") if opinion else None for e in standard.elements
            )
            best = max((score for score in scores if score is not None), default=_FAR)
            if best > _FAR:
                scored.append((-best, unit.index))
        return [index for _, index in sorted(scored)]

    def _by_words(self, standard: Standard) -> list[int]:
        question = " ".join((standard.title, standard.asks, *(e.asks for e in standard.elements)))
        stems = {word.stem for word in read_words(question)}
        return [i for i, _ in self._nearness.nearest(stems, limit=4 * _SHOWN)]

    @cached_property
    def _nearness(self) -> Nearness:
        return Nearness([[word.stem for word in unit.words[unit.own :]] for unit in self._document.units])
