"""Says in words a director understands what of a file was not read, so that every report can repeat it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protocol_audit.readers.word.document import Document

_MOST_DESCRIPTIONS = 5
_LONGEST_DESCRIPTION = 60
_MOST_PAGES = 10


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
            _number(lost, "character of text", "characters of text") + " in a form that could not be read",
        ),
        (len(tally.pictures), _number(len(tally.pictures), "picture") + _described(descriptions)),
        (in_margins, _number(in_margins, "picture") + " in the page header or footer"),
        (tally.charts, _number(tally.charts, "chart")),
        (tally.diagrams, _number(tally.diagrams, "diagram")),
        (tally.objects, _number(tally.objects, "embedded object") + " (such as a sheet or another document)"),
        (tally.chunks, _number(tally.chunks, "embedded file")),
        (
            tally.subdocuments,
            _number(tally.subdocuments, "linked document") + " that the file only points to",
        ),
        (tally.ink, _number(tally.ink, "ink drawing")),
        (tally.controls, _number(tally.controls, "form control")),
        (tally.notes_missing, _number(tally.notes_missing, "note") + " whose text is missing from the file"),
        (tally.hidden, _number(tally.hidden, "passage") + " of hidden text"),
        (
            tally.remarks,
            _number(tally.remarks, "comment") + " (reviewers’ remarks are not part of the protocol)",
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
    if not count:
        return ""
    where = f" ({'page' if len(pages) == 1 else 'pages'} {_listed(pages)})" if pages else ""
    return (
        f"{_number(count, 'SCANNED PAGE', 'SCANNED PAGES')}{where}: a picture of a page, whose words are not "
        f"in the file; ask for the text, or check the page by eye"
    )


def _listed(pages: list[int]) -> str:
    """Page numbers in words; of many the first ones."""
    shown = [str(page) for page in pages[:_MOST_PAGES]]
    if len(pages) > _MOST_PAGES:
        return f"{', '.join(shown)} and {len(pages) - _MOST_PAGES} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _described(descriptions: list[str]) -> str:
    """What the pictures are said to show, where somebody described them."""
    different = list(dict.fromkeys(descriptions))[:_MOST_DESCRIPTIONS]
    if not different:
        return ""
    short = [
        text if len(text) <= _LONGEST_DESCRIPTION else f"{text[:_LONGEST_DESCRIPTION].rstrip()} …"
        for text in different
    ]
    return f" ({'; '.join(f'“{text}”' for text in short)})"
