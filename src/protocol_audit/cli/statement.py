"""``protocol-audit statement``: what a protocol commits to, for a grant application."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from protocol_audit.cli.assessing import assess_inputs, assessing_options, take_inputs
from protocol_audit.cli.destination import Destination, check_kind, destination_options
from protocol_audit.cli.guard import DONE, working_on
from protocol_audit.cli.options import day_of_assessment, day_option, only_file, template_option, typed_path
from protocol_audit.cli.sharing import checked_for_sharing, tell_sharing
from protocol_audit.cli.streams import note, progress, say
from protocol_audit.errors import StatementError

if TYPE_CHECKING:
    from protocol_audit.model import Assessment, Crosswalk, Finding, Pack, Statement

_NOUN, _ENDING = "a Word file", ".docx"
_MOST_QUOTED = 160
_EXAMPLES = """\b
Examples:
  protocol-audit statement "Our protocol.docx"
  protocol-audit statement "Our protocol.docx" --only SH,AI-5
  protocol-audit statement "Our protocol.docx" --crosswalk "Our funder.yaml"
  protocol-audit statement "Protocol.docx" --decisions plan.xlsx --with-plan

Only what is met is claimed, after the reviewer's decisions. Where the protocol
goes against a standard that was asked for, nothing is written until you settle
it or add --acknowledge-conflicts; then it is listed as not claimed.

