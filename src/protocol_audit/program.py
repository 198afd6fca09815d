"""``assess_program``: the files of one program in, its assessment out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from protocol_audit.assess import assess
from protocol_audit.model import Assessment, Pack, Profile
from protocol_audit.opinion import LearnedReader
from protocol_audit.readers import read_protocol


@dataclass(frozen=True, slots=True)
class Program:
    """The files and facts of one program.

    file  its written protocol
    """

    file: Path
    profile: Profile

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that are read, none of which may be written to."""
        return (self.file,)


def assess_program(
    program: Program,
    pack: Pack,
    *,
    reader: LearnedReader | None = None,
    tell: Callable[[str], None] = lambda _now: None,
) -> Assessment:
    """The program's assessment; raises ReadError for a file that cannot be read.

    reader  the learned reader beside the rules, or None: rules alone
    tell    hears what is being done, in words for people
    """
    tell(f"Reading {program.file.name} ...")
    protocol = read_protocol(program.file)
    return assess(
        protocol,
        pack,
        program.profile,
        reader=reader,
        progress=lambda done, of: tell(f"Weighing sentence {done} of {of} ..."),
    )
