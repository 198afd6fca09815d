"""The title block and the page that a board reads: where the protocol stands, at a glance."""

from __future__ import annotations

from protocol_audit.model import Finding
from protocol_audit.reports.facts import facts, titles
from protocol_audit.reports.finding_words import begun, settle_first, strengths
from protocol_audit.reports.labels import (
    LEVEL_WORDS,
    STATUS_COLORS,
    STATUS_MARKS,
    STATUS_WORDS,
    capital,
    shortened,
    shown_statuses,
)
from protocol_audit.reports.summary import BEGUN, NOT_BEGUN, NOTHING_FIRST, aid, summarize
from protocol_audit.reports.word.chart import drawing
from protocol_audit.reports.word.claimed import problems_at_a_glance
from protocol_audit.reports.word.claims import claims_at_a_glance
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.markup import (
    NOTHING,
    Markup,
    cell,
    link,
    paragraph,
    row,
    run,
    shares,
    symbol,
    table,
)
from protocol_audit.reports.word.styles import status_style

# So many lines leave the page at a glance on one page, with titles of two lines and unread parts.
_STRENGTHS, _FIRST = 6, 8


def title_block(draft: Draft) -> Markup:
    """What was assessed, against what and when."""
    title, subtitle = titles(draft.assessment)
    lines = [_fact(name, value) for name, value in facts(draft.assessment, draft.assessed_on).items()]
    return Markup(
        paragraph(run("Gap report"), style="GapKicker")
        + paragraph(run(title), style="Title")
        + paragraph(run(subtitle), style="Subtitle")
        + "".join(lines)
        + paragraph(run(aid(draft.assessment)), style="GapNote")
    )


def _fact(name: str, value: str) -> Markup:
    return paragraph(run(f"{name}\t", "GapLabel"), run(value), style="GapFact")


def at_a_glance(draft: Draft, chart: str, number: int) -> Markup:
    """The page at a glance; ``chart`` is the chart's relationship, ``number`` its drawing's."""
    picture = drawing(draft.assessment, relationship=chart, width=draft.page.upright, number=number)
    return Markup(
        draft.heading(1, "At a glance", "at a glance", props="<w:pageBreakBefore/>")
        + paragraph(run(summarize(draft.assessment)))
        + _unread(draft)
        + problems_at_a_glance(draft)
        + claims_at_a_glance(draft)
        + _tiles(draft)
        + paragraph(picture, props='<w:keepNext/><w:spacing w:before="120" w:after="60"/>')
        + _strengths(draft)
        + _settle_first(draft)
    )


def _unread(draft: Draft) -> Markup:
    unread = draft.assessment.protocol.unread
    if not unread:
        return NOTHING
    words = f"Not read: {shortened('; '.join(unread), 160)}. What stands there was not judged. "
    return paragraph(
        run("! ", "GapLabel"),
        run(words),
        link("What was read and what was not", draft.anchor("read")),
        style="GapSmall",
    )


def _tiles(draft: Draft) -> Markup:
    """The counts by status, as a table of one row."""
    statuses = shown_statuses(draft.assessment)
    widths = shares(draft.page.upright, *(1 for _ in statuses))
    numbers = draft.assessment.summary
    cells = []
    for status, width in zip(statuses, widths, strict=True):
        ground = STATUS_COLORS[status][1]
        figure = paragraph(run(str(numbers[status]), status_style(status)), style="GapNumber")
        cells.append(cell(figure, width=width, fill=ground))
    marks = [Markup(symbol(STATUS_MARKS[status]) + run(f"  {STATUS_WORDS[status]}")) for status in statuses]
    return table(
        marks, [row(cells)], widths=widths, about="Number of standards by status", head_style="GapTileHead"
    )


def _strengths(draft: Draft) -> Markup:
    heading = draft.heading(2, "Already strong", "strong")
    met = strengths(draft.assessment)
    if not met:
        return Markup(heading + _building_on(draft))
    lines = [_line(draft, finding) for finding in met[:_STRENGTHS]]
    more = _more(draft, len(met) - _STRENGTHS, "findings", "Findings by section")
    return Markup(heading + "".join(lines) + more)


def _building_on(draft: Draft) -> Markup:
    partial = begun(draft.assessment)
    if not partial:
        return paragraph(run(NOT_BEGUN))
    lead = paragraph(run(BEGUN), style="GapLead")
    return Markup(lead + "".join(_line(draft, finding) for finding in partial[:_STRENGTHS]))


def _settle_first(draft: Draft) -> Markup:
    heading = draft.heading(2, "Settle first", "settle first")
    first = settle_first(draft.assessment)
    if not first:
        return Markup(heading + paragraph(run(NOTHING_FIRST)))
    lines = [_line(draft, finding) for finding in first[:_FIRST]]
    more = _more(draft, len(first) - _FIRST, "gaps", "Gaps by priority")
    return Markup(heading + "".join(lines) + more)


def _line(draft: Draft, finding: Finding) -> Markup:
    standard = finding.standard
    title = draft.link_to(standard, f"{standard.id} {shortened(standard.title, 70)}")
    status = f" – {STATUS_WORDS[finding.decided].lower()}, {LEVEL_WORDS[standard.level].lower()}"
    return paragraph(title, run(status, "GapQuiet"), style="ListBullet")


def _more(draft: Draft, number: int, anchor: str, where: str) -> Markup:
    if number <= 0:
        return NOTHING
    return paragraph(
        run(f"{capital(str(number))} more in "), link(where, draft.anchor(anchor)), run("."), style="GapSmall"
    )
