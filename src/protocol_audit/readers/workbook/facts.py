"""Facts on the program that a workbook states beside its tables: who, when, which services."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protocol_audit.model import Pack, Problem
from protocol_audit.readers.workbook.services import Services, services_in_words, services_one_by_one
from protocol_audit.readers.workbook.sheet import Holds, Sheet
from protocol_audit.readers.workbook.words import plain, words

_LONGEST = 120
_FIRST_ROWS = 40
_LABELED = ("agency", "date", "services")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the workbook says of the program, "" and None where it does not."""

    agency: str = ""
    date: str = ""
    services: Services = None
    problems: tuple[Problem, ...] = ()


def read_facts(sheets: Sequence[Sheet], pack: Pack) -> Facts:
    """The facts in the first rows of the sheets."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for row in sorted(sheet.rows)[:_FIRST_ROWS]:
            for name, value in _facts_of(sheet, row):
                found.setdefault(name, value)
    services, problems = services_one_by_one(sheets, pack)
    if "services" in found and services is None and not problems:
        services = services_in_words(found["services"], pack)
    return Facts(found.get("agency", ""), found.get("date", ""), services, tuple(problems))


def _facts_of(sheet: Sheet, row: int) -> Iterable[tuple[str, str]]:
    cells = list(sheet.shown(row))
    for position, cell in enumerate(cells):
        label, colon, value = cell.text.partition(":")
        name = _name(label)
        if not name:
            continue
        value = value.strip() if colon else ""
        # Without a colon the label could be a column's head, and what follows another head.
        beside = cells[position + 1] if position + 1 < len(cells) else None
        alone = len(cells) == 2 and position == 0
        if not value and beside is not None and (colon or alone or beside.holds is Holds.DATE):
            value = beside.text
        value = " ".join(value.split())
        if value and len(value) <= _LONGEST and "___" not in value:
            yield name, value


def _name(label: str) -> str:
    said = plain(label)
    return next((name for name in _LABELED if said in words().facts[name]), "")
