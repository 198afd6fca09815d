"""Reads the sheets of an .xlsx file: saved values only; formulas, macros and links are never followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from protocol_audit.errors import ReadError
from protocol_audit.readers.archive import SAVE_AGAIN, open_archive
from protocol_audit.readers.sound_xml import parse
from protocol_audit.readers.word.package import Package
from protocol_audit.readers.workbook.blank_rows import Scan
from protocol_audit.readers.workbook.formats import shown
from protocol_audit.readers.workbook.refusals import check_archive, in_words_of_excel
from protocol_audit.readers.workbook.sheet import Cell, Choices, Holds, Sheet, numbers
from protocol_audit.readers.workbook.symbols import drawn
from protocol_audit.readers.workbook.xlsx_parts import (
    Looks,
    children,
    is_on,
    named,
    read_looks,
    rich_text,
    tag,
    whole,
)

# Bounds that no self-assessment comes near.
MAX_TEXT = 48 << 20  # bytes of one sheet's rows with something in them
MAX_SHEET = 2 << 30  # bytes of one sheet, unpacked
MAX_MERGED = 200_000  # cells of merged ranges together
MAX_COLUMN = 1_000

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets in their order, and its SHA-256."""

    sha256: str
    sheets: tuple[Sheet, ...]


def read_xlsx(path: Path) -> Workbook:
    """The sheets of an Excel workbook; raises ReadError where it is damaged or holds too much."""
    with in_words_of_excel(path), open_archive(path) as archive:
        package = Package(archive)
        check_archive(path, tuple(archive.names))
        main = package.related("", "officeDocument") or "xl/workbook.xml"
        if not package.has(main):
            raise _no_workbook(path)
        book = package.root(main)
        looks = read_looks(package, main, book)
        return Workbook(archive.sha256, tuple(_sheets(package, main, book, looks)))


def _no_workbook(path: Path) -> ReadError:
    return ReadError(
        f"{path.name}: not an Excel workbook inside, or a damaged one; open it in Excel, save it again as "
        f"“Excel Workbook (.xlsx)”, and try that file"
    )


def _sheets(package: Package, main: str, book: Any, looks: Looks) -> Iterator[Sheet]:
    relations = package.relations(main)
    for node in children(book, "sheets"):
        relation = relations.get(_relation_id(node))
        name, hidden = node.get("name", ""), node.get("state", "visible") != "visible"
        if relation is None or relation.kind != "worksheet" or not package.has(relation.part):
            continue
        yield _sheet(package, relation.part, looks, name=name, hidden=hidden)


def _sheet(package: Package, part: str, looks: Looks, *, name: str, hidden: bool) -> Sheet:
    root = _sheet_root(package, part)
    sheet = Sheet(name, hidden=hidden)
    hidden_rows = set()
    row_number = 0
    for row in children(root, "sheetData"):
        row_number = whole(row.get("r")) or row_number + 1
        try:
            cells = {cell.column: cell for cell in _cells(row, row_number, looks)}
        except IndexError as error:
            raise ReadError(
                f"{package.path.name}: damaged: sheet '{name}', row {row_number}: its text is missing "
                f"from the file; {SAVE_AGAIN}"
            ) from error
        if cells:
            sheet.rows[row_number] = cells
        if is_on(row.get("hidden")):
            hidden_rows.add(row_number)
    sheet.hidden_rows = frozenset(hidden_rows)
    sheet.hidden_columns = frozenset(_hidden_columns(root))
    sheet.merged = _merged(root)
    sheet.filtered = next(named(root, "autoFilter"), None) is not None or _has_filtered_table(package, part)
    sheet.choices = tuple(_choices(root))
    sheet.notes = tuple(_notes(package, part))
    return sheet


def _sheet_root(package: Package, part: str) -> Any:
    """The root of a sheet's XML without its blank rows; raises ReadError where too much is left."""
    kept, held = [], 0
    for piece in Scan(package.archive.pieces(part, most=MAX_SHEET)).kept():
        kept.append(piece)
        held += len(piece)
        if held > MAX_TEXT:
            raise ReadError(
                f"{package.path.name}: {part} holds more text than a self-assessment can (over "
                f"{MAX_TEXT >> 20} MB); copy the rows that matter into a new workbook, and save that"
            )
    return parse(package.path.name, part, b"".join(kept))


