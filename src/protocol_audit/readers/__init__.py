"""Readers by file type: a protocol's file in, a ``Protocol`` out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from protocol_audit.model import Protocol
from protocol_audit.readers.file_types import cannot_read, check_is_file, kind_of
from protocol_audit.readers.word import read_word

READERS: dict[str, Callable[[Path], Protocol]] = {
    ".docx": read_word,
    ".docm": read_word,
    ".dotx": read_word,
    ".dotm": read_word,
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
