"""Rules and the learned reader weighed together: which units state an element, and how surely.

A rule that finds a statement adds to the reader's log-odds, a guard or a stance that rules it out takes away;
what stays above zero counts. Without the reader the rules decide alone. The weights are measured: see
docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from protocol_audit.checks.document import Document, Unit
from protocol_audit.checks.statement import Considered, Outcome
from protocol_audit.language.stance import Reading, read_sentence
from protocol_audit.model import Found, Stance
from protocol_audit.opinion import Opinion

STATED_BONUS = 4.0
RULED_OUT_MALUS = 0.5
# How far over its threshold the reader must be where no rule agrees; of conflicts it knows less.
ALONE = 2.5
CONFLICT_ALONE = 3.5
HEDGED = "hedged"  # the learned reader's label for what is only hoped for, planned or left to liking
HEDGED_LINE = 0.0
# Where a standard needs several elements, each has to be this sure for it to be met: to take one of them for
# stated that is not is the commonest way of calling a gap met.
SURE = 2.0
NOWHERE = -9.0  # the score of what stands in no unit
_CLOSE = -3.0  # support below which a unit is not worth showing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that states what is asked, or comes near.

    support   above 0: it counts; where the reader did not read it, the rule's strength
    hedged    it is only intended, or left to liking
    by_rules  a rule found it; False: the learned reader alone
    unclear   its time limit may be longer than it looks
    sure      far enough above 0 for a standard to be met by it; True where the reader did not read it
    """

    unit: Unit
    stance: Stance
    support: float
    hedged: bool
    by_rules: bool
    unclear: bool = False
    sure: bool = True

    @property
    def counts(self) -> bool:
        """Whether it is evidence."""
        return self.support > 0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is known of one element or conflict.

    candidates  the units that state it or come near, the best supported first
    by_rules    how far it is there by the rules alone
    by_reader   the learned reader's best score for it, or None where it was not asked
    """

    candidates: tuple[Candidate, ...]
    by_rules: Found
    by_reader: float | None

    @property
    def counting(self) -> list[Candidate]:
        """The candidates that are evidence."""
        return [candidate for candidate in self.candidates if candidate.counts]


def weigh(
    considered: Iterable[Considered],
    document: Document,
    opinion: Opinion | None,
    label: str,
    admits: Callable[[Unit], bool],
    *,
    alone: float = ALONE,
) -> Weighed:
    """The candidates for what the label asks.

    considered  what the rules made of the document
    admits      whether a unit that no rule found may count: its scope, how it is presented
    alone       how far over its threshold the learned reader must be where no rule agrees
    """
    by_unit = best_by_unit(considered)
    ruled = [_by_rules(one, one.strength) for one in by_unit.values() if one.outcome is not Outcome.RULED_OUT]
    found = ruled
    score = None
    if opinion is not None and label in opinion.columns:
        found = list(_weigh_all(by_unit, document, opinion, label, admits, alone))
        scores = (opinion.of(c.unit, label) for c in found)
        score = max((s for s in scores if s is not None), default=NOWHERE)
    ordered = tuple(sorted(found, key=lambda c: (-c.support, c.unit.index)))
    return Weighed(ordered, _found_by_rules(ruled), score)


def _found_by_rules(candidates: Sequence[Candidate]) -> Found:
    if any(not c.hedged for c in candidates):
        return Found.STATED
    return Found.HEDGED if candidates else Found.MISSING


def best_by_unit(considered: Iterable[Considered]) -> dict[int, Considered]:
    """Of each unit what came nearest to counting."""
    best: dict[int, Considered] = {}
    for one in considered:
        known = best.get(one.unit.index)
        if known is None or _rank(one) > _rank(known):
            best[one.unit.index] = one
    return best


def _rank(one: Considered) -> tuple[int, int]:
    order = (Outcome.RULED_OUT, Outcome.HEDGED, Outcome.STATED)
    return order.index(one.outcome), one.strength


def _by_rules(one: Considered, support: float) -> Candidate:
    hedged = one.outcome is Outcome.HEDGED
    return Candidate(one.unit, one.stance, support, hedged, by_rules=True, unclear=one.unclear)


def _weigh_all(
    by_unit: dict[int, Considered],
    document: Document,
    opinion: Opinion,
    label: str,
    admits: Callable[[Unit], bool],
    alone: float,
) -> Iterator[Candidate]:
    for unit, score in zip(document.units, opinion.columns[label], strict=True):
        one = by_unit.get(unit.index)
        wavers = (opinion.of(unit, HEDGED) or NOWHERE) > HEDGED_LINE
        if one is not None and one.outcome is not Outcome.RULED_OUT:
            found = _by_rules(one, one.strength if score is None else score + STATED_BONUS)
            sure = score is None or found.support >= SURE
            yield replace(found, hedged=found.hedged or wavers, sure=sure)
            continue
        if score is None:
            continue
        support = score - alone - (RULED_OUT_MALUS if one is not None and one.against else 0.0)
        if support > _CLOSE and admits(unit):
            reading = read_alone(unit)
            hedged = wavers or reading.stance in (Stance.INTENDED, Stance.PERMITTED)
            if reading.stance is not Stance.OTHER:
                sure = support >= SURE
                yield Candidate(unit, reading.stance, support, hedged, by_rules=False, sure=sure)


def read_alone(unit: Unit) -> Reading:
    """The stance of a whole unit that no rule found: only cues that hold for a whole sentence."""
    return unit.frame or read_sentence(unit.words, unit.cues, own=unit.own)