def _cells(row: Any, row_number: int, looks: Looks) -> Iterator[Cell]:
    column = 0
    for node in row:
        if tag(node) != "c":
            continue
        column = numbers(node.get("r", ""))[1] or column + 1
        if column > MAX_COLUMN:
            return
        style = whole(node.get("s"))
        fill = looks.fills[style] if style < len(looks.fills) else ""
        text, holds = _value(node, style, looks)
        text = drawn(text, looks.fonts[style]) if style < len(looks.fonts) else text
        if holds is not Holds.NOTHING or fill:
            yield Cell(row_number, column, text, holds, fill)


def _value(node: Any, style: int, looks: Looks) -> tuple[str, Holds]:
    """A cell's text and what it is."""
    kind = node.get("t", "n")
    value = next(named(node, "v"), None)
    raw = (value.text or "") if value is not None else ""
    if kind == "inlineStr":
        text = "".join(rich_text(inline) for inline in named(node, "is"))
        return _as_text(text)
    if not raw:
        has_formula = next(named(node, "f"), None) is not None
        return "", Holds.UNSAVED if has_formula and kind != "str" else Holds.NOTHING
    if kind == "s":
        return _as_text(looks.strings[whole(raw)])
    if kind == "b":
        return ("TRUE" if raw.strip() == "1" else "FALSE"), Holds.TRUTH
    if kind == "e":
        return raw, Holds.ERROR
    if kind == "d":
        return raw.removesuffix("T00:00:00").replace("T", " "), Holds.DATE
    if kind == "str":
        return _as_text(raw)
    number_format, code = looks.formats[style] if style < len(looks.formats) else (0, "")
    return shown(raw, number_format, code, from_1904=looks.from_1904)


def _as_text(text: str) -> tuple[str, Holds]:
    """A text as it is shown, trimmed, its line breaks kept."""
    text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u200b", "")
    text = "".join(c for c in text if c >= " " or c in "\n\t").strip()
    return (text, Holds.TEXT) if text else ("", Holds.NOTHING)


def _hidden_columns(root: Any) -> Iterator[int]:
    for node in children(root, "cols"):
        if is_on(node.get("hidden")) or node.get("width") == "0":
            yield from range(whole(node.get("min")), min(whole(node.get("max")), MAX_COLUMN) + 1)


def _merged(root: Any) -> dict[tuple[int, int], tuple[int, int]]:
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for node in children(root, "mergeCells"):
        top, left, bottom, right = _corners(node.get("ref", ""))
        right = min(right, MAX_COLUMN)
        if top and len(found) + (bottom - top + 1) * (right - left + 1) <= MAX_MERGED:
            cells = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            found |= dict.fromkeys(cells, (top, left))
    return found


def _choices(root: Any) -> Iterator[Choices]:
    """The drop-downs whose choices stand in the sheet itself."""
    for node in children(root, "dataValidations"):
        formula = next((f.text or "" for f in named(node, "formula1")), "")
        if node.get("type") != "list" or not formula.startswith('"'):
            continue
        words = tuple(word.strip() for word in formula.strip('"').split(",") if word.strip())
        for reference in node.get("sqref", "").split():
            yield Choices(*_corners(reference), words)


def _corners(reference: str) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of a range such as "A1:C4"; zeros for what is none."""
    first, _, last = reference.partition(":")
    top, left = numbers(first)
    bottom, right = numbers(last or first)
    return (top, left, bottom, right) if top and bottom else (0, 0, 0, 0)


def _has_filtered_table(package: Package, part: str) -> bool:
    for relation in package.relations(part).values():
        if relation.kind == "table" and relation.part and package.has(relation.part):
            root = package.optional(relation.part)
            if root is not None and next(named(root, "autoFilter"), None) is not None:
                return True
    return False


def _notes(package: Package, part: str) -> Iterator[str]:
    """What a sheet has beside its cells, in words; none of it is read."""
    relations = package.relations(part).values()
    kinds = [relation.kind for relation in relations]
    if "comments" in kinds or "threadedComment" in kinds:
        yield "notes on cells"
    if any(relation.kind == "drawing" and _draws(package, relation.part) for relation in relations):
        yield "pictures or text boxes"
    if "ctrlProp" in kinds:
        yield "check boxes or buttons that float over the cells"


def _draws(package: Package, part: str | None) -> bool:
    """Whether a drawing has anything in it; LibreOffice gives one to every sheet that has a drop-down."""
    root = package.optional(part) if part else None
    return root is None or len(root) > 0


def _relation_id(node: Any) -> str:
    return next((value for name, value in node.attrib.items() if name.endswith("}id")), "")
