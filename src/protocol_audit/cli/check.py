"""``protocol-audit check``: one protocol in, one report out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from protocol_audit.cli.assessing import Inputs, assess_inputs, assessing_options, take_inputs
from protocol_audit.cli.destination import Destination, check_kind, destination_options
from protocol_audit.cli.guard import DONE, FAIL_ON_REACHED, working_on
from protocol_audit.cli.options import day_of_assessment, day_option, only_file, template_option, typed_path
from protocol_audit.cli.record import record_beside, record_option, write_record_to
from protocol_audit.cli.sharing import checked_for_sharing, tell_sharing
from protocol_audit.cli.streams import note, progress, say, wants_color
from protocol_audit.reports import REPORTS

if TYPE_CHECKING:
    from protocol_audit.model import Assessment, Finding

_DEFAULT_FORMAT = "docx"
_EXAMPLES = """\b
Examples:
  protocol-audit check "Our protocol.docx"
  protocol-audit check "Our protocol.docx" --services "shelter,hotline"
  protocol-audit check "Our protocol.docx" -o "For the board.docx"
  protocol-audit check "Our protocol.docx" --self-assessment "Answers.xlsx"
  protocol-audit check "Our protocol.docx" --decisions "Our worksheet.xlsx"
  protocol-audit check "Our protocol.docx" --format html --share-check

The protocol itself is never changed. A report that is there already is only
replaced with --force.

Exit codes: 0 done, with gaps or without; 1 it could not be done, and nothing
was written; 2 something is wrong with the command as typed; 3 what --fail-on
names was found (the report is written all the same).
"""


@dataclass(frozen=True)
class _Request:
    """What was asked for, as typed."""

    inputs: Inputs
    destination: Destination
    record: Destination | None
    kind: str
    template: Path | None
    day: date
    quiet: bool

    @property
    def name(self) -> str:
        return self.inputs.file.name


@click.command(
    short_help="Checks a protocol and writes the gap report.",
    help="Checks the protocol in FILE (Word, PDF, OpenDocument or plain text) against the standards, and "
    "writes the gap report. FILE may also be a self-assessment alone (.xlsx or .csv, in any layout); every "
    "status is then the program's own claim.",
    epilog=_EXAMPLES,
)
@click.argument("files", metavar="FILE", nargs=-1, required=True, type=typed_path)
@destination_options("the report", "NAME-gap-report.docx", shown="- shows it here (json and html only)")
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(REPORTS)),
    help="The kind of report. Without it: what the ending of --output says, else docx (Word).",
)
@assessing_options
@template_option
@day_option
@record_option
@click.option(
    "--fail-on",
    type=click.Choice(["conflict", "required", "gap"]),
    help="For scripts: leave with exit code 3 where there is a conflict, an unmet required standard, or any "
    "gap.",
)
@click.option(
    "--share-check",
    is_flag=True,
    help="Warn of what should not leave the house: addresses, private telephone numbers, names, case numbers "
    "in what is quoted, and authors in the file. Nothing is changed.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no summary, only the name of the report.")
def check(files: tuple[Path, ...], *, fail_on: str | None, share_check: bool, **options: Any) -> int:
    """Assess one protocol and write the report; returns the exit code."""
    inputs = take_inputs(only_file(files, example="protocol-audit check"), options)
    request = _make_request(inputs, **options)
    request.destination.check()
    if request.record:
        request.record.check()
    with working_on(request.name), progress(quiet=request.quiet) as tell:
        assessment = assess_inputs(inputs, tell)
        if share_check:
            assessment = checked_for_sharing(assessment)
        tell("Writing the report ...")
        content = REPORTS[request.kind].write(assessment, request.day, request.template)
    request.destination.write(content)
    write_record_to(request.record, assessment, request.day)
    _tell(request, assessment)
    tell_sharing(assessment)
    return _exit_code(assessment, fail_on)


def _make_request(
    inputs: Inputs,
    *,
    output: Path | None,
    force: bool,
    kind: str | None,
    template: Path | None,
    day: date | None,
    record: Path | None,
    quiet: bool,
) -> _Request:
    kind = kind or _format_of(output)
    report = REPORTS[kind]
    output = output or Path(f"{inputs.file.stem}-gap-report{report.ending}")
    others = [other.ending for other in REPORTS.values()]
    check_kind(output, ending=report.ending, noun=report.noun, is_text=report.is_text, others=others)
    if template and kind != _DEFAULT_FORMAT:
        raise click.UsageError(f"--template is for the Word report, and this one is {report.noun}.")
    destination = Destination(output, force, (*inputs.paths, *([template] if template else [])))
    kept = record_beside(record, destination)
    return _Request(inputs, destination, kept, kind, template, day_of_assessment(day), quiet)


def _format_of(output: Path | None) -> str:
    ending = output.suffix.lower() if output else ""
    return next((name for name, report in REPORTS.items() if report.ending == ending), _DEFAULT_FORMAT)


def _tell(request: _Request, assessment: Assessment) -> None:
    """Show the summary and where the report is; it is written already, so nothing here undoes that."""
    from protocol_audit.reports.terminal import describe_problems, describe_unread, summarize

    shows_summary = not (request.quiet or request.destination.is_standard_output)
    unread = describe_unread(assessment.protocol.unread)
    if unread and not shows_summary:
        note(f"protocol-audit: {request.name}: {unread}")
    if not shows_summary and (problems := describe_problems(assessment.problems)):
        note("\n".join(problems))
    if request.destination.is_standard_output:
        return
    try:
        if shows_summary:
            say(summarize(assessment, color=wants_color()))
            say(f"The report is in {request.destination.output}")
        else:
            say(str(request.destination.output))
    except OSError as error:
        note(
            f"protocol-audit: the report is in {request.destination.output}, "
            f"but cannot be summed up here ({error.strerror or error})"
        )


def _exit_code(assessment: Assessment, fail_on: str | None) -> int:
    from protocol_audit.model import Level, Status

    def is_reached(finding: Finding) -> bool:
        if fail_on == "conflict":
            return finding.decided is Status.CONFLICT
        if fail_on == "required":
            return finding.is_gap and finding.standard.level is Level.REQUIRED
        return fail_on == "gap" and finding.is_gap

    reached = [finding.standard.id for finding in assessment.findings if is_reached(finding)]
    if not reached:
        return DONE
    note(f"protocol-audit: --fail-on {fail_on}: {', '.join(reached)}")
    return FAIL_ON_REACHED
