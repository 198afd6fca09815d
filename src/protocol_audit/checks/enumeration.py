"""The check "enumeration": several of the named things stand in one passage, list or table."""

from __future__ import annotations

from collections.abc import Iterator

from protocol_audit.checks.document import Document
from protocol_audit.checks.statement import (
    Considered,
    Outcome,
    anchored_units,
    has,
    in_context,
    name_of,
    outcome_of,
    unit_stance,
)
from protocol_audit.model import Rule, Stance


def consider_enumeration(rule: Rule, document: Document) -> Iterator[Considered]:
    """Every unit with one of the named things, stated where at least so many stand in its series."""
    for unit, anchor in anchored_units(rule, document):
        series = document.series(unit)
        present = [term for term in rule.any if any(has(u, term) for u in series)]
        here = sum(has(unit, term) for term in rule.any)
        context = not rule.context or any(in_context(document, u, t) for t in rule.context for u in series)
        if len(present) < rule.at_least or not context or any(has(unit, term) for term in rule.unless):
            why = f"{len(present)} of {rule.at_least} named" if context else "not in the context asked"
            yield Considered(unit, rule, anchor, Stance.OTHER, Outcome.RULED_OUT, why)
            continue
        reading = unit_stance(unit, anchor, any_stance=rule.stance == "any")
        names = ", ".join(name_of(term) for term in present)
        outcome = Outcome.RULED_OUT if reading.void else outcome_of(rule, reading.stance)
        yield Considered(unit, rule, anchor, reading.stance, outcome, names, here)
