"""Readers by file type: a protocol's file in, a ``Protocol`` out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from protocol_audit.model import Protocol
from protocol_audit.readers.file_types import check_is_file, wrong_ending
from protocol_audit.readers.word import read_word

READERS: dict[str, Callable[[Path], Protocol]] = {
    ".docx": read_word,
    ".docm": read_word,
    ".dotx": read_word,
    ".dotm": read_word,
}


def read_protocol(path: Path) -> Protocol:
    """The protocol in this file; raises ReadError, in words a user can act on, for what cannot be read."""
    check_is_file(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise wrong_ending(path)
    return reader(path)
