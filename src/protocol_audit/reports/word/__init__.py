"""The gap report as a Word file: ``write_word`` returns its bytes."""

from __future__ import annotations

from protocol_audit.reports.word.report import write_word

__all__ = ["write_word"]
