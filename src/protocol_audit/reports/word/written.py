"""What the protocol says on a standard: its quotes, both sides of a conflict, or the closest text."""

from __future__ import annotations

from protocol_audit.model import Finding, Status
from protocol_audit.reports.labels import sentence
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, run
from protocol_audit.reports.word.quotes import (
    Quote,
    also_at,
    merged,
    place_key,
    quote_block,
    quotes_of,
    strongest,
)

_OF_A_STRENGTH, _OF_A_GAP, _AGAINST, _NEAREST = 2, 6, 3, 2


def what_is_written(finding: Finding, found: str) -> Markup:
    """The quotes that decided; ``found`` says how much of the standard they cover."""
    if finding.status is Status.CONFLICT:
        return _both_sides(finding)
    quotes = quotes_of(finding)
    if finding.status is Status.MET:
        return _block("What the protocol says", quotes, finding, _OF_A_STRENGTH, words=found)
    if not quotes:
        return _nearest(finding, "Nothing that counts was found in the document.")
    return Markup(_block("What the protocol says", quotes, finding, _OF_A_GAP) + _nearest(finding))


def _both_sides(finding: Finding) -> Markup:
    """First what goes against the toolkit, then what is in line with it."""
    parts = []
    for conflict in finding.conflicts:
        says = sentence(conflict.conflict.says)
        parts.append(
            _block("What goes against the toolkit", merged(conflict.evidence), finding, _AGAINST, words=says)
        )
    against = {place_key(e) for conflict in finding.conflicts for e in conflict.evidence}
    in_line = [quote for quote in quotes_of(finding) if place_key(quote.evidence) not in against]
    parts.append(_block("What the protocol also says, in line with the toolkit", in_line, finding, _OF_A_GAP))
    return Markup("".join(parts))


def _nearest(finding: Finding, nothing: str = "") -> Markup:
    """The closest text there is, after what was said of the protocol; it is plainly not counted."""
    if not finding.nearest:
        return _lead("What the protocol says", nothing, last=True) if nothing else NOTHING
    closest = "Closest text, not counted:"
    lead = _lead("What the protocol says", f"{nothing} {closest}") if nothing else _lead(closest, "")
    quotes = merged(finding.nearest)[:_NEAREST]
    return Markup(lead + "".join(quote_block(quote, finding) for quote in quotes))


def _block(label: str, quotes: list[Quote], finding: Finding, limit: int, *, words: str = "") -> Markup:
    """A label over the strongest quotes, and where the others stand; nothing where there are no quotes."""
    if not quotes:
        return NOTHING
    shown, others = strongest(quotes, limit)
    blocks = "".join(quote_block(quote, finding) for quote in shown)
    return Markup(_lead(label, words) + blocks + also_at(others))


def _lead(label: str, words: str, *, last: bool = False) -> Markup:
    """The line over quotes, or with ``last`` one that stands alone."""
    content = (run(f"{label}: ", "GapLabel"), run(words)) if words else (run(label, "GapLabel"),)
    return paragraph(*content, style="GapText" if last else "GapLead")
