"""The files of a pack: where they are, which there are, their text and their checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from protocol_audit import resources
from protocol_audit.errors import PackError
from protocol_audit.standards.yaml_text import Document, Problem, read_yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

HEAD = "pack.yaml"
_MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack. ``name`` is its place in the pack's folder: "standards/AI.yaml"."""

    name: str
    text: str
    document: Document

    @property
    def stem(self) -> str:
        """The name without folder and ending: "AI"."""
        return Path(self.name).stem


@dataclass(slots=True)
class PackFiles:
    """The files of a pack as read.

    folder    the pack's folder as messages show it
    built_in  True for a pack that comes with the program
    problems  what was wrong with whole files, as (file name, problem)
    """

    folder: str
    built_in: bool
    head: PackFile | None = None
    concepts: list[PackFile] = field(default_factory=list)
    standards: list[PackFile] = field(default_factory=list)
    problems: list[tuple[str, Problem]] = field(default_factory=list)

    def all(self) -> list[PackFile]:
        """Every file that was read: the head, then concepts, then standards, each by name."""
        return [*([self.head] if self.head else []), *self.concepts, *self.standards]

    def sha256(self) -> str:
        """The checksum of names and texts; the same whatever line endings a checkout has."""
        total = hashlib.sha256()
        for file in sorted(self.all(), key=lambda file: file.name):
            total.update(f"{file.name}\0{len(file.text)}\0{file.text}".encode())
        return total.hexdigest()


def list_packs() -> tuple[str, ...]:
    """The ids of the packs that come with the program, in order."""
    folder = resources.standards_folder()
    if not folder.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / HEAD).is_file()))


def read_pack_files(name_or_path: str) -> PackFiles:
    """The files of a built-in pack, or of the pack in a folder. Raises PackError where there is none."""
    try:
        folder, built_in = _find(name_or_path)
        files = _read_all(folder, built_in=built_in)
    except OSError as error:
        raise PackError(f"{name_or_path}: the pack could not be read ({error.strerror or error})") from error
    if not files.standards and not any(name.startswith("standards") for name, _ in files.problems):
        said = "is missing; it holds one file for each section, like 'standards/AI.yaml'"
        files.problems.append(("standards", Problem(0, (), said)))
    return files


def _read_all(folder: Traversable, *, built_in: bool) -> PackFiles:
    files = PackFiles(folder.name if built_in else str(folder), built_in)
    files.head = _read(folder, HEAD, files)
    files.concepts = list(_read_folder(folder, "concepts", files))
    files.standards = list(_read_folder(folder, "standards", files))
    return files


def _find(name_or_path: str) -> tuple[Traversable, bool]:
    known = list_packs()
    if name_or_path in known:
        return resources.standards_folder() / name_or_path, True
    path = Path(name_or_path)
    if path.name == HEAD and path.is_file():
        path = path.parent
    if name_or_path and path.is_dir():
        return path, False
    there = (
        f"{name_or_path}: this is a file; give the folder that holds '{HEAD}'"
        if path.is_file()
        else (f"{name_or_path!r}: there is no standards pack and no folder of this name")
    )
    raise PackError(f"{there}. Built-in packs: {', '.join(known) or 'none'}")


def _read_folder(pack: Traversable, name: str, files: PackFiles) -> Iterator[PackFile]:
    folder = pack / name
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        # What editors and systems leave lying about.
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        place = f"{name}/{entry.name}"
        if not entry.name.endswith(".yaml") or not entry.is_file():
            said = "is not read: only files that end in '.yaml' are; rename it or take it out"
            files.problems.append((place, Problem(0, (), said)))
            continue
        file = _read(pack, place, files)
        if file:
            yield file


def _read(pack: Traversable, name: str, files: PackFiles) -> PackFile | None:
    entry = pack
    for part in name.split("/"):
        entry = entry / part
    if not entry.is_file():
        files.problems.append((name, Problem(0, (), "is missing")))
        return None
    with entry.open("rb") as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        said = f"is larger than {_MOST_BYTES // 1_000_000} MB; split it into several files"
        files.problems.append((name, Problem(0, (), said)))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        files.problems.append((name, Problem(line, (), "is not UTF-8 text; save it again as UTF-8")))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return PackFile(name, text, read_yaml(text))
