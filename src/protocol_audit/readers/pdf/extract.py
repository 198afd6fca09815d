"""Takes words, ruled lines and fields off the pages of a PDF, with pdfium; runs in a process of its own.

What comes out is plain lists and numbers, in points from the top left corner of each page as it is shown.
"""

from __future__ import annotations

from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from protocol_audit.readers.pdf.extract_page import PageReader

MOST_PAGES = 5_000
MOST_WORDS = 1_000_000
MOST_ON_A_PAGE = 50_000  # pieces of text
_LONGEST_NAME = 4_000  # bytes of a bookmark's title
_MOST_BOOKMARKS = 20_000
_DEEPEST_BOOKMARK = 12


def extract(data: bytes) -> dict[str, Any]:
    """What a PDF holds, or {"error": "password" | "damaged" | "pages" | "words", ...}."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return {"error": "password" if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD else "damaged"}
    pages = len(document)
    if pages == 0:
        return {"error": "damaged"}
    if pages > MOST_PAGES:
        return {"error": "pages", "pages": pages}
    found: dict[str, Any] = {
        "pages": [],
        "title": document.get_metadata_value("Title"),
        "author": document.get_metadata_value("Author"),
        "form": document.get_formtype(),
        "attachments": document.count_attachments(),
        "bookmarks": _bookmarks(document),
    }
    document.init_forms()
    words = 0
    for number in range(pages):
        page = _page(document, number)
        on_page = len(page.get("words", ()))
        words += on_page
        if words > MOST_WORDS or on_page > MOST_ON_A_PAGE:
            return {"error": "words"}
        found["pages"].append(page)
    return found


def _page(document: pypdfium2.PdfDocument, number: int) -> dict[str, Any]:
    """What stands on one page, or {"error": "damaged"}."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return {"error": "damaged"}
    try:
        return PageReader(page, text.raw, document.formenv).read()
    finally:
        text.close()
        page.close()


def _bookmarks(document: pypdfium2.PdfDocument) -> list[tuple[int, str, int]]:
    """(level from 0, title, page from 0) of each bookmark, in order."""
    found: list[tuple[int, str, int]] = []
    for mark in document.get_toc(max_depth=_DEEPEST_BOOKMARK):
        destination = mark.get_dest()
        page = destination.get_index() if destination is not None else None
        if page is not None:
            found.append((mark.level, mark.get_title()[:_LONGEST_NAME], page))
        if len(found) >= _MOST_BOOKMARKS:
            break
    return found
