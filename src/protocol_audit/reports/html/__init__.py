"""The gap report as one page of HTML: ``write_html`` returns its bytes."""

from __future__ import annotations

from protocol_audit.reports.html.page import write_html

__all__ = ["write_html"]
