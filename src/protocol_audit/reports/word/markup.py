"""WordprocessingML as text: runs, paragraphs, links, tables.

Pieces are joined as text and parsed once, because building a long document node by node costs more than
assessing it. ``Markup`` keeps apart what is XML already and what still has to be escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NewType

from protocol_audit.reports.package import clean

Markup = NewType("Markup", str)

NOTHING = Markup("")
SYMBOLS = "Segoe UI Symbol"  # where it is missing, Word and LibreOffice take another font with these marks

# Hebrew, Arabic, Syriac, Thaana, N'Ko and the Arabic presentation forms.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_RIGHT_TO_LEFT_SPAN = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+(?:[\\W\\d]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+)*"
)


def escape(text: str) -> Markup:
    """The text, cleaned, ready to stand in an element or in an attribute."""
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(text.replace('"', "&quot;"))


def run(text: str, style: str = "") -> Markup:
    """Runs with the text in a character style; line breaks and tabs kept, right-to-left words marked."""
    if not text:
        return NOTHING
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    if not _RIGHT_TO_LEFT.search(text):
        return _one_run(text, look)
    pieces, done = [], 0
    for span in _RIGHT_TO_LEFT_SPAN.finditer(text):
        pieces += [_one_run(text[done : span.start()], look), _one_run(span.group(), look + "<w:rtl/>")]
        done = span.end()
    return Markup("".join(pieces) + _one_run(text[done:], look))


def symbol(text: str, style: str = "") -> Markup:
    """A run with marks that text fonts lack, in a font that has them."""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    fonts = "".join(f' w:{kind}="{SYMBOLS}"' for kind in ("ascii", "eastAsia", "hAnsi", "cs"))
    return _one_run(text, f"{look}<w:rFonts{fonts}/>")


def _one_run(text: str, look: str) -> Markup:
    if not text:
        return NOTHING
    props = f"<w:rPr>{look}</w:rPr>" if look else ""
    return Markup(f"<w:r>{props}{_characters(text)}</w:r>")


def _characters(text: str) -> str:
    escaped = escape(text.replace("\r\n", "\n").replace("\r", "\n"))
    body = escaped.replace("\n", _close_open("<w:br/>")).replace("\t", _close_open("<w:tab/>"))
    return f'<w:t xml:space="preserve">{body}</w:t>'


def _close_open(element: str) -> str:
    return f'</w:t>{element}<w:t xml:space="preserve">'


def reads_from_right(text: str) -> bool:
    """True where the first letter of the text belongs to a right-to-left script."""
    first = next((character for character in text if character.isalpha()), "")
    return bool(_RIGHT_TO_LEFT.match(first))


def link(text: str, anchor: str, style: str = "Hyperlink") -> Markup:
    """A link to a bookmark of the same document."""
    return Markup(f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run(text, style)}</w:hyperlink>')


def paragraph(*content: Markup, style: str = "Normal", props: str = "") -> Markup:
    """A paragraph in a style. ``props`` are further paragraph properties, in the schema's order."""
    return Markup(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{props}</w:pPr>{"".join(content)}</w:p>')


def cell(*paragraphs: Markup, width: int, fill: str = "", span: int = 1) -> Markup:
    """A table cell, its width in twentieths of a point."""
    props = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        props += f'<w:gridSpan w:val="{span}"/>'
    if fill:
        props += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    return Markup(f"<w:tc><w:tcPr>{props}</w:tcPr>{''.join(paragraphs)}</w:tc>")


def row(cells: Iterable[Markup], *, props: str = "") -> Markup:
    """A table row that does not break across pages."""
    return Markup(f"<w:tr><w:trPr><w:cantSplit/>{props}</w:trPr>{''.join(cells)}</w:tr>")


def table(
    head: Sequence[Markup],
    rows: Iterable[Markup],
    *,
    widths: Sequence[int],
    about: str,
    style: str = "GapTable",
    head_style: str = "GapTableHead",
) -> Markup:
    """A table with a header row that repeats on every page; ``about`` is its alternative text."""
    first = (
        cell(paragraph(words, style=head_style), width=width)
        for words, width in zip(head, widths, strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return Markup(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(about)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{row(first, props='<w:tblHeader/>')}{''.join(rows)}</w:tbl>"
    )


def heads(*words: str) -> tuple[Markup, ...]:
    """The heads of a table's columns."""
    return tuple(run(one) for one in words)


def shares(width: int, *parts: int) -> tuple[int, ...]:
    """The width divided in these proportions, without a remainder lost."""
    widths = [width * part // sum(parts) for part in parts]
    widths[-1] += width - sum(widths)
    return tuple(widths)
