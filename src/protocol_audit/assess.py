"""``assess``: a protocol held against a pack. Pure and deterministic; the heart of the tool.

What a passage states is found in ``checks`` by the pack's rules and, where there is one, by the learned
reader; ``weigh`` puts the two together and ``decide`` makes statuses of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from protocol_audit.checks import CHECKS
from protocol_audit.checks.document import Document, Unit, key_of, vocabulary_of
from protocol_audit.checks.references import References
from protocol_audit.checks.statement import Considered, Outcome, in_context
from protocol_audit.checks.time_limit import limits_of
from protocol_audit.decide import (
    CONFLICT,
    count_status,
    decide_status,
    gather_evidence,
    review_reasons,
    why_not_applicable,
)
from protocol_audit.garbage import garbage_kept
from protocol_audit.language.wordings import Vocabulary
from protocol_audit.model import (
    Assessment,
    Conflict,
    ConflictFinding,
    Element,
    ElementFinding,
    Evidence,
    Finding,
    Found,
    Pack,
    Profile,
    Protocol,
    Rule,
    Stance,
    Standard,
    Status,
)
from protocol_audit.nearest import Nearest
from protocol_audit.opinion import LearnedReader, Opinion, Progress, read_opinion
from protocol_audit.weigh import CONFLICT_ALONE, Candidate, Weighed, weigh

_EVIDENCE_AN_ELEMENT = 2
# From which score the learned reader, asked alone, would say that an element or a conflict is there.
READER_LINE = 1.5
READER_CONFLICT_LINE = 2.5


def assess(
    protocol: Protocol,
    pack: Pack,
    profile: Profile | None = None,
    *,
    reader: LearnedReader | None = None,
    progress: Progress | None = None,
) -> Assessment:
    """One finding for every standard of the pack.

    reader    the learned reader beside the rules; None, or one that learned another pack: rules alone
    progress  hears (done, of how many) while the learned reader works
    """
    profile = profile or Profile()
    with garbage_kept():
        document = Document(protocol, vocabulary(pack))
        opinion = read_opinion(reader, document, progress) if reader and reader.pack == pack.id else None
        judge = Judge(document, pack, opinion)
        findings = tuple(judge.find(standard, profile) for standard in pack.standards)
    return Assessment(protocol, pack, profile, findings, _method(opinion))


def _method(opinion: Opinion | None) -> str:
    if opinion is None:
        return "rules alone, without the learned reader"
    read, of = opinion.read
    if read == of:
        return "rules and learned reader"
    return f"rules, and a learned reader on the {read:,} most promising of {of:,} sentences"


@lru_cache(maxsize=4)
def vocabulary(pack: Pack) -> Vocabulary:
    """The pack's wordings, compiled once."""
    return vocabulary_of(pack)


