"""Turns what was read into passages: each with its place, its lead-in or its row, in reading order."""

from __future__ import annotations

import re
from collections import Counter

from protocol_audit.model import Aside, Kind, Passage, Place
from protocol_audit.readers.passages.blocks import Beside, Block, Box, Cell, Para, Rank, Table
from protocol_audit.readers.passages.contents import mark_contents
from protocol_audit.readers.passages.headings import mark_headings, shown
from protocol_audit.readers.passages.lists import last_sentences, mark_lists, split_lines
from protocol_audit.readers.passages.looks import Looks
from protocol_audit.readers.passages.tables import (
    MOST_CELLS,
    ColumnHeads,
    address_of,
    band_of,
    count_heads,
    rows_with_merged,
    unfold,
)

_BOX_KINDS = {"text box": Kind.TEXT_BOX, "footnote": Kind.FOOTNOTE, "endnote": Kind.FOOTNOTE}
_COUNT_NAMES = {
    Kind.HEADING: "headings",
    Kind.LIST_ITEM: "list_items",
    Kind.TABLE_CELL: "table_cells",
}
_PAGE_NUMBER = re.compile(r"[\W\d_]*(?:page[\W\d_]*)?(?:of[\W\d_]*)?", re.IGNORECASE)
_DEEPEST_HEADING = 12  # Word has nine levels
_LONGEST_CONTEXT = 300  # characters of what stands beside a nested table


