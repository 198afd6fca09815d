"""``protocol-audit worksheet``: one protocol in, the review workbook out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from protocol_audit.cli.assessing import assess_inputs, assessing_options, take_inputs
from protocol_audit.cli.destination import Destination, check_kind, destination_options
from protocol_audit.cli.guard import DONE, working_on
from protocol_audit.cli.options import day_of_assessment, day_option, only_file, typed_path
from protocol_audit.cli.record import record_beside, record_option, write_record_to
from protocol_audit.cli.streams import progress, say

_EXAMPLES = """\b
Examples:
  protocol-audit worksheet "Our protocol.docx"
  protocol-audit worksheet "Protocol.docx" --decisions last.xlsx -o next.xlsx

The second makes the next worksheet from the last one: everything that was
filled in is carried over, decisions whose words have changed stand first, and
gaps that are closed go to the sheet Done. A worksheet that is there already
is only replaced with --force, and then the old one is kept as .bak.
"""


@click.command(
    short_help="Writes the workbook in which a reviewer decides and plans.",
    help="Writes the review workbook for FILE: every finding with its quotes, and places to fill in the "
    "reviewer's decision and the action plan. Give it back with --decisions.",
    epilog=_EXAMPLES,
)
@click.argument("files", metavar="FILE", nargs=-1, required=True, type=typed_path)
@destination_options("the worksheet", "NAME-worksheet.xlsx")
@assessing_options
@day_option
@record_option
@click.option("-q", "--quiet", is_flag=True, help="Show only the name of the worksheet.")
def worksheet(
    files: tuple[Path, ...],
    *,
    output: Path | None,
    force: bool,
    day: date | None,
    record: Path | None,
    quiet: bool,
    **options: Any,
) -> int:
    """Assess one protocol and write its review workbook; returns the exit code."""
    inputs = take_inputs(only_file(files, example="protocol-audit worksheet"), options)
    output = output or Path(f"{inputs.file.stem}-worksheet.xlsx")
    check_kind(output, ending=".xlsx", noun="an Excel workbook", is_text=False)
    destination = Destination(output, force, tuple(inputs.paths))
    destination.check()
    kept = record_beside(record, destination)
    if kept:
        kept.check()
    today = day_of_assessment(day)
    with working_on(inputs.file.name), progress(quiet=quiet) as tell:
        assessment = assess_inputs(inputs, tell)
        from protocol_audit.reports.worksheet import write_worksheet
        from protocol_audit.review.worksheet import make_worksheet

        tell("Writing the worksheet ...")
        made = make_worksheet(assessment, today)
        content = write_worksheet(made, made_on=today)
    destination.write(content)
    write_record_to(kept, assessment, today)
    if not quiet:
        from protocol_audit.reports.terminal import describe_worksheet

        say(describe_worksheet(made))
    say(f"The worksheet is in {output}" if not quiet else str(output))
    return DONE
