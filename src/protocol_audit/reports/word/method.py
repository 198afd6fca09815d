"""How a status is decided, and the formula of every figure in the report."""

from __future__ import annotations

from protocol_audit.reports.method import figures, meanings, method
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.gaps import status_words
from protocol_audit.reports.word.markup import Markup, cell, heads, paragraph, row, run, shares, table


def how_decided(draft: Draft) -> Markup:
    """What each status means, and how each figure was counted."""
    widths = shares(draft.page.upright, 24, 76)
    statuses = [
        _row(status_words(status), run(words), widths) for status, words in meanings(draft.assessment).items()
    ]
    counts = [_row(run(name), run(words), widths) for name, words in figures(draft.assessment)]
    return Markup(
        draft.heading(1, "How statuses are decided", "method")
        + paragraph(run(method(draft.assessment)))
        + table(heads("Status", "Meaning"), statuses, widths=widths, about="What each status means")
        + draft.heading(2, "How figures are counted", "figures")
        + table(
            heads("Figure", "How it is counted"), counts, widths=widths, about="How each figure is counted"
        )
    )


def _row(name: Markup, words: Markup, widths: tuple[int, ...]) -> Markup:
    texts = (paragraph(name, style="GapTableText"), paragraph(words, style="GapTableText"))
    return row(cell(text, width=width) for text, width in zip(texts, widths, strict=True))
