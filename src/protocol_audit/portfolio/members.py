"""The programs in a folder: one protocol is one, or one sub-folder with a protocol and what goes with it.

What a file is, is told by its ending and the words of its name. Where that leaves a choice the program is
listed as unclear and not assessed: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import NotRead
from protocol_audit.portfolio.store import NAME as STORE
from protocol_audit.program import is_self_assessment
from protocol_audit.readers import READERS

# Text documents that are meant as protocols and cannot be read: listed with the reader's advice.
_DOCUMENTS = (".doc", ".dot", ".pdf", ".odt", ".ott", ".rtf", ".pages", ".wpd", ".wps", ".gdoc")
# Files that are seldom a protocol: notes, read-me files. One whose name says so counts.
_PLAIN = (".txt", ".text", ".md", ".markdown")
_PROFILES = (".yaml", ".yml")
# What this tool wrote itself, by the ends of names.
_WRITTEN = re.compile(
    r"-(?:gap-report|annotated|statement|portfolio|portfolio-summary|progress)(?: \(\d+\))?$"
)
_DECISIONS = re.compile(r"decision|worksheet|review", re.IGNORECASE)
_CLAIMS = re.compile(r"self.?assess|assessment|claims", re.IGNORECASE)
_PROTOCOL = re.compile(r"protocol", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """One program's files, as found.

    name      the file's name without its ending, or the sub-folder's name
    protocol  None where a sub-folder has a self-assessment alone
    """

    name: str
    protocol: Path | None
    self_assessment: Path | None = None
    profile: Path | None = None
    decisions: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that is read for the program."""
        return tuple(f for f in (self.protocol, self.self_assessment, self.profile, self.decisions) if f)


@dataclass(frozen=True, slots=True)
class Members:
    """What a folder holds: programs, those that are unclear, and files that are no program's."""

    programs: tuple[Member, ...]
    unclear: tuple[NotRead, ...]
    passed_over: tuple[NotRead, ...]


class _UnclearError(Exception):
    """Which of several files is meant cannot be told."""


def find_members(folder: Path) -> Members:
    """The programs in the folder, by name; raises ReadError where the folder cannot be read."""
    programs: list[Member] = []
    unclear: list[NotRead] = []
    passed_over: list[NotRead] = []
    entries = _entries(folder)
    files = [entry for entry in entries if entry.is_file()]
    documents = [file for file in files if _is_protocol(file)]
    for name, same in _by_name(documents).items():
        if len(same) > 1:
            unclear.append(NotRead(name, _which(same, "the protocol")))
        else:
            programs.append(Member(name, same[0]))
    for entry in entries:
        if entry.is_dir():
            _look_into(entry, programs, unclear, passed_over)
        elif entry not in documents:
            passed_over.append(NotRead(_readable(entry.name), _why_passed_over(entry)))
    return Members(_told_apart(programs), tuple(unclear), tuple(passed_over))


def _look_into(
    folder: Path, programs: list[Member], unclear: list[NotRead], passed_over: list[NotRead]
) -> None:
    """Add the sub-folder's program, or say why it is none."""
    try:
        files = _entries(folder)
        member = _member(_readable(folder.name), [file for file in files if file.is_file()])
    except (_UnclearError, ReadError) as error:
        unclear.append(NotRead(_readable(folder.name), _readable(str(error))))
        return
    if member is None:
        why = "no protocol and no self-assessment in this sub-folder; folders inside it are not looked into"
        passed_over.append(NotRead(f"{folder.name}/", why))
        return
    programs.append(member)
    rest = [file for file in files if file not in member.files]
    passed_over += [NotRead(f"{folder.name}/{file.name}", _why_passed_over(file)) for file in rest]


def _member(name: str, files: Sequence[Path]) -> Member | None:
    """The program that these files of one sub-folder make; raises _UnclearError."""
    claims, decisions = _workbooks(
        [file for file in files if is_self_assessment(file) and not _is_ours(file)]
    )
    protocol = _only([f for f in files if _is_protocol(f)], "the protocol", _PROTOCOL)
    if protocol is None and claims is None:
        return None
    profile = _only([f for f in files if f.suffix.lower() in _PROFILES], "the profile")
    return Member(name, protocol, claims, profile, decisions)


