"""Reads a protocol from an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import Protocol
from protocol_audit.readers.file_types import check_is_file
from protocol_audit.readers.odt.file import File
from protocol_audit.readers.odt.names import Node, name
from protocol_audit.readers.odt.package import Parts, open_parts
from protocol_audit.readers.odt.story import Story
from protocol_audit.readers.passages.blocks import Block, paragraphs
from protocol_audit.readers.passages.counted import REMARKS, described, number
from protocol_audit.readers.passages.front import Properties
from protocol_audit.readers.passages.protocol import make_protocol
from protocol_audit.readers.passages.styles import Look

_MARGINS = {
    name("style:header"): "header",
    name("style:header-first"): "header",
    name("style:header-left"): "header",
    name("style:footer"): "footer",
    name("style:footer-first"): "footer",
    name("style:footer-left"): "footer",
}


def read_odt(path: Path) -> Protocol:
    """The protocol in an OpenDocument text; raises ReadError, in words a user can act on, where it is none.

    Text is as a person sees it with tracked changes accepted: inserted text is read, deleted text is not.
    What cannot be read is said in ``unread``.
    """
    check_is_file(path)
    try:
        return _read(path, open_parts(path))
    except RecursionError as error:
        raise ReadError(
            f"{path.name}: nested deeper than any text is; copy the text into a new document, and save that"
        ) from error


def _read(path: Path, parts: Parts) -> Protocol:
    file = File(parts)
    blocks = Story(file).blocks(parts.body)
    pages = file.page
    margins = [(kind, Story(file).blocks(node)) for kind, node in _margins(parts)]
    if not blocks or not any(_has_text(block) for block in blocks):
        raise _no_text(path, file)
    counts = {"pages": pages} if pages is not None else {}
    changes = list(file.changes.values())
    for kind in ("insertion", "deletion"):
        counts.update({f"tracked_{kind}s": changes.count(kind)} if kind in changes else {})
    return make_protocol(
        path,
        parts.sha256,
        blocks,
        margins=margins,
        properties=_properties(parts.meta),
        unread=_unread(file, blocks),
        counts=counts,
        plain=file.styles.plain,
        look_of_run=_look,
    )


def _look(look: Look) -> Look:
    return look


def _margins(parts: Parts) -> Iterator[tuple[str, Node]]:
    """The page headers and footers."""
    for root in parts.styles:
        for page in root.iter(name("style:master-page")):
            for node in page:
                if node.tag in _MARGINS and node.get(name("style:display")) != "false":
                    yield _MARGINS[node.tag], node


def _properties(meta: Node | None) -> Properties:
    def said(tag: str) -> str:
        node = next(meta.iter(name(tag)), None) if meta is not None else None
        return " ".join((node.text or "").split()) if node is not None else ""

    return Properties(said("dc:title"), said("meta:initial-creator") or said("dc:creator"))


def _unread(file: File, blocks: list[Block]) -> tuple[str, ...]:
    hidden = sum(aside.kind == "hidden text" for para in paragraphs(blocks) for aside in para.asides)
    pictures = len(file.pictures)
    found = (
        (pictures, number(pictures, "picture") + described(file.pictures)),
        (file.objects, number(file.objects, "embedded object") + " (such as a chart or a sheet)"),
        (file.controls, number(file.controls, "form control")),
        (hidden, number(hidden, "passage") + " of hidden text"),
        (file.remarks, number(file.remarks, "comment") + REMARKS),
    )
    return tuple(words for count, words in found if count)


def _has_text(block: Block) -> bool:
    return any(para.text for para in paragraphs([block]))


def _no_text(path: Path, file: File) -> ReadError:
    """The error for a text without words."""
    if file.pictures:
        return ReadError(
            f"{path.name}: holds no text, only {number(len(file.pictures), 'picture')}; if it is a scan, ask "
            f"for the file that was scanned, or have the text recognized first"
        )
    return ReadError(f"{path.name}: holds no text; check that it is the right file, and that it was saved")
