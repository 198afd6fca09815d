"""Finds what is printed on every page: running headers and footers, and page numbers."""

from __future__ import annotations

import re
from collections import Counter

from protocol_audit.readers.pdf.lines import Line

_MOST_LINES = 4  # at the head or the foot of a page
_SHARE = 0.4  # of the pages; running titles of left and right pages differ
_SHORT = 0.11  # of the page's height; further in stands no header
_LONGEST = 200  # characters
_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.)?[\W_]*(?:[0-9]{1,4}|[ivxl]{1,6})[\W_]*(?:(?:of|/)[\W_]*[0-9]{1,4})?[\W_]*",
    re.IGNORECASE,
)

Row = list[Line]


def take_margins(pages: list[list[Row]], heights: list[float]) -> list[tuple[str, Row]]:
    """Take running headers and footers out of these pages' rows.

    Gives ("header" | "footer", row) once for those that differ only in their numbers.
    """
    seen: dict[str, Counter[str]] = {"header": Counter(), "footer": Counter()}
    for rows, height in zip(pages, heights, strict=True):
        for kind in seen:
            seen[kind].update({_pattern(row) for row in _edge(rows, kind, height)})
    needed = max(2, _SHARE * sum(bool(rows) for rows in pages))
    found: dict[tuple[str, str], Row] = {}
    for rows, height in zip(pages, heights, strict=True):
        for kind, patterns in seen.items():
            for row in _edge(rows, kind, height):
                if patterns[_pattern(row)] < needed and not _is_number(row):
                    break  # what stands further in than text of the page is no margin
                found.setdefault((kind, _pattern(row)), row)
                rows.remove(row)
    return [(kind, row) for (kind, _), row in found.items()]


def _edge(rows: list[Row], kind: str, height: float) -> list[Row]:
    """The rows in the margin at the head or the foot of a page, from its edge inwards."""
    ordered = rows[:_MOST_LINES] if kind == "header" else rows[::-1][:_MOST_LINES]
    limit = height * _SHORT
    return [
        row
        for row in ordered
        if (row[0].base < limit if kind == "header" else row[0].base > height - limit)
        and sum(len(line.text) for line in row) <= _LONGEST
    ]


def _pattern(row: Row) -> str:
    """The text of a row with every number taken as the same."""
    return re.sub(r"[0-9]+|\b[ivxl]{1,5}\b", "#", " ".join(line.text for line in row).lower())


def _is_number(row: Row) -> bool:
    return bool(_NUMBER.fullmatch(" ".join(line.text for line in row)))
