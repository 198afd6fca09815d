"""Says what a table's cells mean: which rows are heads, and which tables only place text on the page."""

from __future__ import annotations

import re
from bisect import bisect_right

from protocol_audit.readers.passages.blocks import Block, Cell, Para, Row, Table
from protocol_audit.readers.passages.looks import Looks

_MOST_HEAD_WORDS = 8
_LONGEST_HEAD = 300  # characters
_PROSE_WORDS = 12
_MOST_HEAD_ROWS = 4
# Word allows 63 columns; beyond that a row is no longer context for a cell.
MOST_CELLS = 63

# What stands at the head of a column in protocols, forms and lists of duties.
_HEAD_WORD = re.compile(
    r"actions?|activity|address|agency|answer|back|category|code|comments|completed|contacts?|contents|date"
    r"|deadline|definitions?|description|details|document|done|duties|duty|element|e-?mail|event|examples?"
    r"|explanation|form|frequency|front|goal|how|hours|indicators?|item|kept|level|location|meaning|means|member"
    r"|name|no\.?|notes?|number|objective|organization|partners?|person|phone|policy|position|practice|procedure"
    r"|process|provider|purpose|questions?|reason|record|requirements?|resource|response|responsibility"
    r"|responsible|result|risk|roles?|score|section|services?|signs?|situation|staff|standard|status|steps?|task"
    r"|terms?|then|time|timeframe|timeline|title|tool|topic|training|type|what|when|where|which|who|whom|why"
    r"|words?|yes|n/a"
)


def unfold(blocks: list[Block], looks: Looks) -> list[Block]:
    """The blocks with tables that only place text on the page taken as the running text that they are."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and is_layout(block, looks):
            for row in block.rows:
                for cell in row.cells:
                    address = address_of(block, cell)
                    for inner in unfold(cell.blocks, looks):
                        if isinstance(inner, Para) and not inner.cell:
                            inner.cell = address
                        found.append(inner)
        else:
            found.append(block)
    return found


def address_of(table: Table, cell: Cell) -> str:
    """Where a cell stands, for people."""
    return f"table {table.number}, row {cell.row}, column {cell.column}"


def is_layout(table: Table, looks: Looks) -> bool:
    """Whether a table only places text: a single cell, a single column of prose, or columns of prose."""
    filled = [[cell for cell in row.cells if cell.text] for row in table.rows]
    cells = [cell for row in filled for cell in row]
    if len(cells) <= 1:
        return True
    if table.width <= 1:
        return any(_is_prose(cell) for cell in cells) and not count_heads(table, looks)
    if len([row for row in filled if row]) == 1:
        return all(_is_prose(cell) and _has_several(cell) for cell in cells)
    return False


def count_heads(table: Table, looks: Looks) -> int:
    """How many of the first rows hold the heads of the columns."""
    rows = table.rows
    marked = 0
    while marked < min(len(rows), _MOST_HEAD_ROWS) and _is_marked_head(rows[marked]):
        marked += 1
    if marked == len(rows):
        marked = 0
    first = _first_of_columns(table)
    if marked > first:
        return marked
    if first + 1 >= len(rows):
        return 0
    head, below = rows[first], rows[first + 1 :]
    if not _may_be_head(head):
        return 0
    looks_so = table.marks_first_row or _stands_out(head, below[0], looks) or _reads_as_head(head, below)
    return first + 1 if looks_so else 0


class ColumnHeads:
    """The heads of a table's columns, each put together once."""

    def __init__(self, table: Table, heads: int) -> None:
        has_columns = heads > 0 and len(table.rows[heads - 1].cells) > 1
        rows = table.rows[:heads][-_MOST_HEAD_ROWS:]
        # A row of one cell is a title over the whole table.
        self._rows = [row.cells for row in rows if len(row.cells) > 1 or not has_columns]
        self._starts = [[cell.start for cell in cells] for cells in self._rows]
        self._known: dict[int, str] = {}

    def over(self, cell: Cell) -> str:
        """The head of a cell's column: of several head rows the texts from top to bottom."""
        known = self._known.get(cell.start)
        if known is None:
            known = self._known[cell.start] = self._texts(cell.start)
        return known

    def _texts(self, column: int) -> str:
        texts: list[str] = []
        for cells, starts in zip(self._rows, self._starts, strict=True):
            at = bisect_right(starts, column) - 1
            above = cells[at] if at >= 0 and column < cells[at].start + cells[at].span else None
            if above is not None and above.text and above.text not in texts:
                texts.append(above.text)
        return " ".join(texts)


