"""The gaps in order of priority."""

from __future__ import annotations

from protocol_audit.model import Finding, Status
from protocol_audit.reports.claimed_words import unanswered
from protocol_audit.reports.finding_words import what_is_there
from protocol_audit.reports.labels import (
    PRIORITY_WORDS,
    STATUS_MARKS,
    STATUS_WORDS,
    gaps_by_priority,
    priority,
    shortened,
)
from protocol_audit.reports.summary import no_gaps
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.markup import Markup, cell, heads, paragraph, row, run, shares, symbol, table
from protocol_audit.reports.word.styles import status_style


def gaps_by_priority_table(draft: Draft) -> Markup:
    """Every gap, the most pressing first, with a link to its finding."""
    heading = draft.heading(1, "Gaps by priority", "gaps", props="<w:pageBreakBefore/>")
    apart = unanswered(draft.assessment)
    gaps = [finding for finding in gaps_by_priority(draft.assessment) if finding not in apart]
    if not gaps:
        return Markup(heading + paragraph(run(no_gaps(draft.assessment))))
    lead = (
        "Conflicts come first, then what the toolkit requires, recommends and offers as information. "
        "Each standard’s number is a link to its finding."
    )
    widths = shares(draft.page.upright, 15, 10, 35, 19, 21)
    rows = [_gap_row(draft, finding, widths) for finding in gaps]
    last = "The answer" if draft.assessment.is_claimed else "What is there"
    head = heads("Priority", "Standard", "What it is about", "Status", last)
    return Markup(
        heading + paragraph(run(lead)) + table(head, rows, widths=widths, about="Gaps in order of priority")
    )


def _gap_row(draft: Draft, finding: Finding, widths: tuple[int, ...]) -> Markup:
    standard = finding.standard
    contents = (
        run(f"{priority(finding) + 1} {PRIORITY_WORDS[priority(finding)]}"),
        draft.link_to(standard),
        run(shortened(standard.title, 160)),
        status_words(finding.decided),
        run(what_is_there(finding)),
    )
    cells = (
        cell(paragraph(content, style="GapTableText"), width=width)
        for content, width in zip(contents, widths, strict=True)
    )
    return row(cells)


def status_words(status: Status) -> Markup:
    """The status as mark and words on its color."""
    words = f"\u00a0{STATUS_WORDS[status]}\u00a0"
    style = status_style(status)
    return Markup(symbol(f"\u00a0{STATUS_MARKS[status]}", style) + run(words, style))
