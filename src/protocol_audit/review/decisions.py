"""Joins a reviewer's decisions and the action plan to an assessment. Pure; it reads no file and no clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from protocol_audit.language.sentences import split_sentences
from protocol_audit.model import (
    STATUS_WORDS,
    Assessment,
    Decided,
    Decision,
    Decisions,
    Evidence,
    Finding,
    Stance,
    Status,
)
from protocol_audit.review.basis import (
    Text,
    basis_of,
    fingerprint_of_passage,
    key_of_words,
    normalized,
    words_of,
)
from protocol_audit.review.origin import check_origin

DECISION = "decision"


def join_decisions(assessment: Assessment, decisions: Decisions) -> Assessment:
    """The assessment with each decision and action at its finding.

    A decision whose ground has changed is there, but stale, and changes no status. Raises ReadError where the
    decisions are another agency's or were made on another pack.
    """
    protocol, text = assessment.protocol, Text(assessment.protocol)
    problems = check_origin(decisions, assessment.pack, assessment.profile, protocol, text)
    decisions = decisions.with_problems(*problems)
    findings = tuple(join_finding(finding, decisions, text) for finding in assessment.findings)
    return replace(assessment, findings=findings, decisions=decisions)


def join_finding(finding: Finding, decisions: Decisions, text: Text) -> Finding:
    """One finding with its decision and its action.

    text  of the protocol that the finding is about
    """
    name = finding.standard.id
    decision = next((one for one in decisions.decisions if one.standard == name), None)
    action = next((one for one in decisions.actions if one.standard == name), None)
    decided = _decided(decision, finding, decisions, text) if decision else None
    return replace(finding, decision=decided, action=action)


def _decided(decision: Decision, finding: Finding, decisions: Decisions, text: Text) -> Decided:
    stale = " ".join(_changes(decision, finding, decisions, text))
    return Decided(decision, stale, shown=_shown(decision, text))


def _changes(decision: Decision, finding: Finding, decisions: Decisions, text: Text) -> Iterator[str]:
    """What has changed since the decision was made, as sentences; nothing where it holds."""
    basis, today = decision.basis, basis_of(finding)
    if basis is None:
        yield "The file does not say any more on which words it was made."
        return
    if decision.unchecked:
        yield "It had to be checked again before, and nobody has since."
    if basis.standard != today.standard:
        yield "What the standard asks has changed since."
    if basis.status is not today.status:
        yield f"Then {_said(basis.status)} was read in the protocol, now {_said(today.status)}."
    if not all(map(text.has, basis.words)):
        yield "Words that it was made on are not in the protocol any more."
    if any(_is_new(evidence, decision, decisions) for evidence in finding.evidence):
        yield "The protocol has new words on it."
    if decision.words and _shown(decision, text) is None:
        yield "The words that the reviewer points to are not found in the protocol."


def _said(status: Status) -> str:
    return f"“{STATUS_WORDS[status].lower()}”"


def _is_new(evidence: Evidence, decision: Decision, decisions: Decisions) -> bool:
    """Whether the evidence is of words that the protocol did not have when the decision was made."""
    if decision.basis is None:
        return False
    known = set(map(key_of_words, decision.basis.words))
    seen = decisions.made.passages
    return (
        key_of_words(words_of(evidence)) not in known and fingerprint_of_passage(evidence.passage) not in seen
    )


def _shown(decision: Decision, text: Text) -> Evidence | None:
    """Where the words that the reviewer points to stand: their sentence, or the whole passage."""
    passage = text.find(decision.words)
    if passage is None:
        return None
    wanted = normalized(decision.words)
    spans = (*split_sentences(passage.text), (0, len(passage.text)))
    start, end = next(span for span in spans if wanted in normalized(passage.text[slice(*span)]))
    return Evidence(passage, start, end, Stance.OTHER, (DECISION,))
