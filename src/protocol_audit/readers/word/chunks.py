"""Reads files that a Word file takes in as part of its text (w:altChunk): web pages and plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from protocol_audit.readers.passages.blocks import Block, Para
from protocol_audit.readers.passages.styles import Style
from protocol_audit.readers.passages.symbols import clean
from protocol_audit.readers.word import names
from protocol_audit.readers.word.names import Node

if TYPE_CHECKING:
    from protocol_audit.readers.word.document import Document

_WEB = (".html", ".htm", ".xhtml")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = {
    "p",
    "div",
    "li",
    "td",
    "th",
    "tr",
    "ul",
    "ol",
    "table",
    "body",
    "br",
    "dt",
    "dd",
    "blockquote",
    "pre",
    *_HEADINGS,
}
_UNSEEN = {"script", "style", "head", "title", "template"}


def read_chunk(document: Document, part: str, node: Node) -> list[Block]:
    """The paragraphs of the file that a w:altChunk takes in; one of another kind is counted as unread."""
    package = document.package
    target = package.target(part, node.get(names.R_ID, ""))
    ending = f".{target.lower().rpartition('.')[2]}"
    if target and package.has(target) and ending in (*_WEB, ".txt"):
        data = package.read(target)
        lines = _web_lines(data) if ending in _WEB else [("p", line) for line in _decoded(data).splitlines()]
        blocks: list[Block] = [_paragraph(tag, line) for tag, line in lines if line.strip()]
        if blocks:
            return blocks
    document.tally.chunks += 1
    return []


def _paragraph(tag: str, line: str) -> Para:
    para = Para(" ".join(clean(line).split()), Style())
    if tag in _HEADINGS:
        para.outline = int(tag[1]) - 1
    if tag == "li":
        para.level, para.is_bullet = 0, True
    return para


def _web_lines(data: bytes) -> list[tuple[str, str]]:
    """(tag, text) for each stretch of text between two block elements of a web page."""
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    lines: list[tuple[str, str]] = []
    open_blocks, pieces = ["p"], [""]
    for event, node in etree.iterwalk(root, events=("start", "end")) if root is not None else ():
        is_block = node.tag in _BLOCKS
        if is_block:
            lines.append((open_blocks[-1], "".join(pieces)))
            pieces = []
        if event == "start":
            if is_block:
                open_blocks.append(node.tag)
            pieces.append(node.text or "" if node.tag not in _UNSEEN else "")
        else:
            if is_block:
                open_blocks.pop()
            pieces.append(node.tail or "")
    return [*lines, ("p", "".join(pieces))]


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
