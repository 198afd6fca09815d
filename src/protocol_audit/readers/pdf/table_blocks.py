"""Makes table blocks of what stands in a grid, or in rows that are only set beside each other."""

from __future__ import annotations

from protocol_audit.readers.passages.blocks import Block, Cell, Para, Row, Table
from protocol_audit.readers.pdf.columns import Spread
from protocol_audit.readers.pdf.grids import Grid, GridCell
from protocol_audit.readers.pdf.lines import Line, make_rows, merge
from protocol_audit.readers.pdf.paragraphs import ParagraphMaker, has_room
from protocol_audit.readers.pdf.pieces import Piece

_SAME = 4.0  # points; edges of columns that near are the same
_PADDING = (2.0, 9.0)  # points between a cell's text and its edges, at least and at most
_LONGEST_CELL = 300  # characters; a row with a longer cell is no head


class TableMaker:
    """Makes tables, numbered in reading order."""

    def __init__(self, maker: ParagraphMaker) -> None:
        self._maker = maker
        self._count = 0
        self._last: Grid | Spread | None = None

    def table(self, part: Grid | Spread) -> Table:
        """The table of one grid or spread."""
        self._count += 1
        self._last = part
        table = Table(self._count, self._rows(part))
        _number(table)
        return table

    def goes_on(self, part: Grid | Spread) -> bool:
        """Whether this is the rest of the last table, at the head of the next page."""
        last = self._last
        if last is None or part.page != last.page + 1 or type(part) is not type(last):
            return False
        one, other = _columns(last), _columns(part)
        return len(one) == len(other) and all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))

    def add(self, table: Table, part: Grid | Spread) -> None:
        """Add the rest of a table to it; its head, printed again, is left out."""
        rows = self._rows(part)
        self._last = part
        repeated = 0
        while repeated < min(len(rows), len(table.rows)) - 1:
            if _texts(rows[repeated]) != _texts(table.rows[repeated]):
                break
            repeated += 1
        for row in table.rows[:repeated]:
            row.is_head = all(len(text) <= _LONGEST_CELL for text in _texts(row))
        rows = rows[repeated:]
        if rows and table.rows and _is_rest(rows[0], table.rows[-1]):
            self._join(table.rows[-1], rows.pop(0))
        table.rows.extend(rows)
        _number(table)

    def _rows(self, part: Grid | Spread) -> list[Row]:
        return self._grid_rows(part) if isinstance(part, Grid) else self._spread_rows(part)

    def _join(self, row: Row, rest: Row) -> None:
        """Put the rest of a row that a page break cut to its row."""
        for cell, more in zip(row.cells, rest.cells, strict=True):
            last, first = cell.blocks[-1] if cell.blocks else None, more.blocks[0] if more.blocks else None
            if isinstance(last, Para) and isinstance(first, Para) and first.text[:1].islower():
                self._maker.join(last, first)
                more.blocks.pop(0)
            cell.blocks.extend(more.blocks)

    def _grid_rows(self, grid: Grid) -> list[Row]:
        rows = [Row([]) for _ in range(len(grid.down) - 1)]
        for cell in grid.cells:
            for down in range(cell.rows):
                blocks = self._cell_blocks(cell, grid.page) if down == 0 else []
                made = Cell(0, 0, cell.column, cell.columns, blocks, is_merged=down > 0)
                rows[cell.row + down].cells.append(made)
        for row in rows:
            row.cells.sort(key=lambda cell: cell.start)
        return [row for row in rows if any(cell.blocks for cell in row.cells)]

    def _cell_blocks(self, cell: GridCell, page: int) -> list[Block]:
        lines = [merge(row) for row in make_rows((p for p in cell.pieces if not p.angle), page)]
        turned = " ".join(piece.text for piece in cell.pieces if piece.angle)
        padding = min((line.left for line in lines), default=cell.left) - cell.left
        right = cell.right - min(max(padding, _PADDING[0]), _PADDING[1])
        paras = self._maker.cell(lines, cell.left, right) if lines else []
        return [*paras, *([Para(turned, self._maker.plain, page)] if turned else [])]

    def _spread_rows(self, part: Spread) -> list[Row]:
        """Rows of a table without lines between them."""
        groups: list[list[dict[int, Line]]] = []
        heads = 0
        for number, row in enumerate(part.rows):
            cells = _by_column(row, part.edges)
            if groups and _goes_on(groups[-1], cells, part.edges) and number != part.heads:
                groups[-1].append(cells)
            else:
                groups.append([cells])
            heads = len(groups) if number < part.heads else heads
        rows = [self._spread_row(group, part.edges) for group in groups]
        for made in rows[:heads]:
            made.is_head = True
        return rows

    def _spread_row(self, group: list[dict[int, Line]], edges: list[float]) -> Row:
        cells = []
        for column, edge in enumerate(edges):
            lines = [cells[column] for cells in group if column in cells]
            right = max((line.right for line in lines), default=0.0)
            cells.append(Cell(0, 0, column, 1, list(self._maker.cell(lines, edge, right) if lines else [])))
        return Row(cells)


def _by_column(row: list[Line], edges: list[float]) -> dict[int, Line]:
    """What of a row stands in which column."""
    pieces: dict[int, list[Piece]] = {}
    for piece in merge(row).pieces:
        column = max((at for at, edge in enumerate(edges) if piece.left >= edge - _SAME), default=0)
        pieces.setdefault(column, []).append(piece)
    return {column: Line(row[0].page, some) for column, some in pieces.items()}


def _goes_on(group: list[dict[int, Line]], cells: dict[int, Line], edges: list[float]) -> bool:
    """Whether a line of a table goes on with the row above it."""
    if 0 not in cells:
        return True
    before, first = group[-1].get(0), group[0]
    if before is None or len(cells) == len(first):
        return False
    is_wrapped = len(edges) > 1 and not has_room(before, cells[0], edges[1] - _SAME)
    return is_wrapped or cells[0].text[:1].islower()


def _columns(part: Grid | Spread) -> list[float]:
    return part.across if isinstance(part, Grid) else part.edges


def _texts(row: Row) -> list[str]:
    return [_text(cell) for cell in row.cells]


def _text(cell: Cell) -> str:
    return " ".join(block.text for block in cell.blocks if isinstance(block, Para))


def _is_rest(row: Row, above: Row) -> bool:
    """Whether the first row on a page is the rest of the last row on the page before."""
    if [cell.start for cell in row.cells] != [cell.start for cell in above.cells]:
        return False
    texts = [text for text in _texts(row) if text]
    if not _text(row.cells[0]) and _text(above.cells[0]):
        return True
    is_partly = len(texts) < len(row.cells)
    return any(text[:1].islower() for text in texts) and (is_partly or all(t[:1].islower() for t in texts))


def _number(table: Table) -> None:
    table.width = max((len(row.cells) for row in table.rows), default=0)
    for row_number, row in enumerate(table.rows, 1):
        for column_number, cell in enumerate(row.cells, 1):
            cell.row, cell.column = row_number, column_number
