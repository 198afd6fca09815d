"""The protocol as read: passages with their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a passage is in the document."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text_box"
    MARGIN = "margin"  # page header or footer


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands, for people.

    headings  the way down to it, outermost first
    address   "paragraph 41", "table 2, row 3, column 1", "footnote 4"; counted from 1 in reading order; in
              other files than those of word processors "page 3, line 12" or "line 40"
    page      the page, from 1, as Word last laid it out or as a PDF has it; None where the file does not say
    """

    headings: tuple[str, ...]
    address: str
    page: int | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The address and the page, as people say them; a PDF's address names its page already."""
        if self.page is None or self.address.startswith(f"page {self.page},"):
            return (self.address,)
        return (self.address, f"page {self.page}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, table cell or note: its text exactly as written, with what carries it.

    lead_in      for a list item, the line (or lines, outermost first, joined by a space) that it completes
    column_head  for a table cell, the head of its column
    row          for a table cell, the other cells of its row as (column head, text)
    table        for a table cell, the number of its table in reading order, from 1; else None
    number       the number that Word shows before it and counts by itself, "4.2" or "(b)"; not in the text
    """

    text: str
    place: Place
    kind: Kind = Kind.PARAGRAPH
    lead_in: str = ""
    column_head: str = ""
    row: tuple[tuple[str, str], ...] = ()
    table: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something in the file that is no text of the protocol, and was kept apart: nothing in it was judged.

    kind  "comment" (a reviewer's), "hidden text", "struck out text" or "picture"
    text  what the comment says, what is hidden, or what the picture is said to show; "" where nobody said
    by    who wrote a comment, "" where the file does not say
    """

    kind: str
    text: str
    place: Place
    by: str = ""


@dataclass(frozen=True, slots=True)
class Protocol:
    """An agency's written protocol, as read.

    file    the file's name, without its folder
    agency  the agency's name where the document gives one, else ""
    date    the document's own date, as written, else ""
    unread  what could not be read, in words: "2 pictures"; every report repeats it
    counts  how much of what was read: {"paragraphs": 120, "tables": 3, ...}
    asides  comments, hidden text and pictures, in reading order
    people  whom the file's properties name, as (property, name): ("author", "R. Vance")
    """

    file: str
    title: str
    sha256: str
    passages: tuple[Passage, ...]
    unread: tuple[str, ...] = ()
    agency: str = ""
    date: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    asides: tuple[Aside, ...] = ()
    people: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> int:
        """The number of words in all passages."""
        return sum(len(passage.text.split()) for passage in self.passages)
