"""Reads what a row of a table answers: in a column of answers, in several, or by a mark under one."""

from __future__ import annotations

import re

from protocol_audit.model import Answer, Problem
from protocol_audit.readers.workbook.answers import Reading, is_place, read_answer, shown
from protocol_audit.readers.workbook.heads import asks_what_lacks, mark_of
from protocol_audit.readers.workbook.scales import Scale
from protocol_audit.readers.workbook.sheet import Cell, Holds
from protocol_audit.readers.workbook.tables import Table
from protocol_audit.readers.workbook.words import has_phrase, plain, words

# From the weakest: where two answers disagree, the weaker stands. One that exempts stands behind all.
STRENGTH = (Answer.NOT_MET, Answer.PARTIAL, Answer.MET, Answer.NOT_APPLICABLE)
_MARKED = re.compile(r"^([xX✓✔√☑☒✗✘])\s*[-–—,;:(/]?\s*(.*?)\)?$", re.DOTALL)
_YES_OR_NO = (
    "yes",
    "y",
    "no",
    "n",
    "si",
    "s",
    "true",
    "false",
    "none",
    "verdadero",
    "falso",
    "ninguno",
    "ninguna",
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


class AnswerReader:
    """Reads the answers of one table; what disagrees goes to ``problems``."""

    def __init__(self, table: Table, scale: Scale, problems: list[Problem]) -> None:
        self._table = table
        self._sheet = table.sheet
        self._scale = scale
        self._problems = problems
        self._answers = _own_answers(table)

    def read(self, row: int) -> tuple[Reading, Cell]:
        """What a row answers, and the cell where it does."""
        if self._table.marks:
            return self._marked(row)
        readings = []
        for column in self._answers:
            cell = self._sheet.cell(row, column)
            readings.append((self._own(cell), cell))
        given = [pair for pair in readings if pair[0].answer is not Answer.UNANSWERED]
        if len(given) < 2:
            unclear = (pair for pair in readings if pair[0].problem)
            return given[0] if given else next(unclear, readings[0])
        weakest = min(given, key=lambda pair: STRENGTH.index(pair[0].answer))
        if len({reading.answer for reading, _ in given}) > 1:
            said = " and ".join(f"{shown(cell.text)} ({cell.address})" for _, cell in given)
            message = f"two columns of answers disagree: {said}; the weaker is taken"
            self._problems.append(Problem(self._sheet.place(weakest[1]), message))
        return weakest

    def _own(self, cell: Cell) -> Reading:
        """What a cell in a column of answers says, by the column's head where that turns it."""
        reading = self._crossed(cell) or self._against_checks(cell) or read_answer(cell, self._scale)
        head = self._head(cell.column)
        if (
            reading.answer is Answer.UNANSWERED
            or not _is_yes_or_no(cell, reading)
            or not asks_what_lacks(head)
        ):
            return reading
        message = f"{shown(cell.text)} under {shown(head)} says what is missing, and not how far it is met"
        return Reading(Answer.UNANSWERED, message)

    def _head(self, column: int) -> str:
        """The head of a column; in a table whose head was not known, what stands above it."""
        table = self._table
        above = self._sheet.text(table.first - 1, column) if table.first > 1 else ""
        return (table.heads.get(column) or above).split("\n")[-1]

    def _crossed(self, cell: Cell) -> Reading | None:
        """The answer that a lone column is headed with, where a cross is set under it."""
        if cell.text.strip().casefold() not in ("x", "xx", "[x]", "(x)"):
            return None
        answer = mark_of(self._table.heads.get(cell.column, "").split("\n")[-1], self._scale)
        return Reading(answer) if answer else None

    def _against_checks(self, cell: Cell) -> Reading | None:
        """Not met, for a cross in a column where other cells have a check mark."""
        said = cell.text.strip().removesuffix("\ufe0f")
        if said not in words().no_beside_yes:
            return None
        column = (self._sheet.text(row, cell.column) for row in self._table.rows)
        checked = any(text.strip().removesuffix("\ufe0f") in words().yes_alone for text in column)
        return Reading(Answer.NOT_MET) if checked else None

    def _marked(self, row: int) -> tuple[Reading, Cell]:
        """The answer whose column has a mark."""
        first = self._sheet.cell(row, min(self._table.marks))
        found: list[tuple[Reading, Cell]] = []
        for column in sorted(self._table.marks):
            cell = self._sheet.cell(row, column)
            reading = self._mark(cell, self._table.marks[column])
            if reading is not None:
                found.append((reading, cell))
        given = [pair for pair in found if pair[0].answer is not Answer.UNANSWERED]
        if not given:
            return found[0] if found else (Reading(Answer.UNANSWERED), first)
        weakest = min(given, key=lambda pair: STRENGTH.index(pair[0].answer))
        if len({reading.answer for reading, _ in given}) > 1:
            heads = " and ".join(shown(self._table.heads.get(c.column, "").split("\n")[-1]) for _, c in given)
            message = f"row {row} is marked under {heads}; the weaker is taken"
            self._problems.append(Problem(self._sheet.place(weakest[1]), message))
        return weakest

    def _mark(self, cell: Cell, answer: Answer) -> Reading | None:
        """What a cell under an answer says: its mark, nothing, or something that is no mark."""
        said = cell.text.strip().casefold()
        if cell.holds is Holds.NOTHING:
            return None
        head = self._table.heads.get(cell.column, "").split("\n")[-1]
        # "N" under "No" repeats the head; under "Not met" it says that it is not so.
        if said in words().unset_marks:
            return Reading(answer) if said in ("n", "no") and plain(head) in ("n", "no") else None
        if answer is Answer.UNANSWERED and head.strip().isdigit():
            return Reading(answer, f"marked under {shown(head)}, and no legend says what that number means")
        if said in words().set_marks or words().answers.get(plain(said)) is answer:
            return Reading(answer)
        marked = _MARKED.match(cell.text.strip())
        if marked and (is_place(marked.group(2)) or answer is not Answer.MET) and "?" not in cell.text:
            return Reading(answer, place=marked.group(2) if is_place(marked.group(2)) else "")
        if cell.holds in (Holds.UNSAVED, Holds.ERROR):
            return read_answer(cell, self._scale)
        with_more = read_answer(cell, self._scale)
        if with_more.answer is answer:
            return with_more
        message = (
            f"{shown(cell.text)} under {shown(head)} is not a mark; understood are X, a check mark, or 1"
        )
        return Reading(Answer.UNANSWERED, message)


def _is_yes_or_no(cell: Cell, reading: Reading) -> bool:
    """Whether an answer is Yes, No or a check mark, which mean what the head asks."""
    first = plain(cell.text).split(" ")[0].strip(",;:.-")
    return first in _YES_OR_NO or (reading.answer is Answer.MET and first in words().set_marks)


def own_columns(table: Table, role: str) -> list[int]:
    """The columns for this but a reviewer's, where there are others."""
    columns = table.columns(role)
    heads = {column: plain(table.heads.get(column, "")) for column in columns}
    own = [column for column in columns if not has_phrase(heads[column], words().heads_of_others)]
    return own or columns


def _own_answers(table: Table) -> list[int]:
    """The columns of the program's own answers, of the newest year."""
    columns = table.columns("answer")
    heads = {column: plain(table.heads.get(column, "")) for column in columns}
    years = {column: max(_YEAR.findall(head), default="") for column, head in heads.items()}
    newest = [column for column in columns if years[column] == max(years.values())]
    ours = [column for column in newest if has_phrase(heads[column], words().heads_of_ours)]
    return ours or [column for column in newest if column in own_columns(table, "answer")] or newest
