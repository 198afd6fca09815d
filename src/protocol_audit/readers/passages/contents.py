"""Finds tables of contents, which repeat the headings and are no text of their own."""

from __future__ import annotations

import re
from itertools import pairwise

from protocol_audit.readers.passages.blocks import Block, Para

_ENTRY = re.compile(
    r".{2,120}?(?:\s*\.{4,}\s*|\s*…{2,}\s*|[\t ]*\t\s*|(?: \.){4,}\s*)(?:[0-9]{1,4}|[ivxl]{1,6})", re.DOTALL
)
_TITLE = re.compile(r"(?:table of )?contents:?|index", re.IGNORECASE)
_LONGEST = 250  # characters
_FEWEST = 3  # entries; fewer lines that end with a number may be anything


def mark_contents(blocks: list[Block]) -> None:
    """Mark the lines of tables of contents, those that were only typed too, and the title above them."""
    run: list[Para] = []
    for block in [*blocks, None]:
        if isinstance(block, Para) and _is_entry(block.text):
            run.append(block)
            continue
        if len(run) >= _FEWEST:
            for para in run:
                para.is_contents = True
        run = []
    for block, below in pairwise(blocks):
        if isinstance(block, Para) and isinstance(below, Para) and below.is_contents:
            is_title = block.style.role == "toc heading" or bool(_TITLE.fullmatch(block.text))
            block.is_contents = block.is_contents or is_title


def may_be_entry(text: str) -> bool:
    """Whether a line of a contents field is an entry: it ends with a page number or has a tab."""
    return "\t" in text or text[-1:].isdigit() or not text


def reads_as_entry(text: str) -> bool:
    """Whether a line in the style of a table of contents is an entry: not a sentence in the wrong style."""
    return may_be_entry(text) or not text.endswith((".", ";", ":", "!", "?"))


def _is_entry(text: str) -> bool:
    """Whether a line is a title, a stretch of dots or a tab, and the number of a page."""
    has_leader = "...." in text or "\t" in text or "……" in text or ". . ." in text
    return has_leader and len(text) <= _LONGEST and bool(_ENTRY.fullmatch(text))
