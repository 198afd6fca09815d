"""What the protocol says on a standard: its quotes, both sides of a conflict, or the closest text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from protocol_audit.model import Finding, Status
from protocol_audit.reports.labels import sentence
from protocol_audit.reports.quotes import Quote, merged, place_key, quotes_of, strongest

_OF_A_STRENGTH, _OF_A_GAP, _AGAINST, _NEAREST = 2, 6, 3, 2
_SAYS = "What the protocol says"
_CLOSEST = "Closest text, not counted:"


@dataclass(frozen=True, slots=True)
class Block:
    """Quotes under a label.

    words   beside the label; "" for the label alone
    quotes  to be shown, strongest first
    others  further ones, whose places are named
    """

    label: str
    words: str = ""
    quotes: tuple[Quote, ...] = ()
    others: tuple[Quote, ...] = ()


def what_is_written(finding: Finding, found: str) -> list[Block]:
    """The blocks of quotes that decided; ``found`` says how much of the standard they cover."""
    if finding.is_claimed:
        return [_cited(finding)]
    if finding.status is Status.CONFLICT:
        return list(_both_sides(finding))
    quotes = quotes_of(finding)
    if finding.status is Status.MET:
        return list(_block(_SAYS, quotes, _OF_A_STRENGTH, words=found))
    if not quotes:
        return list(_nearest(finding, "Nothing that counts was found in the document."))
    return [*_block(_SAYS, quotes, _OF_A_GAP), *_nearest(finding)]


def _cited(finding: Finding) -> Block:
    """What a self-assessment alone names as evidence; nothing of it was looked up."""
    quotes = tuple(merged(finding.evidence))
    return Block("What the self-assessment cites", "" if quotes else "No place is named.", quotes)


def _both_sides(finding: Finding) -> Iterator[Block]:
    """First what goes against the toolkit, then what is in line with it."""
    for conflict in finding.conflicts:
        says = sentence(conflict.conflict.says)
        yield from _block("What goes against the toolkit", merged(conflict.evidence), _AGAINST, words=says)
    against = {place_key(e) for conflict in finding.conflicts for e in conflict.evidence}
    in_line = [quote for quote in quotes_of(finding) if place_key(quote.evidence) not in against]
    yield from _block("What the protocol also says, in line with the toolkit", in_line, _OF_A_GAP)


def _nearest(finding: Finding, nothing: str = "") -> Iterator[Block]:
    """The closest text there is, after what was said of the protocol; it is plainly not counted."""
    if not finding.nearest:
        if nothing:
            yield Block(_SAYS, nothing)
        return
    quotes = tuple(merged(finding.nearest)[:_NEAREST])
    yield Block(_SAYS, f"{nothing} {_CLOSEST}", quotes) if nothing else Block(_CLOSEST, "", quotes)


def _block(label: str, quotes: list[Quote], limit: int, *, words: str = "") -> Iterator[Block]:
    """The strongest quotes, and the others; nothing where there are no quotes."""
    if quotes:
        shown, others = strongest(quotes, limit)
        yield Block(label, words, tuple(shown), tuple(others))
