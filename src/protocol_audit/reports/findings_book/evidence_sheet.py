"""One row a quote and standard, in the order of the document."""

from __future__ import annotations

from dataclasses import replace

from protocol_audit.model import Assessment
from protocol_audit.reports.labels import STATUS_WORDS
from protocol_audit.reports.quotes import Quote, carried_by, quotes_by_place, supported
from protocol_audit.reports.workbook import (
    CENTERED,
    ID,
    NUMBER,
    QUIET,
    TITLE,
    Column,
    Sheet,
    status_look,
)

_HEAD = 2
_COLUMNS = (
    Column("Standard", 10, ID),
    Column("What it is about", 28),
    Column("Status", 17, CENTERED),
    Column("Quote", 70),
    Column("Supports", 18),
    Column("Headings", 34),
    Column("Place", 20),
    Column("Page", 8, NUMBER),
    Column("Read with", 30),
)


def write_evidence(sheet: Sheet, assessment: Assessment, footer: str) -> None:
    """Write the sheet."""
    findings = {finding.standard.id: finding for finding in assessment.findings}
    pairs = [(one, standard) for one, standards in quotes_by_place(assessment) for standard in standards]
    sheet.heads(_HEAD, _COLUMNS, last=_HEAD + len(pairs) if pairs else None)
    sheet.write(0, 0, "Evidence", TITLE)
    sheet.height(0, 28)
    lead = "Every quote that was counted, in the order of the document, once for each standard."
    sheet.write(1, 0, lead if pairs else "No text of the document was counted.", replace(QUIET, wrap=False))
    looks = [column.look for column in _COLUMNS]
    for row, (evidence, standard) in enumerate(pairs, _HEAD + 1):
        finding = findings[standard.id]
        looks[2] = status_look(finding.decided)
        against = "goes against the standard" if "conflict" in evidence.supports else ""
        values = [
            standard.id,
            standard.title,
            STATUS_WORDS[finding.decided],
            evidence.quote,
            against or supported(Quote(evidence, evidence.supports), finding) or None,
            " › ".join(heading for heading in evidence.place.headings if heading.strip()) or None,
            evidence.place.address,
            evidence.place.page,
            "; ".join(carried_by(evidence)) or None,
        ]
        sheet.write_row(row, values, looks)
    sheet.freeze(_HEAD + 1, 1)
    sheet.print_on(footer=footer)
