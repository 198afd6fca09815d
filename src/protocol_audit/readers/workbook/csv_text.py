"""Reads a .csv file as a sheet: UTF-8, UTF-16 or Windows-1252; parted by comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.readers.file_types import whole_file
from protocol_audit.readers.workbook.sheet import Cell, Holds, Sheet
from protocol_audit.readers.workbook.xlsx import Workbook

_MOST_BYTES = 20_000_000
_SEPARATORS = ",;\t|"


def read_csv(path: Path) -> Workbook:
    """The one sheet of a .csv file, named after the file; raises ReadError where it is no text."""
    data = _read(path)
    text = _decoded(path, data)
    sheet = Sheet(path.stem)
    separator = _separator(text)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for number, row in enumerate(rows, 1):
            cells = {
                c.column: c for c in (_cell(number, i, value) for i, value in enumerate(row, 1)) if c.text
            }
            if cells:
                sheet.rows[number] = cells
    except csv.Error as error:
        raise ReadError(
            f"{path.name}: not a table as .csv has it ({error}); open it in Excel and save it as "
            f"“CSV UTF-8 (Comma delimited)”, or as .xlsx"
        ) from error
    return Workbook(hashlib.sha256(data).hexdigest(), (sheet,))


def _cell(row: int, column: int, value: str) -> Cell:
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = "".join(c for c in text if c >= " " or c in "\n\t").strip()
    return Cell(row, column, text, Holds.TEXT if text else Holds.NOTHING)


def _read(path: Path) -> bytes:
    return whole_file(
        path,
        _MOST_BYTES,
        f"too large for a self-assessment (over {_MOST_BYTES // 1_000_000} MB); copy the rows that matter "
        f"into a new file",
    )


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise ReadError(
            f"{path.name}: not a text, as .csv files are; if it opens in Excel, save it there as "
            f"“CSV UTF-8 (Comma delimited)”, or as .xlsx"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator by which most of the first lines have the same number of parts, more than one."""
    first = text.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    sample = text[:20_000]
    best, best_score = ",", 0.0
    for separator in _SEPARATORS:
        rows = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row][
            :40
        ]
        if not rows:
            continue
        usual = max(set(rows), key=lambda n: (rows.count(n), n))
        score = rows.count(usual) / len(rows) * min(usual, 8) if usual > 1 else 0.0
        if score > best_score:
            best, best_score = separator, score
    return best
