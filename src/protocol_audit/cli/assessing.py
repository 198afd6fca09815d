"""What every command that assesses one program has in common: its options, and the call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from protocol_audit.cli.options import (
    decisions_option,
    make_profile,
    profile_options,
    standards_option,
    typed_path,
)

if TYPE_CHECKING:
    from protocol_audit.model import Assessment

_Command = Callable[..., Any]


@dataclass(frozen=True)
class Inputs:
    """What is to be assessed and held against what, as typed."""

    file: Path
    pack_name: str
    profile_file: Path | None
    services: tuple[str, ...]
    agency: str
    self_assessment: Path | None
    decisions: tuple[Path, ...]

    @property
    def paths(self) -> list[Path]:
        """The files and folders that are read, none of which may be written to."""
        files = (self.file, self.profile_file, self.self_assessment, Path(self.pack_name), *self.decisions)
        return [path for path in files if path]


def assessing_options(command: _Command) -> _Command:
    """Give a command the options of ``Inputs``; ``take_inputs`` takes them out again."""
    command = decisions_option(command)
    command = click.option(
        "--agency", default="", metavar="NAME", help="The agency's name, as the report shows it."
    )(command)
    command = click.option(
        "--self-assessment",
        "self_assessment",
        type=typed_path,
        metavar="FILE",
        help="The program's own self-assessment (.xlsx or .csv, in any layout), held against the protocol.",
    )(command)
    return standards_option(profile_options(command))


def take_inputs(file: Path, options: dict[str, Any]) -> Inputs:
    """The inputs among a command's options, which are taken out of ``options``."""
    names = [name for name in Inputs.__dataclass_fields__ if name != "file"]
    return Inputs(file=file, **{name: options.pop(name) for name in names})


def assess_inputs(inputs: Inputs, tell: Callable[[str], None]) -> Assessment:
    """The assessment of what was asked for.

    tell  hears what is being done, in words for people
    """
    from protocol_audit.learned import load_reader
    from protocol_audit.program import Program, assess_program, is_self_assessment
    from protocol_audit.standards import load_pack

    pack = load_pack(inputs.pack_name)
    profile = make_profile(pack, inputs.profile_file, inputs.services, inputs.agency)
    program = Program(inputs.file, profile, inputs.self_assessment, inputs.decisions)
    if program.self_assessment and is_self_assessment(program.file):
        raise click.UsageError(
            f"{program.file.name} is a self-assessment itself. Give the protocol as FILE and the workbook "
            f"with --self-assessment, or the workbook alone as FILE."
        )
    return assess_program(program, pack, reader=load_reader(), tell=tell)
