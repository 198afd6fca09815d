"""All findings on one protocol."""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.model.finding import Finding, Status
from protocol_audit.model.pack import Pack
from protocol_audit.model.profile import Profile
from protocol_audit.model.protocol import Protocol


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
