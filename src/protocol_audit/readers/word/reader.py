"""Reads a protocol from a Word file."""

from __future__ import annotations

from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import Protocol
from protocol_audit.readers.file_types import check_is_file
from protocol_audit.readers.passages.blocks import paragraphs
from protocol_audit.readers.passages.front import Properties, read_front
from protocol_audit.readers.passages.looks import Looks
from protocol_audit.readers.passages.writer import PassageWriter, prepare
from protocol_audit.readers.word.authors import people_of
from protocol_audit.readers.word.document import Document
from protocol_audit.readers.word.package import Package, open_package
from protocol_audit.readers.word.unread import unread_of


def read_word(path: Path) -> Protocol:
    """The protocol in a .docx file; raises ReadError, in words a user can act on, where it cannot be read.

    Text is as a person sees it with tracked changes accepted: inserted text is read, deleted text is not.
    What cannot be read is said in ``unread``.
    """
    check_is_file(path)
    with open_package(path) as package:
        try:
            return _read(path, package)
        except RecursionError as error:
            raise ReadError(
                f"{path.name}: nested deeper than Word allows; copy the text into a new document, save that"
            ) from error


def _read(path: Path, package: Package) -> Protocol:
    document = Document(package)
    body = document.body()
    margins = document.margins()
    looks = Looks(paragraphs(body), plain=document.styles.plain, look_of_run=document.styles.run)
    blocks = prepare(body, looks)
    margin_lines = [para.text for margin in margins for para in paragraphs(margin.blocks) if para.text]
    front = read_front(blocks, margin_lines, _properties(package), path.stem)
    writer = PassageWriter(looks)
    writer.write_body(blocks)
    has_body = bool(writer.found)
    for margin in margins:
        writer.write_margin(margin.kind, margin.blocks)
    writer.write_loose(document.loose_remarks())
    if not writer.found or (not has_body and document.tally.pictures):
        raise _no_text(path, document)
    return Protocol(
        file=path.name,
        title=front.title,
        sha256=package.sha256,
        passages=tuple(writer.found),
        unread=unread_of(document, has_body=has_body),
        agency=front.agency,
        date=front.date,
        counts=_counts(writer, document),
        asides=tuple(writer.asides),
        people=people_of(package),
    )


def _counts(writer: PassageWriter, document: Document) -> dict[str, int]:
    """How much of what was read."""
    counts = dict(writer.counts)
    changes = (
        ("tracked_insertions", document.tally.insertions),
        ("tracked_deletions", document.tally.deletions),
    )
    counts.update((name, count) for name, count in changes if count)
    if document.laid_out:
        counts["pages"] = max((passage.place.page or 0 for passage in writer.found), default=0)
    return counts


def _properties(package: Package) -> Properties:
    core = package.optional(package.related("", "core-properties") or "docProps/core.xml")
    extended = package.optional(package.related("", "extended-properties") or "docProps/app.xml")
    values = {}
    for root in (core, extended):
        for node in root if root is not None else ():
            if isinstance(node.tag, str):
                values[node.tag.rpartition("}")[2]] = (node.text or "").strip()
    return Properties(values.get("title", ""), values.get("creator", ""), values.get("Company", ""))


def _no_text(path: Path, document: Document) -> ReadError:
    """The error for a document without text."""
    pictures = len(document.tally.pictures)
    if pictures:
        count = "1 picture" if pictures == 1 else f"{pictures} pictures"
        return ReadError(
            f"{path.name}: holds no text, only {count}; if it is a scan, ask for the Word file that was "
            f"scanned, or retype the text"
        )
    return ReadError(f"{path.name}: holds no text; check that it is the right file, and that it was saved")
