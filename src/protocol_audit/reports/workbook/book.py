"""A workbook being written: its sheets, its properties, its bytes."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Collection
from typing import Any

from protocol_audit.reports.package import clean, same_bytes
from protocol_audit.reports.workbook.cells import sheet_name
from protocol_audit.reports.workbook.looks import Look
from protocol_audit.reports.workbook.sheet import Sheet

_EARLIEST = datetime.date(1980, 1, 1)  # as in the package
_MOST_IN_PROPERTY = 255
_ROW = re.compile(rb'<row r="(\d+)"[^>]*>')
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
        self._sheets: list[Sheet] = []

    def sheet(self, name: str, *, hidden: bool = False) -> Sheet:
        """A new sheet after the others; its name is made one that Excel takes (``Sheet.name``)."""
        name = sheet_name(name, {sheet.name.lower() for sheet in self._sheets})
        worksheet = self._book.add_worksheet(name)
        if hidden:
            worksheet.hide()
        self._sheets.append(Sheet(name, worksheet, self.format, self._book))
        return self._sheets[-1]

    def name(self, name: str, refers_to: str) -> None:
        """Give a range a name for formulas: ``("Answers", "='Intake'!$D$5:$D$9")``."""
        self._book.define_name(name, refers_to)

    def format(self, look: Look) -> Any:
        """XlsxWriter's format for a look, made once."""
        if look not in self._formats:
            self._formats[look] = self._book.add_format(look.properties())
        return self._formats[look]

    def chart(self, kind: str, subtype: str) -> Any:
        """A chart of XlsxWriter's ("bar", "stacked"), to be filled and given to ``Sheet.chart``."""
        return self._book.add_chart({"type": kind, "subtype": subtype})

    def content(self) -> bytes:
        """The file's bytes; nothing can be written to the book afterwards."""
        fitted = {f"xl/worksheets/sheet{n}.xml": sheet.fit_rows() for n, sheet in enumerate(self._sheets, 1)}
        self._book.close()
        return same_bytes(self._target.getvalue(), lambda name, part: _loosen(part, fitted.get(name)))


def _loosen(part: bytes, fitted: Collection[int] | None) -> bytes:
    """The sheet with rows that go on fitting their text when somebody types; XlsxWriter fixes each height."""
    if not fitted:
        return part

    def loose(row: re.Match[bytes]) -> bytes:
        is_fitted = int(row[1]) - 1 in fitted
        return row[0].replace(b' customHeight="1"', b"") if is_fitted else row[0]

    return _ROW.sub(loose, part)
