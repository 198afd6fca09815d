"""Opens an OpenDocument text: an archive of XML parts, or one flat XML file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.readers.archive import MAX_PART, Archive, open_archive
from protocol_audit.readers.file_types import first_bytes, whole_file
from protocol_audit.readers.odt.names import Node, name
from protocol_audit.readers.sound_xml import as_utf_8, parse

_BODY = f"{name('office:body')}/{name('office:text')}"
_ENCRYPTED = b"encryption-data"


@dataclass(frozen=True, slots=True)
class Parts:
    """An OpenDocument text: its body, and the roots in which styles and what it says of itself stand."""

    sha256: str
    body: Node
    styles: tuple[Node, ...]
    meta: Node | None


def open_parts(path: Path) -> Parts:
    """The parts of the text in a file; raises ReadError where it is none, or may do harm."""
    if not first_bytes(path).startswith(b"PK"):
        return _flat(path)
    with open_archive(path) as archive:
        _refuse_locked(path, archive)
        content = parse(path.name, "content.xml", archive.read("content.xml"))
        others = {
            part: parse(path.name, part, archive.read(part))
            for part in ("styles.xml", "meta.xml")
            if archive.has(part)
        }
        styles = [others["styles.xml"]] if "styles.xml" in others else []
        return Parts(archive.sha256, _body(path, content), (*styles, content), others.get("meta.xml"))


def _flat(path: Path) -> Parts:
    data = whole_file(
        path,
        MAX_PART,
        f"larger than {MAX_PART >> 20} MB, which no written protocol is; copy the text into a new document, "
        f"and save that",
    )
    if not as_utf_8(data).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise ReadError(
            f"{path.name}: not an OpenDocument text, whatever its name says; ask for the file again, or for "
            f"the Word file"
        )
    root = parse(path.name, "the file", data)
    return Parts(hashlib.sha256(data).hexdigest(), _body(path, root), (root,), root)


def _refuse_locked(path: Path, archive: Archive) -> None:
    """Raise ReadError where the parts are behind a password."""
    manifest = "META-INF/manifest.xml"
    if archive.has(manifest) and _ENCRYPTED in archive.read(manifest):
        raise ReadError(
            f"{path.name}: protected with a password; open it in LibreOffice, choose File > Save As, and "
            f"save a copy without “Save with password”"
        )


def _body(path: Path, root: Node) -> Node:
    body = root.find(_BODY)
    if body is None:
        raise ReadError(f"{path.name}: an OpenDocument file, but no text; give the protocol as .odt or .docx")
    return body
