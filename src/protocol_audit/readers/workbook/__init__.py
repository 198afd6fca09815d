"""Reads self-assessments from Excel workbooks and .csv files."""

from __future__ import annotations

from protocol_audit.readers.workbook.reader import read_self_assessment
from protocol_audit.readers.workbook.refusals import ENDINGS

__all__ = ["ENDINGS", "read_self_assessment"]
