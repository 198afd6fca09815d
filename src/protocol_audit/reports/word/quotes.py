"""What the protocol says: quotes with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from protocol_audit.model import Evidence, Finding, Kind
from protocol_audit.reports.labels import element_letter, listed, place_words, shortened
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, reads_from_right, run


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the protocol once, with everything that they support."""

    evidence: Evidence
    supports: tuple[str, ...]


def quotes_of(finding: Finding) -> list[Quote]:
    """Every quote that counted in a finding, once, the strongest first."""
    every = [*finding.evidence]
    every += [evidence for element in finding.elements for evidence in element.evidence]
    every += [evidence for conflict in finding.conflicts for evidence in conflict.evidence]
    return merged(every)


def place_key(evidence: Evidence) -> tuple[str, int, int]:
    """What tells the same words at the same place."""
    return evidence.place.address, evidence.start, evidence.end


def merged(evidence: Iterable[Evidence]) -> list[Quote]:
    """The evidence with the same words at the same place joined, in the order given."""
    found: dict[tuple[str, int, int], tuple[Evidence, list[str]]] = {}
    for one in evidence:
        supports = found.setdefault(place_key(one), (one, []))[1]
        supports += [support for support in one.supports if support not in supports]
    return [Quote(one, tuple(supports)) for one, supports in found.values()]


def strongest(quotes: list[Quote], limit: int) -> tuple[list[Quote], list[Quote]]:
    """The quotes to show, those first that support something not yet shown, and the others."""
    shown: list[Quote] = []
    seen: set[str] = set()
    for quote in quotes:
        if len(shown) < limit and not seen.issuperset(quote.supports or ("",)):
            shown.append(quote)
            seen.update(quote.supports or ("",))
    return shown, [quote for quote in quotes if quote not in shown]


def quote_block(quote: Quote, finding: Finding) -> Markup:
    """A quote and, below it, where it stands and what it supports."""
    words = quote.evidence.quote
    props = "<w:bidi/>" if reads_from_right(words) else ""
    place = place_words(quote.evidence.place)
    return Markup(
        paragraph(run(f"“{words}”"), style="GapQuote", props=props)
        + paragraph(
            run(place), run(_carried_by(quote.evidence)), run(_supports(quote, finding)), style="GapPlace"
        )
    )


def also_at(quotes: list[Quote]) -> Markup:
    """Where further quotes stand, which the evidence index has in full."""
    if not quotes:
        return NOTHING
    places = list(dict.fromkeys(quote.evidence.place.address for quote in quotes))
    rest = len(places) - 6
    words = listed(places[:6]) if rest <= 0 else f"{', '.join(places[:6])} and {rest} more places"
    return paragraph(run(f"Also at {words}; see the evidence index.", "GapQuiet"), style="GapSmall")


def _supports(quote: Quote, finding: Finding) -> str:
    letters = [
        f"({element_letter(finding.standard, element)})"
        for element in finding.standard.elements
        if element.id in quote.supports
    ]
    return f" · supports {listed(letters)}" if letters and len(finding.elements) > 1 else ""


def _carried_by(evidence: Evidence) -> str:
    """The lead-in, column head or row without which the quote could not be understood."""
    passage = evidence.passage
    parts = []
    if passage.lead_in:
        parts.append(f"under “{shortened(passage.lead_in, 140)}”")
    if passage.kind is Kind.TABLE_CELL:
        if passage.column_head:
            parts.append(f"column “{shortened(passage.column_head, 60)}”")
        if passage.row and passage.row[0][1].strip():
            parts.append(f"row “{shortened(passage.row[0][1], 60)}”")
    return "".join(f" · {part}" for part in parts)
