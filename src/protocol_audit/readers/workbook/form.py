"""Reads answers that stand side by side: a question a column, as online forms export them.

People also lay it out so: the standards across the top, below them a row each for answer, evidence, comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import Answer
from protocol_audit.readers.workbook.answers import read_answer
from protocol_audit.readers.workbook.heads import role_of
from protocol_audit.readers.workbook.ids import Ids
from protocol_audit.readers.workbook.lines import Line
from protocol_audit.readers.workbook.scales import Scale
from protocol_audit.readers.workbook.sheet import Sheet
from protocol_audit.readers.workbook.similar import Similar
from protocol_audit.readers.workbook.tables import Table

_FEWEST = 3  # questions about standards side by side; fewer may stand in any row


@dataclass(slots=True)
class _Question:
    """A column that asks about standards, and the columns beside it for evidence and comments."""

    column: int
    ids: tuple[str, ...]
    text: str
    beside: dict[str, list[int]] = field(default_factory=dict)


def read_form(path: Path, sheet: Sheet, scale: Scale, ids: Ids, similar: Similar) -> list[Line]:
    """The lines of a form's export, none where the sheet is not one.

    Raises ReadError where it holds the answers of several programs.
    """
    for row in sorted(sheet.rows)[:20]:
        questions = list(_questions(sheet, row, ids, similar))
        if len(questions) < _FEWEST:
            continue
        labels = _labels(sheet, row, questions[0].column)
        below = [
            r
            for r in sorted(sheet.rows)
            if r > row and labels.get(r, "answer") == "answer" and _answers(sheet, r, questions, scale) > 1
        ]
        if len(below) > 1:
            raise ReadError(
                f"{path.name}: holds the answers of {len(below)} programs, one below the other (rows "
                f"{below[0]} to {below[-1]}); leave the row of one program in a copy, and try that"
            )
        lines = [_line(sheet, row, below[0], question, scale) for question in questions] if below else []
        for line in lines:
            _add_labelled(line, labels)
        return lines
    return []


def _labels(sheet: Sheet, head: int, first: int) -> dict[int, str]:
    """What the rows below are for by the label at their left, where there is one: row -> role."""
    labels: dict[int, str] = {}
    for row in sorted(row for row in sheet.rows if row > head):
        left = [cell for cell in sheet.shown(row) if cell.column < first and len(cell.text.split()) <= 6]
        role = role_of(left[-1].text) if left else ""
        if role:
            labels[row] = role
    return labels


def _add_labelled(line: Line, labels: dict[int, str]) -> None:
    """Add what the rows labelled as evidence or comments hold in the line's column."""
    for row, role in labels.items():
        cell = line.table.sheet.cell(row, line.cell.column)
        if cell.text and role in ("evidence", "comment"):
            (line.evidence if role == "evidence" else line.comments).append(cell)


def _questions(sheet: Sheet, row: int, ids: Ids, similar: Similar) -> Iterator[_Question]:
    """The questions in a row of heads, each with what stands beside it."""
    last: _Question | None = None
    for cell in sheet.shown(row):
        named = ids.read_start(cell.text)
        known = named.ids or ids.read(cell.text).ids
        rest = cell.text[named.end :].strip(" :.-–—")
        role = role_of(rest) if len(rest.split()) <= 8 else ""
        if role in ("evidence", "comment") and last is not None and known in ((), last.ids):
            last.beside.setdefault(role, []).append(cell.column)
            continue
        sure = similar.rank(cell.text).sure if not known and len(cell.text.split()) > 3 else ""
        known = known or ((sure,) if sure else ())
        if known:
            if last is not None:
                yield last
            last = _Question(cell.column, known, cell.text)
    if last is not None:
        yield last


def _answers(sheet: Sheet, row: int, questions: list[_Question], scale: Scale) -> int:
    cells = (sheet.cell(row, question.column) for question in questions)
    return sum(read_answer(cell, scale).answer is not Answer.UNANSWERED for cell in cells)


def _line(sheet: Sheet, head: int, row: int, question: _Question, scale: Scale) -> Line:
    roles = {column: role for role, columns in question.beside.items() for column in columns}
    table = Table(sheet, head, row, row, {**roles, question.column: "answer"}, {})
    cell = sheet.cell(row, question.column)
    line = Line(table, row, question.ids, (), question.text, read_answer(cell, scale), cell)
    for role, listed in (("evidence", line.evidence), ("comment", line.comments)):
        cells = (sheet.cell(row, column) for column in question.beside.get(role, ()))
        listed += [one for one in cells if one.text]
    return line
