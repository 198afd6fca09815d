"""The kinds of check: what a rule of a pack can ask of a document. They know no standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from protocol_audit.checks.document import Document
from protocol_audit.checks.enumeration import consider_enumeration
from protocol_audit.checks.statement import Considered, consider_statement
from protocol_audit.checks.time_limit import consider_time_limit
from protocol_audit.model import Rule

CHECKS: dict[str, Callable[[Rule, Document], Iterator[Considered]]] = {
    "statement": consider_statement,
    "time_limit": consider_time_limit,
    "enumeration": consider_enumeration,
}
