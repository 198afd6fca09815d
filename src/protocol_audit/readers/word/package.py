"""Opens a .docx: a zip archive of XML parts that refer to each other (ECMA-376 part 2).

Nothing is unpacked to disk and nothing outside the file is followed. What is damaged, or made to fill the
memory, is refused with a ReadError that names the file, the part and what to do.
"""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from lxml import etree

from protocol_audit.errors import ReadError
from protocol_audit.readers.file_types import cannot_open, wrong_content
from protocol_audit.readers.word.names import Node

# Bounds that no written protocol comes near: 1,000 pages by Word are some 20 MB of XML.
MAX_ENTRIES = 20_000
MAX_BYTES = 100_000_000  # of all parts read together, unpacked
MAX_RATIO = 500  # unpacked to packed, for parts over 5 MB

SAVE_AGAIN = "open it in Word, let Word repair it, and save it again; or ask for the file again"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)
_PACKAGE_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a part's relationships: its id, the last word of its type, and the part it points to.

    part is "" where it points outside the file.
    """

    id: str
    kind: str
    part: str


@dataclass(slots=True)
class Package:
    """An open .docx. Part names are as in the archive, without a leading slash."""

    path: Path
    sha256: str
    archive: zipfile.ZipFile
    names: dict[str, zipfile.ZipInfo]
    main: str = ""
    unpacked: int = 0
    _relations: dict[str, tuple[Relation, ...]] = field(default_factory=dict)
    _roots: dict[str, Node] = field(default_factory=dict)

    def has(self, part: str) -> bool:
        """Whether the archive has this part; upper and lower case do not matter."""
        return part.lower() in self.names

    def read(self, part: str) -> bytes:
        """The bytes of a part; raises ReadError where it is missing, damaged or too large."""
        info = self.names.get(part.lower())
        if info is None:
            raise ReadError(f"{self.path.name}: damaged: the part {part} is missing; {SAVE_AGAIN}")
        self._guard(info)
        try:
            return self.archive.read(info)
        except RuntimeError as error:
            raise ReadError(
                f"{self.path.name}: protected with a password; save a copy without one"
            ) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise ReadError(
                f"{self.path.name}: damaged: the part {part} cannot be unpacked; {SAVE_AGAIN}"
            ) from error

    def root(self, part: str) -> Node:
        """The root element of an XML part, read once; raises ReadError where it is no sound XML."""
        key = part.lower()
        if key not in self._roots:
            self._roots[key] = self._parse(part, self.read(part))
        return self._roots[key]

    def optional(self, part: str) -> Node | None:
        """The root element of a part that says nothing of its own, or None where it is missing or unsound."""
        try:
            return self.root(part) if self.has(part) else None
        except ReadError:
            return None

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part ("" for the package itself) refers to, in the file's order."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            rels = posixpath.join(folder, "_rels", f"{name}.rels")
            root = self.root(rels) if self.has(rels) else ()
            self._relations[part] = tuple(
                _relation(node, folder) for node in root if node.tag == _PACKAGE_RELATION
            )
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """The first part of this kind ("styles") that a part refers to and that is there, or ""."""
        for relation in self.relations(part):
            if relation.kind == kind and relation.part and self.has(relation.part):
                return relation.part
        return ""

    def target(self, part: str, id: str) -> str:
        """The part that a relationship id leads to, or "" where it leads nowhere or outside the file."""
        return next((relation.part for relation in self.relations(part) if relation.id == id), "")

    def _guard(self, info: zipfile.ZipInfo) -> None:
        self.unpacked += info.file_size
        bomb = info.file_size > 5_000_000 and info.file_size > MAX_RATIO * max(1, info.compress_size)
        if self.unpacked > MAX_BYTES or bomb:
            raise ReadError(
                f"{self.path.name}: unpacks to more than a written protocol can hold "
                f"({info.filename}: {info.file_size // 1_000_000} MB); open it in Word, copy the text into "
                f"a new document, and save that"
            )

    def _parse(self, part: str, data: bytes) -> Node:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(_transitional(data), parser)
        except etree.XMLSyntaxError as error:
            raise self._unsound(part, error) from error
        except ValueError as error:
            raise ReadError(f"{self.path.name}: damaged: {part} is no XML; {SAVE_AGAIN}") from error
        if root.getroottree().docinfo.doctype:
            raise ReadError(
                f"{self.path.name}: {part} carries a document type of its own, which Word never writes and "
                f"which can do harm; copy the text into a new document, and save that"
            )
        return root

    def _unsound(self, part: str, error: etree.XMLSyntaxError) -> ReadError:
        line = error.lineno or 1
        if "depth" in str(error):
            return ReadError(
                f"{self.path.name}: {part}, line {line}: nested deeper than Word allows; "
                f"copy the text into a new document, and save that"
            )
        reason = str(error.msg or error).split(", line")[0]
        return ReadError(
            f"{self.path.name}: damaged: {part}, line {line}: no sound XML ({reason}); {SAVE_AGAIN}"
        )


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """The package in a file, open for the time of the ``with``; raises ReadError where it is no Word file."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise cannot_open(path, error) from error
    with file:
        sha256 = _hash(path, file)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise _no_archive(path) from error
        with archive:
            package = Package(path, sha256, archive, _names(path, archive))
            package.main = _main_part(package)
            yield package


