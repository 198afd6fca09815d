"""The check "time_limit": a statement with a time limit within, or beyond, a number of hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from protocol_audit.checks.document import Document, Unit
from protocol_audit.checks.statement import Considered, Outcome, consider_statement
from protocol_audit.language.durations import Duration, find_durations
from protocol_audit.model import Kind, Rule

# Comparators that limit when something is done; a bare duration limits only in a table cell or a list.
_LIMITS = frozenset({"within"})
_BARE_LIMITS = frozenset({"within", "bare"})


def consider_time_limit(rule: Rule, document: Document) -> Iterator[Considered]:
    """Every unit in which the statement stands, kept where a time limit of the kind asked stands with it."""
    for considered in consider_statement(rule, document):
        if considered.outcome is Outcome.RULED_OUT:
            yield considered
            continue
        limits = [
            (text, limit)
            for unit in document.around(considered.unit, rule.within)
            for text, limit in limits_of(unit)
        ]
        yield _hold_against(considered, rule, limits)


def limits_of(unit: Unit) -> list[tuple[str, Duration]]:
    """The time limits in a unit, its lead-in and its row, each with the words that give it."""
    prose = unit.passage.kind not in (Kind.TABLE_CELL, Kind.LIST_ITEM)
    texts = [(unit.text, _LIMITS if prose else _BARE_LIMITS), (unit.passage.lead_in, _LIMITS)]
    texts += [(text, _BARE_LIMITS) for _, text in unit.passage.row]
    return [
        (text[limit.start : limit.end], limit)
        for text, kinds in texts
        for limit in find_durations(text)
        if limit.comparator in kinds
    ]


def _hold_against(considered: Considered, rule: Rule, limits: list[tuple[str, Duration]]) -> Considered:
    if not limits:
        return replace(considered, outcome=Outcome.RULED_OUT, why=f"{considered.why}, without a time limit")
    bound = rule.at_most_hours if rule.at_most_hours is not None else rule.more_than_hours
    assert bound is not None
    wanted = ("inside", "unclear") if rule.at_most_hours is not None else ("outside",)
    for words, limit in limits:
        if limit.verdict(bound) in wanted:
            return replace(considered, why=f"{considered.why}, “{words}”", strength=considered.strength + 1)
    said = ", ".join(f"“{words}”" for words, _ in limits)
    return replace(considered, outcome=Outcome.RULED_OUT, why=f"{considered.why}, but {said}", against=True)
