"""Nothing that goes wrong reaches a user as a traceback."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from protocol_audit import __version__
from protocol_audit.cli import streams

Run = Callable[..., Result]
Files = Callable[[], dict[str, bytes]]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


def raising(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            ValueError("secret words of a survivor"),
            1,
            "harbor.docx: something went wrong inside protocol-audit",
        ),
        (OSError(5, "Input/output error"), 1, "harbor.docx: something went wrong inside protocol-audit"),
        (MemoryError(), 1, "harbor.docx: too large for the memory"),
        (RecursionError(), 1, "harbor.docx: nested too deeply"),
        (KeyboardInterrupt(), 130, "protocol-audit: stopped"),
    ],
)
def test_whatever_happens_ends_in_words(
    check: Run, files: Files, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    before = files()
    monkeypatch.setattr("protocol_audit.program.read_protocol", raising(error))
    result = check()
    assert result.exit_code == code
    assert result.stdout == ""
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert "secret" not in result.stderr
    assert files() == before


def test_a_fault_is_called_one_and_the_traceback_is_to_be_had(
    check: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("protocol_audit.program.read_protocol", raising(ValueError("odd")))
    said = check().stderr
    assert "This is a fault in protocol-audit, not in your document." in said
    assert "PROTOCOL_AUDIT_DEBUG=1" in said
    monkeypatch.setenv("PROTOCOL_AUDIT_DEBUG", "1")
    result = check()
    assert result.exit_code == 1
    assert "Traceback" in result.stderr
    assert "ValueError: odd" in result.stderr


def test_a_protocol_where_a_command_should_be(folder: Path, run: Run) -> None:
    for name in ("harbor.docx", "missing file.docx"):
        result = run(name)
        assert result.exit_code == 2
        assert f'type: protocol-audit check "{name}"' in " ".join(result.stderr.split())


def test_an_unknown_command(run: Run) -> None:
    result = run("chek")
    assert result.exit_code == 2
    assert "chek" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("standards", "list", "--help"), ("--help",), ("check", "-h"), ("worksheet", "-h")],
)
def test_version_and_help(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert result.stdout.startswith("protocol-audit " if arguments == ("--version",) else "Usage: ")


def test_the_version_is_the_package_s(process: Process) -> None:
    result = process("--version")
    assert result.stdout.split() == [b"protocol-audit", __version__.encode()]


def test_version_and_help_load_nothing_heavy(folder: Path) -> None:
    script = (
        "import sys\n"
        "sys.argv = ['protocol-audit', 'check', '--help']\n"
        "try:\n"
        "    from protocol_audit.cli import main; main()\n"
        "except SystemExit: pass\n"
        "heavy = {'docx', 'lxml', 'yaml', 'jsonschema', 'zipfile', 'protocol_audit.model'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=folder, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_a_reader_that_closes_early_has_seen_enough(process: Process, folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        report = process("check", "harbor.docx", "--standards", "pack", "-o", "new.json", stdout=write)
        shown = process(
            "check", "harbor.docx", "--standards", "pack", "--format", "json", "-o", "-", stdout=write
        )
        listed = process("standards", "show", "--standards", "pack", stdout=write)
        failed = process(
            "check", "harbor.docx", "--standards", "pack", "-o", "more.json", "--fail-on", "gap", stdout=write
        )
    finally:
        os.close(write)
    for result in (report, shown, listed):
        assert (result.returncode, result.stderr) == (0, b"")
    assert (folder / "new.json").exists()
    assert failed.returncode == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_summary_that_cannot_be_shown_does_not_undo_the_report(process: Process, folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = process("check", "harbor.docx", "--standards", "pack", "-o", "new.json", stdout=full)
        listed = process("standards", "show", "--standards", "pack", stdout=full)
    assert result.returncode == 0
    assert b"the report is in new.json, but cannot be summed up here (No space left" in result.stderr
    assert (folder / "new.json").exists()
    assert listed.returncode == 1
    assert b"the result could not be shown (No space left on device)" in listed.stderr
    for said in (result.stderr, listed.stderr):
        assert b"Traceback" not in said
        assert b"Exception ignored" not in said


@pytest.mark.skipif(os.name == "nt", reason="no shell to close a stream")
def test_streams_that_are_closed(folder: Path) -> None:
    command = f"'{sys.executable}' -m protocol_audit check harbor.docx --standards pack"
    for closed, more, code in (
        (">&-", "-o a.json", 0),
        ("2>&-", "-o b.json", 0),
        (">&-", "--format json -o -", 1),
    ):
        result = subprocess.run(
            f"{command} {more} {closed}", shell=True, capture_output=True, cwd=folder, check=False
        )
        assert result.returncode == code, result.stderr
        assert b"Traceback" not in result.stderr
    assert (folder / "a.json").exists()
    assert (folder / "b.json").exists()


def test_a_console_that_lacks_the_characters(
    process: Process, folder: Path, word_file: Callable[[list[str]], bytes]
) -> None:
    (folder / "harbor.docx").write_bytes(word_file(["Advocates complete intake within 72 hours → “soon” ☂."]))
    environment = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    result = process("check", "harbor.docx", "--standards", "pack", "-o", "new.json", env=environment)
    assert (result.returncode, result.stderr) == (0, b"")
    assert "72 hours ? “soon” ?".encode("cp1252") in result.stdout
    result = process(
        "check", "harbor.docx", "--standards", "pack", "--format", "json", "-o", "-", env=environment
    )
    assert "72 hours → “soon” ☂.".encode().replace(b'"', b"") in result.stdout


@pytest.mark.parametrize(
    ("is_terminal", "environment", "wanted"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False)],
)
def test_color_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, environment: dict[str, str], wanted: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal, raising=False)
    assert streams.wants_color() is wanted


class Watched(io.StringIO):
    """Standard error as a terminal that somebody watches."""

    def isatty(self) -> bool:
        return True


def wait_for_timers() -> None:
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()


def test_progress_is_said_where_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", shown := Watched())
    with streams.progress() as now:
        now("Reading ...")
        wait_for_timers()
        now("Done")
    assert shown.getvalue().endswith("\rReading ...\rDone       \r    \r")


@pytest.mark.parametrize(
    ("patience", "stream", "quiet"), [(60.0, Watched, False), (0.0, io.StringIO, False), (0.0, Watched, True)]
)
def test_progress_is_not_said_otherwise(
    monkeypatch: pytest.MonkeyPatch, patience: float, stream: type[io.StringIO], quiet: bool
) -> None:
    monkeypatch.setattr(streams, "_PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", shown := stream())
    with streams.progress(quiet=quiet) as now:
        now("Reading ...")
    wait_for_timers()
    assert shown.getvalue() == ""


@pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
def test_control_c_stops_without_a_trace(folder: Path, files: Files) -> None:
    before = files()
    script = (
        "import os, signal, sys\n"
        "import protocol_audit.readers as readers\n"
        "readers.read_protocol = lambda path: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.argv = ['protocol-audit', 'check', 'harbor.docx', '--standards', 'pack']\n"
        "from protocol_audit.cli import main; main()\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=folder, check=False)
    assert result.returncode == 128 + signal.SIGINT
    assert b"protocol-audit: stopped" in result.stderr
    assert b"Traceback" not in result.stderr
    assert files() == before
