"""What was met while reading a Word file: read, left out on purpose, or not readable."""

from __future__ import annotations

from dataclasses import dataclass, field

from protocol_audit.readers.word.names import DRAWING_TEXT, MATH_TEXT, Node, T


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
