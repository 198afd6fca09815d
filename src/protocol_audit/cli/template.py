"""``protocol-audit template``: a blank self-assessment workbook for a pack."""

from __future__ import annotations

from pathlib import Path

import click

from protocol_audit.cli.destination import Destination, check_kind, destination_options
from protocol_audit.cli.guard import DONE
from protocol_audit.cli.options import make_profile, profile_options, standards_option
from protocol_audit.cli.streams import say

_EXAMPLES = """\b
Examples:
  protocol-audit template
  protocol-audit template --agency "Juniper House" --services "shelter,hotline"
  protocol-audit template --one-sheet -o "Our self-assessment.xlsx"

Fill it in with Excel or LibreOffice, and hold it beside your protocol:
  protocol-audit check "Our protocol.docx" --self-assessment "Our self-assessment.xlsx"
"""


@click.command(
    short_help="Writes a blank self-assessment workbook.",
    help="Writes a blank self-assessment for Excel: every standard with a place for your answer and for "
    "where it is written.",
    epilog=_EXAMPLES,
)
@destination_options("the workbook", "PACK-self-assessment.xlsx")
@click.option(
    "--one-sheet", is_flag=True, help="All standards on one sheet. Without it: one sheet a section."
)
@click.option("--agency", default="", metavar="NAME", help="The agency's name, to be filled in already.")
@profile_options
@standards_option
def template(
    *,
    output: Path | None,
    force: bool,
    one_sheet: bool,
    agency: str,
    profile_file: Path | None,
    services: tuple[str, ...],
    pack_name: str,
) -> int:
    """Write a blank workbook; returns the exit code."""
    from protocol_audit.reports.self_assessment import write_template
    from protocol_audit.standards import load_pack

    pack = load_pack(pack_name)
    profile = make_profile(pack, profile_file, services, agency)
    output = output or Path(f"{pack.id}-self-assessment.xlsx")
    check_kind(output, ending=".xlsx", noun="an Excel workbook", is_text=False)
    inputs = [path for path in (profile_file, Path(pack_name)) if path]
    destination = Destination(output, force, tuple(inputs))
    destination.check()
    destination.write(write_template(pack, profile, one_sheet=one_sheet))
    say(
        f"The workbook is in {output}\n"
        f'When it is filled in: protocol-audit check "Our protocol.docx" --self-assessment "{output}"'
    )
    return DONE