class Judge:
    """Findings for one document; what all standards share is worked out once."""

    def __init__(self, document: Document, pack: Pack, opinion: Opinion | None = None) -> None:
        self.document = document
        self.pack = pack
        self.opinion = opinion
        self._about = {name: document.is_about(_keys(scope.about)) for name, scope in pack.scopes.items()}
        self._references = {
            name: References(document, _keys(scope.about)) for name, scope in pack.scopes.items()
        }
        self._nearest = Nearest(document, opinion)

    def find(self, standard: Standard, profile: Profile) -> Finding:
        """The finding for one standard, with the reason that the profile gives for a difference."""
        return replace(self._find(standard, profile), exception=profile.exceptions.get(standard.id, ""))

    def _find(self, standard: Standard, profile: Profile) -> Finding:
        weighed = [self.weigh_element(standard, element) for element in standard.elements]
        pairs = zip(standard.elements, weighed, strict=True)
        elements = tuple(_element_finding(element, found, standard) for element, found in pairs)
        against = self.weigh_conflicts(standard)
        conflicts = tuple(_conflict_finding(c, found) for c, found in against if found.counting)
        evidence = gather_evidence(elements, conflicts)
        reason = why_not_applicable(standard, profile, self.pack)
        if reason:
            review = ("service_not_offered",) if evidence else ()
            return Finding(standard, Status.NOT_APPLICABLE, elements, conflicts, evidence, (), review, reason)
        status, why = decide_status(standard, elements, conflicts)
        nearest = self._nearest.find(standard, besides=evidence) if status is Status.NOT_ADDRESSED else ()
        reasons = self._review(standard, status, elements, weighed, against)
        return Finding(standard, status, elements, conflicts, evidence, nearest, tuple(reasons), why)

    def find_element(self, standard: Standard, element: Element) -> ElementFinding:
        """How far one element is there, with the passages that state it."""
        return _element_finding(element, self.weigh_element(standard, element), standard)

    def find_conflicts(self, standard: Standard) -> tuple[ConflictFinding, ...]:
        """The conflicts that the protocol states, as practice or as permitted."""
        weighed = self.weigh_conflicts(standard)
        return tuple(_conflict_finding(c, found) for c, found in weighed if found.counting)

    def consider(self, rules: Iterable[Rule], standard: Standard, *, conflict: bool) -> Iterable[Considered]:
        """Every unit that the rules considered, with what became of it."""
        for rule in rules:
            for considered in CHECKS[rule.check](rule, self.document):
                if conflict:
                    yield _hold_to_practice(considered)
                elif considered.outcome is Outcome.RULED_OUT:
                    yield considered
                else:
                    yield self._hold_to_scope(considered, standard)

    def _hold_to_scope(self, considered: Considered, standard: Standard) -> Considered:
        unit = considered.unit
        if not self.in_scope(unit, standard):
            return _rule_out(considered, f"not about {standard.scope}, and not plainly about everyone")
        if not self.is_presented(unit, standard):
            return _rule_out(considered, "not presented as what the standard is about")
        return considered

    def is_presented(self, unit: Unit, standard: Standard) -> bool:
        """Whether what carries the unit presents it as what a checklist is about."""
        presented = standard.presented_by
        passage = self.document.by_passage[unit.passage_index]
        return not presented or any(in_context(self.document, u, term) for u in passage for term in presented)

    def in_scope(self, unit: Unit, standard: Standard) -> bool:
        """Whether a unit counts for the standard's scope: it is about it, or plainly includes it."""
        scope = self.pack.scopes.get(standard.scope)
        if scope is None or self._about[scope.id]:
            return True
        about, includes = _keys(scope.about), _keys(scope.includes)
        if any(not u.found.keys().isdisjoint(about) for u in self.document.by_passage[unit.passage_index]):
            return True
        if not unit.above.isdisjoint(about) or not unit.beside.isdisjoint(about):
            return True
        return not unit.found.keys().isdisjoint(includes) or self._references[scope.id].reach(unit)

    def weigh_element(self, standard: Standard, element: Element) -> Weighed:
        """The units that state an element or come near, the best supported first."""
        timed = [rule for rule in element.rules if rule.check == "time_limit"]

        def admits(unit: Unit) -> bool:
            in_time = len(timed) < len(element.rules) or not timed or self._has_limit(unit, timed[0])
            return in_time and self.in_scope(unit, standard) and self.is_presented(unit, standard)

        considered = self.consider(element.rules, standard, conflict=False)
        return weigh(considered, self.document, self.opinion, f"{standard.id}/{element.id}", admits)

    def _has_limit(self, unit: Unit, rule: Rule) -> bool:
        bound = rule.at_most_hours or 0.0
        around = self.document.around(unit, "neighbors")
        return any(limit.verdict(bound) == "inside" for u in around for _, limit in limits_of(u))

    def weigh_conflicts(self, standard: Standard) -> list[tuple[Conflict, Weighed]]:
        """For each conflict the units that state it or come near.

        The learned reader knows a standard's conflicts as one; what it alone found goes to the first.
        """
        label = f"{standard.id}/{CONFLICT}"
        weighed = [
            (conflict, self._weigh_conflict(standard, conflict, label)) for conflict in standard.conflicts
        ]
        ruled = {c.unit.index for _, found in weighed for c in found.candidates if c.by_rules}
        return [
            (conflict, replace(found, candidates=_keep_alone(found.candidates, ruled, first=i == 0)))
            for i, (conflict, found) in enumerate(weighed)
        ]

    def _weigh_conflict(self, standard: Standard, conflict: Conflict, label: str) -> Weighed:
        considered = self.consider(conflict.rules, standard, conflict=True)
        return weigh(considered, self.document, self.opinion, label, lambda _unit: True, alone=CONFLICT_ALONE)

    def _review(
        self,
        standard: Standard,
        status: Status,
        elements: Sequence[ElementFinding],
        weighed: Sequence[Weighed],
        against: Sequence[tuple[Conflict, Weighed]],
    ) -> Iterable[str]:
        conflicts = [found for _, found in against]
        by_rules = sum(any(c.by_rules and not c.hedged for c in found.counting) for found in weighed)
        first = [found.counting[0] for found in weighed if found.counting]
        return review_reasons(
            status,
            elements,
            met_at=standard.met_at,
            differs=self.opinion is not None and _differ(standard, weighed, conflicts),
            time_unclear=any(candidate.unclear for candidate in first),
            reader_alone=status is Status.MET and by_rules < standard.met_at,
        )


