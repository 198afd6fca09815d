"""Reads a protocol from plain text or Markdown."""

from __future__ import annotations

from pathlib import Path

from protocol_audit.model import Protocol
from protocol_audit.readers.passages.counted import described, number
from protocol_audit.readers.passages.front import Properties
from protocol_audit.readers.passages.protocol import make_protocol
from protocol_audit.readers.plain.decode import decoded
from protocol_audit.readers.plain.lines import blocks_of


def read_text(path: Path) -> Protocol:
    """The protocol in a plain text file; raises ReadError, in words a user can act on, where it is no text.

    Lines that were wrapped are joined. Headings are lines in capitals, with a section number, or underlined.
    Places are lines of the file.
    """
    text, sha256 = decoded(path)
    return make_protocol(
        path, sha256, blocks_of(text), margins=[], properties=Properties(), unread=(), counts={}
    )


def read_markdown(path: Path) -> Protocol:
    """The protocol in a Markdown file; raises ReadError, in words a user can act on, where it is no text."""
    from protocol_audit.readers.plain.markdown import read_tokens

    text, sha256 = decoded(path)
    found = read_tokens(path.name, text)
    count = len(found.pictures)
    unread = (number(count, "picture") + described(found.pictures),) if count else ()
    return make_protocol(
        path, sha256, found.blocks, margins=[], properties=Properties(), unread=unread, counts={}
    )
