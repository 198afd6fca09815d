"""Holds what a program says of itself against what its protocol says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from protocol_audit.decide import count_status
from protocol_audit.model import (
    Agreement,
    Answer,
    Assessment,
    CitedPlace,
    Claim,
    ClaimFinding,
    Evidence,
    Finding,
    Found,
    SelfAssessment,
    Status,
)
from protocol_audit.review.lookup import look_up
from protocol_audit.review.places import Places

_MET, _PARTIAL, _NONE, _CONFLICT = Status.MET, Status.PARTIAL, Status.NOT_ADDRESSED, Status.CONFLICT
_WRITTEN, _NOT_WRITTEN, _MORE = (
    Agreement.CLAIMED_AND_WRITTEN,
    Agreement.CLAIMED_NOT_WRITTEN,
    Agreement.WRITTEN_NOT_CLAIMED,
)
_AGAINST, _GAP = Agreement.CONTRADICTED, Agreement.AGREED_GAP

# docs/self-assessment.md has this table with the reasons.
_AGREEMENTS: dict[Answer, dict[Status, Agreement]] = {
    Answer.MET: {_MET: _WRITTEN, _PARTIAL: _NOT_WRITTEN, _NONE: _NOT_WRITTEN, _CONFLICT: _AGAINST},
    Answer.PARTIAL: {_MET: _MORE, _PARTIAL: _WRITTEN, _NONE: _NOT_WRITTEN, _CONFLICT: _AGAINST},
    Answer.NOT_MET: {_MET: _MORE, _PARTIAL: _GAP, _NONE: _GAP, _CONFLICT: _GAP},
    Answer.NOT_APPLICABLE: {_MET: _MORE, _PARTIAL: _MORE, _NONE: _GAP, _CONFLICT: _AGAINST},
}


def hold_claims(assessment: Assessment, self_assessment: SelfAssessment) -> Assessment:
    """The assessment of a protocol with the program's own claim beside each finding; no status changes."""
    places = Places(assessment.protocol)
    findings = tuple(_hold(finding, self_assessment, places) for finding in assessment.findings)
    return replace(assessment, findings=findings, self_assessment=self_assessment)


def agree(answer: Answer, finding: Finding) -> Agreement:
    """How an answer stands beside what the protocol says on the standard.

    Where a standard does not apply to the program, the text decides as if it did: a claim still has to be
    written somewhere. A difference that is explained is one all the same.
    """
    if answer is Answer.UNANSWERED:
        return Agreement.UNANSWERED
    status = finding.decided
    if answer is Answer.NOT_APPLICABLE and status in (Status.NOT_APPLICABLE, Status.EXPLAINED):
        return Agreement.CLAIMED_AND_WRITTEN
    if status is Status.NOT_APPLICABLE:
        status = _by_text(finding)
    return _AGREEMENTS[answer][Status.CONFLICT if status is Status.EXPLAINED else status]


def _by_text(finding: Finding) -> Status:
    """The status by what is written alone, whatever the program offers."""
    if finding.conflicts:
        return Status.CONFLICT
    partly = sum(element.found in (Found.DOUBTFUL, Found.HEDGED) for element in finding.elements)
    return count_status(finding.standard, finding.count_stated, partly)


def _hold(finding: Finding, self_assessment: SelfAssessment, places: Places) -> Finding:
    standard = finding.standard.id
    claim = self_assessment.claim(standard) or Claim(standard, Answer.UNANSWERED, "", "", "")
    cited = tuple(_cited(claim, finding, places))
    return replace(finding, claim=ClaimFinding(claim, agree(claim.answer, finding), cited))


def _cited(claim: Claim, finding: Finding, places: Places) -> Iterator[CitedPlace]:
    found = (places.index(evidence.passage) for evidence in _evidence(finding))
    spoken = list(dict.fromkeys(index for index in found if index is not None))
    texts = [text for _, text in claim.cited] or [claim.evidence]
    for text in texts:
        yield from look_up(text, spoken, places)


def _evidence(finding: Finding) -> Iterator[Evidence]:
    """All words of the protocol that count in a finding, the strongest first."""
    yield from finding.evidence
    for element in finding.elements:
        yield from element.evidence
    for conflict in finding.conflicts:
        yield from conflict.evidence
