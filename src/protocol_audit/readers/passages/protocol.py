"""The last step of reading: from a document's blocks to its ``Protocol``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from protocol_audit.errors import ReadError
from protocol_audit.model import Aside, Protocol
from protocol_audit.readers.passages.blocks import Block, Para, paragraphs
from protocol_audit.readers.passages.front import Properties, read_front
from protocol_audit.readers.passages.looks import Looks
from protocol_audit.readers.passages.styles import PLAIN, Look, Style
from protocol_audit.readers.passages.writer import PassageWriter, prepare

Margin = tuple[str, list[Block]]

_NOT_IN_FORCE = ("struck out text", "hidden text")


def make_protocol(
    path: Path,
    sha256: str,
    blocks: list[Block],
    *,
    margins: list[Margin],
    properties: Properties,
    unread: tuple[str, ...],
    counts: Mapping[str, int],
    plain: Look = PLAIN,
    look_of_run: Callable[[Any], Look] = lambda _: PLAIN,
) -> Protocol:
    """The protocol in these blocks; raises ReadError where no words are in them.

    margins      ("header" | "footer", blocks), each once
    counts       what the reader counted beside the passages
    plain        how text looks of which nothing else is said
    look_of_run  from what the reader keeps of a run to its look
    """
    looks = Looks(paragraphs(blocks), plain=plain, look_of_run=look_of_run)
    prepared = prepare(blocks, looks)
    lines = [para.text for _, inside in margins for para in paragraphs(inside) if para.text]
    front = read_front(prepared, lines, properties, path.stem)
    writer = PassageWriter(looks)
    writer.write_body(prepared)
    for kind, inside in margins:
        writer.write_margin(kind, inside)
    if not writer.found:
        raise _no_text(path, writer.asides)
    return Protocol(
        file=path.name,
        title=front.title,
        sha256=sha256,
        passages=tuple(writer.found),
        unread=unread,
        agency=front.agency,
        date=front.date,
        counts={**writer.counts, **counts},
        asides=tuple(writer.asides),
    )


def _no_text(path: Path, asides: list[Aside]) -> ReadError:
    """The error for a document without words, or whose words are all taken as deleted or are not shown."""
    if any(aside.text for aside in asides if aside.kind in _NOT_IN_FORCE):
        return ReadError(
            f"{path.name}: all of its text is struck out or hidden, and taken as deleted; if it still "
            f"applies, ask for a copy that shows it, without the lines through it"
        )
    return ReadError(f"{path.name}: holds no text; check that it is the right file, and that it was saved")


def line_para(text: str, page: int | None = None) -> Para:
    """A paragraph of which nothing but its text is known."""
    return Para(text, Style(), page)
