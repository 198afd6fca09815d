"""The hidden sheet: what the worksheet was made from, so that it can be joined to a later assessment.

Each row begins with what it is about; ``readers.decisions.record`` reads it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from protocol_audit import __version__
from protocol_audit.model import Basis
from protocol_audit.model.worksheet import RECORD_SHEET, Worksheet
from protocol_audit.reports.workbook import TEXT, Book, reference
from protocol_audit.reports.worksheet.words import DECISIONS

# Where the drop-down of decisions finds its words; one has a comma, which a list of its own could not hold.
CHOICES = reference(RECORD_SHEET, f"$B$1:$B${len(DECISIONS)}")
_FORMAT = "1"
_IN_A_CELL = 1_500  # fingerprints; a cell holds 32,767 characters


def write_record(book: Book, worksheet: Worksheet) -> None:
    """Write the hidden sheet."""
    sheet = book.sheet(RECORD_SHEET, hidden=True)
    sheet.columns([12, 14, 22, 22, 8, 60])
    for number, row in enumerate(_rows(worksheet)):
        sheet.write_row(number, row, [TEXT] * len(row))


def _rows(worksheet: Worksheet) -> Iterator[Sequence[str]]:
    made = worksheet.made
    for words in DECISIONS:
        yield "choice", words
    yield "format", _FORMAT
    yield "tool", "protocol-audit", __version__
    yield "pack", made.pack, made.pack_version, worksheet.assessment.pack.sha256
    yield "protocol", made.protocol, made.sha256
    yield "agency", made.agency
    for name, basis in made.read.items():
        yield "read", name, basis.status, basis.standard, "gap" if name in made.gaps else ""
        yield from _words("read words", name, basis)
    for name, carried in worksheet.carried.items():
        yield "carried", name, carried.basis.status, carried.basis.standard, "", carried.content
        yield from _words("carried words", name, carried.basis)
    passages = sorted(made.passages)
    for first in range(0, len(passages), _IN_A_CELL):
        yield "passages", " ".join(passages[first : first + _IN_A_CELL])


def _words(kind: str, name: str, basis: Basis) -> Iterator[Sequence[str]]:
    for words in basis.words:
        yield kind, name, words.quote, words.under
