"""The parts of the summary for the board, in the order in which they stand."""

from __future__ import annotations

from protocol_audit.model import Level, Section, Status
from protocol_audit.reports.labels import LEVEL_WORDS, STATUS_COLORS, count, listed, shortened
from protocol_audit.reports.portfolio.figures import Figures, StandardFigures
from protocol_audit.reports.portfolio.heat_map import Band, bands
from protocol_audit.reports.portfolio.list_sheets import not_read_lines
from protocol_audit.reports.word.draft import Paper
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, run
from protocol_audit.reports.word.pieces import plain_table, tiles

_STRENGTHS, _MISSED, _TOPICS, _LISTED = 8, 10, 4, 25
_SHARED = 0.75  # of the programs to which it applies: then a strength is shared


def at_a_glance(paper: Paper, figures: Figures) -> Markup:
    """The whole result in plain language and in four figures."""
    counts, rows = figures.all, figures.portfolio.rows
    with_conflict = sum(bool(row.conflicts) for row in rows)
    met = counts.met_share or 0.0
    words = (
        f"The written protocols of {count(len(rows), 'program')} were read against "
        f"{count(len(figures.portfolio.pack.standards), 'standard')}. "
        f"Of everything that applies, {met:.0%} is met. {count(counts.gaps, 'gap')} are open"
    )
    words += (
        f", and {count(with_conflict, 'program')} should settle a conflict first." if with_conflict else "."
    )
    figures_shown = (
        ("Programs", len(rows), "F2F2F2"),
        ("Times met", counts[Status.MET], STATUS_COLORS[Status.MET][1]),
        ("Gaps", counts.gaps, STATUS_COLORS[Status.PARTIAL][1]),
        ("of them conflicts", counts[Status.CONFLICT], STATUS_COLORS[Status.CONFLICT][1]),
    )
    return Markup(
        paper.heading(1, "At a glance", "at a glance")
        + paragraph(run(words))
        + tiles(paper, figures_shown, about="Programs, times that a standard is met, gaps, and conflicts")
    )


def strengths(paper: Paper, figures: Figures) -> Markup:
    """What most programs have in writing already."""
    applying = [one for one in figures.by_standard if one.counts.applying]
    ranked = sorted(applying, key=lambda one: -(one.counts.met_share or 0.0))
    shared = [one for one in ranked if (one.counts.met_share or 0.0) >= _SHARED]
    lead = f"Met by at least {_SHARED:.0%} of the programs to which they apply:"
    if not shared:
        shared = [one for one in ranked[:5] if one.counts[Status.MET]]
        lead = "No standard is met by three quarters of the programs yet. These come nearest:"
    heading = paper.heading(1, "Strengths that are shared", "strengths")
    if not shared:
        return Markup(heading + paragraph(run("No standard is met by a program in full yet.")))
    lines = "".join(_met_line(one) for one in shared[:_STRENGTHS])
    more = len(shared) - _STRENGTHS
    rest = paragraph(run(f"{more} more are in the workbook."), style="GapSmall") if more > 0 else NOTHING
    return Markup(heading + paragraph(run(lead), style="GapLead") + lines + rest)


def _met_line(one: StandardFigures) -> Markup:
    met = f" – {one.counts[Status.MET]} of {one.counts.applying}"
    words = f"{one.standard.id} {shortened(one.standard.title, 90)}"
    return paragraph(run(words), run(met, "GapQuiet"), style="ListBullet")


def most_missed(paper: Paper, figures: Figures) -> Markup:
    """The standards on which most programs have a gap."""
    missed = [one for one in figures.most_missed()[:_MISSED] if one.counts.gaps]
    heading = paper.heading(1, "Missed by most programs", "missed")
    if not missed:
        return Markup(heading + paragraph(run("No program has a gap.")))
    columns = (
        ("Standard", 11),
        ("What it is about", 47),
        ("Level", 17),
        ("Programs with a gap", 13),
        ("Applies to", 12),
    )
    rows = (
        (
            run(one.standard.id, "GapLabel"),
            run(one.standard.title),
            run(LEVEL_WORDS[one.standard.level]),
            run(str(one.counts.gaps)),
            run(str(one.counts.applying)),
        )
        for one in missed
    )
    return Markup(heading + plain_table(paper, columns, rows, about="Standards that most programs miss"))


