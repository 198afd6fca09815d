"""The compliance statement in a Word file, for grant applications."""

from __future__ import annotations

import datetime
from pathlib import Path

from protocol_audit.model import Statement
from protocol_audit.reports.facts import titles
from protocol_audit.reports.labels import long_date, shortened
from protocol_audit.reports.statement_words import AID, conflict_words, in_short
from protocol_audit.reports.word.draft import Paper
from protocol_audit.reports.word.markup import NOTHING, Markup, paragraph, run
from protocol_audit.reports.word.pages import Margins, Part
from protocol_audit.reports.word.pieces import open_paper, title_page
from protocol_audit.reports.word.statement_body import commitments_by_group
from protocol_audit.reports.word.statement_tables import (
    evidence,
    not_claimed,
    overview,
    planned,
    signatures,
)

_FOOTER = "Quotes what one document says; not a certification"


def write_statement(statement: Statement, *, stated_on: datetime.date, template: Path | None = None) -> bytes:
    """The statement as the bytes of a .docx file; the same arguments give the same bytes.

    ``template`` is a Word file whose styles, header, footer and content are kept. Raises ReadError where it
    is missing or is not a Word file.
    """
    opened = open_paper(template)
    title, subtitle = titles(statement.assessment)
    facts = _facts(statement, stated_on)
    body = _body(opened.paper, statement)
    content = Markup(title_page("Statement of written commitments", title, subtitle, facts, AID) + body)
    return opened.bind(
        [Part(content)],
        margins=Margins(f"{shortened(title, 70)} – statement of written commitments", stated_on, _FOOTER),
        title=f"Statement of written commitments: {title}",
        subject=statement.crosswalk.title if statement.crosswalk else statement.assessment.pack.title,
    )


def _facts(statement: Statement, stated_on: datetime.date) -> dict[str, str]:
    protocol, pack = statement.assessment.protocol, statement.assessment.pack
    crosswalk = statement.crosswalk
    return {
        "Document": protocol.title or protocol.file,
        "Dated": protocol.date or "no date found in the document",
        "File": protocol.file,
        "SHA-256": protocol.sha256,
        "Held against": f"{pack.title}, version {pack.version}",
        "Arranged by": f"{crosswalk.funder}, {crosswalk.title}" if crosswalk else "",
        "Stated on": long_date(stated_on),
        "Not read": shortened("; ".join(protocol.unread), 200),
    }


def _body(paper: Paper, statement: Statement) -> Markup:
    parts = [
        paper.heading(1, "In short", "short"),
        paragraph(run(in_short(statement))),
        _conflicts(statement),
        overview(paper, statement),
        commitments_by_group(paper, statement),
        evidence(paper, statement),
        planned(paper, statement) if statement.shows_plan else NOTHING,
        not_claimed(paper, statement),
        signatures(paper),
    ]
    return Markup("".join(parts))


def _conflicts(statement: Statement) -> Markup:
    words = conflict_words(statement)
    return paragraph(run("! ", "GapLabel"), run(words), style="GapNote") if words else NOTHING
