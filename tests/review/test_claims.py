"""A program's claims beside what its protocol says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_audit.model import (
    Agreement,
    Answer,
    Assessment,
    Claim,
    Finding,
    Outcome,
    Profile,
    SelfAssessment,
    Status,
)
from protocol_audit.review.claims import agree, hold_claims

Assess = Callable[..., Assessment]

LIT = "Staff light a lamp every night."
CANDLE = "Staff light a candle."


def self_assessment(*claims: Claim) -> SelfAssessment:
    return SelfAssessment("ours.xlsx", "b" * 64, claims)


def claim(
    answer: Answer, evidence: str = "", *, standard: str = "LA-1", cells: tuple[str, ...] = ()
) -> Claim:
    cited = tuple((f"Answers!E{n}", text) for n, text in enumerate(cells, 2))
    return Claim(standard, answer, evidence, "", "Answers!D2", cited)


def finding(assessed: Assess, status: Status) -> Finding:
    """A finding of this status."""
    made = {
        Status.MET: (0, assessed(LIT)),
        Status.PARTIAL: (0, assessed("We hope to light a lamp every night.")),
        Status.NOT_ADDRESSED: (0, assessed("The garden is quiet.")),
        Status.CONFLICT: (1, assessed(CANDLE)),
        Status.NOT_APPLICABLE: (2, assessed("The garden is quiet.", profile=Profile(()))),
    }
    index, assessment = made[status]
    found = assessment.findings[index]
    assert found.decided is status
    return found


TABLE = """
                met                   partial               not_addressed         conflict
met             claimed_and_written   claimed_not_written   claimed_not_written   contradicted
partial         written_not_claimed   claimed_and_written   claimed_not_written   contradicted
not_met         written_not_claimed   agreed_gap            agreed_gap            agreed_gap
not_applicable  written_not_claimed   written_not_claimed   agreed_gap            contradicted
unanswered      unanswered            unanswered            unanswered            unanswered
""".strip().splitlines()
CASES = [
    (answer, status, agreement)
    for answer, *agreements in (row.split() for row in TABLE[1:])
    for status, agreement in zip(TABLE[0].split(), agreements, strict=True)
]


@pytest.mark.parametrize(("answer", "status", "agreement"), CASES)
def test_every_answer_beside_every_status(assessed: Assess, answer: str, status: str, agreement: str) -> None:
    assert agree(Answer(answer), finding(assessed, Status(status))) is Agreement(agreement)


@pytest.mark.parametrize(
    ("answer", "agreement"),
    [
        (Answer.NOT_APPLICABLE, Agreement.CLAIMED_AND_WRITTEN),
        (Answer.MET, Agreement.CLAIMED_NOT_WRITTEN),
        (Answer.NOT_MET, Agreement.AGREED_GAP),
        (Answer.UNANSWERED, Agreement.UNANSWERED),
    ],
)
def test_a_standard_that_does_not_apply(assessed: Assess, answer: Answer, agreement: Agreement) -> None:
    assert agree(answer, finding(assessed, Status.NOT_APPLICABLE)) is agreement


def test_a_claim_to_what_does_not_apply_is_held_against_the_text(assessed: Assess) -> None:
    found = assessed("Each wick is trimmed.", profile=Profile(())).findings[2]
    assert found.decided is Status.NOT_APPLICABLE
    assert agree(Answer.MET, found) is Agreement.CLAIMED_AND_WRITTEN
    assert agree(Answer.NOT_MET, found) is Agreement.WRITTEN_NOT_CLAIMED


def test_a_difference_that_is_explained_is_one_all_the_same(assessed: Assess) -> None:
    found = replace(finding(assessed, Status.CONFLICT), exception="State rules ask for candles.")
    assert found.decided is Status.EXPLAINED
    assert agree(Answer.MET, found) is Agreement.CONTRADICTED
    assert agree(Answer.NOT_MET, found) is Agreement.AGREED_GAP
    assert agree(Answer.NOT_APPLICABLE, found) is Agreement.CLAIMED_AND_WRITTEN


def test_every_finding_gets_its_claim_and_no_status_changes(assessed: Assess) -> None:
    before = assessed(LIT, CANDLE)
    claims = self_assessment(claim(Answer.NOT_MET), claim(Answer.MET, standard="LA-2"))
    after = hold_claims(before, claims)
    assert after.self_assessment is claims
    assert [f.status for f in after.findings] == [f.status for f in before.findings]
    assert [f.claim.agreement for f in after.findings if f.claim] == [
        Agreement.WRITTEN_NOT_CLAIMED,
        Agreement.CONTRADICTED,
        Agreement.UNANSWERED,
    ]


def test_a_standard_without_a_row_is_unanswered(assessed: Assess) -> None:
    found = hold_claims(assessed(LIT), self_assessment()).findings[0].claim
    assert found is not None
    assert (found.claim.answer, found.claim.cell) == (Answer.UNANSWERED, "")


def cited(assessment: Assessment, one: Claim) -> list[tuple[str, Outcome]]:
    found = hold_claims(assessment, self_assessment(one)).findings[0].claim
    assert found is not None
    return [(place.cited, place.outcome) for place in found.cited]


def test_cited_places_are_looked_up(assessed: Assess) -> None:
    assessment = assessed("The garden is quiet.", LIT)
    assert cited(assessment, claim(Answer.MET, "paragraph 2; “a lamp every night”")) == [
        ("paragraph 2", Outcome.THERE),
        ("“a lamp every night”", Outcome.THERE),
    ]
    assert cited(assessment, claim(Answer.MET, "paragraph 1")) == [("paragraph 1", Outcome.ELSEWHERE)]


def test_evidence_cells_are_read_one_by_one(assessed: Assess) -> None:
    one = claim(Answer.MET, "“a lamp; paragraph 2", cells=("“a lamp", "paragraph 2"))
    assert cited(assessed("x y", LIT), one) == [("paragraph 2", Outcome.THERE)]


def test_unanswered_standards_have_their_places_looked_up_too(assessed: Assess) -> None:
    assert cited(assessed(LIT), claim(Answer.UNANSWERED, "paragraph 1")) == [("paragraph 1", Outcome.THERE)]


@given(evidence=st.text(max_size=120), answer=st.sampled_from(Answer))
def test_whatever_is_cited_is_looked_up_without_harm(
    assessed_once: Assessment, evidence: str, answer: Answer
) -> None:
    held = hold_claims(assessed_once, self_assessment(claim(answer, evidence)))
    found = held.findings[0].claim
    assert found is not None
    assert all(place.cited in evidence for place in found.cited)


@pytest.fixture(scope="session")
def assessed_once(assessed: Assess) -> Assessment:
    return assessed(LIT, CANDLE)


def test_a_claim_to_a_standard_that_is_not_there_changes_nothing(assessed: Assess) -> None:
    held = hold_claims(assessed(LIT), self_assessment(claim(Answer.MET, standard="ZZ-1")))
    assert {f.claim.agreement for f in held.findings if f.claim} == {Agreement.UNANSWERED}
