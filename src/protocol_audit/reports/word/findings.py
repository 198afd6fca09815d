"""The findings, section by section: what is asked, what is written, what would close the gap."""

from __future__ import annotations

from protocol_audit.model import ElementFinding, Finding, Found, Status
from protocol_audit.reports.claim_words import claim_line
from protocol_audit.reports.claimed_words import claim_words, comment_words, is_unanswered
from protocol_audit.reports.finding_words import (
    FOUND_WORDS,
    by_section,
    could_be_added,
    found_names,
    found_parts,
    found_words,
    legend,
    review_words,
    standing,
    what_to_look_at,
    wordings,
)
from protocol_audit.reports.labels import (
    LEVEL_WORDS,
    capital,
    element_letter,
    listed,
    sentence,
    service_words,
    title_case,
)
from protocol_audit.reports.missing import what_is_missing
from protocol_audit.reports.word.decisions import decision_of_finding
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.gaps import status_words
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, run
from protocol_audit.reports.word.quotes import block_of_quotes
from protocol_audit.reports.written import what_is_written

_KEPT_TOGETHER = 4  # wordings in one box; more may go over to the next page

_CHECKS = {
    Found.STATED: "GapCheckFound",
    Found.DOUBTFUL: "GapCheckHedged",
    Found.HEDGED: "GapCheckHedged",
    Found.MISSING: "GapCheckMissing",
}


def findings_by_section(draft: Draft) -> Markup:
    """Every finding that applies, under the headings of the pack's sections."""
    parts = [
        draft.heading(1, "Findings by section", "findings"),
        paragraph(run(legend(draft.assessment)), style="GapLead"),
    ]
    for section, findings in by_section(draft.assessment):
        parts.append(draft.heading(2, section.title, f"section {section.id}"))
        parts.append(paragraph(run(standing(findings), "GapQuiet"), style="GapLead"))
        parts += [_finding(draft, finding) for finding in findings]
    return Markup("".join(parts))


def _finding(draft: Draft, finding: Finding) -> Markup:
    body = _strength(finding) if finding.decided is Status.MET else _gap(finding)
    claim = _labelled("Your answer", sentence(claim_line(finding)), style="GapSmall")
    if finding.is_claimed:
        claim = _claimed(finding)
    said = Markup(claim + decision_of_finding(finding))
    return Markup(draft.heading_of(finding) + _status_line(finding) + said + body)


def _claimed(finding: Finding) -> Markup:
    """The answer that is the status, with its cell and its comment."""
    comment = comment_words(finding)
    words = f"{sentence(claim_words(finding))} Not verified." if finding.claim else ""
    return Markup(
        _labelled("The program’s answer", words) + _labelled("Its comment", f"“{comment}”" if comment else "")
    )


def _status_line(finding: Finding) -> Markup:
    standard = finding.standard
    words = f"  {LEVEL_WORDS[standard.level]}"
    if finding.is_claimed:
        words = f"  {'not answered' if is_unanswered(finding) else 'as claimed'}  · {words}"
    if standard.source:
        words += f"  ·  Toolkit: {title_case(standard.source)}"
    if standard.services:
        words += f"  ·  For programs with: {listed(service_words(standard.services))}"
    return paragraph(status_words(finding.decided), run(words, "GapQuiet"), style="GapStatus")


def _strength(finding: Finding) -> Markup:
    """A met standard, in short."""
    return Markup(
        _asks(finding)
        + _written(finding, found_words(finding) + found_names(finding))
        + _labelled("Could still be added", could_be_added(finding), style="GapSmall")
        + _labelled("A reviewer may ask to see", sentence(finding.standard.review.document), style="GapSmall")
        + _look(finding)
    )


def _gap(finding: Finding) -> Markup:
    return Markup(
        _asks(finding)
        + _written(finding, found_words(finding))
        + _checklist(finding)
        + _wording(finding)
        + _labelled("Question for the agency", sentence(finding.standard.question))
        + _reviewer(finding)
        + _labelled("Note", sentence(finding.standard.note), style="GapSmall")
        + _look(finding)
    )


def _written(finding: Finding, found: str) -> Markup:
    return Markup("".join(block_of_quotes(block, finding) for block in what_is_written(finding, found)))


def _labelled(label: str, text: str, *, style: str = "GapText") -> Markup:
    """A paragraph that begins with a label; nothing where there is no text."""
    if not text:
        return NOTHING
    return paragraph(run(f"{label}: ", "GapLabel"), run(text), style=style)


def _asks(finding: Finding) -> Markup:
    return _labelled("What the toolkit asks", sentence(finding.standard.asks))


def _checklist(finding: Finding) -> Markup:
    if finding.is_claimed:
        return _parts(finding)
    words = f"{found_words(finding)}. {what_is_missing(finding)}".strip()
    lead = _labelled("What is there and what is missing", words, style="GapLead")
    if len(finding.elements) == 1 and finding.status is Status.NOT_ADDRESSED:
        lead = NOTHING
    return Markup(lead + "".join(_check(finding, element) for element in finding.elements))


def _parts(finding: Finding) -> Markup:
    """What the standard consists of, where nothing was looked for."""
    lead = _labelled("What it takes", f"{found_parts(finding)}.", style="GapLead")
    return Markup(
        lead
        + "".join(
            paragraph(
                run(f"({element_letter(finding.standard, one.element)}) {capital(one.element.asks.strip())}"),
                style="GapCheckMissing",
            )
            for one in finding.elements
        )
    )


def _check(finding: Finding, found: ElementFinding) -> Markup:
    name = f"({element_letter(finding.standard, found.element)}) "
    asks = capital(found.element.asks.strip())
    return paragraph(
        run(name + asks), run(f" – {FOUND_WORDS[found.found]}", "GapQuiet"), style=_CHECKS[found.found]
    )


def _wording(finding: Finding) -> Markup:
    """Wording for what is missing only, ready to copy."""
    inserts = wordings(finding)
    if not inserts:
        return NOTHING
    lead = paragraph(run("Wording to consider", "GapLabel"), style="GapLead")
    together = "<w:keepNext/>" if len(inserts) <= _KEPT_TOGETHER else ""
    first = [paragraph(run(line), style="GapWording", props=together) for line in inserts[:-1]]
    return Markup(lead + "".join(first) + paragraph(run(inserts[-1]), style="GapWording"))


def _reviewer(finding: Finding) -> Markup:
    return _labelled("What a reviewer can look at", what_to_look_at(finding), style="GapSmall")


def _look(finding: Finding) -> Markup:
    return _labelled("A person should look at this", " ".join(review_words(finding)))
