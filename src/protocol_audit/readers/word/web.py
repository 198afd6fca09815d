"""Web pages as paragraphs, lists and tables, where a Word file takes one in as part of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from protocol_audit.readers.passages.blocks import Block, Cell, Para, Row, Table
from protocol_audit.readers.passages.styles import Look, Style
from protocol_audit.readers.passages.symbols import clean
from protocol_audit.readers.word.names import Node
from protocol_audit.readers.word.tally import Tally

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENDS_LINE = frozenset(
    ("p", "div", "li", "ul", "ol", "body", "dt", "dd", "dl", "blockquote", "pre", "section", "article", "hr",
     "td", "th", "caption", *_HEADINGS)
)  # fmt: skip
_UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript"))
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
# Python knows more names than these, some of which do not stand for text at all.
_KNOWN = re.compile(
    r"utf-?8(?:-sig)?|utf-?16(?:-?[lb]e)?|(?:windows-|cp|iso-?8859-)\d+|us-ascii|ascii|macintosh|gb\w+|big5"
    r"|shift_jis|euc-\w+|koi8-\w",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 80  # elements within each other; what stands deeper is taken as one text
_MOST_COLUMNS = 1000


def web_blocks(page: str, tally: Tally) -> list[Block]:
    """The blocks of a web page in reading order; what its style hides is counted as hidden."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    reader = _PageReader(tally)
    reader.read(root, 0)
    reader.end_line()
    return reader.blocks


def page_of_message(data: bytes) -> str:
    """The web page in a message (.mht), as Word and makers of Word files save one; "" where there is none."""
    from email import message_from_bytes

    for kind in ("text/html", "text/plain"):
        for part in message_from_bytes(data).walk():
            if part.get_content_type() == kind:
                content = part.get_payload(decode=True)
                return (
                    decoded(content, part.get_content_charset() or "") if isinstance(content, bytes) else ""
                )
    return ""


def decoded(data: bytes, charset: str = "") -> str:
    """Bytes as text: in the character set that is named, else UTF-8, else as Windows wrote it."""
    named = _CHARSET.search(data[:2048])
    by_mark = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    for name in (by_mark, charset, named.group(1).decode("ascii", "replace") if named else "", "utf-8-sig"):
        if _KNOWN.fullmatch(name):
            try:
                return data.decode(name)
            except (LookupError, ValueError):
                continue
    return data.decode("cp1252", "replace")


@dataclass(slots=True)
class _PageReader:
    """Goes through a page; what has been read of the line at hand is in ``pieces``."""

    tally: Tally
    blocks: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    outline: int | None = None
    is_item: bool = False
    is_bold: bool = False

    def read(self, node: Node, depth: int) -> None:
        """Take in an element, and not what follows it."""
        tag = node.tag
        if tag in _UNSEEN:
            return
        if depth > _DEEPEST:
            self.pieces.append((" ".join(node.itertext()), self.is_bold))
            return
        if _HIDDEN.search(node.get("style", "")):
            self.tally.hidden += 1
            return
        if tag == "table":
            self.end_line()
            self._table(node, depth)
            return
        if tag == "br":
            self.pieces.append(("\n", True))
        elif tag == "img":
            self.tally.count_picture(node.get("alt", ""))
        else:
            self._element(node, depth)

    def end_line(self) -> None:
        """Make a paragraph of what has been read since the last one."""
        text = "".join(piece for piece, _ in self.pieces)
        text = "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
        if text:
            is_bold = all(bold for piece, bold in self.pieces if piece.strip())
            para = Para(clean(text), Style(look=Look(bold=is_bold)))
            para.outline = self.outline
            if self.is_item and self.lists:
                self._number(para)
            self.blocks.append(para)
        self.pieces.clear()

    def _element(self, node: Node, depth: int) -> None:
        tag = node.tag
        before = (self.outline, self.is_item, self.is_bold)
        if tag in _ENDS_LINE:
            self.end_line()
            self.outline = int(tag[1]) - 1 if tag in _HEADINGS else self.outline
            self.is_item = tag == "li" or (self.is_item and tag not in ("ul", "ol"))
        if tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else None)
        self.is_bold = self.is_bold or tag in ("b", "strong", *_HEADINGS)
        self._content(node, depth)
        if tag in _ENDS_LINE:
            self.end_line()
        if tag in ("ul", "ol"):
            self.lists.pop()
        self.outline, self.is_item, self.is_bold = before

    def _content(self, node: Node, depth: int) -> None:
        self.pieces.append(((node.text or "").replace("\n", " "), self.is_bold))
        for child in node:
            self.read(child, depth + 1)
            self.pieces.append(((child.tail or "").replace("\n", " "), self.is_bold))

    def _number(self, para: Para) -> None:
        """Give the first line of a list item its level and number."""
        para.level, para.list_id = len(self.lists) - 1, f"web {len(self.lists)}"
        count = self.lists[-1]
        para.is_bullet = count is None
        if count is not None:
            self.lists[-1] = count + 1
            para.number = f"{count + 1}."
        self.is_item = False

    def _table(self, node: Node, depth: int) -> None:
        self.tally.tables += 1
        table = Table(self.tally.tables, [])
        for line in _rows(node):
            row = Row([], is_head=all(cell.tag == "th" for cell in line))
            start = 0
            for cell in line:
                span = min(_whole(cell.get("colspan")), _MOST_COLUMNS)
                inner = _PageReader(self.tally)
                inner._content(cell, depth + 3)
                inner.end_line()
                row.cells.append(Cell(len(table.rows) + 1, len(row.cells) + 1, start, span, inner.blocks))
                start += span
            if row.cells:
                table.rows.append(row)
        table.width = max((len(row.cells) for row in table.rows), default=0)
        if table.rows:
            self.blocks.append(table)


def _rows(node: Node) -> list[list[Node]]:
    """The cells of each row of a table, not those of tables inside it."""
    found: list[list[Node]] = []
    for child in node:
        if child.tag == "tr":
            found.append([cell for cell in child if cell.tag in ("td", "th")])
        elif child.tag in ("thead", "tbody", "tfoot"):
            found.extend(_rows(child))
    return found


def _whole(text: str | None) -> int:
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 9 else 1
