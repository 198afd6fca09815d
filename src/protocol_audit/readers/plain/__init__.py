"""Reads a protocol from a plain text file (.txt) or a Markdown file (.md)."""

from protocol_audit.readers.plain.reader import read_markdown, read_text

__all__ = ["read_markdown", "read_text"]
