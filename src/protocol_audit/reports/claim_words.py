"""What reports say of a program's own claims beside what its protocol says."""

from __future__ import annotations

from protocol_audit.model import Agreement, Answer, Assessment, CitedPlace, Finding, Outcome, Status
from protocol_audit.reports.labels import (
    ANSWER_WORDS,
    capital,
    count,
    listed,
    place_words,
    shortened,
)

# Disagreements first, the most pressing before the others.
AGREEMENT_WORDS: dict[Agreement, str] = {
    Agreement.CONTRADICTED: "claimed, written otherwise",
    Agreement.CLAIMED_NOT_WRITTEN: "claimed, not found in the document",
    Agreement.WRITTEN_NOT_CLAIMED: "written, not claimed",
    Agreement.UNANSWERED: "not answered",
    Agreement.AGREED_GAP: "agreed gap",
    Agreement.CLAIMED_AND_WRITTEN: "claimed and written",
    Agreement.NOT_CHECKED: "claimed, not checked",
}
WHAT_TO_DO: dict[Agreement, str] = {
    Agreement.CONTRADICTED: (
        "The workbook claims this, and the protocol says something that goes against it. Settle these first: "
        "either the text or the answer has to change."
    ),
    Agreement.CLAIMED_NOT_WRITTEN: (
        "The workbook claims more than was found in the document. It may well be what staff do: point to the "
        "place where it is written, or write it down."
    ),
    Agreement.WRITTEN_NOT_CLAIMED: (
        "The protocol says more than the workbook claims. These are strengths that you can count."
    ),
    Agreement.UNANSWERED: "The workbook has no answer here, or one that could not be read for certain.",
    Agreement.AGREED_GAP: "Neither the workbook nor the protocol says that these are met; see the plan.",
    Agreement.CLAIMED_AND_WRITTEN: "The protocol says what the workbook claims.",
    Agreement.NOT_CHECKED: "No protocol was given.",
}
DISAGREEMENTS = (Agreement.CONTRADICTED, Agreement.CLAIMED_NOT_WRITTEN, Agreement.WRITTEN_NOT_CLAIMED)
STATUS_STAYS = (
    "An answer changes no status: what counts is what is written. The places that the workbook cites were "
    "looked up in the document."
)
NOTHING_WRITTEN = "Nothing that counts was found in the document."

_OUTCOMES: dict[Outcome, str] = {
    Outcome.THERE: "found there: {place}",
    Outcome.ELSEWHERE: "found elsewhere: {place}",
    Outcome.NOTHING_THERE: "the document has this place, but nothing that counts was found there",
    Outcome.NOT_FOUND: "not found in this document",
    Outcome.NO_PAGES: "page numbers are not known in this file",
    Outcome.OTHER_DOCUMENT: "another document, which was not read",
}
_MOST_CITED = 160  # characters of a cited place


def has_claims(assessment: Assessment) -> bool:
    """Whether claims were held against a protocol."""
    return assessment.self_assessment is not None and not assessment.is_claimed


def by_agreement(assessment: Assessment) -> dict[Agreement, list[Finding]]:
    """The findings under how their claims agree, disagreements first; only what there is."""
    groups: dict[Agreement, list[Finding]] = {agreement: [] for agreement in AGREEMENT_WORDS}
    for finding in assessment.findings:
        if finding.claim:
            groups[finding.claim.agreement].append(finding)
    return {agreement: findings for agreement, findings in groups.items() if findings}


def claims_summary(assessment: Assessment) -> str:
    """How many claims agree with the protocol and how the others differ, in a sentence or two."""
    numbers = {agreement: len(findings) for agreement, findings in by_agreement(assessment).items()}
    total = sum(numbers.values())
    agree = numbers.get(Agreement.CLAIMED_AND_WRITTEN, 0) + numbers.get(Agreement.AGREED_GAP, 0)
    answered = total - numbers.get(Agreement.UNANSWERED, 0)
    words = {one: AGREEMENT_WORDS[one].replace(", ", " but ") for one in DISAGREEMENTS}
    differ = [f"{numbers[one]} {words[one]}" for one in DISAGREEMENTS if one in numbers]
    parts = [f"The self-assessment answers {answered} of {count(total, 'standard')}."]
    if answered:
        parts.append(f"{capital(_of(agree, answered))} {_verb(agree)} with the protocol.")
    if differ:
        parts.append(f"The others: {listed(differ)}.")
    return " ".join(parts)


def _of(number: int, total: int) -> str:
    if number == total:
        return "the one answer" if total == 1 else f"all {total} answers"
    return f"{number} of these answers"


def _verb(number: int) -> str:
    return "agrees" if number == 1 else "agree"


def agreement_words(finding: Finding) -> str:
    """How the claim stands beside what is written, as exactly as can be said in a few words."""
    claim = finding.claim
    if claim is None:
        return ""
    answer, status = claim.claim.answer, finding.decided
    if claim.agreement is Agreement.CLAIMED_NOT_WRITTEN and status is Status.PARTIAL:
        return "claimed, only part of it found in the document"
    if claim.agreement is Agreement.CLAIMED_AND_WRITTEN and status is Status.NOT_APPLICABLE:
        return (
            "claimed and written" if answer is not Answer.NOT_APPLICABLE else "agrees that it does not apply"
        )
    if claim.agreement is Agreement.CLAIMED_AND_WRITTEN and answer is Answer.PARTIAL:
        return "claimed in part, and written in part"
    if claim.agreement is Agreement.WRITTEN_NOT_CLAIMED and answer is Answer.PARTIAL:
        return "more is written than is claimed"
    if claim.agreement is Agreement.AGREED_GAP and status is Status.CONFLICT:
        return "agreed gap, and the text goes against it"
    return AGREEMENT_WORDS[claim.agreement]


def answer_words(finding: Finding) -> str:
    """The answer with its cell: "Met (Self-assessment!D14)"."""
    if finding.claim is None:
        return ""
    claim = finding.claim.claim
    return f"{ANSWER_WORDS[claim.answer]} ({claim.cell})" if claim.cell else ANSWER_WORDS[claim.answer]


def claim_line(finding: Finding) -> str:
    """The answer and how it agrees, for a finding: "Met (Answers!D14): claimed and written"; or ""."""
    if finding.claim is None or finding.claim.agreement is Agreement.NOT_CHECKED:
        return ""
    if finding.claim.agreement is Agreement.UNANSWERED:
        return answer_words(finding)
    return f"{answer_words(finding)}: {agreement_words(finding)}"


def cited_words(place: CitedPlace, finding: Finding) -> tuple[str, str]:
    """A cited place as it was cited, and what became of it."""
    outcome = _OUTCOMES[place.outcome]
    where = place_words(place.found, headings=2) if place.found else ""
    if where and place.outcome is Outcome.NOT_FOUND:
        outcome = f"not found in these words; the nearest stand at {where}"
    elif where and "{place}" not in outcome:
        outcome = f"{outcome}; the document speaks of this at {where}"
    against = {e.place.address for conflict in finding.conflicts for e in conflict.evidence}
    if place.found and place.outcome is Outcome.THERE and place.found.address in against:
        outcome = f"{outcome}, which goes against the toolkit"
    return shortened(place.cited, _MOST_CITED), outcome.replace("{place}", where)
