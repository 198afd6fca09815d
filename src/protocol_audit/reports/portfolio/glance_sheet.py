"""The sheet "At a glance": the figures that a coalition asks for first, and how to use the workbook."""

from __future__ import annotations

import datetime
from dataclasses import replace

from protocol_audit.model import Section, Status
from protocol_audit.reports.labels import STATUS_WORDS, long_date
from protocol_audit.reports.portfolio import program_sheet, standard_sheet
from protocol_audit.reports.portfolio.book import (
    FIGURE,
    GLANCE,
    HEADING,
    NOT_READ,
    NOTE,
    SHARE,
    STANDARDS,
    PortfolioBook,
    absolute,
    letters_of,
    or_blank,
)
from protocol_audit.reports.portfolio.charts import add_section_chart
from protocol_audit.reports.portfolio.figures import APPLYING, GAPS
from protocol_audit.reports.portfolio.list_sheets import NOT_ASSESSED
from protocol_audit.reports.portfolio.matrix_sheet import CLAIMS
from protocol_audit.reports.workbook import HEAD, TEXT, Sheet, reference
from protocol_audit.reports.workbook.looks import INK

_WIDTHS = (58, *(12 for _ in APPLYING), 12, 12)
_OF_STATUS = {status: column for column, status in enumerate(APPLYING, 1)}
_GAP, _SHARE = 1 + len(APPLYING), 2 + len(APPLYING)
_BIG = replace(FIGURE, size=16, bold=True, color=INK, down="vcenter")
_BESIDE_BIG = replace(TEXT, down="vcenter")
_HOW_TO = (
    "Matrix: filter programs there, and all figures and charts count what is shown.",
    "Gaps by standard: how many programs have a gap on each standard.",
    "Training needs: what one training or one shared sample policy would help with most.",
    "Settle first: words in a protocol that go against the toolkit, with their places.",
    "Programs: every program's own figures.",
    "Not read: what could not be read, and why. Nothing in it was judged.",
)
_AID = (
    "An aid to self-assessment, and no certification. “Not addressed” means that no text was found in the "
    "document; it may still be what the program does. Programs differ in what they offer, and are not ranked."
)


def add(book: PortfolioBook, assessed_on: datetime.date) -> None:
    """Add the sheet."""
    pack = book.portfolio.pack
    about = f"Held against {pack.title}, version {pack.version} · {long_date(assessed_on)}"
    sheet = book.titled(GLANCE, book.portfolio.title, about, _WIDTHS)
    row = _write_figures(book, sheet, 3)
    row = _write_sections(book, sheet, row + 1)
    sheet.write(row + 1, 0, "What is where", HEADING)
    for number, line in enumerate((*_HOW_TO, _AID), row + 2):
        sheet.merge(number, 0, _SHARE, line, NOTE)
        sheet.height(number, 32 if line is _AID else 16)


def _write_figures(book: PortfolioBook, sheet: Sheet, row: int) -> int:
    """The first figures; returns the row after them."""
    portfolio, figures, layout = book.portfolio, book.figures, book.layout
    total = standard_sheet.last_row(book) + 1
    shown = layout.column(layout.shown)
    with_conflict = sum(one.count(Status.CONFLICT) > 0 for one in portfolio.rows)
    conflicts = program_sheet.count_with(book, program_sheet.OF_STATUS[Status.CONFLICT])
    claims = f'COUNTIFS({layout.column(layout.rests_on)},"{CLAIMS}",{shown},1)'
    met, gaps = (
        reference(STANDARDS, absolute(total, column))
        for column in (standard_sheet.OF_STATUS[Status.MET], standard_sheet.GAP)
    )
    failed = f'COUNTIF({reference(NOT_READ, "$A:$A")},"{NOT_ASSESSED}")'
    lines = (
        ("Programs shown in the matrix", f"SUM({shown})", len(portfolio.rows)),
        ("of them with words that go against the toolkit", conflicts, with_conflict),
        ("of them resting on their own claims alone, no protocol read", claims, figures.claimed),
        ("Standards met, over all programs shown", met, figures.all[Status.MET]),
        ("Gaps, over all programs shown", gaps, figures.all.gaps),
        ("Programs that could not be assessed (see Not read)", failed, len(portfolio.failures)),
    )
    for number, (words, formula, value) in enumerate(lines, row):
        sheet.write(number, 0, words, _BESIDE_BIG)
        sheet.write_formula(number, 1, f"={formula}", value, _BIG)
        sheet.height(number, 26)
    return row + len(lines)


def _write_sections(book: PortfolioBook, sheet: Sheet, row: int) -> int:
    """The statuses by section; returns the row after the table."""
    sheet.write(row, 0, "By section, over all programs shown", HEADING)
    heads = ("Section", *(STATUS_WORDS[status] for status in APPLYING), "Gaps", "Share met")
    sheet.write_row(row + 1, heads, [HEAD] * len(heads))
    sections = book.portfolio.pack.sections
    for number, section in enumerate(sections, row + 2):
        _write_section(book, sheet, number, section)
    add_section_chart(book, sheet, head=row + 1, columns=_OF_STATUS)
    return row + 2 + len(sections)


def _write_section(book: PortfolioBook, sheet: Sheet, number: int, section: Section) -> None:
    counts, row = book.figures.of_section(section), number + 1
    sheet.write(number, 0, section.title, TEXT)
    mine = f'{standard_sheet.column_of(book, standard_sheet.SECTION)},"{section.id}"'
    for status, column in _OF_STATUS.items():
        of_status = standard_sheet.column_of(book, standard_sheet.OF_STATUS[status])
        sheet.write_formula(number, column, f"=SUMIFS({of_status},{mine})", counts[status], FIGURE)
    gaps = "+".join(f"{letters_of(_OF_STATUS[status])}{row}" for status in GAPS)
    sheet.write_formula(number, _GAP, f"={gaps}", counts.gaps, FIGURE)
    first, last = (letters_of(_OF_STATUS[status]) for status in (APPLYING[0], APPLYING[-1]))
    share = f'=IF(SUM({first}{row}:{last}{row})=0,"",{first}{row}/SUM({first}{row}:{last}{row}))'
    sheet.write_formula(number, _SHARE, share, or_blank(counts.met_share), SHARE)
