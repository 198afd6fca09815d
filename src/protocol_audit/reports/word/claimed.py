"""Chapters on a self-assessment as read: the standards without an answer, and what was not understood."""

from __future__ import annotations

from protocol_audit.reports.claimed_words import UNANSWERED_LEAD, claim_words, comment_words, unanswered
from protocol_audit.reports.labels import LEVEL_WORDS, capital, count, shortened
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.markup import (
    NOTHING,
    Markup,
    cell,
    heads,
    link,
    paragraph,
    row,
    run,
    shares,
    table,
)

_PROBLEMS = "What was not understood in the workbook"
_PROBLEMS_LEAD = (
    "Each was left out rather than guessed. Correct the cell and check again; what is only mentioned here, "
    "such as a hidden row that was read, needs nothing."
)


def unanswered_standards(draft: Draft) -> Markup:
    """The standards without an answer, apart from the gaps; nothing where all are answered."""
    findings = unanswered(draft.assessment)
    if not findings:
        return NOTHING
    heading = draft.heading(1, f"Unanswered ({count(len(findings), 'standard')})", "unanswered")
    widths = shares(draft.page.upright, 11, 41, 17, 31)
    rows = []
    for finding in findings:
        note = capital(claim_words(finding))
        if comment := comment_words(finding):
            note += f": “{shortened(comment, 160)}”"
        contents = (
            draft.link_to(finding.standard),
            run(shortened(finding.standard.title, 160)),
            run(LEVEL_WORDS[finding.standard.level]),
            run(note),
        )
        rows.append(row(cell(_text(one), width=w) for one, w in zip(contents, widths, strict=True)))
    head = heads("Standard", "What it is about", "Level", "In the workbook")
    made = table(head, rows, widths=widths, about="Standards without an answer")
    return Markup(heading + paragraph(run(UNANSWERED_LEAD)) + made)


def not_understood(draft: Draft) -> Markup:
    """What was not understood in a workbook, by its cell; nothing where all was."""
    problems = draft.assessment.problems
    if not problems:
        return NOTHING
    heading = draft.heading(2, _PROBLEMS, "problems")
    widths = shares(draft.page.upright, 28, 72)
    rows = [
        row(
            cell(_text(run(words)), width=width)
            for words, width in zip((problem.cell, capital(problem.message)), widths, strict=True)
        )
        for problem in problems
    ]
    made = table(heads("Cell", "What and why"), rows, widths=widths, about=_PROBLEMS)
    return Markup(heading + paragraph(run(_PROBLEMS_LEAD), style="GapLead") + made)


def problems_at_a_glance(draft: Draft) -> Markup:
    """One line that leads to what was not understood, or nothing."""
    number = len(draft.assessment.problems)
    if not number:
        return NOTHING
    words = f"{capital(count(number, 'place'))} in the workbook to look at: "
    return paragraph(
        run("! ", "GapLabel"), run(words), link(_PROBLEMS, draft.anchor("problems")), style="GapSmall"
    )


def _text(*content: Markup) -> Markup:
    return paragraph(*content, style="GapTableText")
