"""Reads a story of an OpenDocument text (the body, a cell, a note, a text box, a header) into blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocol_audit.readers.odt.lists import DEEPEST, Count
from protocol_audit.readers.odt.names import (
    LIST,
    LIST_HEADER,
    LIST_ITEM,
    PAGE_BREAK,
    STYLE_NAME,
    TABLE,
    TRACKED,
    H,
    Node,
    P,
    name,
    whole,
)
from protocol_audit.readers.odt.tables import read_table
from protocol_audit.readers.odt.text import TextReader
from protocol_audit.readers.passages.blocks import Block, Para

if TYPE_CHECKING:
    from protocol_audit.readers.odt.file import File

_INDEXES = {
    name(f"text:{kind}")
    for kind in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")
}
_SECTION, _INDEX_BODY = name("text:section"), name("text:index-body")
_CHANGES = (name("text:change"), name("text:change-start"), name("text:change-end"))
_SKIPPED = {
    TRACKED,
    name("text:sequence-decls"),
    name("text:variable-decls"),
    name("text:user-field-decls"),
    name("office:forms"),
    name("svg:title"),
    name("svg:desc"),
    name("text:table-of-content-source"),
}
_DRAWN = name("draw:")
_LONG = 250  # characters; a longer paragraph in a table of contents is text


class Story:
    """Reads one story."""

    def __init__(self, file: File) -> None:
        self.file = file
        self._text = TextReader(self)
        self._lists: list[Count] = []
        self._begun = False
        self._start: str | None = None

    def blocks(self, container: Node) -> list[Block]:
        """The paragraphs and tables in an element, in reading order; empty paragraphs are left out."""
        found: list[Block] = []
        self._collect(container, found)
        return found

    def inner(self, container: Node) -> list[Block]:
        """The blocks of something that stands in this story: a note, a text box, a cell."""
        return Story(self.file).blocks(container)

    def _collect(self, container: Node, found: list[Block]) -> None:
        for node in container:
            if node.tag in (P, H):
                self._paragraph(node, found)
            elif node.tag == LIST:
                self._list(node, found)
            elif node.tag == TABLE:
                found.extend([read_table(self, node)] if not self.file.is_deleted else [])
            else:
                self._collect_from(node, found)

    def _collect_from(self, node: Node, found: list[Block]) -> None:
        """Add the blocks in something else: a section, a table of contents, a frame."""
        tag = node.tag
        if tag == PAGE_BREAK:
            self.file.turn_page()
        elif tag in _INDEXES:
            self._index(node, found)
        elif tag in _CHANGES or tag.startswith(_DRAWN):
            self._loose(node, found)
        elif tag == _SECTION and _is_hidden(node):
            self._hide(node, found)
        elif tag not in _SKIPPED:
            self._collect(node, found)

    def _paragraph(self, node: Node, found: list[Block]) -> None:
        file = self.file
        if file.styles.paragraph(node.get(STYLE_NAME, "")).page_break:
            file.break_page()
        para = self._text.read(node)
        level = node.get(name("text:outline-level")) if node.tag == H else None
        if level is not None:
            para.outline = min(max(whole(level, 1) - 1, 0), 8)
        if node.tag == H and not self._lists and node.get(name("text:is-list-header")) != "true":
            para.number = file.heading_number(para.outline or 0) if para.text else ""
        if para.style.role == "toc" and len(para.text) < _LONG:
            para.is_contents = True
        if self._lists and para.text:
            self._item(para)
        if para.text or para.attached or para.asides:
            found.append(para)

    def _item(self, para: Para) -> None:
        """Give the first paragraph of a list item its number; those after it go on with it."""
        count, level = self._lists[-1], len(self._lists) - 1
        own = self.file.lists.level(count.style, min(level, DEEPEST - 1))
        para.level, para.list_id = level, count.name
        if self._begun:
            para.goes_on = True
            return
        self._begun = True
        para.number = self.file.lists.number(count, min(level, DEEPEST - 1), self._start)
        para.is_bullet, para.goes_on = own.is_bullet, own.is_blank and not para.number
        if para.goes_on and para.outline is not None:
            para.level = None

    def _list(self, node: Node, found: list[Block]) -> None:
        self._lists.append(self.file.count_of(node, self._lists[-1] if self._lists else None))
        for item in node:
            if item.tag not in (LIST_ITEM, LIST_HEADER):
                self._collect([item], found)
                continue
            self._begun = item.tag == LIST_HEADER
            self._start = item.get(name("text:start-value"))
            self._collect(item, found)
        self._lists.pop()
        self._begun = bool(self._lists)

    def _index(self, node: Node, found: list[Block]) -> None:
        """Read a table of contents; its lines only repeat the headings."""
        inside: list[Block] = []
        self._collect(node, inside)
        for block in inside:
            if isinstance(block, Para) and len(block.text) < _LONG:
                block.is_contents, block.outline = True, None
            found.append(block)

    def _loose(self, node: Node, found: list[Block]) -> None:
        """Read a frame that hangs on the page, or where a change begins or ends between paragraphs."""
        para = self._text.read_loose(node)
        if para.text or para.attached or para.asides:
            found.append(para)

    def _hide(self, node: Node, found: list[Block]) -> None:
        para = self._text.hidden_para(" ".join("".join(node.itertext()).split()))
        found.extend([para] if para.asides else [])


def _is_hidden(node: Node) -> bool:
    """Whether a section is hidden, always or by a condition that holds."""
    display: str | None = node.get(name("text:display"))
    return display == "none" or (display == "condition" and str(node.get(name("text:is-hidden"))) == "true")