class PassageWriter:
    """Collects the passages of a document."""

    def __init__(self, looks: Looks) -> None:
        self.found: list[Passage] = []
        self.counts: Counter[str] = Counter()
        self._looks = looks
        self.asides: list[Aside] = []
        self._open: list[tuple[Rank, str]] = []
        self._way: tuple[str, ...] = ()
        self._margins: set[str] = set()
        self._paragraphs = 0
        self._last_whole: Para | None = None

    def write_body(self, blocks: list[Block]) -> None:
        """Add the passages of the body; headings and lists are marked already."""
        before: Para | None = None
        for block in blocks:
            if isinstance(block, Table):
                self._table(block, before.text if before is not None and before.text.endswith(":") else "")
                before = None
            elif block.is_contents:
                self.counts["contents_lines"] += 1
                self._attached(block, "table of contents")
            else:
                self._paragraph(block)
                before = block if block.text else before

    def write_margin(self, kind: str, blocks: list[Block]) -> None:
        """Add the passages of a page header or footer, each text once."""
        for text in _texts(blocks):
            if text not in self._margins and not _PAGE_NUMBER.fullmatch(text):
                self._margins.add(text)
                self.found.append(Passage(text, Place((), kind), Kind.MARGIN))

    def write_loose(self, asides: list[Beside]) -> None:
        """Add comments that nothing in the text refers to."""
        self.asides += [
            Aside(one.kind, one.text, Place((), "the document", one.page), one.by) for one in asides
        ]

    def _paragraph(self, para: Para) -> None:
        way = self._way
        if para.heading is not None:
            way = self._step_into(para.heading, shown(para))
        address = ""
        if para.text and _has_words(para.text):
            kind = _kind(para)
            self.counts[_COUNT_NAMES.get(kind, "paragraphs")] += 1
            address = para.cell or self._address(para)
            place = Place(way, address, para.page)
            self.found.append(Passage(para.text, place, kind, para.lead_in, number=para.number))
        if para.attached or para.asides:
            self._attached(para, address or para.cell or self._address_above())

    def _step_into(self, rank: Rank, heading: str) -> tuple[str, ...]:
        """Take a heading into the way down; returns the way to the heading itself."""
        while self._open and (self._open[-1][0] >= rank or len(self._open) >= _DEEPEST_HEADING):
            self._open.pop()
        way = tuple(text for _, text in self._open)
        self._open.append((rank, heading))
        self._way = (*way, heading)
        return way

    def _address_above(self) -> str:
        return f"after paragraph {self._paragraphs}" if self._paragraphs else "before paragraph 1"

    def _address(self, para: Para) -> str:
        if para.part_of is None or para.part_of is not self._last_whole:
            self._paragraphs += 1
        self._last_whole = para.part_of
        return f"paragraph {self._paragraphs}"

    def _attached(self, para: Para, address: str) -> None:
        """Add what hangs on a paragraph, and set apart what stands beside it."""
        for aside in para.asides:
            where = f"after {address}" if aside.is_after else address
            self.asides.append(Aside(aside.kind, aside.text, Place(self._way, where, aside.page), aside.by))
        for box in para.attached:
            self.counts[f"{box.kind.replace('box', 'boxe').replace(' ', '_')}s"] += 1
            self._box(box)

    def _box(self, box: Box) -> None:
        blocks = split_lines(unfold(box.blocks, self._looks))
        mark_lists(blocks)
        number = 0
        for block in blocks:
            if isinstance(block, Table):
                self._table(block, "")
                continue
            number += bool(block.text and _has_words(block.text))
            more = f", paragraph {number}" if number > 1 else ""
            address = block.cell or f"{box.kind} {box.number}{more}"
            if block.text and _has_words(block.text):
                place = Place(self._way, address, block.page)
                self.found.append(Passage(block.text, place, _BOX_KINDS[box.kind], block.lead_in))
            self._attached(block, address)

    def _table(self, table: Table, intro: str) -> None:
        self.counts["tables"] += 1
        heads = count_heads(table, self._looks)
        column_heads = ColumnHeads(table, heads)
        lead_in = last_sentences(intro)
        band = ""
        for index, cells in enumerate(rows_with_merged(table)):
            row = table.rows[index]
            is_head = index < heads
            own_band = band_of(row, table)
            context = [] if is_head else [(column_heads.over(cell), cell.text) for cell in cells[:MOST_CELLS]]
            for at, cell in enumerate(cells):
                if cell is not row.cells[at]:
                    continue  # reaches down from a row above, where it was written
                others = tuple(pair for other, pair in enumerate(context) if other != at and pair[1])
                head = context[at][0] if at < len(context) and not own_band else ""
                before = "" if is_head else " ".join(filter(None, (lead_in, "" if own_band else band)))
                self._cell(table, cell, head, others, before)
            band = own_band or band

    def _cell(
        self, table: Table, cell: Cell, head: str, row: tuple[tuple[str, str], ...], intro: str
    ) -> None:
        blocks = split_lines(unfold(cell.blocks, self._looks))
        mark_lists(blocks)
        for block in blocks:
            if isinstance(block, Table):
                is_short = sum(len(text) + 1 for _, text in row) <= _LONGEST_CONTEXT
                self._table(block, " ".join(text for _, text in row) if is_short else "")
                continue
            address = block.cell or address_of(table, cell)
            if block.text and _has_words(block.text):
                self.counts["table_cells"] += 1
                place = Place(self._way, address, block.page)
                lead_in = " ".join(filter(None, (intro, block.lead_in)))
                self.found.append(
                    Passage(block.text, place, Kind.TABLE_CELL, lead_in, head, row, table.number)
                )
            if block.attached or block.asides:
                self._attached(block, address)


def prepare(blocks: list[Block], looks: Looks) -> list[Block]:
    """The body's blocks, with headings and list items marked."""
    prepared = split_lines(unfold(blocks, looks))
    mark_contents(prepared)
    mark_headings(prepared, looks)
    mark_lists(prepared)
    return prepared


def _kind(para: Para) -> Kind:
    if para.is_title:
        return Kind.TITLE
    if para.heading is not None:
        return Kind.HEADING
    return Kind.LIST_ITEM if para.is_item else Kind.PARAGRAPH


def _has_words(text: str) -> bool:
    return text[:1].isalnum() or any(character.isalnum() for character in text)


def _texts(blocks: list[Block]) -> list[str]:
    """The texts of a header or footer: of its paragraphs, tables and text boxes."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    found.extend(_texts(cell.blocks))
        else:
            found.append(block.text)
            for box in block.attached:
                found.extend(_texts(box.blocks))
    return found
