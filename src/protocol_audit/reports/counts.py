"""The counts that charts show: statuses by level, and the same in words."""

from __future__ import annotations

from protocol_audit.model import Assessment, Level, Status
from protocol_audit.reports.labels import LEVEL_WORDS, count, listed, status_count


def levels_and_counts(assessment: Assessment) -> dict[Level, dict[Status, int]]:
    """How many findings of each level have each status; only levels that the pack uses."""
    return {
        level: {
            status: sum(f.standard.level is level and f.decided is status for f in assessment.findings)
            for status in Status
        }
        for level in Level
        if any(f.standard.level is level for f in assessment.findings)
    }


def describe_counts(assessment: Assessment) -> str:
    """What a chart of them shows, in words: its alternative text."""
    parts = []
    for level, counts in levels_and_counts(assessment).items():
        shown = [status_count(status, number) for status, number in counts.items() if number]
        parts.append(
            f"{count(sum(counts.values()), LEVEL_WORDS[level].lower() + ' standard')}: {listed(shown)}"
        )
    return f"Bar chart of the statuses by level. {'. '.join(parts)}."
