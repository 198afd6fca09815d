"""The first sheet: the result in a few sentences, counts by level, what is strong, what to settle first."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from protocol_audit.model import Assessment, Finding, Level, Status
from protocol_audit.reports.claim_words import claims_summary, has_claims
from protocol_audit.reports.counts import describe_counts, levels_and_counts
from protocol_audit.reports.decided import decisions_in_short
from protocol_audit.reports.facts import facts, titles
from protocol_audit.reports.finding_words import settle_first, strengths
from protocol_audit.reports.findings_book.findings_sheet import HEAD as FINDINGS_HEAD
from protocol_audit.reports.findings_book.findings_sheet import Table
from protocol_audit.reports.labels import LEVEL_WORDS, STATUS_COLORS, STATUS_WORDS, shown_statuses
from protocol_audit.reports.summary import NOT_BEGUN, NOTHING_FIRST, aid, summarize
from protocol_audit.reports.workbook import (
    HEAD,
    LABEL,
    LEAD,
    NUMBER,
    SUBTITLE,
    TEXT,
    TITLE,
    Book,
    Sheet,
    cell_name,
    height_of,
    status_look,
)

_WIDTHS = (20, 15, 17, 17, 15, 18, 17)
_LAST = len(_WIDTHS) - 1
_PLAIN = replace(TEXT, boxed=False, size=11)
_FACT = replace(_PLAIN, wrap=False)
_LINK = replace(_PLAIN, color="1F4E8C", wrap=False)
_CHART_ROWS = 11
_STRENGTHS, _FIRST = 6, 8


def write_glance(
    book: Book, sheet: Sheet, assessment: Assessment, table: Table, footer: str, day: datetime.date
) -> None:
    """Write the sheet; ``table`` says where the findings stand that it counts."""
    sheet.columns(_WIDTHS)
    title, subtitle = titles(assessment)
    sheet.write(0, 0, title, TITLE)
    sheet.height(0, 30)
    sheet.write(1, 0, subtitle, SUBTITLE)
    row = 2
    for row, (name, value) in enumerate(facts(assessment, day).items(), 2):
        sheet.write(row, 0, name, replace(LABEL, boxed=False, ground=""))
        sheet.write(row, 1, value, _FACT)
    row = _sentences(sheet, row + 2, assessment)
    row = _counts(book, sheet, row + 1, assessment, table)
    row = _list(sheet, row, "Already strong", strengths(assessment), assessment, _STRENGTHS, NOT_BEGUN)
    first = settle_first(assessment)
    _list(sheet, row + 1, "Settle first", first, assessment, _FIRST, NOTHING_FIRST)
    sheet.print_on(turned=False, footer=footer)


def _sentences(sheet: Sheet, row: int, assessment: Assessment) -> int:
    lines = [summarize(assessment), *decisions_in_short(assessment)]
    lines += [claims_summary(assessment)] if has_claims(assessment) else []
    unread = "; ".join(assessment.protocol.unread)
    lines += [f"Not read: {unread}. What stands there was not judged."] if unread else []
    lines += [f"Not understood: {len(assessment.problems)}; see About."] if assessment.problems else []
    for line in (*lines, aid(assessment)):
        sheet.merge(row, 0, _LAST, line, _PLAIN)
        sheet.height(row, height_of(line, sum(_WIDTHS), _PLAIN) + 3)
        row += 1
    return row


def _counts(book: Book, sheet: Sheet, row: int, assessment: Assessment, table: Table) -> int:
    """Statuses by level, each figure counted from the findings; and a chart of them."""
    statuses = shown_statuses(assessment)
    sheet.write(row, 0, "Statuses by level", LEAD)
    head = row + 1
    heads = ["Level", *(STATUS_WORDS[status] for status in statuses)]
    sheet.write_row(head, heads, [HEAD, *(replace(status_look(s), boxed=True) for s in statuses)])
    levels = levels_and_counts(assessment)
    for line, (level, counts) in enumerate(levels.items(), head + 1):
        sheet.write(line, 0, LEVEL_WORDS[level], LABEL)
        for column, status in enumerate(statuses, 1):
            formula = _count(table, level, status)
            sheet.write_formula(line, column, formula, counts[status], NUMBER)
    last = head + len(levels)
    sheet.write(last + 1, 0, "All", LABEL)
    for column, status in enumerate(statuses, 1):
        cells = f"{cell_name(head + 1, column)}:{cell_name(last, column)}"
        total = assessment.summary[status]
        sheet.write_formula(last + 1, column, f"=SUM({cells})", total, replace(NUMBER, bold=True))
    _chart(book, sheet, assessment, head, last, statuses)
    return last + 3 + _CHART_ROWS


def _count(table: Table, level: Level, status: Status) -> str:
    return f'=COUNTIFS({table.levels},"{LEVEL_WORDS[level]}",{table.statuses},"{STATUS_WORDS[status]}")'


def _chart(
    book: Book, sheet: Sheet, assessment: Assessment, head: int, last: int, statuses: Sequence[Status]
) -> None:
    """Bars of the counts; the words stand in the legend, and the numbers in the bars."""
    chart: Any = book.chart("bar", "stacked")
    for column, status in enumerate(statuses, 1):
        color, ground = (f"#{one}" for one in STATUS_COLORS[status])
        chart.add_series(
            {
                "name": [sheet.name, head, column],
                "categories": [sheet.name, head + 1, 0, last, 0],
                "values": [sheet.name, head + 1, column, last, column],
                "gap": 40,
                "fill": {"color": ground},
                "border": {"color": color},
                "data_labels": {"value": True, "num_format": "0;;;", "font": {"color": color, "bold": True}},
            }
        )
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 800, "height": 200})
    sheet.chart(last + 2, 0, chart, describe_counts(assessment))


def _list(
    sheet: Sheet,
    row: int,
    lead: str,
    findings: list[Finding],
    assessment: Assessment,
    most: int,
    nothing: str,
) -> int:
    """Findings with links to their rows; returns the next row."""
    sheet.write(row, 0, lead, LEAD)
    rows = {f.standard.id: FINDINGS_HEAD + 1 + n for n, f in enumerate(assessment.findings)}
    for finding in findings[:most]:
        row += 1
        standard = finding.standard
        sheet.write_link(row, 0, "Findings", cell_name(rows[standard.id], 0), standard.id, _LINK)
        sheet.write(row, 1, standard.title, _FACT)
        sheet.write(row, 5, LEVEL_WORDS[standard.level], _FACT)
        sheet.write(row, 6, STATUS_WORDS[finding.decided], status_look(finding.decided))
    if not findings:
        row += 1
        sheet.write(row, 0, nothing, _FACT)
    if len(findings) > most:
        row += 1
        sheet.write(row, 0, f"and {len(findings) - most} more, on the sheet Findings", _FACT)
    return row + 1
