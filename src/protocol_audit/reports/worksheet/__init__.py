"""The review worksheet: every finding with a place for the reviewer's decision and the action plan."""

from __future__ import annotations

from protocol_audit.reports.worksheet.workbook import write_worksheet

__all__ = ["write_worksheet"]
