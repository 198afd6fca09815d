"""The quotes of a finding: each once, with what it supports, what carries it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from protocol_audit.model import Assessment, Evidence, Finding, Kind, Standard, Status
from protocol_audit.reports.labels import element_letter, listed, shortened

_MOST_PLACES = 6


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


def also_at(quotes: list[Quote]) -> str:
    """Where further quotes stand, as a phrase; "" where there are none."""
    if not quotes:
        return ""
    places = list(dict.fromkeys(quote.evidence.place.address for quote in quotes))
    rest = len(places) - _MOST_PLACES
    if rest <= 0:
        return f"Also at {listed(places[:_MOST_PLACES])}"
    return f"Also at {', '.join(places[:_MOST_PLACES])} and {rest} more places"


def supported(quote: Quote, finding: Finding) -> str:
    """What the quote supports: "supports (a) and (c)"; "" where the standard has one element."""
    letters = [
        f"({element_letter(finding.standard, element)})"
        for element in finding.standard.elements
        if element.id in quote.supports
    ]
    return f"supports {listed(letters)}" if letters and len(finding.elements) > 1 else ""


def carried_by(evidence: Evidence) -> list[str]:
    """The lead-in, column head and row without which the quote could not be understood, each as a phrase."""
    passage = evidence.passage
    parts = []
    if passage.lead_in:
        parts.append(f"under “{shortened(passage.lead_in, 140)}”")
    if passage.kind is Kind.TABLE_CELL:
        if passage.column_head:
            parts.append(f"column “{shortened(passage.column_head, 60)}”")
        if passage.row and passage.row[0][1].strip():
            parts.append(f"row “{shortened(passage.row[0][1], 60)}”")
    return parts


def quotes_by_place(assessment: Assessment) -> list[tuple[Evidence, list[Standard]]]:
    """The quotes in reading order, each with the standards it was counted for."""
    order = {p.place.address: number for number, p in enumerate(assessment.protocol.passages)}
    found: dict[tuple[str, int, int], tuple[Evidence, list[Standard]]] = {}
    for finding in assessment.findings:
        if finding.decided is Status.NOT_APPLICABLE:
            continue
        for quote in quotes_of(finding):
            one = quote.evidence
            found.setdefault(place_key(one), (one, []))[1].append(finding.standard)
    return sorted(
        found.values(), key=lambda e: (order.get(e[0].place.address, len(order)), e[0].start, e[0].end)
    )
