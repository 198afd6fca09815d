"""A reviewer's decisions and the action plan as JSON."""

from __future__ import annotations

from typing import Any

from protocol_audit.model import Action, Assessment, Decided, Evidence, Finding, Status


def decisions_as_json(assessment: Assessment) -> dict[str, Any] | None:
    """The file of decisions and what came of it, or None where none was given.

    changed  how many findings count with another status than was read, by a decision
    """
    decisions = assessment.decisions
    if decisions is None:
        return None
    stale = [finding.standard.id for finding in assessment.stale]
    return {
        "files": [{"file": source.file, "sha256": source.sha256} for source in decisions.sources],
        "applied": sum(bool(f.decision) for f in assessment.findings) - len(stale),
        "changed": len(assessment.changed),
        "stale": stale,
        "summary_as_read": _as_read(assessment),
    }


def decision_as_json(decided: Decided, finding: Finding) -> dict[str, Any]:
    """One decision; ``status`` is what the reviewer meant, also where it is stale and not applied."""
    decision = decided.decision
    return {
        "status": str(decision.meant or finding.status),
        "agrees": decision.status is None,
        "by": decision.by,
        "on": str(decision.on),
        "why": decision.why,
        "stale": bool(decided.stale),
        "stale_because": decided.stale,
        "made_on": [words.quote for words in decision.basis.words] if decision.basis else [],
        "words": _shown(decision.words, decided.shown),
        "cell": decision.cell,
    }


def action_as_json(action: Action) -> dict[str, Any]:
    """One row of the action plan; whether it is overdue depends on the day, which no JSON result knows."""
    return {
        "action": action.action,
        "responsible": action.responsible,
        "target_date": str(action.target),
        "evidence": action.evidence,
        "progress": None if action.progress is None else str(action.progress),
        "date_done": str(action.done),
        "note": action.note,
    }


def _shown(words: str, evidence: Evidence | None) -> dict[str, Any] | None:
    if not words:
        return None
    return {"quote": words, "address": evidence.place.address if evidence else None}


def _as_read(assessment: Assessment) -> dict[str, int]:
    counts = assessment.summary_as_read.items()
    return {str(status): number for status, number in counts if status is not Status.EXPLAINED}
