"""``protocol-audit check``: one protocol in, one report out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from protocol_audit.cli.guard import DONE, FAIL_ON_REACHED, working_on
from protocol_audit.cli.options import (
    day_of_assessment,
    make_profile,
    only_file,
    profile_options,
    standards_option,
    typed_day,
    typed_output,
    typed_path,
)
from protocol_audit.cli.streams import note, progress, say, say_bytes, wants_color
from protocol_audit.output import check_output, write_output
from protocol_audit.reports import REPORTS, Report

if TYPE_CHECKING:
    from protocol_audit.model import Assessment, Finding

_STANDARD_OUTPUT = Path("-")
_DEFAULT_FORMAT = "docx"
# Endings that promise another kind of file than any report is; Word would refuse what stands in it.
_FOREIGN = frozenset(
    (".csv", ".doc", ".docm", ".dotx", ".html", ".md", ".odt", ".pages", ".pdf", ".rtf", ".txt", ".xlsx")
)
_EXAMPLES = """\b
Examples:
  protocol-audit check "Our protocol.docx"
  protocol-audit check "Our protocol.docx" --services "shelter,hotline"
  protocol-audit check "Our protocol.docx" -o "For the board.docx"
  protocol-audit check "Our protocol.docx" --format json -o -

The protocol itself is never changed. A report that is there already is only
replaced with --force.

