"""Leaves rows without text out of a sheet's XML before anything is made of it.

Sheets that were once formatted to the bottom have up to a million rows with nothing in them. Going through
them as bytes takes a fraction of a second; making XML nodes of them takes minutes and all the memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# A cell with something in it (a value, a text, a formula) is not closed at once.
_CELL_END = b"</c>"
_CONTENT = (b"<v", b"<is", b"<f")
# With the space: <rowBreaks> stands after the data.
_ROW, _ROW_END, _DATA_END = b"<row ", b"</row>", b"</sheetData>"
_DATA = re.compile(rb"<sheetData\s*(/?)>")
_NUMBERED = re.compile(rb"<row\b[^>]*?\sr=\"")


class Scan:
    """A sheet's XML, taken in pieces and given out without the rows that hold nothing."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._held = b""

    def kept(self) -> Iterator[bytes]:
        """The XML in pieces, blank rows left out; as it is where it is not written in the usual way."""
        start = self._until(_DATA)
        if start is None or start.group(1):
            yield from self._rest()
            return
        yield self._take(start.end())
        while len(self._held) < 4096 and self._more():
            pass
        # Rows that do not say their number count by their place: none of them can be left out.
        if _ROW in self._held and not _NUMBERED.search(self._held):
            yield from self._rest()
            return
        yield from self._rows()
        yield from self._rest()

    def _rows(self) -> Iterator[bytes]:
        """The rows with something in them; what stands after the last row is held."""
        while True:
            yield from self._full_rows()
            # A blank row may have come in part: only its beginning has to wait for the next piece.
            self._held = self._held[max(0, self._held.rfind(_ROW)) :]
            if not self._more():
                break
        self._held = self._held[max(0, self._held.find(_DATA_END)) :]

    def _full_rows(self) -> Iterator[bytes]:
        """The rows with something in them that have come whole; what is after them is held."""
        held, at = self._held, 0
        while (first := held.find(_CELL_END, at)) >= 0:
            start, end = held.rfind(_ROW, at, first), held.find(_ROW_END, first)
            if start < 0:
                break
            if end < 0:
                if not self._more_after(start):
                    return
                held, at = self._held, 0
                continue
            at = end + len(_ROW_END)
            row = held[start:at]
            if any(mark in row for mark in _CONTENT):
                yield row
        self._held = held[at:]

    def _more_after(self, at: int) -> bool:
        """Hold only what comes from ``at`` on, and one piece more; False where there is none."""
        self._held = self._held[at:]
        return self._more()

    def _more(self) -> bool:
        piece = next(self._pieces, b"")
        self._held += piece
        return bool(piece)

    def _until(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """The first match, with as many pieces held as it takes."""
        while True:
            found = pattern.search(self._held)
            if found or not self._more():
                return found

    def _take(self, end: int) -> bytes:
        taken, self._held = self._held[:end], self._held[end:]
        return taken

    def _rest(self) -> Iterator[bytes]:
        yield self._held
        self._held = b""
        yield from self._pieces
