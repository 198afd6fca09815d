"""What a protocol commits to, for somebody who is asked for it: only what is met."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocol_audit.model.assessment import Assessment
from protocol_audit.model.crosswalk import Crosswalk, Relation, Requirement
from protocol_audit.model.finding import Evidence, Finding, Status


@dataclass(frozen=True, slots=True)
class Commitment:
    """One standard that is met, with the words that say so.

    quotes  the strongest first; none goes against the standard
    doubts  why a person has to confirm it before it is relied on, as sentences; () where it is certain
    """

    finding: Finding
    quotes: tuple[Evidence, ...]
    doubts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.finding.decided is not Status.MET or self.finding.is_claimed:
            raise ValueError(f"{self.finding.standard.id}: not met by a protocol, so nothing to state")
        if not self.quotes and not self.doubts:
            raise ValueError(f"{self.finding.standard.id}: certain without words")

    @property
    def is_certain(self) -> bool:
        """True where nothing has to be confirmed."""
        return not self.doubts


class Coverage(StrEnum):
    """How far a funder's requirement is stated in the protocol."""

    STATED = "stated"  # a standard that asks for all of it is met, and so is every other of that kind
    TO_CONFIRM = "to_confirm"  # it would be stated, once a person has confirmed it
    IN_PART = "in_part"
    RELATED = "related"  # only text on the same matter
    NOT_CLAIMED = "not_claimed"  # standards speak to it, and none of them is met
    NO_STANDARD = "no_standard"


@dataclass(frozen=True, slots=True)
class RequirementAnswer:
    """A requirement with what the protocol commits to on it, and the linked standards that are not met."""

    requirement: Requirement
    coverage: Coverage
    commitments: tuple[tuple[Commitment, Relation], ...]
    open: tuple[tuple[Finding, Relation], ...]

    @property
    def claimed(self) -> tuple[tuple[Commitment, Relation], ...]:
        """The commitments that answer at least a part of it; a text on the same matter answers nothing."""
        return tuple(pair for pair in self.commitments if pair[1] is not Relation.RELATED)


@dataclass(frozen=True, slots=True)
class Statement:
    """A compliance statement.

    commitments  what is met in the asked-for range, in pack order
    unclaimed    the other findings of the range
    answers      by the funder's requirements, where a crosswalk was given
    shows_plan   True where what is planned for the rest was asked for
    """

    assessment: Assessment
    commitments: tuple[Commitment, ...]
    unclaimed: tuple[Finding, ...]
    crosswalk: Crosswalk | None = None
    answers: tuple[RequirementAnswer, ...] = ()
    shows_plan: bool = False

    @property
    def certain(self) -> tuple[Commitment, ...]:
        """What is claimed without a doubt."""
        return tuple(one for one in self.commitments if one.is_certain)

    @property
    def shown(self) -> tuple[Commitment, ...]:
        """The commitments whose words are given: all, or those that answer a funder's requirement."""
        if self.crosswalk is None:
            return self.commitments
        claimed = {one.finding.standard.id for answer in self.answers for one, _ in answer.claimed}
        return tuple(one for one in self.commitments if one.finding.standard.id in claimed)

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """What goes against a standard of the range."""
        return tuple(finding for finding in self.unclaimed if finding.decided is Status.CONFLICT)
