"""What reports say of a reviewer's decisions, of explained differences and of the action plan, in words."""

from __future__ import annotations

import datetime

from protocol_audit.model import STATUS_WORDS, Action, Assessment, Day, Decided, Finding, Status
from protocol_audit.model.worksheet import PROGRESS_WORDS
from protocol_audit.reports.labels import count, listed, long_date, sentence

AGAIN = (
    "The words or the standard have changed since this was decided. It is shown and not applied: somebody "
    "has to look again."
)
OVERDUE = "Overdue"


def decisions_in_short(assessment: Assessment) -> list[str]:
    """How many findings were decided, changed and have to be looked at again, as sentences; [] without."""
    made = [finding for finding in assessment.findings if finding.decision]
    held, again = len(made) - len(assessment.stale), len(assessment.stale)
    lines = []
    if held:
        changed = len(assessment.changed)
        lines.append(
            f"A reviewer decided on {count(held, 'finding')}; {changed} of them "
            f"{'counts' if changed == 1 else 'count'} with another status than was read."
        )
    if again:
        verb = "has" if again == 1 else "have"
        lines.append(
            f"{count(again, 'earlier decision')} {verb} to be made again, and {verb} no effect here."
        )
    explained = [f.standard.id for f in assessment.findings if f.decided is Status.EXPLAINED]
    if explained:
        lines.append(
            f"{listed(explained)} {'differs' if len(explained) == 1 else 'differ'} from the toolkit for a "
            f"reason that is given, and {'is' if len(explained) == 1 else 'are'} counted apart."
        )
    return lines


def who_and_when(decided: Decided) -> str:
    """Who decided and when: "Ana Reyes, November 20, 2026"."""
    decision = decided.decision
    return ", ".join(part for part in (decision.by, day_words(decision.on)) if part)


def decision_words(finding: Finding) -> str:
    """The decision on a finding in a few sentences; "" where there is none."""
    decided = finding.decision
    if decided is None:
        return ""
    decision = decided.decision
    said = said_words(decided)
    verb = f"agreed with “{said.lower()}”" if decision.status is None else f"decided “{said.lower()}”"
    words = f"{who_and_when(decided)}, {verb}: {sentence(decision.why)}"
    if decided.shown:
        words += f" In the protocol: “{decided.shown.quote}” ({decided.shown.place.address})."
    if decided.stale:
        return f"{words} {AGAIN} {decided.stale}"
    return f"Read: {STATUS_WORDS[finding.status].lower()}. {words}"


def said_words(decided: Decided) -> str:
    """The status that the reviewer meant, in words."""
    meant = decided.decision.meant
    return STATUS_WORDS[meant] if meant else "What was read"


def explanation(finding: Finding) -> str:
    """Why a difference is explained, and who says so; "" where nobody does."""
    decided = finding.decision
    if decided and not decided.stale and decided.decision.status is Status.EXPLAINED:
        return f"{sentence(decided.decision.why)} ({who_and_when(decided)})"
    return f"{sentence(finding.exception)} (profile)" if finding.exception else ""


def day_words(day: Day) -> str:
    """A day as reports write it; as typed where it is none for certain."""
    return long_date(day.day) if day.day else day.text


def progress_words(action: Action) -> str:
    """How far an action is: "In progress", "Done, November 20, 2026"."""
    words = PROGRESS_WORDS[action.progress] if action.progress else "Done" if action.done.text else ""
    return ", ".join(part for part in (words, day_words(action.done)) if part)


def plan_in_short(assessment: Assessment, today: datetime.date) -> str:
    """How far the plan is, in a sentence; "" where nothing is planned."""
    actions = [finding.action for finding in assessment.findings if finding.is_gap and finding.action]
    if not actions:
        return ""
    gaps = sum(finding.is_gap for finding in assessment.findings)
    done = sum(action.is_done for action in actions)
    late = sum(action.is_overdue(today) for action in actions)
    planned = f"Planned for {len(actions)} of {count(gaps, 'gap')}"
    return f"{planned}: {done} done, {late} overdue on {long_date(today)}."


def closed_actions(assessment: Assessment) -> list[Finding]:
    """The findings that are no gap any more, and for which something was planned."""
    return [finding for finding in assessment.findings if finding.action and not finding.is_gap]
