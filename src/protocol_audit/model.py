"""The values that pass between the steps: immutable, without files, clock or printing.

Constructors refuse false assurance: no status but ``not_addressed`` or ``not_applicable`` without
evidence, no conflict without the conflicting words, no quote outside its passage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What a protocol's text says on one standard. There is no status for "unknown"."""

    MET = "met"
    PARTIAL = "partial"
    NOT_ADDRESSED = "not_addressed"
    CONFLICT = "conflict"
    NOT_APPLICABLE = "not_applicable"


class Stance(StrEnum):
    """How a passage states something."""

    PRACTICE = "practice"  # done, must be done, should be done
    PERMITTED = "permitted"  # may be done, at somebody's liking
    INTENDED = "intended"  # hoped for, planned, being developed
    NEGATED = "negated"  # not done, forbidden, avoided
    OTHER = "other"  # a question, a quotation, the past, another agency's duty


class Kind(StrEnum):
    """What a passage is in the document."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text_box"
    MARGIN = "margin"  # page header or footer


class Level(StrEnum):
    """How strongly the toolkit asks."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    INFORMATIONAL = "informational"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands, for people.

    headings  the way down to it, outermost first
    address   "paragraph 41", "table 2, row 3, column 1", "footnote 4"; counted from 1 in reading order
    page      where Word last laid it out, from 1, or None where the file does not say
    """

    headings: tuple[str, ...]
    address: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, table cell or note: its text exactly as written, with what carries it.

    lead_in      for a list item, the line (or lines, outermost first, joined by a space) that it completes
    column_head  for a table cell, the head of its column
    row          for a table cell, the other cells of its row as (column head, text)
    table        for a table cell, the number of its table in reading order, from 1; else None
    number       the number that Word shows before it and counts by itself, "4.2" or "(b)"; not in the text
    """

    text: str
    place: Place
    kind: Kind = Kind.PARAGRAPH
    lead_in: str = ""
    column_head: str = ""
    row: tuple[tuple[str, str], ...] = ()
    table: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Protocol:
    """An agency's written protocol, as read.

    file    the file's name, without its folder
    agency  the agency's name where the document gives one, else ""
    date    the document's own date, as written, else ""
    unread  what could not be read, in words: "2 pictures"; every report repeats it
    counts  how much of what was read: {"paragraphs": 120, "tables": 3, ...}
    """

    file: str
    title: str
    sha256: str
    passages: tuple[Passage, ...]
    unread: tuple[str, ...] = ()
    agency: str = ""
    date: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """The number of words in all passages."""
        return sum(len(passage.text.split()) for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the program offers. ``services`` is None where nobody said: then every standard applies."""

    services: tuple[str, ...] | None = None
    agency: str = ""


# A term of a rule: the name of a concept, or wordings given on the spot.
Term = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a passage can state an element; see docs/writing-a-pack.md for each field."""

    check: str
    all: tuple[Term, ...] = ()
    any: tuple[Term, ...] = ()
    at_least: int = 1
    context: tuple[Term, ...] = ()
    under: tuple[Term, ...] = ()
    unless: tuple[Term, ...] = ()
    within: str = "sentence"
    near: int | None = None
    stance: str = "practice"
    may_count: bool = False
    only_partly: bool = False
    at_most_hours: float | None = None
    more_than_hours: float | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a standard asks for. ``insert`` is wording that an agency could paste."""

    id: str
    asks: str
    insert: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that a protocol may say and the toolkit rules out."""

    id: str
    says: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer can look at: whom to ask, what to watch, which papers to see."""

    interview: str
    observe: str
    document: str


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard of a pack.

    services      those it applies to; empty: every program
    scope         "client" or a scope that the pack defines ("trafficking")
    counted       True where the elements are a checklist of items
    met_at        with how many elements found it is met, and partial_at partial
    presented_by  terms, one of which must introduce an item for it to count
    """

    id: str
    section: str
    title: str
    asks: str
    source: str
    level: Level
    services: tuple[str, ...]
    scope: str
    elements: tuple[Element, ...]
    conflicts: tuple[Conflict, ...]
    question: str
    review: Review
    counted: bool
    met_at: int
    partial_at: int
    presented_by: tuple[Term, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A group of standards."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Scope:
    """When a passage counts for standards of this scope: it is about it, or plainly includes it."""

    id: str
    about: tuple[Term, ...]
    includes: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea with its many wordings; ``unless`` lists longer wordings in which it does not count."""

    id: str
    wordings: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A toolkit's standards as data. Compared by identity, so that what is compiled from it can be kept.

    services  id -> what it means, for every service that a standard or a profile may name
    sha256    of the pack's files, so that a report says exactly what it was held against
    """

    id: str
    title: str
    version: str
    publisher: str
    source: str
    about: str
    services: Mapping[str, str]
    sections: tuple[Section, ...]
    scopes: Mapping[str, Scope]
    concepts: Mapping[str, Concept]
    standards: tuple[Standard, ...]
    sha256: str

    def standard(self, id: str) -> Standard | None:
        """The standard with this id, upper or lower case, or None."""
        return next((s for s in self.standards if s.id.lower() == id.lower()), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a passage, by offset, with what they support (element ids, or "conflict")."""

    passage: Passage
    start: int
    end: int
    stance: Stance
    supports: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.passage.text):
            raise ValueError("evidence stands outside its passage")
        if not self.quote.strip():
            raise ValueError("evidence without words")

    @property
    def quote(self) -> str:
        """The words exactly as written, cut from the passage by offset."""
        return self.passage.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Where the words stand."""
        return self.passage.place


class Found(StrEnum):
    """How far one element is there."""

    STATED = "stated"
    HEDGED = "hedged"  # only intended, or left to liking
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class ElementFinding:
    """One element with the evidence for it, strongest first."""

    element: Element
    found: Found
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if (self.found is Found.MISSING) == bool(self.evidence):
            raise ValueError(f"element {self.element.id}: found and evidence do not agree")


@dataclass(frozen=True, slots=True)
class ConflictFinding:
    """One conflict with the conflicting words, strongest first."""

    conflict: Conflict
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a conflict without the conflicting words")


@dataclass(frozen=True, slots=True)
class Finding:
    """What the protocol says on one standard.

    evidence  the strongest first; in a conflict the conflicting words first
    nearest   for not_addressed, the closest text there is; it decided nothing
    review    why a person should look before relying on this (ids of ``REVIEW_REASONS``)
    why       the rule that decided, or why the standard does not apply: a sentence
    """

    standard: Standard
    status: Status
    elements: tuple[ElementFinding, ...]
    conflicts: tuple[ConflictFinding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    review: tuple[str, ...] = ()
    why: str = ""

    def __post_init__(self) -> None:
        if self.status in (Status.MET, Status.PARTIAL, Status.CONFLICT) and not self.evidence:
            raise ValueError(f"{self.standard.id}: {self.status} without evidence")
        if (self.status is Status.CONFLICT) and not self.conflicts:
            raise ValueError(f"{self.standard.id}: conflict without the conflicting words")
        if self.status is Status.MET and self.count_stated < self.standard.met_at:
            raise ValueError(f"{self.standard.id}: met with too few elements")

    @property
    def count_stated(self) -> int:
        """How many elements are stated (hedged ones are not)."""
        return sum(e.found is Found.STATED for e in self.elements)

    @property
    def missing(self) -> tuple[Element, ...]:
        """The elements that are not stated, in the standard's order."""
        return tuple(e.element for e in self.elements if e.found is not Found.STATED)

    @property
    def is_gap(self) -> bool:
        """True for every status but met and not_applicable."""
        return self.status not in (Status.MET, Status.NOT_APPLICABLE)

    @property
    def suggestion(self) -> str:
        """Wording to consider for what is missing only, one paragraph an element; "" where nothing is."""
        if not self.is_gap:
            return ""
        return "\n".join(element.insert for element in self.missing)


# Why a person should look at a finding, by id, as reports word it.
REVIEW_REASONS: dict[str, str] = {
    "conflict": "The text seems to allow what the toolkit rules out; read the passage in its context.",
    "both_sides": "The protocol says both: one passage meets the standard and another goes against it.",
    "hedged": "The text is an intention or leaves the matter to liking.",
    "time_unclear": "The time limit is in business days, or has no number, and may be longer than it looks.",
    "reader_differs": "The rules and the learned reader disagree.",
    "reader_alone": "It is met only with what the learned reader found and no rule did.",
    "service_not_offered": "The profile says that the service is not offered, but the text speaks of it.",
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """One finding for every standard of the pack, in pack order."""

    protocol: Protocol
    pack: Pack
    profile: Profile
    findings: tuple[Finding, ...]
    method: str = "rules"

    def __post_init__(self) -> None:
        if tuple(f.standard.id for f in self.findings) != tuple(s.id for s in self.pack.standards):
            raise ValueError("an assessment needs exactly one finding for every standard, in pack order")

    @property
    def summary(self) -> dict[Status, int]:
        """How many findings have each status; every status is there."""
        return {status: sum(f.status is status for f in self.findings) for status in Status}
