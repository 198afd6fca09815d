"""The wordings of concepts, filed so that all of a pack's are found in the words of a text in one pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from protocol_audit.language.steps import Ends, Step, compile_wording, match_steps
from protocol_audit.language.words import Word, read_words
from protocol_audit.model import Concept

_MOST_PAIRS = 40  # more combinations than this take longer to file than they save


class Match(NamedTuple):
    """A concept found: its first word and the word after its last, and which wording it was."""

    concept: str
    first: int
    end: int
    wording: str


@dataclass(slots=True, eq=False)
class _Wording:
    """A compiled wording.

    needs    the steps that must be there, the rarest first
    refers   the concepts that it names
    exact    the words of its steps, where each is one word that must be there; else empty
    offset   how many words its rarest step stands after its first, or -1 where that is not fixed
    """

    concept: str
    text: str
    steps: tuple[Step, ...]
    guard: bool
    needs: list[frozenset[str]]
    refers: tuple[str, ...]
    exact: tuple[frozenset[str], ...]
    offset: int = -1


class _Files:
    """Wordings filed under the rarest of their words, or under the two rarest, so that few are looked at."""

    def __init__(self) -> None:
        self.single: dict[str, list[_Wording]] = defaultdict(list)
        self.pairs: dict[str, dict[str, list[_Wording]]] = defaultdict(lambda: defaultdict(list))

    def add(self, wording: _Wording) -> None:
        """File a wording whose ``needs`` are in order."""
        needs = wording.needs
        if not needs:
            for concept in wording.refers:
                self.single[_named(concept)].append(wording)
        elif len(needs) > 1 and len(needs[0]) * len(needs[1]) <= _MOST_PAIRS:
            for one in needs[0]:
                drawer = self.pairs[one]
                for other in needs[1]:
                    drawer[other].append(wording)
        else:
            for one in needs[0]:
                self.single[one].append(wording)

    def look_up(self, keys: Set[str]) -> Iterator[tuple[str, _Wording]]:
        """Each (key, wording) whose first two needs may stand there; a wording comes once a key."""
        for key in keys:
            for wording in self.single.get(key, ()):
                if _has_all(wording.needs[1:], keys):
                    yield key, wording
            drawer = self.pairs.get(key)
            if drawer:
                seen: set[int] = set()
                for other in drawer.keys() & keys:
                    for wording in drawer[other]:
                        if id(wording) not in seen and _has_all(wording.needs[2:], keys):
                            seen.add(id(wording))
                            yield key, wording


class Vocabulary:
    """All wordings of a pack, ready to be found in the words of a text."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._plain, self._referring = _Files(), _Files()
        # Wordings of one word, by that word: most of all matches, and found without ado.
        self._of_one_word: dict[str, list[_Wording]] = defaultdict(list)
        wordings = [wording for concept in concepts for wording in _compile_concept(concept)]
        counts = Counter(one for wording in wordings for need in wording.needs for one in need)
        # One weight a step, since the same steps stand in many wordings.
        weights: dict[frozenset[str], int] = {}
        for wording in wordings:
            for need in wording.needs:
                if need not in weights:
                    weights[need] = sum(counts[one] + _COMMON.get(one, 0) for one in need)
            wording.needs.sort(key=weights.__getitem__)
            wording.offset = _offset(wording)
            if len(wording.exact) == 1:
                self._file_one_word(wording)
                continue
            (self._referring if wording.refers else self._plain).add(wording)

    def _file_one_word(self, wording: _Wording) -> None:
        for one in wording.exact[0]:
            filed = self._of_one_word[one]
            if all((known.concept, known.guard) != (wording.concept, wording.guard) for known in filed):
                filed.append(wording)

    def find(self, words: Sequence[Word]) -> Mapping[str, tuple[Match, ...]]:
        """Every concept that stands in these words, with its matches in order."""
        text = _Text([word.stem for word in words])
        found: dict[str, list[Match]] = defaultdict(list)
        guards: dict[str, list[Match]] = defaultdict(list)
        self._find_words(text, found, guards)
        _find(self._plain, text, set(text.places), found, guards)
        _apply(guards, found)
        if found:
            text.ends = {concept: {m.first: m.end for m in matches} for concept, matches in found.items()}
            keys = set(text.places) | {_named(concept) for concept in text.ends}
            _find(self._referring, text, keys, found, guards)
            _apply(guards, found)
        return {concept: _ordered(matches) for concept, matches in found.items() if matches}

    def _find_words(self, text: _Text, found: dict[str, list[Match]], guards: dict[str, list[Match]]) -> None:
        for one, places in text.places.items():
            for wording in self._of_one_word.get(one, ()):
                kept = guards if wording.guard else found
                kept[wording.concept].extend(Match(wording.concept, i, i + 1, wording.text) for i in places)


