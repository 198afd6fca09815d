"""What a document is made of, as read: paragraphs and tables, with what hangs on them.

These values belong to the readers alone. They are filled in steps (read, then headings, then lists) and are
turned into passages at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from protocol_audit.readers.passages.styles import Style

# How deep a heading stands: smaller is higher. Headings by style come before those only made to look so.
Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that is kept apart from the text: a "comment", "hidden text" or a "picture".

    text      what a comment says, what is hidden, or what a picture is said to show
    by        who wrote a comment
    page      the page it is on, where the file says so
    is_after  it stands after its paragraph, not in it
    """

    kind: str
    text: str
    by: str = ""
    page: int | None = None
    is_after: bool = False


@dataclass(slots=True, eq=False)
class Para:
    """A paragraph.

    text       as written, without white space at its ends
    runs       (characters, what the reader knows of its looks) for each stretch of text that looks the same
    number     what Word shows before it: "4.2", "(b)"; "" where nothing or a bullet
    level      its level in a list, from 0; None where it is in none
    list_id    the list it is in
    is_bullet  the list shows a sign, not a number
    goes_on    the list shows nothing: the paragraph goes on with the item above it
    attached   text boxes and notes that hang on it, in order
    asides     what stands here and is kept apart from the text
    cell       the address of its table cell, where it is read as running text all the same
    heading    its rank where it is a heading
    is_title   part of the document's title
    is_item    a list item, or goes on with one; lead_in is what introduces it
    part_of    the paragraph it was cut from at a line break
    """

    text: str
    style: Style
    page: int | None = None
    runs: list[tuple[int, Any]] = field(default_factory=list)
    number: str = ""
    level: int | None = None
    list_id: str = ""
    is_bullet: bool = False
    goes_on: bool = False
    outline: int | None = None
    indent: int = 0
    centered: bool = False
    is_contents: bool = False
    attached: list[Box] = field(default_factory=list)
    asides: list[Beside] = field(default_factory=list)
    cell: str = ""
    heading: Rank | None = None
    is_title: bool = False
    is_item: bool = False
    lead_in: str = ""
    part_of: Para | None = None


@dataclass(slots=True, eq=False)
class Cell:
    """A table cell: column and row count from 1, start and span are columns of the grid from 0."""

    row: int
    column: int
    start: int
    span: int
    blocks: list[Block]
    is_merged: bool = False
    is_shaded: bool = False
    _text: str | None = None

    @property
    def text(self) -> str:
        """The cell's own text on one line, nested tables left out; put together once."""
        if self._text is None:
            texts = (block.text for block in self.blocks if isinstance(block, Para))
            self._text = " ".join(filter(None, texts))
        return self._text


@dataclass(slots=True, eq=False)
class Row:
    """A table row; is_head where Word repeats it on every page."""

    cells: list[Cell]
    is_head: bool = False


@dataclass(slots=True, eq=False)
class Table:
    """A table.

    number           in reading order, from 1
    marks_first_row  its style sets the first row off from the others
    width            the cells of its longest row
    """

    number: int
    rows: list[Row]
    marks_first_row: bool = False
    width: int = 0


@dataclass(slots=True, eq=False)
class Box:
    """A text box ("text box"), "footnote" or "endnote", with its number in reading order, from 1."""

    kind: str
    number: int
    blocks: list[Block]


Block = Para | Table


def paragraphs(blocks: list[Block]) -> list[Para]:
    """Every paragraph in these blocks, those in tables, text boxes and notes too, in reading order."""
    found: list[Para] = []
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    found.extend(paragraphs(cell.blocks))
        else:
            found.append(block)
            for box in block.attached:
                found.extend(paragraphs(box.blocks))
    return found
