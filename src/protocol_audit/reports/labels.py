"""The words, marks and colors that every part of the report uses for the same thing."""

from __future__ import annotations

import datetime

from protocol_audit.model import (
    STATUS_WORDS as STATUS_WORDS,
)
from protocol_audit.model import (
    Answer,
    Assessment,
    Element,
    Finding,
    Level,
    Place,
    Standard,
    Status,
)

# Shapes that differ without color; the words always stand beside them.
STATUS_MARKS: dict[Status, str] = {
    Status.MET: "✓",
    Status.PARTIAL: "◐",
    Status.NOT_ADDRESSED: "○",
    Status.CONFLICT: "!",
    Status.EXPLAINED: "≠",
    Status.NOT_APPLICABLE: "–",
}

# (text, ground): at least 4.5 to 1, WCAG 2.1 AA.
STATUS_COLORS: dict[Status, tuple[str, str]] = {
    Status.MET: ("1B5E37", "E3F1E8"),
    Status.PARTIAL: ("7A4B00", "FDF1D8"),
    Status.NOT_ADDRESSED: ("3B4A5E", "E9EDF2"),
    Status.CONFLICT: ("9B1C1C", "FBE5E3"),
    Status.EXPLAINED: ("1F4E8C", "E4EDF9"),
    Status.NOT_APPLICABLE: ("595959", "F2F2F2"),
}

LEVEL_WORDS: dict[Level, str] = {
    Level.REQUIRED: "Required",
    Level.RECOMMENDED: "Recommended",
    Level.INFORMATIONAL: "Informational",
}

# What a program answers in a self-assessment, as the drop-down of our workbook says it too.
ANSWER_WORDS: dict[Answer, str] = {
    Answer.MET: "Met",
    Answer.PARTIAL: "Partly met",
    Answer.NOT_MET: "Not met",
    Answer.NOT_APPLICABLE: "Not applicable",
    Answer.UNANSWERED: "Not answered",
}

# Written out: strftime would follow the machine's language.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "when")
)

PRIORITY_WORDS = ("Settle first", "Required", "Recommended", "Informational")


def agency_of(assessment: Assessment) -> str:
    """The agency's name: as the user gave it, as the document has it, or as its workbook has it; or ""."""
    own = assessment.self_assessment.agency if assessment.self_assessment else ""
    return assessment.profile.agency.strip() or assessment.protocol.agency.strip() or own.strip()


def priority(finding: Finding) -> int:
    """The place of a gap in ``PRIORITY_WORDS``: conflicts first, then by how strongly the toolkit asks."""
    if finding.decided is Status.CONFLICT:
        return 0
    return 1 + list(Level).index(finding.standard.level)


def gaps_by_priority(assessment: Assessment) -> list[Finding]:
    """Every gap, the most pressing first, in pack order within a priority."""
    return sorted((f for f in assessment.findings if f.is_gap), key=priority)


def shown_statuses(assessment: Assessment) -> list[Status]:
    """The statuses that the report counts: all, but "differs, explained" only where there is one."""
    numbers = assessment.summary
    return [status for status in Status if status is not Status.EXPLAINED or numbers[status]]


def long_date(day: datetime.date) -> str:
    """The date as the report's readers write it: "November 26, 2026"."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def count(number: int, noun: str, plural: str = "") -> str:
    """The number with its noun: "1 standard", "3 standards"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(words: list[str], last: str = "and") -> str:
    """The words as one phrase: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def service_words(services: tuple[str, ...]) -> list[str]:
    """The services as people say them: "legal", "transitional housing"."""
    return [service.replace("_", " ") for service in services]


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def status_count(status: Status, number: int) -> str:
    """How many findings have a status, in words: "3 met", "2 conflicts", "1 does not apply"."""
    if status is Status.CONFLICT:
        return count(number, "conflict")
    if status is Status.NOT_APPLICABLE and number != 1:
        return f"{number} do not apply"
    if status is Status.EXPLAINED:
        return f"{number} {'differs' if number == 1 else 'differ'}, explained"
    return f"{number} {STATUS_WORDS[status].lower()}"


def sentence(text: str) -> str:
    """The text as a sentence: a capital first, a full stop last."""
    text = capital(text.strip())
    return text if not text or text[-1] in ".!?:…" else text + "."


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut at a word with " […]" where it is longer than ``limit`` characters."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[:limit].rsplit(" ", 1)[0]
    return f"{cut} […]"


def title_case(text: str) -> str:
    """A heading in capitals as one that reads more quietly; any other as it is."""
    if not text.isupper():
        return text
    words = [word if word in _SMALL_WORDS else word.capitalize() for word in text.lower().split(" ")]
    return capital(" ".join(words))


def place_words(place: Place, *, headings: int = 4) -> str:
    """Where a passage stands, in a line: the last headings of the way down, the address and the page."""
    way = [shortened(heading, 80) for heading in place.headings[-headings:] if heading.strip()]
    parts = [" › ".join(way)] if way else []
    parts += place.parts
    return " · ".join(parts)


def element_letter(standard: Standard, element: Element) -> str:
    """What a quote calls an element: its own short id, else its number in the checklist."""
    if len(element.id) <= 2:
        return element.id
    return str(1 + [e.id for e in standard.elements].index(element.id))
