"""What was read and what was not, how statuses are decided, how figures are counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from protocol_audit.model import Assessment
from protocol_audit.reports.applicability import applicability
from protocol_audit.reports.facts import facts_of_reading
from protocol_audit.reports.labels import STATUS_WORDS, capital, place_words
from protocol_audit.reports.method import METHOD, figures, meanings
from protocol_audit.reports.summary import ALL_READ, UNREAD, aid
from protocol_audit.reports.workbook import LABEL, LEAD, TEXT, TITLE, Sheet, height_of, status_look

_WIDTHS = (30, 110)
_NAME = replace(LABEL, down="top")
_PLAIN = replace(TEXT, boxed=False)


def write_about(sheet: Sheet, assessment: Assessment, footer: str) -> None:
    """Write the sheet."""
    sheet.columns(_WIDTHS)
    sheet.write(0, 0, "About", TITLE)
    sheet.height(0, 28)
    row = _text(sheet, 1, aid(assessment))
    row = _pairs(sheet, row + 1, "What was read and what was not", facts_of_reading(assessment).items())
    row = _unread(sheet, row, assessment)
    row = _asides(sheet, row, assessment)
    problems = [(problem.cell, problem.message) for problem in assessment.problems]
    row = _pairs(sheet, row + 1, "What was not understood", problems) if problems else row
    reasons = [(f"{one.verdict}: {one.standards}", one.why) for one in applicability(assessment)]
    row = _pairs(sheet, row + 1, "What applies and what does not", reasons)
    row = _meanings(sheet, row + 1, assessment)
    _pairs(sheet, row + 1, "How figures are counted", figures(assessment))
    sheet.print_on(footer=footer)


def _text(sheet: Sheet, row: int, words: str) -> int:
    """Write a text over both columns; returns the next row."""
    sheet.merge(row, 0, 1, words, _PLAIN)
    sheet.height(row, height_of(words, sum(_WIDTHS), _PLAIN))
    return row + 1


def _pairs(sheet: Sheet, row: int, lead: str, pairs: Iterable[tuple[str, str]]) -> int:
    """Write names with their texts under a heading; returns the next row."""
    sheet.write(row, 0, lead, LEAD)
    for row, (name, words) in enumerate(pairs, row + 1):  # noqa: B020 - the last row is what comes back
        sheet.write_row(row, [name, words], [_NAME, TEXT])
    return row + 1


def _unread(sheet: Sheet, row: int, assessment: Assessment) -> int:
    unread = assessment.protocol.unread
    if not unread:
        return row if assessment.is_claimed else _text(sheet, row, ALL_READ)
    row = _text(sheet, row, UNREAD)
    for part in unread:
        row = _text(sheet, row, f"• {part}")
    return row


def _asides(sheet: Sheet, row: int, assessment: Assessment) -> int:
    """Comments, hidden text and pictures, which were kept apart."""
    found = []
    for aside in assessment.protocol.asides:
        by = f" by {aside.by}" if aside.by else ""
        words = f"“{aside.text}”" if aside.text else "not described"
        found.append((f"{capital(aside.kind)}{by}", f"{words} ({place_words(aside.place, headings=1)})"))
    return _pairs(sheet, row + 1, "Kept apart and not judged", found) if found else row


def _meanings(sheet: Sheet, row: int, assessment: Assessment) -> int:
    sheet.write(row, 0, "How statuses are decided", LEAD)
    row = row + 1 if assessment.is_claimed else _text(sheet, row + 1, METHOD)
    for status, words in meanings(assessment).items():
        sheet.write_row(row, [STATUS_WORDS[status], words], [status_look(status), TEXT])
        row += 1
    return row
