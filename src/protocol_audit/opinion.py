"""What the learned reader makes of a document: how plainly each unit states what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol as Interface

from protocol_audit.checks.document import Document, Unit
from protocol_audit.learned import as_read

_ROW_HEAD_WORDS = 12  # a longer first cell is no name of its row

Progress = Callable[[int, int], None]


class LearnedReader(Interface):
    """What ``learned.load_reader`` gives: labels ("AI-5/a"), their thresholds, and scores for texts."""

    labels: tuple[str, ...]
    thresholds: tuple[float, ...]

    def score(self, texts: Sequence[str], progress: Progress | None = None) -> list[list[float]]:
        """One row a text, one score a label: log-odds."""
        ...


@dataclass(frozen=True, slots=True)
class Opinion:
    """Scores of all units: log-odds over the threshold of the label, so that above 0 is "states it"."""

    columns: Mapping[str, int]
    thresholds: tuple[float, ...]
    rows: tuple[tuple[float, ...], ...]

    def of(self, unit: Unit, label: str) -> float | None:
        """How far over its threshold the unit states what the label asks; None where it never learned it."""
        column = self.columns.get(label)
        return None if column is None else self.rows[unit.index][column] - self.thresholds[column]


def read_opinion(reader: LearnedReader, document: Document, progress: Progress | None = None) -> Opinion:
    """The reader's scores for every unit of the document."""
    texts = [as_read(_heading(unit), _lead_in(unit), unit.text) for unit in document.units]
    rows = tuple(tuple(row) for row in reader.score(texts, progress))
    return Opinion({label: i for i, label in enumerate(reader.labels)}, reader.thresholds, rows)


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
