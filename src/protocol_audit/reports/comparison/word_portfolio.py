"""The body of a progress report on many programs: by program, by standard, and what to settle first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from protocol_audit.model import Change, PortfolioComparison, Status
from protocol_audit.reports.comparison.word_program import count_tiles, side_by_side
from protocol_audit.reports.comparison.words import CHANGE_WORDS, open_before_and_now
from protocol_audit.reports.labels import count, listed
from protocol_audit.reports.word.draft import Paper
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, run
from protocol_audit.reports.word.pieces import plain_table

_COUNTED = (Change.CLOSED, Change.IMPROVED, Change.NEW, Change.WORSE)


def portfolio_parts(paper: Paper, comparison: PortfolioComparison) -> Markup:
    """Everything after the title block."""
    return Markup(
        _at_a_glance(paper, comparison)
        + _by_program(paper, comparison)
        + _by_standard(paper, comparison)
        + _new_conflicts(paper, comparison)
        + _in_one_only(paper, comparison)
    )


def _at_a_glance(paper: Paper, comparison: PortfolioComparison) -> Markup:
    programs = [one for _, one in comparison.programs]
    counts = {change: sum(len(one.by(change)) for one in programs) for change in Change}
    still_open = sum(len(open_before_and_now(one)[0]) for one in programs)
    moved = sum(bool(one.by(Change.CLOSED) or one.by(Change.IMPROVED)) for one in programs)
    words = (
        f"{moved} of {count(len(programs), 'program')} closed a gap or made one smaller: "
        f"{count(counts[Change.CLOSED], 'gap')} closed and {counts[Change.IMPROVED]} smaller in all."
    )
    return Markup(
        paper.heading(1, "At a glance", "at a glance")
        + paragraph(run(words))
        + count_tiles(paper, counts, still_open=still_open, about="Findings by what became of them")
        + "".join(paragraph(run(note), style="ListBullet") for note in _notes(comparison))
    )


def _notes(comparison: PortfolioComparison) -> Iterator[str]:
    """What has to be known before a difference is taken for a program's doing, each with whom it is about."""
    about: dict[str, list[str]] = {}
    for name, one in comparison.programs:
        for note in one.notes:
            about.setdefault(note, []).append(name)
    for note, names in about.items():
        everybody = len(names) == len(comparison.programs)
        yield note if everybody else f"{listed(names)}: {note}"


def _by_program(paper: Paper, comparison: PortfolioComparison) -> Markup:
    columns = (("Program", 40), *((CHANGE_WORDS[change], 12) for change in _COUNTED), ("Still open", 12))
    rows = (
        (
            run(name),
            *(run(str(len(one.by(change)))) for change in _COUNTED),
            run(str(len(open_before_and_now(one)[0]))),
        )
        for name, one in comparison.programs
    )
    heading = paper.heading(1, "By program", "programs")
    return Markup(heading + plain_table(paper, columns, rows, about="What changed, by program"))


def _by_standard(paper: Paper, comparison: PortfolioComparison) -> Markup:
    """The standards on which anything changed, those that most programs closed first."""
    titles: dict[str, str] = {}
    counts: dict[Change, Counter[str]] = {change: Counter() for change in _COUNTED}
    for _, one in comparison.programs:
        for change in _COUNTED:
            counts[change].update(found.standard for found in one.by(change))
        titles |= {found.standard: found.title for found in one.changes}
    moved = [standard for standard in titles if any(counts[change][standard] for change in _COUNTED)]
    if not moved:
        return NOTHING
    moved.sort(key=lambda standard: -counts[Change.CLOSED][standard])
    columns = (("Standard", 11), ("What it is about", 45), *((CHANGE_WORDS[c], 11) for c in _COUNTED))
    rows = (
        (run(standard), run(titles[standard]), *(run(str(counts[c][standard])) for c in _COUNTED))
        for standard in moved
    )
    heading = paper.heading(1, "By standard", "standards")
    return Markup(heading + plain_table(paper, columns, rows, about="What changed, by standard"))


def _new_conflicts(paper: Paper, comparison: PortfolioComparison) -> Markup:
    """Words that go against the toolkit and did not before, program by program."""
    parts = list(_conflicts(paper, comparison))
    if not parts:
        return NOTHING
    heading = paper.heading(1, "New conflicts: settle these first", "conflicts")
    return Markup(heading + "".join(parts))


def _conflicts(paper: Paper, comparison: PortfolioComparison) -> Iterator[Markup]:
    for name, one in comparison.programs:
        changed = (*one.by(Change.NEW), *one.by(Change.WORSE))
        found = [change for change in changed if change.after and change.after.status is Status.CONFLICT]
        if found:
            yield paper.heading(2, name, f"conflicts {name}")
            yield side_by_side(paper, found, about=f"New conflicts of {name}: before and now")


def _in_one_only(paper: Paper, comparison: PortfolioComparison) -> Markup:
    lines = [
        paragraph(run(f"{what}: {listed(list(names))}."))
        for what, names in (
            ("Only in the earlier portfolio", comparison.only_before),
            ("Only in the later portfolio", comparison.only_after),
        )
        if names
    ]
    if not lines:
        return NOTHING
    return Markup(paper.heading(1, "Programs that are in one of the two", "one only") + "".join(lines))
