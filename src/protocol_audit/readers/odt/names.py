"""The names of OpenDocument's elements and attributes, as lxml spells them (OpenDocument 1.3, part 3)."""

from __future__ import annotations

from typing import Any

# An lxml element. lxml ships no types, so that this is documentation rather than a check.
Node = Any

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_URN}office:1.0",
    "text": f"{_URN}text:1.0",
    "table": f"{_URN}table:1.0",
    "style": f"{_URN}style:1.0",
    "draw": f"{_URN}drawing:1.0",
    "form": f"{_URN}form:1.0",
    "svg": f"{_URN}svg-compatible:1.0",
    "fo": f"{_URN}xsl-fo-compatible:1.0",
    "meta": f"{_URN}meta:1.0",
    "manifest": f"{_URN}manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}


def name(prefixed: str) -> str:
    """A name as lxml spells it: "text:p" -> "{urn:...text:1.0}p"."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def whole(text: str | None, otherwise: int, most: int = 1000) -> int:
    """A count that an attribute says, no larger than ``most``."""
    try:
        return min(max(0, int(text)), most) if text else otherwise
    except ValueError:
        return otherwise


P, H, SPAN = name("text:p"), name("text:h"), name("text:span")
LIST, LIST_ITEM, LIST_HEADER = name("text:list"), name("text:list-item"), name("text:list-header")
TABLE, ROW, CELL = name("table:table"), name("table:table-row"), name("table:table-cell")
COVERED, HEADER_ROWS = name("table:covered-table-cell"), name("table:table-header-rows")
STYLE_NAME = name("text:style-name")
PAGE_BREAK = name("text:soft-page-break")
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TRACKED = name("text:tracked-changes")
