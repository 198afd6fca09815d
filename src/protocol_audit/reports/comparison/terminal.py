"""A comparison as text for a terminal, 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from protocol_audit.model import Change, Comparison, PortfolioComparison, Side, StandardChange
from protocol_audit.reports.comparison.words import (
    CHANGE_MEANS,
    CHANGE_WORDS,
    TOLD,
    open_before_and_now,
    pack_words,
    status_of,
    tallies,
    title_of,
)
from protocol_audit.reports.labels import count
from protocol_audit.reports.terminal import WIDTH, plain, wrap

_MOST_QUOTED = 150
_COUNTED = (Change.CLOSED, Change.IMPROVED, Change.NEW, Change.WORSE, Change.UNCHANGED)


def summarize(comparison: Comparison) -> str:
    """One program's comparison: counts, what changed with old and new words, and whose doing it may be."""
    blocks = [
        _heading(comparison),
        _counts((comparison,)),
        *(_changes(comparison, change) for change in TOLD),
        _still_open(comparison),
        _of_pack(comparison),
        _decisions(comparison),
        _notes(comparison),
    ]
    return _joined(blocks)


def summarize_portfolios(comparison: PortfolioComparison) -> str:
    """Many programs' comparison: a row a program."""
    blocks = [
        iter(wrap(f"{count(len(comparison.programs), 'program')} in both")),
        _counts(tuple(one for _, one in comparison.programs)),
        _programs(comparison),
        _only("Only in the earlier one", comparison.only_before),
        _only("Only in the later one", comparison.only_after),
    ]
    return _joined(blocks)


def _joined(blocks: list[Iterator[str]]) -> str:
    return "\n\n".join("\n".join(lines) for block in blocks if (lines := list(block))) + "\n"


def _heading(comparison: Comparison) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    yield from wrap(title_of(after))
    yield from wrap(f"before: {before.name}", first="  ")
    yield from wrap(f"after:  {after.name}", first="  ")
    versions = dict.fromkeys((before.pack_version, after.pack_version))
    yield from wrap(f"held against {comparison.pack}, version {' and '.join(versions)}", first="  ")


def _counts(comparisons: tuple[Comparison, ...]) -> Iterator[str]:
    for change, many in tallies(comparisons):
        yield f"{many:5}  {CHANGE_WORDS[change].lower():18} {CHANGE_MEANS[change]}"


def _changes(comparison: Comparison, change: Change) -> Iterator[str]:
    changes = comparison.by(change)
    if not changes:
        return
    yield CHANGE_WORDS[change]
    yield "-" * WIDTH
    for one in changes:
        yield from _one(one)


def _one(one: StandardChange) -> Iterator[str]:
    yield from wrap(f"{one.standard}: {one.title}")
    for name, side in (("before", one.before), ("after ", one.after)):
        if side:
            yield from wrap(f"{status_of(side)}{_words(side)}", first=f"  {name} ", rest=" " * 9)


def _words(side: Side) -> str:
    if not side.words:
        return ""
    first = side.words[0]
    page = f", page {first.place.page}" if first.place.page else ""
    quote = textwrap.shorten(plain(first.quote), _MOST_QUOTED, placeholder=" ...")
    return f': "{quote}" ({first.place.address}{page})'


def _still_open(comparison: Comparison) -> Iterator[str]:
    gaps, _ = open_before_and_now(comparison)
    if gaps:
        yield "Open before and now"
        yield from wrap(", ".join(one.standard for one in gaps), first="  ")


def _of_pack(comparison: Comparison) -> Iterator[str]:
    if not comparison.of_pack:
        return
    yield "Changed in the standards; a difference here need not be the program's doing"
    for one in comparison.of_pack:
        statuses = f"{status_of(one.before)} -> {status_of(one.after)}"
        yield from wrap(f"{one.standard}: {pack_words(one)}; {statuses}", first="  - ")


def _decisions(comparison: Comparison) -> Iterator[str]:
    if not comparison.decisions:
        return
    yield "Reviewer's decisions that changed"
    for one in comparison.decisions:
        assert one.before
        assert one.after
        yield from wrap(f"{one.standard}: before {one.before.decision or 'none'}", first="  - ")
        yield from wrap(f"now {one.after.decision or 'none'}", first="    ")


def _notes(comparison: Comparison) -> Iterator[str]:
    for note in comparison.notes:
        yield from wrap(note, first="* ")
    yield from wrap(
        "This compares what is written in two documents. What is not found in a document may still be what "
        "the program does."
    )


def _programs(comparison: PortfolioComparison) -> Iterator[str]:
    heads = "".join(f"{CHANGE_WORDS[change]:>11}" for change in _COUNTED)
    yield f"{'Program':25}{heads}"
    yield "-" * WIDTH
    for name, one in comparison.programs:
        label, *more = textwrap.wrap(plain(name), 24) or [""]
        yield f"{label:25}" + "".join(f"{len(one.by(change)):11}" for change in _COUNTED)
        yield from more


def _only(what: str, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        yield what
        yield from wrap(", ".join(names), first="  ")
