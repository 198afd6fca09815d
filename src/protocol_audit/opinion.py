"""What the learned reader makes of a document: how plainly each unit states what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol as Interface

from protocol_audit.checks.document import Document, Unit
from protocol_audit.learned import as_read

_ROW_HEAD_WORDS = 12  # a longer first cell is no name of its row

# The network reads the likelier half of the sentences, within these bounds: the other half holds next to
# nothing (no status of the benchmark changes), and reading is what takes time.
LEAST_READ = 200
MOST_READ = 800

Progress = Callable[[int, int], None]


class LearnedReader(Interface):
    """What ``learned.load_reader`` gives.

    pack        id of the pack whose standards it learned; of other packs it knows nothing
    labels      what each score is about ("AI-5/a"), and from which score it says "states it"
    """

    pack: str
    labels: tuple[str, ...]
    thresholds: tuple[float, ...]

    def promising(self, texts: Sequence[str], count: int) -> list[int]:
        """The places, in order, of the ``count`` texts that look most like anything that is asked."""
        ...

    def score(self, texts: Sequence[str], progress: Progress | None = None) -> list[list[float]]:
        """One row a text, one score a label: log-odds."""
        ...


@dataclass(frozen=True, slots=True)
class Opinion:
    """For each label one score a unit: log-odds over the label's threshold, None where the unit was not read.

    read  how many units were read, of how many
    """

    columns: Mapping[str, tuple[float | None, ...]]
    read: tuple[int, int]

    def of(self, unit: Unit, label: str) -> float | None:
        """How far over its threshold the unit states what the label asks; None where that is not known."""
        column = self.columns.get(label)
        return column[unit.index] if column else None


def read_opinion(reader: LearnedReader, document: Document, progress: Progress | None = None) -> Opinion:
    """The reader's scores for the more promising units of the document, for all of a short one."""
    texts = [as_read(_heading(unit), _lead_in(unit), unit.text) for unit in document.units]
    count = min(MOST_READ, max(LEAST_READ, (len(texts) + 1) // 2))
    chosen = reader.promising(texts, count) if len(texts) > count else list(range(len(texts)))
    scored = reader.score([texts[i] for i in chosen], progress)
    rows: list[list[float] | None] = [None] * len(texts)
    for i, row in zip(chosen, scored, strict=True):
        rows[i] = row
    columns = {
        label: tuple(None if row is None else row[n] - threshold for row in rows)
        for n, (label, threshold) in enumerate(zip(reader.labels, reader.thresholds, strict=True))
    }
    return Opinion(columns, (len(chosen), len(texts)))


def _heading(unit: Unit) -> str:
    headings = unit.passage.place.headings
    return headings[-1] if headings else ""


def _lead_in(unit: Unit) -> str:
    """What the network was trained to see first: the list's lead-in, or column head and row head."""
    passage = unit.passage
    if passage.table is None:
        return passage.lead_in
    is_first = passage.place.address.endswith("column 1")
    first = "" if is_first or not passage.row else passage.row[0][1]
    row_head = first if len(first.split()) <= _ROW_HEAD_WORDS else ""
    return f"{passage.column_head} {row_head}".strip()
