"""protocol-audit checks an agency's written protocol against a coalition's standards."""

from __future__ import annotations

__version__ = "0.1.0"