Exit codes: 0 done, with gaps or without; 1 it could not be done, and nothing
was written; 2 something is wrong with the command as typed; 3 what --fail-on
names was found (the report is written all the same).
"""


@dataclass(frozen=True)
class _Request:
    """What was asked for, as typed."""

    file: Path
    output: Path
    kind: str
    force: bool
    pack_name: str
    profile_file: Path | None
    services: tuple[str, ...]
    agency: str
    template: Path | None
    day: date
    quiet: bool

    @property
    def inputs(self) -> list[Path]:
        """The files and folders that are read, none of which may be written to."""
        return [path for path in (self.file, self.profile_file, self.template, Path(self.pack_name)) if path]

    @property
    def to_standard_output(self) -> bool:
        return self.output == _STANDARD_OUTPUT


@click.command(
    short_help="Checks a protocol and writes the gap report.",
    help="Checks the protocol in FILE (a Word file, .docx) against the standards, and writes the gap report.",
    epilog=_EXAMPLES,
)
@click.argument("files", metavar="FILE", nargs=-1, required=True, type=typed_path)
@click.option(
    "-o",
    "--output",
    type=typed_output,
    metavar="FILE",
    help="Where to write the report; - shows it here (text formats only). "
    "Without it: in the current folder, as NAME-gap-report.docx.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(REPORTS)),
    help="The kind of report. Without it: what the ending of --output says, else docx (Word).",
)
@click.option("--force", is_flag=True, help="Replace a report that is there already. The protocol never is.")
@standards_option
@profile_options
@click.option("--agency", default="", metavar="NAME", help="The agency's name, as the report shows it.")
@click.option(
    "--template",
    type=typed_path,
    metavar="FILE",
    help="A Word file (.docx) of your own, whose styles, header and logo the report takes.",
)
@click.option(
    "--date",
    "day",
    type=typed_day,
    metavar="YYYY-MM-DD",
    help="The day of the assessment, as the Word report shows it. Without it: today.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["conflict", "required", "gap"]),
    help="For scripts: leave with exit code 3 where there is a conflict, an unmet required standard, or any "
    "gap.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no summary, only the name of the report.")
def check(files: tuple[Path, ...], fail_on: str | None, **options: Any) -> int:
    """Assess one protocol and write the report; returns the exit code."""
    request = _make_request(only_file(files, example="protocol-audit check"), **options)
    if not request.to_standard_output:
        check_output(request.output, force=request.force, inputs=request.inputs)
    with working_on(request.file.name), progress(quiet=request.quiet) as now:
        assessment = _assess(request, now)
        now("Writing the report ...")
        content = REPORTS[request.kind].write(assessment, request.day, request.template)
    if request.to_standard_output:
        say_bytes(content)
    else:
        write_output(request.output, content, force=request.force, inputs=request.inputs)
    _tell(request, assessment)
    return _exit_code(assessment, fail_on)


def _make_request(
    file: Path,
    *,
    output: Path | None,
    kind: str | None,
    template: Path | None,
    day: date | None,
    **options: Any,
) -> _Request:
    kind = kind or _format_of(output)
    report = REPORTS[kind]
    if output is None:
        output = Path(f"{file.stem}-gap-report{report.ending}")
    elif output == _STANDARD_OUTPUT and not report.is_text:
        raise click.UsageError(
            f"{report.noun} cannot be shown here; give --output a name, or add --format json."
        )
    elif output != _STANDARD_OUTPUT:
        _check_ending(output, report)
    if template and kind != _DEFAULT_FORMAT:
        raise click.UsageError(f"--template is for the Word report, and this one is {report.noun}.")
    return _Request(
        file=file, output=output, kind=kind, template=template, day=day_of_assessment(day), **options
    )


def _format_of(output: Path | None) -> str:
    ending = output.suffix.lower() if output else ""
    return next((name for name, report in REPORTS.items() if report.ending == ending), _DEFAULT_FORMAT)


def _check_ending(output: Path, report: Report) -> None:
    """Refuse a name whose ending promises another kind of file."""
    ending = output.suffix.lower()
    others = {other.ending for other in REPORTS.values()} - {report.ending}
    if ending in others or (not report.is_text and ending in _FOREIGN):
        choices = " or ".join(other.ending for other in REPORTS.values())
        raise click.UsageError(
            f"{output}: the report is {report.noun}, so its name cannot end in {ending}. "
            f"Reports end in {choices}."
        )


def _assess(request: _Request, now: Callable[[str], None]) -> Assessment:
    from protocol_audit.assess import assess
    from protocol_audit.learned import load_reader
    from protocol_audit.readers import read_protocol
    from protocol_audit.standards import load_pack

    pack = load_pack(request.pack_name)
    profile = make_profile(pack, request.profile_file, request.services, request.agency)
    now(f"Reading {request.file.name} ...")
    protocol = read_protocol(request.file)
    return assess(
        protocol,
        pack,
        profile,
        reader=load_reader(),
        progress=lambda done, of: now(f"Weighing sentence {done} of {of} ..."),
    )


def _tell(request: _Request, assessment: Assessment) -> None:
    """Show the summary and where the report is; it is written already, so nothing here undoes that."""
    from protocol_audit.reports.terminal import describe_unread, summarize

    shows_summary = not (request.quiet or request.to_standard_output)
    unread = describe_unread(assessment.protocol.unread)
    if unread and not shows_summary:
        note(f"protocol-audit: {request.file.name}: {unread}")
    if request.to_standard_output:
        return
    try:
        if shows_summary:
            say(summarize(assessment, color=wants_color()))
            say(f"The report is in {request.output}")
        else:
            say(str(request.output))
    except OSError as error:
        note(
            f"protocol-audit: the report is in {request.output}, "
            f"but cannot be summed up here ({error.strerror or error})"
        )


def _exit_code(assessment: Assessment, fail_on: str | None) -> int:
    from protocol_audit.model import Level, Status

    def is_reached(finding: Finding) -> bool:
        if fail_on == "conflict":
            return finding.status is Status.CONFLICT
        if fail_on == "required":
            return finding.is_gap and finding.standard.level is Level.REQUIRED
        return fail_on == "gap" and finding.is_gap

    reached = [finding.standard.id for finding in assessment.findings if is_reached(finding)]
    if not reached:
        return DONE
    note(f"protocol-audit: --fail-on {fail_on}: {', '.join(reached)}")
    return FAIL_ON_REACHED
