"""The blank self-assessment workbook that a program fills in: ``write_template`` returns its bytes."""

from __future__ import annotations

from protocol_audit.reports.self_assessment.template import write_template

__all__ = ["write_template"]
