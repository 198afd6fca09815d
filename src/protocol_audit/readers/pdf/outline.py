"""Gives headings their level where the PDF's bookmarks name them, and tells the title by its size."""

from __future__ import annotations

import re
from dataclasses import replace

from protocol_audit.readers.passages.blocks import Block, Para
from protocol_audit.readers.pdf.pieces import Piece

_LONGEST = 250  # characters
_FRONT = 8  # paragraphs in which a title stands
_TITLE = 1.3  # of the size of running text, at least


def mark_outline(blocks: list[Block], bookmarks: list[tuple[int, str, int]]) -> None:
    """Give paragraphs that a bookmark names, on its page or the next, the bookmark's level."""
    paras: dict[str, list[Para]] = {}
    for block in blocks:
        if isinstance(block, Para) and 0 < len(block.text) <= _LONGEST:
            paras.setdefault(_plain(f"{block.number} {block.text}"), []).append(block)
    for level, title, page in bookmarks:
        named = paras.get(_plain(title), [])
        para = next((p for p in named if p.outline is None and p.page in (page + 1, page + 2)), None)
        if para is not None:
            para.outline = min(level, 8)


def mark_title(blocks: list[Block], body_size: float) -> None:
    """Give the lines in the largest letters at the head of a document the style of a title."""
    paras = [block for block in blocks if isinstance(block, Para) and block.text]
    sizes = [_size(para) for para in paras]
    largest = max(sizes, default=0.0)
    at = [index for index, size in enumerate(sizes) if size == largest]
    if largest < _TITLE * body_size or not at or at[-1] >= _FRONT or at[-1] - at[0] != len(at) - 1:
        return
    for index in at:
        paras[index].style = replace(paras[index].style, role="title")
        paras[index].outline = None


def _size(para: Para) -> float:
    pieces: list[Piece] = [piece for _, piece in para.runs]
    return min((piece.size for piece in pieces), default=0.0)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
