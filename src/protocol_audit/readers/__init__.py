"""Readers by file type: a protocol's file in, a ``Protocol`` out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import Protocol
from protocol_audit.readers.word import read_word

READERS: dict[str, Callable[[Path], Protocol]] = {".docx": read_word}


def read_protocol(path: Path) -> Protocol:
    """The protocol in this file; raises ReadError, in words a user can act on, for what cannot be read."""
    if not path.exists():
        raise ReadError(f"{path.name}: no such file; check the name and the folder")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadError(f"{path.name}: not a Word file; save it as .docx and try again")
    return reader(path)
