"""What the page's template may call: the words that all reports share, and how values are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from protocol_audit.model import Evidence, Finding, Found, Status
from protocol_audit.reports import (
    applicability,
    claim_words,
    claimed_words,
    decided,
    facts,
    finding_words,
    labels,
    method,
    missing,
    quotes,
    sharing_words,
    summary,
    written,
)

_STRENGTHS, _FIRST = 6, 8  # as many as the Word report names at a glance


def anchor(name: str) -> str:
    """A name for a place of the page, from a standard's or a section's id."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", name)


def quotes_shown(finding: Finding) -> list[written.Block]:
    """The blocks of quotes of a finding."""
    found = finding_words.found_words(finding)
    if finding.decided is Status.MET:
        found += finding_words.found_names(finding)
    return written.what_is_written(finding, found)


def shows_checklist(finding: Finding) -> bool:
    """Whether the elements are listed one by one: for gaps, unless the only one is plainly not there."""
    if finding.is_claimed or finding.decided is Status.MET:
        return False
    return len(finding.elements) > 1 or finding.status is not Status.NOT_ADDRESSED


def checklist_lead(finding: Finding) -> str:
    """How much is there, and what would close the gap."""
    return f"{finding_words.found_words(finding)}. {missing.what_is_missing(finding)}".strip()


def place_line(evidence: Evidence, finding: Finding | None = None) -> str:
    """Where words stand, what carries them and what they support, in a line."""
    one = quotes.Quote(evidence, evidence.supports)
    supports = quotes.supported(one, finding) if finding else ""
    parts = (labels.place_words(evidence.place), *quotes.carried_by(evidence), supports)
    return " · ".join(part for part in parts if part)


WORDS: Mapping[str, Any] = {
    "Found": Found,
    "Status": Status,
    "STATUS_WORDS": labels.STATUS_WORDS,
    "STATUS_MARKS": labels.STATUS_MARKS,
    "LEVEL_WORDS": labels.LEVEL_WORDS,
    "PRIORITY_WORDS": labels.PRIORITY_WORDS,
    "FOUND_WORDS": finding_words.FOUND_WORDS,
    "PRIVATE_WORDS": sharing_words.PRIVATE_WORDS,
    "AUTHORS_HINT": sharing_words.AUTHORS_HINT,
    "AGAIN": decided.AGAIN,
    "OVERDUE": decided.OVERDUE,
    "AGREEMENT_WORDS": claim_words.AGREEMENT_WORDS,
    "WHAT_TO_DO": claim_words.WHAT_TO_DO,
    "STATUS_STAYS": claim_words.STATUS_STAYS,
    "UNANSWERED_LEAD": claimed_words.UNANSWERED_LEAD,
    "METHOD": method.METHOD,
    "UNREAD": summary.UNREAD,
    "ALL_READ": summary.ALL_READ,
    "BEGUN": summary.BEGUN,
    "NOT_BEGUN": summary.NOT_BEGUN,
    "NOTHING_FIRST": summary.NOTHING_FIRST,
    "MOST_STRENGTHS": _STRENGTHS,
    "MOST_FIRST": _FIRST,
    "action_steps": missing.action_steps,
    "aid": summary.aid,
    "also_at": quotes.also_at,
    "anchor": anchor,
    "answer_words": claim_words.answer_words,
    "applicability": applicability.applicability,
    "by_agreement": claim_words.by_agreement,
    "cited_words": claim_words.cited_words,
    "day_words": decided.day_words,
    "decision_words": decided.decision_words,
    "decisions_in_short": decided.decisions_in_short,
    "explanation": decided.explanation,
    "plan_in_short": decided.plan_in_short,
    "progress_words": decided.progress_words,
    "said_words": decided.said_words,
    "who_and_when": decided.who_and_when,
    "why_applies": applicability.why_applies,
    "begun": finding_words.begun,
    "by_section": finding_words.by_section,
    "capital": labels.capital,
    "checklist_lead": checklist_lead,
    "claim_line": claim_words.claim_line,
    "claims_summary": claim_words.claims_summary,
    "has_claims": claim_words.has_claims,
    "claimed_line": claimed_words.claim_words,
    "comment_words": claimed_words.comment_words,
    "could_be_added": finding_words.could_be_added,
    "element_letter": labels.element_letter,
    "facts": facts.facts,
    "facts_of_reading": facts.facts_of_reading,
    "figures": method.figures,
    "gaps_by_priority": labels.gaps_by_priority,
    "legend": finding_words.legend,
    "listed": labels.listed,
    "meanings": method.meanings,
    "names_authors": sharing_words.names_authors,
    "no_gaps": summary.no_gaps,
    "place_line": place_line,
    "place_words": labels.place_words,
    "priority": labels.priority,
    "quotes_by_place": quotes.quotes_by_place,
    "quotes_shown": quotes_shown,
    "review_words": finding_words.review_words,
    "sentence": labels.sentence,
    "service_words": labels.service_words,
    "settle_first": finding_words.settle_first,
    "share_lead": sharing_words.share_lead,
    "shown_statuses": labels.shown_statuses,
    "shows_checklist": shows_checklist,
    "standing": finding_words.standing,
    "strengths": finding_words.strengths,
    "summarize": summary.summarize,
    "title_case": labels.title_case,
    "titles": facts.titles,
    "unanswered": claimed_words.unanswered,
    "what_is_there": finding_words.what_is_there,
    "what_to_look_at": finding_words.what_to_look_at,
    "where_words": sharing_words.where_words,
    "why_not_applicable": finding_words.why_not_applicable,
    "wordings": finding_words.wordings,
}
FILTERS: Mapping[str, Callable[..., Any]] = {"anchor": anchor, "sentence": labels.sentence}
