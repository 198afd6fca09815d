"""The summary for the coalition's board: what is shared, what most miss, what help would do most; in Word."""

from __future__ import annotations

import datetime
from pathlib import Path

from protocol_audit.model import Portfolio
from protocol_audit.reports.labels import long_date
from protocol_audit.reports.portfolio.figures import Figures
from protocol_audit.reports.portfolio.heat_map import describe, draw
from protocol_audit.reports.portfolio.summary_parts import (
    assistance,
    at_a_glance,
    conflicts,
    heat_map,
    keep_in_mind,
    most_missed,
    not_read,
    strengths,
)
from protocol_audit.reports.word.markup import Markup
from protocol_audit.reports.word.pages import Part, drawing_number
from protocol_audit.reports.word.picture import add_picture
from protocol_audit.reports.word.pieces import margins_of, open_paper, title_page

_AID = (
    "This summary is an aid to self-assessment. It is not a certification or a review of practice, and it "
    "ranks nobody: programs differ in what they offer. What is not found in a document may well be done."
)


def write_summary(portfolio: Portfolio, *, assessed_on: datetime.date, template: Path | None = None) -> bytes:
    """The summary as the bytes of a .docx file; the same arguments give the same bytes.

    ``template`` is a Word file whose styles, header, footer and content are kept. Raises ReadError where it
    is missing or is not a Word file.
    """
    figures, opened = Figures(portfolio), open_paper(template)
    paper = opened.paper
    picture = add_picture(
        opened.document,
        draw(figures),
        about=describe(figures),
        name="How much of each section is met",
        width=paper.page.upright,
        number=drawing_number(opened.document),
    )
    parts = (
        _title(portfolio, assessed_on),
        at_a_glance(paper, figures),
        strengths(paper, figures),
        most_missed(paper, figures),
        assistance(paper, figures),
        heat_map(paper, figures, picture),
        conflicts(paper, figures),
        not_read(paper, figures),
        keep_in_mind(paper, figures),
    )
    return opened.bind(
        [Part(Markup("".join(parts)))],
        margins=margins_of(portfolio.title, "summary of the programs", assessed_on),
        title=f"Summary of the programs: {portfolio.title}",
        subject=portfolio.pack.title,
    )


def _title(portfolio: Portfolio, assessed_on: datetime.date) -> Markup:
    pack = portfolio.pack
    facts = {
        "Programs": str(len(portfolio.rows)),
        "Held against": f"{pack.title}, version {pack.version}",
        "Published by": pack.publisher,
        "Assessed on": long_date(assessed_on),
    }
    return title_page(
        "Summary for the board", portfolio.title, "Where the member programs stand", facts, _AID
    )