def rows_with_merged(table: Table) -> list[list[Cell]]:
    """The cells of each row, with a cell that reaches down over several rows in each of them."""
    above: dict[int, Cell] = {}
    found: list[list[Cell]] = []
    for row in table.rows:
        cells = []
        for cell in row.cells:
            origin = above.get(cell.start) if cell.is_merged and not cell.blocks else None
            above[cell.start] = origin or cell
            cells.append(origin or cell)
        found.append(cells)
    return found


def band_of(row: Row, table: Table) -> str:
    """The text of a row that is one cell across a table of several columns, else ""."""
    if len(row.cells) != 1 or table.width < 2 or row.cells[0].start > 0:
        return ""
    text = row.cells[0].text
    is_short = len(text) <= _LONGEST_HEAD and len(text.split()) <= _PROSE_WORDS
    return text if is_short and not text.endswith(".") else ""


def _first_of_columns(table: Table) -> int:
    """The first row that is not a title across the whole table."""
    first = 0
    while first < len(table.rows) - 1 and band_of(table.rows[first], table):
        first += 1
    return first


def _is_marked_head(row: Row) -> bool:
    """Whether Word repeats the row on every page, and it is short enough to be a head."""
    return row.is_head and all(len(cell.text) <= _LONGEST_HEAD for cell in row.cells)


def _may_be_head(row: Row) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    if not texts:
        return False
    return all(len(text.split()) <= _MOST_HEAD_WORDS and not text.endswith((".", ";")) for text in texts)


def _stands_out(head: Row, below: Row, looks: Looks) -> bool:
    """Whether a row is bold, in capitals or shaded, and the one below it is not."""
    if all(cell.is_shaded for cell in head.cells) and not all(cell.is_shaded for cell in below.cells):
        return True
    return _all_marked(head, looks) and not _all_marked(below, looks)


def _all_marked(row: Row, looks: Looks) -> bool:
    paras = [block for cell in row.cells for block in cell.blocks if isinstance(block, Para) and block.text]
    looked = [looks.look(para) for para in paras if any(c.isalpha() for c in para.text)]
    return bool(looked) and all(look.bold or look.caps for look in looked)


def _reads_as_head(head: Row, below: list[Row]) -> bool:
    """Whether a plain first row reads like heads: short names over longer texts."""
    texts = [cell.text for cell in head.cells]
    if not all(texts) or len(texts) < 2:
        return False
    known = sum(_is_head_word(text) for text in texts)
    if len(texts) == 2:
        return known == 2
    lengths = [len(cell.text) for row in below for cell in row.cells if cell.text]
    average = sum(lengths) / len(lengths) if lengths else 0
    longest = max(len(text) for text in texts)
    return known * 2 >= len(texts) or (longest <= 40 and average > 2 * sum(map(len, texts)) / len(texts))


def _is_head_word(text: str) -> bool:
    words = re.findall(r"[a-z/.]+", text.lower())
    return 0 < len(words) <= 6 and any(_HEAD_WORD.fullmatch(word) for word in (words[0], words[-1]))


def _has_several(cell: Cell) -> bool:
    """Whether a cell holds more than one paragraph or table."""
    return sum(1 for block in cell.blocks if isinstance(block, Table) or block.text or block.attached) > 1


def _is_prose(cell: Cell) -> bool:
    text = cell.text
    return len(text.split()) >= _PROSE_WORDS and bool(re.search(r"[.!?:;](?:\s|$)", text))
