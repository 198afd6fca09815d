"""Every program's own gap report, written from what the store has."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.portfolio.frozen import thaw
from protocol_audit.portfolio.mask import Mask
from protocol_audit.portfolio.masked import masked_assessment
from protocol_audit.portfolio.parallel import map_side_by_side
from protocol_audit.portfolio.work import load_once
from protocol_audit.reports.word import write_word


@dataclass(frozen=True, slots=True)
class ReportTask:
    """One report to write.

    name    what it is called, without folder and ending
    mask    letters instead of names, or None
    """

    program: str
    name: str
    frozen: bytes
    pack_name: str
    pack_sha256: str
    day: datetime.date
    template: Path | None
    mask: Mask | None


def write_reports(
    tasks: Iterable[ReportTask], *, workers: int, elsewhere: bool
) -> Iterator[tuple[str, bytes]]:
    """Each task's name and the bytes of its report, in the order of the tasks.

    Raises ReadError where the template cannot be used, or the store is of another version.
    """
    yield from map_side_by_side(write_report, tasks, workers=workers, elsewhere=elsewhere)


def write_report(task: ReportTask) -> tuple[str, bytes]:
    """The task's name and the bytes of its report."""
    assessment = thaw(task.frozen, load_once(task.pack_name, task.pack_sha256))
    if assessment is None:
        raise ReadError(f"{task.program}: what the store has of it is of another version; run with --fresh")
    if task.mask:
        assessment = masked_assessment(assessment, task.mask, task.program)
    return task.name, write_word(assessment, assessed_on=task.day, template=task.template)
