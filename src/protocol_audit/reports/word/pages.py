"""Sections, headers and footers: how a document's pages lie and what stands in their margins."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from protocol_audit.reports.labels import long_date
from protocol_audit.reports.word.base import SECTION
from protocol_audit.reports.word.draft import Page
from protocol_audit.reports.word.fields import page_number
from protocol_audit.reports.word.markup import Markup, paragraph, run
from protocol_audit.reports.word.merge import rename_styles

if TYPE_CHECKING:
    from docx.document import Document


Names = dict[str, str]  # our styles' ids -> those that the document has for them


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands at the top and at the bottom of every page, on the left."""

    top: str
    day: datetime.date
    bottom: str = "An aid to self-assessment, not a certification"

    def header(self) -> Markup:
        """The words and the day."""
        return run(f"{self.top}\t{long_date(self.day)}")

    def footer(self) -> Markup:
        """The words and the number of the page."""
        return Markup(run(f"{self.bottom}\t") + page_number())


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in one section of the document: on upright pages, or on turned ones."""

    content: Markup
    is_turned: bool = False


def append_body(document: Document, parts: Sequence[Part], names: Names) -> None:
    """Appends the parts after what the document holds, each in a section of its own."""
    last = _last_section(document)
    plain = copy.deepcopy(last)
    _drop_empty_end(document.element.body)
    for number, part in enumerate(parts):
        for element in list(_parse(f"<w:body>{part.content}</w:body>")):
            rename_styles(element, names)
            last.addprevious(element)
        section = last if number == len(parts) - 1 else _end_section(last, plain, names)
        _lay_out(section, part, is_first=number == 0)


def room(document: Document) -> Page:
    """The width between the margins of the document's last section, upright and turned."""
    section = _last_section(document)
    size, margin = _child(section, "pgSz"), _child(section, "pgMar")
    sides = _number(margin, "left", 1440) + _number(margin, "right", 1440) + _number(margin, "gutter", 0)
    ends = _number(margin, "top", 1440) + _number(margin, "bottom", 1440)
    width, height = _number(size, "w", 12240), _number(size, "h", 15840)
    upright = max(width - sides, 4000)
    return Page(upright, max(height - ends, 4000) if height > width else upright)


def prefix(document: Document) -> str:
    """What our bookmarks begin with, so that none has the name of one in the document."""
    taken = [b.get(_w("name"), "").lower() for b in document.element.body.iter(_w("bookmarkStart"))]
    number, free = 1, "gap_"
    while any(name.startswith(free) for name in taken):
        number += 1
        free = f"gap{number}_"
    return free


def first_bookmark(document: Document) -> int:
    """The first number above those of the document's own bookmarks."""
    return 1 + max((_number(b, "id", 0) for b in document.element.body.iter(_w("bookmarkStart"))), default=0)


def drawing_number(document: Document) -> int:
    """The first number above those of the document's own drawings."""
    tag = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    return 1 + max((int(d.get("id", "0")) for d in document.element.body.iter(tag)), default=0)


def add_headers(
    document: Document, parts: Sequence[Part], margins: Margins, *, page: Page, names: Names
) -> None:
    """Gives the parts' sections our header and footer where the document has none of its own."""
    sections = list(document.element.body.iter(_w("sectPr")))
    for kind, text in (("header", margins.header()), ("footer", margins.footer())):
        if _has_margin(sections, kind):
            continue
        for section, part in zip(sections[-len(parts) :], parts, strict=True):
            width = page.turned if part.is_turned else page.upright
            margin, reference = getattr(document.part, f"add_{kind}_part")()
            element = margin.element
            for child in list(element):
                element.remove(child)
            tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
            line = _parse(paragraph(text, style=kind.title(), props=tabs))
            rename_styles(line, names)
            element.append(line)
            section.insert(
                0 if kind == "header" else 1,
                _parse(f'<w:{kind}Reference w:type="default" r:id="{reference}"/>'),
            )


def _has_margin(sections: Iterable[Any], kind: str) -> bool:
    """True where a section has a header (or footer) of its own on all pages."""
    references = (reference for section in sections for reference in section.findall(_w(f"{kind}Reference")))
    return any(reference.get(_w("type"), "default") == "default" for reference in references)


