"""Writing a result: nothing of the user's is lost, nothing half-written is left."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from protocol_audit import output
from protocol_audit.errors import WriteError
from protocol_audit.output import check_output, write_output

NEW, OLD = b"the new report", b"the old report"


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def refusing(code: int) -> Callable[..., None]:
    """A function that fails as the system does with this error number."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


def test_a_new_file_is_written_whole_and_alone(tmp_path: Path) -> None:
    write_output(tmp_path / "report.docx", NEW, force=False)
    assert (tmp_path / "report.docx").read_bytes() == NEW
    assert names(tmp_path) == ["report.docx"]


def test_the_users_umask_decides_who_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_output(tmp_path / "report.docx", NEW, force=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.docx").stat().st_mode) == 0o640


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    report = tmp_path / "report.docx"
    report.write_bytes(OLD)
    for attempt in (check_output, lambda path, **more: write_output(path, NEW, **more)):
        with pytest.raises(WriteError, match=r"report\.docx: there is a file of this name already.*--force"):
            attempt(report, force=False)
    assert report.read_bytes() == OLD
    assert names(tmp_path) == ["report.docx"]


def test_force_replaces_it_and_keeps_it_private(tmp_path: Path) -> None:
    report = tmp_path / "report.docx"
    report.write_bytes(OLD)
    report.chmod(0o600)
    write_output(report, NEW, force=True)
    assert report.read_bytes() == NEW
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert names(tmp_path) == ["report.docx"]


def test_force_writes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.docx").write_bytes(OLD)
    (tmp_path / "link.docx").symlink_to("real.docx")
    write_output(tmp_path / "link.docx", NEW, force=True)
    assert (tmp_path / "link.docx").is_symlink()
    assert (tmp_path / "real.docx").read_bytes() == NEW


@pytest.mark.parametrize("kind", ["itself", "detour", "symlink", "hard link", "linked folder"])
def test_an_input_is_never_replaced_not_even_with_force(tmp_path: Path, kind: str) -> None:
    source = tmp_path / "protocol.docx"
    source.write_bytes(OLD)
    other = tmp_path / "other.docx"
    (tmp_path / "folder").symlink_to(tmp_path)
    if kind == "symlink":
        other.symlink_to(source)
    if kind == "hard link":
        other.hardlink_to(source)
    target = {
        "itself": source,
        "detour": tmp_path / "folder" / ".." / tmp_path.name / "protocol.docx",
        "linked folder": tmp_path / "folder" / "protocol.docx",
    }.get(kind, other)
    with pytest.raises(WriteError, match="never replaced"):
        write_output(target, NEW, force=True, inputs=[tmp_path / "missing", source])
    assert source.read_bytes() == OLD


def test_an_input_is_known_on_a_disk_that_ignores_capitals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "protocol.docx"
    source.write_bytes(OLD)
    (tmp_path / "Protocol.DOCX").write_bytes(OLD)
    monkeypatch.setattr(Path, "samefile", lambda one, two: str(one).lower() == str(two).lower())
    with pytest.raises(WriteError, match="never replaced"):
        write_output(tmp_path / "Protocol.DOCX", NEW, force=True, inputs=[source])


def test_the_files_of_a_pack_are_never_replaced(tmp_path: Path) -> None:
    inside = tmp_path / "pack" / "standards" / "AA.yaml"
    inside.parent.mkdir(parents=True)
    inside.write_bytes(OLD)
    with pytest.raises(WriteError, match="never replaced"):
        write_output(inside, NEW, force=True, inputs=[tmp_path / "pack"])
    assert inside.read_bytes() == OLD


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"this is a folder; add a name"):
        write_output(tmp_path, NEW, force=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_device_or_a_pipe_is_no_report(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    for path in (tmp_path / "pipe.docx", Path(os.devnull)):
        with pytest.raises(WriteError, match="not an ordinary file"):
            write_output(path, NEW, force=True)
    assert stat.S_ISFIFO((tmp_path / "pipe.docx").stat().st_mode)


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"there is no folder .*reports; make it first"):
        write_output(tmp_path / "reports" / "report.docx", NEW, force=False)
    assert names(tmp_path) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(WriteError, match="is not a folder"):
        write_output(tmp_path / "file" / "report.docx", NEW, force=False)


def test_a_folder_that_may_not_be_written_in_is_refused_before_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Tests may run as root, whom no permission stops.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteError, match="you may not write in this folder"):
        check_output(tmp_path / "report.docx", force=False)


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write everywhere")
def test_a_folder_of_another_is_refused(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(WriteError, match="you may not write in this folder"):
        write_output(closed / "report.docx", NEW, force=False)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
@pytest.mark.parametrize("exists", [True, False])
def test_a_full_disk_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, exists: bool
) -> None:
    report = tmp_path / "report.docx"
    if exists:
        report.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", refusing(code))
    with pytest.raises(WriteError, match=r"report\.docx: there is no room left on the disk"):
        write_output(report, NEW, force=True)
    assert names(tmp_path) == (["report.docx"] if exists else [])
    assert not exists or report.read_bytes() == OLD


def test_a_stop_halfway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_output(tmp_path / "report.docx", NEW, force=False)
    assert names(tmp_path) == []


def appear_later(monkeypatch: pytest.MonkeyPatch, report: Path) -> None:
    """Have a file of the report's name come into being while the report is written."""
    write_new = output._write_new

    def write(temporary: Path, content: bytes) -> None:
        write_new(temporary, content)
        report.write_bytes(OLD)

    monkeypatch.setattr(output, "_write_new", write)


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_appears_meanwhile_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    report = tmp_path / "report.docx"
    appear_later(monkeypatch, report)
    if not has_links:
        monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    with pytest.raises(WriteError, match="there is a file of this name already"):
        write_output(report, NEW, force=False)
    assert report.read_bytes() == OLD
    assert names(tmp_path) == ["report.docx"]


def test_a_disk_without_hard_links_gets_the_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    write_output(tmp_path / "report.docx", NEW, force=False)
    assert (tmp_path / "report.docx").read_bytes() == NEW
    assert names(tmp_path) == ["report.docx"]


def test_a_failure_there_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    monkeypatch.setattr(Path, "replace", refusing(errno.EIO))
    with pytest.raises(WriteError, match="cannot be written"):
        write_output(tmp_path / "report.docx", NEW, force=False)
    assert names(tmp_path) == []


@pytest.mark.parametrize("step", ["open", "replace"])
def test_a_report_that_word_holds_open_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    report = tmp_path / "report.docx"
    report.write_bytes(OLD)
    if step == "replace":
        monkeypatch.setattr(Path, "replace", refusing(errno.EACCES))
    else:
        real = Path.open
        held = refusing(errno.EACCES)
        monkeypatch.setattr(
            Path, "open", lambda path, mode="r", **more: held() if mode == "r+b" else real(path, mode, **more)
        )
    with pytest.raises(WriteError, match="open in Word, close it"):
        write_output(report, NEW, force=True)
    assert names(tmp_path) == ["report.docx"]
    assert report.read_bytes() == OLD


def test_a_name_that_is_too_long_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written"):
        write_output(tmp_path / ("x" * 300 + ".docx"), NEW, force=False)
    assert names(tmp_path) == []


def test_the_longest_name_that_the_disk_takes_is_written(tmp_path: Path) -> None:
    name = "x" * 250 + ".docx"
    write_output(tmp_path / name, NEW, force=False)
    assert names(tmp_path) == [name]
