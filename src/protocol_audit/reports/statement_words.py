"""What a statement says, in words: for the Word document and for the terminal."""

from __future__ import annotations

from protocol_audit.model import (
    Commitment,
    Coverage,
    Evidence,
    Finding,
    Found,
    Relation,
    RequirementAnswer,
    Statement,
    Status,
)
from protocol_audit.reports.decided import who_and_when
from protocol_audit.reports.labels import (
    agency_of,
    count,
    listed,
    place_words,
    sentence,
    shortened,
)

AID = (
    "This statement quotes what one document says. It is not a certification or a legal opinion, and it says "
    "nothing of practice. Only what is met in the document is claimed."
)
COVERAGE_WORDS: dict[Coverage, str] = {
    Coverage.STATED: "Stated in the protocol",
    Coverage.TO_CONFIRM: "To be confirmed by a person before it is relied on",
    Coverage.IN_PART: "Stated in part; what else is asked is not claimed",
    Coverage.RELATED: "Not claimed; the protocol has text on the same matter",
    Coverage.NOT_CLAIMED: "Not claimed",
    Coverage.NO_STANDARD: "No standard speaks to it, so nothing was looked for",
}
_COVERAGE_IN_SHORT: dict[Coverage, str] = {
    Coverage.STATED: "stated",
    Coverage.TO_CONFIRM: "to be confirmed",
    Coverage.IN_PART: "stated in part",
    Coverage.RELATED: "with text on the same matter only",
    Coverage.NOT_CLAIMED: "not claimed",
    Coverage.NO_STANDARD: "that no standard speaks to",
}
RELATION_WORDS: dict[Relation, str] = {
    Relation.EQUAL: "asks for the same",
    Relation.SUPERSET: "asks for all of it and more",
    Relation.SUBSET: "asks for a part of it",
    Relation.RELATED: "is about the same matter",
}
CONFIRMED = "Stated in the protocol"
TO_CONFIRM = "To be confirmed before it is relied on"
_WHY_NOT: dict[Status, str] = {
    Status.CONFLICT: "The present wording goes against the standard; it has to be settled first.",
    Status.PARTIAL: "Part of it is stated in the document.",
    Status.NOT_ADDRESSED: "Not found in the document.",
    Status.EXPLAINED: "The present wording differs from the standard, with a reason.",
}
_MOST_ASKS = 4  # of one standard in a paragraph to paste


def narrative(statement: Statement, subject: str, commitments: list[Commitment]) -> str:
    """A short paragraph to paste into an application: what is certain, with places; "" where nothing is.

    subject  what the paragraph is about: a section's title, or a requirement
    """
    certain = [one for one in commitments if one.is_certain]
    if not certain:
        return ""
    opening = f"On {subject}, {_whose(statement)} commits the program to the following in writing."
    return " ".join([opening, *(_clause(one) for one in certain)])


def _whose(statement: Statement) -> str:
    protocol = statement.assessment.protocol
    agency = shortened(agency_of(statement.assessment), 120)
    title = f"“{shortened(protocol.title, 120)}”" if protocol.title else protocol.file
    dated = f" ({protocol.date})" if protocol.date else ""
    return f"{_possessive(agency)} protocol {title}{dated}" if agency else f"the protocol {title}{dated}"


def _possessive(agency: str) -> str:
    return f"{agency}’" if agency.endswith("s") else f"{agency}’s"


def _clause(one: Commitment) -> str:
    """One standard: its title, what is stated, and where."""
    return f"{one.finding.standard.title}: {_what_is_stated(one)} ({short_place(one.quotes[0])})."


def _what_is_stated(one: Commitment) -> str:
    """The elements that are stated, the first of a long list; or that a reviewer decided so."""
    asks = [e.element.asks.strip().rstrip(".") for e in one.finding.elements if e.found is Found.STATED]
    if not asks:
        return "as the reviewer decided"
    if len(asks) > _MOST_ASKS:
        return f"{'; '.join(asks[:_MOST_ASKS])}; and {count(len(asks) - _MOST_ASKS, 'more point')}"
    return "; ".join(asks)


def short_place(evidence: Evidence) -> str:
    """The last heading above the words, and the page, or else the paragraph."""
    place = evidence.place
    heading = shortened(place.headings[-1], 60) if place.headings else ""
    where = f"page {place.page}" if place.page is not None else place.address
    return f"{heading}, {where}" if heading else where


def full_place(evidence: Evidence) -> str:
    """The headings above the words, the paragraph and the page."""
    return place_words(evidence.place)


def confirmed_by(finding: Finding) -> str:
    """Who decided on it and when, as a sentence; "" where no decision holds."""
    decided = finding.decision
    if decided is None or decided.stale:
        return ""
    read = ""
    if finding.status is Status.CONFLICT:
        read = " Other words were read as going against it; the reviewer decided otherwise."
    return f"Confirmed by {who_and_when(decided)}.{read}"


def why_not(finding: Finding) -> str:
    """Why a standard of the range is not claimed."""
    if finding.decided is Status.NOT_APPLICABLE:
        return f"Does not apply. {sentence(finding.why)}".strip()
    reason = finding.exception or (finding.decision.decision.why if finding.decision else "")
    words = _WHY_NOT[finding.decided]
    return f"{words} {sentence(reason)}" if finding.decided is Status.EXPLAINED and reason else words


def in_short(statement: Statement) -> str:
    """How much is claimed, what is doubtful and what is not claimed, in a few sentences."""
    total = len(statement.commitments) + len(statement.unclaimed)
    doubtful = len(statement.commitments) - len(statement.certain)
    parts = [f"Of {count(total, 'standard')} asked for, {len(statement.certain)} stated in the protocol."]
    parts[0] = parts[0].replace(" stated", " is stated" if len(statement.certain) == 1 else " are stated")
    if doubtful:
        verb = "is" if doubtful == 1 else "are"
        parts.append(f"{doubtful} more {verb} to be confirmed by a person and not claimed as certain.")
    if statement.unclaimed:
        one = len(statement.unclaimed) == 1
        words = "is not claimed; it is listed" if one else "are not claimed; they are listed"
        parts.append(f"{len(statement.unclaimed)} {words} at the end.")
    return " ".join(parts + _requirements_in_short(statement))


def _requirements_in_short(statement: Statement) -> list[str]:
    """How many of the funder's requirements are answered, by how far, as a sentence."""
    counts = {
        words: sum(one.coverage is coverage for one in statement.answers)
        for coverage, words in _COVERAGE_IN_SHORT.items()
    }
    shown = [f"{number} {words}" for words, number in counts.items() if number]
    return [f"Requirements: {listed(shown)}."] if shown else []


def conflict_words(statement: Statement) -> str:
    """What goes against standards of the range, as a sentence; "" where nothing does."""
    if not statement.conflicts:
        return ""
    names = [f"{f.standard.id} ({f.standard.title})" for f in statement.conflicts]
    return f"Not claimed, since the present wording goes against the standard: {listed(names)}."


def without_standard(statement: Statement) -> list[RequirementAnswer]:
    """The funder's requirements that no standard speaks to."""
    return [one for one in statement.answers if one.coverage is Coverage.NO_STANDARD]
