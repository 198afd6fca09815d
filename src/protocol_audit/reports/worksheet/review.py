"""The review sheet: a row a finding, and beside it what people fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from protocol_audit.model import STATUS_WORDS, Finding
from protocol_audit.model.worksheet import (
    OWN_ROWS,
    PROGRESS_WORDS,
    REVIEW_SHEET,
    STILL_RIGHT,
    Column,
    Look,
    Value,
    Worksheet,
)
from protocol_audit.reports.labels import ANSWER_WORDS, LEVEL_WORDS, STATUS_COLORS, sentence
from protocol_audit.reports.workbook import LEAD, QUIET, TITLE, Book, Sheet, status_look
from protocol_audit.reports.workbook import Column as TableColumn
from protocol_audit.reports.worksheet.columns import CLAIM, FILLED, KEY, OWN, PARTS, READ, Shown
from protocol_audit.reports.worksheet.record import CHOICES
from protocol_audit.reports.worksheet.words import (
    DECISIONS,
    LOOKS,
    what_is_missing,
    what_was_read,
    why_look,
)

_HEAD_ROW = 2
_FROZEN = 2  # columns: why to look, and the id
_SCALE = 75  # percent; each part is then as wide as a Letter page on its side
_HINT = (
    "Fill in the yellow cells. A decision counts with a reason and a name. Sort, filter and add columns of "
    "your own as you like; please leave the column Standard and the hidden column Key as they are."
)
_COLORS = {
    LOOKS[Look.CHECK_AGAIN]: ("7A4B00", "FDE9B8"),
    LOOKS[Look.INCOMPLETE]: ("7A4B00", "FDF6E3"),
    LOOKS[Look.CONFLICT]: ("9B1C1C", "FBE5E3"),
    LOOKS[Look.MARKED]: ("1F4E8C", "E4EDF9"),
}


def write_review(book: Book, worksheet: Worksheet, footer: str) -> Sheet:
    """Write the sheet."""
    sheet = book.sheet(REVIEW_SHEET)
    columns = _columns(worksheet)
    first, last = _HEAD_ROW + 1, _HEAD_ROW + len(worksheet.rows)
    sheet.heads(_HEAD_ROW, [TableColumn(c.head, c.width, c.look) for c in columns], last=last)
    sheet.write(0, 0, "Review", replace(TITLE, wrap=False))
    sheet.height(0, 28)
    sheet.merge(1, 0, len(READ) - 3, _HINT, replace(QUIET, wrap=False))
    for row, (look, finding) in enumerate(worksheet.rows, first):
        _write_row(sheet, row, columns, look, finding, worksheet)
    _write_own_rows(sheet, last + 2, columns, worksheet)
    for number, column in enumerate(columns):
        if column.note:
            sheet.note(_HEAD_ROW, number, column.note)
    _offer_choices(sheet, columns, first, last)
    sheet.hide_column(columns.index(KEY))
    sheet.freeze(_HEAD_ROW + 1, _FROZEN)
    parts = [number for number, column in enumerate(columns) if column.head in PARTS]
    sheet.print_in_parts(parts, repeat=1, scale=_SCALE, footer=footer)
    sheet.cursor(first, next(n for n, c in enumerate(columns) if c.fills is Column.DECISION))
    return sheet


def _columns(worksheet: Worksheet) -> list[Shown]:
    claims = [CLAIM] if worksheet.assessment.self_assessment else []
    heads = dict.fromkeys((*worksheet.kept.columns, *(head for row in worksheet.kept.rows for head in row)))
    ours = [*READ, *claims, *FILLED, KEY]
    known = {column.head for column in ours}
    own = [replace(OWN, head=head) for head in heads if head not in known]
    return [*ours, *own]


def _write_row(
    sheet: Sheet,
    row: int,
    columns: Sequence[Shown],
    look: Look,
    finding: Finding,
    worksheet: Worksheet,
) -> None:
    standard = finding.standard
    ours: dict[str, Value | None] = {
        **dict(zip((column.head for column in READ), _read(look, finding), strict=True)),
        CLAIM.head: _claim(finding),
        KEY.head: worksheet.keys[standard.id],
    }
    filled = worksheet.cells.get(standard.id, {})
    own = worksheet.kept.columns
    for number, column in enumerate(columns):
        if column.fills:
            value = filled.get(column.fills)
        elif column.head in ours:
            value = ours[column.head]
        else:
            value = own.get(column.head, {}).get(standard.id)
        is_status = column.head == READ[4].head
        sheet.write(row, number, value, status_look(finding.status) if is_status else column.look)


def _read(look: Look, finding: Finding) -> Sequence[str]:
    """What stands in our own columns, from the left."""
    standard = finding.standard
    return (
        LOOKS[look],
        standard.id,
        f"{standard.title}\n{sentence(standard.asks)}",
        LEVEL_WORDS[standard.level],
        STATUS_WORDS[finding.status],
        why_look(look, finding),
        what_was_read(finding),
        what_is_missing(finding),
        finding.suggestion,
    )


def _claim(finding: Finding) -> str:
    if finding.claim is None:
        return ""
    claim = finding.claim.claim
    parts = (ANSWER_WORDS[claim.answer], claim.evidence, claim.comment)
    return "\n".join(part for part in parts if part)


def _write_own_rows(sheet: Sheet, row: int, columns: Sequence[Shown], worksheet: Worksheet) -> None:
    """What people wrote in rows of their own, under the table."""
    if not worksheet.kept.rows:
        return
    sheet.write(row, 0, OWN_ROWS, LEAD)
    for own in worksheet.kept.rows:
        row += 1
        for number, column in enumerate(columns):
            if column.head in own:
                sheet.write(row, number, own[column.head], column.look)


def _offer_choices(sheet: Sheet, columns: Sequence[Shown], first: int, last: int) -> None:
    for number, column in enumerate(columns):
        cells = (first, number, last, number)
        if column.fills is Column.DECISION:
            message = "It counts with a reason and a name."
            sheet.choices(cells, DECISIONS, title="Decision", message=message, cells_of_words=CHOICES)
            colors = {STATUS_WORDS[status]: color for status, color in STATUS_COLORS.items()}
            sheet.color_words(cells, colors)
        elif column.fills is Column.CHECKED:
            message = "For rows marked “Check again”: your decision stands."
            sheet.choices(cells, (STILL_RIGHT,), title="Checked again", message=message)
        elif column.fills is Column.PROGRESS:
            words = tuple(PROGRESS_WORDS.values())
            sheet.choices(cells, words, title="Progress", message="How far the action is.")
        elif column.fills in (Column.ON, Column.TARGET, Column.DONE):
            sheet.days(cells, title=column.head, message="A day, such as 2026-11-30.")
        elif number == 0:
            sheet.color_words(cells, _COLORS)
