"""An assessment from a self-assessment alone: every status is the program's own answer, marked as such."""

from __future__ import annotations

from collections.abc import Iterator

from protocol_audit.decide import why_not_applicable
from protocol_audit.model import (
    CLAIMED,
    CLAIMED_STATUS,
    Agreement,
    Answer,
    Assessment,
    Claim,
    ClaimFinding,
    ElementFinding,
    Evidence,
    Finding,
    Found,
    Kind,
    Pack,
    Passage,
    Place,
    Profile,
    Protocol,
    SelfAssessment,
    Stance,
    Standard,
    Status,
)

METHOD = "the program’s own answers alone; no protocol was read"

_WHY = {
    Answer.MET: "The program answers that it meets this standard; that was not held against a protocol.",
    Answer.PARTIAL: "The program answers that it meets a part of this standard; which part, it does not say.",
    Answer.NOT_MET: "The program answers that it does not meet this standard yet.",
    Answer.NOT_APPLICABLE: "The program answers that this standard does not apply to it.",
    Answer.UNANSWERED: "The self-assessment leaves this standard unanswered, which never counts as met.",
}
_NO_ROW = "The self-assessment has no row for this standard; that counts as unanswered, never as met."


def assess_claims(self_assessment: SelfAssessment, pack: Pack, profile: Profile) -> Assessment:
    """One finding for every standard, with the status that the program claims for itself.

    The services that the workbook names are used where the profile says nothing of services.
    """
    profile = profile.or_services(self_assessment.services)
    passages = {address: _passage(address, text) for address, text in _cells(self_assessment)}
    findings = tuple(
        _finding(standard, self_assessment, passages, why_not_applicable(standard, profile, pack))
        for standard in pack.standards
    )
    protocol = Protocol(
        file=self_assessment.file,
        title="Self-assessment",
        sha256=self_assessment.sha256,
        passages=tuple(passages.values()),
        unread=self_assessment.unread,
        agency=self_assessment.agency,
        date=self_assessment.date,
        counts={"answers": _count_answers(self_assessment)},
    )
    return Assessment(protocol, pack, profile, findings, METHOD, self_assessment)


def _count_answers(self_assessment: SelfAssessment) -> int:
    return sum(claim.answer is not Answer.UNANSWERED for claim in self_assessment.claims)


def _cells(self_assessment: SelfAssessment) -> Iterator[tuple[str, str]]:
    for claim in self_assessment.claims:
        yield from claim.cited


def _passage(address: str, text: str) -> Passage:
    return Passage(text, Place((), address), Kind.TABLE_CELL)


def _finding(
    standard: Standard, self_assessment: SelfAssessment, passages: dict[str, Passage], reason: str
) -> Finding:
    """The finding for one standard; ``reason`` says why it does not apply by the services, or is ""."""
    claim = self_assessment.claim(standard.id)
    why = _NO_ROW if claim is None else _WHY[claim.answer]
    claim = claim or Claim(standard.id, Answer.UNANSWERED, "", "", "")
    status = CLAIMED_STATUS[claim.answer]
    review: tuple[str, ...] = (CLAIMED,)
    if reason and claim.answer in (Answer.MET, Answer.PARTIAL):
        review = (CLAIMED, "service_not_offered")
    elif reason and claim.answer is not Answer.NOT_APPLICABLE:
        status, why = Status.NOT_APPLICABLE, reason
    return Finding(
        standard,
        status,
        tuple(ElementFinding(element, Found.MISSING) for element in standard.elements),
        evidence=tuple(_evidence(passages[address]) for address, _ in claim.cited),
        review=review,
        why=why,
        claim=ClaimFinding(claim, Agreement.NOT_CHECKED),
    )


def _evidence(passage: Passage) -> Evidence:
    return Evidence(passage, 0, len(passage.text), Stance.OTHER, ())