def _workbooks(files: Sequence[Path]) -> tuple[Path | None, Path | None]:
    """The self-assessment and the decisions among a program's workbooks."""
    decisions = [file for file in files if _DECISIONS.search(file.stem)]
    others = [file for file in files if file not in decisions]
    return (
        _only(others, "the self-assessment", _CLAIMS),
        _only(decisions, "the workbook with decisions"),
    )


def _only(files: Sequence[Path], what: str, by_name: re.Pattern[str] | None = None) -> Path | None:
    """The one file of its kind, told by its name where there are several; raises _UnclearError."""
    if len(files) < 2:
        return files[0] if files else None
    named = [file for file in files if by_name and by_name.search(file.stem)]
    if len(named) == 1:
        return named[0]
    raise _UnclearError(_which(files, what))


def _which(files: Sequence[Path], what: str) -> str:
    names = " and ".join(file.name for file in files)
    return (
        f"{names}: which of these is {what} cannot be told, so the program was not assessed; "
        "leave one of them in the folder"
    )


def _entries(folder: Path) -> list[Path]:
    """What the folder holds, by name, without what is hidden or left by a program that has a file open."""
    try:
        found = sorted(folder.iterdir(), key=lambda entry: (entry.name.casefold(), entry.name))
    except FileNotFoundError as error:
        raise ReadError(f"{folder}: there is no such folder; check the name") from error
    except NotADirectoryError as error:
        raise ReadError(
            f"{folder}: this is a file; give the folder with the programs, or check this one alone "
            "with protocol-audit check"
        ) from error
    except OSError as error:
        raise ReadError(f"{folder}: the folder cannot be read ({error.strerror or error})") from error
    return [entry for entry in found if not entry.name.startswith((".", "~$", Path(STORE).stem))]


def _readable(name: str) -> str:
    """The name without halves of characters, which names of files can have and texts cannot."""
    return name.encode(errors="replace").decode()


def _is_protocol(file: Path) -> bool:
    """Whether the file can only be meant as a protocol, whether or not it can be read."""
    ending = file.suffix.lower()
    if ending in _PLAIN and not _PROTOCOL.search(file.stem):
        return False
    return file.is_file() and (ending in READERS or ending in _DOCUMENTS) and not _is_ours(file)


def _is_ours(file: Path) -> bool:
    return bool(_WRITTEN.search(file.stem))


def _by_name(files: Iterable[Path]) -> dict[str, list[Path]]:
    """The files by their names without endings: one document saved twice is one program."""
    found: dict[str, list[Path]] = {}
    for file in files:
        found.setdefault(_readable(file.stem), []).append(file)
    return found


def _told_apart(programs: Sequence[Member]) -> tuple[Member, ...]:
    """The programs by name; where a file and a sub-folder have one name, the file keeps its ending."""
    names = [member.name for member in programs]

    def named(member: Member) -> Iterator[str]:
        is_file = member.protocol is not None and member.protocol.parent.name != member.name
        if names.count(member.name) > 1 and is_file and member.protocol:
            yield member.protocol.name
        yield member.name

    renamed = (
        Member(next(named(m)), m.protocol, m.self_assessment, m.profile, m.decisions) for m in programs
    )
    return tuple(sorted(renamed, key=lambda member: (member.name.casefold(), member.name)))


def _why_passed_over(file: Path) -> str:
    if file.is_dir():
        return "folders inside a program's folder are not looked into"
    if _is_ours(file):
        return "written by protocol-audit itself"
    if file.suffix.lower() in _PROFILES or is_self_assessment(file):
        return "belongs to no program here; put it into a sub-folder together with the program's protocol"
    if file.suffix.lower() in _PLAIN:
        return "a plain text; where it is the protocol, its name has to say so (such as Protocol.txt)"
    kinds = ", ".join(ending for ending in READERS if ending not in _PLAIN)
    return f"not a protocol (its name would end in one of {kinds})"
