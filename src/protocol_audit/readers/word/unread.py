"""Says in words a director understands what of a file was not read, so that every report can repeat it."""

from __future__ import annotations

from protocol_audit.readers.word.tally import Tally

_MOST_DESCRIPTIONS = 5
_LONGEST_DESCRIPTION = 60


def unread_of(tally: Tally, comments: int, lost: int) -> tuple[str, ...]:
    """What was not read, the most telling first; empty where everything was."""
    in_margins = len(tally.margin_pictures)
    found = (
        (
            lost,
            _number(lost, "character of text", "characters of text") + " in a form that could not be read",
        ),
        (tally.pictures, _number(tally.pictures, "picture") + _described(tally.descriptions)),
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
        (comments, _number(comments, "comment") + " (reviewers’ remarks are not part of the protocol)"),
    )
    return tuple(words for count, words in found if count)


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
