"""Text that is safe in a cell, names that Excel takes for a sheet, and the names of cells."""

from __future__ import annotations

import re
from collections.abc import Container

from protocol_audit.reports.package import clean

# Excel's limits: UTF-16 units in a cell, characters in a sheet's name.
_MOST_IN_CELL = 32_767
_MOST_IN_NAME = 31
_CUT = " […]"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")


def cell_text(text: str) -> str:
    """The text as a cell can hold it: no character that breaks the file, and no more than fits.

    What is too long for Excel ends in "[…]". A leading = stays: ``Sheet`` writes text as text.
    """
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    if _units(text) <= _MOST_IN_CELL:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_MOST_IN_CELL - len(_CUT))]
    return kept.decode("utf-16-le", errors="ignore") + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def sheet_name(text: str, taken: Container[str] = ()) -> str:
    """A name for a sheet that Excel takes: at most 31 characters, none that it forbids, not taken yet.

    taken  the names that other sheets have, in lower case
    """
    name = _NOT_IN_NAMES.sub(" ", clean(text)).strip(" '")
    name = " ".join(name.split()) or "Sheet"
    if name.lower() == "history":  # Excel keeps this name for itself
        name = "History sheet"
    candidate, number = _shortened(name, _MOST_IN_NAME), 1
    while candidate.lower() in taken:
        number += 1
        candidate = f"{_shortened(name, _MOST_IN_NAME - 4)} ({number})"
    return candidate


def _shortened(name: str, most: int) -> str:
    """The name cut at a word where that leaves most of it."""
    if len(name) <= most:
        return name
    cut = name[: most + 1].rsplit(" ", 1)[0]
    return (cut if len(cut) > most // 2 else name[:most]).strip(" ',")[:most]


def cell_name(row: int, column: int) -> str:
    """The cell's name: "D14" for row 13, column 3."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def reference(sheet: str, cells: str) -> str:
    """Cells of a sheet, as formulas name them: "'Safety planning'!$D$4:$D$9"."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cells}"
