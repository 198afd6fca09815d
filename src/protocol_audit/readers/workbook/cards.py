"""Reads answers in blocks, one a standard: "Standard: AI-5", below it "Answer: Met", "Evidence: p. 4"."""

from __future__ import annotations

from collections.abc import Iterator

from protocol_audit.readers.workbook.answers import read_answer
from protocol_audit.readers.workbook.heads import is_exact, role_of
from protocol_audit.readers.workbook.ids import Ids
from protocol_audit.readers.workbook.lines import Line
from protocol_audit.readers.workbook.scales import Scale
from protocol_audit.readers.workbook.sheet import Cell, Holds, Sheet
from protocol_audit.readers.workbook.similar import Similar
from protocol_audit.readers.workbook.tables import Table

_FEWEST = 2  # answered blocks; a single one may be anything
_USES = ("answer", "evidence", "comment")


def read_cards(sheet: Sheet, scale: Scale, ids: Ids, similar: Similar) -> list[Line]:
    """The lines of a sheet of blocks, none where it is not one."""
    lines: list[Line] = []
    for row in sorted(sheet.rows):
        for label, value in _pairs(sheet, row):
            role = role_of(label) if is_exact(label) else ""
            named = _named(label, value, role, ids, similar)
            if named:
                lines.append(_open(sheet, row, named, value.text))
            elif role in _USES and lines:
                _fill(lines[-1], role, value, scale)
    answered = [line for line in lines if "answer" in line.table.roles.values()]
    return lines if len(answered) >= _FEWEST else []


def _pairs(sheet: Sheet, row: int) -> Iterator[tuple[str, Cell]]:
    """The labels of a row, each with the cell that it labels: the next one, or its own after a colon."""
    cells = list(sheet.shown(row))
    while cells:
        cell = cells.pop(0)
        label, colon, rest = cell.text.partition(":")
        if colon and rest.strip():
            yield label, Cell(cell.row, cell.column, rest.strip(), Holds.TEXT, cell.fill)
        elif cells:
            yield label, cells.pop(0)
        else:
            yield label, Cell(cell.row, cell.column + 1, "", Holds.NOTHING)


def _named(label: str, value: Cell, role: str, ids: Ids, similar: Similar) -> tuple[str, ...]:
    """The standards that a block opens with, by number or, after a label, by text."""
    started = ids.read_start(label).ids
    if started:
        return started
    if role in ("id", "requirement", "measure"):
        known = ids.read_start(value.text).ids or ids.read(value.text).ids
        sure = similar.rank(value.text).sure
        return known or ((sure,) if sure else ())
    return ()


def _open(sheet: Sheet, row: int, named: tuple[str, ...], text: str) -> Line:
    nothing = Cell(row, 1, "", Holds.NOTHING)
    table = Table(sheet, row, row, row, {}, {})
    return Line(table, row, named, (), text, read_answer(nothing, Scale()), nothing)


def _fill(line: Line, role: str, value: Cell, scale: Scale) -> None:
    line.table.roles[value.column if role == "answer" else -len(line.table.roles) - 1] = role
    if role == "answer":
        line.reading, line.cell = read_answer(value, scale), value
    elif value.text:
        (line.evidence if role == "evidence" else line.comments).append(value)
