"""``protocol-audit template``: a self-assessment workbook for a pack, to fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from protocol_audit.cli.destination import Destination, check_kind, destination_options
from protocol_audit.cli.guard import DONE, working_on
from protocol_audit.cli.options import make_profile, profile_options, standards_option, typed_path
from protocol_audit.cli.streams import note, say

if TYPE_CHECKING:
    from protocol_audit.model import Pack, SelfAssessment

_EXAMPLES = """\b
Examples:
  protocol-audit template
  protocol-audit template --agency "Juniper House" --services "hotline,legal"
  protocol-audit template --one-sheet -o "Our self-assessment.xlsx"
  protocol-audit template --from "Last year.xlsx" -o "This year.xlsx"

Fill it in with Excel or LibreOffice, and hold it beside your protocol:
  protocol-audit check "Our protocol.docx" --self-assessment "This year.xlsx"
"""


@click.command(
    short_help="Writes a self-assessment workbook to fill in.",
    help="Writes a self-assessment for Excel, to fill in: every standard with a place for your answer and "
    "for where it is written.",
    epilog=_EXAMPLES,
)
@destination_options("the workbook", "PACK-self-assessment.xlsx")
@click.option(
    "--one-sheet", is_flag=True, help="All standards on one sheet. Without it: one sheet a section."
)
@click.option(
    "--from",
    "source",
    type=typed_path,
    metavar="FILE",
    help="A self-assessment in any other layout (.xlsx or .csv), whose answers are taken over.",
)
@click.option("--agency", default="", metavar="NAME", help="The agency's name, to be filled in already.")
@profile_options
@standards_option
def template(
    *,
    output: Path | None,
    force: bool,
    one_sheet: bool,
    source: Path | None,
    agency: str,
    profile_file: Path | None,
    services: tuple[str, ...],
    pack_name: str,
) -> int:
    """Write the workbook; returns the exit code."""
    from protocol_audit.reports.self_assessment import write_template
    from protocol_audit.standards import load_pack

    pack = load_pack(pack_name)
    profile = make_profile(pack, profile_file, services, agency)
    output = output or Path(f"{pack.id}-self-assessment.xlsx")
    check_kind(output, ending=".xlsx", noun="an Excel workbook", is_text=False)
    inputs = [path for path in (source, profile_file, Path(pack_name)) if path]
    destination = Destination(output, force, tuple(inputs))
    destination.check()
    filled = _read(source, pack) if source else None
    if filled:
        profile = replace(profile.or_services(filled.services), agency=profile.agency or filled.agency)
    destination.write(write_template(pack, profile, one_sheet=one_sheet, filled=filled))
    say(
        f"The workbook is in {output}\n"
        f'When it is filled in: protocol-audit check "Our protocol.docx" --self-assessment "{output}"'
    )
    return DONE


def _read(source: Path, pack: Pack) -> SelfAssessment:
    """The self-assessment to take over; says what of it was not understood, and so is not taken over."""
    from protocol_audit.model import Answer
    from protocol_audit.readers.workbook import read_self_assessment

    with working_on(source.name):
        filled = read_self_assessment(source, pack)
    for problem in filled.problems:
        note(f"protocol-audit: {source.name}, {problem.cell}: {problem.message}")
    answered = sum(claim.answer is not Answer.UNANSWERED for claim in filled.claims)
    say(f"Taken over from {source.name}: {answered} answers of {len(pack.standards)}")
    return filled
