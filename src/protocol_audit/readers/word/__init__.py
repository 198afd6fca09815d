"""Reads a protocol from a Word file (.docx), whole and in reading order."""

from protocol_audit.readers.word.reader import read_word

__all__ = ["read_word"]
