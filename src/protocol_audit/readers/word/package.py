"""Opens a .docx: an archive of XML parts that refer to each other (ECMA-376 part 2).

Nothing outside the file is followed, and macros, pictures and embedded programs are never unpacked.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from protocol_audit.errors import ReadError
from protocol_audit.readers.archive import SAVE_AGAIN, Archive, inner_archive, open_archive
from protocol_audit.readers.file_types import called_wrongly
from protocol_audit.readers.sound_xml import as_utf_8, parse
from protocol_audit.readers.word.names import Node

# The names of "Strict Open XML" (ISO/IEC 29500-1), and those that every other Word file has.
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_FAMILIES = (b"wordprocessingml/", b"drawingml/", b"officeDocument/")
_PACKAGE_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_TYPES = ("document.main+xml", "template.main+xml", "documenttemplate.main+xml")
# What else a zip archive may be: how the name of a part begins, the endings, what it is, what to do.
_OTHERS = (
    ("xl/", (".xlsx", ".xlsm", ".xltx"), "an Excel workbook, not a written protocol", ""),
    ("ppt/", (".pptx", ".ppsx", ".potx"), "a PowerPoint presentation, not a written protocol", ""),
    ("content.xml", (), "an OpenDocument file", "open it in LibreOffice and save it anew"),
    ("index/", (".pages",), "a Pages document", "in Pages choose File > Export To > Word"),
    ("index.xml", (".pages",), "a Pages document", "in Pages choose File > Export To > Word"),
)


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

    archive: Archive
    main: str = ""
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)
    _roots: dict[str, Node] = field(default_factory=dict)
    _tags: int = 0

    @property
    def path(self) -> Path:
        """The file."""
        return self.archive.path

    @property
    def sha256(self) -> str:
        """Of the file."""
        return self.archive.sha256

    def has(self, part: str) -> bool:
        """Whether the archive has this part; upper and lower case do not matter."""
        return self.archive.has(part)

    def read(self, part: str) -> bytes:
        """The bytes of a part; raises ReadError where it is missing, damaged or too large."""
        return self.archive.read(part)

    def root(self, part: str) -> Node:
        """The root element of an XML part, read once; raises ReadError where it is no sound XML."""
        key = part.lower()
        if key not in self._roots:
            data = _transitional(as_utf_8(self.archive.read(part)))
            self._roots[key] = parse(self.path.name, part, data, before=self._tags)
            self._tags += data.count(b"<")
        return self._roots[key]

    def optional(self, part: str) -> Node | None:
        """The root element of a part that says nothing of its own, or None where it is missing or unsound."""
        try:
            return self.root(part) if self.has(part) else None
        except ReadError:
            return None

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part ("" for the package itself) refers to, by id, in the file's order."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            rels = posixpath.join(folder, "_rels", f"{name}.rels")
            root = self.root(rels) if self.has(rels) else ()
            found: dict[str, Relation] = {}
            for node in root:
                if node.tag == _PACKAGE_RELATION:
                    relation = _relation(node, folder)
                    found.setdefault(relation.id, relation)
            self._relations[part] = found
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """The first part of this kind ("styles") that a part refers to and that is there, or ""."""
        for relation in self.relations(part).values():
            if relation.kind == kind and relation.part and self.has(relation.part):
                return relation.part
        return ""

    def target(self, part: str, id: str) -> str:
        """The part that a relationship id leads to, or "" where it leads nowhere or outside the file."""
        relation = self.relations(part).get(id)
        return relation.part if relation is not None else ""


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """The package in a file, open for the time of the ``with``; raises ReadError where it is no Word file."""
    with open_archive(path) as archive:
        package = Package(archive)
        package.main = _main_part(package)
        yield package


@contextmanager
def open_inner(package: Package, data: bytes) -> Iterator[Package]:
    """The package in a part of another; raises ReadError where it is no Word file."""
    with inner_archive(package.archive, data) as archive:
        inner = Package(archive)
        inner.main = _main_part(inner)
        yield inner


def _main_part(package: Package) -> str:
    """The part with the document's text; raises ReadError where this is another kind of archive."""
    main = package.related("", "officeDocument") or _main_by_type(package)
    if not main and package.has("word/document.xml"):
        main = "word/document.xml"
    if main.lower().startswith(("xl/", "ppt/")) or not main:
        raise _other_archive(package, main.lower())
    return main


def _main_by_type(package: Package) -> str:
    """The part that is said to be a Word document's text, where no relationship leads to it."""
    root = package.optional(_CONTENT_TYPES)
    for node in root if root is not None else ():
        kind, part = node.get("ContentType", "").lower(), node.get("PartName", "").lstrip("/")
        if kind.endswith(_MAIN_TYPES) and "word" in kind and package.has(part):
            return str(part)
    return ""


def _other_archive(package: Package, main: str) -> ReadError:
    """The error for a zip archive that holds no Word document."""
    path, names = package.path, package.archive.names
    again = "give the protocol as a Word file (.docx)"
    for start, endings, what, how in _OTHERS:
        if main.startswith(start) or any(part.startswith(start) for part in names):
            return ReadError(f"{path.name}: this is {what}{called_wrongly(path, *endings)}; {how or again}")
    if _CONTENT_TYPES.lower() in names or any(part.startswith("word/") for part in names):
        return ReadError(
            f"{path.name}: damaged: the part with the text (word/document.xml) is missing; {SAVE_AGAIN}"
        )
    return ReadError(
        f"{path.name}: this is a zip archive, not a Word file; take the Word file out of it, or {again}"
    )


def _relation(node: Node, folder: str) -> Relation:
    kind = node.get("Type", "").rsplit("/", 1)[-1]
    target = unquote(node.get("Target", "")).replace("\\", "/")
    if node.get("TargetMode") == "External" or not target:
        return Relation(node.get("Id", ""), kind, "")
    whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return Relation(node.get("Id", ""), kind, posixpath.normpath(whole))


def _transitional(data: bytes) -> bytes:
    """The part with the names of "Strict Open XML" as those that every other Word file has."""
    if _STRICT in data:
        for family in _FAMILIES:
            data = data.replace(_STRICT + family, _USUAL + family + b"2006/")
    return data
