"""The workbook as a whole: at a glance, findings, evidence, action plan, what to look at, about."""

from __future__ import annotations

import datetime

from protocol_audit.model import Assessment
from protocol_audit.reports.facts import titles
from protocol_audit.reports.findings_book.about_sheet import write_about
from protocol_audit.reports.findings_book.evidence_sheet import write_evidence
from protocol_audit.reports.findings_book.findings_sheet import write_findings
from protocol_audit.reports.findings_book.glance_sheet import write_glance
from protocol_audit.reports.findings_book.plan_sheet import write_plan
from protocol_audit.reports.findings_book.sharing_sheet import write_sharing
from protocol_audit.reports.workbook import Book


def write_workbook(assessment: Assessment, *, assessed_on: datetime.date) -> bytes:
    """The workbook as the bytes of an .xlsx file; the same arguments give the same bytes."""
    title, _ = titles(assessment)
    book = Book(f"Findings: {title}", subject=assessment.pack.title, day=assessed_on)
    footer = f"Findings: {title}"
    glance = book.sheet("At a glance")
    table = write_findings(book.sheet("Findings"), assessment, footer)
    write_evidence(book.sheet("Evidence"), assessment, footer)
    write_plan(book.sheet("Action plan"), assessment, footer, assessed_on)
    if assessment.sharing is not None:
        write_sharing(book.sheet("Before you share"), assessment.sharing, footer)
    write_about(book.sheet("About"), assessment, footer)
    write_glance(book, glance, assessment, table, footer, assessed_on)
    glance.open_here()
    return book.content()
