"""Readers by file type: a protocol's file in, a ``Protocol`` out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from protocol_audit.model import Protocol
from protocol_audit.readers.file_types import cannot_read, check_is_file, kind_of


def _read_word(path: Path) -> Protocol:
    from protocol_audit.readers.word import read_word

    return read_word(path)


def _read_pdf(path: Path) -> Protocol:
    from protocol_audit.readers.pdf import read_pdf

    return read_pdf(path)


def _read_odt(path: Path) -> Protocol:
    from protocol_audit.readers.odt import read_odt

    return read_odt(path)


def _read_text(path: Path) -> Protocol:
    from protocol_audit.readers.plain import read_text

    return read_text(path)


def _read_markdown(path: Path) -> Protocol:
    from protocol_audit.readers.plain import read_markdown

    return read_markdown(path)


READERS: dict[str, Callable[[Path], Protocol]] = {
    ".docx": _read_word,
    ".docm": _read_word,
    ".dotx": _read_word,
    ".dotm": _read_word,
    ".pdf": _read_pdf,
    ".odt": _read_odt,
    ".ott": _read_odt,
    ".fodt": _read_odt,
    ".txt": _read_text,
    ".text": _read_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
}


def read_protocol(path: Path) -> Protocol:
    """The protocol in this file; raises ReadError, in words a user can act on, for what cannot be read.

    What the file holds decides how it is read, not what it is called.
    """
    check_is_file(path)
    kind = kind_of(path)
    reader = READERS.get(kind)
    if reader is None:
        raise cannot_read(path, kind)
    return reader(path)
