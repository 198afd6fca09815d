"""Writing a result so that nothing of the user's is lost and nothing half-written is left."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from protocol_audit.errors import WriteError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
_OTHER_NAME = "choose another name with --output"


def check_output(path: Path, *, force: bool, inputs: Iterable[Path] = ()) -> Path:
    """The file that writing to this path makes or replaces, links followed.

    path    as the user gave it
    inputs  files and folders that are read, and so are never replaced, forced or not

    Raises WriteError where writing would lose something or cannot work, as far as that shows without
    writing. Call it before any work is done; ``write_output`` asks again.
    """
    with _explained(path):
        target = Path(os.path.realpath(path))
        if target.exists():
            _check_existing(path, target, inputs, force=force)
        elif not target.parent.exists():
            raise WriteError(f"{path}: there is no folder {target.parent}; make it first, or {_OTHER_NAME}")
        _check_folder(path, target.parent)
    return target


def write_output(
    path: Path, content: bytes, *, force: bool, inputs: Iterable[Path] = (), keep_old: bool = False
) -> Path | None:
    """Write the content to this path whole, or not at all; raises WriteError as ``check_output`` does.

    A file that came into being since the check is not replaced unless ``force`` is set. With ``keep_old`` a
    file that is replaced by another one is kept beside it, as .bak, .bak2 and so on; what comes back is the
    name that it has now, or None where nothing was lost.
    """
    target = check_output(path, force=force, inputs=inputs)
    # Short and beside the target: a longer name could be refused, another folder be another disk.
    temporary = target.with_name(f".protocol-audit-{os.urandom(4).hex()}.tmp")
    with _explained(path):
        try:
            _write_new(temporary, content)
            kept = _keep(target) if keep_old and force and _differs(target, content) else None
            _put_in_place(temporary, target, path, force=force)
            return kept
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _differs(target: Path, content: bytes) -> bool:
    """Whether a file is there that holds something else."""
    if not target.exists():
        return False
    return target.stat().st_size != len(content) or target.read_bytes() != content


def _keep(target: Path) -> Path:
    """A second name for the file, which no other file has: what was there under it stays."""
    for number in itertools.count(1):
        kept = target.with_name(f"{target.name}.bak{number if number > 1 else ''}")
        try:
            _double(target, kept)
        except FileExistsError:
            continue
        return kept
    raise AssertionError("there are always more numbers")


def _double(target: Path, kept: Path) -> None:
    try:
        os.link(target, kept)
    except FileExistsError:
        raise
    except OSError:  # no hard links on this disk
        with kept.open("xb") as copy, target.open("rb") as old:
            shutil.copyfileobj(old, copy)
        shutil.copystat(target, kept)


def _check_existing(path: Path, target: Path, inputs: Iterable[Path], *, force: bool) -> None:
    if target.is_dir():
        raise WriteError(f"{path}: this is a folder; add a name, such as {path / 'report.docx'}")
    if not target.is_file():
        raise WriteError(f"{path}: this is not an ordinary file; {_OTHER_NAME}")
    if any(_is_part_of(target, source) for source in inputs):
        raise WriteError(
            f"{path}: this file is read for the assessment, so it is never replaced, not even with --force; "
            f"{_OTHER_NAME}"
        )
    if not force:
        raise _exists_already(path)
    try:
        target.open("r+b").close()
    except PermissionError as error:
        raise _is_held(path) from error


def _is_part_of(target: Path, source: Path) -> bool:
    """True where the target is the source, or a file in it where the source is a folder."""
    if source.is_dir():
        return any(file.samefile(target) for file in source.rglob("*.yaml"))
    return source.exists() and source.samefile(target)


def _check_folder(path: Path, folder: Path) -> None:
    if not folder.is_dir():
        raise WriteError(f"{path}: {folder} is not a folder; {_OTHER_NAME}")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _folder_is_closed(path)


def _write_new(temporary: Path, content: bytes) -> None:
    with temporary.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(temporary: Path, target: Path, path: Path, *, force: bool) -> None:
    if force:
        _replace(temporary, target, path)
        return
    try:
        os.link(temporary, target)  # refuses, in one step, where the name is taken
    except FileExistsError as error:
        raise _exists_already(path) from error
    except OSError:
        _claim(temporary, target, path)


def _claim(temporary: Path, target: Path, path: Path) -> None:
    """Put the file in place where the disk has no hard links: take the name first, then replace it."""
    try:
        target.open("xb").close()
    except FileExistsError as error:
        raise _exists_already(path) from error
    try:
        temporary.replace(target)
    except BaseException:
        target.unlink()
        raise


def _replace(temporary: Path, target: Path, path: Path) -> None:
    if target.exists():
        # A report that only its owner may read stays so.
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))
    try:
        temporary.replace(target)
    except PermissionError as error:
        raise _is_held(path) from error


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the system refuses into words."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise WriteError(
                f"{path}: there is no room left on the disk (or the file is larger than is allowed here); "
                f"nothing was written. Make room, or choose another folder with --output"
            ) from error
        if error.errno in _NOT_ALLOWED:
            raise _folder_is_closed(path) from error
        reason = error.strerror or str(error)
        raise WriteError(
            f"{path}: cannot be written ({reason}); nothing was written; {_OTHER_NAME}"
        ) from error


def _exists_already(path: Path) -> WriteError:
    return WriteError(
        f"{path}: there is a file of this name already, and it was left as it is; "
        f"{_OTHER_NAME}, or add --force to replace it"
    )


def _is_held(path: Path) -> WriteError:
    return WriteError(
        f"{path}: cannot be replaced. If it is open in Word, close it there and try again; "
        f"if it is protected against changes, {_OTHER_NAME}"
    )


def _folder_is_closed(path: Path) -> WriteError:
    return WriteError(
        f"{path}: you may not write in this folder; choose a place of your own with --output, "
        f"such as your Documents folder"
    )
