"""Writes the gap report: its parts in order, in a Word file."""

from __future__ import annotations

import datetime
from pathlib import Path

from protocol_audit.model import Assessment
from protocol_audit.reports.labels import shortened
from protocol_audit.reports.word.appendix import evidence_index, what_applies, what_was_read
from protocol_audit.reports.word.bound import bound
from protocol_audit.reports.word.chart import add_chart
from protocol_audit.reports.word.claimed import not_understood, unanswered_standards
from protocol_audit.reports.word.claims import claims_beside_protocol
from protocol_audit.reports.word.decisions import decisions_chapter, explained_differences
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.fields import contents
from protocol_audit.reports.word.findings import findings_by_section
from protocol_audit.reports.word.gaps import gaps_by_priority_table
from protocol_audit.reports.word.glance import at_a_glance, title_block
from protocol_audit.reports.word.markup import Markup
from protocol_audit.reports.word.merge import add_styles
from protocol_audit.reports.word.method import how_decided
from protocol_audit.reports.word.pages import (
    Margins,
    Part,
    drawing_number,
    first_bookmark,
    prefix,
    room,
)
from protocol_audit.reports.word.plan import action_plan
from protocol_audit.reports.word.sharing import before_sharing
from protocol_audit.reports.word.template import open_document


def write_word(assessment: Assessment, *, assessed_on: datetime.date, template: Path | None = None) -> bytes:
    """The gap report as the bytes of a .docx file; the same arguments give the same bytes.

    ``template`` is a Word file whose styles, header, footer and content are kept. Raises ReadError where it
    is missing or is not a Word file.
    """
    document = open_document(template)
    names = add_styles(document)
    draft = Draft(
        page=room(document),
        prefix=prefix(document),
        first_bookmark=first_bookmark(document),
        assessment=assessment,
        assessed_on=assessed_on,
    )
    return bound(
        document,
        _parts(draft, add_chart(document, assessment), drawing_number(document)),
        names=names,
        page=draft.page,
        margins=Margins(f"{shortened(draft.about, 70)} – gap report", assessed_on),
        title=f"Gap report: {draft.about}",
        subject=assessment.pack.title,
    )


def _parts(draft: Draft, chart: str, number: int) -> tuple[Part, ...]:
    """What stands on upright pages, the plan on turned pages, and the rest upright."""
    title = title_block(draft)
    before = (
        at_a_glance(draft, chart, number)
        + before_sharing(draft)
        + gaps_by_priority_table(draft)
        + explained_differences(draft)
        + unanswered_standards(draft)
        + claims_beside_protocol(draft)
        + findings_by_section(draft)
    )
    plan = action_plan(draft)
    after = (
        decisions_chapter(draft)
        + what_applies(draft)
        + what_was_read(draft)
        + not_understood(draft)
        + how_decided(draft)
        + evidence_index(draft)
    )
    return (
        Part(Markup(title + contents(draft.headings) + before)),
        Part(plan, is_turned=True),
        Part(Markup(after)),
    )
