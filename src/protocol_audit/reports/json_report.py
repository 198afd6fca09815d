"""An assessment as JSON, for other programs: held to ``schemas/assessment.schema.json``.

No clock and no folder in it: the same input, options and version give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from protocol_audit import __version__
from protocol_audit.model import (
    Assessment,
    ClaimFinding,
    Disclosure,
    ElementFinding,
    Evidence,
    Finding,
    Found,
    Pack,
    Place,
    Profile,
    Protocol,
    SelfAssessment,
    Status,
)
from protocol_audit.reports.applicability import APPLIES, Applicability, applicability
from protocol_audit.reports.json_decisions import action_as_json, decision_as_json, decisions_as_json
from protocol_audit.standards.fingerprint import fingerprints

FORMAT = 1


def write_json(assessment: Assessment) -> bytes:
    """The assessment as one JSON object in UTF-8, with a newline at its end."""
    text = json.dumps(assessment_as_json(assessment), ensure_ascii=False, indent=2) + "\n"
    # A file's name may hold half a character, which UTF-8 cannot; JSON's own escape for it is the same.
    return text.encode("utf-8", errors="backslashreplace")


def assessment_as_json(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain values, keys in the order of the format's description."""
    checksums = fingerprints(assessment.pack)
    value = {
        "format": FORMAT,
        "tool": {"name": "protocol-audit", "version": __version__},
        "pack": _pack(assessment.pack),
        "protocol": None if assessment.is_claimed else _protocol(assessment.protocol),
        "self_assessment": _self_assessment(assessment.self_assessment),
        "profile": _profile(assessment.profile),
        "decisions": decisions_as_json(assessment),
        "method": assessment.method,
        "summary": _summary(assessment),
        "applicability": [_applicability(one) for one in applicability(assessment)],
        "findings": [_finding(finding, checksums) for finding in assessment.findings],
        "problems": [{"cell": problem.cell, "message": problem.message} for problem in assessment.problems],
    }
    if assessment.sharing is not None:
        value["share_check"] = [_disclosure(one) for one in assessment.sharing]
    return value


def _disclosure(one: Disclosure) -> dict[str, Any]:
    return {
        "kind": str(one.kind),
        "words": one.masked,
        "where": one.where,
        "page": one.page,
        "standards": list(one.standards),
    }


def _summary(assessment: Assessment) -> dict[str, int]:
    """Counts by the status that counts; "differs_explained" only where there is one."""
    counts = assessment.summary.items()
    return {str(status): n for status, n in counts if n or status is not Status.EXPLAINED}


def _applicability(one: Applicability) -> dict[str, Any]:
    standards = [finding.standard.id for finding in one.findings]
    return {"applies": one.verdict == APPLIES, "why": one.why, "standards": standards}


def _pack(pack: Pack) -> dict[str, Any]:
    return {"id": pack.id, "title": pack.title, "version": pack.version, "sha256": pack.sha256}


def _protocol(protocol: Protocol) -> dict[str, Any]:
    return {
        "file": protocol.file,
        "title": protocol.title,
        "agency": protocol.agency,
        "date": protocol.date,
        "sha256": protocol.sha256,
        "words": protocol.words,
        "unread": list(protocol.unread),
        "asides": [
            {"kind": aside.kind, "text": aside.text, "by": aside.by, "place": _place(aside.place)}
            for aside in protocol.asides
        ],
    }


def _self_assessment(self_assessment: SelfAssessment | None) -> dict[str, Any] | None:
    if self_assessment is None:
        return None
    services = self_assessment.services
    return {
        "file": self_assessment.file,
        "agency": self_assessment.agency,
        "date": self_assessment.date,
        "services": None if services is None else list(services),
        "sha256": self_assessment.sha256,
        "unread": list(self_assessment.unread),
    }


def _profile(profile: Profile) -> dict[str, Any]:
    services = None if profile.services is None else list(profile.services)
    return {
        "agency": profile.agency,
        "services": services,
        "state": profile.state,
        "populations": list(profile.populations),
        "contact": dict(profile.contact),
        "exceptions": dict(profile.exceptions),
        "file": profile.file,
        "sha256": profile.sha256,
    }


def _finding(finding: Finding, checksums: Mapping[str, str]) -> dict[str, Any]:
    standard = finding.standard
    value: dict[str, Any] = {
        "standard": standard.id,
        "title": standard.title,
        "section": standard.section,
        "level": str(standard.level),
        "status": str(finding.status),
        "decided": str(finding.decided),
        "why": finding.why,
        "review": list(finding.review),
        "elements": [_element(element) for element in finding.elements],
        "conflicts": [{"id": c.conflict.id, "says": c.conflict.says} for c in finding.conflicts],
        "evidence": _evidence(finding.evidence),
        "nearest": _evidence(finding.nearest),
        "suggestion": finding.suggestion,
        "question": standard.question,
        "standard_sha256": checksums[standard.id],
    }
    if finding.claim is not None:
        value["claim"] = _claim(finding.claim)
    if finding.exception:
        value["exception"] = finding.exception
    if finding.decision is not None:
        value["decision"] = decision_as_json(finding.decision, finding)
    if finding.action is not None:
        value["action"] = action_as_json(finding.action)
    return value


def _claim(found: ClaimFinding) -> dict[str, Any]:
    return {
        "answer": str(found.claim.answer),
        "evidence": found.claim.evidence,
        "comment": found.claim.comment,
        "cell": found.claim.cell,
        "agreement": str(found.agreement),
        "cited": [
            {
                "cited": place.cited,
                "outcome": str(place.outcome),
                "there": place.there,
                "found": place.found and _place(place.found),
            }
            for place in found.cited
        ],
    }


def _element(element: ElementFinding) -> dict[str, Any]:
    return {
        "id": element.element.id,
        "asks": element.element.asks,
        "found": element.found in (Found.STATED, Found.DOUBTFUL),
        "hedged": element.found is Found.HEDGED,
        "doubtful": element.found is Found.DOUBTFUL,
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {
            "quote": item.quote,
            "supports": list(item.supports),
            "place": _place(item.place),
        }
        for item in evidence
    ]


def _place(place: Place) -> dict[str, Any]:
    return {"headings": list(place.headings), "address": place.address, "page": place.page}
