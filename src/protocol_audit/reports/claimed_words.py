"""What reports say where no protocol was read and every status is the program's own answer."""

from __future__ import annotations

from protocol_audit.model import Answer, Assessment, Finding, Status
from protocol_audit.reports.labels import ANSWER_WORDS, agency_of, capital, count, listed, shortened

AID = (
    "This report repeats a program’s own answers. No protocol was read, nothing was verified. It is an aid "
    "to self-assessment: no certification, no legal opinion and no review of practice."
)
LEGEND = (
    "Each status is the program’s own answer, with the cell where it stands, and what it cites as evidence, "
    "exactly as written in the workbook. Nothing was looked up. To hold the answers against the written "
    "protocol, check the protocol with this workbook beside it."
)
METHOD = (
    "No protocol was read. Each status is what the program answered in its self-assessment; a standard "
    "without an answer counts as not addressed, never as met. The same workbook, standards and version "
    "always give the same result."
)
MEANINGS: dict[Status, str] = {
    Status.MET: "The program answers that it meets the standard.",
    Status.PARTIAL: "The program answers that it meets a part of the standard, or that it is under way.",
    Status.NOT_ADDRESSED: "The program answers that it does not meet the standard yet, or gives no answer.",
    Status.NOT_APPLICABLE: (
        "The program answers that the standard does not apply to it, or the standard is for programs with a "
        "service that this program does not offer."
    ),
}
NO_GAPS = "No gap was claimed: the program answers that it meets every standard that applies."
UNANSWERED_LEAD = (
    "These standards have no answer that could be used. They count as not addressed, never as met. Answer "
    "them first: they may well be met."
)


def unanswered(assessment: Assessment) -> list[Finding]:
    """The findings of a self-assessment alone that have no answer and still apply."""
    if not assessment.is_claimed:
        return []
    return [f for f in assessment.findings if is_unanswered(f) and f.decided is not Status.NOT_APPLICABLE]


def is_unanswered(finding: Finding) -> bool:
    """Whether a finding rests on a claim alone, and there is none."""
    return finding.is_claimed and _answer(finding) is Answer.UNANSWERED


def summarize_claims(assessment: Assessment) -> str:
    """The whole result in plain language, strengths first."""
    numbers, open_ones = assessment.summary, len(unanswered(assessment))
    agency = shortened(agency_of(assessment), 120)
    opening = f"{agency or 'The program'} answers for itself on {count(len(assessment.findings), 'standard')}"
    not_yet = numbers[Status.NOT_ADDRESSED] - open_ones
    parts = [
        f"{numbers[Status.MET]} met" if numbers[Status.MET] else "",
        f"{numbers[Status.PARTIAL]} met in part" if numbers[Status.PARTIAL] else "",
        f"{not_yet} not met yet" if not_yet else "",
        f"{numbers[Status.NOT_APPLICABLE]} not applying" if numbers[Status.NOT_APPLICABLE] else "",
    ]
    said = [f"{opening}: {listed([part for part in parts if part]) or 'none is answered'}."]
    if open_ones:
        are = "is unanswered, which never counts" if open_ones == 1 else "are unanswered, which never count"
        said.append(f"{capital(count(open_ones, 'standard'))} {are} as met.")
    said.append("Every status is the program’s own claim and was not verified: no protocol was read.")
    return " ".join(said)


def claim_words(finding: Finding) -> str:
    """The answer with its cell: "Partly met (Intake!D14)", "no row in the workbook"."""
    if finding.claim is None or not finding.claim.claim.cell:
        return "no row in the workbook"
    claim = finding.claim.claim
    words = "not answered" if claim.answer is Answer.UNANSWERED else ANSWER_WORDS[claim.answer]
    return f"{words} ({claim.cell})"


def comment_words(finding: Finding) -> str:
    """The program's own comment, or ""."""
    return finding.claim.claim.comment if finding.claim else ""


def action_steps(finding: Finding) -> list[str]:
    """What would close a gap that is claimed."""
    asks = "; ".join(shortened(element.asks, 120) for element in finding.standard.elements[:6])
    if is_unanswered(finding):
        return [f"Answer it. Look up whether the protocol states: {asks}."]
    if finding.status is Status.PARTIAL:
        return [f"Find out which part is written, and add the rest of: {asks}."]
    return [f"Add: {asks}."]


def _answer(finding: Finding) -> Answer:
    return finding.claim.claim.answer if finding.claim else Answer.UNANSWERED