def assistance(paper: Paper, figures: Figures) -> Markup:
    """Which topics of technical assistance would speak to most gaps."""
    total = figures.all.gaps
    if not total:
        return NOTHING
    ranked = sorted(figures.portfolio.pack.sections, key=lambda section: -figures.of_section(section).gaps)
    topics = [section for section in ranked[:_TOPICS] if figures.of_section(section).gaps]
    gaps = sum(figures.of_section(section).gaps for section in topics)
    lead = (
        f"{count(len(topics), 'topic')} hold {gaps / total:.0%} of all gaps: "
        f"{listed([section.title.lower() for section in topics])}. One training, or one sample policy "
        "that programs can adapt, reaches many at once."
    )
    columns = (
        ("Topic", 24),
        ("Gaps", 8),
        ("of them required", 11),
        ("Programs", 11),
        ("What it would cover first", 46),
    )
    rows = (_topic(figures, section) for section in topics)
    heading = paper.heading(1, "Technical assistance that would close most gaps", "assistance")
    table = plain_table(
        paper, columns, rows, about="Topics of technical assistance, those with most gaps first"
    )
    return Markup(heading + paragraph(run(lead)) + table)


def _topic(figures: Figures, section: Section) -> tuple[Markup | list[Markup], ...]:
    mine = [one for one in figures.most_missed() if one.standard.section == section.id and one.counts.gaps]
    first = [
        run(f"{one.standard.id} {shortened(one.standard.title, 80)} ({one.counts.gaps})") for one in mine[:3]
    ]
    return (
        run(section.title, "GapLabel"),
        run(f"{figures.of_section(section).gaps:,}"),
        run(f"{figures.of_section(section, Level.REQUIRED).gaps:,}"),
        run(str(figures.programs_with_gap(section))),
        first,
    )


def heat_map(paper: Paper, figures: Figures, picture: Markup) -> Markup:
    """The picture, and the same as a table."""
    columns = (("Section", 30), *((str(band).capitalize(), 14) for band in Band))
    rows = (
        (run(section.title), *(run(str(counts[band])) for band in Band))
        for section, counts in bands(figures).items()
    )
    lead = "A row a section, a column a program: the darker, the more of what applies is met in writing."
    props = '<w:keepNext/><w:spacing w:before="60" w:after="120"/>'
    return Markup(
        paper.heading(1, "How much of each section is met", "heat map")
        + paragraph(run(lead), style="GapLead")
        + paragraph(picture, props=props)
        + plain_table(paper, columns, rows, about="Number of programs by how much of each section they meet")
    )


def conflicts(paper: Paper, figures: Figures) -> Markup:
    """Where programs' words go against the toolkit, by standard."""
    columns = (("Standard", 11), ("What it is about", 45), ("Level", 15), ("Programs", 29))
    rows = []
    for one in figures.by_standard:
        names = [
            row.name
            for row in figures.portfolio.rows
            if any(conflict.standard == one.standard.id for conflict in row.conflicts)
        ]
        if names:
            shown = (
                listed(names[:_LISTED]) if len(names) <= _LISTED else f"{', '.join(names[:_LISTED])} and more"
            )
            level = run(LEVEL_WORDS[one.standard.level])
            rows.append((run(one.standard.id, "GapLabel"), run(one.standard.title), level, run(shown)))
    if not rows:
        return NOTHING
    lead = "Words that seem to allow what the toolkit rules out. The workbook has them, with their places."
    heading = paper.heading(1, "Settle first", "settle first")
    return Markup(
        heading
        + paragraph(run(lead), style="GapLead")
        + plain_table(paper, columns, rows, about="Conflicts by standard")
    )


def not_read(paper: Paper, figures: Figures) -> Markup:
    """What could not be read, and why."""
    lines = list(not_read_lines(figures.portfolio))
    if not lines:
        return NOTHING
    columns = (("What", 16), ("Program or file", 28), ("Why", 56))
    rows = (tuple(run(shortened(text, 400)) for text in line) for line in lines[:_LISTED])
    more = len(lines) - _LISTED
    rest = paragraph(run(f"{more} more are in the workbook."), style="GapSmall") if more > 0 else NOTHING
    heading = paper.heading(1, "What could not be read", "not read")
    lead = paragraph(run("Nothing listed here was judged."), style="GapLead")
    return Markup(heading + lead + plain_table(paper, columns, rows, about="What could not be read") + rest)


def keep_in_mind(paper: Paper, figures: Figures) -> Markup:
    """How far to trust the figures."""
    lines = [
        "The figures say what is written in documents, not what programs do.",
        "They were found by a tool that can be wrong. Look at the words before acting on one program.",
        "A standard about a service counts only where a program offers it, as far as it said what it offers.",
    ]
    if figures.claimed:
        lines.append(
            f"{count(figures.claimed, 'program')} gave no protocol; the figures have what they claim."
        )
    unsaid = sum(row.services is None for row in figures.portfolio.rows)
    if unsaid:
        lines.append(
            f"{count(unsaid, 'program')} did not say what they offer; to them every standard was applied."
        )
    heading = paper.heading(1, "Keep in mind", "keep in mind")
    return Markup(heading + "".join(paragraph(run(line), style="ListBullet") for line in lines))
