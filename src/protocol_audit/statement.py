"""Makes a compliance statement of an assessment: only what is met, and what is doubtful apart. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from protocol_audit.errors import StatementError
from protocol_audit.model import (
    REVIEW_REASONS,
    Assessment,
    Commitment,
    Coverage,
    Crosswalk,
    Evidence,
    Finding,
    Found,
    Relation,
    Requirement,
    RequirementAnswer,
    Statement,
    Status,
)


def make_statement(
    assessment: Assessment,
    standards: Collection[str],
    *,
    crosswalk: Crosswalk | None = None,
    shows_plan: bool = False,
) -> Statement:
    """The statement on these standards (ids).

    Raises StatementError where it would rest on a self-assessment alone, or would have nothing to state.
    """
    if assessment.is_claimed:
        file = assessment.self_assessment.file if assessment.self_assessment else assessment.protocol.file
        raise StatementError(
            f"{file}: a self-assessment says what a program thinks of its protocol, and a statement "
            f"has to quote the protocol itself; give the protocol as FILE, a workbook with --self-assessment"
        )
    findings = [finding for finding in assessment.findings if finding.standard.id in standards]
    commitments = tuple(commitment_of(f) for f in findings if f.decided is Status.MET)
    if not commitments:
        raise StatementError(
            f"{assessment.protocol.file}: none of the {len(findings)} standards asked for is met in the "
            f"document, so there is nothing to state; protocol-audit check shows what is there and what not"
        )
    return Statement(
        assessment,
        commitments,
        tuple(finding for finding in findings if finding.decided is not Status.MET),
        crosswalk,
        tuple(_answers(crosswalk, findings, commitments)) if crosswalk else (),
        shows_plan,
    )


def commitment_of(finding: Finding) -> Commitment:
    """What the protocol commits to on a standard that is met."""
    quotes = tuple(dict.fromkeys(_words_for_it(finding)))
    doubts = list(_doubts(finding))
    if not quotes:
        doubts.append(
            "The reviewer's decision names no words of the protocol; add them before it is relied on."
        )
    return Commitment(finding, quotes, tuple(doubts))


def _words_for_it(finding: Finding) -> Iterator[Evidence]:
    """The words that the reviewer points to, then those of every element that is stated."""
    if finding.decision and not finding.decision.stale and finding.decision.shown:
        yield finding.decision.shown
    against = {evidence for conflict in finding.conflicts for evidence in conflict.evidence}
    stated = [element for element in finding.elements if element.found is Found.STATED]
    every = (evidence for element in stated for evidence in element.evidence)
    yield from (evidence for evidence in every if evidence not in against)


def _doubts(finding: Finding) -> Iterator[str]:
    """Why a person has to confirm it; nothing where a reviewer's decision holds."""
    decided = finding.decision
    if decided and not decided.stale:
        return
    if decided:
        yield f"The reviewer's decision has to be made again. {decided.stale}"
    for reason in finding.review:
        yield REVIEW_REASONS.get(reason, reason)


def _answers(
    crosswalk: Crosswalk, findings: list[Finding], commitments: tuple[Commitment, ...]
) -> Iterator[RequirementAnswer]:
    met = {one.finding.standard.id: one for one in commitments}
    others = {f.standard.id: f for f in findings if f.standard.id not in met}
    for requirement in crosswalk.requirements:
        links = requirement.links
        yield RequirementAnswer(
            requirement,
            _coverage(requirement, met),
            tuple((met[link.standard], link.relation) for link in links if link.standard in met),
            tuple((others[link.standard], link.relation) for link in links if link.standard in others),
        )


def _coverage(requirement: Requirement, met: dict[str, Commitment]) -> Coverage:
    """How far the requirement is stated; a part or a related text never states it."""
    if not requirement.links:
        return Coverage.NO_STANDARD
    covering = [link.standard for link in requirement.links if link.covers]
    if covering and all(standard in met for standard in covering):
        is_certain = all(met[standard].is_certain for standard in covering)
        return Coverage.STATED if is_certain else Coverage.TO_CONFIRM
    relations = {link.relation for link in requirement.links if link.standard in met}
    if relations - {Relation.RELATED}:
        return Coverage.IN_PART
    return Coverage.RELATED if relations else Coverage.NOT_CLAIMED
