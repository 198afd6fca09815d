"""What one worker does with one program: assess it, and give back bytes that can be kept."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from protocol_audit import __version__
from protocol_audit.errors import PackError, ProtocolAuditError, ReadError
from protocol_audit.learned import Reader, load_reader, weights
from protocol_audit.model import Assessment, Pack, Profile
from protocol_audit.portfolio.frozen import freeze
from protocol_audit.portfolio.members import Member
from protocol_audit.profiles import read_profile
from protocol_audit.program import Program, assess_program
from protocol_audit.reports.json_report import write_json
from protocol_audit.standards import load_pack


@dataclass(frozen=True, slots=True)
class Task:
    """One program to assess.

    key          names these files, this pack and this version; see ``key_of``
    pack_sha256  of the pack as the run began
    threads      that the learned reader may use
    """

    member: Member
    key: str
    pack_name: str
    pack_sha256: str
    threads: int


@dataclass(frozen=True, slots=True)
class Assessed:
    """A program's assessment, ready to be kept.

    result  the assessment as JSON, packed
    frozen  the assessment whole, for this version of the tool
    """

    name: str
    key: str
    result: bytes
    frozen: bytes


@dataclass(frozen=True, slots=True)
class Failed:
    """A program that could not be assessed, with a message for people."""

    name: str
    message: str


Outcome = Assessed | Failed


def assess_task(task: Task) -> Outcome:
    """The task's assessment, or why there is none; raises nothing but what stops the whole run."""
    name = task.member.name
    try:
        assessment = _assess(task)
        return Assessed(name, task.key, zlib.compress(write_json(assessment)), freeze(assessment))
    except ProtocolAuditError as error:
        return Failed(name, str(error))
    except MemoryError:
        return Failed(name, "too large for the memory of this computer; split the document")
    except RecursionError:
        return Failed(name, "nested too deeply to be read; copy the text into a new document")
    except Exception as error:  # noqa: BLE001 - one program's fault must not stop the others
        return Failed(name, f"{fault_in(error)}; check this one alone to learn more")


def fault_in(error: Exception) -> str:
    """What is said of a fault of our own."""
    return f"something went wrong inside protocol-audit ({type(error).__name__})"


def key_of(member: Member, pack: Pack, method: str) -> str:
    """A name for what a program's assessment depends on: files, pack, weights and version.

    method  the learned reader's version, or how it is judged without one

    Raises ReadError where a file cannot be read.
    """
    total = hashlib.sha256(f"{__version__}\0{pack.id}\0{pack.sha256}\0{method}".encode())
    for kind in ("protocol", "self_assessment", "profile", "decisions"):
        file: Path | None = getattr(member, kind)
        part = f"\0{kind}\0{file.name if file else ''}\0{_sha256(file) if file else ''}"
        total.update(part.encode(errors="surrogateescape"))
    return total.hexdigest()


def sum_of(member: Member) -> str:
    """A number that follows from the first of the program's files and tells nothing about its name."""
    try:
        return _sha256(member.files[0])
    except ReadError:
        return "~"


def method_of(pack: Pack) -> str:
    """How programs are judged on this computer against the pack: with which weights, or by rules."""
    learned = weights()
    return f"learned reader {learned[1]}" if learned and learned[0] == pack.id else "rules"


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise ReadError(
            f"{file.name}: cannot be opened ({(error.strerror or str(error)).lower()})"
        ) from error


def _assess(task: Task) -> Assessment:
    pack = load_once(task.pack_name, task.pack_sha256)
    member = task.member
    profile = read_profile(member.profile, pack) if member.profile else Profile()
    file = member.protocol or member.self_assessment
    if file is None:
        raise ReadError(f"{member.name}: no protocol and no self-assessment")
    claims = member.self_assessment if member.protocol else None
    program = Program(file, profile, claims, (member.decisions,) if member.decisions else ())
    return assess_program(program, pack, reader=_reader(task.threads))


# Loaded once a worker: they take longer than a short protocol.
@lru_cache(maxsize=1)
def load_once(name: str, sha256: str) -> Pack:
    """The pack, which has to have this checksum; raises PackError where it was changed meanwhile."""
    pack = load_pack(name)
    if pack.sha256 != sha256:
        raise PackError(f"{name}: the pack is not the same everywhere, or was changed during the run")
    return pack


@lru_cache(maxsize=1)
def _reader(threads: int) -> Reader | None:
    return load_reader(threads=threads)
