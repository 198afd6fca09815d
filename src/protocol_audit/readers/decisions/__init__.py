"""Decisions and action plans by file type: a filled-in worksheet or report in, ``Decisions`` out."""

from __future__ import annotations

from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import Decisions, Pack
from protocol_audit.readers.file_types import check_is_file

_CSV = (".csv", ".tsv")


def read_decisions(path: Path, pack: Pack) -> Decisions:
    """The decisions in a file, by the pack's standards; raises ReadError, in words a user can act on.

    A workbook is a worksheet, a Word file a report whose plan was filled in, whatever the file is called.
    """
    from protocol_audit.readers.archive import open_archive
    from protocol_audit.readers.decisions.plan import read_plan
    from protocol_audit.readers.decisions.worksheet import read_worksheet
    from protocol_audit.readers.workbook.refusals import check_kind

    check_is_file(path)
    if path.suffix.lower() not in (".docx", ".docm"):
        check_kind(path)
    if path.suffix.lower() in _CSV:
        raise ReadError(
            f"{path.name}: a .csv file has lost what the decisions rest on; give the worksheet itself (.xlsx)"
        )
    with open_archive(path) as archive:
        is_word = any(name.startswith("word/") for name in archive.names)
    return read_plan(path, pack) if is_word else read_worksheet(path, pack)
