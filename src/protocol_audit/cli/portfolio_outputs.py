"""What ``portfolio`` writes: workbook, summary, every program's own report, and the key to the letters."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from protocol_audit.cli.destination import Destination
from protocol_audit.cli.streams import note, say
from protocol_audit.errors import WriteError
from protocol_audit.output import write_output

if TYPE_CHECKING:
    from protocol_audit.model import Portfolio
    from protocol_audit.portfolio.each import ReportTask
    from protocol_audit.portfolio.mask import Mask
    from protocol_audit.portfolio.run import Run, Settings
    from protocol_audit.portfolio.store import Store

_REPORT = "-gap-report.docx"
_BEFORE_SHARING = (
    "Before you share what has letters: names were taken out by rules, which cannot find everything. A "
    "program can also be told by what it offers, where it is or how it words things. Read it through first, "
    "and keep the store and the key apart from it."
)


@dataclass(frozen=True)
class Outputs:
    """Where everything goes. ``reports`` is None without --each, ``key`` without --key."""

    workbook: Destination
    summary: Destination
    reports: Path | None
    key: Destination | None

    @property
    def files(self) -> Iterator[Destination]:
        """The files that are written once, the last one last."""
        yield from (one for one in (self.key, self.summary, self.workbook) if one)

    def check(self) -> None:
        """Raise WriteError where writing would lose something or cannot work; before any work is done."""
        for destination in self.files:
            destination.check()
        if self.reports and self.reports.exists() and not self.reports.is_dir():
            raise WriteError(f"{self.reports}: a file of this name is there; the reports need a folder")


@dataclass(frozen=True)
class Reports:
    """Every program's own report: where, and what it takes to write them."""

    folder: Path
    force: bool
    inputs: tuple[Path, ...]
    store: Store

    def check(self, names: list[str]) -> None:
        """Raise WriteError where a report would replace one that this tool did not write just so."""
        if self.force:
            return
        changed = [self.file(name) for name in names if self._is_somebody_s(self.file(name))]
        if changed:
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            raise WriteError(
                f"{changed[0]}{more}: there already, and left as it is, for somebody may have worked in it; "
                "choose another place with --output, or add --force to replace such reports"
            )

    def file(self, name: str) -> Path:
        """The file of a program's report."""
        return self.folder / f"{name}{_REPORT}"

    def write(self, name: str, content: bytes) -> None:
        """Write a report and remember it, so that the next run may replace it as long as it is unchanged."""
        file = self.file(name)
        theirs = self._is_somebody_s(file)
        write_output(file, content, force=self.force or not theirs, inputs=self.inputs, keep_old=theirs)
        self.store.note_report(file.resolve(), hashlib.sha256(content).hexdigest())

    def _is_somebody_s(self, file: Path) -> bool:
        if not file.exists():
            return False
        return not self.store.wrote(file.resolve(), hashlib.sha256(file.read_bytes()).hexdigest())


def report_tasks(
    store: Store, run: Run, settings: Settings, *, day: date, template: Path | None, mask: Mask | None
) -> Iterator[ReportTask]:
    """What it takes to write each program's report, read from the store one at a time."""
    from protocol_audit.portfolio.each import ReportTask

    for name, key in run.programs:
        yield ReportTask(
            program=name,
            name=mask.label(name) if mask else name,
            frozen=store.frozen(key),
            pack_name=settings.pack_name,
            pack_sha256=settings.pack.sha256,
            day=day,
            template=template,
            mask=mask,
        )


def write_each(
    reports: Reports, tasks: Iterator[ReportTask], settings: Settings, done: Callable[[str], None]
) -> None:
    """Write every program's own report."""
    from protocol_audit.portfolio.each import write_reports
    from protocol_audit.portfolio.parallel import count_workers

    reports.folder.mkdir(exist_ok=True)
    workers = settings.workers or count_workers()
    for name, content in write_reports(tasks, workers=workers, elsewhere=settings.elsewhere):
        reports.write(name, content)
        done(name)


def write_both(outputs: Outputs, found: Portfolio, *, day: date, template: Path | None) -> None:
    """Write summary and workbook; both are made first, so that a bad template leaves nothing behind."""
    from protocol_audit.reports.portfolio.book import write_workbook
    from protocol_audit.reports.portfolio.summary import write_summary

    summary = write_summary(found, assessed_on=day, template=template)
    workbook = write_workbook(found, assessed_on=day)
    outputs.summary.write(summary)
    outputs.workbook.write(workbook)


def tell_written(outputs: Outputs, found: Portfolio, run: Run, *, quiet: bool, anonymous: bool) -> None:
    """Show the summary and where the files are."""
    from protocol_audit.reports.portfolio.terminal import summarize

    written = (outputs.workbook.output, outputs.summary.output, outputs.reports)
    if quiet:
        say("\n".join(str(file) for file in written if file))
        for missed in found.failures:
            note(f"protocol-audit: {missed.name}: {missed.why}")
        return
    say(summarize(found))
    if run.reused:
        say(f"{run.reused} of {len(run.programs)} were kept from an earlier run; --fresh assesses them anew.")
    kinds = ("The workbook is in", "The summary for the board is in", "The programs' own reports are in")
    say("\n".join(f"{kind} {file}" for kind, file in zip(kinds, written, strict=True) if file))
    if anonymous:
        note(_BEFORE_SHARING)
