"""A comparison as JSON, for other programs: held to ``schemas/comparison.schema.json``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from protocol_audit import __version__
from protocol_audit.model import Comparison, PortfolioComparison, Side, Source, StandardChange
from protocol_audit.reports.comparison.words import tallies

FORMAT = 1


def write_json(comparison: Comparison | PortfolioComparison) -> bytes:
    """The comparison as one JSON object in UTF-8, with a newline at its end."""
    if isinstance(comparison, Comparison):
        value = _head("program") | _comparison(comparison)
    else:
        value = _head("portfolio") | _portfolios(comparison)
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", errors="backslashreplace")


def _head(kind: str) -> dict[str, Any]:
    return {"format": FORMAT, "tool": {"name": "protocol-audit", "version": __version__}, "compares": kind}


def _portfolios(comparison: PortfolioComparison) -> dict[str, Any]:
    return {
        "summary": _summary(*(one for _, one in comparison.programs)),
        "programs": [{"program": name, **_comparison(one)} for name, one in comparison.programs],
        "only_before": list(comparison.only_before),
        "only_after": list(comparison.only_after),
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "pack": comparison.pack,
        "before": _source(comparison.before),
        "after": _source(comparison.after),
        "summary": _summary(comparison),
        "notes": list(comparison.notes),
        "changes": [_change(change) for change in comparison.changes],
    }


def _summary(*comparisons: Comparison) -> dict[str, int]:
    """The counts, without what the pack's own changes may have done, which has a count of its own."""
    counts = {str(change): many for change, many in tallies(comparisons)}
    return {
        **counts,
        "changed_in_pack": sum(len(one.of_pack) for one in comparisons),
        "decisions_changed": sum(len(one.decisions) for one in comparisons),
    }


def _source(source: Source) -> dict[str, Any]:
    return {name: value for name, value in asdict(source).items() if name != "name"}


def _change(change: StandardChange) -> dict[str, Any]:
    return {
        "standard": change.standard,
        "title": change.title,
        "section": change.section,
        "level": str(change.level),
        "change": str(change.change),
        "changed_in_pack": str(change.pack_change) or None,
        "decision_changed": change.is_decision_changed,
        "before": change.before and _side(change.before),
        "after": change.after and _side(change.after),
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "status": str(side.status),
        "read": str(side.read),
        "decision": side.decision,
        "why": side.why,
        "words": [
            {
                "quote": words.quote,
                "headings": list(words.place.headings),
                "address": words.place.address,
                "page": words.place.page,
            }
            for words in side.words
        ],
    }
