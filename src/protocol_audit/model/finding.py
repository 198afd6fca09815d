"""What a protocol says on each standard, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from protocol_audit.model.claims import Answer, ClaimFinding
from protocol_audit.model.pack import Conflict, Element, Standard
from protocol_audit.model.protocol import Passage, Place

if TYPE_CHECKING:
    from protocol_audit.model.decisions import Action, Decided


class Status(StrEnum):
    """What a protocol's text says on one standard. There is no status for "unknown".

    EXPLAINED is never read from a text: it is a conflict for which the program's profile, or the reviewer,
    gives the reason.
    """

    MET = "met"
    PARTIAL = "partial"
    NOT_ADDRESSED = "not_addressed"
    CONFLICT = "conflict"
    EXPLAINED = "differs_explained"
    NOT_APPLICABLE = "not_applicable"


# The status that a finding has where nothing but a claim stands behind it.
CLAIMED_STATUS: dict[Answer, Status] = {
    Answer.MET: Status.MET,
    Answer.PARTIAL: Status.PARTIAL,
    Answer.NOT_MET: Status.NOT_ADDRESSED,
    Answer.NOT_APPLICABLE: Status.NOT_APPLICABLE,
    Answer.UNANSWERED: Status.NOT_ADDRESSED,
}


# As people say it, wherever a status is shown.
STATUS_WORDS: dict[Status, str] = {
    Status.MET: "Met",
    Status.PARTIAL: "Partly addressed",
    Status.NOT_ADDRESSED: "Not addressed",
    Status.CONFLICT: "Conflict",
    Status.EXPLAINED: "Differs, explained",
    Status.NOT_APPLICABLE: "Does not apply",
}


class Stance(StrEnum):
    """How a passage states something."""

    PRACTICE = "practice"  # done, must be done, should be done
    PERMITTED = "permitted"  # may be done, at somebody's liking
    INTENDED = "intended"  # hoped for, planned, being developed
    NEGATED = "negated"  # not done, forbidden, avoided
    OTHER = "other"  # a question, a quotation, the past, another agency's duty


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
    DOUBTFUL = "doubtful"  # words that may state it, and are not sure enough to rely on
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

    status     what was read; ``decided`` is what counts after the profile and the reviewer
    evidence   the strongest first; in a conflict the conflicting words first
    nearest    for not_addressed, the closest text there is; it decided nothing
    review     why a person should look before relying on this (ids of ``REVIEW_REASONS``)
    why        the rule that decided, or why the standard does not apply: a sentence
    claim      what the program says of itself, where a self-assessment was given
    exception  why the program differs here on purpose, as its profile says; "" where it does not
    decision   what a reviewer decided, or None
    action     what is planned to close the gap, or None

    With ``claimed`` among its reasons for review, the status is the program's own claim and nothing more: no
    protocol was read, so no element was looked for.
    """

    standard: Standard
    status: Status
    elements: tuple[ElementFinding, ...]
    conflicts: tuple[ConflictFinding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    review: tuple[str, ...] = ()
    why: str = ""
    claim: ClaimFinding | None = None
    exception: str = ""
    decision: Decided | None = None
    action: Action | None = None

    def __post_init__(self) -> None:
        if self.status is Status.EXPLAINED:
            raise ValueError(f"{self.standard.id}: only a profile or a reviewer explains a difference")
        if self.is_claimed:
            self._check_claimed()
            return
        if self.status in (Status.MET, Status.PARTIAL, Status.CONFLICT) and not self.evidence:
            raise ValueError(f"{self.standard.id}: {self.status} without evidence")
        if (self.status is Status.CONFLICT) and not self.conflicts:
            raise ValueError(f"{self.standard.id}: conflict without the conflicting words")
        if self.status is Status.MET and self.count_stated < self.standard.met_at:
            raise ValueError(f"{self.standard.id}: met with too few elements")

    def _check_claimed(self) -> None:
        answer = self.claim.claim.answer if self.claim else Answer.UNANSWERED
        if self.status not in (CLAIMED_STATUS[answer], Status.NOT_APPLICABLE):
            raise ValueError(f"{self.standard.id}: {self.status} is not what was claimed")
        if self.conflicts or any(element.found is not Found.MISSING for element in self.elements):
            raise ValueError(f"{self.standard.id}: as claimed, and yet looked for")

    @property
    def is_claimed(self) -> bool:
        """True where the status is the program's own claim, held against no protocol."""
        return CLAIMED in self.review

    @property
    def count_stated(self) -> int:
        """How many elements are stated (doubtful and hedged ones are not)."""
        return sum(e.found is Found.STATED for e in self.elements)

    @property
    def missing(self) -> tuple[Element, ...]:
        """The elements that are not stated, in the standard's order."""
        return tuple(e.element for e in self.elements if e.found is not Found.STATED)

    @property
    def decided(self) -> Status:
        """The status that counts: the reviewer's where one holds, else what was read.

        A conflict for which the profile gives the reason is explained, unless the reviewer says otherwise.
        """
        if self.decision and not self.decision.stale and self.decision.decision.status:
            return self.decision.decision.status
        if self.status is Status.CONFLICT and self.exception:
            return Status.EXPLAINED
        return self.status

    @property
    def is_changed(self) -> bool:
        """True where a decision that holds gives another status than was read."""
        decided = self.decision
        return bool(decided and not decided.stale and decided.decision.status not in (None, self.status))

    @property
    def is_gap(self) -> bool:
        """True where the status that counts is partial, not addressed or conflict."""
        return self.decided in (Status.PARTIAL, Status.NOT_ADDRESSED, Status.CONFLICT)

    @property
    def suggestion(self) -> str:
        """Wording to consider for what is missing only, one paragraph an element; "" where nothing is."""
        if not self.is_gap:
            return ""
        return "\n".join(element.insert for element in self.missing)


CLAIMED = "claimed"

# Why a person should look at a finding, by id, as reports word it.
REVIEW_REASONS: dict[str, str] = {
    "conflict": "The text seems to allow what the toolkit rules out; read the passage in its context.",
    "both_sides": "The protocol says both: one passage meets the standard and another goes against it.",
    "doubtful": "There are words for all that is needed, and some are not sure enough to call it met.",
    "hedged": "The text is an intention or leaves the matter to liking.",
    "time_unclear": "The time limit is in business days, or has no number, and may be longer than it looks.",
    "reader_differs": "The rules and the learned reader disagree.",
    "reader_alone": "It is met only with what the learned reader found and no rule did.",
    "service_not_offered": "The profile says that the service is not offered, but the text speaks of it.",
    CLAIMED: "The status is the program's own answer in its self-assessment; no protocol was read.",
}
