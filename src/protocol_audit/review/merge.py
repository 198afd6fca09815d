"""Puts two files of decisions together, such as a worksheet and a report whose action plan was filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from protocol_audit.model import Action, Day, Decision, Decisions, Kept, Problem


def add_decisions(first: Decisions, later: Decisions) -> Decisions:
    """Both together. Where they differ the later one counts, and that is said among the problems."""
    decisions = {decision.standard: decision for decision in first.decisions}
    decisions |= {decision.standard: decision for decision in later.decisions}
    problems = [*first.problems, *later.problems, *_differing_decisions(first, later)]
    actions = {action.standard: action for action in first.actions}
    for action in later.actions:
        before = actions.get(action.standard)
        if before:
            problems += _differing_cells(before, action, first, later)
        actions[action.standard] = _together(before, action) if before else action
    return replace(
        first if first.made.pack else later,
        sources=(*first.sources, *later.sources),
        decisions=tuple(decisions.values()),
        actions=tuple(actions.values()),
        problems=tuple(problems),
        kept=_kept(first.kept, later.kept),
    )


def _kept(first: Kept, later: Kept) -> Kept:
    """All that was typed into both."""
    standards = dict.fromkeys((*first.cells, *later.cells))
    heads = dict.fromkeys((*first.columns, *later.columns))
    return Kept(
        cells={name: {**first.cells.get(name, {}), **later.cells.get(name, {})} for name in standards},
        columns={head: {**first.columns.get(head, {}), **later.columns.get(head, {})} for head in heads},
        rows=(*first.rows, *(row for row in later.rows if row not in first.rows)),
        done=(*first.done, *(row for row in later.done if row not in first.done)),
        log=(*first.log, *(entry for entry in later.log if entry not in first.log)),
        sheets={**first.sheets, **later.sheets},
    )


def _together(before: Action, later: Action) -> Action:
    """The later action, with what only the earlier one says."""
    given = {f.name: getattr(later, f.name) for f in fields(Action) if _is_given(getattr(later, f.name))}
    return replace(before, **given)


def _differing_decisions(first: Decisions, later: Decisions) -> Iterator[Problem]:
    said = {decision.standard: decision for decision in first.decisions}
    for decision in later.decisions:
        before = said.get(decision.standard)
        if before and _content(before) != _content(decision):
            yield Problem(
                decision.cell,
                f"{decision.standard}: {first.file} says something else ({before.cell}); "
                f"what {later.file} says counts",
            )


def _differing_cells(before: Action, action: Action, first: Decisions, later: Decisions) -> Iterator[Problem]:
    for one in fields(Action):
        old, new = getattr(before, one.name), getattr(action, one.name)
        if _is_given(old) and _is_given(new) and old != new:
            yield Problem(
                later.file,
                f"{action.standard}: the plan says {str(new)!r}, and {first.file} says {str(old)!r}; what "
                f"{later.file} says counts",
            )


def _is_given(value: object) -> bool:
    return bool(value.text) if isinstance(value, Day) else bool(value)


def _content(decision: Decision) -> tuple[object, ...]:
    return decision.status, decision.why, decision.by, decision.on, decision.words
