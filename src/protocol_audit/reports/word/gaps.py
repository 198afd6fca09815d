"""The gaps in order of priority, and the plan to close them."""

from __future__ import annotations

from protocol_audit.model import Finding, Status
from protocol_audit.reports.claimed_words import unanswered
from protocol_audit.reports.finding_words import what_is_there
from protocol_audit.reports.labels import (
    LEVEL_WORDS,
    PRIORITY_WORDS,
    STATUS_MARKS,
    STATUS_WORDS,
    gaps_by_priority,
    priority,
    sentence,
    shortened,
)
from protocol_audit.reports.missing import action_steps
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


def action_plan(draft: Draft) -> Markup:
    """A row for every gap, with room for who, when and how it is shown."""
    heading = draft.heading(1, "Corrective action plan", "plan")
    gaps = gaps_by_priority(draft.assessment)
    if not gaps:
        return Markup(heading + paragraph(run(no_gaps(draft.assessment))))
    lead = (
        "One row for each gap, in order of priority. The action and the evidence are suggestions: change "
        "them as fits the program. The empty cells are for the people who will do the work."
    )
    widths = shares(draft.page.turned, 7, 21, 26, 11, 9, 16, 10)
    head = heads(
        "Standard", "Gap", "Action", "Responsible", "Target date", "Evidence to show when done", "Notes"
    )
    rows = [_plan_row(draft, finding, widths) for finding in gaps]
    about = "Corrective action plan: one row for each gap"
    return Markup(
        heading + paragraph(run(lead)) + table(head, rows, widths=widths, about=about, style="GapPlan")
    )


def _plan_row(draft: Draft, finding: Finding, widths: tuple[int, ...]) -> Markup:
    standard = finding.standard
    title = paragraph(run(shortened(standard.title, 90)), style="GapTableText")
    level = run(f" {LEVEL_WORDS[standard.level]}", "GapQuiet")
    gap = paragraph(status_words(finding.decided), level, style="GapTableText")
    contents: tuple[Markup, ...] = (
        paragraph(draft.link_to(standard), style="GapTableText"),
        Markup(title + gap),
        Markup("".join(paragraph(run(step), style="GapTableText") for step in action_steps(finding))),
        _empty(),
        _empty(),
        paragraph(run(sentence(shortened(standard.review.document, 160))), style="GapTableText"),
        _empty(),
    )
    return row(cell(content, width=width) for content, width in zip(contents, widths, strict=True))


def _empty() -> Markup:
    return paragraph(style="GapTableText")
