"""The share check on the command line: what should not leave the house unseen."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from protocol_audit.cli.streams import note

if TYPE_CHECKING:
    from protocol_audit.model import Assessment


def checked_for_sharing(assessment: Assessment, only: Collection[str] | None = None) -> Assessment:
    """The assessment with what to look at before it is shared.

    only  the ids of the standards that are shown; None for all
    """
    from dataclasses import replace

    from protocol_audit.sharing import share_check

    return replace(assessment, sharing=share_check(assessment, only))


def tell_sharing(assessment: Assessment) -> None:
    """Say what to look at, on standard error; nothing where nobody asked."""
    from protocol_audit.reports.sharing_words import share_lines
    from protocol_audit.reports.terminal import wrap

    if assessment.sharing is None:
        return
    first, *lines = share_lines(assessment.sharing)
    note("")
    for line in (first, *lines):
        indent = "  " if line.startswith("  ") else ""
        note("\n".join(wrap(line, first=indent, rest=indent * 2)))
