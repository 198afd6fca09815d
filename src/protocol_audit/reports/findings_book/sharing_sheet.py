"""What to look at before the workbook is shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from protocol_audit.model import Disclosure
from protocol_audit.reports.sharing_words import PRIVATE_WORDS, share_lead, where_words
from protocol_audit.reports.workbook import ID, QUIET, TITLE, Column, Sheet

_HEAD = 3
_COLUMNS = (Column("What it is", 22, ID), Column("Words", 60), Column("Where", 60))
_FOR_YOU = "This sheet is for you. Delete it before you send the workbook to anybody."


def write_sharing(sheet: Sheet, found: Sequence[Disclosure], footer: str) -> None:
    """Write the sheet."""
    sheet.heads(_HEAD, _COLUMNS, last=_HEAD + len(found) if found else None)
    sheet.write(0, 0, "Before you share this", TITLE)
    sheet.height(0, 28)
    for row, words in ((1, share_lead(found)), (2, _FOR_YOU)):
        sheet.write(row, 0, words, replace(QUIET, wrap=False))
    for row, one in enumerate(found, _HEAD + 1):
        values = [PRIVATE_WORDS[one.kind], one.masked, where_words(one)]
        sheet.write_row(row, values, [column.look for column in _COLUMNS])
    sheet.print_on(footer=footer)
