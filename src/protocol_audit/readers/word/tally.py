"""What was met while reading a Word file: read, left out on purpose, or not readable."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from protocol_audit.readers.word.names import DRAWING_TEXT, MATH_TEXT, Node, T

TEXTS = (T, DRAWING_TEXT, MATH_TEXT)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text.

    page        where Word last laid it out, None where the file does not say
    description what somebody wrote that it shows
    fills_page  it covers most of a page, as a scanned page does
    """

    page: int | None
    description: str
    fills_page: bool


@dataclass(slots=True)
class Tally:
    """What was met on the way: read, left out on purpose, or not readable.

    held, seen and left_out count characters of text: in the parts that were read, taken in, and left out on
    purpose. boxes, tables and notes are those so far, which gives each its number.
    """

    held: int = 0
    seen: int = 0
    left_out: int = 0
    hidden: int = 0
    insertions: int = 0
    deletions: int = 0
    boxes: int = 0
    tables: int = 0
    notes: Counter[str] = field(default_factory=Counter)
    remarks: int = 0
    taken_in: int = 0
    pictures: list[Picture] = field(default_factory=list)
    margin_pictures: set[str] = field(default_factory=set)
    charts: int = 0
    diagrams: int = 0
    objects: int = 0
    controls: int = 0
    ink: int = 0
    chunks: int = 0
    subdocuments: int = 0
    notes_missing: int = 0

    def count_picture(self, description: str) -> None:
        """Count a picture of which neither page nor size is known."""
        self.pictures.append(Picture(None, " ".join(description.split()), fills_page=False))

    def leave_out(self, node: Node) -> None:
        """Count the text under this element as left out on purpose."""
        self.left_out += characters(node)


def characters(node: Node) -> int:
    """How many characters of text stand under an element, whether they are read or not."""
    return sum(len(text.text or "") for text in node.iter(*TEXTS))
