"""A workbook being written: its sheets, its properties, its bytes."""

from __future__ import annotations

import datetime
import io
from typing import Any

from protocol_audit.reports.package import clean, same_bytes
from protocol_audit.reports.workbook.cells import sheet_name
from protocol_audit.reports.workbook.looks import Look
from protocol_audit.reports.workbook.sheet import Sheet

_EARLIEST = datetime.date(1980, 1, 1)  # as in the package
_MOST_IN_PROPERTY = 255
# Nothing that is written as text turns into a formula, a link or a number.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Book:
    """A workbook. The same calls give the same bytes.

    title, subject  for the file's properties; screen readers say the title
    day             on which it was made, for the properties; None leaves the day out of it
    """

    def __init__(self, title: str, subject: str = "", day: datetime.date | None = None) -> None:
        from xlsxwriter import Workbook

        self._target = io.BytesIO()
        self._book = Workbook(self._target, _OPTIONS)
        self._book.set_properties(
            {
                "title": clean(title)[:_MOST_IN_PROPERTY],
                "subject": clean(subject)[:_MOST_IN_PROPERTY],
                "author": "protocol-audit",
                "created": datetime.datetime.combine(day or _EARLIEST, datetime.time()),
            }
        )
        self._formats: dict[Look, Any] = {}
        self._names: set[str] = set()

    def sheet(self, name: str, *, hidden: bool = False) -> Sheet:
        """A new sheet after the others; its name is made one that Excel takes (``Sheet.name``)."""
        name = sheet_name(name, self._names)
        self._names.add(name.lower())
        worksheet = self._book.add_worksheet(name)
        if hidden:
            worksheet.hide()
        return Sheet(name, worksheet, self.format, self._book)

    def name(self, name: str, refers_to: str) -> None:
        """Give a range a name for formulas: ``("Answers", "='Intake'!$D$5:$D$9")``."""
        self._book.define_name(name, refers_to)

    def format(self, look: Look) -> Any:
        """XlsxWriter's format for a look, made once."""
        if look not in self._formats:
            self._formats[look] = self._book.add_format(look.properties())
        return self._formats[look]

    def content(self) -> bytes:
        """The file's bytes; nothing can be written to the book afterwards."""
        self._book.close()
        return same_bytes(self._target.getvalue())
