"""Reads a protocol from a PDF that has text: pages, columns, tables, notes, margins."""

from protocol_audit.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
