"""The words of the worksheet: its drop-downs, and what a finding's row says."""

from __future__ import annotations

from collections.abc import Iterator

from protocol_audit.model import (
    REVIEW_REASONS,
    STATUS_WORDS,
    Decided,
    Evidence,
    Finding,
    Found,
    Status,
)
from protocol_audit.model.worksheet import AGREE, Look
from protocol_audit.reports.finding_words import FOUND_WORDS
from protocol_audit.reports.labels import capital, element_letter, place_words, sentence, shortened

DECISIONS = (AGREE, *STATUS_WORDS.values())
LOOKS: dict[Look, str] = {
    Look.CHECK_AGAIN: "1 Check again",
    Look.INCOMPLETE: "2 Complete it",
    Look.CONFLICT: "3 Settle first",
    Look.MARKED: "4 Look at it",
    Look.GAP: "5 Gap",
    Look.OPEN: "6 Met, as read",
    Look.DECIDED: "7 Decided",
    Look.NOT_APPLICABLE: "8 Does not apply",
}

_QUOTES, _LONGEST = 3, 450  # characters
_INCOMPLETE = (
    "A decision is begun here and not applied: it needs a choice from the list, a reason, and a name."
)


def why_look(look: Look, finding: Finding) -> str:
    """Why a person should look at the finding, in a few sentences."""
    lines = [_INCOMPLETE] if look is Look.INCOMPLETE else []
    if finding.decision and finding.decision.stale:
        lines.append(f"Check again: {finding.decision.stale}")
    lines += [REVIEW_REASONS.get(reason, sentence(reason)) for reason in finding.review]
    if finding.exception:
        lines.append(f"The profile says why the program differs: {sentence(finding.exception)}")
    if finding.status is Status.NOT_APPLICABLE:
        lines.append(sentence(finding.why))
    return "\n".join(lines)


def what_was_read(finding: Finding) -> str:
    """The best quotes with their places; for a stale decision first the words that it was made on."""
    if finding.decision and finding.decision.stale:
        return "\n".join((*_then(finding.decision), *_now(finding)))
    return "\n".join(_now(finding, lead=""))


def _then(decided: Decided) -> Iterator[str]:
    basis = decided.decision.basis
    if basis and basis.words:
        yield f"THEN, {STATUS_WORDS[basis.status].lower()}:"
        for words in basis.words[:_QUOTES]:
            under = f" (under “{shortened(words.under, 80)}”)" if words.under else ""
            yield f"“{shortened(words.quote, _LONGEST)}”{under}"
    elif basis:
        yield f"THEN, {STATUS_WORDS[basis.status].lower()}: no words were shown."


def _now(finding: Finding, lead: str = "NOW") -> Iterator[str]:
    read = f"{lead}, {STATUS_WORDS[finding.status].lower()}:" if lead else ""
    quotes = finding.evidence or finding.nearest
    nearest = bool(quotes) and not finding.evidence
    parts = [read, "Closest text, not counted:" if nearest else "", "" if quotes else _nothing(finding)]
    yield from (part for part in parts if part)
    for evidence in quotes[:_QUOTES]:
        against = "goes against it: " if "conflict" in evidence.supports else ""
        yield f"{capital(against)}{_quote(evidence)}"
    if len(quotes) > _QUOTES:
        yield f"and {len(quotes) - _QUOTES} more; see the gap report"


def _nothing(finding: Finding) -> str:
    if finding.is_claimed:
        return "No protocol was read; the status is the program’s own answer."
    return "No text was found in the document."


def _quote(evidence: Evidence) -> str:
    return f"“{shortened(evidence.quote, _LONGEST)}”\n   {place_words(evidence.place, headings=2)}"


def what_is_missing(finding: Finding) -> str:
    """What of the standard was not found, one line an element."""
    if finding.is_claimed or finding.status is Status.NOT_APPLICABLE:
        return ""
    lines = [f"Goes against the toolkit: {sentence(c.conflict.says)}" for c in finding.conflicts]
    for element in finding.elements:
        if element.found is not Found.STATED:
            letter = element_letter(finding.standard, element.element)
            lines.append(f"({letter}) {element.element.asks}: {FOUND_WORDS[element.found]}")
    missing = len(lines) - len(finding.conflicts)
    needed = finding.standard.met_at - finding.count_stated
    if finding.standard.counted and 0 < needed < missing:
        lines.append(f"Any {needed} of these would be enough.")
    return "\n".join(lines)
