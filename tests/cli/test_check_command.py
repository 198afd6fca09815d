"""``check``: what it writes, says and returns, on a document and a pack built in the test."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from protocol_audit import __version__
from protocol_audit.resources import read_schema

Check = Callable[..., Result]
Files = Callable[[], dict[str, bytes]]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


def result_of(check: Check, *arguments: str) -> dict[str, Any]:
    """The JSON that a check shows on standard output."""
    result = check("harbor.docx", "--format", "json", "-o", "-", *arguments)
    assert result.exit_code == 0, result.output
    value: dict[str, Any] = json.loads(result.stdout)
    return value


def statuses(result: dict[str, Any]) -> dict[str, str]:
    return {finding["standard"]: finding["status"] for finding in result["findings"]}


def test_the_json_of_a_small_document(folder: Path, check: Check, checkout: Path) -> None:
    result = result_of(check)
    Draft202012Validator(read_schema("assessment")).validate(result)
    # How the engine words its reasons, and what it offers as close text, is its own matter.
    for finding in result["findings"]:
        del finding["why"], finding["review"], finding["nearest"], finding["standard_sha256"]
    del result["pack"]["sha256"], result["protocol"]["title"], result["method"]
    result["tool"]["version"] = "VERSION"
    golden = checkout / "tests" / "cli" / "small_document.json"
    assert json.dumps(result, indent=2, ensure_ascii=False) + "\n" == golden.read_text(encoding="utf-8")


def test_the_sums_are_of_the_file_and_of_the_pack(folder: Path, check: Check) -> None:
    result = result_of(check)
    assert result["protocol"]["sha256"] == hashlib.sha256((folder / "harbor.docx").read_bytes()).hexdigest()
    before = result["pack"]["sha256"]
    with (folder / "pack" / "pack.yaml").open("a", encoding="utf-8") as pack:
        pack.write("# changed\n")
    assert result_of(check)["pack"]["sha256"] != before


def test_the_same_input_gives_the_same_bytes(check: Check, folder: Path) -> None:
    for ending in ("json", "docx"):
        contents = set()
        for name in (f"one.{ending}", f"two.{ending}"):
            assert check("harbor.docx", "-o", name, "--date", "2026-11-30").exit_code == 0
            contents.add((folder / name).read_bytes())
        assert len(contents) == 1


def test_json_has_no_clock_in_it(process: Process) -> None:
    def json_on(day: str) -> bytes:
        arguments = (
            "check",
            "harbor.docx",
            "--standards",
            "pack",
            "--format",
            "json",
            "-o",
            "-",
            "--date",
            day,
        )
        return bytes(process(*arguments, env={"PYTHONHASHSEED": day[:4]}).stdout)

    assert json_on("2026-11-30") == json_on("2027-01-15") != b""


@pytest.mark.parametrize("ending", ["docx", "json"])
def test_the_report_is_named_after_the_protocol_in_the_current_folder(
    folder: Path, check: Check, files: Files, ending: str
) -> None:
    (folder / "papers").mkdir()
    (folder / "harbor.docx").rename(folder / "papers" / "Harbor & Co. v1.2.docx")
    before = files()
    result = check("papers/Harbor & Co. v1.2.docx", "--format", ending)
    assert result.exit_code == 0, result.output
    report = f"Harbor & Co. v1.2-gap-report.{ending}"
    assert sorted(files()) == sorted([*before, report])
    assert f"The report is in {report}\n" in result.stdout


def test_the_word_report_is_a_word_file(folder: Path, check: Check) -> None:
    assert check("harbor.docx", "-o", "new.docx", "--agency", "Harbor Program").exit_code == 0
    with zipfile.ZipFile(folder / "new.docx") as report:
        assert report.testzip() is None
        assert "Harbor Program" in report.read("word/document.xml").decode()


def test_the_ending_of_the_output_says_the_format(folder: Path, check: Check) -> None:
    assert check("harbor.docx", "-o", "new.JSON").exit_code == 0
    assert json.loads((folder / "new.JSON").read_bytes())["format"] == 1
    assert check("harbor.docx", "-o", "result.txt", "--format", "json").exit_code == 0
    assert json.loads((folder / "result.txt").read_bytes())["format"] == 1
    assert check("harbor.docx", "-o", "Report of Nov. 30").exit_code == 0
    assert zipfile.is_zipfile(folder / "Report of Nov. 30")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "report.pdf"), "cannot end in .pdf"),
        (("-o", "report.docx", "--format", "json"), "cannot end in .docx"),
        (("-o", "report.json", "--format", "docx"), "cannot end in .json"),
        (("-o", "-"), "a Word file cannot be shown here"),
        (("-o", ""), "a file's name is needed"),
        (("--format", "pdf"), "'docx', 'json', 'html', 'xlsx'"),
        (("--template", "ours.docx", "--format", "json"), "--template is for the Word report"),
        (("--date", "30.11.2026"), "write it like 2026-11-30"),
        (("--date", "2026-02-30"), "write it like 2026-11-30"),
        (("--fail-on", "anything"), "'conflict', 'required', 'gap'"),
        (("--services", "shelter,kitchen"), "'kitchen' is no service of this pack"),
        (("--loud",), "--loud"),
    ],
)
def test_a_wrong_command_line(check: Check, files: Files, arguments: tuple[str, ...], said: str) -> None:
    before = files()
    result = check("harbor.docx", *arguments)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.stderr.split())
    assert result.stdout == ""
    assert files() == before


def test_no_file_at_all(run: Check) -> None:
    result = run("check")
    assert result.exit_code == 2
    assert "Missing argument 'FILE'" in result.stderr


def test_a_name_with_spaces_that_fell_apart(folder: Path, run: Check) -> None:
    (folder / "harbor.docx").rename(folder / "Our new protocol.docx")
    result = run("check", "Our", "new", "protocol.docx")
    assert result.exit_code == 2
    assert 'protocol-audit check "Our new protocol.docx"' in " ".join(result.stderr.split())
    assert "One file at a time" in run("check", "one.docx", "two.docx").stderr


def test_a_name_as_it_is_dragged_or_pasted(
    folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    names = ('"harbor.docx"', "'harbor.docx'", "“harbor.docx”", " harbor.docx ", "~/harbor.docx")
    for number, name in enumerate(names):
        result = check(name, "-o", f"{number}.json", "-q")
        assert result.exit_code == 0, (name, result.output)


def test_a_name_with_brackets_or_dashes_is_taken_as_it_is(folder: Path, check: Check) -> None:
    for name in ("harbor [draft].docx", "'quoted'.docx", "hafen-übersicht – neu.docx"):
        (folder / name).write_bytes((folder / "harbor.docx").read_bytes())
        result = check(name, "--format", "json")
        assert result.exit_code == 0, result.output
        assert (folder / f"{name.removesuffix('.docx')}-gap-report.json").exists()


def test_a_report_that_somebody_typed_into_is_kept(folder: Path, check: Check) -> None:
    report = folder / "harbor-gap-report.docx"
    report.write_bytes(b"typed into")
    result = check("harbor.docx", "--force")
    assert result.exit_code == 0
    assert "kept as harbor-gap-report.docx.bak" in result.stderr
    assert (folder / "harbor-gap-report.docx.bak").read_bytes() == b"typed into"
    check("harbor.docx", "--force")
    assert not (folder / "harbor-gap-report.docx.bak2").exists()


def test_force_replaces_the_report_and_nothing_else(folder: Path, check: Check, files: Files) -> None:
    (folder / "harbor-gap-report.json").write_bytes(b"old")
    before = files()
    assert check("harbor.docx", "--format", "json", "--force").exit_code == 0
    after = files()
    assert json.loads(after.pop("harbor-gap-report.json"))["format"] == 1
    assert after == {name: content for name, content in before.items() if name in after}


def test_the_summary_has_the_conflicts_first(check: Check) -> None:
    result = check("harbor.docx", "-o", "new.json")
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert "held against Standards for a Test, version 1.2.0" in result.stdout
    rows = [line.split()[0] for line in lines if line.startswith(("AA-", "BB-"))]
    assert rows == ["AA-2", "BB-1", "BB-2", "AA-1"]
    assert "    1  !! conflict" in lines[lines.index("") + 1]
    first = lines[lines.index("What to settle first") + 1 :]
    assert first[0] == "  1. AA-2: Intake is quick"
    assert first[1].startswith('     "Advocates complete intake within 72 hours of the first call."')
    assert "  2. BB-1: Pets are welcome" in first
    assert lines[-1] == "The report is in new.json"
    assert result.stderr == ""


def test_quiet_says_only_where_the_report_is(check: Check) -> None:
    result = check("harbor.docx", "-o", "new.json", "-q")
    assert (result.stdout, result.stderr) == ("new.json\n", "")


@pytest.mark.parametrize(
    "arguments", [("-o", "new.json"), ("-o", "new.json", "-q"), ("--format", "json", "-o", "-")]
)
def test_what_could_not_be_read_is_always_said(
    check: Check, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    from dataclasses import replace

    from protocol_audit import program

    real = program.read_protocol
    monkeypatch.setattr(
        program, "read_protocol", lambda path: replace(real(path), unread=("2 pictures", "1 chart"))
    )
    result = check("harbor.docx", *arguments)
    assert "Could not be read: 2 pictures, 1 chart." in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("fail_on", "document", "code", "named"),
    [
        ("conflict", None, 3, "AA-2"),
        ("required", None, 3, "BB-1"),
        ("gap", None, 3, "AA-2, BB-1, BB-2"),
        ("conflict", ["Staff hold every interview in a private room."], 0, ""),
        ("required", ["Staff hold every interview in a private room.", "Residents bring their pets."], 0, ""),
        (
            "gap",
            ["Staff hold every interview in a private room.", "Residents bring their pets."],
            3,
            "AA-2, BB-2",
        ),
    ],
)
def test_fail_on(
    folder: Path,
    check: Check,
    word_file: Callable[[list[str]], bytes],
    fail_on: str,
    document: list[str] | None,
    code: int,
    named: str,
) -> None:
    if document:
        (folder / "harbor.docx").write_bytes(word_file(document))
    result = check("harbor.docx", "-o", "new.json", "--fail-on", fail_on)
    assert result.exit_code == code, result.output
    assert json.loads((folder / "new.json").read_bytes())["format"] == 1
    assert result.stderr == (f"protocol-audit: --fail-on {fail_on}: {named}\n" if code else "")


def day_shown(folder: Path, name: str) -> str:
    with zipfile.ZipFile(folder / name) as report:
        text = report.read("word/document.xml").decode()
    return next(month for month in ("November 30, 2026", "March 4, 2025", "January 1, 1970") if month in text)


def test_the_day_of_the_assessment(folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check("harbor.docx", "-o", "asked.docx", "--date", "2026-11-30").exit_code == 0
    assert day_shown(folder, "asked.docx") == "November 30, 2026"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741046400")
    assert check("harbor.docx", "-o", "built.docx").exit_code == 0
    assert day_shown(folder, "built.docx") == "March 4, 2025"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert check("harbor.docx", "-o", "first.docx").exit_code == 0
    assert day_shown(folder, "first.docx") == "January 1, 1970"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    result = check("harbor.docx", "-o", "never.docx")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is 'soon'" in result.stderr
    assert not (folder / "never.docx").exists()


def test_services_leave_out_what_does_not_apply(check: Check) -> None:
    assert result_of(check)["profile"]["services"] is None
    for typed in ("none", "", "hotline"):
        result = result_of(check, "--services", typed)
        assert statuses(result)["BB-1"] == statuses(result)["BB-2"] == "not_applicable"
        assert result["profile"]["services"] == (["hotline"] if typed == "hotline" else [])
    for typed in ("legal,shelter", "Shelter, legal", "shelter legal", "legal,shelter,shelter"):
        result = result_of(check, "--services", typed)
        assert result["profile"]["services"] == ["shelter", "legal"]
        assert statuses(result)["BB-1"] == "not_addressed"
    assert result_of(check, "--services", "legal", "--services", "shelter")["profile"]["services"] == [
        "shelter",
        "legal",
    ]


def test_a_profile_file(folder: Path, check: Check) -> None:
    (folder / "profile.yaml").write_bytes(b"\xef\xbb\xbfagency: Harbor Program\r\nservices: [legal]\r\n")
    given = ("--profile", "profile.yaml")
    profile = result_of(check, *given)["profile"]
    assert (profile["agency"], profile["services"]) == ("Harbor Program", ["legal"])
    assert profile["file"] == "profile.yaml"
    assert result_of(check, *given, "--agency", "Lighthouse")["profile"]["agency"] == "Lighthouse"
    result = check("harbor.docx", *given, "--services", "shelter")
    assert result.exit_code == 2
    assert "--services and the profile profile.yaml both say what is offered" in result.stderr


def test_a_profile_without_services_goes_with_the_option(folder: Path, check: Check) -> None:
    (folder / "profile.yaml").write_text("agency: Harbor Program\n", encoding="utf-8")
    result = result_of(check, "--profile", "profile.yaml", "--services", "shelter")
    assert result["profile"]["agency"] == "Harbor Program"
    assert result["profile"]["services"] == ["shelter"]


def test_a_profile_of_no_services_is_not_one_that_says_nothing(folder: Path, check: Check) -> None:
    (folder / "profile.yaml").write_text("services: []\n", encoding="utf-8")
    result = result_of(check, "--profile", "profile.yaml")
    assert result["profile"]["services"] == []
    assert statuses(result)["BB-1"] == "not_applicable"


def test_as_a_process_with_bytes_on_standard_output(process: Process) -> None:
    result = process("check", "harbor.docx", "--standards", "pack", "--format", "json", "-o", "-")
    assert result.returncode == 0
    assert result.stderr == b""
    value = json.load(io.BytesIO(result.stdout))
    assert value["tool"] == {"name": "protocol-audit", "version": __version__}
    assert result.stdout.endswith(b"}\n")
