"""What a Word file is made of, as read: paragraphs and tables, with what hangs on them.

These values belong to the reader alone. They are filled in steps (read, then headings, then lists) and are
turned into passages at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from protocol_audit.readers.word.names import DRAWING_TEXT, MATH_TEXT, Node, T
from protocol_audit.readers.word.styles import Style

# How deep a heading stands: smaller is higher. Headings by style come before those only made to look so.
Rank = tuple[float, ...]


@dataclass(slots=True, eq=False)
class Para:
    """A paragraph.

    text       as written, without white space at its ends
    runs       (characters, w:rPr or None) for each stretch of text that looks the same
    number     what Word shows before it: "4.2", "(b)"; "" where nothing or a bullet
    level      its level in a list, from 0; None where it is in none
    list_id    the list it is in
    is_bullet  the list shows a sign, not a number
    goes_on    the list shows nothing: the paragraph goes on with the item above it
    attached   text boxes and notes that hang on it, in order
    cell       the address of its table cell, where it is read as running text all the same
    heading    its rank where it is a heading
    is_title   part of the document's title
    is_item    a list item, or goes on with one; lead_in is what introduces it
    part_of    the paragraph it was cut from at a line break
    """

    text: str
    style: Style
    page: int | None = None
    runs: list[tuple[int, Node | None]] = field(default_factory=list)
    number: str = ""
    level: int | None = None
    list_id: str = ""
    is_bullet: bool = False
    goes_on: bool = False
    outline: int | None = None
    indent: int = 0
    centered: bool = False
    is_contents: bool = False
    joins_next: bool = False
    attached: list[Box] = field(default_factory=list)
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

    @property
    def text(self) -> str:
        """The cell's own text on one line, nested tables left out."""
        return " ".join(block.text for block in self.blocks if isinstance(block, Para) and block.text)


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


@dataclass(slots=True)
class Tally:
    """What was met on the way: read, left out on purpose, or not readable.

    seen and left_out count characters of text; what a part holds beyond them was lost.
    """

    seen: int = 0
    left_out: int = 0
    hidden: int = 0
    insertions: int = 0
    deletions: int = 0
    pictures: int = 0
    margin_pictures: set[str] = field(default_factory=set)
    descriptions: list[str] = field(default_factory=list)
    charts: int = 0
    diagrams: int = 0
    objects: int = 0
    controls: int = 0
    ink: int = 0
    chunks: int = 0
    subdocuments: int = 0
    notes_missing: int = 0

    def leave_out(self, node: Node) -> None:
        """Count the text under this element as left out on purpose."""
        self.left_out += characters(node)


def characters(node: Node) -> int:
    """How many characters of text stand under an element, whether they are read or not."""
    return sum(len(text.text or "") for text in node.iter(T, DRAWING_TEXT, MATH_TEXT))
