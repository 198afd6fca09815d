"""The record of an assessment: what was judged on what, by what, when; with the assessment itself.

Held to ``schemas/record.schema.json``.
"""

from __future__ import annotations

import datetime
import json
from typing import Any

from protocol_audit.model import Assessment
from protocol_audit.reports.json_report import assessment_as_json

FORMAT = 1


def write_record(assessment: Assessment, *, assessed_on: datetime.date) -> bytes:
    """The record as one JSON object in UTF-8, with a newline at its end."""
    text = json.dumps(record_as_json(assessment, assessed_on), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", errors="backslashreplace")


def record_as_json(assessment: Assessment, assessed_on: datetime.date) -> dict[str, Any]:
    """The record as plain values: first every file with its fingerprint, then the whole assessment."""
    result = assessment_as_json(assessment)
    return {
        "format": FORMAT,
        "assessed_on": assessed_on.isoformat(),
        "tool": result["tool"],
        "method": assessment.method,
        "pack": result["pack"],
        "protocol": _file(result["protocol"], "title", "date"),
        "self_assessment": _file(result["self_assessment"]),
        "profile": _file(result["profile"]) if assessment.profile.file else None,
        "decisions": [_file(file) for file in result["decisions"]["files"]] if result["decisions"] else [],
        "assessment": result,
    }


def _file(found: dict[str, Any] | None, *more: str) -> dict[str, Any] | None:
    """A file by its name and fingerprint, and what else is to be known of it."""
    return None if found is None else {name: found[name] for name in ("file", *more, "sha256")}
