"""A sample self-assessment as an Excel file, in a layout such as a coalition might have made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from protocol_audit.reports.workbook import CENTERED, HEAD, ID, QUIET, SECTION, TEXT, TITLE, Book

_WIDTHS = (8, 44, 9, 44, 40)
_LOOKS = (ID, TEXT, CENTERED, TEXT, TEXT)


def read_answers(path: Path) -> dict[str, Any]:
    """The sample as its file has it."""
    answers: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return answers


def make_workbook_file(answers: dict[str, Any]) -> bytes:
    """The bytes of the Excel file; the same answers give the same bytes."""
    book = Book(answers["title"])
    sheet = book.sheet("Self-Assessment")
    sheet.columns(_WIDTHS)
    sheet.write(0, 0, answers["title"], TITLE)
    for row, fact in enumerate([*answers["facts"], answers["legend"]], 1):
        sheet.write(row, 0, fact, replace(QUIET, wrap=False))
    row = len(answers["facts"]) + 3
    sheet.write_row(row, answers["heads"], [HEAD] * len(_WIDTHS))
    sheet.freeze(row + 1)
    for section, rows in answers["sections"].items():
        row += 1
        sheet.write_row(row, [section, None, None, None, None], [SECTION] * len(_WIDTHS))
        for values in rows:
            row += 1
            sheet.write_row(row, values, _LOOKS)
    sheet.print_on(footer=answers["title"])
    return book.content()
