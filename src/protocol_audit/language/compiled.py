"""The wordings of concepts taken apart, so that they can be looked up by the rarest of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from protocol_audit.language.steps import Step, compile_wording
from protocol_audit.language.words import read_words
from protocol_audit.model import Concept


@dataclass(slots=True, eq=False)
class Stretch:
    """Steps next to each other, each of one word that must be there.

    gap    how many words may stand before it
    words  (how many words after the first, the stems of which one must stand there), the rarest first
    """

    gap: int
    length: int
    words: list[tuple[int, frozenset[str]]]


@dataclass(slots=True, eq=False)
class Wording:
    """A compiled wording.

    needs      the steps that must be there, the rarest first
    refers     the concepts that must be there
    mentions   these, and the concepts that may be missing
    stretches  the whole of it, where it has no step that may be missing and no concept; else empty
    """

    concept: str
    text: str
    steps: tuple[Step, ...]
    guard: bool
    needs: list[frozenset[str]]
    refers: tuple[str, ...]
    mentions: tuple[str, ...]
    stretches: list[Stretch]


def compile_concepts(concepts: Iterable[Concept]) -> list[Wording]:
    """Every wording of the concepts, the steps of each ordered by how rare their words are."""
    wordings = [wording for concept in concepts for wording in _compile_concept(concept)]
    rarity = _rarity(wordings)
    for wording in wordings:
        wording.needs.sort(key=rarity.__getitem__)
        for stretch in wording.stretches:
            stretch.words.sort(key=lambda word: rarity[word[1]])
    return wordings


def _compile_concept(concept: Concept) -> Iterator[Wording]:
    for texts, guard in ((concept.wordings, False), (concept.unless, True)):
        for text in texts:
            steps = compile_wording(text)
            needs = [step.stems for step in steps if step.stems and not step.optional]
            mentions = tuple(step.concept for step in steps if step.concept)
            refers = tuple(step.concept for step in steps if step.concept and not step.optional)
            yield Wording(concept.id, text, steps, guard, needs, refers, mentions, _stretches(steps))


def _stretches(steps: Sequence[Step]) -> list[Stretch]:
    """The steps as stretches, or none where one may be missing or names a concept."""
    stretches = [Stretch(0, 0, [])]
    for step in steps:
        if step.optional or step.concept:
            return []
        if step.gap:
            stretches.append(Stretch(step.gap, 0, []))
        else:
            last = stretches[-1]
            last.words.append((last.length, step.stems))
            last.length += 1
    return stretches


def _rarity(wordings: Sequence[Wording]) -> dict[frozenset[str], int]:
    """How often the words of each step are met, in a measure of its own: the rarest come first."""
    counts = Counter(one for wording in wordings for need in wording.needs for one in need)
    needs = {need for wording in wordings for need in wording.needs}
    return {need: sum(counts[one] + _COMMON.get(one, 0) for one in need) for need in needs}


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
