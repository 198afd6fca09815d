"""What applies to the program, what does not, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.model import Assessment, Finding, Status
from protocol_audit.reports.decided import who_and_when
from protocol_audit.reports.labels import listed, sentence, service_words

APPLIES, DOES_NOT_APPLY = "Applies", "Does not apply"
ASSUMED = "Nobody said which services the program offers, so every standard was applied."


@dataclass(frozen=True, slots=True)
class Applicability:
    """Standards that apply, or do not, for the same reason."""

    verdict: str
    why: str
    findings: tuple[Finding, ...]

    @property
    def standards(self) -> str:
        """Their ids: "AI-1, AI-2"."""
        return ", ".join(finding.standard.id for finding in self.findings)


def applicability(assessment: Assessment) -> list[Applicability]:
    """Every standard under what applies and why, what applies first; in pack order within a reason."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in assessment.findings:
        key = (verdict_of(finding), why_applies(finding, assessment))
        groups.setdefault(key, []).append(finding)
    found = [Applicability(verdict, why, tuple(group)) for (verdict, why), group in groups.items()]
    return sorted(found, key=lambda one: one.verdict != APPLIES)


def verdict_of(finding: Finding) -> str:
    """Whether the standard applies to the program, in words."""
    return DOES_NOT_APPLY if finding.decided is Status.NOT_APPLICABLE else APPLIES


def why_applies(finding: Finding, assessment: Assessment) -> str:
    """Why the standard applies, or why not, as a sentence."""
    decided = finding.decision
    is_other = (finding.decided is Status.NOT_APPLICABLE) != (finding.status is Status.NOT_APPLICABLE)
    if decided and is_other:
        return f"{sentence(decided.decision.why)} Decided by {who_and_when(decided)}."
    if finding.status is Status.NOT_APPLICABLE:
        return sentence(finding.why)
    services = finding.standard.services
    if not services:
        return "It is for every program."
    needed = listed(service_words(services), "or")
    if assessment.profile.services is None:
        return f"It is for programs with {needed}. {ASSUMED}"
    return f"It is for programs with {needed}, which the program offers."
