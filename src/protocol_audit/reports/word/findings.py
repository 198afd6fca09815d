"""The findings, section by section: what is asked, what is written, what would close the gap."""

from __future__ import annotations

from protocol_audit.model import REVIEW_REASONS, ElementFinding, Finding, Found, Section, Status
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.gaps import status_words
from protocol_audit.reports.word.labels import (
    LEVEL_WORDS,
    STATUS_WORDS,
    capital,
    count,
    element_letter,
    listed,
    sentence,
)
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, run
from protocol_audit.reports.word.quotes import Quote, also_at, merged, quote_block, quotes_of, strongest

_QUOTES_OF_A_STRENGTH, _QUOTES_OF_A_GAP, _NEAREST = 2, 6, 3

_CHECKS = {
    Found.STATED: ("GapCheckFound", "found"),
    Found.HEDGED: ("GapCheckHedged", "only as an intention, or left to choice"),
    Found.MISSING: ("GapCheckMissing", "not found in the document"),
}


def findings_by_section(draft: Draft) -> Markup:
    """Every finding that applies, under the headings of the pack's sections."""
    parts = [draft.heading(1, "Findings by section", "findings", props="<w:pageBreakBefore/>")]
    parts.append(paragraph(run(_LEGEND)))
    for section, findings in _by_section(draft):
        parts.append(draft.heading(2, section.title, f"section {section.id}"))
        parts.append(paragraph(run(_standing(findings), "GapQuiet"), style="GapLead"))
        parts += [_finding(draft, finding) for finding in findings]
    return Markup("".join(parts))


_LEGEND = (
    "Quotes are exactly as written in the protocol; below each stand its headings, its paragraph counted from the "
    "top of the document, and its page where the file gives one."
)


def _by_section(draft: Draft) -> list[tuple[Section, list[Finding]]]:
    """The sections that have a finding which applies, in pack order."""
    groups: dict[str, list[Finding]] = {section.id: [] for section in draft.assessment.pack.sections}
    for finding in draft.assessment.findings:
        if finding.status is not Status.NOT_APPLICABLE:
            groups.setdefault(finding.standard.section, []).append(finding)
    titles = {section.id: section for section in draft.assessment.pack.sections}
    return [(titles.get(id, Section(id, id)), group) for id, group in groups.items() if group]


def _standing(findings: list[Finding]) -> str:
    counts = [(sum(f.status is status for f in findings), STATUS_WORDS[status].lower()) for status in Status]
    shown = listed([f"{number} {words}" for number, words in counts if number])
    return f"{count(len(findings), 'standard')}: {shown}"


def _finding(draft: Draft, finding: Finding) -> Markup:
    body = _strength(finding) if finding.status is Status.MET else _gap(finding)
    return Markup(draft.heading_of(finding) + _status_line(draft, finding) + body)


def _status_line(draft: Draft, finding: Finding) -> Markup:
    standard = finding.standard
    words = f"  {LEVEL_WORDS[standard.level]}"
    if standard.services:
        known = draft.assessment.pack.services
        words += f"  ·  For programs with: {listed([known.get(s, s) for s in standard.services])}"
    return paragraph(status_words(finding.status), run(words, "GapQuiet"), style="GapStatus")


def _strength(finding: Finding) -> Markup:
    """A met standard, in short."""
    shown, others = strongest(quotes_of(finding), _QUOTES_OF_A_STRENGTH)
    return Markup(
        _asks(finding)
        + _labelled("What the protocol says", _found_words(finding), style="GapLead")
        + _quotes(shown, finding)
        + also_at(others)
        + _look(finding)
        + _labelled("To see it in practice", sentence(finding.standard.review.interview), style="GapSmall")
    )


def _gap(finding: Finding) -> Markup:
    return Markup(
        _asks(finding)
        + _why(finding)
        + _written(finding)
        + _checklist(finding)
        + _missing(finding)
        + _wording(finding)
        + _labelled("Question for the agency", sentence(finding.standard.question))
        + _reviewer(finding)
        + _look(finding)
        + _labelled("Note", sentence(finding.standard.note))
    )


def _labelled(label: str, text: str, *, style: str = "Normal") -> Markup:
    """A paragraph that begins with a label; nothing where there is no text."""
    if not text:
        return NOTHING
    return paragraph(run(f"{label}: ", "GapLabel"), run(text), style=style)


def _asks(finding: Finding) -> Markup:
    standard = finding.standard
    source = run(f" (Toolkit: {standard.source})", "GapQuiet") if standard.source else NOTHING
    return paragraph(run("What the toolkit asks: ", "GapLabel"), run(sentence(standard.asks)), source)


