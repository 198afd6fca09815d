"""``profile new`` asks and writes; exceptions in a profile; what is assumed without one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from protocol_audit.cli.app import app
from protocol_audit.profiles import read_profile, write_profile
from protocol_audit.standards import load_pack

Run = Callable[..., Result]
Files = Callable[[], dict[str, bytes]]
GIVEN = ("--standards", "pack")
ANSWERS = [
    "Harbor House", "Nevada", "1, legal", "adults, teens", "Ana Reyes", "director", "", "555-0100", "aa-2",
    "the state's rule 5 asks for 72 hours", "", "y",
]  # fmt: skip


def answer(*lines: str, output: str = "p.yaml") -> Result:
    text = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(app, ["profile", "new", *GIVEN, "-o", output], input=text)


def test_the_answers_become_a_profile(folder: Path) -> None:
    result = answer(*ANSWERS)
    assert result.exit_code == 0, result.output
    pack = load_pack("pack")
    profile = read_profile(folder / "p.yaml", pack)
    assert (profile.agency, profile.state) == ("Harbor House", "Nevada")
    assert profile.services == ("shelter", "legal")
    assert profile.populations == ("adults", "teens")
    assert profile.contact == {"name": "Ana Reyes", "role": "director", "phone": "555-0100"}
    assert profile.exceptions == {"AA-2": "the state's rule 5 asks for 72 hours"}
    assert (folder / "p.yaml").read_bytes() == write_profile(profile)


def test_wrong_answers_are_asked_again(folder: Path) -> None:
    lines = ["", "", "kitchen", "9", "none", "", "", "", "", "", "ZZ-9", "AA-2", "", "", "y"]
    result = answer(*lines)
    assert result.exit_code == 0, result.output
    assert "'kitchen' is no service" in result.output
    assert "no standard 'ZZ-9'" in result.output
    assert "Without a reason it is no exception" in result.output
    assert (folder / "p.yaml").read_text(encoding="utf-8").splitlines()[1:] == ["services: []"]


@pytest.mark.parametrize("count", range(len(ANSWERS)))
def test_stopped_at_any_question_nothing_is_written(folder: Path, files: Files, count: int) -> None:
    before = files()
    result = answer(*ANSWERS[:count])
    assert result.exit_code == 130
    assert files() == before


def test_saying_no_writes_nothing(folder: Path, files: Files) -> None:
    before = files()
    assert answer(*ANSWERS[:-1], "n").exit_code == 130
    assert files() == before


def test_a_profile_that_is_there_is_refused_before_any_question(folder: Path, files: Files) -> None:
    (folder / "p.yaml").write_text("agency: Harbor\n", encoding="utf-8")
    before = files()
    result = answer(*ANSWERS)
    assert result.exit_code == 1
    assert "agency's name" not in result.output
    assert files() == before


def test_an_exception_is_shown_as_explained_and_counted_apart(folder: Path, run: Run) -> None:
    (folder / "p.yaml").write_text(
        "exceptions:\n- standard: aa-2\n  reason: the state's rule 5\n- {standard: AA-1, reason: why not}\n",
        encoding="utf-8",
    )
    given = ("check", "harbor.docx", *GIVEN, "--profile", "p.yaml")
    result = json.loads(run(*given, "--format", "json", "-o", "-").stdout)
    finding = result["findings"][1]
    assert (finding["status"], finding["decided"]) == ("conflict", "differs_explained")
    assert finding["exception"] == "the state's rule 5"
    assert (result["summary"]["conflict"], result["summary"]["differs_explained"]) == (0, 1)
    assert result["findings"][0]["decided"] == "met"
    assert run(*given, "--fail-on", "conflict", "-o", "r.docx").exit_code == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "exceptions:\n- {standard: AA-3, reason: x}\n",
            "line 2: exceptions[0].standard: 'AA-3' is no standard",
        ),
        ("exceptions:\n- {standard: AA-1}\n", "reason"),
        ("exceptions:\n- {standard: AA-1, reason: ''}\n", "exceptions[0].reason: is empty"),
        (
            "exceptions:\n- {standard: AA-1, reason: x}\n- {standard: aa-1, reason: y}\n",
            "line 3: exceptions[1].standard: AA-1 has an exception already",
        ),
        ("contact: Ana\n", "contact: should be a mapping"),
        ("contact: {fax: 1}\n", "contact.fax"),
    ],
)
def test_what_is_wrong_with_exceptions_is_said(
    folder: Path, run: Run, files: Files, text: str, says: str
) -> None:
    (folder / "p.yaml").write_text(text, encoding="utf-8")
    before = files()
    result = run("check", "harbor.docx", *GIVEN, "--profile", "p.yaml")
    assert result.exit_code == 1
    assert says in result.stderr
    assert files() == before


def test_services_are_understood_as_people_spell_them(folder: Path) -> None:
    pack = load_pack("ncedsv-sex-trafficking-2023")
    (folder / "p.yaml").write_text(
        "services: [Transitional housing, hospital accompaniment, HOTLINE]\n", encoding="utf-8"
    )
    services = read_profile(folder / "p.yaml", pack).services
    assert services == ("hotline", "transitional_housing", "medical_accompaniment")


def test_without_a_profile_it_says_what_was_assumed(run: Run) -> None:
    words = " ".join(run("check", "harbor.docx", *GIVEN).stdout.split())
    assert "No profile was given" in words
    assert "assumed that every standard applies" in words
