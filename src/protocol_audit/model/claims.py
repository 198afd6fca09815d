"""What a program says of itself in a self-assessment, and how that agrees with its protocol."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocol_audit.model.protocol import Place

# The hidden sheet of our own workbook that says which pack it is for: column A names, column B says.
ABOUT_SHEET = "About this workbook"


class Answer(StrEnum):
    """What a program answered on one standard."""

    MET = "met"
    PARTIAL = "partial"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


class Agreement(StrEnum):
    """How a claim stands beside what the protocol says."""

    CLAIMED_AND_WRITTEN = "claimed_and_written"
    CLAIMED_NOT_WRITTEN = "claimed_not_written"
    CONTRADICTED = "contradicted"
    WRITTEN_NOT_CLAIMED = "written_not_claimed"
    AGREED_GAP = "agreed_gap"
    UNANSWERED = "unanswered"
    NOT_CHECKED = "not_checked"  # no protocol was given


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a workbook that was not understood, or was passed over on purpose.

    cell     "Sheet!B17", or the sheet's name where it is about the whole sheet
    message  the value seen, why it could not be used, and what would be understood
    """

    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One answer of a self-assessment.

    standard  the standard's id, as the pack has it
    evidence  the text of the evidence cells, where the program says it is written; "" where empty
    comment   the text of the comment cells; "" where empty
    cell      where the answer stands, "Self-assessment!D14"; "" where the workbook has no row for it
    cited     the evidence cells one by one, as (cell, text)
    """

    standard: str
    answer: Answer
    evidence: str
    comment: str
    cell: str
    cited: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """A self-assessment as read: at most one claim a standard, in the pack's order.

    file      the workbook's name, without its folder
    agency    the agency's name where the workbook gives one, else ""
    services  the services that the workbook says are offered, or None where it does not say
    unread    what could not or must not be read, in words, such as "hidden sheet 'Lists'"
    """

    file: str
    sha256: str
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()
    agency: str = ""
    date: str = ""
    services: tuple[str, ...] | None = None
    unread: tuple[str, ...] = ()

    def claim(self, standard: str) -> Claim | None:
        """The claim on the standard with this id, or None where the workbook has no row for it."""
        return next((claim for claim in self.claims if claim.standard == standard), None)


class Outcome(StrEnum):
    """What became of looking up a place that a claim cites."""

    THERE = "there"  # what is said on the standard, or the quoted words, stand there
    ELSEWHERE = "elsewhere"  # they stand at another place
    NOTHING_THERE = "nothing_there"  # the place exists, but nothing on the standard was found in the document
    NOT_FOUND = "not_found"  # there is no such place, or no such words, in the document
    NO_PAGES = "no_pages"  # the file does not say on which page its text stands
    OTHER_DOCUMENT = "other_document"  # a paper that is not part of what was read


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place that a claim cites, looked up in the protocol.

    cited  the words of the claim, such as "Policy 4.3, p. 12"
    found  where what is said on the standard, or the quoted words, stand, or words near to these that were
           not found; None where there is nothing
    """

    cited: str
    outcome: Outcome
    found: Place | None = None

    def __post_init__(self) -> None:
        if self.outcome in (Outcome.THERE, Outcome.ELSEWHERE) and self.found is None:
            raise ValueError(f"{self.cited}: found, and yet nowhere")

    @property
    def there(self) -> bool:
        """True where it was found at the place that was cited."""
        return self.outcome is Outcome.THERE


@dataclass(frozen=True, slots=True)
class ClaimFinding:
    """A claim held against the protocol."""

    claim: Claim
    agreement: Agreement
    cited: tuple[CitedPlace, ...] = ()
