"""All findings on one protocol."""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.model.claims import Problem, SelfAssessment
from protocol_audit.model.finding import Finding, Status
from protocol_audit.model.pack import Pack
from protocol_audit.model.profile import Profile
from protocol_audit.model.protocol import Protocol
from protocol_audit.model.sharing import Disclosure
from protocol_audit.model.worksheet import Decisions


@dataclass(frozen=True, slots=True)
class Assessment:
    """One finding for every standard of the pack, in pack order.

    protocol         what was read; for a self-assessment alone, the cells that it cites as evidence
    self_assessment  what the program says of itself, where it was given
    decisions        the file of the reviewer's decisions, or None where none was given
    sharing          what should not leave the house unseen, or None where nobody asked
    """

    protocol: Protocol
    pack: Pack
    profile: Profile
    findings: tuple[Finding, ...]
    method: str = "rules"
    self_assessment: SelfAssessment | None = None
    decisions: Decisions | None = None
    sharing: tuple[Disclosure, ...] | None = None

    def __post_init__(self) -> None:
        if tuple(f.standard.id for f in self.findings) != tuple(s.id for s in self.pack.standards):
            raise ValueError("an assessment needs exactly one finding for every standard, in pack order")
        if len({f.is_claimed for f in self.findings}) > 1:
            raise ValueError("an assessment rests on claims alone, or on a protocol; not on both by turns")
        if self.is_claimed and self.self_assessment is None:
            raise ValueError("claims without the self-assessment that makes them")

    @property
    def is_claimed(self) -> bool:
        """True where no protocol was read: every status is the program's own claim."""
        return any(f.is_claimed for f in self.findings)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was not understood in the self-assessment and in the file of decisions."""
        files = (self.self_assessment, self.decisions)
        return tuple(problem for file in files if file for problem in file.problems)

    @property
    def changed(self) -> tuple[Finding, ...]:
        """The findings to which a decision that holds gives another status than was read."""
        return tuple(finding for finding in self.findings if finding.is_changed)

    @property
    def stale(self) -> tuple[Finding, ...]:
        """The findings whose decision has to be made again."""
        return tuple(finding for finding in self.findings if finding.decision and finding.decision.stale)

    @property
    def summary(self) -> dict[Status, int]:
        """How many findings have each status that counts; every status is there."""
        return {status: sum(f.decided is status for f in self.findings) for status in Status}

    @property
    def summary_as_read(self) -> dict[Status, int]:
        """How many findings have each status as read, before any decision; every status is there."""
        return {status: sum(f.status is status for f in self.findings) for status in Status}
