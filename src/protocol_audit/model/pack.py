"""A toolkit's standards as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How strongly the toolkit asks."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    INFORMATIONAL = "informational"


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
