"""The body of one program's progress report: counts, and before and now side by side."""

from __future__ import annotations

from collections.abc import Iterable

from protocol_audit.model import Change, Comparison, Side, StandardChange, Status
from protocol_audit.reports.comparison.words import (
    CHANGE_MEANS,
    CHANGE_WORDS,
    TOLD,
    nothing_found,
    open_before_and_now,
    pack_words,
)
from protocol_audit.reports.labels import (
    LEVEL_WORDS,
    STATUS_COLORS,
    STATUS_WORDS,
    count,
    listed,
    place_words,
    shortened,
)
from protocol_audit.reports.word.draft import Paper
from protocol_audit.reports.word.gaps import status_words
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, run
from protocol_audit.reports.word.pieces import plain_table, tiles

_MOST_QUOTED = 600
_SIDE_BY_SIDE = (("Standard", 22), ("Before", 39), ("Now", 39))
_GROUNDS = {
    Change.CLOSED: STATUS_COLORS[Status.MET][1],
    Change.IMPROVED: STATUS_COLORS[Status.PARTIAL][1],
    Change.NEW: STATUS_COLORS[Status.NOT_ADDRESSED][1],
    Change.WORSE: STATUS_COLORS[Status.CONFLICT][1],
}


def program_parts(paper: Paper, comparison: Comparison) -> Markup:
    """Everything after the title block."""
    return Markup(
        _at_a_glance(paper, comparison)
        + "".join(_changes(paper, comparison, change) for change in TOLD)
        + _open(paper, comparison)
        + _of_pack(paper, comparison)
        + _decisions(paper, comparison)
        + _as_before(paper, comparison)
    )


def count_tiles(paper: Paper, counts: dict[Change, int], *, still_open: int, about: str) -> Markup:
    """The counts by kind of change, and the gaps that are open before and now."""
    figures = [(CHANGE_WORDS[change], counts[change], _GROUNDS[change]) for change in _GROUNDS]
    return tiles(paper, [*figures, ("Open before and now", still_open, "F2F2F2")], about=about)


def _at_a_glance(paper: Paper, comparison: Comparison) -> Markup:
    counts = {change: len(comparison.by(change)) for change in Change}
    gaps, others = open_before_and_now(comparison)
    notes = "".join(paragraph(run(note), style="ListBullet") for note in comparison.notes)
    known = "Before a difference is taken for the program’s doing:"
    lead = paragraph(run(known), style="GapLead") if notes else ""
    return Markup(
        paper.heading(1, "At a glance", "at a glance")
        + paragraph(run(_in_words(counts, len(gaps), len(others))))
        + count_tiles(paper, counts, still_open=len(gaps), about="Number of standards by what became of them")
        + lead
        + notes
    )


def _in_words(counts: dict[Change, int], gaps: int, others: int) -> str:
    """The whole result in plain language, what went well first."""
    closed, improved = counts[Change.CLOSED], counts[Change.IMPROVED]
    parts = [
        f"{count(closed, 'gap')} {'was' if closed == 1 else 'were'} closed and {improved} became smaller."
    ]
    new, worse = counts[Change.NEW], counts[Change.WORSE]
    are_new = f"{count(new, 'gap')} {'is' if new == 1 else 'are'} new" if new else "No gap is new"
    parts.append(f"{are_new}, and {worse or 'none'} became larger.")
    parts.append(f"{count(gaps, 'gap')} stayed as they were, and {others} other standards did too.")
    return " ".join(parts)


def _changes(paper: Paper, comparison: Comparison, change: Change) -> Markup:
    changes = comparison.by(change)
    if not changes:
        return NOTHING
    words = CHANGE_WORDS[change]
    heading = paper.heading(1, f"{words}: {len(changes)}", str(change))
    lead = paragraph(run(f"Standards that were {CHANGE_MEANS[change]}."), style="GapLead")
    return Markup(heading + lead + side_by_side(paper, changes, about=f"{words}: before and now"))


def side_by_side(paper: Paper, changes: Iterable[StandardChange], *, about: str) -> Markup:
    """A row a standard, with status and words before and now."""
    rows = ((_standard(one), _side(one.before), _side(one.after)) for one in changes)
    return plain_table(paper, _SIDE_BY_SIDE, rows, about=about)


def _standard(one: StandardChange) -> list[Markup]:
    lines = [run(one.standard, "GapLabel"), run(one.title), run(LEVEL_WORDS[one.level], "GapQuiet")]
    words = pack_words(one)
    return [*lines, run(f"The standard {words}.", "GapQuiet")] if words else lines


def _side(side: Side | None) -> list[Markup]:
    if side is None:
        return [run("The standards did not have it.", "GapQuiet")]
    lines = [status_words(side.status)]
    if side.status is not side.read:
        lines.append(
            run(
                f"Read as {STATUS_WORDS[side.read].lower()}; the reviewer or the profile differs.", "GapQuiet"
            )
        )
    if not side.words:
        return [*lines, run(nothing_found(side), "GapQuiet")]
    for words in side.words[:2]:
        lines += [
            run(f"“{shortened(words.quote, _MOST_QUOTED)}”"),
            run(place_words(words.place, headings=2), "GapQuiet"),
        ]
    return lines


def _open(paper: Paper, comparison: Comparison) -> Markup:
    gaps, _ = open_before_and_now(comparison)
    if not gaps:
        return NOTHING
    columns = (("Standard", 12), ("What it is about", 48), ("Level", 18), ("Status, before and now", 22))
    rows = (
        (run(one.standard), run(one.title), run(LEVEL_WORDS[one.level]), status_words(one.after.status))
        for one in gaps
        if one.after
    )
    heading = paper.heading(1, f"Open before and now: {len(gaps)}", "open")
    return Markup(heading + plain_table(paper, columns, rows, about="Gaps that stayed as they were"))


def _of_pack(paper: Paper, comparison: Comparison) -> Markup:
    if not comparison.of_pack:
        return NOTHING
    heading = paper.heading(1, f"Changed in the standards: {len(comparison.of_pack)}", "pack")
    lead = (
        "The two versions of the standards differ here, so a difference need not be the program’s doing. "
        "These are in none of the counts above."
    )
    table = side_by_side(paper, comparison.of_pack, about="Standards that changed: before and now")
    return Markup(heading + paragraph(run(lead)) + table)


def _decisions(paper: Paper, comparison: Comparison) -> Markup:
    if not comparison.decisions:
        return NOTHING
    rows = (
        (
            [run(one.standard, "GapLabel"), run(one.title)],
            run((one.before and one.before.decision) or "none"),
            run((one.after and one.after.decision) or "none"),
        )
        for one in comparison.decisions
    )
    heading = paper.heading(1, f"Decisions that changed: {len(comparison.decisions)}", "decisions")
    return Markup(heading + plain_table(paper, _SIDE_BY_SIDE, rows, about="Decisions: before and now"))


def _as_before(paper: Paper, comparison: Comparison) -> Markup:
    _, others = open_before_and_now(comparison)
    if not others:
        return NOTHING
    heading = paper.heading(1, f"As before, and no gap: {len(others)}", "as before")
    return Markup(heading + paragraph(run(f"{listed([one.standard for one in others])}.")))
