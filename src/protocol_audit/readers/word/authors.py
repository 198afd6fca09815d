"""Whom a Word file's properties and changes name, so that people are told before they share it."""

from __future__ import annotations

from collections.abc import Iterator

from protocol_audit.readers.word import names
from protocol_audit.readers.word.package import Package

_CORE = {"creator": "author", "lastModifiedBy": "last saved by"}
_EXTENDED = {"Manager": "manager"}
_AUTHOR = names.w("author")
# What programs write where nobody gave a name.
_NOBODY = frozenset(
    (
        "",
        "author",
        "user",
        "admin",
        "administrator",
        "owner",
        "unknown",
        "windows user",
        "microsoft office user",
        *("python-docx", "protocol-audit", "un-named", "libreoffice", "google docs", "apache poi"),
    )
)


def people_of(package: Package) -> tuple[tuple[str, str], ...]:
    """(what it is, name) of everybody whom the file names beside its text; each once."""
    every = (*_properties(package), *_marks(package))
    return tuple(dict.fromkeys(pair for pair in every if pair[1].lower() not in _NOBODY))


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    for kind, part, wanted in (
        ("core-properties", "docProps/core.xml", _CORE),
        ("extended-properties", "docProps/app.xml", _EXTENDED),
    ):
        root = package.optional(package.related("", kind) or part)
        for node in root if root is not None else ():
            name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
            if name in wanted:
                yield wanted[name], (node.text or "").strip()


def _marks(package: Package) -> Iterator[tuple[str, str]]:
    """Who made tracked changes. Whoever made remarks is kept with them (``Protocol.asides``)."""
    for node in package.root(package.main).iter(names.INS, names.DEL):
        yield "tracked changes by", node.get(_AUTHOR, "").strip()
