"""``protocol-audit standards``: which packs there are, what they ask, and whether a pack is in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from protocol_audit.cli.explain import find_standard
from protocol_audit.cli.guard import DONE
from protocol_audit.cli.options import standards_option, typed_name
from protocol_audit.cli.streams import say

if TYPE_CHECKING:
    from protocol_audit.model import Element, Pack, Standard


@click.group(
    short_help="Shows what protocols are held against.",
    help="Shows what protocols are held against: which packs of standards there are, what each standard "
    "asks, and whether a pack is in order.",
    epilog="""\b
Examples:
  protocol-audit standards list
  protocol-audit standards show
  protocol-audit standards show AI-5
  protocol-audit standards check my-pack
""",
)
def standards() -> None:
    """The commands about packs."""


@standards.command("list", help="Lists the packs that come with protocol-audit.")
def list_() -> int:
    """Show every built-in pack; returns the exit code."""
    from protocol_audit.standards import list_packs, load_pack

    say("\n".join(line for name in list_packs() for line in _pack_lines(load_pack(name))))
    return DONE


@standards.command(
    short_help="Shows a pack's standards, or one.",
    help="Shows the standards of a pack, or everything about one standard, such as AI-5.",
)
@click.argument("standard_id", metavar="[STANDARD]", required=False)
@standards_option
def show(standard_id: str | None, pack_name: str) -> int:
    """Show a pack's standards or one of them; returns the exit code."""
    from protocol_audit.standards import load_pack

    pack = load_pack(pack_name)
    lines = _standard_lines(pack, find_standard(pack, standard_id)) if standard_id else _overview(pack)
    say("\n".join(lines))
    return DONE


@standards.command(
    short_help="Checks a pack that you wrote.",
    help="Checks a pack that you wrote or changed (its folder, or a built-in pack's name).",
)
@click.argument("pack_name", metavar="PACK", type=typed_name)
def check(pack_name: str) -> int:
    """Say that a pack is in order, or raise PackError with everything that is not; returns the exit code."""
    from protocol_audit.standards import load_pack

    pack = load_pack(pack_name, check=True)
    elements = sum(len(standard.elements) for standard in pack.standards)
    conflicts = sum(len(standard.conflicts) for standard in pack.standards)
    say(
        f"{pack.id}, version {pack.version}, is in order.\n"
        f"Standards: {len(pack.standards)} in {len(pack.sections)} sections; elements: {elements}; "
        f"conflicts: {conflicts}; concepts: {len(pack.concepts)}"
    )
    return DONE


def _pack_lines(pack: Pack) -> Iterator[str]:
    from protocol_audit.reports.terminal import wrap

    yield pack.id
    yield from wrap(pack.title, first="    ")
    yield f"    version {pack.version}, {len(pack.standards)} standards"


def _overview(pack: Pack) -> Iterator[str]:
    from protocol_audit.reports.terminal import wrap

    yield from _pack_lines(pack)
    yield ""
    yield from wrap(pack.about)
    for section in pack.sections:
        yield ""
        yield from wrap(section.title)
        for standard in (s for s in pack.standards if s.section == section.id):
            yield from wrap(standard.title, first=f"  {standard.id:6} {standard.level:14} ")


def _standard_lines(pack: Pack, standard: Standard) -> Iterator[str]:
    from protocol_audit.reports.terminal import wrap

    section = next(section.title for section in pack.sections if section.id == standard.section)
    services = ", ".join(pack.services.get(s, s) for s in standard.services) or "every program"
    yield from wrap(standard.title, first=f"{standard.id}  ")
    yield from wrap(f"{section}; {standard.level}; for: {services}", first="  ")
    yield from wrap(f"Source: {standard.source}", first="  ")
    yield ""
    yield from wrap(standard.asks)
    yield ""
    yield from wrap(_how_met(standard))
    for element in standard.elements:
        yield from _element_lines(element)
    if standard.conflicts:
        yield from ("", "What goes against it:")
        for conflict in standard.conflicts:
            yield from wrap(conflict.says, first="  - ")
    yield from ("", "Ask the agency:")
    yield from wrap(standard.question, first="  ")
    yield from ("", "What a reviewer can look at:")
    yield from wrap(standard.review.interview, first="  - interview: ")
    yield from wrap(standard.review.observe, first="  - observe: ")
    yield from wrap(standard.review.document, first="  - document: ")
    if standard.note:
        yield ""
        yield from wrap(standard.note, first="Note: ")


def _how_met(standard: Standard) -> str:
    if not standard.counted:
        return "Met where all of this is stated:"
    return (
        f"Met where {standard.met_at} of these {len(standard.elements)} items are stated, "
        f"partly addressed from {standard.partial_at}:"
    )


def _element_lines(element: Element) -> Iterator[str]:
    from protocol_audit.reports.terminal import wrap

    yield from wrap(element.asks, first=f"  {element.id}. ")
    yield from wrap(element.insert, first="       wording to consider: ", rest="       ")
