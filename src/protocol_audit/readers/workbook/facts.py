"""Facts on the program that a workbook states beside its tables: who, when, which services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from protocol_audit.model import Answer
from protocol_audit.readers.workbook.answers import read_answer
from protocol_audit.readers.workbook.scales import Scale
from protocol_audit.readers.workbook.sheet import Holds, Sheet
from protocol_audit.readers.workbook.words import has_phrase, plain, words

_LONGEST = 120
_FIRST_ROWS = 40
_LABELED = ("agency", "date", "services")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the workbook says of the program, "" and None where it does not."""

    agency: str = ""
    date: str = ""
    services: tuple[str, ...] | None = None


def read_facts(sheets: Sequence[Sheet], services: Mapping[str, str]) -> Facts:
    """The facts in the first rows of the sheets; ``services`` are those that the pack knows."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for row in sorted(sheet.rows)[:_FIRST_ROWS]:
            for name, value in _facts_of(sheet, row):
                found.setdefault(name, value)
    named = found.get("services")
    offered = next(filter(None, (_offered(sheet, services) for sheet in sheets)), None)
    if offered is None and named is not None:
        offered = _services(named, services)
    return Facts(found.get("agency", ""), found.get("date", ""), offered)


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


def _offered(sheet: Sheet, known: Mapping[str, str]) -> tuple[str, ...] | None:
    """The services of a list that says Yes or No beside each, None where there is no such list or answer."""
    rows = sorted(sheet.rows)
    for row in rows:
        heads = {plain(cell.text).strip("?¿ "): cell.column for cell in sheet.shown(row)}
        name = next((heads[word] for word in words().facts["service"] if word in heads), 0)
        answer = next((heads[word] for word in words().facts["offered"] if word in heads), 0)
        if not name or not answer:
            continue
        said = {
            plain(sheet.text(below, name)): read_answer(sheet.cell(below, answer), Scale()).answer
            for below in rows
            if below > row
        }
        given = {service: said.get(service.replace("_", " "), Answer.UNANSWERED) for service in known}
        if set(given.values()) & {Answer.MET, Answer.NOT_MET}:
            return tuple(service for service, one in given.items() if one is Answer.MET)
    return None


def _services(text: str, known: Mapping[str, str]) -> tuple[str, ...] | None:
    """The services that a text names, in the pack's order; None where it names none that the pack knows."""
    said = plain(text)
    if said in ("none", "none of these", "ninguno"):
        return ()
    return tuple(name for name in known if has_phrase(said, (name.replace("_", " "), name))) or None
