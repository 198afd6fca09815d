"""A funder's own list of requirements, and which standards speak to each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a standard stands to a requirement; read it as "the standard is ... of the requirement"."""

    EQUAL = "equal"  # both ask for the same
    SUPERSET = "superset"  # the standard asks for all of the requirement, and more
    SUBSET = "subset"  # the standard asks for a part of the requirement
    RELATED = "related"  # both are about the same matter, and neither contains the other


@dataclass(frozen=True, slots=True)
class Link:
    """A standard that speaks to a requirement."""

    standard: str
    relation: Relation

    @property
    def covers(self) -> bool:
        """True where meeting the standard meets the requirement."""
        return self.relation in (Relation.EQUAL, Relation.SUPERSET)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement of a funder; without links no standard speaks to it."""

    id: str
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A funder's list of requirements, in the funder's order.

    pack    the id of the pack whose standards are named
    file    the file's name, without its folder, and its sha256
    """

    title: str
    funder: str
    pack: str
    requirements: tuple[Requirement, ...]
    file: str = ""
    sha256: str = ""

    @property
    def standards(self) -> frozenset[str]:
        """The ids of all standards that are named."""
        return frozenset(link.standard for one in self.requirements for link in one.links)
