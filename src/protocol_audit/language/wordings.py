"""The wordings of concepts, filed so that all of a pack's are found in the words of many texts at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from protocol_audit.language.compiled import Stretch, Wording, compile_concepts
from protocol_audit.language.positions import Positions, places_of, reach_back
from protocol_audit.language.steps import Ends, Step, match_steps
from protocol_audit.language.words import Word
from protocol_audit.model import Concept

# Texts are looked through in lots of so many words, so that the work grows as their length does.
_LOT = 32_000
# What no wording goes on across: "a room apart is not given; they share one" is no "not share".
_BREAKS = frozenset(";:")


class Match(NamedTuple):
    """A concept found: its first word and the word after its last, and which wording it was."""

    concept: str
    first: int
    end: int
    wording: str


@dataclass(slots=True)
class _Found:
    """What was found in one text: by concept, and by concept what rules it out.

    breaks  the words before which every wording ends
    """

    stems: Sequence[str]
    breaks: Sequence[int] = ()
    found: dict[str, list[Match]] = field(default_factory=lambda: defaultdict(list))
    guards: dict[str, list[Match]] = field(default_factory=lambda: defaultdict(list))

    def keep(self, wording: Wording, first: int, end: int) -> None:
        if self.breaks and any(first < i < end for i in self.breaks):
            return
        kept = self.guards if wording.guard else self.found
        kept[wording.concept].append(Match(wording.concept, first, end, wording.text))

    def apply_guards(self) -> None:
        """Take away what stands inside a longer wording that rules it out."""
        for concept, spans in self.guards.items():
            kept = [m for m in self.found.get(concept, ()) if not any(_overlap(m, span) for span in spans)]
            if kept:
                self.found[concept] = kept
            else:
                self.found.pop(concept, None)

    def in_order(self) -> Mapping[str, tuple[Match, ...]]:
        return {concept: _ordered(matches) for concept, matches in self.found.items() if matches}


class Vocabulary:
    """All wordings of a pack, ready to be found in the words of texts."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        # Under each stem the wordings whose rarest step it can be.
        self._of_one_word: dict[str, list[Wording]] = defaultdict(list)
        self._of_stretches: dict[str, list[Wording]] = defaultdict(list)
        self._loose: list[Wording] = []
        self._referring: list[Wording] = []
        for wording in compile_concepts(concepts):
            self._file(wording)
        self._referred = {concept for wording in self._referring for concept in wording.mentions}

    def _file(self, wording: Wording) -> None:
        if not wording.stretches:
            (self._referring if wording.mentions else self._loose).append(wording)
        elif len(wording.steps) > 1:
            for stem in wording.needs[0]:
                self._of_stretches[stem].append(wording)
        else:
            for stem in wording.needs[0]:
                if not _is_filed(wording, self._of_one_word[stem]):
                    self._of_one_word[stem].append(wording)

    def find(self, words: Sequence[Word]) -> Mapping[str, tuple[Match, ...]]:
        """Every concept that stands in these words, with its matches in order."""
        return self.find_all((words,))[0]

    def find_all(self, texts: Sequence[Sequence[Word]]) -> list[Mapping[str, tuple[Match, ...]]]:
        """As ``find``, for each of many texts; much quicker than one at a time."""
        every: list[Mapping[str, tuple[Match, ...]]] = []
        breaks = map(_breaks, texts)
        for lot in _lots([[word.stem for word in words] for words in texts]):
            results = [_Found(stems, next(breaks)) for stems in lot]
            positions = Positions(lot)
            self._find_stretches(positions, results)
            self._find_loose(positions, results)
            every.extend(result.in_order() for result in results)
        return every

    def _find_stretches(self, positions: Positions, results: Sequence[_Found]) -> None:
        seen: set[int] = set()
        for stem, places in positions.places.items():
            if filed := self._of_one_word.get(stem):
                _keep_words(filed, places, positions, results)
            for wording in self._of_stretches.get(stem, ()):
                # It is met under each stem that its rarest step allows.
                if id(wording) not in seen:
                    seen.add(id(wording))
                    _keep_all(wording, positions, results)

    def _find_loose(self, positions: Positions, results: Sequence[_Found]) -> None:
        for wording in self._loose:
            for number in _texts_with(wording, positions):
                _keep_starting(wording, results[number], {})
        for result in results:
            result.apply_guards()
        holding: dict[str, set[int]] = defaultdict(set)
        for number, result in enumerate(results):
            for concept in result.found.keys() & self._referred:
                holding[concept].add(number)
        ends = [_ends(result, self._referred) for result in results]
        for wording in self._referring:
            for number in _texts_with(wording, positions, holding):
                _keep_starting(wording, results[number], ends[number])
        for result in results:
            result.apply_guards()