def _differ(standard: Standard, weighed: Sequence[Weighed], conflicts: Sequence[Weighed]) -> bool:
    """Whether the rules alone and the learned reader alone would give the standard two statuses."""
    if any(found.by_reader is None for found in (*weighed, *conflicts)):
        return False
    by_rules = count_status(
        standard,
        sum(found.by_rules is Found.STATED for found in weighed),
        sum(found.by_rules is Found.HEDGED for found in weighed),
    )
    by_reader = count_status(standard, sum((found.by_reader or 0.0) > READER_LINE for found in weighed), 0)
    if any(found.by_rules is not Found.MISSING for found in conflicts):
        by_rules = Status.CONFLICT
    if any((found.by_reader or 0.0) > READER_CONFLICT_LINE for found in conflicts):
        by_reader = Status.CONFLICT
    return by_rules is not by_reader


def _keep_alone(
    candidates: Sequence[Candidate], ruled: Collection[int], *, first: bool
) -> tuple[Candidate, ...]:
    """A conflict's own candidates; to the first also what the learned reader alone found, if not hedged."""
    return tuple(
        c for c in candidates if c.by_rules or (first and not c.hedged and c.unit.index not in ruled)
    )


def _element_finding(element: Element, weighed: Weighed, standard: Standard) -> ElementFinding:
    counting = weighed.counting
    stated = [c for c in counting if not c.hedged]
    best = (stated or counting)[:_EVIDENCE_AN_ELEMENT]
    if not best:
        return ElementFinding(element, Found.MISSING)
    evidence = tuple(_evidence(c, element.id) for c in best)
    return ElementFinding(element, _how_far(stated, standard), evidence)


def _how_far(stated: Sequence[Candidate], standard: Standard) -> Found:
    """How far an element is there, by the candidates for it that are not hedged."""
    if not stated:
        return Found.HEDGED
    is_sure = standard.met_at == 1 or any(candidate.sure for candidate in stated)
    return Found.STATED if is_sure else Found.DOUBTFUL


def _conflict_finding(conflict: Conflict, weighed: Weighed) -> ConflictFinding:
    best = weighed.counting[:_EVIDENCE_AN_ELEMENT]
    return ConflictFinding(conflict, tuple(_evidence(c, CONFLICT) for c in best))


def _evidence(candidate: Candidate, supports: str) -> Evidence:
    unit = candidate.unit
    return Evidence(unit.passage, unit.start, unit.end, candidate.stance, (supports,))


def _hold_to_practice(considered: Considered) -> Considered:
    """A conflict is practice or permitted practice, never what is only intended."""
    if considered.outcome is Outcome.HEDGED and considered.stance is not Stance.PERMITTED:
        return _rule_out(considered, f"{considered.why}, only intended")
    if considered.outcome is Outcome.HEDGED:
        return replace(considered, outcome=Outcome.STATED)
    return considered


def _rule_out(considered: Considered, why: str) -> Considered:
    return replace(considered, outcome=Outcome.RULED_OUT, why=why, against=True)


def _keys(terms: Sequence[str | tuple[str, ...]]) -> list[str]:
    return [key_of(term) for term in terms]
