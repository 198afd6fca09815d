"""The values that pass between the steps: immutable, without files, clock or printing.

Constructors refuse false assurance: no status but ``not_addressed`` or ``not_applicable`` without
evidence, no conflict without the conflicting words, no quote outside its passage.
"""

from __future__ import annotations

from protocol_audit.model.assessment import (
    Assessment,
)
from protocol_audit.model.claims import (
    Agreement,
    Answer,
    CitedPlace,
    Claim,
    ClaimFinding,
    Problem,
    SelfAssessment,
)
from protocol_audit.model.finding import (
    CLAIMED,
    CLAIMED_STATUS,
    REVIEW_REASONS,
    ConflictFinding,
    ElementFinding,
    Evidence,
    Finding,
    Found,
    Stance,
    Status,
)
from protocol_audit.model.pack import (
    Concept,
    Conflict,
    Element,
    Level,
    Pack,
    Review,
    Rule,
    Scope,
    Section,
    Standard,
    Term,
)
from protocol_audit.model.profile import (
    Profile,
)
from protocol_audit.model.protocol import (
    Kind,
    Passage,
    Place,
    Protocol,
)

__all__ = [
    "CLAIMED",
    "CLAIMED_STATUS",
    "REVIEW_REASONS",
    "Agreement",
    "Answer",
    "Assessment",
    "CitedPlace",
    "Claim",
    "ClaimFinding",
    "Concept",
    "Conflict",
    "ConflictFinding",
    "Element",
    "ElementFinding",
    "Evidence",
    "Finding",
    "Found",
    "Kind",
    "Level",
    "Pack",
    "Passage",
    "Place",
    "Problem",
    "Profile",
    "Protocol",
    "Review",
    "Rule",
    "Scope",
    "Section",
    "SelfAssessment",
    "Stance",
    "Standard",
    "Status",
    "Term",
]