def _last_section(document: Document) -> Any:
    """The properties of the document's last section, made where it has none."""
    body = document.element.body
    section = body.find(_w("sectPr"))
    if section is None:
        section = _parse(SECTION)
        body.append(section)
    return section


def _drop_empty_end(body: Any) -> None:
    """Takes away the empty paragraphs with which a template usually ends."""
    while len(body) > 1 and body[-2].tag == _w("p") and not _has_content(body[-2]):
        body.remove(body[-2])


def _has_content(paragraph: Any) -> bool:
    kept = ("t", "drawing", "pict", "object", "sectPr", "br", "fldChar", "bookmarkStart", "bookmarkEnd")
    return any(next(paragraph.iter(_w(tag)), None) is not None for tag in kept)


def _end_section(last: Any, plain: Any, names: Names) -> Any:
    """Ends a section at the last paragraph before ``last``, with the same margins and headers."""
    section = copy.deepcopy(plain)
    end = last.getprevious()
    if end.tag != _w("p"):
        end = _parse(paragraph(style="GapBreak"))
        rename_styles(end, names)
        last.addprevious(end)
    end.find(_w("pPr")).append(section)
    return section


def _lay_out(section: Any, part: Part, *, is_first: bool) -> None:
    """Turns the section's pages where its part is turned; only the first has a page without a header."""
    _narrow(section)
    if not is_first:
        _start_new_page(section)
        _drop(section, "titlePg")
    elif not any(_has_margin(section.getroottree().iter(_w("sectPr")), k) for k in ("header", "footer")):
        _title_page(section)
    if part.is_turned:
        _turn(section)


def _narrow(section: Any) -> None:
    """One column: the tables are made for the whole width."""
    columns = section.find(_w("cols"))
    if columns is not None:
        columns.attrib.pop(_w("num"), None)
        for column in list(columns):
            columns.remove(column)


def _turn(section: Any) -> None:
    size = _child(section, "pgSz")
    width, height = _number(size, "w", 12240), _number(size, "h", 15840)
    if height > width:
        size.set(_w("w"), str(height))
        size.set(_w("h"), str(width))
        size.set(_w("orient"), "landscape")
        margin = _child(section, "pgMar")
        sides = [margin.get(_w(side), "1440") for side in ("top", "right", "bottom", "left")]
        for side, value in zip(("right", "bottom", "left", "top"), sides, strict=True):
            margin.set(_w(side), value)


def _start_new_page(section: Any) -> None:
    _drop(section, "type")
    kind = _parse('<w:type w:val="nextPage"/>')
    _child(section, "pgSz").addprevious(kind)


def _title_page(section: Any) -> None:
    """The first page has no header."""
    if section.find(_w("titlePg")) is None:
        _child(section, "cols").addnext(_parse("<w:titlePg/>"))


def _drop(section: Any, tag: str) -> None:
    for element in section.findall(_w(tag)):
        section.remove(element)


def _child(section: Any, tag: str) -> Any:
    """The child with this tag; a page size, margin or columns that are missing are made."""
    element = section.find(_w(tag))
    if element is None:
        element = _parse(f"<w:{tag}/>")
        before = [e for e in section if e.tag in {_w(t) for t in _BEFORE[tag]}]
        before[-1].addnext(element) if before else section.insert(0, element)
    return element


_BEFORE = {
    "pgSz": ("headerReference", "footerReference", "footnotePr", "endnotePr", "type"),
    "pgMar": ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz"),
    "cols": (
        "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
        "pgBorders", "lnNumType", "pgNumType",
    ),
}  # fmt: skip


def _number(element: Any, attribute: str, default: int) -> int:
    try:
        return int(float(element.get(_w(attribute), default)))
    except ValueError:
        return default


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _parse(xml: str) -> Any:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    end = min(position for position in (xml.find(" "), xml.find("/>"), xml.find(">")) if position > 0)
    return parse_xml(f"{xml[:end]} {nsdecls('w', 'r')}{xml[end:]}")
