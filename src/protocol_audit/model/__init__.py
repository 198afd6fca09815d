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
    Outcome,
    Problem,
    SelfAssessment,
)
from protocol_audit.model.comparison import (
    Change,
    Comparison,
    PackChange,
    PlacedQuote,
    PortfolioComparison,
    Side,
    Source,
    StandardChange,
)
from protocol_audit.model.crosswalk import (
    Crosswalk,
    Link,
    Relation,
    Requirement,
)
from protocol_audit.model.decisions import (
    Action,
    Basis,
    Day,
    Decided,
    Decision,
    Progress,
    Words,
)
from protocol_audit.model.finding import (
    CLAIMED,
    CLAIMED_STATUS,
    REVIEW_REASONS,
    STATUS_WORDS,
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
from protocol_audit.model.portfolio import (
    ConflictQuote,
    NotRead,
    Portfolio,
    ProgramRow,
)
from protocol_audit.model.profile import (
    Profile,
)
from protocol_audit.model.protocol import (
    Aside,
    Kind,
    Passage,
    Place,
    Protocol,
)
from protocol_audit.model.sharing import (
    Disclosure,
    Private,
)
from protocol_audit.model.statement import (
    Commitment,
    Coverage,
    RequirementAnswer,
    Statement,
)
from protocol_audit.model.worksheet import (
    Column,
    Decisions,
    Kept,
    LogEntry,
    Made,
    Row,
    SourceFile,
    Value,
)

__all__ = [
    "CLAIMED",
    "CLAIMED_STATUS",
    "REVIEW_REASONS",
    "STATUS_WORDS",
    "Action",
    "Agreement",
    "Answer",
    "Aside",
    "Assessment",
    "Basis",
    "Change",
    "CitedPlace",
    "Claim",
    "ClaimFinding",
    "Column",
    "Commitment",
    "Comparison",
    "Concept",
    "Conflict",
    "ConflictFinding",
    "ConflictQuote",
    "Coverage",
    "Crosswalk",
    "Day",
    "Decided",
    "Decision",
    "Decisions",
    "Disclosure",
    "Element",
    "ElementFinding",
    "Evidence",
    "Finding",
    "Found",
    "Kept",
    "Kind",
    "Level",
    "Link",
    "LogEntry",
    "Made",
    "NotRead",
    "Outcome",
    "Pack",
    "PackChange",
    "Passage",
    "Place",
    "PlacedQuote",
    "Portfolio",
    "PortfolioComparison",
    "Private",
    "Problem",
    "Profile",
    "ProgramRow",
    "Progress",
    "Protocol",
    "Relation",
    "Requirement",
    "RequirementAnswer",
    "Review",
    "Row",
    "Rule",
    "Scope",
    "Section",
    "SelfAssessment",
    "Side",
    "Source",
    "SourceFile",
    "Stance",
    "Standard",
    "StandardChange",
    "Statement",
    "Status",
    "Term",
    "Value",
    "Words",
]
