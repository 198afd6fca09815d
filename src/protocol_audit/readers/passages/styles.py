"""What a style says of its paragraphs: their part in the outline, their list, how they look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; None where nothing is said, so that what is below decides. size is in half points."""

    bold: bool | None = None
    caps: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None
    size: int | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the look below it."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.caps if self.caps is None else self.caps,
            below.underline if self.underline is None else self.underline,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything that it inherits.

    role     "title", "subtitle", "author", "date", "toc", "toc heading", "continue", "heading-like" or ""
    outline  0 for the highest heading, None for running text
    number   (list, level) of the list that the style belongs to; the level is None where the list says it
    indent   left indent in twentieths of a point
    """

    id: str = ""
    name: str = ""
    role: str = ""
    outline: int | None = None
    number: tuple[str, int | None] | None = None
    look: Look = PLAIN
    indent: int = 0
    centered: bool = False
    page_break: bool = False
