"""Every way in which the input can be bad: a clear message, exit code 1, nothing written."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Check = Callable[..., Result]
Files = Callable[[], dict[str, bytes]]
WordFile = Callable[[list[str]], bytes]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def zipped(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


OPEN_DOCUMENT = zipped(mimetype="application/vnd.oasis.opendocument.text")
PROTECTED = OLE + bytes(600) + utf16("EncryptedPackage") + bytes(600)
OLD_WORD = OLE + bytes(600) + utf16("WordDocument") + bytes(600)

# The file's name, its bytes or the paragraphs of a Word file, and what the message has to say.
BAD_FILES: dict[str, tuple[str, bytes | list[str], str]] = {
    "an older Word file": ("old.doc", OLD_WORD, r"\.docx"),
    "half a PDF": ("manual.pdf", b"%PDF-1.7\n%%EOF\n", "damaged.*Word file"),
    "half an OpenDocument": ("manual.odt", OPEN_DOCUMENT, "content.xml is missing"),
    "rich text": ("manual.rtf", b"{\\rtf1 Staff}", r"\.docx"),
    "a Pages file": ("manual.pages", zipped(Index="x"), "Word"),
    "plain text by another name": ("manual.rtf", b"Staff hold every talk in private.", r"\.docx"),
    "no text by the name of text": ("manual.txt", bytes(range(32)) * 40, r"\.docx"),
    "a PDF by another name": ("pdf.docx", b"%PDF-1.7\n%%EOF\n", "PDF program"),
    "an older Word file by another name": ("old.docx", OLD_WORD, r"\.docx"),
    "a password": ("locked.docx", PROTECTED, "password"),
    "no bytes": ("void.docx", b"", "empty"),
    "another zip": ("zip.docx", zipped(letter="x"), "Word"),
    "no words": ("blank.docx", [], "no text"),
    "only spaces": ("spaces.docx", ["  ", "\t"], "no text"),
}


def assert_refused(result: Result, *said: str) -> None:
    """The run ended with exit code 1, these words on standard error, and nothing on standard output."""
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("protocol-audit: ")
    for words in said:
        assert words in result.stderr
    for never in ("Traceback", "fault in protocol-audit", "Error:"):
        assert never not in result.stderr


@pytest.mark.parametrize("kind", BAD_FILES)
@pytest.mark.parametrize("format", ["docx", "json"])
def test_a_file_that_cannot_be_read(
    folder: Path, check: Check, files: Files, word_file: WordFile, kind: str, format: str
) -> None:
    name, content, said = BAD_FILES[kind]
    (folder / name).write_bytes(content if isinstance(content, bytes) else word_file(content))
    before = files()
    result = check(name, "--format", format)
    assert_refused(result, name)
    assert re.search(said, result.stderr), result.stderr
    assert files() == before


def test_half_a_file(folder: Path, check: Check, files: Files) -> None:
    whole = (folder / "harbor.docx").read_bytes()
    (folder / "half.docx").write_bytes(whole[: len(whole) // 2])
    before = files()
    assert_refused(check("half.docx"), "half.docx", "damaged")
    assert files() == before


def test_no_such_file(check: Check, files: Files) -> None:
    before = files()
    assert_refused(check("harbour.docx"), "harbour.docx", "no such file")
    assert files() == before


@pytest.mark.parametrize("name", ["papers", "papers.docx"])
def test_a_folder(folder: Path, check: Check, files: Files, name: str) -> None:
    (folder / name).mkdir()
    before = files()
    assert_refused(check(name), name, "folder")
    assert files() == before


def test_the_output_exists(folder: Path, check: Check, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "harbor-gap-report.json").write_bytes(b"mine")
    before = files()

    def never(*_: object) -> None:
        raise AssertionError("work was done before the output was looked at")

    monkeypatch.setattr("protocol_audit.program.read_protocol", never)
    assert_refused(check("harbor.docx", "--format", "json"), "harbor-gap-report.json", "--force")
    assert files() == before


@pytest.mark.parametrize("option", ["harbor.docx", "--profile", "--template", "--standards"])
def test_the_output_is_an_input(folder: Path, run: Check, files: Files, option: str) -> None:
    (folder / "profile.yaml").write_text("services: [shelter]\n", encoding="utf-8")
    (folder / "ours.docx").write_bytes((folder / "harbor.docx").read_bytes())
    target = {
        "harbor.docx": "harbor.docx",
        "--profile": "profile.yaml",
        "--template": "ours.docx",
        "--standards": "pack/pack.yaml",
    }[option]
    before = files()
    result = run(
        "check", "harbor.docx", "--standards", "pack", "--profile", "profile.yaml", "--template", "ours.docx",
        "--force", "-o", target,
    )  # fmt: skip
    assert_refused(result, target, "never replaced")
    assert files() == before


def test_the_output_is_a_folder(folder: Path, check: Check, files: Files) -> None:
    (folder / "reports").mkdir()
    before = files()
    for typed in ("reports", "reports/"):
        assert_refused(check("harbor.docx", "-o", typed, "--force"), "reports", "folder")
    assert files() == before


def test_the_folder_of_the_output_is_missing(check: Check, files: Files) -> None:
    before = files()
    for typed in ("reports/new.docx", "reports/"):
        assert_refused(check("harbor.docx", "-o", typed), "reports", "folder")
    assert files() == before


def test_a_folder_that_may_not_be_written_in(
    check: Check, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files()
    monkeypatch.setattr("os.access", lambda *_: False)
    assert_refused(check(), "harbor-gap-report.docx", "may not write in this folder")
    assert files() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_standard_output_on_a_full_disk(process: Process, files: Files) -> None:
    before = files()
    with Path("/dev/full").open("wb") as full:
        result = process(
            "check", "harbor.docx", "--standards", "pack", "--format", "json", "-o", "-", stdout=full
        )
    assert result.returncode == 1
    assert b"standard output did not take all of it (No space left on device)" in result.stderr
    assert b"Traceback" not in result.stderr
    assert b"Exception ignored" not in result.stderr
    assert files() == before


def test_a_file_larger_than_the_system_allows(process: Process, files: Files) -> None:
    resource = pytest.importorskip("resource")

    def allow_little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))

    before = files()
    result = process(
        "check", "harbor.docx", "--standards", "pack", "--format", "json",
        preexec_fn=allow_little, env={"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert result.returncode == 1
    assert b"harbor-gap-report.json: there is no room left on the disk" in result.stderr
    assert b"Traceback" not in result.stderr
    assert files() == before


def test_an_unknown_pack(run: Check, files: Files) -> None:
    before = files()
    for arguments in (
        ("check", "harbor.docx", "--standards", "nowhere"),
        ("explain", "harbor.docx", "AA-1", "--standards", "nowhere"),
        ("standards", "show", "--standards", "nowhere"),
        ("standards", "check", "nowhere"),
    ):
        assert_refused(run(*arguments), "nowhere")
    assert files() == before


def test_a_broken_pack(folder: Path, run: Check, files: Files) -> None:
    broken = folder / "pack" / "standards" / "BB.yaml"
    text = broken.read_text(encoding="utf-8")
    text = text.replace("level: required", "level: must").replace("title: No curfew", "titel: No curfew")
    broken.write_text(text, encoding="utf-8")
    before = files()
    for arguments in (
        ("check", "harbor.docx", "--standards", "pack"),
        ("standards", "check", "pack"),
    ):
        assert_refused(run(*arguments), "BB.yaml", "line 6", "'must' is not one of", "titel")
    assert files() == before


BAD_PROFILES = {
    "services: [sheltr]\n": ("line 1: services[0]: 'sheltr'", "did you mean 'shelter'", "'hotline'"),
    "agency: Harbor\nservices:\n- shelter\n- kitchen\n": ("line 4: services[1]: 'kitchen'", "'legal'"),
    "servces: [shelter]\n": ("line 1: servces", "did you mean 'services'", "'agency'"),
    "services: shelter\n": ("line 1: services: should be a list", "[shelter, hotline]"),
    "services:\n": ("line 1: services: should be a list, not empty",),
    "services: [1]\n": ("line 1: services[0]: should be text",),
    "agency: ''\n": ("line 1: agency: is empty",),
    "agency: [a\n": ("line 2", "not YAML"),
    "agency: a\nagency: b\n": ("line 2: agency: given twice",),
    "- shelter\n": ("should be a mapping",),
    "": ("should be a mapping", "not empty"),
}


@pytest.mark.parametrize("text", BAD_PROFILES)
def test_a_profile_that_does_not_hold_to_its_schema(
    folder: Path, check: Check, files: Files, text: str
) -> None:
    (folder / "profile.yaml").write_text(text, encoding="utf-8")
    before = files()
    assert_refused(check("harbor.docx", "--profile", "profile.yaml"), "profile.yaml", *BAD_PROFILES[text])
    assert files() == before


def test_every_mistake_of_a_profile_is_named_at_once(folder: Path, check: Check) -> None:
    (folder / "profile.yaml").write_text("agncy: Harbor\nservices: [sheltr, legl]\n", encoding="utf-8")
    said = ("line 1: agncy", "line 2: services[0]", "line 2: services[1]")
    assert_refused(check("harbor.docx", "--profile", "profile.yaml"), *said)


def test_a_profile_that_cannot_be_read(folder: Path, check: Check, files: Files) -> None:
    (folder / "large.yaml").write_bytes(b"# " + b"x" * 1_000_001)
    before = files()
    assert_refused(check("harbor.docx", "--profile", "missing.yaml"), "missing.yaml: no such file")
    assert_refused(check("harbor.docx", "--profile", "pack"), "pack: this is a folder")
    assert_refused(check("harbor.docx", "--profile", "harbor.docx"), "harbor.docx")
    assert_refused(check("harbor.docx", "--profile", "large.yaml"), "large.yaml: too large")
    assert files() == before


def test_as_a_process_too(process: Process, files: Files) -> None:
    before = files()
    result = process("check", "harbour.docx", "--standards", "pack")
    assert result.returncode == 1
    assert result.stdout == b""
    assert result.stderr.startswith(b"protocol-audit: harbour.docx: there is no such file")
    assert files() == before
