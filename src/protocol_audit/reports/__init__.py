"""Reports by format: an ``Assessment`` in, the bytes of a file out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from protocol_audit.model import Assessment


class Report(NamedTuple):
    """One form that a report takes.

    ending  of the file's name
    noun    what people call it, with its article
    is_text True where it may be shown on a terminal or go down a pipe
    write   (assessment, day of the assessment, the coalition's template or None) -> the file's bytes
    """

    ending: str
    noun: str
    is_text: bool
    write: Callable[[Assessment, date, Path | None], bytes]


def _write_word(assessment: Assessment, assessed_on: date, template: Path | None) -> bytes:
    from protocol_audit.reports.word import write_word

    return write_word(assessment, assessed_on=assessed_on, template=template)


def _write_json(assessment: Assessment, _assessed_on: date, _template: Path | None) -> bytes:
    from protocol_audit.reports.json_report import write_json

    return write_json(assessment)


def _write_html(assessment: Assessment, assessed_on: date, _template: Path | None) -> bytes:
    from protocol_audit.reports.html import write_html

    return write_html(assessment, assessed_on=assessed_on)


def _write_workbook(assessment: Assessment, assessed_on: date, _template: Path | None) -> bytes:
    from protocol_audit.reports.findings_book import write_workbook

    return write_workbook(assessment, assessed_on=assessed_on)


# Each writer is imported when it is used: what Word needs, JSON and --help do not wait for.
REPORTS: dict[str, Report] = {
    "docx": Report(".docx", "a Word file", is_text=False, write=_write_word),
    "json": Report(".json", "JSON, for other programs", is_text=True, write=_write_json),
    "html": Report(".html", "a web page (HTML)", is_text=True, write=_write_html),
    "xlsx": Report(".xlsx", "an Excel workbook", is_text=False, write=_write_workbook),
}
