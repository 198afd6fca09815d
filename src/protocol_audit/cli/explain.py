"""``protocol-audit explain``: why one standard has its status."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from protocol_audit.cli.guard import DONE, working_on
from protocol_audit.cli.options import (
    decisions_option,
    make_profile,
    only_file,
    profile_options,
    standards_option,
    typed_path,
)
from protocol_audit.cli.streams import note, progress, say

if TYPE_CHECKING:
    from protocol_audit.model import Pack, Standard

_EXAMPLES = """\b
Example:
  protocol-audit explain "Our protocol.docx" AI-5
      shows every passage that was considered for AI-5, and what decided
  protocol-audit standards show
      lists the standards and their ids
"""


@click.command(
    short_help="Shows why a standard has its status in a protocol.",
    help="Shows why a STANDARD (such as AI-5) has its status in FILE, a protocol: every passage that was "
    "considered, and what decided. Nothing is written.",
    epilog=_EXAMPLES,
)
@click.argument("files", metavar="FILE", nargs=-1, required=True, type=typed_path)
@click.argument("standard_id", metavar="STANDARD")
@standards_option
@profile_options
@decisions_option
def explain(
    files: tuple[Path, ...],
    standard_id: str,
    pack_name: str,
    profile_file: Path | None,
    services: tuple[str, ...],
    decisions: tuple[Path, ...],
) -> int:
    """Show why one standard has its status; returns the exit code."""
    file = only_file(files, example="protocol-audit explain")
    from protocol_audit.explain import explain as explain_standard
    from protocol_audit.learned import load_reader
    from protocol_audit.program import read_all_decisions
    from protocol_audit.readers import read_protocol
    from protocol_audit.reports.terminal import describe_unread, harmless
    from protocol_audit.standards import load_pack

    with working_on(file.name), progress() as now:
        pack = load_pack(pack_name)
        standard = find_standard(pack, standard_id)
        profile = make_profile(pack, profile_file, services)
        decided = read_all_decisions(decisions, pack, now)
        now(f"Reading {file.name} ...")
        protocol = read_protocol(file)
        text = explain_standard(
            protocol,
            pack,
            standard,
            profile,
            decisions=decided,
            reader=load_reader(),
            progress=lambda done, of: now(f"Weighing sentence {done} of {of} ..."),
        )
    say(harmless(str(text)))
    if unread := describe_unread(protocol.unread):
        note(f"protocol-audit: {file.name}: {unread}")
    return DONE


def find_standard(pack: Pack, id: str) -> Standard:
    """The pack's standard of this id; raises click.UsageError with the nearest ids where there is none."""
    standard = pack.standard(id.strip())
    if standard:
        return standard
    from difflib import get_close_matches

    ids = [standard.id for standard in pack.standards]
    near = get_close_matches(id.upper(), ids, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"They go from {ids[0]} to {ids[-1]}."
    raise click.UsageError(
        f"{pack.id} has no standard {id!r}. {hint} To see them all:  protocol-audit standards show"
    )
