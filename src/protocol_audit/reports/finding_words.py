"""What reports say of one finding, and of a group of them, in words."""

from __future__ import annotations

from protocol_audit.model import CLAIMED, REVIEW_REASONS, Assessment, Finding, Found, Level, Section, Status
from protocol_audit.reports.claimed_words import LEGEND as CLAIMED_LEGEND
from protocol_audit.reports.claimed_words import claim_words
from protocol_audit.reports.labels import (
    capital,
    count,
    element_letter,
    gaps_by_priority,
    listed,
    sentence,
    status_count,
)
from protocol_audit.reports.quotes import quotes_of

FOUND_WORDS: dict[Found, str] = {
    Found.STATED: "found",
    Found.DOUBTFUL: "perhaps found: read the words",
    Found.HEDGED: "only as an intention, or left to choice",
    Found.MISSING: "not found",
}
LEGEND = (
    "Quotes are exactly as written in the protocol. Below each stand its headings, its paragraph counted "
    "from the top of the document, and its page where the file gives one. What was not found in the document "
    "may still be what staff do: the questions are there to find out."
)
_MOST_PLACES = 3


def legend(assessment: Assessment) -> str:
    """What stands above the findings."""
    return CLAIMED_LEGEND if assessment.is_claimed else LEGEND


def by_section(assessment: Assessment) -> list[tuple[Section, list[Finding]]]:
    """The sections that have a finding which applies, in pack order, with these findings."""
    groups: dict[str, list[Finding]] = {section.id: [] for section in assessment.pack.sections}
    for finding in assessment.findings:
        if finding.decided is not Status.NOT_APPLICABLE:
            groups.setdefault(finding.standard.section, []).append(finding)
    titles = {section.id: section for section in assessment.pack.sections}
    return [(titles.get(name, Section(name, name)), group) for name, group in groups.items() if group]


def standing(findings: list[Finding]) -> str:
    """How many of these findings have each status: "5 standards: 3 met and 2 conflicts."."""
    numbers = {status: sum(f.decided is status for f in findings) for status in Status}
    shown = listed([status_count(status, number) for status, number in numbers.items() if number])
    return f"{count(len(findings), 'standard')}: {shown}."


def strengths(assessment: Assessment) -> list[Finding]:
    """What is met, the strongest asks of the toolkit first."""
    met = [f for f in assessment.findings if f.decided is Status.MET]
    return sorted(met, key=lambda f: list(Level).index(f.standard.level))


def begun(assessment: Assessment) -> list[Finding]:
    """What is partly addressed, the furthest first."""
    partial = [f for f in assessment.findings if f.decided is Status.PARTIAL]
    return sorted(partial, key=lambda f: -f.count_stated)


def settle_first(assessment: Assessment) -> list[Finding]:
    """Conflicts, then required standards that are not met."""
    gaps = gaps_by_priority(assessment)
    return [f for f in gaps if f.decided is Status.CONFLICT or f.standard.level is Level.REQUIRED]


def what_is_there(finding: Finding) -> str:
    """How much is there, in short: "2 of 3 elements", "5 of 7 items, 4 needed"; or what is answered."""
    if finding.is_claimed:
        return capital(claim_words(finding))
    text = f"{finding.count_stated} of {count(len(finding.elements), _noun(finding))}"
    return f"{text}, {finding.standard.met_at} needed" if finding.standard.counted else text


def found_words(finding: Finding) -> str:
    """How much of the standard is found: "3 of 3 elements found", "5 of 7 items found, 4 needed"."""
    text = f"{finding.count_stated} of {count(len(finding.elements), _noun(finding))} found"
    return f"{text}, {finding.standard.met_at} needed" if finding.standard.counted else text


def found_parts(finding: Finding) -> str:
    """How much a standard asks for: "all of these", "any 4 of these 7"."""
    standard = finding.standard
    if standard.counted and standard.met_at < len(finding.elements):
        return f"at least {standard.met_at} of these {len(finding.elements)}"
    return "all of these" if len(finding.elements) > 1 else "this"


def found_names(finding: Finding) -> str:
    """The elements found, as one line: the checklist of a met standard in short."""
    if len(finding.elements) == 1:
        return "."
    found = [e.element for e in finding.elements if e.found is Found.STATED]
    names = (f"({element_letter(finding.standard, e)}) {e.asks.strip().rstrip('.')}" for e in found)
    return f": {'; '.join(names)}."


def could_be_added(finding: Finding) -> str:
    """What a met standard does not need and could still have, as a sentence; "" where nothing is left."""
    if finding.is_claimed:
        return ""
    return sentence("; ".join(element.asks for element in finding.missing))


def wordings(finding: Finding) -> list[str]:
    """Wording for what is missing only, ready to copy, one text an element."""
    return [line for line in finding.suggestion.split("\n") if line.strip()]


def what_to_look_at(finding: Finding) -> str:
    """Whom to ask, what to watch and which papers to see, in a line; "" where the pack says nothing."""
    review = finding.standard.review
    parts = (("Interview", review.interview), ("Observe", review.observe), ("Documents", review.document))
    return " ".join(f"{kind}: {sentence(words)}" for kind, words in parts if words)


def review_words(finding: Finding) -> list[str]:
    """Why a person should look at this, as sentences; that all is claimed, the whole report says."""
    reasons = (reason for reason in finding.review if reason != CLAIMED)
    return [REVIEW_REASONS.get(reason, sentence(reason)) for reason in reasons]


def why_not_applicable(finding: Finding) -> str:
    """Why a standard does not apply, and why and where a person should look all the same."""
    reasons = review_words(finding)
    places = list(dict.fromkeys(quote.evidence.place.address for quote in quotes_of(finding)))[:_MOST_PLACES]
    see = [f"See {listed(places)}."] if reasons and places else []
    return " ".join([sentence(finding.why), *reasons, *see])


def _noun(finding: Finding) -> str:
    return "item" if finding.standard.counted else "element"
