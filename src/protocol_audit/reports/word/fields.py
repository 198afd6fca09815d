"""Word fields: the table of contents and the page numbers."""

from __future__ import annotations

from collections.abc import Sequence

from protocol_audit.reports.word.draft import Heading
from protocol_audit.reports.word.markup import Markup, link, paragraph, run

# What stands in the table of contents until Word makes it anew, which also adds the page numbers.
_HINT = "Each entry is a link. To add page numbers in Word: right-click here, then Update Field."


def contents(headings: Sequence[Heading]) -> Markup:
    """A table of contents field of the first two levels, filled in so that it reads before any update."""
    entries = [heading for heading in headings if heading.level <= 2]
    begin = Markup(_mark("begin") + _instruction('TOC \\o "1-2" \\h \\z \\u') + _mark("separate"))
    lines = []
    for number, entry in enumerate(entries):
        start = begin if number == 0 else Markup("")
        lines.append(paragraph(start, link(entry.text, entry.anchor, ""), style=f"TOC{entry.level}"))
    hint = paragraph(run(_HINT, "GapQuiet"), Markup(_mark("end")), style="GapSmall")
    title = paragraph(run("Contents"), style="TOCHeading")
    return Markup(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{title}{''.join(lines)}{hint}</w:sdtContent></w:sdt>"
    )


def page_number() -> Markup:
    """The words "Page 3 of 18", as fields."""
    return Markup(f"{run('Page ')}{_field('PAGE')}{run(' of ')}{_field('NUMPAGES')}")


def _field(instruction: str) -> str:
    return f"{_mark('begin')}{_instruction(instruction)}{_mark('separate')}{run('1')}{_mark('end')}"


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'
