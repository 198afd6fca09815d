"""Units of a written protocol, with their headings: what the learned reader is asked about, one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Sec|e\.g|i\.e|vs|approx|Inc)|\b[A-Z])\.$")
WORD = re.compile(r"[a-z0-9]+")
LONGEST_WHOLE = 70  # words; a longer passage is read sentence by sentence only


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, a cell, or a whole passage: its text, what carries it, and where it stands."""

    text: str
    heading: str
    lead_in: str
    address: str


def read_units(path: Path, *, whole: bool = False) -> list[Unit]:
    """The sentences and cells of a .docx file's body, in reading order; ``whole``: short passages too."""
    units: list[Unit] = []
    for text, heading, lead_in, address in _passages(path):
        parts = split_sentences(text)
        if whole and len(parts) > 1 and len(text.split()) <= LONGEST_WHOLE:
            parts.append(text)
        units += [Unit(part, heading, lead_in, address) for part in parts]
    return units


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph; an abbreviation or an initial ends none."""
    sentences: list[str] = []
    for piece in SENTENCE_END.split(text.strip()):
        if sentences and ABBREVIATION.search(sentences[-1]):
            sentences[-1] += " " + piece
        elif piece.strip():
            sentences.append(piece.strip())
    return sentences


def contains(quote: str, unit: str) -> bool:
    """True where nearly all words of the shorter of two texts stand in the other."""
    a, b = Counter(WORD.findall(quote.lower())), Counter(WORD.findall(unit.lower()))
    shorter = min(a.total(), b.total())
    return shorter >= 3 and (a & b).total() >= 0.85 * shorter


def _passages(path: Path) -> Iterator[tuple[str, str, str, str]]:
    heading = lead_in = ""
    number = tables = 0
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            tables += 1
            yield from _cells(block, heading, f"table {tables}")
            continue
        number += 1
        text = " ".join(block.text.split())
        if not text:
            continue
        if _is_heading(block):
            heading, lead_in = text, ""
            continue
        item = _is_item(block)
        if not item:
            lead_in = ""
        yield text, heading, lead_in if item else "", f"paragraph {number}"
        if text.endswith(":"):
            lead_in = text


def _is_heading(paragraph: Paragraph) -> bool:
    style = (paragraph.style.name or "").lower() if paragraph.style else ""
    if style.startswith(("heading", "title", "subtitle")):
        return True
    runs = [run for run in paragraph.runs if run.text.strip()]
    short = len(paragraph.text.split()) <= 10 and not paragraph.text.strip().endswith((".", ":", ";"))
    return short and bool(runs) and all(run.bold for run in runs)


def _is_item(paragraph: Paragraph) -> bool:
    style = (paragraph.style.name or "").lower() if paragraph.style else ""
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return numbered or style.startswith(("list", "compact"))


def _cells(table: Table, heading: str, address: str) -> Iterator[tuple[str, str, str, str]]:
    heads: list[str] = []
    for row_number, row in enumerate(table.rows, start=1):
        texts: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                texts.append(" ".join(cell.text.split()))
        if row_number == 1 and len(table.rows) > 1 and all(len(t.split()) <= 8 for t in texts):
            heads = texts
            continue
        for column, text in enumerate(texts):
            if not text:
                continue
            head = heads[column] if column < len(heads) else ""
            first = texts[0] if column and len(texts[0].split()) <= 12 else ""
            lead_in = " ".join(part for part in (head, first) if part)
            yield text, heading, lead_in, f"{address}, row {row_number}, column {column + 1}"
