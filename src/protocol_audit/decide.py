"""From elements and conflicts to a status, its evidence, and why a person should look at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from protocol_audit.model import (
    ConflictFinding,
    ElementFinding,
    Evidence,
    Found,
    Pack,
    Profile,
    Standard,
    Status,
)

CONFLICT = "conflict"


def decide_status(
    standard: Standard, elements: Sequence[ElementFinding], conflicts: Sequence[ConflictFinding]
) -> tuple[Status, str]:
    """The status, and the rule that decided it as a sentence."""
    stated = sum(e.found is Found.STATED for e in elements)
    doubtful = sum(e.found is Found.DOUBTFUL for e in elements)
    hedged = sum(e.found is Found.HEDGED for e in elements)
    named = "items" if standard.counted else "elements"
    if conflicts:
        ruled_out = "; ".join(c.conflict.says for c in conflicts)
        return Status.CONFLICT, f"The text states what the toolkit rules out: {ruled_out}."
    status = count_status(standard, stated, doubtful + hedged)
    if status is Status.MET:
        return status, f"{stated} of {len(elements)} {named} are stated; {standard.met_at} are needed."
    if status is Status.PARTIAL:
        also = f", {doubtful} may be" if doubtful else ""
        also += f" and {hedged} only as an intention or left to liking" if hedged else ""
        return status, f"{stated} of {len(elements)} {named} are stated{also}; {standard.met_at} are needed."
    return status, (
        f"{stated} of {len(elements)} {named} were found in the document;"
        f" {standard.partial_at} are needed for partial."
    )


def count_status(standard: Standard, stated: int, partly: int) -> Status:
    """Partly is arithmetic: the status by how many elements are stated, and how many doubtful or hedged."""
    if stated >= standard.met_at:
        return Status.MET
    if stated + partly >= standard.partial_at:
        return Status.PARTIAL
    return Status.NOT_ADDRESSED


def gather_evidence(
    elements: Sequence[ElementFinding], conflicts: Sequence[ConflictFinding]
) -> tuple[Evidence, ...]:
    """Every quote once, with all that it supports: conflicting words first, then the strongest."""
    merged: dict[tuple[str, int], Evidence] = {}
    for one in (*(e for c in conflicts for e in c.evidence), *(e for f in elements for e in f.evidence)):
        key = (one.place.address, one.start)
        supports = merged[key].supports if key in merged else ()
        added = tuple(s for s in one.supports if s not in supports)
        merged[key] = Evidence(one.passage, one.start, one.end, one.stance, supports + added)
    order = {key: i for i, key in enumerate(merged)}
    return tuple(
        sorted(
            merged.values(),
            key=lambda e: (
                CONFLICT not in e.supports,
                -len(e.supports),
                order[(e.place.address, e.start)],
            ),
        )
    )


def why_not_applicable(standard: Standard, profile: Profile, pack: Pack) -> str:
    """Why the standard does not apply to the program, or "" where it does."""
    if profile.services is None or not standard.services:
        return ""
    if set(standard.services) & set(profile.services):
        return ""
    names = ", ".join(pack.services.get(s, s) for s in standard.services)
    return f"It is for programs with this service: {names}. The services given do not include it."


def review_reasons(
    status: Status,
    elements: Sequence[ElementFinding],
    *,
    met_at: int,
    differs: bool,
    time_unclear: bool,
    reader_alone: bool,
) -> Iterable[str]:
    """Why a person should look at the finding before relying on it.

    met_at         how many elements have to be stated for it to be met
    differs        the rules alone and the learned reader alone would give two statuses
    time_unclear   a time limit may be longer than it looks
    reader_alone   it is met only with what the learned reader found and no rule did
    """
    if status is Status.CONFLICT:
        yield "conflict"
        if any(e.found is Found.STATED for e in elements):
            yield "both_sides"
    likely = sum(e.found in (Found.STATED, Found.DOUBTFUL) for e in elements)
    if status is Status.PARTIAL and likely >= met_at:
        yield "doubtful"
    if any(e.found is Found.HEDGED for e in elements):
        yield "hedged"
    if time_unclear:
        yield "time_unclear"
    if reader_alone:
        yield "reader_alone"
    if differs:
        yield "reader_differs"
