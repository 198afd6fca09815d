"""Two assessments, two protocols or two portfolios held against each other: what changed, and whose doing."""

from __future__ import annotations

from protocol_audit.compare.assessments import compare_assessments
from protocol_audit.compare.portfolios import compare_portfolios
from protocol_audit.compare.result_file import parse_result, read_result

__all__ = ["compare_assessments", "compare_portfolios", "parse_result", "read_result"]
