"""An assessment as JSON, for other programs: held to ``schemas/assessment.schema.json``.

No clock and no folder in it: the same input, options and version give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from protocol_audit import __version__
from protocol_audit.model import (
    Assessment,
    ElementFinding,
    Evidence,
    Finding,
    Found,
    Pack,
    Profile,
    Protocol,
)

FORMAT = 1


def write_json(assessment: Assessment) -> bytes:
    """The assessment as one JSON object in UTF-8, with a newline at its end."""
    text = json.dumps(assessment_as_json(assessment), ensure_ascii=False, indent=2) + "\n"
    # A file's name may hold half a character, which UTF-8 cannot; JSON's own escape for it is the same.
    return text.encode("utf-8", errors="backslashreplace")


def assessment_as_json(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain values, keys in the order of the format's description."""
    return {
        "format": FORMAT,
        "tool": {"name": "protocol-audit", "version": __version__},
        "pack": _pack(assessment.pack),
        "protocol": _protocol(assessment.protocol),
        "profile": _profile(assessment.profile),
        "method": assessment.method,
        "summary": {str(status): count for status, count in assessment.summary.items()},
        "findings": [_finding(finding) for finding in assessment.findings],
        "problems": [],
    }


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
    }


def _profile(profile: Profile) -> dict[str, Any]:
    services = None if profile.services is None else list(profile.services)
    return {"agency": profile.agency, "services": services}


def _finding(finding: Finding) -> dict[str, Any]:
    standard = finding.standard
    return {
        "standard": standard.id,
        "title": standard.title,
        "section": standard.section,
        "level": str(standard.level),
        "status": str(finding.status),
        "why": finding.why,
        "review": list(finding.review),
        "elements": [_element(element) for element in finding.elements],
        "conflicts": [{"id": c.conflict.id, "says": c.conflict.says} for c in finding.conflicts],
        "evidence": _evidence(finding.evidence),
        "nearest": _evidence(finding.nearest),
        "suggestion": finding.suggestion,
        "question": standard.question,
    }


def _element(element: ElementFinding) -> dict[str, Any]:
    return {
        "id": element.element.id,
        "asks": element.element.asks,
        "found": element.found is Found.STATED,
        "hedged": element.found is Found.HEDGED,
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {
            "quote": item.quote,
            "supports": list(item.supports),
            "place": {
                "headings": list(item.place.headings),
                "address": item.place.address,
                "page": item.place.page,
            },
        }
        for item in evidence
    ]
