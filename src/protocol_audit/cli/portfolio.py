"""``protocol-audit portfolio``: a folder of programs in, a workbook and a summary out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from protocol_audit.cli.destination import Destination, check_kind, destination_options
from protocol_audit.cli.guard import DONE
from protocol_audit.cli.options import (
    day_of_assessment,
    day_option,
    from_the_root,
    only_file,
    standards_option,
    template_option,
    typed_path,
)
from protocol_audit.cli.portfolio_outputs import (
    Outputs,
    Reports,
    report_tasks,
    tell_written,
    write_both,
    write_each,
)
from protocol_audit.cli.streams import counting, note

if TYPE_CHECKING:
    from protocol_audit.model import Portfolio
    from protocol_audit.portfolio.mask import Mask
    from protocol_audit.portfolio.members import Members
    from protocol_audit.portfolio.run import Run, Settings
    from protocol_audit.portfolio.store import Store

_ANONYMOUS = "anonymous"
_EXAMPLES = """\b
Examples:
  protocol-audit portfolio "Member programs"
      writes "Member programs-portfolio.xlsx" and a summary for the board
  protocol-audit portfolio "Member programs" --each
      also writes every program's own gap report, in a folder beside them
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
    outputs: Outputs
    pack_name: str
    store: Path
    template: Path | None
    day: date
    workers: int | None
    scheduler: str | None
    fresh: bool
    anonymous: bool
    quiet: bool

    @property
    def shown(self) -> dict[str, bool]:
        return {"quiet": self.quiet, "names": not self.anonymous}

    @property
    def title(self) -> str:
        return "Member programs" if self.anonymous else self.folder.resolve().name


@click.command(
    short_help="Assesses every program in a folder, for a coalition.",
    help="Assesses every program in FOLDER; writes a workbook for the coalition and a summary for its board.",
    epilog=_EXAMPLES,
)
@click.argument("folders", metavar="FOLDER", nargs=-1, required=True, type=typed_path)
@destination_options("the workbook and what goes with it", "FOLDER-portfolio.xlsx")
@standards_option
@click.option(
    "--each", is_flag=True, help="Also write every program's own gap report, in a folder beside the workbook."
)
@click.option(
    "--anonymous",
    is_flag=True,
    help="Put letters in place of the programs' names in everything that is written.",
)
@click.option(
    "--key",
    type=typed_path,
    metavar="FILE",
    help="With --anonymous: also write which letter is which program (.csv). Keep it apart from the rest.",
)
@template_option
@day_option
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
    "Nothing else in protocol-audit uses a network.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no summary, only the names of what was written.")
def portfolio(folders: tuple[Path, ...], **options: Any) -> int:
    """Assess the programs of a folder and write what was asked for; returns the exit code."""
    from protocol_audit.portfolio.members import find_members
    from protocol_audit.portfolio.run import Settings
    from protocol_audit.portfolio.store import Store
    from protocol_audit.standards import load_pack

    # From the root on, because a cluster's computers stand in folders of their own.
    folder = only_file(folders, example="protocol-audit portfolio").absolute()
    members = find_members(folder)
    request = _make_request(folder, members, **options)
    pack_name = from_the_root(request.pack_name)
    settings = Settings(load_pack(pack_name), pack_name, request.workers, bool(request.scheduler))
    request.outputs.check()
    with closing(Store(request.store, note)) as store, _place(request):
        return _work(request, members, settings, store)


def _work(request: _Request, members: Members, settings: Settings, store: Store) -> int:
    """Assess, put together, write and tell; returns the exit code."""
    run = _assess(request, members, settings, store)
    mask = None
    if request.anonymous:
        from protocol_audit.portfolio.anonymous import in_order, make_mask

        mask = make_mask(store, members, run, settings.pack)
        run = in_order(run, mask)
    found = _put_together(request, members, settings, store, run, mask)
    _write(request, found, settings, store, run, mask)
    tell_written(request.outputs, found, run, quiet=request.quiet, anonymous=request.anonymous)
    return DONE


