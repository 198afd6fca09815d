"""Facts on the program that a workbook states beside its tables: who, when, which services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from protocol_audit.readers.workbook.sheet import Holds, Sheet
from protocol_audit.readers.workbook.words import has_phrase, plain, words

_LONGEST = 120
_FIRST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Facts:
    """What the workbook says of the program, "" and None where it does not."""

    agency: str = ""
    date: str = ""
    services: tuple[str, ...] | None = None


def read_facts(sheets: Iterable[Sheet], services: Mapping[str, str]) -> Facts:
    """The facts in the first rows of the sheets; ``services`` are those that the pack knows."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for row in sorted(sheet.rows)[:_FIRST_ROWS]:
            for name, value in _facts_of(sheet, row):
                found.setdefault(name, value)
    named = found.get("services")
    return Facts(
        found.get("agency", ""),
        found.get("date", ""),
        None if named is None else _services(named, services),
    )


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
    return next((name for name, labels in words().facts.items() if said in labels), "")


def _services(text: str, known: Mapping[str, str]) -> tuple[str, ...] | None:
    """The services that a text names, in the pack's order; None where it names none that the pack knows."""
    said = plain(text)
    if said in ("none", "none of these", "ninguno"):
        return ()
    return tuple(name for name in known if has_phrase(said, (name.replace("_", " "), name))) or None
