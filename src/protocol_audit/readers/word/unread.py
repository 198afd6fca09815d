"""Says in words a director understands what of a file was not read, so that every report can repeat it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocol_audit.readers.passages.counted import REMARKS, described, number, scanned

if TYPE_CHECKING:
    from protocol_audit.readers.word.document import Document


def unread_of(document: Document, *, has_body: bool) -> tuple[str, ...]:
    """What was not read, the most telling first; empty where everything was."""
    tally = document.tally
    lost, in_margins = document.characters_lost(), len(tally.margin_pictures)
    descriptions = [picture.description for picture in tally.pictures if picture.description]
    found = (
        (not has_body, "everything but the page headers and footers: the body of the file holds no text"),
        (bool(words := _scanned(document)), words),
        (
            lost,
            number(lost, "character of text", "characters of text") + " in a form that could not be read",
        ),
        (len(tally.pictures), number(len(tally.pictures), "picture") + described(descriptions)),
        (in_margins, number(in_margins, "picture") + " in the page header or footer"),
        (tally.charts, number(tally.charts, "chart")),
        (tally.diagrams, number(tally.diagrams, "diagram")),
        (tally.objects, number(tally.objects, "embedded object") + " (such as a sheet or another document)"),
        (tally.chunks, number(tally.chunks, "embedded file")),
        (
            tally.subdocuments,
            number(tally.subdocuments, "linked document") + " that the file only points to",
        ),
        (tally.ink, number(tally.ink, "ink drawing")),
        (tally.controls, number(tally.controls, "form control")),
        (tally.notes_missing, number(tally.notes_missing, "note") + " whose text is missing from the file"),
        (tally.hidden, number(tally.hidden, "passage") + " of hidden text"),
        (
            tally.remarks,
            number(tally.remarks, "comment") + REMARKS,
        ),
    )
    return tuple(words for count, words in found if count)


def _scanned(document: Document) -> str:
    """The pages that seem to be scanned: a picture and no text, or a picture over the page; "" for none."""
    with_text = document.pages.with_text if document.pages is not None else None
    pictures = [
        picture
        for picture in document.tally.pictures
        if picture.fills_page
        or (with_text is not None and picture.page is not None and picture.page not in with_text)
    ]
    pages = sorted({picture.page for picture in pictures if picture.page is not None})
    count = len(pages) + sum(picture.page is None for picture in pictures)
    return scanned(count, pages) if count else ""
