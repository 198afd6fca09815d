"""The check "statement": the terms of a rule stand together, and the anchor has the stance asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from protocol_audit.checks.document import Document, Unit, key_of
from protocol_audit.language.stance import Reading, is_negated, read_stance, said
from protocol_audit.language.wordings import Match
from protocol_audit.model import Rule, Stance, Term


class Outcome(StrEnum):
    """What became of a passage that a rule considered."""

    STATED = "stated"
    HEDGED = "hedged"
    RULED_OUT = "ruled out"


@dataclass(frozen=True, slots=True)
class Considered:
    """A unit in which a rule's anchor stands, what became of it, and why (in words, for ``explain``).

    against  ruled out by a guard, a stance or a limit, though all terms stand together: it speaks against
             the unit, where terms that are lacking say nothing
    unclear  it counts, but another limit stands beside, or the limit may be longer than it looks
    """

    unit: Unit
    rule: Rule
    anchor: Match
    stance: Stance
    outcome: Outcome
    why: str
    strength: int = 0
    against: bool = False
    unclear: bool = False


def consider_statement(rule: Rule, document: Document) -> Iterator[Considered]:
    """Every unit in which the anchor of the rule stands, with what became of it.

    Units in which another term is lacking are left out, unless the document is to be told whole.
    """
    needed = [] if document.told_whole else list(_needed(rule, document))
    by_passage = rule.within == "passage"
    for unit, anchor in anchored_units(rule, document):
        number = unit.passage_index if by_passage else unit.index
        if all(number in holding for holding in needed):
            yield judge_unit(rule, document, unit, anchor)


def _needed(rule: Rule, document: Document) -> Iterator[Set[int]]:
    """For each term that must be there the units, or the passages, that have it; by number.

    Quick to hold a unit against; only for rules about single sentences or passages.
    """
    if rule.within not in ("sentence", "passage"):
        return
    having = document.units_with if rule.within == "sentence" else document.passages_with
    for term in rule.all[1:]:
        yield having(key_of(term))
    if rule.any and rule.at_least == 1:
        yield set().union(*(having(key_of(term)) for term in rule.any))


def anchored_units(rule: Rule, document: Document) -> Iterator[tuple[Unit, Match]]:
    """The units with the rule's anchor in their own words: the first of ``all``, else one of ``any``."""
    anchors = [key_of(rule.all[0])] if rule.all else [key_of(term) for term in rule.any]
    seen: set[int] = set()
    for key in anchors:
        for unit in document.by_key.get(key, ()):
            if unit.index not in seen:
                seen.add(unit.index)
                yield unit, unit.own_matches(key)[0]


def judge_unit(rule: Rule, document: Document, unit: Unit, anchor: Match) -> Considered:
    """What becomes of one unit: terms together, guards, then the stance of the anchor."""
    missing = missing_terms(rule, document, unit)
    if missing:
        return Considered(unit, rule, anchor, Stance.OTHER, Outcome.RULED_OUT, missing)
    for term in rule.unless:
        if has(unit, term):
            why = f"ruled out by {name_of(term)}"
            return Considered(unit, rule, anchor, Stance.OTHER, Outcome.RULED_OUT, why, against=True)
    best: Considered | None = None
    for match in _anchors(rule, unit):
        judged = _judge_stance(rule, unit, match)
        if best is None or _RANK[judged.outcome] > _RANK[best.outcome]:
            best = judged
    assert best is not None
    return best


_RANK = {Outcome.RULED_OUT: 0, Outcome.HEDGED: 1, Outcome.STATED: 2}


def _anchors(rule: Rule, unit: Unit) -> Sequence[Match]:
    keys = [key_of(rule.all[0])] if rule.all else [key_of(term) for term in rule.any]
    return [match for key in keys for match in unit.own_matches(key)]


