"""Wordings of concepts: what a pack author writes, compiled once and found in the words of a text.

A wording is words next to each other, in order, compared by stem. ``a|b`` are alternatives, ``word?`` may
be missing, ``...`` is a gap of up to six words (``..3`` of up to three), ``<concept>`` is another concept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from protocol_audit.language.words import Word, read_words
from protocol_audit.model import Concept

DEFAULT_GAP = 6
_GAP = re.compile(r"\.\.(\d+|\.)$")
_REFERENCE = re.compile(r"<([a-z0-9_]+)>(\??)$")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a wording: stems of which one must stand there, a gap, or a concept."""

    stems: frozenset[str] = frozenset()
    optional: bool = False
    gap: int = 0
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A concept found: its first word and the word after its last, and which wording it was."""

    concept: str
    first: int
    end: int
    wording: str


@dataclass(frozen=True, slots=True)
class _Wording:
    concept: str
    text: str
    steps: tuple[Step, ...]
    guard: bool = False


def compile_wording(text: str) -> tuple[Step, ...]:
    """The steps of one wording. Raises ValueError, with what is wrong, where it cannot be read."""
    steps: list[Step] = []
    for piece in text.split():
        steps.extend(_compile_piece(piece))
    while steps and steps[-1].gap:
        steps.pop()
    if not any(step.stems or step.concept for step in steps):
        raise ValueError(f"wording {text!r} has no words")
    if steps[0].gap:
        raise ValueError(f"wording {text!r} begins with a gap")
    if all(step.optional for step in steps):
        raise ValueError(f"wording {text!r} has only words that may be missing")
    return tuple(steps)


def _compile_piece(piece: str) -> list[Step]:
    gap = _GAP.fullmatch(piece)
    if gap:
        return [Step(gap=DEFAULT_GAP if gap.group(1) == "." else min(int(gap.group(1)), 12))]
    reference = _REFERENCE.fullmatch(piece)
    if reference:
        return [Step(concept=reference.group(1), optional=bool(reference.group(2)))]
    optional = piece.endswith("?") and len(piece) > 1
    alternatives = [read_words(part) for part in piece.rstrip("?").split("|")]
    if all(len(words) == 1 for words in alternatives):
        return [Step(frozenset(words[0].stem for words in alternatives), optional)]
    if len(alternatives) == 1:
        return [Step(frozenset({word.stem}), optional) for word in alternatives[0]]
    # "non-judgmental|accepting": a hyphen inside an alternative cannot be one step.
    raise ValueError(f"alternatives must be single words: {piece!r}")


class Vocabulary:
    """All wordings of a pack, ready to be found in one pass over the words of a text."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._by_stem: dict[str, list[_Wording]] = defaultdict(list)
        self._by_concept: dict[str, list[_Wording]] = defaultdict(list)
        self._guarded: set[str] = set()
        for concept in concepts:
            for text in concept.wordings:
                self._add(_Wording(concept.id, text, compile_wording(text)))
            for text in concept.unless:
                self._guarded.add(concept.id)
                self._add(_Wording(concept.id, text, compile_wording(text), guard=True))

    def _add(self, wording: _Wording) -> None:
        for step in wording.steps:
            if step.concept:
                self._by_concept[step.concept].append(wording)
            for stem in step.stems:
                self._by_stem[stem].append(wording)
            if not step.optional:
                break

    def find(self, words: Sequence[Word]) -> Mapping[str, tuple[Match, ...]]:
        """Every concept that stands in these words, with its matches in order."""
        found: dict[str, list[Match]] = defaultdict(list)
        guards: dict[str, list[Match]] = defaultdict(list)
        self._find_plain(words, found, guards)
        self._find_referring(words, found, guards)
        for concept, spans in guards.items():
            found[concept] = [m for m in found[concept] if not any(_overlap(m, span) for span in spans)]
        return {concept: tuple(sorted(ms, key=_order)) for concept, ms in found.items() if ms}

    def _find_plain(
        self, words: Sequence[Word], found: dict[str, list[Match]], guards: dict[str, list[Match]]
    ) -> None:
        by_stem = self._by_stem
        for first, word in enumerate(words):
            for wording in by_stem.get(word.stem, ()):
                end = match_steps(wording.steps, words, first, {})
                if end:
                    kept = guards if wording.guard else found
                    kept[wording.concept].append(Match(wording.concept, first, end, wording.text))

    def _find_referring(
        self, words: Sequence[Word], found: dict[str, list[Match]], guards: dict[str, list[Match]]
    ) -> None:
        plain = {concept: list(matches) for concept, matches in found.items()}
        ends: dict[str, dict[int, int]] = {
            concept: {m.first: m.end for m in matches} for concept, matches in plain.items()
        }
        if not plain:
            return
        for first, word in enumerate(words):
            for wording in self._starting(word.stem, first, ends):
                end = match_steps(wording.steps, words, first, ends)
                if end:
                    kept = guards if wording.guard else found
                    kept[wording.concept].append(Match(wording.concept, first, end, wording.text))

    def _starting(self, stem: str, first: int, ends: Mapping[str, Mapping[int, int]]) -> list[_Wording]:
        """Wordings with a reference that can begin at this word."""
        starting = [w for w in self._by_stem.get(stem, ()) if any(step.concept for step in w.steps)]
        for concept, spans in ends.items():
            if first in spans:
                starting.extend(self._by_concept.get(concept, ()))
        return starting


def match_steps(
    steps: Sequence[Step],
    words: Sequence[Word],
    at: int,
    ends: Mapping[str, Mapping[int, int]],
    step: int = 0,
) -> int:
    """The word after the last one where the steps match from word ``at``, else 0; the shortest gaps win."""
    while step < len(steps):
        now = steps[step]
        if now.gap:
            for skip in range(now.gap + 1):
                end = match_steps(steps, words, at + skip, ends, step + 1)
                if end:
                    return end
            return 0
        after = _after(now, words, at, ends)
        if not after:
            if not now.optional:
                return 0
            step += 1
            continue
        if now.optional and step + 1 < len(steps):
            # Try with the word first, then without it.
            end = match_steps(steps, words, after, ends, step + 1)
            return end or match_steps(steps, words, at, ends, step + 1)
        at, step = after, step + 1
    return at


def _after(step: Step, words: Sequence[Word], at: int, ends: Mapping[str, Mapping[int, int]]) -> int:
    if at >= len(words):
        return 0
    if step.concept:
        return ends.get(step.concept, {}).get(at, 0)
    return at + 1 if words[at].stem in step.stems else 0


def _overlap(one: Match, other: Match) -> bool:
    return one.first < other.end and other.first < one.end


def _order(match: Match) -> tuple[int, int]:
    return match.first, -match.end
