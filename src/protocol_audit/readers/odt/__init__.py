"""Reads a protocol from an OpenDocument text (.odt, .ott, .fodt), whole and in reading order."""

from protocol_audit.readers.odt.reader import read_odt

__all__ = ["read_odt"]