Exit codes: 0 done; 1 it could not be done, and nothing was written; 2 something
is wrong with the command as typed.
"""


@dataclass(frozen=True)
class _Asked:
    """What the statement is to be on: standards' ids, and the funder's list where there is one."""

    standards: frozenset[str]
    crosswalk: Crosswalk | None


@click.command(
    short_help="Writes what a protocol commits to, for a grant.",
    help="Writes a statement of what the protocol in FILE commits to, standard by standard, with quotes and "
    "their places: for grant applications.",
    epilog=_EXAMPLES,
)
@click.argument("files", metavar="FILE", nargs=-1, required=True, type=typed_path)
@destination_options("the statement", "NAME-statement.docx")
@assessing_options
@click.option(
    "--only",
    metavar="LIST",
    multiple=True,
    help="State only these sections or standards, such as SH,AI-5. Without it: all.",
)
@click.option(
    "--crosswalk",
    "crosswalk_file",
    type=typed_path,
    metavar="FILE",
    help="A file (.yaml) with a funder's own list, by which the statement is arranged.",
)
@click.option(
    "--with-plan", is_flag=True, help="Add what is planned for the rest, from the plan of --decisions."
)
@click.option(
    "--acknowledge-conflicts",
    is_flag=True,
    help="Write the statement although the protocol goes against standards that were asked for.",
)
@template_option
@day_option
@click.option("-q", "--quiet", is_flag=True, help="Show no summary, only the name of the statement.")
def statement(
    files: tuple[Path, ...],
    *,
    output: Path | None,
    force: bool,
    only: tuple[str, ...],
    crosswalk_file: Path | None,
    with_plan: bool,
    acknowledge_conflicts: bool,
    template: Path | None,
    day: date | None,
    quiet: bool,
    **options: Any,
) -> int:
    """Write the statement; returns the exit code."""
    inputs = take_inputs(only_file(files, example="protocol-audit statement"), options)
    output = output or Path(f"{inputs.file.stem}-statement{_ENDING}")
    check_kind(output, ending=_ENDING, noun=_NOUN, is_text=False)
    others = [path for path in (template, crosswalk_file) if path]
    destination = Destination(output, force, (*inputs.paths, *others))
    destination.check()
    asked = _asked(inputs.pack_name, only, crosswalk_file)
    stated_on = day_of_assessment(day)
    with working_on(inputs.file.name), progress(quiet=quiet) as tell:
        assessment = assess_inputs(inputs, tell)
        _require_plan(assessment, with_plan=with_plan)
        made = _make(assessment, asked, with_plan=with_plan, acknowledged=acknowledge_conflicts)
        tell("Writing the statement ...")
        content = _write(made, stated_on, template)
    _tell_conflicts(made)
    destination.write(content)
    _tell(made, output, quiet=quiet)
    tell_sharing(checked_for_sharing(assessment, _shown(made)))
    return DONE


def _asked(pack_name: str, only: tuple[str, ...], crosswalk_file: Path | None) -> _Asked:
    """What was asked for, held against the pack; raises click.UsageError and CrosswalkError."""
    from protocol_audit.crosswalks import read_crosswalk
    from protocol_audit.standards import load_pack

    if only and crosswalk_file:
        raise click.UsageError("--only and --crosswalk both say what to state; give one of them.")
    pack = load_pack(pack_name)
    if crosswalk_file:
        crosswalk = read_crosswalk(crosswalk_file, pack)
        return _Asked(crosswalk.standards, crosswalk)
    names = [name for text in only for name in re.split(r"[\s,;]+", text) if name]
    if only and not names:
        raise click.BadParameter("name sections or standards, such as SH,AI-5", param_hint="--only")
    every = frozenset(standard.id for standard in pack.standards)
    chosen = frozenset().union(*(_meant(name, pack) for name in names)) if names else every
    return _Asked(chosen, None)


def _meant(name: str, pack: Pack) -> frozenset[str]:
    """The standards of a section, or the one of this id."""
    of_section = frozenset(s.id for s in pack.standards if s.section.lower() == name.lower())
    standard = pack.standard(name)
    if of_section:
        return of_section
    if standard:
        return frozenset((standard.id,))
    sections = ", ".join(section.id for section in pack.sections)
    raise click.BadParameter(
        f"{name!r} is no section and no standard of {pack.id}; it has the sections {sections}, "
        f"and protocol-audit standards show lists its standards",
        param_hint="--only",
    )


def _require_plan(assessment: Assessment, *, with_plan: bool) -> None:
    if with_plan and assessment.decisions is None:
        raise click.UsageError(
            "--with-plan takes the plan from a filled-in worksheet; give it with --decisions."
        )


def _make(assessment: Assessment, asked: _Asked, *, with_plan: bool, acknowledged: bool) -> Statement:
    from protocol_audit.model import Status
    from protocol_audit.statement import make_statement

    conflicts = [
        finding
        for finding in assessment.findings
        if finding.standard.id in asked.standards and finding.decided is Status.CONFLICT
    ]
    if conflicts and not acknowledged:
        raise StatementError(
            f"{assessment.protocol.file}: goes against {_number(conflicts)} asked for, so nothing was "
            f"written:\n" + "\n".join(map(_conflict_line, conflicts)) + "\nSettle it in the protocol "
            "first, or add --acknowledge-conflicts: the statement then lists it as not claimed."
        )
    return make_statement(assessment, asked.standards, crosswalk=asked.crosswalk, shows_plan=with_plan)


def _number(conflicts: list[Finding]) -> str:
    return "one standard" if len(conflicts) == 1 else f"{len(conflicts)} standards"


def _conflict_line(finding: Finding) -> str:
    import textwrap

    from protocol_audit.reports.terminal import plain

    against = finding.conflicts[0].evidence[0] if finding.conflicts else None
    if against is None:  # the reviewer's decision alone
        return f"  {finding.standard.id} {finding.standard.title}"
    quote = textwrap.shorten(plain(against.quote), _MOST_QUOTED, placeholder=" ...")
    page = f", page {against.place.page}" if against.place.page else ""
    return f'  {finding.standard.id} {finding.standard.title}: "{quote}" ({against.place.address}{page})'


def _shown(made: Statement) -> frozenset[str]:
    """The ids of the standards of which the statement shows words."""
    shown = [one.finding for one in made.commitments]
    shown += made.unclaimed if made.shows_plan else ()
    return frozenset(finding.standard.id for finding in shown)


def _write(made: Statement, stated_on: date, template: Path | None) -> bytes:
    from protocol_audit.reports.word.statement import write_statement

    return write_statement(made, stated_on=stated_on, template=template)


def _tell_conflicts(made: Statement) -> None:
    """Say first what goes against the standards, on standard error."""
    if not made.conflicts:
        return
    note("The protocol goes against standards that were asked for; the statement lists them as not claimed:")
    for finding in made.conflicts:
        note(_conflict_line(finding))


def _tell(made: Statement, output: Path, *, quiet: bool) -> None:
    from protocol_audit.reports.statement_words import in_short, without_standard
    from protocol_audit.reports.terminal import describe_problems, describe_unread, plain, wrap

    unread = describe_unread(made.assessment.protocol.unread)
    for line in (*describe_problems(made.assessment.problems), *([unread] if quiet and unread else [])):
        note(line)
    if quiet:
        say(str(output))
        return
    lines = wrap(in_short(made))
    for one in without_standard(made):
        text = f"No standard speaks to {one.requirement.id}: {plain(one.requirement.text)}"
        lines += wrap(text, first="  ", rest="    ")
    lines += wrap(unread) if unread else []
    say("\n".join((*lines, f"The statement is in {output}")))
