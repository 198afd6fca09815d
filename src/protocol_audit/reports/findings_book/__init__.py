"""The findings as a workbook: ``write_workbook`` returns its bytes."""

from __future__ import annotations

from protocol_audit.reports.findings_book.book import write_workbook

__all__ = ["write_workbook"]
