"""The hidden sheet by which a workbook of our own says which pack it was made for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import Pack
from protocol_audit.model.claims import ABOUT_SHEET
from protocol_audit.readers.workbook.sheet import Sheet

_PACK, _VERSION = "pack", "version"


def is_stamp(sheet: Sheet) -> bool:
    """Whether a sheet is our own, which says nothing of the program."""
    return sheet.hidden and sheet.name == ABOUT_SHEET


def check_stamp(path: Path, sheets: Iterable[Sheet], pack: Pack) -> None:
    """Raise ReadError where the workbook was made for another pack."""
    facts = {
        sheet.text(row, 1): sheet.text(row, 2) for sheet in sheets if is_stamp(sheet) for row in sheet.rows
    }
    made_for = facts.get(_PACK, pack.id)
    if made_for != pack.id:
        raise ReadError(
            f"{path.name}: made for the standards {made_for!r}, version {facts.get(_VERSION, 'unknown')}, "
            f"and not for {pack.id!r}; give --standards {made_for}"
        )
