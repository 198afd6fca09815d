"""What a style says of its paragraphs: their part in the outline, their list, how they look."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_HEADING = re.compile(r"heading ?([1-9])$")
_HEADING_LIKE = re.compile(
    r"(?!.*\b(?:table|row|cell|char|note|message|index|toa)\b)"
    r".*\b(?:heading|head|header ?[0-9]|(?:section|chapter|policy) title)\b"
)
_TOC = re.compile(r"toc ?[1-9]$|table of (?:figures|authorities)$|contents [1-9]$")
_ROLES = {
    "title": "title",
    "subtitle": "subtitle",
    "sub title": "subtitle",
    "author": "author",
    "date": "date",
    "toc heading": "toc heading",
    "contents heading": "toc heading",
    "list continue": "continue",
}


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


def named(style: Style, name: str) -> Style:
    """The style with what its name (in lower case) says; files keep English names in any language."""
    heading = _HEADING.match(name)
    if heading:
        style = replace(style, outline=int(heading.group(1)) - 1)
    role = "toc" if _TOC.match(name) else _ROLES.get(name.rstrip(" 23456789"), "")
    if role in ("toc", "toc heading"):
        style = replace(style, outline=None)
    if not role and style.outline is None and _HEADING_LIKE.match(name):
        role = "heading-like"
    return replace(style, name=name, role=role or style.role)
