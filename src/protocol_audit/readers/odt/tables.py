"""Reads a table of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocol_audit.readers.odt.names import CELL, COVERED, HEADER_ROWS, PAGE_BREAK, ROW, Node, name, whole
from protocol_audit.readers.passages.blocks import Cell, Row, Table

if TYPE_CHECKING:
    from protocol_audit.readers.odt.story import Story

_MOST_REPEATS = 100  # rows or cells that stand there so often are empty ones
_INNER = (name("table:table-rows"), name("table:table-row-group"), name("table:table-columns"))


def read_table(story: Story, node: Node) -> Table:
    """The table in a table:table."""
    story.file.tables += 1
    table = Table(story.file.tables, [])
    reaching: dict[int, tuple[int, int]] = {}
    for row, is_head in _rows(story, node, is_head=False):
        for _ in range(whole(row.get(name("table:number-rows-repeated")), 1, _MOST_REPEATS)):
            made = _row(story, row, len(table.rows) + 1, reaching)
            made.is_head = is_head
            if not any(cell.blocks or cell.is_merged for cell in made.cells):
                break
            table.rows.append(made)
    table.width = max((len(row.cells) for row in table.rows), default=0)
    return table


def _rows(story: Story, node: Node, *, is_head: bool) -> Iterator[tuple[Node, bool]]:
    """The rows of a table, and whether each is repeated on every page."""
    for child in node:
        if child.tag == ROW:
            yield child, is_head
        elif child.tag == HEADER_ROWS:
            yield from _rows(story, child, is_head=True)
        elif child.tag == PAGE_BREAK:
            story.file.turn_page()
        elif child.tag in _INNER:
            yield from _rows(story, child, is_head=is_head)


def _row(story: Story, node: Node, number: int, reaching: dict[int, tuple[int, int]]) -> Row:
    """A row; ``reaching`` has the cells of rows above that reach into it, by column: (rows left, span)."""
    row = Row([])
    start = 0
    for child in node:
        if child.tag not in (CELL, COVERED):
            continue
        for _ in range(whole(child.get(name("table:number-columns-repeated")), 1, _MOST_REPEATS)):
            if child.tag == COVERED:
                _cover(row, number, start, reaching)
                start += 1
                continue
            span = whole(child.get(name("table:number-columns-spanned")), 1) or 1
            down = whole(child.get(name("table:number-rows-spanned")), 1)
            cell = Cell(number, len(row.cells) + 1, start, span, story.inner(child))
            cell.is_shaded = story.file.styles.is_shaded(child.get(name("table:style-name"), ""))
            row.cells.append(cell)
            if down > 1:
                reaching[start] = (down, span)
            start += 1
    for column, (left, span) in list(reaching.items()):
        reaching[column] = (left - 1, span)
        if left <= 1:
            del reaching[column]
    return row


def _cover(row: Row, number: int, start: int, reaching: dict[int, tuple[int, int]]) -> None:
    """Add the part of a cell that reaches down into this row; what another cell of the row covers is none."""
    left, span = reaching.get(start, (0, 0))
    if left:
        row.cells.append(Cell(number, len(row.cells) + 1, start, span, [], is_merged=True))
