"""The corrective action plan: a row for every gap, as planned so far.

``readers.decisions.plan`` reads the table again where it was filled in; it knows it by its heads.
"""

from __future__ import annotations

from protocol_audit.model import Action, Finding
from protocol_audit.model.worksheet import key_of_suggestion
from protocol_audit.reports.decided import (
    OVERDUE,
    closed_actions,
    day_words,
    plan_in_short,
    progress_words,
)
from protocol_audit.reports.labels import LEVEL_WORDS, gaps_by_priority, sentence, shortened
from protocol_audit.reports.missing import action_steps
from protocol_audit.reports.summary import no_gaps
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.gaps import status_words
from protocol_audit.reports.word.markup import (
    NOTHING,
    Markup,
    cell,
    heads,
    paragraph,
    row,
    run,
    shares,
    table,
)

_HEADS = (
    "Standard", "Gap", "Action", "Responsible", "Target date", "Evidence to show when done", "Progress",
    "Notes",
)  # fmt: skip
_PARTS = (7, 18, 24, 11, 10, 14, 9, 10)
_LEAD = (
    "One row for each gap, in order of priority. Where nothing was planned yet, the action and the evidence "
    "are suggestions: change them as fits the program. The empty cells are for the people who will do the "
    "work. A report that was filled in here can be given back with --decisions."
)
_NOTHING_YET = Action("")


def action_plan(draft: Draft) -> Markup:
    """A row for every gap, with what is planned, or room for it; then the gaps that are closed."""
    heading = draft.heading(1, "Corrective action plan", "plan")
    gaps = gaps_by_priority(draft.assessment)
    if not gaps:
        return Markup(heading + paragraph(run(no_gaps(draft.assessment))) + _closed(draft))
    short = plan_in_short(draft.assessment, draft.assessed_on)
    widths = shares(draft.page.turned, *_PARTS)
    rows = [_plan_row(draft, finding, widths) for finding in gaps]
    about = "Corrective action plan: one row for each gap"
    return Markup(
        heading
        + paragraph(run(_LEAD))
        + (paragraph(run(short, "GapLabel")) if short else NOTHING)
        + table(heads(*_HEADS), rows, widths=widths, about=about, style="GapPlan")
        + _closed(draft)
    )


def _plan_row(draft: Draft, finding: Finding, widths: tuple[int, ...]) -> Markup:
    standard, action = finding.standard, finding.action or _NOTHING_YET
    title = paragraph(run(shortened(standard.title, 90)), style="GapTableText")
    level = run(f" {LEVEL_WORDS[standard.level]}", "GapQuiet")
    suggested = "\n".join(action_steps(finding))
    proof = sentence(shortened(standard.review.document, 160))
    mark = f"plan {standard.id} {key_of_suggestion(suggested)} {key_of_suggestion(proof)}"
    steps = (action.action or suggested).split("\n")
    contents = (
        _text(draft.bookmark(mark, draft.link_to(standard))),
        Markup(title + paragraph(status_words(finding.decided), level, style="GapTableText")),
        Markup("".join(_text(run(step)) for step in steps)),
        _text(run(action.responsible)),
        _target(draft, action),
        _text(run(action.evidence or proof)),
        _text(run(progress_words(action))),
        _text(run(action.note)),
    )
    return row(cell(content, width=width) for content, width in zip(contents, widths, strict=True))


def _target(draft: Draft, action: Action) -> Markup:
    """The target date, and below it that it is past, in words."""
    day = _text(run(day_words(action.target)))
    if not action.is_overdue(draft.assessed_on):
        return day
    return Markup(day + _text(run(OVERDUE, "GapConflict")))


def _closed(draft: Draft) -> Markup:
    """What was planned for what is no gap any more."""
    findings = closed_actions(draft.assessment)
    if not findings:
        return NOTHING
    widths = shares(draft.page.turned, 8, 24, 16, 28, 14, 10)
    rows = []
    for finding in findings:
        action = finding.action or _NOTHING_YET
        contents = (
            _text(draft.link_to(finding.standard)),
            _text(run(shortened(finding.standard.title, 90))),
            _text(status_words(finding.decided)),
            _text(run(action.action)),
            _text(run(action.responsible)),
            _text(run(progress_words(action))),
        )
        rows.append(row(cell(content, width=w) for content, w in zip(contents, widths, strict=True)))
    head = heads("Standard", "What it is about", "Now", "What was planned", "Responsible", "Progress")
    about = "What was planned for gaps that are closed"
    return Markup(
        draft.heading(2, "No gap any more", "closed") + table(head, rows, widths=widths, about=about)
    )


def _text(*content: Markup) -> Markup:
    return paragraph(*content, style="GapTableText")
