"""Takes the pages of a PDF apart: margins, footnotes, tables, and columns of lines in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from protocol_audit.readers.pdf.columns import Column, Part, Spread, in_reading_order
from protocol_audit.readers.pdf.footnotes import Note, take_footnotes
from protocol_audit.readers.pdf.grids import Grid, find_grids
from protocol_audit.readers.pdf.lines import Line, make_rows, merge
from protocol_audit.readers.pdf.margins import take_margins
from protocol_audit.readers.pdf.pieces import Piece, Sheet
from protocol_audit.readers.pdf.strokes import mark_strokes

_THIN = 3.0  # points
_ACROSS = 0.6  # of a table's width
_MOST_HEADS = 3  # lines
_RUNNING_WORDS = 5  # in a line, from which on its end tells where the text ends


@dataclass(slots=True, eq=False)
class Page:
    """A page laid out: its parts in reading order, the notes at its foot, and what is turned."""

    sheet: Sheet
    rows: list[list[Line]]
    grids: list[Grid]
    turned: list[Piece]
    notes: list[Note] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Layout:
    """A document laid out.

    margins    what is printed in the margins of its pages, as (kind, text), in order
    body_size  of running text, in points
    edges      where running text ends to the right, by the width of the page, in points
    """

    pages: list[Page]
    margins: list[tuple[str, str]]
    body_size: float
    edges: dict[float, float]

    def texts(self) -> Iterator[str]:
        """Every line and cell; of words that a line's end cuts, what stands before."""
        for page in self.pages:
            for row in page.rows:
                for line in row:
                    yield line.text.rpartition(" ")[0] if line.text.endswith("-") else line.text
            for grid in page.grids:
                for cell in grid.cells:
                    yield " ".join(piece.text for piece in cell.pieces)

    def ends(self) -> Iterator[tuple[str, str]]:
        """Each two lines that follow each other in a column."""
        for page in self.pages:
            for part in page.parts:
                if isinstance(part, Column):
                    yield from ((one.text, other.text) for one, other in pairwise(part.lines))


def lay_out(sheets: list[Sheet]) -> Layout:
    """The layout of these pages."""
    pages = [_page(sheet) for sheet in sheets]
    margins = take_margins([page.rows for page in pages], [page.sheet.height for page in pages])
    body_size = _body_size(sheets)
    for page in pages:
        page.notes = take_footnotes(page.rows, body_size)
        page.parts = in_reading_order(page.rows, page.grids, _across(page))
        _count_heads(page)
        _number_lines(page)
    texts = [(kind, merge(row).text.replace("\t", " | ")) for kind, row in margins]
    return Layout(pages, texts, body_size, _edges(pages))


def _page(sheet: Sheet) -> Page:
    """A page's rows, with what stands in tables apart and what is struck out left out."""
    mark_strokes(sheet)
    grids = find_grids(sheet)
    shown = [piece for piece in sheet.pieces if not (piece.is_invisible or piece.is_struck)]
    free = [piece for piece in shown if not any(grid.take(piece) for grid in grids)]
    grids = [grid for grid in grids if any(cell.pieces for cell in grid.cells)]
    rows = make_rows((piece for piece in free if not piece.angle), sheet.number)
    return Page(sheet, rows, grids, [piece for piece in free if piece.angle])


def _body_size(sheets: list[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for piece in sheet.pieces:
            sizes[piece.size] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _across(page: Page) -> list[tuple[float, float, float, float]]:
    """The lines that run from left to right and belong to no ruled table."""
    tops = [(grid.top - _THIN, grid.down[-1] + _THIN) for grid in page.grids]
    return [
        rule
        for rule in page.sheet.rules
        if rule[3] - rule[1] < _THIN and not any(top <= rule[1] <= bottom for top, bottom in tops)
    ]


def _count_heads(page: Page) -> None:
    """Find the line under the head of each table that has no others."""
    for part in page.parts:
        if isinstance(part, Spread):
            left, right = part.edges[0], max(line.right for row in part.rows for line in row)
            for left_end, top, right_end, bottom in page.sheet.rules:
                is_across = bottom - top < _THIN and right_end - left_end >= _ACROSS * (right - left)
                above = sum(row[0].base < top for row in part.rows)
                if is_across and left_end < right and right_end > left and 0 < above <= _MOST_HEADS:
                    part.heads = above


def _number_lines(page: Page) -> None:
    """Number the lines of a page in reading order; tables count by their own rows."""
    columns = [part for part in page.parts if isinstance(part, Column)]
    lines = [line for part in columns for line in part.lines]
    for number, line in enumerate(lines, 1):
        line.number = number


def _edges(pages: list[Page]) -> dict[float, float]:
    edges: dict[float, float] = {}
    for page in pages:
        width = page.sheet.width
        for part in page.parts:
            if isinstance(part, Column) and part.is_whole:
                ends = [line.right for line in part.lines if len(line.text.split()) >= _RUNNING_WORDS]
                edges[width] = max([edges.get(width, 0.0), *ends])
    return edges