def _make_request(
    folder: Path,
    members: Members,
    *,
    output: Path | None,
    force: bool,
    store: Path | None,
    day: date | None,
    each: bool,
    key: Path | None,
    **rest: Any,
) -> _Request:
    from protocol_audit.portfolio.store import ENDING, NAME

    if key and not rest["anonymous"]:
        raise click.UsageError("--key is for --anonymous: without it nothing has letters.")
    if key:
        check_kind(key, ending=".csv", noun="a table (CSV)", is_text=False)
    name = _ANONYMOUS if rest["anonymous"] else folder.resolve().name
    output = output or Path(f"{name}-portfolio.xlsx")
    check_kind(output, ending=".xlsx", noun="an Excel workbook", is_text=False)
    store = store or folder / NAME
    if store.suffix.lower() != ENDING:
        raise click.UsageError(f"--store {store}: the store's name has to end in {ENDING}.")
    read = (file for member in members.programs for file in member.files)
    rest["template"] = rest["template"] and rest["template"].absolute()
    template = [rest["template"]] if rest["template"] else []
    inputs = (*read, store, Path(rest["pack_name"]), *template)
    outputs = Outputs(
        workbook=Destination(output, force, inputs),
        summary=Destination(output.with_name(f"{output.stem}-summary.docx"), force, inputs),
        reports=output.with_name(f"{output.stem}-reports") if each else None,
        key=Destination(key, force, inputs) if key else None,
    )
    return _Request(folder=folder, outputs=outputs, store=store, day=day_of_assessment(day), **rest)


@contextmanager
def _place(request: _Request) -> Iterator[None]:
    """Where the work is done: on this computer, or on the cluster that was named."""
    place: Any = nullcontext()
    if request.scheduler:
        from protocol_audit.portfolio.cluster import on_cluster

        place = on_cluster(request.scheduler)
    with place:
        yield


def _assess(request: _Request, members: Members, settings: Settings, store: Store) -> Run:
    """Assess what the store does not have; raises ReadError where no program could be read."""
    from protocol_audit.portfolio.run import run_portfolio

    if request.fresh:
        store.forget_all()
    done = 0
    try:
        with counting("Assessing", of=len(members.programs), **request.shown) as advance:

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


def _put_together(
    request: _Request, members: Members, settings: Settings, store: Store, run: Run, mask: Mask | None
) -> Portfolio:
    """The portfolio; raises ReadError where no program could be assessed."""
    from protocol_audit.errors import ReadError
    from protocol_audit.model import Portfolio
    from protocol_audit.portfolio.rows import rows_of
    from protocol_audit.reports.portfolio.terminal import list_failures

    failures, passed_over = [*run.failures, *members.unclear], list(members.passed_over)
    if mask:
        from protocol_audit.portfolio.anonymous import masked_members

        failures, passed_over = masked_members(members, run, mask)
    if not run.programs:
        why = list(list_failures(tuple(failures))) or ["  no protocol in it, and no sub-folder with one"]
        raise ReadError(f"{request.folder}: no program could be assessed.\n" + "\n".join(why))
    rows = tuple(rows_of(store, run.programs, mask))
    return Portfolio(request.title, settings.pack, rows, tuple(failures), tuple(passed_over))


def _write(
    request: _Request, found: Portfolio, settings: Settings, store: Store, run: Run, mask: Mask | None
) -> None:
    outputs = request.outputs
    if outputs.reports:
        inputs, force = outputs.workbook.inputs, outputs.workbook.force
        reports = Reports(outputs.reports, force, inputs, store)
        reports.check([mask.label(name) if mask else name for name, _ in run.programs])
        tasks = report_tasks(store, run, settings, day=request.day, template=request.template, mask=mask)
        with counting("Writing reports", of=len(run.programs), **request.shown) as advance:
            write_each(reports, tasks, settings, advance)
    if mask and outputs.key:
        from protocol_audit.portfolio.anonymous import write_key

        outputs.key.write(write_key(mask))
    write_both(outputs, found, day=request.day, template=request.template)
