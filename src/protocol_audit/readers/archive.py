"""A zip archive, which Word and OpenDocument files are: unpacked without trust in what it says of itself.

Nothing is unpacked to disk, and no name from the archive becomes a path. What is damaged, or made to fill the
memory, is refused with a ReadError that names the file, the part and what to do.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from protocol_audit.errors import ReadError
from protocol_audit.readers.file_types import cannot_open, wrong_content

# Bounds that no written protocol comes near: 1,000 pages by Word are some 20 MB of XML.
MAX_ENTRIES = 10_000
MAX_PART = 128 << 20  # bytes of one part, unpacked
MAX_BYTES = 512 << 20  # bytes of all parts that are read, unpacked
MAX_DIRECTORY = 8 << 20  # bytes of the archive's list of its entries

SAVE_AGAIN = "open it in Word, let Word repair it, and save it again; or ask for the file again"
_NEW_DOCUMENT = "open it in Word, copy the text into a new document, and save that"
_STEP = 1 << 20
_LOCAL_HEADER = 30  # bytes before an entry's name
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


@dataclass(slots=True)
class Archive:
    """An open archive. How a part's name is written does not matter: case, slashes, a slash in front."""

    path: Path
    sha256: str
    names: dict[str, zipfile.ZipInfo]
    _file: zipfile.ZipFile
    unpacked: int = 0

    def has(self, part: str) -> bool:
        """Whether the archive has this part."""
        return _key(part) in self.names

    def read(self, part: str) -> bytes:
        """The bytes of a part; raises ReadError where it is missing, damaged or too large."""
        return b"".join(self.pieces(part))

    def pieces(self, part: str, *, most: int = 0) -> Iterator[bytes]:
        """As ``read``, in pieces, for parts of which little is kept.

        most  how many bytes the part may unpack to, where that is more than may be held at once
        """
        info = self.names.get(_key(part))
        if info is None:
            raise ReadError(f"{self.path.name}: damaged: the part {part} is missing; {SAVE_AGAIN}")
        try:
            with self._file.open(info) as file:
                yield from self._steps(file, info, most)
        except RuntimeError as error:
            raise ReadError(
                f"{self.path.name}: protected with a password; save a copy without one"
            ) from error
        except _DAMAGED as error:
            raise ReadError(
                f"{self.path.name}: damaged: the part {part} cannot be unpacked; {SAVE_AGAIN}"
            ) from error

    def _steps(self, file: IO[bytes], info: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
        """The part in pieces, counted as they come: the size that an archive states may be a lie."""
        held = 0
        self._guard(info, info.file_size, most)
        while piece := file.read(_STEP):
            held += len(piece)
            self._guard(info, held, most)
            yield piece
        self.unpacked += 0 if most else held

    def _guard(self, info: zipfile.ZipInfo, held: int, most: int) -> None:
        bound = most or MAX_PART
        if held > bound or (not most and self.unpacked + held > MAX_BYTES):
            raise ReadError(
                f"{self.path.name}: unpacks to more than a written protocol can hold "
                f"({info.filename}: more than {min(held, bound) >> 20} MB); {_NEW_DOCUMENT}"
            )


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """The archive in a file, open for the time of the ``with``; raises ReadError where it is none."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise cannot_open(path, error) from error
    with file:
        sha256 = _hash(path, file)
        _check_directory(path, file)
        try:
            opened = zipfile.ZipFile(file)
        except _DAMAGED as error:
            raise _no_archive(path) from error
        with opened:
            yield Archive(path, sha256, _names(path, opened), opened)


@contextmanager
def inner_archive(outer: Archive, data: bytes) -> Iterator[Archive]:
    """The archive in a part of another, within the same bounds; raises ReadError where it is none."""
    file = io.BytesIO(data)
    _check_directory(outer.path, file)
    try:
        opened = zipfile.ZipFile(file)
    except _DAMAGED as error:
        raise ReadError(f"{outer.path.name}: damaged: a part of it is no archive; {SAVE_AGAIN}") from error
    with opened:
        inner = Archive(outer.path, outer.sha256, _names(outer.path, opened), opened, outer.unpacked)
        try:
            yield inner
        finally:
            outer.unpacked = inner.unpacked


def _hash(path: Path, file: BufferedReader) -> str:
    try:
        digest = hashlib.file_digest(file, "sha256")
        file.seek(0)
    except OSError as error:
        raise cannot_open(path, error) from error
    return digest.hexdigest()


def _check_directory(path: Path, file: IO[bytes]) -> None:
    """Raise ReadError where the list of entries is so long that merely going through it takes time."""
    size = file.seek(0, 2)
    start = file.seek(max(0, size - (1 << 16) - 22))
    end = file.read()
    file.seek(0)
    at = end.rfind(b"PK\x05\x06")
    if at < 0:
        return
    entries = int.from_bytes(end[at + 10 : at + 12], "little")
    stated = int.from_bytes(end[at + 12 : at + 16], "little")
    if entries == 0xFFFF or stated == 0xFFFFFFFF:
        # The long form (zip64): the list ends where this record begins, and cannot be longer than the file.
        stated = _long_form(end, at, start + at)
    if stated > MAX_DIRECTORY:
        raise _too_many(path)


def _long_form(end: bytes, at: int, otherwise: int) -> int:
    """The size of the list of entries by the zip64 record; ``otherwise`` where there is none to be seen."""
    record = end.rfind(b"PK\x06\x06", 0, at)
    return int.from_bytes(end[record + 40 : record + 48], "little") if record >= 0 else otherwise


def _too_many(path: Path) -> ReadError:
    return ReadError(
        f"{path.name}: holds more than {MAX_ENTRIES:,} parts, which no written protocol does; {_NEW_DOCUMENT}"
    )


def _no_archive(path: Path) -> ReadError:
    """The error for a file that is no zip archive, or the beginning of one."""
    try:
        with path.open("rb") as file:
            cut_off = file.read(4) == b"PK\x03\x04"
    except OSError as error:
        return cannot_open(path, error)
    if cut_off:
        return ReadError(
            f"{path.name}: damaged: the end of the file is missing, as after a broken download; {SAVE_AGAIN}"
        )
    return wrong_content(path)


def _names(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The archive's entries by name; none may stand in it twice, overlap another, or be packed strangely."""
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith(("/", "\\"))]
    if len(entries) > MAX_ENTRIES:
        raise _too_many(path)
    names: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = _key(entry.filename)
        if name in names:
            raise ReadError(f"{path.name}: damaged: the part {entry.filename} is in it twice; {SAVE_AGAIN}")
        if entry.compress_type not in _METHODS:
            raise ReadError(
                f"{path.name}: damaged: the part {entry.filename} is packed in a way that Word does not use; "
                f"{SAVE_AGAIN}"
            )
        names[name] = entry
    _check_overlaps(path, entries, archive.start_dir)
    return names


def _check_overlaps(path: Path, entries: list[zipfile.ZipInfo], end: int) -> None:
    """Raise ReadError where two entries share bytes: then a small file can unpack to any size."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [entry.header_offset + _LOCAL_HEADER + entry.compress_size for entry in ordered]
    starts = [*(entry.header_offset for entry in ordered[1:]), end]
    for entry, own_end, next_start in zip(ordered, ends, starts, strict=True):
        if own_end > next_start:
            raise ReadError(
                f"{path.name}: damaged: the part {entry.filename} overlaps another part; {SAVE_AGAIN}"
            )


def _key(name: str) -> str:
    return unquote(name.replace("\\", "/")).lstrip("/").lower()
