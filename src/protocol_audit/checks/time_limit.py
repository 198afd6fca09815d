"""The check "time_limit": a statement with a time limit within, or beyond, a number of hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from protocol_audit.checks.document import Document, Unit
from protocol_audit.checks.statement import Considered, Outcome, consider_statement
from protocol_audit.language.durations import Duration, find_durations
from protocol_audit.model import Kind, Rule


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
    """The time limits in a unit, its lead-in and its row, each with the words that give it.

    A bare duration ("3 business days") limits only in a table cell or a list item; "not before" limits too.
    """
    prose = unit.passage.kind not in (Kind.TABLE_CELL, Kind.LIST_ITEM)
    texts = [
        (unit.text, prose),
        (unit.passage.lead_in, True),
        *((text, False) for _, text in unit.passage.row),
    ]
    return [
        (text[limit.start : limit.end], limit)
        for text, is_prose in texts
        for limit in find_durations(text)
        if limit.comparator == "after" or (limit.is_limit and not (is_prose and limit.comparator == "bare"))
    ]


def _hold_against(considered: Considered, rule: Rule, limits: list[tuple[str, Duration]]) -> Considered:
    if not limits:
        return replace(considered, outcome=Outcome.RULED_OUT, why=f"{considered.why}, without a time limit")
    at_most = rule.at_most_hours
    bound = at_most if at_most is not None else rule.more_than_hours or 0.0
    wanted = ("inside", "unclear") if at_most is not None else ("outside",)
    fitting = [(words, limit) for words, limit in limits if _fits(limit, bound, wanted)]
    if not fitting:
        said = ", ".join(f"“{words}”" for words, _ in limits)
        return replace(
            considered, outcome=Outcome.RULED_OUT, why=f"{considered.why}, but {said}", against=True
        )
    verdicts = {limit.verdict(bound) for _, limit in limits}
    return replace(
        considered,
        why=f"{considered.why}, “{fitting[0][0]}”",
        strength=considered.strength + 1,
        unclear=len(verdicts) > 1 or verdicts == {"unclear"},
    )


def _fits(limit: Duration, bound: float, wanted: tuple[str, ...]) -> bool:
    """Whether a limit is of the kind asked; a clock that starts when somebody leaves is another one."""
    if limit.clock == "departure" or (limit.comparator == "after" and "inside" in wanted):
        return False
    return limit.verdict(bound) in wanted
