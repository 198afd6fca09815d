"""Why a standard has its status: every passage considered for every element, and what decided."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from protocol_audit.assess import Judge, vocabulary
from protocol_audit.checks.document import Document
from protocol_audit.checks.statement import Considered, Outcome
from protocol_audit.model import Evidence, Finding, Found, Pack, Place, Profile, Protocol, Rule, Standard

_WIDTH = 80
_RULED_OUT_SHOWN = 12
_FOUND = {Found.STATED: "stated", Found.HEDGED: "only intended or left to liking", Found.MISSING: "not found"}


def explain(protocol: Protocol, pack: Pack, standard: Standard, profile: Profile | None = None) -> str:
    """The explanation as text for a terminal, the same for the same input."""
    judge = Judge(Document(protocol, vocabulary(pack)), pack)
    finding = judge.find(standard, profile or Profile())
    return "\n".join(_lines(judge, standard, finding)) + "\n"


def _lines(judge: Judge, standard: Standard, finding: Finding) -> Iterator[str]:
    yield f"{standard.id}  {standard.title}"
    yield f"Status: {finding.status.replace('_', ' ')}. {finding.why}"
    if finding.review:
        yield f"For a person to look at, because: {', '.join(finding.review)}"
    for found in finding.elements:
        yield ""
        yield from _wrap(f"[{found.element.id}] {found.element.asks}: {_FOUND[found.found]}", "")
        yield from _considered(judge, standard, found.element.rules, conflict=False)
    for conflict in standard.conflicts:
        yield ""
        yield from _wrap(f"[conflict {conflict.id}] {conflict.says}", "")
        yield from _considered(judge, standard, conflict.rules, conflict=True)
    if finding.nearest:
        yield ""
        yield "Closest text, which decided nothing:"
        for evidence in finding.nearest:
            yield from _passage(evidence)


def _considered(
    judge: Judge, standard: Standard, rules: Sequence[Rule], *, conflict: bool
) -> Iterator[str]:
    considered = list(judge.consider(rules, standard, conflict=conflict))
    counted = [c for c in considered if c.outcome is not Outcome.RULED_OUT]
    counted_units = {c.unit.index for c in counted}
    others = [c for c in considered if c.unit.index not in counted_units]
    if not considered:
        yield "    no passage came close to any of its wordings"
    for one in _once_a_unit(counted):
        yield from _one(one, "counts" if one.outcome is Outcome.STATED else "counts in part")
    ruled_out = _once_a_unit(others)
    for one in ruled_out[:_RULED_OUT_SHOWN]:
        yield from _one(one, "does not count")
    if len(ruled_out) > _RULED_OUT_SHOWN:
        yield f"    and {len(ruled_out) - _RULED_OUT_SHOWN} more passages that do not count"


def _once_a_unit(considered: Sequence[Considered]) -> list[Considered]:
    """The considered passages in document order; of one passage what came nearest to counting."""
    best: dict[int, Considered] = {}
    for one in considered:
        known = best.get(one.unit.index)
        if known is None or len(one.why) < len(known.why):
            best[one.unit.index] = one
    return [best[index] for index in sorted(best)]


def _one(considered: Considered, verdict: str) -> Iterator[str]:
    unit = considered.unit
    yield f"  - {verdict}: {considered.why}"
    yield from _wrap(f"“{' '.join(unit.text.split())}”", "      ")
    yield from _wrap(_place(unit.passage.place), "      ")


def _passage(evidence: Evidence) -> Iterator[str]:
    yield from _wrap(f"“{' '.join(evidence.quote.split())}”", "      ")
    yield from _wrap(_place(evidence.place), "      ")


def _place(place: Place) -> str:
    page = f", page {place.page}" if place.page else ""
    return " > ".join((*place.headings, place.address)) + page


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
