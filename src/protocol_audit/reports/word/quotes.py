"""Quotes of the protocol in a Word file, with their places."""

from __future__ import annotations

from protocol_audit.model import Finding
from protocol_audit.reports.labels import place_words
from protocol_audit.reports.quotes import Quote, also_at, carried_by, supported
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, reads_from_right, run
from protocol_audit.reports.written import Block


def block_of_quotes(block: Block, finding: Finding) -> Markup:
    """A label over its quotes, and where the further ones stand."""
    lead = _lead(block.label, block.words, last=not block.quotes)
    return Markup(lead + "".join(quote_block(quote, finding) for quote in block.quotes) + _others(block))


def quote_block(quote: Quote, finding: Finding) -> Markup:
    """A quote and, below it, where it stands and what it supports."""
    words = quote.evidence.quote
    props = "<w:bidi/>" if reads_from_right(words) else ""
    carried = "".join(f" · {part}" for part in carried_by(quote.evidence))
    supports = supported(quote, finding)
    place = (
        run(place_words(quote.evidence.place)),
        run(carried),
        run(f" · {supports}" if supports else ""),
    )
    return Markup(
        paragraph(run(f"“{words}”"), style="GapQuote", props=props) + paragraph(*place, style="GapPlace")
    )


def _others(block: Block) -> Markup:
    places = also_at(list(block.others))
    if not places:
        return NOTHING
    return paragraph(run(f"{places}; see the evidence index.", "GapQuiet"), style="GapSmall")


def _lead(label: str, words: str, *, last: bool = False) -> Markup:
    """The line over quotes, or with ``last`` one that stands alone."""
    content = (run(f"{label}: ", "GapLabel"), run(words)) if words else (run(label, "GapLabel"),)
    return paragraph(*content, style="GapText" if last else "GapLead")
