"""Says in words a director understands what of a PDF was not read."""

from __future__ import annotations

from collections.abc import Sequence

from protocol_audit.readers.passages.counted import REMARKS, number, pages_listed
from protocol_audit.readers.passages.counted import scanned as scanned_pages
from protocol_audit.readers.pdf.pieces import Sheet


def unread_of(
    sheets: Sequence[Sheet], *, scanned: list[int], recognized: list[int], illegible: list[int], files: int
) -> tuple[str, ...]:
    """What was not read, the most telling first.

    scanned     pages that are a picture without text
    recognized  pages whose text a program recognized in a picture
    illegible   pages whose letters the file does not tell
    files       how many files are attached
    """
    damaged = [sheet.number for sheet in sheets if sheet.is_damaged]
    others = [sheet for sheet in sheets if sheet.number not in {*scanned, *recognized, *damaged}]
    pictures = sum(len(sheet.pictures) for sheet in others)
    hidden = sum(any(piece.is_invisible for piece in sheet.pieces) for sheet in others)
    struck = sum(piece.is_struck for sheet in sheets for piece in sheet.pieces)
    remarks = sum(len(sheet.remarks) for sheet in sheets)
    return tuple(
        filter(
            None,
            (
                scanned_pages(len(scanned), scanned) if scanned else "",
                f"{pages_listed(damaged)}: damaged, nothing was read there" if damaged else "",
                f"{pages_listed(illegible)}: text whose letters the file does not tell" if illegible else "",
                _recognized(recognized) if recognized else "",
                number(pictures, "picture") if pictures else "",
                number(files, "attached file") if files else "",
                number(struck, "word") + " struck out (taken as deleted)" if struck else "",
                number(hidden, "page") + " with hidden text" if hidden else "",
                number(remarks, "comment") + REMARKS if remarks else "",
            ),
        )
    )


def _recognized(pages: list[int]) -> str:
    count = number(len(pages), "scanned page")
    return f"{count} ({pages_listed(pages)}): read as a program recognized the text, with its mistakes"
