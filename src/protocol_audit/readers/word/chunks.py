"""Reads files that a Word file takes in as part of its text (w:altChunk): web pages, texts, Word files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocol_audit.errors import ReadError
from protocol_audit.readers.passages.blocks import Block, Para
from protocol_audit.readers.passages.styles import Style
from protocol_audit.readers.passages.symbols import clean
from protocol_audit.readers.word import names
from protocol_audit.readers.word.names import Node
from protocol_audit.readers.word.package import open_inner
from protocol_audit.readers.word.web import decoded, page_of_message, web_blocks

if TYPE_CHECKING:
    from protocol_audit.readers.word.document import Document

_DEEPEST = 4  # documents within documents; somebody may have put a file into itself
_WEB = (".html", ".htm", ".xhtml")
_MESSAGE = (".mht", ".mhtml", ".eml")
_PLAIN = (".txt", ".text")


def read_chunk(document: Document, part: str, node: Node) -> list[Block]:
    """The blocks of the file that a w:altChunk takes in; one of another kind is counted as unread."""
    target = document.package.target(part, node.get(names.R_ID, ""))
    if target and document.package.has(target):
        blocks = _blocks(document, target, document.package.read(target))
        if blocks:
            return blocks
    document.tally.chunks += 1
    return []


def _blocks(document: Document, part: str, data: bytes) -> list[Block]:
    """What a file holds; its first bytes say more of it than its ending, which is often made up."""
    ending = f".{part.lower().rpartition('.')[2]}"
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"pk\x03\x04"):
        return _word_blocks(document, data)
    if start.startswith(b"{\\rtf") or b"\0" in start:
        return []
    if start.startswith(b"mime-version") or ending in _MESSAGE:
        return web_blocks(page_of_message(data), document.tally)
    if ending in _WEB or start.startswith((b"<html", b"<!doctype html", b"<body", b"<?xml")):
        return web_blocks(decoded(data), document.tally)
    if ending in _PLAIN:
        lines = (" ".join(clean(line).split()) for line in decoded(data).splitlines())
        return [Para(line, Style()) for line in lines if line]
    return []


def _word_blocks(document: Document, data: bytes) -> list[Block]:
    if document.depth >= _DEEPEST:
        return []
    try:
        with open_inner(document.package, data) as package:
            document.tally.taken_in += 1
            inner = type(document)(package, within=document)
            blocks = inner.body()
            inner.characters_lost()
            return blocks
    except ReadError:
        return []
