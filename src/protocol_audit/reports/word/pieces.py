"""Pieces that several documents are made of: a title block, plain tables, tiles of figures."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from protocol_audit.reports.labels import shortened
from protocol_audit.reports.word.bound import bound
from protocol_audit.reports.word.draft import Paper
from protocol_audit.reports.word.markup import Markup, cell, heads, paragraph, row, run, shares, table
from protocol_audit.reports.word.merge import add_styles
from protocol_audit.reports.word.pages import Margins, Names, Part, first_bookmark, prefix, room
from protocol_audit.reports.word.template import open_document

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(slots=True)
class Opened:
    """A Word file that is being written, with the paper to write on."""

    document: Document
    names: Names
    paper: Paper

    def bind(self, parts: Sequence[Part], *, margins: Margins, title: str, subject: str) -> bytes:
        """The file's bytes with these parts."""
        return bound(
            self.document,
            parts,
            names=self.names,
            page=self.paper.page,
            margins=margins,
            title=title,
            subject=subject,
        )


def open_paper(template: Path | None) -> Opened:
    """The template, or an empty Word file, ready to be written; raises ReadError for a bad template."""
    document = open_document(template)
    names = add_styles(document)
    paper = Paper(page=room(document), prefix=prefix(document), first_bookmark=first_bookmark(document))
    return Opened(document, names, paper)


def title_page(kicker: str, title: str, subtitle: str, facts: Mapping[str, str], aid: str) -> Markup:
    """What the document is, what it is about, its facts, and what it is not."""
    lines = [
        paragraph(run(f"{name}\t", "GapLabel"), run(value), style="GapFact")
        for name, value in facts.items()
        if value
    ]
    return Markup(
        paragraph(run(kicker), style="GapKicker")
        + paragraph(run(shortened(title, 90)), style="Title")
        + paragraph(run(shortened(subtitle, 120)), style="Subtitle")
        + "".join(lines)
        + paragraph(run(aid), style="GapNote")
    )


def plain_table(
    paper: Paper,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Markup | Sequence[Markup]]],
    *,
    about: str,
) -> Markup:
    """A table of text as wide as the page.

    columns  (head, share of the width)
    rows     a cell is the content of one paragraph, or of several
    """
    widths = shares(paper.page.upright, *(share for _, share in columns))
    lines = [
        row(cell(*_paragraphs(content), width=width) for content, width in zip(contents, widths, strict=True))
        for contents in rows
    ]
    return table(heads(*(head for head, _ in columns)), lines, widths=widths, about=about)


def _paragraphs(content: Markup | Sequence[Markup]) -> list[Markup]:
    many = [content] if isinstance(content, str) else content
    return [paragraph(one, style="GapTableText") for one in many]


def tiles(paper: Paper, figures: Sequence[tuple[str, int, str]], *, about: str) -> Markup:
    """Figures side by side, as a table of one row: (what, how many, color of the ground)."""
    widths = shares(paper.page.upright, *(1 for _ in figures))
    cells = [
        cell(paragraph(run(f"{many:,}"), style="GapNumber"), width=width, fill=ground)
        for (_, many, ground), width in zip(figures, widths, strict=True)
    ]
    head = heads(*(what for what, _, _ in figures))
    return table(head, [row(cells)], widths=widths, about=about, head_style="GapTileHead")


def margins_of(title: str, kind: str, day: datetime.date) -> Margins:
    """The usual header and footer."""
    return Margins(f"{shortened(title, 70)} – {kind}", day)
