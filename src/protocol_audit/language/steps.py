"""The steps of a wording, and where they match.

A wording is words next to each other, in order, compared by stem. ``a|b`` are alternatives, ``word?`` may
be missing, ``...`` is a gap of up to six words (``..3`` of up to three), ``<concept>`` is another concept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from protocol_audit.language.words import read_words, stem

# For each concept found, where its matches begin and the word after each.
Ends = Mapping[str, Mapping[int, int]]

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


@lru_cache(maxsize=32768)
def _compile_piece(piece: str) -> tuple[Step, ...]:
    gap = _GAP.fullmatch(piece)
    if gap:
        return (Step(gap=DEFAULT_GAP if gap.group(1) == "." else min(int(gap.group(1)), 12)),)
    reference = _REFERENCE.fullmatch(piece)
    if reference:
        return (Step(concept=reference.group(1), optional=bool(reference.group(2))),)
    optional = piece.endswith("?") and len(piece) > 1
    alternatives = [_stems(part) for part in piece.rstrip("?").split("|")]
    if all(len(stems) == 1 for stems in alternatives):
        return (Step(frozenset(stems[0] for stems in alternatives), optional),)
    if len(alternatives) == 1:
        return tuple(Step(frozenset({stem}), optional) for stem in alternatives[0])
    # "non-judgmental|accepting": a hyphen inside an alternative cannot be one step.
    raise ValueError(f"alternatives must be single words: {piece!r}")


def _stems(part: str) -> tuple[str, ...]:
    if part.isascii() and part.isalpha() and part != "cannot":
        return (stem(part.lower()),)
    return tuple(word.stem for word in read_words(part))


def match_steps(steps: Sequence[Step], stems: Sequence[str], at: int, ends: Ends, step: int = 0) -> int:
    """The word after the last one where the steps match from word ``at``, else 0; the shortest gaps win."""
    while step < len(steps):
        now = steps[step]
        if now.gap:
            return _match_after_gap(steps, stems, at, ends, step)
        after = _after(now, stems, at, ends)
        if not after:
            if not now.optional:
                return 0
            step += 1
            continue
        if now.optional and step + 1 < len(steps):
            # Try with the word first, then without it.
            end = match_steps(steps, stems, after, ends, step + 1)
            return end or match_steps(steps, stems, at, ends, step + 1)
        at, step = after, step + 1
    return at


def _match_after_gap(steps: Sequence[Step], stems: Sequence[str], at: int, ends: Ends, step: int) -> int:
    wanted = steps[step + 1]
    for start in range(at, min(at + steps[step].gap, len(stems)) + 1):
        # Most words after a gap are not the next one: seen here, that costs no call.
        if wanted.stems and not wanted.optional and (start >= len(stems) or stems[start] not in wanted.stems):
            continue
        end = match_steps(steps, stems, start, ends, step + 1)
        if end:
            return end
    return 0


def _after(step: Step, stems: Sequence[str], at: int, ends: Ends) -> int:
    if at >= len(stems):
        return 0
    if step.concept:
        return ends.get(step.concept, {}).get(at, 0)
    return at + 1 if stems[at] in step.stems else 0
