"""A portfolio as text for a terminal, 80 columns wide: what most miss, what to settle first."""

from __future__ import annotations

from collections.abc import Iterator

from protocol_audit.model import NotRead, Portfolio, Status
from protocol_audit.reports.labels import count
from protocol_audit.reports.portfolio.figures import Figures
from protocol_audit.reports.terminal import WIDTH, wrap

_MOST_MISSED = 8
_MOST_PASSED_OVER = 10


def summarize(portfolio: Portfolio) -> str:
    """The portfolio on one or two screens."""
    figures = Figures(portfolio)
    blocks = [
        _heading(portfolio, figures),
        _shared(figures),
        _missed(figures),
        _conflicts(portfolio),
        list_failures(portfolio.failures),
        _passed_over(portfolio),
        _notes(portfolio, figures),
    ]
    return "\n\n".join("\n".join(lines) for block in blocks if (lines := list(block))) + "\n"


def list_failures(failures: tuple[NotRead, ...]) -> Iterator[str]:
    """The programs that could not be assessed, each with its message."""
    if not failures:
        return
    yield f"Could not be assessed: {count(len(failures), 'program')}"
    for missed in failures:
        yield from wrap(f"{missed.name}: {missed.why}", first="  - ")


def _heading(portfolio: Portfolio, figures: Figures) -> Iterator[str]:
    pack = portfolio.pack
    yield from wrap(f"{portfolio.title}: {count(len(portfolio.rows), 'program')} assessed")
    yield from wrap(f"held against {pack.title}, version {pack.version}", first="  ")
    total = figures.all
    yield from wrap(
        f"{total[Status.MET]:,} times met, {total.gaps:,} gaps, {total[Status.CONFLICT]:,} of them conflicts",
        first="  ",
    )


def _shared(figures: Figures) -> Iterator[str]:
    met = [one for one in figures.by_standard if one.counts[Status.MET]]
    if not met:
        return
    yield "Met by most programs"
    met.sort(key=lambda one: -one.counts[Status.MET])
    for one in met[:_MOST_MISSED]:
        many = f"{one.counts[Status.MET]:4} of {one.counts.applying:<4}"
        yield from wrap(f"{one.standard.id}: {one.standard.title}", first=f"{many} ")


def _missed(figures: Figures) -> Iterator[str]:
    missed = [one for one in figures.most_missed()[:_MOST_MISSED] if one.counts.gaps]
    if not missed:
        return
    yield "Missed by most programs"
    yield "-" * WIDTH
    for one in missed:
        many = f"{one.counts.gaps:4} of {one.counts.applying:<4}"
        yield from wrap(f"{one.standard.id}: {one.standard.title}", first=f"{many} ")


def _conflicts(portfolio: Portfolio) -> Iterator[str]:
    rows = [row for row in portfolio.rows if row.conflicts]
    if not rows:
        return
    yield "Settle first: words that go against the toolkit"
    for row in rows:
        ids = ", ".join(conflict.standard for conflict in row.conflicts)
        yield from wrap(f"{row.name}: {ids}", first="  - ")


def _passed_over(portfolio: Portfolio) -> Iterator[str]:
    passed_over = portfolio.passed_over
    if not passed_over:
        return
    yield "Passed over"
    for file in passed_over[:_MOST_PASSED_OVER]:
        yield from wrap(f"{file.name}: {file.why}", first="  - ")
    if len(passed_over) > _MOST_PASSED_OVER:
        yield f"  and {len(passed_over) - _MOST_PASSED_OVER} more; the workbook lists them all"


def _notes(portfolio: Portfolio, figures: Figures) -> Iterator[str]:
    unread = sum(bool(row.unread) for row in portfolio.rows)
    if unread:
        yield from wrap(f"Parts of {count(unread, 'protocol')} could not be read; the workbook lists them.")
    if figures.claimed:
        yield from wrap(
            f"{count(figures.claimed, 'program')} had no protocol: every status there is the program's claim."
        )
    yield from wrap(
        "This is an aid to self-assessment and no certification. What is not found in a document may still "
        "be what the program does."
    )
