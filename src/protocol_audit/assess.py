"""``assess``: a protocol held against a pack. Pure and deterministic; the heart of the tool.

The rules that decide a status stand in ``decide_status``; what a passage states is decided in ``checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from protocol_audit.checks import CHECKS
from protocol_audit.checks.document import Document, Unit, key_of, vocabulary_of
from protocol_audit.checks.statement import Considered, Outcome, in_context
from protocol_audit.language.similarity import Nearness
from protocol_audit.language.wordings import Vocabulary
from protocol_audit.model import (
    Assessment,
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

CONFLICT = "conflict"
_EVIDENCE_AN_ELEMENT = 2
_NEAREST = 3

Progress = Callable[[int, int], None]


def assess(
    protocol: Protocol, pack: Pack, profile: Profile | None = None, *, progress: Progress | None = None
) -> Assessment:
    """One finding for every standard of the pack. ``progress`` hears (standards done, of how many)."""
    profile = profile or Profile()
    document = Document(protocol, vocabulary(pack))
    judge = Judge(document, pack)
    findings = []
    for done, standard in enumerate(pack.standards):
        if progress:
            progress(done, len(pack.standards))
        findings.append(judge.find(standard, profile))
    return Assessment(protocol, pack, profile, tuple(findings))


@lru_cache(maxsize=4)
def vocabulary(pack: Pack) -> Vocabulary:
    """The pack's wordings, compiled once."""
    return vocabulary_of(pack)


class Judge:
    """Findings for one document; what all standards share is worked out once."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.pack = pack
        self._about = {id: document.is_about(_keys(scope.about)) for id, scope in pack.scopes.items()}
        self._nearness: Nearness | None = None

    def find(self, standard: Standard, profile: Profile) -> Finding:
        """The finding for one standard."""
        elements = tuple(self.find_element(standard, element) for element in standard.elements)
        conflicts = tuple(self.find_conflicts(standard))
        reason = why_not_applicable(standard, profile, self.pack)
        if reason:
            return _not_applicable(standard, elements, conflicts, reason)
        status, why = decide_status(standard, elements, conflicts)
        evidence = gather_evidence(standard, elements, conflicts)
        nearest = self.find_nearest(standard) if status is Status.NOT_ADDRESSED else ()
        review = tuple(review_reasons(status, elements, conflicts, evidence))
        return Finding(standard, status, elements, conflicts, evidence, nearest, review, why)

    def consider(self, rules: Iterable[Rule], standard: Standard, *, conflict: bool) -> Iterable[Considered]:
        """Every unit that the rules considered, with what became of it."""
        for rule in rules:
            for considered in CHECKS[rule.check](rule, self.document):
                if considered.outcome is Outcome.RULED_OUT or conflict:
                    yield considered
                else:
                    yield self._hold_to_scope(considered, standard)

    def _hold_to_scope(self, considered: Considered, standard: Standard) -> Considered:
        unit = considered.unit
        if not self.in_scope(unit, standard):
            return _rule_out(considered, f"not about {standard.scope}, and not plainly about everyone")
        presented = standard.presented_by
        if presented and not any(in_context(self.document, unit, term) for term in presented):
            return _rule_out(considered, "not presented as what the standard is about")
        return considered

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
        return not unit.found.keys().isdisjoint(includes)

    def find_element(self, standard: Standard, element: Element) -> ElementFinding:
        """How far one element is there, with the passages that state it."""
        kept = [
            c
            for c in self.consider(element.rules, standard, conflict=False)
            if c.outcome is not Outcome.RULED_OUT
        ]
        stated = [c for c in kept if c.outcome is Outcome.STATED]
        best = _strongest(stated or kept)
        if not best:
            return ElementFinding(element, Found.MISSING)
        evidence = tuple(_evidence(c, element.id) for c in best[:_EVIDENCE_AN_ELEMENT])
        return ElementFinding(element, Found.STATED if stated else Found.HEDGED, evidence)

    def find_conflicts(self, standard: Standard) -> Iterable[ConflictFinding]:
        """The conflicts that the protocol states, as practice or as permitted."""
        for conflict in standard.conflicts:
            kept = [c for c in self.consider(conflict.rules, standard, conflict=True) if is_conflict(c)]
            best = _strongest(kept)
            if best:
                evidence = tuple(_evidence(c, CONFLICT) for c in best[:_EVIDENCE_AN_ELEMENT])
                yield ConflictFinding(conflict, evidence)

    def find_nearest(self, standard: Standard) -> tuple[Evidence, ...]:
        """The passages nearest to what the standard asks, for the reader of "not addressed"."""
        if self._nearness is None:
            self._nearness = Nearness([[w.stem for w in unit.words[unit.own :]] for unit in self.document.units])
        question = " ".join((standard.title, standard.asks, *(e.asks for e in standard.elements)))
        nearest = self._nearness.nearest(question, limit=_NEAREST)
        units = (self.document.units[i] for i, _ in nearest)
        return tuple(Evidence(u.passage, u.start, u.end, Stance.OTHER, ()) for u in units)


def is_conflict(considered: Considered) -> bool:
    """Whether a conflict's rule found practice or permitted practice."""
    if considered.outcome is Outcome.STATED:
        return True
    return considered.outcome is Outcome.HEDGED and considered.stance is Stance.PERMITTED


