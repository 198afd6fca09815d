"""Finds the table of a review sheet and what is filled in there, however it was sorted, moved or added to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from protocol_audit.model import Pack, Problem
from protocol_audit.model.worksheet import ASKS_HEAD, HEADS, KEY_HEAD, OWN_ROWS, STANDARD_HEAD, Column, Value
from protocol_audit.readers.decisions.entries import Entry
from protocol_audit.readers.decisions.heads import column_of, is_id, standard_named
from protocol_audit.readers.decisions.words import plain
from protocol_audit.readers.workbook.sheet import Cell, Holds, Sheet, letters

_LAST_HEAD_ROW = 40
_UNREADABLE = {
    Holds.UNSAVED: "a formula whose result is not saved; type the value, or save the file in Excel",
    Holds.ERROR: "shows {}: what begins with = is a formula; type an apostrophe before it to keep the text",
}
# Our own columns, which say what was read and are made anew.
_OURS = frozenset(
    map(plain, ("Look", ASKS_HEAD, "Level", "Read in the protocol", "Why to look", "What the protocol says",
                "What is missing", "Wording to consider", "The program’s answer", KEY_HEAD, STANDARD_HEAD))
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """What a review sheet holds.

    own_columns  the user's own: head -> standard -> value
    own_rows     rows that belong to no standard, or not for certain: head -> value
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    own_columns: dict[str, dict[str, Value]] = field(default_factory=dict)
    own_rows: list[Mapping[str, Value]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Heads:
    """Where the table begins, and what each of its columns is."""

    row: int
    by_column: Mapping[int, str]
    standard: int
    filled: Mapping[int, Column]
    key: int | None
    asks: int | None


def find_review(sheets: tuple[Sheet, ...], preferred: str) -> Sheet | None:
    """The sheet with the table of the review: the one with this name where it has one, else the first."""
    ordered = sorted(sheets, key=lambda sheet: sheet.name != preferred)
    return next((sheet for sheet in ordered if _heads(sheet) is not None), None)


def read_table(sheet: Sheet, pack: Pack) -> Found:
    """Everything that is filled in on the sheet; at most one entry a standard."""
    heads = _heads(sheet)
    found = Found()
    if heads is None:
        return found
    missing = [
        HEADS[column]
        for column in (Column.DECISION, Column.WHY, Column.BY)
        if column not in heads.filled.values()
    ]
    if missing:
        message = (
            f"the columns {', '.join(missing)} are missing or have other heads, so no decision can be applied"
        )
        found.problems.append(Problem(sheet.name, message))
    for row in sorted(number for number in sheet.rows if number > heads.row):
        _read_row(sheet, row, heads, pack, found)
    return found


def value_of(cell: Cell) -> Value:
    """A cell's value: a number or a day where it holds one, else its text."""
    with suppress(ValueError):
        if cell.holds is Holds.DATE:
            return date.fromisoformat(cell.text[:10])
        if cell.holds is Holds.NUMBER:
            number = float(cell.text)
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return cell.text


def _heads(sheet: Sheet) -> _Heads | None:
    for row in sorted(sheet.rows)[:_LAST_HEAD_ROW]:
        texts = {column: cell.text for column, cell in sheet.rows[row].items() if cell.text}
        plains = {column: plain(text) for column, text in texts.items()}
        filled = {column: of for column, text in texts.items() if (of := column_of(text)) is not None}
        standard = _column(plains, STANDARD_HEAD)
        if standard and len(set(filled.values())) >= 2:
            first = {of: number for number, of in sorted(filled.items(), reverse=True)}
            filled = {number: of for of, number in first.items()}
            return _Heads(row, texts, standard, filled, _column(plains, KEY_HEAD), _column(plains, ASKS_HEAD))
    return None


def _column(plains: Mapping[int, str], head: str) -> int | None:
    return next((column for column, text in sorted(plains.items()) if text == plain(head)), None)


def _read_row(sheet: Sheet, row: int, heads: _Heads, pack: Pack, found: Found) -> None:
    cells = {
        column: cell for column, cell in sheet.rows[row].items() if cell.text or cell.holds is Holds.UNSAVED
    }
    if not cells or {cell.text for cell in cells.values()} == {OWN_ROWS}:
        return
    for cell in cells.values():
        if cell.holds in _UNREADABLE:
            found.problems.append(Problem(sheet.place(cell), _UNREADABLE[cell.holds].format(cell.text)))
    values = {column: value_of(cell) for column, cell in cells.items() if cell.text}
    standard, message = _standard_of(sheet, row, heads, pack)
    filled = {of: values[column] for column, of in heads.filled.items() if column in values}
    if standard:
        message = _merge(standard, filled, found)
    if message:
        found.problems.append(Problem(f"{sheet.name}!{letters(heads.standard)}{row}", message))
    if message or not standard:
        own = _own_row(values, heads)
        found.own_rows += [own] if own else []
        return
    _take(sheet, row, heads, standard, values, found)


def _take(
    sheet: Sheet, row: int, heads: _Heads, standard: str, values: Mapping[int, Value], found: Found
) -> None:
    filled = {of: values[column] for column, of in heads.filled.items() if column in values}
    places = {of: f"{sheet.name}!{letters(column)}{row}" for column, of in heads.filled.items()}
    if filled or standard not in found.entries:
        place = f"{sheet.name}!{letters(heads.standard)}{row}"
        found.entries[standard] = Entry(standard, filled, lambda column: places.get(column, place))
    for column, value in values.items():
        head = _own_head(column, heads)
        if head:
            found.own_columns.setdefault(head, {})[standard] = value


def _own_head(column: int, heads: _Heads) -> str:
    """The head of a column of the user's own, "" for one of ours."""
    if column in heads.filled:
        return ""
    head = " ".join(heads.by_column.get(column, "").split())
    if plain(head) in _OURS and head:
        return ""
    return head or f"Column {letters(column)}"


def _own_row(values: Mapping[int, Value], heads: _Heads) -> dict[str, Value]:
    """A row that belongs to no standard, by the heads of its columns."""
    found: dict[str, Value] = {}
    for column, value in values.items():
        if column != heads.key:
            head = HEADS[heads.filled[column]] if column in heads.filled else heads.by_column.get(column, "")
            found[" ".join(head.split()) or f"Column {letters(column)}"] = value
    return found


def _standard_of(sheet: Sheet, row: int, heads: _Heads, pack: Pack) -> tuple[str, str]:
    """The standard that the row is about, "" where it is about none, and what is odd about that."""
    said = sheet.text(row, heads.standard)
    if not said:
        return "", ""
    standard = pack.standard(standard_named(said, pack))
    key = sheet.text(row, heads.key).split(" ")[0] if heads.key else ""
    if standard is None:
        return "", _unknown(said, key, pack)
    title = plain(sheet.text(row, heads.asks)) if heads.asks else ""
    if not key or key == standard.id or title.startswith(plain(standard.title)):
        return standard.id, ""
    return "", _edited(said, key)


def _edited(said: str, key: str) -> str:
    return (
        f"the id {said!r} was {key!r} when the worksheet was written, so nothing of this row is applied; "
        f"put {key!r} back"
    )


def _unknown(said: str, key: str, pack: Pack) -> str:
    """A message for an id that the pack does not have; "" for words of the user's own that are no id."""
    if key:
        return _edited(said, key)
    if not is_id(said):
        return ""
    from difflib import get_close_matches

    near = get_close_matches(said.upper(), [standard.id for standard in pack.standards], n=2, cutoff=0.5)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"{pack.id} has no standard {said!r}, so nothing of this row is applied{hint}"


def _merge(standard: str, filled: Mapping[Column, Value], found: Found) -> str:
    """A message where an earlier row on the standard says something else; then neither row counts."""
    earlier = found.entries.get(standard)
    if earlier is None or not filled or not earlier.cells or filled == earlier.cells:
        return ""
    said = {HEADS[of]: value for of, value in earlier.cells.items()}
    found.own_rows.append({STANDARD_HEAD: standard, **said})
    found.entries[standard] = Entry(standard, {}, earlier.cell)
    return (
        f"{standard} stands in two rows that do not say the same, so nothing of either is applied; keep one"
    )


def rows_of(sheet: Sheet) -> Iterator[tuple[Value | None, ...]]:
    """The rows of a sheet with something in them, cells from the left."""
    for number in sorted(sheet.rows):
        cells = {column: cell for column, cell in sheet.rows[number].items() if cell.text}
        if cells:
            yield tuple(
                value_of(cells[column]) if column in cells else None for column in range(1, max(cells) + 1)
            )
