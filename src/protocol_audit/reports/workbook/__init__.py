"""What every workbook that is written has in common: looks, safe cells, drop-downs, protection, print.

``Book`` is a workbook being written, ``Sheet`` one of its sheets, ``Look`` how a cell looks. Rows and
columns count from 0. Text is always text: nothing that comes from a document can become a formula.
"""

from __future__ import annotations

from protocol_audit.reports.workbook.book import Book
from protocol_audit.reports.workbook.cells import cell_name, cell_text, reference, sheet_name
from protocol_audit.reports.workbook.heights import height_of
from protocol_audit.reports.workbook.looks import (
    CENTERED,
    CHOICE,
    FILL_IN,
    HEAD,
    ID,
    LABEL,
    LEAD,
    NUMBER,
    QUIET,
    SECTION,
    SUBTITLE,
    TEXT,
    TITLE,
    Look,
    status_look,
)
from protocol_audit.reports.workbook.sheet import Column, Sheet

__all__ = [
    "CENTERED",
    "CHOICE",
    "FILL_IN",
    "HEAD",
    "ID",
    "LABEL",
    "LEAD",
    "NUMBER",
    "QUIET",
    "SECTION",
    "SUBTITLE",
    "TEXT",
    "TITLE",
    "Book",
    "Column",
    "Look",
    "Sheet",
    "cell_name",
    "cell_text",
    "height_of",
    "reference",
    "sheet_name",
    "status_look",
]
