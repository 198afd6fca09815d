"""Opens what the report is written in: a coalition's own Word file, or an empty one of ours."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from protocol_audit.errors import ReadError
from protocol_audit.reports.word.base import empty_package

if TYPE_CHECKING:
    from docx.document import Document

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # MS-CFB 2.2: old Word files, and new ones under a password


def open_document(template: Path | None) -> Document:
    """The Word document to write the report in: the template, or an empty one where there is none.

    Raises ReadError where the template is missing or is not a .docx file.
    """
    import docx

    if template is None:
        return docx.Document(io.BytesIO(empty_package()))
    content = _read(template)
    try:
        return docx.Document(io.BytesIO(content))
    except (ValueError, KeyError) as error:
        advice = "open it in Word and save it as a Word document (.docx)"
        raise ReadError(f"{template.name}: cannot be used as a template; {advice}") from error
    except Exception as error:
        # A damaged package surfaces in many ways: BadZipFile, XMLSyntaxError, zlib.error.
        advice = "open it in Word and save a new copy"
        raise ReadError(f"{template.name}: the template is damaged; {advice}") from error


def _read(template: Path) -> bytes:
    """The template's bytes, once it looks like a Word file."""
    if template.is_dir():
        raise ReadError(f"{template}: is a folder; name the Word file (.docx) to use as a template")
    try:
        content = template.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{template}: no such file; check the path of the template") from error
    except OSError as error:
        raise ReadError(f"{template}: the template cannot be opened: {error.strerror}") from error
    if content.startswith(_OLE):
        advice = "open it in Word and save it as a Word document (.docx) without a password"
        raise ReadError(f"{template.name}: has a password or is of an old kind; {advice}")
    if not zipfile.is_zipfile(io.BytesIO(content)):
        advice = "the template has to be a Word document (.docx)"
        raise ReadError(f"{template.name}: is not a Word file; {advice}")
    return content
