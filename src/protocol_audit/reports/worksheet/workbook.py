"""The review worksheet as a whole: guide, review, closed gaps, log, the user's own sheets, the record."""

from __future__ import annotations

import datetime

from protocol_audit.model.worksheet import Worksheet
from protocol_audit.reports.labels import long_date
from protocol_audit.reports.workbook import TEXT, Book
from protocol_audit.reports.worksheet.guide import write_guide
from protocol_audit.reports.worksheet.history import write_done, write_log
from protocol_audit.reports.worksheet.record import write_record
from protocol_audit.reports.worksheet.review import write_review


def write_worksheet(worksheet: Worksheet, *, made_on: datetime.date) -> bytes:
    """The worksheet as the bytes of an .xlsx file; the same arguments give the same bytes."""
    protocol = worksheet.assessment.protocol
    about = worksheet.made.agency or protocol.title or protocol.file
    book = Book(f"Review worksheet: {about}", subject=worksheet.assessment.pack.title, day=made_on)
    footer = f"Review worksheet: {about}, {long_date(made_on)}"
    write_guide(book, worksheet, long_date(made_on), footer)
    review = write_review(book, worksheet, footer)
    write_done(book, worksheet, footer)
    write_log(book, worksheet, footer)
    _write_own_sheets(book, worksheet)
    write_record(book, worksheet)
    review.open_here()
    return book.content()


def _write_own_sheets(book: Book, worksheet: Worksheet) -> None:
    """The user's own sheets, value by value."""
    for name, rows in worksheet.kept.sheets.items():
        sheet = book.sheet(name)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if value is not None:
                    sheet.write(number, place, value, TEXT)
