"""``protocol-audit portfolio``: a folder of programs in, a workbook and a summary out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from protocol_audit.cli.destination import Destination, check_kind, destination_options
from protocol_audit.cli.guard import DONE
from protocol_audit.cli.options import day_of_assessment, only_file, standards_option, typed_day, typed_path
from protocol_audit.cli.streams import note, say

if TYPE_CHECKING:
    from protocol_audit.model import Pack, Portfolio
    from protocol_audit.portfolio.members import Members
    from protocol_audit.portfolio.run import Run
    from protocol_audit.portfolio.store import Store

_EXAMPLES = """\b
Examples:
  protocol-audit portfolio "Member programs"
      writes "Member programs-portfolio.xlsx" and a summary for the board
  protocol-audit portfolio "Member programs" --each
      also writes every program's own gap report
  protocol-audit portfolio "Member programs" --anonymous
      the same with letters instead of names

In the folder, each protocol is a program; or each sub-folder is one, with a
protocol, and where there are any a self-assessment (.xlsx), a profile (.yaml)
and decisions (.xlsx). Where it cannot be told which file is which, the program
is listed and not assessed.

Stopped half-way, the same command goes on where it was.

Exit codes: 0 done, with programs that could not be read listed; 1 none could
be read, or nothing could be written; 2 something is wrong with the command as
typed.
"""


@dataclass(frozen=True)
class _Request:
    """What was asked for, as typed."""

    folder: Path
    workbook: Destination
    summary: Destination
    pack_name: str
    store: Path
    template: Path | None
    day: date
    workers: int | None
    scheduler: str | None
    fresh: bool
    quiet: bool


@click.command(
    short_help="Assesses every program in a folder, for a coalition.",
    help="Assesses every program in FOLDER; writes a workbook for the coalition and a summary for its board.",
    epilog=_EXAMPLES,
)
@click.argument("folders", metavar="FOLDER", nargs=-1, required=True, type=typed_path)
@destination_options("the workbook and the summary", "FOLDER-portfolio.xlsx")
@standards_option
@click.option(
    "--template",
    type=typed_path,
    metavar="FILE",
    help="A Word file (.docx) of your own, whose styles, header and logo the summary takes.",
)
@click.option(
    "--date",
    "day",
    type=typed_day,
    metavar="YYYY-MM-DD",
    help="The day of the assessment, as it is shown. Without it: today.",
)
@click.option("--fresh", is_flag=True, help="Assess every program anew, whatever earlier runs have kept.")
@click.option(
    "--store",
    type=typed_path,
    metavar="FILE",
    help="Where finished programs are kept (.sqlite). Without it: portfolio-store.sqlite in FOLDER.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 512),
    metavar="N",
    help="How many programs are read side by side. Without it: one a processor.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Hand the work to a Dask cluster, such as tcp://10.0.0.5:8786, whose computers see the same folder. "
    "This is the only thing in protocol-audit that uses a network.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no summary, only the names of what was written.")
def portfolio(folders: tuple[Path, ...], **options: Any) -> int:
    """Assess the programs of a folder and write workbook and summary; returns the exit code."""
    from protocol_audit.portfolio.members import find_members
    from protocol_audit.portfolio.store import Store
    from protocol_audit.standards import load_pack

    folder = only_file(folders, example="protocol-audit portfolio")
    members = find_members(folder)
    request = _make_request(folder, members, **options)
    pack = load_pack(request.pack_name)
    for destination in (request.workbook, request.summary):
        destination.check()
    with closing(Store(request.store, note)) as store:
        run = _assess(request, members, pack, store)
        found = _put_together(request, members, pack, store, run)
    _write(request, found)
    _tell(request, found, run)
    return DONE


def _make_request(
    folder: Path,
    members: Members,
    *,
    output: Path | None,
    force: bool,
    pack_name: str,
    store: Path | None,
    day: date | None,
    **rest: Any,
) -> _Request:
    from protocol_audit.portfolio.store import ENDING, NAME

    output = output or Path(f"{folder.resolve().name}-portfolio.xlsx")
    check_kind(output, ending=".xlsx", noun="an Excel workbook", is_text=False)
    store = store or folder / NAME
    if store.suffix.lower() != ENDING:
        raise click.UsageError(f"--store {store}: the store's name has to end in {ENDING}.")
    summary = output.with_name(f"{output.stem}-summary.docx")
    read = (file for member in members.programs for file in member.files)
    inputs = (*read, store, Path(pack_name), *([rest["template"]] if rest["template"] else []))
    return _Request(
        folder=folder,
        workbook=Destination(output, force, inputs),
        summary=Destination(summary, force, inputs),
        pack_name=pack_name,
        store=store,
        day=day_of_assessment(day),
        **rest,
    )


def _assess(request: _Request, members: Members, pack: Pack, store: Store) -> Run:
    """Assess what the store does not have; raises ReadError where no program could be read."""
    from protocol_audit.portfolio.run import Settings, run_portfolio

    if request.fresh:
        store.forget_all()
    settings = Settings(pack, request.pack_name, request.workers)
    done = 0
    try:
        with _bar(len(members.programs), quiet=request.quiet) as advance:

            def count(name: str) -> None:
                nonlocal done
                done += 1
                advance(name)

            return run_portfolio(members.programs, settings, store, count)
    except KeyboardInterrupt:
        note(
            f"protocol-audit: {done} of {len(members.programs)} programs are done and kept in {store.path}; "
            "the same command goes on from there"
        )
        raise


@contextmanager
def _bar(programs: int, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A progress bar on standard error, where somebody watches."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _name: None
        return
    with click.progressbar(
        length=programs,
        label="Assessing",
        file=sys.stderr,
        show_pos=True,
        item_show_func=lambda name: name or "",
    ) as bar:
        yield lambda name: bar.update(1, name)


def _put_together(request: _Request, members: Members, pack: Pack, store: Store, run: Run) -> Portfolio:
    from protocol_audit.errors import ReadError
    from protocol_audit.model import Portfolio
    from protocol_audit.portfolio.rows import rows_of
    from protocol_audit.reports.portfolio.terminal import list_failures

    failures = (*run.failures, *members.unclear)
    if not run.programs:
        why = list(list_failures(failures)) or ["  no protocol in it, and no sub-folder with one"]
        raise ReadError(f"{request.folder}: no program could be assessed.\n" + "\n".join(why))
    title = request.folder.resolve().name
    return Portfolio(title, pack, tuple(rows_of(store, run.programs)), failures, members.passed_over)


def _write(request: _Request, found: Portfolio) -> None:
    from protocol_audit.reports.portfolio.book import write_workbook
    from protocol_audit.reports.portfolio.summary import write_summary

    # Both are made before one is written, so that a template that cannot be used leaves nothing behind.
    summary = write_summary(found, assessed_on=request.day, template=request.template)
    workbook = write_workbook(found, assessed_on=request.day)
    request.summary.write(summary)
    request.workbook.write(workbook)


def _tell(request: _Request, found: Portfolio, run: Run) -> None:
    """Show the summary and where the files are."""
    from protocol_audit.reports.portfolio.terminal import summarize

    if request.quiet:
        say(str(request.workbook.output))
        say(str(request.summary.output))
        for missed in found.failures:
            note(f"protocol-audit: {missed.name}: {missed.why}")
        return
    say(summarize(found))
    if run.reused:
        say(f"{run.reused} of {len(run.programs)} were kept from an earlier run; --fresh assesses them anew.")
    say(f"The workbook is in {request.workbook.output}")
    say(f"The summary for the board is in {request.summary.output}")
