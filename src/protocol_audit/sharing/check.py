"""Looks over everything that a result shows of an assessment."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from protocol_audit.model import Assessment, Disclosure, Evidence, Finding, Private, Protocol
from protocol_audit.sharing.words import private_words

_LOWER = re.compile(r"(?<![\w’'.-])[a-z][a-z’'-]+")
_LONGEST = 120  # characters of words that are shown


class _Shown(NamedTuple):
    """A text that a result shows, with where it stands."""

    text: str
    where: str
    page: int | None
    standard: str


def share_check(assessment: Assessment, only: Collection[str] | None = None) -> tuple[Disclosure, ...]:
    """What should not leave the house unseen, in the order of the standards, the file's properties last.

    only  the ids of the standards that the result shows; None for all

    Looked over are the quotes with what carries them and the headings above them, remarks and hidden text,
    what people typed into a self-assessment or a worksheet, the document's title, and who the file says wrote
    it. Other text of the protocol is not.
    """
    common = _words_in_lower_case(assessment.protocol)
    found: dict[tuple[Private, str, str], Disclosure] = {}
    for shown in _shown(assessment, only):
        for start, end, kind in private_words(shown.text, common):
            words = shown.text[start:end][:_LONGEST]
            key = kind, words, shown.where
            before = found[key].standards if key in found else ()
            standards = dict.fromkeys((*before, *([shown.standard] if shown.standard else ())))
            found[key] = Disclosure(kind, words, shown.where, shown.page, tuple(standards))
    # A file in the agency's own name says no more than the protocol.
    known = {assessment.protocol.agency.casefold(), assessment.profile.agency.casefold()}
    authors = (
        Disclosure(Private.AUTHOR, name[:_LONGEST], f"the file’s property “{what}”")
        for what, name in assessment.protocol.people
        if name.casefold() not in known
    )
    remarks = _of_remarks(assessment.protocol) if only is None else ()
    return (*found.values(), *remarks, *authors)


def _of_remarks(protocol: Protocol) -> Iterator[Disclosure]:
    """Who made remarks, each once, at the first of them."""
    seen: set[str] = set()
    for aside in protocol.asides:
        if aside.by.strip() and aside.by not in seen:
            seen.add(aside.by)
            where = f"{aside.kind}, {aside.place.address}"
            yield Disclosure(Private.PERSON, aside.by[:_LONGEST], where, aside.place.page)


def _words_in_lower_case(protocol: Protocol) -> frozenset[str]:
    """The words that the protocol writes small somewhere, and which so are no names."""
    return frozenset(word for passage in protocol.passages for word in _LOWER.findall(passage.text))


def _shown(assessment: Assessment, only: Collection[str] | None) -> Iterator[_Shown]:
    protocol = assessment.protocol
    for where, text in (("the document’s title", protocol.title), ("the file’s name", protocol.file)):
        yield _Shown(text, where, None, "")
    for text in assessment.profile.contact.values() if only is None else ():
        yield _Shown(text, "the profile’s contact", None, "")
    for aside in protocol.asides if only is None else ():
        yield _Shown(aside.text, f"{aside.kind}, {aside.place.address}", aside.place.page, "")
    for finding in assessment.findings:
        if only is None or finding.standard.id in only:
            yield from _of_evidence(finding)
            yield from _of_people(finding)


def _of_evidence(finding: Finding) -> Iterator[_Shown]:
    elements = (evidence for element in finding.elements for evidence in element.evidence)
    conflicts = (evidence for conflict in finding.conflicts for evidence in conflict.evidence)
    decided = finding.decision.shown if finding.decision else None
    every = (*finding.evidence, *elements, *conflicts, *finding.nearest, *((decided,) if decided else ()))
    for evidence in dict.fromkeys(every):
        for text in _texts(evidence):
            yield _Shown(text, evidence.place.address, evidence.place.page, finding.standard.id)


def _texts(evidence: Evidence) -> Iterator[str]:
    """The quote, and what a report shows beside it."""
    passage = evidence.passage
    yield evidence.quote
    yield from (passage.lead_in, passage.column_head, *passage.place.headings)
    yield from (text for _, text in passage.row[:1])


def _of_people(finding: Finding) -> Iterator[_Shown]:
    """What was typed on a finding: claims, decisions, the plan."""
    standard = finding.standard.id
    if finding.claim:
        claim = finding.claim.claim
        for text in (claim.evidence, claim.comment):
            yield _Shown(text, f"self-assessment, {claim.cell}", None, standard)
    if finding.decision:
        decision = finding.decision.decision
        for text in (decision.why, decision.words):
            yield _Shown(text, f"decision, {decision.cell}", None, standard)
    if finding.action:
        action = finding.action
        for text in (action.action, action.evidence, action.note):
            yield _Shown(text, f"action plan, {standard}", None, standard)
