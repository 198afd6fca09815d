"""The sheet "Training needs": gaps by section and level, and the standards that most programs miss."""

from __future__ import annotations

from protocol_audit.model import Section
from protocol_audit.reports.labels import LEVEL_WORDS
from protocol_audit.reports.portfolio import program_sheet, standard_sheet
from protocol_audit.reports.portfolio.book import (
    FIGURE,
    HEADING,
    NAME,
    SHARE,
    TRAINING,
    PortfolioBook,
    or_blank,
)
from protocol_audit.reports.portfolio.charts import add_most_missed_chart
from protocol_audit.reports.portfolio.figures import levels_of
from protocol_audit.reports.workbook import HEAD as HEAD_LOOK
from protocol_audit.reports.workbook import TEXT, Look, Sheet

_TOP = 12  # bars of the chart of what most programs miss
_WIDTHS = (10, 74, 14, 15, 14, 13, 10, 13)


def add(book: PortfolioBook) -> None:
    """Add the sheet with its chart."""
    note = "Where one training, or one shared sample policy, would help most programs at once."
    sheet = book.titled(TRAINING, "Training needs", note, _WIDTHS)
    after = _write_sections(book, sheet, 3)
    _write_ranking(book, sheet, after + 1)
    sheet.freeze(3)


def _write_sections(book: PortfolioBook, sheet: Sheet, row: int) -> int:
    """The gaps by section and level; returns the row after the table."""
    sheet.write(row, 0, "By section and level", HEADING)
    levels = [f"Gaps: {LEVEL_WORDS[level].lower()}" for level in levels_of(book.portfolio)]
    heads = ("Section", "What it is about", *levels, "Gaps in all", "Share", "Programs with a gap")
    sheet.write_row(row + 1, heads, [HEAD_LOOK] * len(heads))
    for number, section in enumerate(book.portfolio.pack.sections, row + 2):
        _write_section(book, sheet, number, section)
    return row + 2 + len(book.portfolio.pack.sections)


def _write_section(book: PortfolioBook, sheet: Sheet, number: int, section: Section) -> None:
    figures, levels = book.figures, levels_of(book.portfolio)
    sheet.write_row(number, (section.id, section.title), (NAME, TEXT))
    gaps, applies = (standard_sheet.column_of(book, c) for c in (standard_sheet.GAP, standard_sheet.APPLIES))
    mine = f"{standard_sheet.column_of(book, standard_sheet.SECTION)},$A{number + 1}"
    of_level = standard_sheet.column_of(book, standard_sheet.LEVEL)
    for column, level in enumerate(levels, 2):
        formula = f'=SUMIFS({gaps},{mine},{of_level},"{LEVEL_WORDS[level]}")'
        sheet.write_formula(number, column, formula, figures.of_section(section, level).gaps, FIGURE)
    counts, column = figures.of_section(section), 2 + len(levels)
    sheet.write_formula(number, column, f"=SUMIFS({gaps},{mine})", counts.gaps, FIGURE)
    share = f'=IF(SUMIFS({applies},{mine})=0,"",SUMIFS({gaps},{mine})/SUMIFS({applies},{mine}))'
    sheet.write_formula(number, column + 1, share, or_blank(counts.gap_share), SHARE)
    with_gap = program_sheet.count_with(book, program_sheet.section_column(book, section))
    sheet.write_formula(number, column + 2, f"={with_gap}", figures.programs_with_gap(section), FIGURE)


def _write_ranking(book: PortfolioBook, sheet: Sheet, row: int) -> None:
    """The standards in the order of how many programs miss them, which follows the filter."""
    sheet.write(row, 0, "What most programs miss", HEADING)
    heads = (
        "Standard",
        "What it is about",
        "Section",
        "Level",
        "Programs with a gap",
        "It applies to",
        "Share",
    )
    sheet.write_row(row + 1, heads, [HEAD_LOOK] * len(heads))
    order = standard_sheet.column_of(book, standard_sheet.ORDER)
    ranked = book.figures.most_missed()
    for place, one in enumerate(ranked, 1):
        standard, counts = one.standard, one.counts
        at = f"MATCH(LARGE({order},{place}),{order},0)"
        values: tuple[tuple[int, str | float, Look], ...] = (
            (standard_sheet.ID, standard.id, NAME),
            (standard_sheet.TITLE, standard.title, TEXT),
            (standard_sheet.SECTION, standard.section, TEXT),
            (standard_sheet.LEVEL, LEVEL_WORDS[standard.level], TEXT),
            (standard_sheet.GAP, counts.gaps, FIGURE),
            (standard_sheet.APPLIES, counts.applying, FIGURE),
            (standard_sheet.GAP_SHARE, or_blank(counts.gap_share), SHARE),
        )
        for column, (source, value, look) in enumerate(values):
            formula = f"=INDEX({standard_sheet.column_of(book, source)},{at})"
            sheet.write_formula(row + 1 + place, column, formula, value, look)
    add_most_missed_chart(book, sheet, first=row + 2, many=min(_TOP, len(ranked)), column=len(_WIDTHS))
