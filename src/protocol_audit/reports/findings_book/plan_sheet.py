"""The corrective action plan: a row for every gap, with what is planned or room for it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from protocol_audit.model import Action, Assessment, Finding
from protocol_audit.model.worksheet import PROGRESS_WORDS
from protocol_audit.reports.decided import OVERDUE, day_words, plan_in_short, progress_words
from protocol_audit.reports.labels import (
    LEVEL_WORDS,
    PRIORITY_WORDS,
    STATUS_WORDS,
    gaps_by_priority,
    priority,
    sentence,
)
from protocol_audit.reports.missing import action_steps
from protocol_audit.reports.summary import no_gaps
from protocol_audit.reports.workbook import (
    CENTERED,
    CHOICE,
    FILL_IN,
    ID,
    QUIET,
    TITLE,
    Column,
    Sheet,
    status_look,
)

_HEAD = 2
_COLUMNS = (
    Column("Standard", 10, ID),
    Column("What it is about", 28),
    Column("Priority", 16, CENTERED),
    Column("Level", 13, CENTERED),
    Column("Status", 17, CENTERED),
    Column("Action", 46, FILL_IN),
    Column("Responsible", 18, FILL_IN),
    Column("Target date", 14, FILL_IN),
    Column("Evidence to show when done", 30, FILL_IN),
    Column("Progress", 15, CHOICE),
    Column("Notes", 26, FILL_IN),
)
_HINT = (
    "Actions and evidence are suggestions where nothing was planned yet. To have what is typed come back "
    "into every report, keep the plan in the workbook of protocol-audit worksheet."
)
_NOTHING_YET = Action("")


def write_plan(sheet: Sheet, assessment: Assessment, footer: str, today: datetime.date) -> None:
    """Write the sheet."""
    gaps = gaps_by_priority(assessment)
    last = _HEAD + len(gaps)
    sheet.heads(_HEAD, _COLUMNS, last=last if gaps else None)
    sheet.write(0, 0, "Corrective action plan", TITLE)
    sheet.height(0, 28)
    words = f"{plan_in_short(assessment, today)} {_HINT}".strip() if gaps else no_gaps(assessment)
    sheet.write(1, 0, words, replace(QUIET, wrap=False))
    looks = [column.look for column in _COLUMNS]
    for row, finding in enumerate(gaps, _HEAD + 1):
        looks[4] = status_look(finding.decided)
        sheet.write_row(row, _values(finding, today), looks)
    if gaps:
        cells = (_HEAD + 1, 9, last, 9)
        message = "How far the action is."
        sheet.choices(cells, list(PROGRESS_WORDS.values()), title="Progress", message=message)
    sheet.freeze(_HEAD + 1, 1)
    sheet.print_on(footer=footer)


def _values(finding: Finding, today: datetime.date) -> list[str | None]:
    standard, action = finding.standard, finding.action or _NOTHING_YET
    late = f"\n{OVERDUE}" if action.is_overdue(today) else ""
    return [
        standard.id,
        standard.title,
        f"{priority(finding) + 1} {PRIORITY_WORDS[priority(finding)]}",
        LEVEL_WORDS[standard.level],
        STATUS_WORDS[finding.decided],
        action.action or "\n".join(action_steps(finding)) or None,
        action.responsible or None,
        f"{day_words(action.target)}{late}" or None,
        action.evidence or sentence(standard.review.document) or None,
        progress_words(action) or None,
        action.note or None,
    ]
