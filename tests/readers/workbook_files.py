"""Builds the workbooks that the tests read: rows as people type them, sheets as coalitions lay them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from protocol_audit.model import Answer, Pack, SelfAssessment
from protocol_audit.readers.workbook import read_self_assessment
from protocol_audit.standards import load_pack

Rows = Sequence[Sequence[object]]
MET, PARTIAL, NOT_MET = Answer.MET, Answer.PARTIAL, Answer.NOT_MET
EXEMPT, OPEN = Answer.NOT_APPLICABLE, Answer.UNANSWERED


@cache
def pack() -> Pack:
    """The built-in pack."""
    return load_pack("ncedsv-sex-trafficking-2023")


def write_book(
    path: Path,
    sheets: Mapping[str, Rows],
    *,
    merged: Sequence[str] = (),
    finish: Callable[[Any], None] | None = None,
) -> Path:
    """Write a workbook.

    merged  ranges of the first sheet
    finish  does the rest to the workbook
    """
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    first = book.worksheets[0]
    for cells in merged:
        first.merge_cells(cells)
    if finish:
        finish(book)
    book.save(path)
    return path


def paint(book: Any, sheet: str, cell: str, color: str) -> None:
    """Put a color behind a cell."""
    book[sheet][cell].fill = PatternFill("solid", fgColor=color)


def read(path: Path) -> SelfAssessment:
    """What is read from a file against the built-in pack."""
    return read_self_assessment(path, pack())


def answers(found: SelfAssessment) -> dict[str, tuple[Answer, str]]:
    """Standard -> the answer and its cell without the sheet."""
    return {claim.standard: (claim.answer, claim.cell.rpartition("!")[2]) for claim in found.claims}


def beside(found: SelfAssessment) -> dict[str, tuple[str, str]]:
    """Standard -> evidence and comment, where there is either."""
    return {c.standard: (c.evidence, c.comment) for c in found.claims if c.evidence or c.comment}


def places(found: SelfAssessment) -> list[str]:
    """The cells of the problems, in order."""
    return [problem.cell for problem in found.problems]