def decide_status(
    standard: Standard, elements: Sequence[ElementFinding], conflicts: Sequence[ConflictFinding]
) -> tuple[Status, str]:
    """The status, and the rule that decided it as a sentence."""
    stated = sum(e.found is Found.STATED for e in elements)
    hedged = sum(e.found is Found.HEDGED for e in elements)
    named = "items" if standard.counted else "elements"
    if conflicts:
        return Status.CONFLICT, "The text states what the toolkit rules out: " + "; ".join(
            c.conflict.says for c in conflicts
        )
    if stated >= standard.met_at:
        return Status.MET, f"{stated} of {len(elements)} {named} are stated; {standard.met_at} are needed."
    if stated + hedged >= standard.partial_at:
        also = f" and {hedged} only as an intention or left to liking" if hedged else ""
        return Status.PARTIAL, f"{stated} of {len(elements)} {named} are stated{also}."
    return Status.NOT_ADDRESSED, (
        f"{stated} of {len(elements)} {named} were found in the document; {standard.partial_at} are needed to be partial."
    )


def gather_evidence(
    standard: Standard, elements: Sequence[ElementFinding], conflicts: Sequence[ConflictFinding]
) -> tuple[Evidence, ...]:
    """Every quote once, with all that it supports: conflicting words first, then the strongest."""
    merged: dict[tuple[str, int], Evidence] = {}
    found = [e for c in conflicts for e in c.evidence] + [e for f in elements for e in f.evidence]
    for one in found:
        key = (one.place.address, one.start)
        supports = merged[key].supports if key in merged else ()
        merged[key] = Evidence(
            one.passage, one.start, one.end, one.stance, (*supports, *(s for s in one.supports if s not in supports))
        )
    first = {e.place.address: i for i, e in enumerate(merged.values())}
    return tuple(
        sorted(
            merged.values(),
            key=lambda e: (CONFLICT not in e.supports, -len(e.supports), first[e.place.address]),
        )
    )


def review_reasons(
    status: Status,
    elements: Sequence[ElementFinding],
    conflicts: Sequence[ConflictFinding],
    evidence: Sequence[Evidence],
) -> Iterable[str]:
    """Why a person should look at the finding before relying on it."""
    if status is Status.CONFLICT:
        yield "conflict"
        if any(e.found is Found.STATED for e in elements):
            yield "both_sides"
    if any(e.found is Found.HEDGED for e in elements):
        yield "hedged"


def why_not_applicable(standard: Standard, profile: Profile, pack: Pack) -> str:
    """Why the standard does not apply to the program, or "" where it does."""
    if profile.services is None or not standard.services:
        return ""
    if set(standard.services) & set(profile.services):
        return ""
    names = ", ".join(pack.services.get(s, s) for s in standard.services)
    return f"It is for programs with this service: {names}. The services given do not include it."


def _not_applicable(
    standard: Standard,
    elements: tuple[ElementFinding, ...],
    conflicts: tuple[ConflictFinding, ...],
    reason: str,
) -> Finding:
    evidence = gather_evidence(standard, elements, conflicts)
    review = ("service_not_offered",) if evidence else ()
    return Finding(standard, Status.NOT_APPLICABLE, elements, conflicts, evidence, (), review, reason)


def _strongest(considered: Iterable[Considered]) -> list[Considered]:
    """One a unit, the strongest first, ties in document order."""
    by_unit: dict[int, Considered] = {}
    for one in considered:
        if one.unit.index not in by_unit or one.strength > by_unit[one.unit.index].strength:
            by_unit[one.unit.index] = one
    return sorted(by_unit.values(), key=lambda c: (-c.strength, c.unit.index))


def _evidence(considered: Considered, supports: str) -> Evidence:
    unit = considered.unit
    return Evidence(unit.passage, unit.start, unit.end, considered.stance, (supports,))


def _rule_out(considered: Considered, why: str) -> Considered:
    return Considered(
        considered.unit, considered.rule, considered.anchor, considered.stance, Outcome.RULED_OUT, why
    )


def _keys(terms: Sequence[str | tuple[str, ...]]) -> list[str]:
    return [key_of(term) for term in terms]


