"""Turns a finished document into bytes that depend on nothing but its content."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any

from protocol_audit.reports.package import clean, same_bytes
from protocol_audit.reports.word.base import APP

if TYPE_CHECKING:
    from docx.document import Document

_LONGEST = 255  # characters in a property, by python-docx


def set_properties(document: Document, *, title: str, subject: str, day: datetime.date) -> None:
    """Sets the title and the dates, and takes away whatever names a person or a machine."""
    moment = datetime.datetime.combine(day, datetime.time())
    core = document.core_properties
    core.title = clean(title)[:_LONGEST]
    core.subject = clean(subject)[:_LONGEST]
    core.author = "protocol-audit"
    core.last_modified_by = "protocol-audit"
    core.language = "en-US"
    core.created = core.modified = moment
    core.revision = 1
    core.comments = core.keywords = core.category = ""
    _anonymous(document)


def saved(document: Document) -> bytes:
    """The document's file, with the same times and order for every part whenever it is written."""
    plain = io.BytesIO()
    document.save(plain)
    return same_bytes(plain.getvalue())


def _anonymous(document: Document) -> None:
    """Takes away company, manager and the path of the template that the file was made from."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    package = document.part.package
    assert package is not None
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = APP.encode()
    settings = document.settings.element
    for tag in ("attachedTemplate", "updateFields"):
        for element in settings.findall(_w(tag)):
            settings.remove(element)
    _drop_attached_template(document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS))


def _drop_attached_template(part: Any) -> None:
    for name, relationship in list(part.rels.items()):
        if relationship.reltype.endswith("/attachedTemplate"):
            part.rels.pop(name)


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
