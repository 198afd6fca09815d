"""Reads the plain text from which a sample protocol is made.

Lines that begin with ``@`` say what the file is. Then come blocks, with an empty line between them::

    # Heading            ## Heading of the second level
    **A bold line**      a heading by its looks only
    - item               1. numbered item       - [ ] item with a box to tick
    | head | head |      a table, one line a row, the first row its head
    > words              a text box
    ~~~                  the next block begins a page, as Word last laid it out

Inside a block, ``**bold**``, ``{{a footnote}}``, ``{+inserted+}`` and ``{-deleted-}`` as tracked changes,
``<<prompt>>`` for a field to fill in, three spaces for a tab.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STARTS = re.compile(r"(?P<mark>#{1,3} |- |\d+\. |\| |> |~~~$|@contents$)")
_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\{\{(?P<note>.+?)\}\}|\{\+(?P<inserted>.+?)\+\}"
    r"|\{-(?P<deleted>.+?)-\}|<<(?P<field>.+?)>>|(?P<tab> {3,})"
)


@dataclass(frozen=True)
class Block:
    """One block: its kind, its text with the inline marks, and for a table its rows."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Sample:
    """A sample protocol: what its ``@`` lines say, and its blocks in order."""

    settings: dict[str, str]
    blocks: tuple[Block, ...]


def parse_sample(text: str) -> Sample:
    """The sample that this text describes."""
    settings: dict[str, str] = {}
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = chunk.splitlines()
        while lines and lines[0].startswith("@") and lines[0] != "@contents":
            key, _, value = lines.pop(0)[1:].partition(" ")
            settings[key] = value.strip()
        blocks.extend(_parse_lines(lines))
    return Sample(settings, tuple(blocks))


def parse_inline(text: str) -> list[tuple[str, str]]:
    """The text as (kind, words) in order; kind is plain, bold, note, inserted, deleted, field or tab."""
    parts: list[tuple[str, str]] = []
    last = 0
    for match in _INLINE.finditer(text):
        if match.start() > last:
            parts.append(("plain", text[last : match.start()]))
        parts.append((str(match.lastgroup), match[str(match.lastgroup)]))
        last = match.end()
    if last < len(text):
        parts.append(("plain", text[last:]))
    return parts


def _parse_lines(lines: list[str]) -> list[Block]:
    joined: list[str] = []
    for line in lines:
        if joined and not _STARTS.match(line):
            joined[-1] += " " + line.strip()
        elif joined and line.startswith("> ") and joined[-1].startswith("> "):
            joined[-1] += " " + line[2:]
        else:
            joined.append(line)
    blocks: list[Block] = []
    for line in joined:
        block = _parse_block(line)
        if block.kind == "table" and blocks and blocks[-1].kind == "table":
            block = Block("table", rows=blocks.pop().rows + block.rows)
        blocks.append(block)
    return blocks


def _parse_block(line: str) -> Block:
    start = _STARTS.match(line)
    if start is None:
        return Block("paragraph", _tick(line))
    mark, rest = start["mark"], line[start.end() :].strip()
    if mark.startswith("#"):
        return Block("heading", rest, level=mark.count("#"))
    if mark == "| ":
        return Block("table", rows=(tuple(_tick(cell.strip()) for cell in rest.strip("| ").split("|")),))
    kinds = {"- ": "bullet", "> ": "box", "~~~": "page", "@contents": "contents"}
    return Block(kinds.get(mark, "number"), _tick(rest))


def _tick(text: str) -> str:
    return text.replace("[ ]", "\u2610").replace("[x]", "\u2612")