class _Text:
    """The stems of a text, the places of each, and where the concepts found so far begin and end."""

    def __init__(self, stems: list[str]) -> None:
        self.stems = stems
        self.places: dict[str, list[int]] = defaultdict(list)
        for i, stem_ in enumerate(stems):
            self.places[stem_].append(i)
        self.ends: Ends = {}

    def starts(self, wording: _Wording, key: str) -> Iterable[int]:
        """The words at which a wording can begin, by its rarest word or by its first."""
        if wording.offset >= 0 and key in self.places:
            return [i - wording.offset for i in self.places[key] if i >= wording.offset]
        return sorted(_starts(wording.steps, self.places, self.ends))


def _find(
    files: _Files, text: _Text, keys: Set[str], found: dict[str, list[Match]], guards: dict[str, list[Match]]
) -> None:
    done: set[tuple[int, int]] = set()
    for key, wording in files.look_up(keys):
        kept = guards if wording.guard else found
        for first in text.starts(wording, key):
            end = _match(wording, text, first)
            # A wording may be met under several keys: by each of the words that its rarest step allows.
            if end and (id(wording), first) not in done:
                done.add((id(wording), first))
                kept[wording.concept].append(Match(wording.concept, first, end, wording.text))


def _match(wording: _Wording, text: _Text, first: int) -> int:
    exact = wording.exact
    if not exact:
        return match_steps(wording.steps, text.stems, first, text.ends)
    stems = text.stems
    end = first + len(exact)
    if end > len(stems):
        return 0
    for allowed in exact:
        if stems[first] not in allowed:
            return 0
        first += 1
    return end


def _offset(wording: _Wording) -> int:
    for i, step in enumerate(wording.steps):
        if step.gap or step.optional or step.concept:
            return -1
        if step.stems is wording.needs[0]:
            return i
    return -1


def _apply(guards: Mapping[str, list[Match]], found: dict[str, list[Match]]) -> None:
    """Take away what stands inside a longer wording that rules it out."""
    for concept, spans in guards.items():
        kept = [m for m in found[concept] if not any(_overlap(m, span) for span in spans)]
        if kept:
            found[concept] = kept
        else:
            del found[concept]


def _has_all(needs: Iterable[frozenset[str]], stems: Set[str]) -> bool:
    # The rarest first; a plain loop, for this runs most of all.
    for need in needs:  # noqa: SIM110
        if need.isdisjoint(stems):
            return False
    return True


def _compile_concept(concept: Concept) -> Iterator[_Wording]:
    for texts, guard in ((concept.wordings, False), (concept.unless, True)):
        for text in texts:
            steps = compile_wording(text)
            needs = [step.stems for step in steps if step.stems and not step.optional]
            refers = tuple(step.concept for step in steps if step.concept)
            exact = tuple(needs) if len(needs) == len(steps) else ()
            yield _Wording(concept.id, text, steps, guard, needs, refers, exact)


def _named(concept: str) -> str:
    """The key of a wording that has no words but those of other concepts."""
    return f"<{concept}>"


def _starts(steps: Sequence[Step], places: Mapping[str, list[int]], ends: Ends) -> set[int]:
    """The words at which a wording can begin."""
    starts: set[int] = set()
    for step in steps:
        if step.concept:
            starts.update(ends.get(step.concept, ()))
        for one in step.stems:
            starts.update(places.get(one, ()))
        if not step.optional:
            break
    return starts


# Words that stand in most sentences: a wording is never filed under them if it has any other.
_COMMON = {
    word.stem: 10_000
    for word in read_words(
        "the a an of to and or in on for with by at from as is are be it its this that they them their who"
        " which not no any all each every other such than then there when where while can may will shall"
        " should must do have about also only if so but she her he you your we our staff advocate survivor"
        " client"
    )
}


def _overlap(one: Match, other: Match) -> bool:
    return one.first < other.end and other.first < one.end


def _ordered(matches: list[Match]) -> tuple[Match, ...]:
    """By place, the longer of two that begin together first."""
    if len(matches) > 1:
        matches.sort(key=lambda match: (match.first, -match.end))
    return tuple(matches)
