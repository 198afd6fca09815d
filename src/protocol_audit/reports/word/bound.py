"""Binds the parts of a document into a Word file: sections, headers, properties, bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protocol_audit.reports.word.draft import Page
from protocol_audit.reports.word.pages import Margins, Names, Part, add_headers, append_body
from protocol_audit.reports.word.save import saved, set_properties

if TYPE_CHECKING:
    from docx.document import Document


def bound(
    document: Document,
    parts: Sequence[Part],
    *,
    names: Names,
    page: Page,
    margins: Margins,
    title: str,
    subject: str,
) -> bytes:
    """The file's bytes, with the parts after whatever the document holds; the same arguments, the same bytes.

    names, page  what ``add_styles`` and ``room`` say of the document
    """
    append_body(document, parts, names)
    add_headers(document, parts, margins, page=page, names=names)
    set_properties(document, title=title, subject=subject, day=margins.day)
    return saved(document)
