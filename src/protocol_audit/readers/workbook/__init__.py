"""Reads self-assessments from Excel workbooks and .csv files."""

from __future__ import annotations

from pathlib import Path

from protocol_audit.model import Pack, SelfAssessment
from protocol_audit.readers.workbook.refusals import ENDINGS

__all__ = ["ENDINGS", "read_self_assessment"]


def read_self_assessment(path: Path, pack: Pack) -> SelfAssessment:
    """What the program answered in this workbook; raises ReadError, as ``reader`` says."""
    # What reads it is loaded when there is one to read: most runs have none.
    from protocol_audit.readers.workbook.reader import read_self_assessment as read

    return read(path, pack)