def _hash(path: Path, file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    try:
        while block := file.read(1 << 20):
            digest.update(block)
        file.seek(0)
    except OSError as error:
        raise cannot_open(path, error) from error
    return digest.hexdigest()


def _no_archive(path: Path) -> ReadError:
    """The error for a file that is no zip archive, or the beginning of one."""
    with path.open("rb") as file:
        cut_off = file.read(4) == b"PK\x03\x04"
    if cut_off:
        return ReadError(
            f"{path.name}: damaged: the end of the file is missing, as after a broken download; {SAVE_AGAIN}"
        )
    return wrong_content(path)


def _names(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The archive's entries by name in lower case; no XML part may stand in it twice."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise ReadError(f"{path.name}: holds {len(entries)} parts, which no Word file does; {SAVE_AGAIN}")
    names: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.filename.replace("\\", "/").lstrip("/").lower()
        if name in names and name.endswith((".xml", ".rels")):
            raise ReadError(f"{path.name}: damaged: the part {entry.filename} is in it twice; {SAVE_AGAIN}")
        names[name] = entry
    return names


def _main_part(package: Package) -> str:
    """The part with the document's text; raises ReadError where this is another kind of archive."""
    main = package.related("", "officeDocument")
    if not main and package.has("word/document.xml"):
        main = "word/document.xml"
    if main.lower().startswith(("xl/", "ppt/")) or not main:
        raise _other_archive(package, main.lower())
    return main


def _other_archive(package: Package, main: str) -> ReadError:
    """The error for a zip archive that holds no Word document."""
    name, names = package.path.name, package.names
    again = "give the protocol as a Word file (.docx)"
    if main.startswith("xl/") or "xl/workbook.xml" in names:
        return ReadError(f"{name}: this is an Excel workbook under another name; {again}")
    if main.startswith("ppt/") or "ppt/presentation.xml" in names:
        return ReadError(f"{name}: this is a PowerPoint presentation under another name; {again}")
    if "mimetype" in names and "content.xml" in names:
        return ReadError(
            f"{name}: this is an OpenDocument file under another name; open it and save it as .docx"
        )
    if any(part.startswith("index/") and part.endswith(".iwa") for part in names):
        return ReadError(f"{name}: this is a Pages document under another name; in Pages export it to Word")
    if "[content_types].xml" in names or any(part.startswith("word/") for part in names):
        return ReadError(
            f"{name}: damaged: the part with the text (word/document.xml) is missing; {SAVE_AGAIN}"
        )
    return ReadError(
        f"{name}: this is a zip archive, not a Word file; take the Word file out of it, or {again}"
    )


def _relation(node: Node, folder: str) -> Relation:
    kind = node.get("Type", "").rsplit("/", 1)[-1]
    target = unquote(node.get("Target", ""))
    if node.get("TargetMode") == "External" or not target:
        return Relation(node.get("Id", ""), kind, "")
    whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return Relation(node.get("Id", ""), kind, posixpath.normpath(whole.replace("\\", "/")))


def _transitional(data: bytes) -> bytes:
    """The part with the names of "Strict Open XML" (ISO 29500-1) as those that every Word file has."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace").lstrip("\ufeff")
        data = text.encode().replace(b"UTF-16", b"UTF-8", 1).replace(b"utf-16", b"UTF-8", 1)
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data