def _why(finding: Finding) -> Markup:
    return _labelled("Why this status", sentence(finding.why))


def _found_words(finding: Finding) -> str:
    """How much of the standard is found: "3 of 3 elements", "5 of 7 items, 5 needed"."""
    noun = "item" if finding.standard.counted else "element"
    text = f"{finding.count_stated} of {count(len(finding.elements), noun)} found"
    return f"{text}, {finding.standard.met_at} needed" if finding.standard.counted else text


def _quotes(quotes: list[Quote], finding: Finding) -> Markup:
    return Markup("".join(quote_block(quote, finding) for quote in quotes))


def _written(finding: Finding) -> Markup:
    """What the protocol says: both sides of a conflict, or the closest text where nothing counted."""
    if finding.status is Status.CONFLICT:
        return _both_sides(finding)
    if finding.status is Status.NOT_ADDRESSED and finding.nearest:
        return _nearest(finding)
    quotes = quotes_of(finding)
    if not quotes:
        return _labelled("What the protocol says", "No text on this was found in the document.")
    shown, others = strongest(quotes, _QUOTES_OF_A_GAP)
    lead = paragraph(run("What the protocol says", "GapLabel"), style="GapLead")
    return Markup(lead + _quotes(shown, finding) + also_at(others))


def _both_sides(finding: Finding) -> Markup:
    parts = []
    for conflict in finding.conflicts:
        parts.append(
            _labelled("What the protocol says against it", sentence(conflict.conflict.says), style="GapLead")
        )
        shown, others = strongest(merged(conflict.evidence), 3)
        parts += [_quotes(shown, finding), also_at(others)]
    against = {(e.place.address, e.start, e.end) for c in finding.conflicts for e in c.evidence}
    others_of = [
        q for q in quotes_of(finding) if (q.evidence.place.address, q.evidence.start, q.evidence.end) not in against
    ]
    if others_of:
        shown, others = strongest(others_of, 4)
        lead = paragraph(run("What the protocol also says, in line with the toolkit", "GapLabel"), style="GapLead")
        parts += [lead, _quotes(shown, finding), also_at(others)]
    return Markup("".join(parts))


def _nearest(finding: Finding) -> Markup:
    words = "the passages that come nearest. They were not counted; read them to see whether they are meant."
    shown = merged(finding.nearest)[:_NEAREST]
    blocks = "".join(quote_block(quote, finding, says=False) for quote in shown)
    none = _labelled("What the protocol says", "Nothing that counts on this was found in the document.")
    return Markup(none + _labelled("Closest text found", words, style="GapLead") + blocks)


def _checklist(finding: Finding) -> Markup:
    lead = _labelled("Checklist", _found_words(finding), style="GapLead")
    return Markup(lead + "".join(_check(finding, element) for element in finding.elements))


def _check(finding: Finding, found: ElementFinding) -> Markup:
    style, words = _CHECKS[found.found]
    name = f"({element_letter(finding.standard, found.element)}) "
    return paragraph(run(name), run(capital(found.element.asks)), run(f" – {words}", "GapQuiet"), style=style)


def _missing(finding: Finding) -> Markup:
    missing = finding.missing
    if not missing:
        return NOTHING
    letters = [element_letter(finding.standard, element) for element in missing]
    if len(missing) == len(finding.elements):
        text = "none of these is stated in the document as what the program does."
    else:
        text = f"{listed(letters)}."
    if finding.standard.counted:
        needed = finding.standard.met_at - finding.count_stated
        text += f" {count(needed, 'more item')} would meet the standard." if needed > 0 else ""
    return _labelled("What is missing", text)


def _wording(finding: Finding) -> Markup:
    """Wording for what is missing only, ready to copy."""
    inserts = [line for line in finding.suggestion.split("\n") if line.strip()]
    if not inserts:
        return NOTHING
    lead = paragraph(run("Wording to consider", "GapLabel"), style="GapLead")
    return Markup(lead + "".join(paragraph(run(line), style="GapWording") for line in inserts))


def _reviewer(finding: Finding) -> Markup:
    review = finding.standard.review
    parts = (("ask", review.interview), ("watch", review.observe), ("see", review.document))
    text = " ".join(sentence(f"{verb}: {words}") for verb, words in parts if words)
    return _labelled("What a reviewer can look at", text)


def _look(finding: Finding) -> Markup:
    if not finding.review:
        return NOTHING
    reasons = " ".join(REVIEW_REASONS.get(reason, sentence(reason)) for reason in finding.review)
    return _labelled("A person should look at this", reasons)