def _keep_words(
    filed: Sequence[Wording], places: Sequence[int], positions: Positions, results: Sequence[_Found]
) -> None:
    """Keep a word wherever it stands: most matches of all are of this kind."""
    text_at, starts = positions.text_at, positions.starts
    named = [(wording.guard, wording.concept, wording.text) for wording in filed]
    for place in places:
        number = text_at[place]
        result, first = results[number], place - starts[number]
        for guard, concept, text in named:
            kept = result.guards if guard else result.found
            kept[concept].append(Match(concept, first, first + 1, text))


def _keep_all(wording: Wording, positions: Positions, results: Sequence[_Found]) -> None:
    """Keep every place at which a wording made of stretches stands."""
    is_one = len(wording.stretches) == 1
    for place in places_of(_starts_of(wording.stretches, positions)):
        number = positions.text_at[place]
        result, first = results[number], place - positions.starts[number]
        if is_one:
            result.keep(wording, first, first + wording.stretches[0].length)
        elif end := match_steps(wording.steps, result.stems, first, {}):
            # A gap may have led from one text into the next: there the steps do not match.
            result.keep(wording, first, end)


def _starts_of(stretches: Sequence[Stretch], positions: Positions) -> int:
    """The places at which the first stretch stands with the others after it, as bits."""
    starts, gap = 0, 0
    for number, stretch in enumerate(reversed(stretches)):
        here = _places_of_stretch(stretch, positions)
        starts = here & (reach_back(starts, gap) >> stretch.length) if number else here
        if not starts:
            return 0
        gap = stretch.gap
    return starts


def _places_of_stretch(stretch: Stretch, positions: Positions) -> int:
    mask = -1
    for offset, stems in stretch.words:
        mask &= positions.of(stems) >> offset
        if not mask:
            return 0
    return mask


def _texts_with(
    wording: Wording, positions: Positions, holding: Mapping[str, set[int]] | None = None
) -> list[int]:
    """The texts in which all is that the wording needs, by number.

    holding  for each concept that wordings name, the texts in which it was found
    """
    needed = [positions.texts_with(need) for need in wording.needs]
    needed.extend((holding or {}).get(concept, set()) for concept in wording.refers)
    return sorted(set.intersection(*needed)) if all(needed) else []


def _keep_starting(wording: Wording, result: _Found, ends: Ends) -> None:
    for first in sorted(_starts(wording.steps, result.stems, ends)):
        if end := match_steps(wording.steps, result.stems, first, ends):
            result.keep(wording, first, end)


def _ends(result: _Found, concepts: Set[str]) -> Ends:
    """Where each of these concepts begins and ends in the text, as found so far."""
    return {
        concept: {match.first: match.end for match in result.found[concept]}
        for concept in result.found.keys() & concepts
    }


def _is_filed(wording: Wording, filed: Iterable[Wording]) -> bool:
    """Whether the same concept has this word already."""
    return any((known.concept, known.guard) == (wording.concept, wording.guard) for known in filed)


def _breaks(words: Sequence[Word]) -> list[int]:
    return [i for i, word in enumerate(words) if word.before and not _BREAKS.isdisjoint(word.before)]


def _lots(texts: Sequence[list[str]]) -> Iterator[Sequence[list[str]]]:
    """The texts in order, in lots of about ``_LOT`` words."""
    first = words = 0
    for number, stems in enumerate(texts):
        if words >= _LOT:
            yield texts[first:number]
            first, words = number, 0
        words += len(stems) + 1
    yield texts[first:]


def _starts(steps: Sequence[Step], stems: Sequence[str], ends: Ends) -> set[int]:
    """The words at which a wording can begin."""
    starts: set[int] = set()
    for step in steps:
        if step.concept:
            starts.update(ends.get(step.concept, ()))
        if step.stems:
            starts.update(i for i, one in enumerate(stems) if one in step.stems)
        if not step.optional:
            break
    return starts


def _overlap(one: Match, other: Match) -> bool:
    return one.first < other.end and other.first < one.end


def _ordered(matches: list[Match]) -> tuple[Match, ...]:
    """By place, the longer of two that begin together first."""
    if len(matches) > 1:
        matches.sort(key=lambda match: (match.first, -match.end))
    return tuple(matches)
