"""The findings, section by section: what is asked, what is written, what would close the gap."""

from __future__ import annotations

from protocol_audit.model import REVIEW_REASONS, ElementFinding, Finding, Found, Section, Status
from protocol_audit.reports.labels import (
    LEVEL_WORDS,
    capital,
    count,
    element_letter,
    listed,
    sentence,
    service_words,
    status_count,
    title_case,
)
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.gaps import status_words
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, run
from protocol_audit.reports.word.missing import what_is_missing
from protocol_audit.reports.word.written import what_is_written

_LEGEND = (
    "Quotes are exactly as written in the protocol. Below each stand its headings, its paragraph counted "
    "from the top of the document, and its page where the file gives one. What was not found in the document "
    "may still be what staff do: the questions are there to find out."
)

_KEPT_TOGETHER = 4  # wordings in one box; more may go over to the next page

_CHECKS = {
    Found.STATED: ("GapCheckFound", "found"),
    Found.HEDGED: ("GapCheckHedged", "only as an intention, or left to choice"),
    Found.MISSING: ("GapCheckMissing", "not found"),
}


def findings_by_section(draft: Draft) -> Markup:
    """Every finding that applies, under the headings of the pack's sections."""
    parts = [draft.heading(1, "Findings by section", "findings"), paragraph(run(_LEGEND), style="GapLead")]
    for section, findings in _by_section(draft):
        parts.append(draft.heading(2, section.title, f"section {section.id}"))
        parts.append(paragraph(run(_standing(findings), "GapQuiet"), style="GapLead"))
        parts += [_finding(draft, finding) for finding in findings]
    return Markup("".join(parts))


def _by_section(draft: Draft) -> list[tuple[Section, list[Finding]]]:
    """The sections that have a finding which applies, in pack order."""
    groups: dict[str, list[Finding]] = {section.id: [] for section in draft.assessment.pack.sections}
    for finding in draft.assessment.findings:
        if finding.decided is not Status.NOT_APPLICABLE:
            groups.setdefault(finding.standard.section, []).append(finding)
    titles = {section.id: section for section in draft.assessment.pack.sections}
    return [(titles.get(name, Section(name, name)), group) for name, group in groups.items() if group]


def _standing(findings: list[Finding]) -> str:
    numbers = {status: sum(f.decided is status for f in findings) for status in Status}
    shown = listed([status_count(status, number) for status, number in numbers.items() if number])
    return f"{count(len(findings), 'standard')}: {shown}."


def _finding(draft: Draft, finding: Finding) -> Markup:
    body = _strength(finding) if finding.decided is Status.MET else _gap(finding)
    return Markup(draft.heading_of(finding) + _status_line(finding) + body)


def _status_line(finding: Finding) -> Markup:
    standard = finding.standard
    words = f"  {LEVEL_WORDS[standard.level]}"
    if standard.source:
        words += f"  ·  Toolkit: {title_case(standard.source)}"
    if standard.services:
        words += f"  ·  For programs with: {listed(service_words(standard.services))}"
    return paragraph(status_words(finding.decided), run(words, "GapQuiet"), style="GapStatus")


def _strength(finding: Finding) -> Markup:
    """A met standard, in short."""
    more = [element.asks for element in finding.missing]
    return Markup(
        _asks(finding)
        + what_is_written(finding, _found_words(finding) + _found_names(finding))
        + _labelled("Could still be added", sentence("; ".join(more)), style="GapSmall")
        + _labelled("A reviewer may ask to see", sentence(finding.standard.review.document), style="GapSmall")
        + _look(finding)
    )


def _gap(finding: Finding) -> Markup:
    return Markup(
        _asks(finding)
        + what_is_written(finding, _found_words(finding))
        + _checklist(finding)
        + _wording(finding)
        + _labelled("Question for the agency", sentence(finding.standard.question))
        + _reviewer(finding)
        + _labelled("Note", sentence(finding.standard.note), style="GapSmall")
        + _look(finding)
    )


def _labelled(label: str, text: str, *, style: str = "GapText") -> Markup:
    """A paragraph that begins with a label; nothing where there is no text."""
    if not text:
        return NOTHING
    return paragraph(run(f"{label}: ", "GapLabel"), run(text), style=style)


def _asks(finding: Finding) -> Markup:
    return _labelled("What the toolkit asks", sentence(finding.standard.asks))


def _found_words(finding: Finding) -> str:
    """How much of the standard is found: "3 of 3 elements", "5 of 7 items, 4 needed"."""
    noun = "item" if finding.standard.counted else "element"
    text = f"{finding.count_stated} of {count(len(finding.elements), noun)} found"
    return f"{text}, {finding.standard.met_at} needed" if finding.standard.counted else text


def _found_names(finding: Finding) -> str:
    """The elements found, as one line: the checklist of a met standard in short."""
    if len(finding.elements) == 1:
        return "."
    found = [e.element for e in finding.elements if e.found is Found.STATED]
    names = (f"({element_letter(finding.standard, e)}) {e.asks.strip().rstrip('.')}" for e in found)
    return f": {'; '.join(names)}."


def _checklist(finding: Finding) -> Markup:
    words = f"{_found_words(finding)}. {what_is_missing(finding)}".strip()
    lead = _labelled("What is there and what is missing", words, style="GapLead")
    if len(finding.elements) == 1 and finding.status is Status.NOT_ADDRESSED:
        lead = NOTHING
    return Markup(lead + "".join(_check(finding, element) for element in finding.elements))


def _check(finding: Finding, found: ElementFinding) -> Markup:
    style, words = _CHECKS[found.found]
    name = f"({element_letter(finding.standard, found.element)}) "
    asks = capital(found.element.asks.strip())
    return paragraph(run(name + asks), run(f" – {words}", "GapQuiet"), style=style)


def _wording(finding: Finding) -> Markup:
    """Wording for what is missing only, ready to copy."""
    inserts = [line for line in finding.suggestion.split("\n") if line.strip()]
    if not inserts:
        return NOTHING
    lead = paragraph(run("Wording to consider", "GapLabel"), style="GapLead")
    together = "<w:keepNext/>" if len(inserts) <= _KEPT_TOGETHER else ""
    first = [paragraph(run(line), style="GapWording", props=together) for line in inserts[:-1]]
    return Markup(lead + "".join(first) + paragraph(run(inserts[-1]), style="GapWording"))


def _reviewer(finding: Finding) -> Markup:
    review = finding.standard.review
    parts = (("Interview", review.interview), ("Observe", review.observe), ("Documents", review.document))
    text = " ".join(f"{kind}: {sentence(words)}" for kind, words in parts if words)
    return _labelled("What a reviewer can look at", text, style="GapSmall")


def _look(finding: Finding) -> Markup:
    if not finding.review:
        return NOTHING
    reasons = " ".join(REVIEW_REASONS.get(reason, sentence(reason)) for reason in finding.review)
    return _labelled("A person should look at this", reasons)