def missing_terms(rule: Rule, document: Document, unit: Unit) -> str:
    """Why the terms of the rule do not stand together here, or "" where they do."""
    around = document.around(unit, rule.within)
    for term in rule.all[1:]:
        if not any(has(u, term) for u in around):
            return f"without {name_of(term)}"
    present = sum(any(has(u, term) for u in around) for term in rule.any)
    if rule.any and present < rule.at_least:
        return f"only {present} of {rule.at_least}: {', '.join(name_of(term) for term in rule.any)}"
    if rule.context and not any(in_context(document, u, term) for term in rule.context for u in around):
        return f"not in the context of {', '.join(name_of(term) for term in rule.context)}"
    for term in rule.under:
        if not is_under(document, unit, term):
            return f"not under {name_of(term)}"
    if rule.near is not None and not _near(rule, unit):
        return f"its words stand more than {rule.near} words apart"
    return ""


def has(unit: Unit, term: Term) -> bool:
    """Whether a term stands in the unit, its lead-in, its column head or its row."""
    key = key_of(term)
    return key in unit.found or key in unit.beside


def in_context(document: Document, unit: Unit, term: Term) -> bool:
    """Whether a term stands in the unit or in anything that carries it, the document's title included."""
    key = key_of(term)
    return key in unit.found or key in unit.beside or key in unit.above or key in document.title_terms


def is_under(document: Document, unit: Unit, term: Term) -> bool:
    """Whether a term stands in what carries the unit: lead-in, column head, headings, introduction, title."""
    key = key_of(term)
    carried = any(match.first < unit.own for match in unit.found.get(key, ()))
    return carried or key in unit.above or key in document.title_terms


def name_of(term: Term) -> str:
    """A term as a reader of ``explain`` sees it."""
    return term if isinstance(term, str) else " / ".join(term)


def _near(rule: Rule, unit: Unit) -> bool:
    spans = [unit.found.get(key_of(term), ()) for term in rule.all]
    if not all(spans):
        return False
    for anchor in spans[0]:
        nearest = [min(matches, key=lambda m: abs(m.first - anchor.first)) for matches in spans[1:]]
        ends = [anchor, *nearest]
        if max(m.end for m in ends) - min(m.first for m in ends) <= (rule.near or 0):
            return True
    return False


def _judge_stance(rule: Rule, unit: Unit, anchor: Match) -> Considered:
    reading = unit_stance(unit, anchor, any_stance=rule.stance == "any")
    outcome = Outcome.RULED_OUT if reading.void else outcome_of(rule, reading.stance)
    if _intends_not_to(rule, reading, unit, anchor):
        outcome = Outcome.HEDGED
    why = f"“{said(unit.words, anchor)}”"
    if reading.cue:
        why += f", {reading.stance} by “{reading.cue}”"
    strength = len(rule.all) + len(rule.any) + (reading.stance is Stance.PRACTICE)
    against = outcome is Outcome.RULED_OUT
    return Considered(unit, rule, anchor, reading.stance, outcome, why, strength, against)


def _intends_not_to(rule: Rule, reading: Reading, unit: Unit, anchor: Match) -> bool:
    """Whether what the rule wants forbidden is only meant to be: "we hope to stop using motels"."""
    wanted = rule.stance == "negated" and reading.stance is Stance.INTENDED and not reading.void
    return wanted and is_negated(unit.words, unit.cues, anchor)


def unit_stance(unit: Unit, anchor: Match, *, any_stance: bool = False) -> Reading:
    """The stance of a span in its unit; a heading such as "Looking ahead" gives its own."""
    if unit.frame is not None and (unit.frame.void or unit.frame.stance is Stance.INTENDED or not any_stance):
        return unit.frame
    return read_stance(unit.words, unit.cues, anchor, question=unit.is_question)


def outcome_of(rule: Rule, stance: Stance) -> Outcome:
    """What a stance makes of a statement that the rule found."""
    outcome = _outcome_by_stance(rule, stance)
    return Outcome.HEDGED if rule.only_partly and outcome is Outcome.STATED else outcome


def _outcome_by_stance(rule: Rule, stance: Stance) -> Outcome:
    if rule.stance == "any":
        return Outcome.HEDGED if stance is Stance.INTENDED else Outcome.STATED
    wanted = Stance.NEGATED if rule.stance == "negated" else Stance.PRACTICE
    if stance is wanted or (stance is Stance.PERMITTED and rule.may_count):
        return Outcome.STATED
    if stance in (Stance.INTENDED, Stance.PERMITTED) and rule.stance == "practice":
        return Outcome.HEDGED
    return Outcome.RULED_OUT
