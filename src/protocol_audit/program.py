"""``assess_program``: the files of one program in, its assessment out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from protocol_audit.assess import assess
from protocol_audit.model import Assessment, Decisions, Pack, Profile, SelfAssessment
from protocol_audit.opinion import LearnedReader
from protocol_audit.readers import read_protocol
from protocol_audit.readers.workbook import ENDINGS as SELF_ASSESSMENT_ENDINGS
from protocol_audit.readers.workbook import read_self_assessment


@dataclass(frozen=True, slots=True)
class Program:
    """The files and facts of one program.

    file             its written protocol, or its self-assessment alone
    self_assessment  what it says of itself, to be held against its protocol, or None
    decisions        filled-in worksheets and reports; what a later one says goes before
    """

    file: Path
    profile: Profile
    self_assessment: Path | None = None
    decisions: tuple[Path, ...] = ()

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that are read, none of which may be written to."""
        return tuple(path for path in (self.file, self.self_assessment, *self.decisions) if path)


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
    # Before the protocol, which takes longer: what is wrong with the other files is then said at once.
    decisions = read_all_decisions(program.decisions, pack, tell)
    claims = _read_claims(program, pack, tell)
    if claims and is_self_assessment(program.file):
        return _join(_as_claimed(claims, program, pack), decisions)
    assessment = _join(_assess_protocol(program, pack, claims, reader, tell), decisions)
    # Last: a claim is held against the status that counts.
    return _hold(assessment, claims) if claims else assessment


# What most runs do not need is loaded where it is needed, so that none waits for it.


def _as_claimed(claims: SelfAssessment, program: Program, pack: Pack) -> Assessment:
    from protocol_audit.review.claimed import assess_claims

    return assess_claims(claims, pack, program.profile)


def _join(assessment: Assessment, decisions: Decisions | None) -> Assessment:
    if decisions is None:
        return assessment
    from protocol_audit.review.decisions import join_decisions

    return join_decisions(assessment, decisions)


def _hold(assessment: Assessment, claims: SelfAssessment) -> Assessment:
    from protocol_audit.review.claims import hold_claims

    return hold_claims(assessment, claims)


def is_self_assessment(path: Path) -> bool:
    """Whether a file is a self-assessment by its name, and no written protocol."""
    return path.suffix.lower() in SELF_ASSESSMENT_ENDINGS


def _assess_protocol(
    program: Program,
    pack: Pack,
    claims: SelfAssessment | None,
    reader: LearnedReader | None,
    tell: Callable[[str], None],
) -> Assessment:
    """What the program's protocol says, before any decision."""
    tell(f"Reading {program.file.name} ...")
    return assess(
        read_protocol(program.file),
        pack,
        program.profile.or_services(claims.services if claims else None),
        reader=reader,
        progress=lambda done, of: tell(f"Weighing sentence {done} of {of} ..."),
    )


def _read_claims(program: Program, pack: Pack, tell: Callable[[str], None]) -> SelfAssessment | None:
    """What the program says of itself, or None where it says nothing."""
    file = program.file if is_self_assessment(program.file) else program.self_assessment
    if file is None:
        return None
    tell(f"Reading {file.name} ...")
    return read_self_assessment(file, pack)


def read_all_decisions(files: tuple[Path, ...], pack: Pack, tell: Callable[[str], None]) -> Decisions | None:
    """All decisions and actions in these files together, or None where there is no file; raises ReadError."""
    if not files:
        return None
    from protocol_audit.readers.decisions import read_decisions
    from protocol_audit.review.merge import add_decisions

    decisions = None
    for file in files:
        tell(f"Reading {file.name} ...")
        later = read_decisions(file, pack)
        decisions = later if decisions is None else add_decisions(decisions, later)
    return decisions
