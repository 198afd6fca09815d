"""Reads a story of a Word file (the body, a text box, a note, a header) into paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from protocol_audit.readers.passages.blocks import Block, Cell, Para, Row, Table
from protocol_audit.readers.word import names
from protocol_audit.readers.word.chunks import read_chunk
from protocol_audit.readers.word.drawings import branch
from protocol_audit.readers.word.names import Node
from protocol_audit.readers.word.pages import Pages
from protocol_audit.readers.word.text import Open, TextReader

if TYPE_CHECKING:
    from protocol_audit.readers.word.document import Document

_SPAN, _MERGE, _SHADE = names.w("gridSpan"), names.w("vMerge"), names.w("shd")
_BEFORE, _HEAD, _LOOK, _STYLE = (
    names.w("gridBefore"),
    names.w("tblHeader"),
    names.w("tblLook"),
    names.w("tblStyle"),
)
_CELL_DELETED = names.w("cellDel")
_FIRST_ROW = names.w("firstRow")
_REMOVED = (names.DEL, names.MOVE_FROM)
_NO_SHADE = ("", "auto", "FFFFFF", "ffffff")


class StoryReader:
    """Reads one story. pages counts its pages; where it is None, everything is on ``page``."""

    def __init__(
        self,
        document: Document,
        part: str,
        *,
        pages: Pages | None = None,
        page: int | None = None,
        is_margin: bool = False,
    ) -> None:
        self._document = document
        self._part = part
        self._pages = pages
        self._is_margin = is_margin
        self._text = TextReader(
            document, part, self._read_inside, pages=pages, page=page, is_margin=is_margin
        )

    def blocks(self, container: Node) -> list[Block]:
        """The paragraphs and tables in an element, in reading order; empty paragraphs are left out."""
        found: list[Block] = []
        last = self._collect(container, found, None)
        if last is not None:
            _keep(self._text.finish(last), found)
        return found

    def _read_inside(self, node: Node, page: int | None) -> list[Block]:
        """The blocks of a text box: a story of its own, on one page."""
        story = StoryReader(self._document, self._part, page=page, is_margin=self._is_margin)
        return story.blocks(node)

    def _collect(self, container: Node, found: list[Block], before: Open | None) -> Open | None:
        """Add an element's blocks to ``found``; gives a paragraph that runs on into what follows."""
        for node in container:
            tag = node.tag
            if tag == names.P:
                if before is None and not len(node):
                    continue
                para = self._text.read(node, before)
                if isinstance(para, Open):
                    before = para
                else:
                    before = None
                    _keep(para, found)
            elif tag == names.TBL:
                found.append(self._table(node))
            elif tag in _FORMULAS:
                _keep(self._text.read_loose(node), found)
            elif tag not in _PROPERTIES:
                before = self._collect_from(node, found, before)
        return before

    def _collect_from(self, node: Node, found: list[Block], before: Open | None) -> Open | None:
        """Add the blocks in something else: a content control, a tracked change, a file taken in."""
        tag, tally = node.tag, self._document.tally
        if tag == names.SDT:
            return self._control(node, found, before)
        if tag in _REMOVED:
            tally.leave_out(node)
        elif tag == names.ALTERNATE:
            chosen = branch(node, self._text)
            return self._collect(chosen, found, before) if chosen is not None else before
        elif tag == names.ALT_CHUNK:
            found.extend(read_chunk(self._document, self._part, node))
        elif tag == names.SUB_DOCUMENT:
            tally.subdocuments += 1
        elif len(node):
            return self._collect(node, found, before)
        return before

    def _control(self, node: Node, found: list[Block], before: Open | None) -> Open | None:
        """Read a content control; a table of contents is left out, since it only repeats the headings."""
        properties, content = node.find(names.SDTPR), node.find(names.SDT_CONTENT)
        if content is None:
            return before
        gallery = next(properties.iter(names.GALLERY), None) if properties is not None else None
        if gallery is None or gallery.get(names.VAL, "") != "Table of Contents":
            return self._collect(content, found, before)
        inside: list[Block] = []
        last = self._collect(content, inside, None)
        inside.extend([self._text.finish(last)] if last is not None else [])
        for block in inside:
            if isinstance(block, Para) and len(block.text) < _LONG:
                block.is_contents = True
            found.append(block)
        return before

    def _table(self, node: Node) -> Table:
        self._document.tally.tables += 1
        table = Table(self._document.tally.tables, [], marks_first_row=self._marks_first_row(node))
        for row in self._inside(node, names.TR):
            properties = row.find(names.TRPR)
            if properties is not None and properties.find(names.DEL) is not None:
                self._document.tally.leave_out(row)
                self._document.tally.deletions += 1
                continue
            table.rows.append(self._row(row, properties, len(table.rows) + 1))
        table.width = max((len(row.cells) for row in table.rows), default=0)
        return table

    def _row(self, node: Node, properties: Node | None, number: int) -> Row:
        row = Row([])
        start = 0
        if properties is not None:
            head, before = properties.find(_HEAD), properties.find(_BEFORE)
            row.is_head = head is not None and names.is_on(head)
            start = _count(before, 0)
        pages = self._pages
        first = (pages.now, pages.is_fresh) if pages is not None else (0, False)
        last = first
        for cell in self._inside(node, names.TC):
            if pages is not None:
                pages.now, pages.is_fresh = first
            read = self._cell(cell, number, len(row.cells) + 1, start)
            if read is not None:
                row.cells.append(read)
                start += read.span
            if pages is not None and (pages.now, not pages.is_fresh) > (last[0], not last[1]):
                last = (pages.now, pages.is_fresh)
        if pages is not None:
            pages.now, pages.is_fresh = last
        return row

    def _cell(self, node: Node, row: int, column: int, start: int) -> Cell | None:
        cell = Cell(row, column, start, 1, [])
        properties = node.find(names.TCPR)
        if properties is not None:
            if properties.find(_CELL_DELETED) is not None:
                self._document.tally.leave_out(node)
                return None
            cell.span = max(1, _count(properties.find(_SPAN), 1))
            merge, shade = properties.find(_MERGE), properties.find(_SHADE)
            cell.is_merged = merge is not None and merge.get(names.VAL, "continue") == "continue"
            cell.is_shaded = shade is not None and shade.get(names.w("fill"), "") not in _NO_SHADE
        cell.blocks = self.blocks(node)
        return cell

    def _inside(self, node: Node, wanted: str) -> Iterator[Node]:
        """The rows of a table, or the cells of a row, also in content controls and tracked insertions."""
        for child in node:
            tag = child.tag
            if tag == wanted:
                yield child
            elif tag in _REMOVED:
                self._document.tally.leave_out(child)
            elif tag == names.ALTERNATE:
                chosen = branch(child, self._text)
                yield from self._inside(chosen, wanted) if chosen is not None else ()
            elif tag in _WRAPPERS:
                yield from self._inside(child, wanted)

    def _marks_first_row(self, node: Node) -> bool:
        """Whether the table's style sets its first row off, and the table asks for it."""
        properties = node.find(names.TBLPR)
        look = properties.find(_LOOK) if properties is not None else None
        style = properties.find(_STYLE) if properties is not None else None
        if look is None or style is None:
            return False
        asked = look.get(_FIRST_ROW) in ("1", "true", "on") or _has_bit(look.get(names.VAL, ""), 0x20)
        return asked and self._document.styles.table_marks_first_row(style.get(names.VAL, ""))


_PROPERTIES = (names.SECTPR, names.TCPR, names.SDTPR)
_FORMULAS = (names.FORMULA, names.FORMULA_PARAGRAPH)
_LONG = 250  # characters; a longer paragraph in a table of contents is text
_WRAPPERS = {
    names.SDT,
    names.SDT_CONTENT,
    names.INS,
    names.MOVE_TO,
    names.w("customXml"),
    names.w("smartTag"),
}


def _keep(para: Para, found: list[Block]) -> None:
    """Add a paragraph unless it is empty; what stands apart in an empty one goes to the one above it."""
    if para.text or para.attached:
        found.append(para)
    elif para.asides:
        above = found[-1] if found else None
        if isinstance(above, Para):
            above.asides.extend(replace(aside, is_after=True) for aside in para.asides)
        else:
            found.append(para)


def _count(node: Node | None, otherwise: int) -> int:
    """A count of columns; no table is wider than 1,000."""
    return min(max(0, names.whole(node.get(names.VAL), otherwise)), 1000) if node is not None else otherwise


def _has_bit(hexadecimal: str, bit: int) -> bool:
    try:
        return bool(int(hexadecimal, 16) & bit)
    except ValueError:
        return False
