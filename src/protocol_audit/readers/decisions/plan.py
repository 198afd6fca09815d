"""Reads the action plan of a gap report (.docx) that was filled in. ``reports.word.plan`` writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import Decisions, Kept, Made, Pack, Problem, SourceFile
from protocol_audit.model.worksheet import OF_ACTION, STANDARD_HEAD, Column, Value, key_of_suggestion
from protocol_audit.readers.decisions.entries import Entry, action_in
from protocol_audit.readers.decisions.heads import column_of, is_id, standard_named
from protocol_audit.readers.decisions.words import plain, progress_of
from protocol_audit.readers.passages.blocks import Block, Cell, Para, Row, Table
from protocol_audit.readers.word import names
from protocol_audit.readers.word.document import Document
from protocol_audit.readers.word.package import Package, open_package

_FEWEST = 3  # columns of the plan by which its table is known
_OVERDUE = "overdue"
_SUGGESTED = re.compile(r"plan_(\w+)_([0-9a-f]{8})_([0-9a-f]{8})$")
_TITLE = "Gap report: "


def read_plan(path: Path, pack: Pack) -> Decisions:
    """The action plan in a Word report; raises ReadError where there is none."""
    with open_package(path) as package:
        document = Document(package)
        tables = [table for table in _tables(document.body()) if _columns(table)]
        suggested = _suggested(package, pack)
        made = Made(agency=_about(package))
        sha256 = package.sha256
    if not tables:
        raise ReadError(
            f"{path.name}: no corrective action plan: no table has the heads “Standard”, “Action”, "
            f"“Responsible” and “Target date”. Give a gap report that protocol-audit has written, or a "
            f"worksheet (.xlsx)"
        )
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for table in tables:
        for entry in _entries(table, pack, suggested, problems):
            if entry.standard in entries and entry.cells:
                problems.append(entry.problem(Column.ACTION, "stands in two rows; the first one counts"))
            entries.setdefault(entry.standard, entry)
    actions = []
    for entry in entries.values():
        action, unclear = action_in(entry)
        problems += unclear
        actions += [action] if action else []
    cells = {entry.standard: entry.cells for entry in entries.values() if entry.cells}
    return Decisions(
        (SourceFile(path.name, sha256),), (), tuple(actions), tuple(problems), made, Kept(cells=cells)
    )


def _tables(blocks: list[Block]) -> Iterator[Table]:
    """The tables, also those in tables."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _tables(cell.blocks)


def _columns(table: Table) -> dict[int, Column | None]:
    """What the columns of a plan are, by their place: None for the standard. {} where it is no plan."""
    if not table.rows:
        return {}
    found: dict[int, Column | None] = {}
    for cell in table.rows[0].cells:
        head, column = plain(cell.text), column_of(cell.text)
        if head == plain(STANDARD_HEAD):
            found[cell.start] = None
        elif column in OF_ACTION:
            found[cell.start] = column
    is_plan = None in found.values() and len(found) > _FEWEST and Column.RESPONSIBLE in found.values()
    return found if is_plan else {}


def _entries(
    table: Table, pack: Pack, suggested: Mapping[str, tuple[str, str]], problems: list[Problem]
) -> Iterator[Entry]:
    columns = _columns(table)
    place = next(start for start, column in columns.items() if column is None)
    for row in table.rows[1:]:
        texts = {cell.start: _text(cell) for cell in row.cells}
        said = texts.get(place, "")
        standard = standard_named(said, pack)
        if standard:
            cells = {column: texts[start] for start, column in columns.items() if column and texts.get(start)}
            yield Entry(standard, _typed(cells, suggested.get(standard)), _cell(table, row))
        elif any(texts.values()):
            problems.append(_no_standard(table, row, said, pack))


def _typed(cells: Mapping[Column, str], suggested: tuple[str, str] | None) -> dict[Column, Value]:
    """What somebody typed: without suggestions that nobody changed, and what the report marked by itself."""
    found: dict[Column, Value] = dict(cells)
    for column, key in zip((Column.ACTION, Column.EVIDENCE), suggested or ("", ""), strict=True):
        if column in cells and key_of_suggestion(cells[column]) == key:
            del found[column]
    lines = cells.get(Column.TARGET, "").split("\n")
    target = "\n".join(line for line in lines if plain(line) != _OVERDUE).strip()
    progress, _, day = cells.get(Column.PROGRESS, "").partition(",")
    if day.strip() and progress_of(progress):
        found |= {Column.PROGRESS: progress.strip(), Column.DONE: day.strip()}
    if Column.TARGET in found:
        found[Column.TARGET] = target
    return {column: value for column, value in found.items() if value}


def _no_standard(table: Table, row: Row, said: str, pack: Pack) -> Problem:
    what = (
        f"{pack.id} has no standard {said!r}"
        if is_id(said)
        else f"no standard's id stands here, but {said!r}"
    )
    return Problem(_place(table, row), f"{what}, so nothing of this row is taken")


def _cell(table: Table, row: Row) -> Callable[[Column], str]:
    return lambda _column: _place(table, row)


def _place(table: Table, row: Row) -> str:
    return f"table {table.number}, row {row.cells[0].row}" if row.cells else f"table {table.number}"


def _text(cell: Cell) -> str:
    """The cell's text, one line a paragraph."""
    lines = (block.text for block in cell.blocks if isinstance(block, Para))
    return "\n".join(line for line in lines if line).strip()


def _suggested(package: Package, pack: Pack) -> dict[str, tuple[str, str]]:
    """What the report itself had put into the cells of a standard's action and evidence, as fingerprints."""
    by_name = {re.sub(r"\W", "_", standard.id, flags=re.ASCII): standard.id for standard in pack.standards}
    found = {}
    for node in package.root(package.main).iter(names.w("bookmarkStart")):
        match = _SUGGESTED.search(node.get(names.w("name"), ""))
        if match and match.group(1) in by_name:
            found[by_name[match.group(1)]] = (match.group(2), match.group(3))
    return found


def _about(package: Package) -> str:
    """Whom the report is about, by its title; "" where that does not say."""
    core = package.optional(package.related("", "core-properties") or "docProps/core.xml")
    nodes = core if core is not None else ()
    title = next((node.text or "" for node in nodes if str(node.tag).endswith("}title")), "")
    return title.removeprefix(_TITLE).strip() if title.startswith(_TITLE) else ""
