"""From Markdown to blocks: headings, lists, tables and paragraphs, by CommonMark and GitHub's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from protocol_audit.errors import ReadError
from protocol_audit.readers.passages.blocks import Block, Cell, Para, Row, Table
from protocol_audit.readers.passages.styles import Style
from protocol_audit.readers.passages.symbols import clean

_DEEPEST = 60  # lists and quotations inside each other; the parser reads nothing beyond it
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


@dataclass(slots=True)
class _List:
    """A list that is open: its name, its next number, and what stands after the number; "" for signs."""

    name: str
    mark: str
    number: int
    is_begun: bool = False


@dataclass(slots=True)
class Markdown:
    """What a Markdown file holds. pictures has what they are said to show."""

    blocks: list[Block] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def read_tokens(file: str, text: str) -> Markdown:
    """The blocks of a Markdown text; raises ReadError where it is nested too deep."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    front = _FRONT.match(text)
    start = front.end() if front else 0
    tokens = parser.parse(text[start:])
    if any(token.level >= _DEEPEST - 2 for token in _all(tokens)):
        raise ReadError(f"{file}: lists or quotations nested deeper than anybody writes; make it flatter")
    reader = _Reader(text[:start].count("\n"))
    for number, line in enumerate((front.group(1) if front else "").splitlines(), 2):
        reader.add(line, number)
    reader.read(tokens)
    return reader.found


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


class _Reader:
    """Goes through the tokens of a file, ``before`` lines into it."""

    def __init__(self, before: int) -> None:
        self.found = Markdown()
        self._before = before
        self._lists: list[_List] = []
        self._count = 0
        self._level: int | None = None
        self._table: Table | None = None

    def add(self, text: str, line: int) -> Para | None:
        """Add a paragraph that begins on a line, unless it is empty."""
        text = clean(text).strip()
        if not text:
            return None
        para = Para(text, Style())
        para.cell = f"line {line}"
        self.found.blocks.append(para)
        return para

    def read(self, tokens: list[Token]) -> None:
        """Add the blocks of these tokens."""
        line = 0
        for token in tokens:
            line = token.map[0] + 1 + self._before if token.map else line
            self._take(token, line)

    def _take(self, token: Token, line: int) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._open_list(token)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._lists[-1].is_begun = False
        elif kind == "heading_open":
            self._level = int(token.tag[1]) - 1
        elif kind == "inline":
            self._inline(token, line)
        elif kind in ("fence", "code_block", "html_block"):
            self._verbatim(token, line)
        else:
            self._table_part(token)

    def _open_list(self, token: Token) -> None:
        self._count += 1
        is_numbered = token.type.startswith("ordered")
        first = token.attrGet("start") if is_numbered else None
        mark = token.markup if is_numbered else ""
        self._lists.append(_List(str(self._count), mark, int(first) if first is not None else 1))

    def _table_part(self, token: Token) -> None:
        table = self._table
        if token.type == "table_open":
            tables = sum(isinstance(block, Table) for block in self.found.blocks)
            self._table = Table(tables + 1, [])
            self.found.blocks.append(self._table)
        elif token.type == "table_close":
            self._table = None
        elif table is not None and token.type == "tr_open":
            table.rows.append(Row([], is_head=not table.rows))
        elif table is not None and token.type in ("th_open", "td_open"):
            cells = table.rows[-1].cells
            cells.append(Cell(len(table.rows), len(cells) + 1, len(cells), 1, []))
            table.width = max(table.width, len(cells))

    def _inline(self, token: Token, line: int) -> None:
        text = clean(self._text(token.children or [])).strip()
        if self._table is not None:
            self._table.rows[-1].cells[-1].blocks.append(Para(text, Style()))
            return
        para = self.add(text, line)
        if para is None:
            return
        para.outline, self._level = self._level, None
        if self._lists:
            self._item(para)

    def _item(self, para: Para) -> None:
        """Give the first paragraph of an item its number; those after it go on with it."""
        own = self._lists[-1]
        para.level, para.list_id, para.goes_on = len(self._lists) - 1, own.name, own.is_begun
        if own.is_begun:
            return
        own.is_begun = True
        para.is_bullet = not own.mark
        if own.mark:
            para.number = f"{own.number}{own.mark}"
            own.number += 1

    def _verbatim(self, token: Token, line: int) -> None:
        is_web = token.type == "html_block"
        content = _TAG.sub(" ", token.content) if is_web else token.content
        for number, text in enumerate(content.splitlines(), line + (token.type == "fence")):
            self.add(text, number)

    def _text(self, children: list[Token]) -> str:
        """The text of a paragraph as it is shown; what is struck out is left out."""
        pieces: list[str] = []
        struck = 0
        for child in children:
            if child.type in ("s_open", "s_close"):
                struck += 1 if child.type == "s_open" else -1
            elif struck:
                continue
            elif child.type in ("text", "code_inline"):
                pieces.append(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                pieces.append(" " if child.type == "softbreak" else "\n")
            elif child.type == "image":
                self.found.pictures.append(child.content)
            elif child.type == "html_inline" and child.content.lower().startswith("<br"):
                pieces.append("\n")
        return "".join(pieces)
