"""A picture in a Word file, with its alternative text."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from protocol_audit.reports.word.markup import Markup, escape

if TYPE_CHECKING:
    from docx.document import Document

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU_PER_TWENTIETH = 635


def add_picture(document: Document, png: bytes, *, about: str, name: str, width: int, number: int) -> Markup:
    """Adds a PNG picture to the document's parts; a run that shows it.

    about   its alternative text
    width   in twentieths of a point; the height follows
    number  one that no other drawing of the document has
    """
    relationship, _ = document.part.get_or_add_image(io.BytesIO(png))
    pixels = struct.unpack(">II", png[16:24])  # PNG specification, 11.2.2: IHDR comes first
    wide = width * _EMU_PER_TWENTIETH
    extent = f'cx="{wide}" cy="{wide * pixels[1] // pixels[0]}"'
    words = f'id="{number}" name="{escape(name)}" descr="{escape(about)}"'
    return Markup(
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f"<wp:extent {extent}/><wp:docPr {words}/><wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f"<pic:nvPicPr><pic:cNvPr {words}/><pic:cNvPicPr/></pic:nvPicPr>"
        '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        f' r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
