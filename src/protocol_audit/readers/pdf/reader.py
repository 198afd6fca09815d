"""Reads a protocol from a PDF."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from protocol_audit.errors import ReadError
from protocol_audit.model import Protocol
from protocol_audit.readers.file_types import cannot_open, check_is_file
from protocol_audit.readers.passages.front import Properties
from protocol_audit.readers.passages.protocol import line_para, make_protocol
from protocol_audit.readers.passages.styles import Look
from protocol_audit.readers.pdf.layout import lay_out
from protocol_audit.readers.pdf.legible import illegible_fonts, is_english, is_legible
from protocol_audit.readers.pdf.outline import mark_outline, mark_title
from protocol_audit.readers.pdf.pieces import Piece, Sheet, sheet_of
from protocol_audit.readers.pdf.sandbox import take_apart
from protocol_audit.readers.pdf.unread import unread_of
from protocol_audit.readers.pdf.writer import BlockWriter

_SCAN = 0.5  # of the page; a picture as large as that is the page itself
_FEW = 5  # pieces of text; a stamp or a page number on a scan
_DYNAMIC = 2  # pdfium's number for a form that only Adobe's programs show
_FROM_SCAN = (
    "ask for the Word file, or for a PDF saved from it; or have the text recognized first (in Adobe Acrobat: "
    "Scan & OCR > Recognize Text), check it, and try again with that file"
)
_NO_LETTERS = (
    "its fonts do not say which letters they show, or it is not in English; ask for the Word file, or print "
    "the PDF, scan it with text recognition, and check the text"
)


def read_pdf(path: Path) -> Protocol:
    """The protocol in a PDF; raises ReadError, in words a user can act on, where it cannot be read.

    Text is read as it stands on the pages: column by column, without running headers and footers between
    the sentences. Places are pages and lines. What cannot be read is said in ``unread``.
    """
    check_is_file(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise cannot_open(path, error) from error
    found = take_apart(path.name, data)
    return protocol_of(path, hashlib.sha256(data).hexdigest(), found)


def protocol_of(path: Path, sha256: str, found: dict[str, Any]) -> Protocol:
    """The protocol in what was taken off the pages of a PDF."""
    sheets = [sheet_of(number, page) for number, page in enumerate(found["pages"], 1)]
    scanned = [sheet.number for sheet in sheets if _is_scan(sheet)]
    recognized = _show_recognized(sheets)
    _refuse_without_text(path, found, sheets, scanned)
    illegible = _take_out_illegible(path, sheets)
    layout = lay_out(sheets)
    writer = BlockWriter(layout)
    blocks = writer.write()
    mark_outline(blocks, found["bookmarks"])
    mark_title(blocks, layout.body_size)
    margins = [*layout.margins, *(("watermark", text) for text in writer.lying_across)]
    return make_protocol(
        path,
        sha256,
        blocks,
        margins=[(kind, [line_para(text)]) for kind, text in margins],
        properties=Properties(found["title"], found["author"]),
        unread=unread_of(
            sheets, scanned=scanned, recognized=recognized, illegible=illegible, files=found["attachments"]
        ),
        counts={"pages": len(sheets)},
        look_of_run=_look,
    )


def _look(piece: Piece) -> Look:
    return Look(bold=piece.is_bold, underline=piece.is_underlined, size=round(piece.size * 2))


def _is_scan(sheet: Sheet) -> bool:
    """Whether a page is a picture without text."""
    return len(sheet.pieces) < _FEW and _covered(sheet)


def _covered(sheet: Sheet) -> bool:
    """Whether pictures cover most of a page."""
    area = sum(abs((right - left) * (bottom - top)) for left, top, right, bottom in sheet.pictures)
    return area > _SCAN * sheet.width * sheet.height


def _show_recognized(sheets: list[Sheet]) -> list[int]:
    """Take the text that a program laid unseen under a scan as the page's text; gives those pages."""
    found = []
    for sheet in sheets:
        unseen = [piece for piece in sheet.pieces if piece.is_invisible]
        if len(unseen) >= _FEW and _covered(sheet):
            found.append(sheet.number)
            for piece in unseen:
                piece.is_invisible = False
    return found


def _refuse_without_text(path: Path, found: dict[str, Any], sheets: list[Sheet], scanned: list[int]) -> None:
    """Raise ReadError where there is no text to judge."""
    if found["form"] == _DYNAMIC:
        raise ReadError(
            f"{path.name}: a form that only Adobe’s programs can show; open it there, print it to a new "
            f"PDF, and try again with that"
        )
    if any(
        not piece.is_invisible for sheet in sheets for piece in sheet.pieces if sheet.number not in scanned
    ):
        return
    if scanned or any(sheet.pictures for sheet in sheets):
        raise ReadError(f"{path.name}: scanned: its pages are pictures without text; {_FROM_SCAN}")
    if all(sheet.is_damaged for sheet in sheets):
        raise ReadError(f"{path.name}: damaged: none of its pages can be opened; ask for the file again")
    raise ReadError(f"{path.name}: holds no text; check that it is the right file, or ask for the Word file")


def _take_out_illegible(path: Path, sheets: list[Sheet]) -> list[int]:
    """Take out what is set in letters that nobody can tell, and give those pages; refuse where it is most."""
    pieces = [piece for sheet in sheets for piece in sheet.pieces]
    if not is_english(piece.text for piece in pieces):
        raise ReadError(f"{path.name}: its text does not come out as words; {_NO_LETTERS}")
    fonts = illegible_fonts(pieces)
    found = []
    for sheet in sheets:
        bad = [piece for piece in sheet.pieces if piece.font in fonts]
        if bad or not is_legible(sheet.pieces):
            found.append(sheet.number)
            sheet.pieces = [p for p in sheet.pieces if p.font not in fonts] if bad else []
    lost = len(pieces) - sum(len(sheet.pieces) for sheet in sheets)
    if 2 * lost > len(pieces):
        raise ReadError(f"{path.name}: most of its text does not come out as words; {_NO_LETTERS}")
    return found
