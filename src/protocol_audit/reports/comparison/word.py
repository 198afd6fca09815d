"""The progress report: what changed between two assessments, in a Word file."""

from __future__ import annotations

import datetime
from pathlib import Path

from protocol_audit.model import Comparison, PortfolioComparison
from protocol_audit.reports.comparison.word_portfolio import portfolio_parts
from protocol_audit.reports.comparison.word_program import program_parts
from protocol_audit.reports.comparison.words import since, title_of
from protocol_audit.reports.labels import long_date
from protocol_audit.reports.word.markup import Markup
from protocol_audit.reports.word.pages import Part
from protocol_audit.reports.word.pieces import margins_of, open_paper, title_page

_AID = (
    "This report compares what is written in documents, then and now. It is an aid to self-assessment, "
    "not a certification or a review of practice: what is not found in a document may well be done."
)


def write_word(
    comparison: Comparison | PortfolioComparison,
    *,
    compared_on: datetime.date,
    template: Path | None = None,
) -> bytes:
    """The report as the bytes of a .docx file; the same arguments give the same bytes.

    ``template`` is a Word file whose styles, header, footer and content are kept. Raises ReadError where it
    is missing or is not a Word file.
    """
    opened = open_paper(template)
    if isinstance(comparison, Comparison):
        title, subtitle = title_of(comparison.after), f"Progress since {since(comparison.before)}"
        facts = _facts(comparison)
        body = program_parts(opened.paper, comparison)
    else:
        title, subtitle = "Progress of the programs", f"{len(comparison.programs)} programs, then and now"
        facts = {"Before": _called(comparison.before), "After": _called(comparison.after)}
        body = portfolio_parts(opened.paper, comparison)
    facts |= {"Held against": comparison.pack, "Compared on": long_date(compared_on)}
    content = Markup(title_page("Progress report", title, subtitle, facts, _AID) + body)
    return opened.bind(
        [Part(content)],
        margins=margins_of(title, "progress report", compared_on),
        title=f"Progress report: {title}",
        subject=comparison.pack,
    )


def _called(store: str) -> str:
    """The last folder and the file: stores of the usual name are told by their folders."""
    return "/".join(Path(store).absolute().parts[-2:])


def _facts(comparison: Comparison) -> dict[str, str]:
    found = {}
    for when, source in (("Before", comparison.before), ("After", comparison.after)):
        dated = f", dated {source.date}" if source.date else ""
        found[when] = f"{source.file}{dated} (standards version {source.pack_version})"
    return found
