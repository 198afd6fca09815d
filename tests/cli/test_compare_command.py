"""``protocol-audit compare``: what changed, with the words, and whose doing it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from protocol_audit.resources import read_schema

BEFORE = (
    "Staff hold every interview in a private room.",
    "Advocates complete intake within 72 hours of the first call.",
    "The shelter welcomes pets.",
)
AFTER = ("Advocates complete intake within 24 hours of the first call.", "The shelter has no curfew.")

_ASSESSED: dict[str, bytes] = {}  # by name, assessed once


@pytest.fixture
def compare(
    run: Callable[..., Result], folder: Path, word_file: Callable[..., bytes]
) -> Callable[..., Result]:
    """Runs ``compare`` with the small pack; two protocols and their assessments are there."""
    for name, paragraphs in (("before", BEFORE), ("after", AFTER)):
        (folder / f"{name}.docx").write_bytes(word_file(paragraphs))
        if name not in _ASSESSED:
            run("check", f"{name}.docx", "--standards", "pack", "-o", f"{name}.json")
            _ASSESSED[name] = (folder / f"{name}.json").read_bytes()
        (folder / f"{name}.json").write_bytes(_ASSESSED[name])
    return lambda *arguments: run("compare", *arguments, "--standards", "pack")


def compared(result: Result) -> dict[str, Any]:
    """The comparison that was shown as JSON, held to its schema."""
    assert result.exit_code == 0, result.stderr
    value: dict[str, Any] = json.loads(result.stdout)
    jsonschema.validate(value, read_schema("comparison"))
    return value


def changes(value: dict[str, Any]) -> dict[str, str]:
    return {change["standard"]: change["change"] for change in value["changes"]}


def test_every_standard_is_told_once(compare: Callable[..., Result]) -> None:
    value = compared(compare("before.json", "after.json", "--format", "json", "-o", "-"))
    assert changes(value) == {"AA-1": "new", "AA-2": "closed", "BB-1": "new", "BB-2": "closed"}
    assert value["summary"] == {
        "closed": 2, "improved": 0, "new": 2, "worse": 0, "unchanged": 0, "changed_in_pack": 0,
        "decisions_changed": 0,
    }  # fmt: skip
    assert value["notes"] == []


def test_old_and_new_words_stand_side_by_side(compare: Callable[..., Result]) -> None:
    value = compared(compare("before.json", "after.json", "--format", "json", "-o", "-"))
    (change,) = [change for change in value["changes"] if change["standard"] == "AA-2"]
    assert [change[side]["status"] for side in ("before", "after")] == ["conflict", "met"]
    assert [change[side]["words"][0]["quote"] for side in ("before", "after")] == [BEFORE[1], AFTER[0]]


def test_protocols_are_assessed_first(compare: Callable[..., Result]) -> None:
    of_results = compared(compare("before.json", "after.json", "--format", "json", "-o", "-"))
    of_protocols = compared(compare("before.docx", "after.docx", "--format", "json", "-o", "-"))
    mixed = compared(compare("before.json", "after.docx", "--format", "json", "-o", "-"))
    assert of_protocols == of_results == mixed


def test_the_terminal_shows_what_changed(compare: Callable[..., Result]) -> None:
    result = compare("before.json", "after.json", "--format", "json", "-o", "changes.json")
    assert result.exit_code == 0, result.stderr
    words = " ".join(result.stdout.split())
    assert "2 closed gaps before, met now" in words
    assert 'AA-2: Intake is quick before Conflict: "Advocates complete intake within 72 hours' in words
    assert "The report is in changes.json" in words


def edited(folder: Path, name: str, edit: Callable[[dict[str, Any]], None]) -> str:
    """A copy of before.json with something changed; returns its name."""
    value = json.loads((folder / "before.json").read_text(encoding="utf-8"))
    edit(value)
    (folder / name).write_text(json.dumps(value), encoding="utf-8")
    return name


def test_what_the_pack_changed_is_told_apart(compare: Callable[..., Result], folder: Path) -> None:
    def older(value: dict[str, Any]) -> None:
        value["pack"] |= {"version": "1.1.0", "sha256": "0" * 64}
        value["findings"][0]["elements"][0]["asks"] = "interviews are calm"
        value["findings"][1]["standard_sha256"] = "0" * 64
        del value["findings"][2]

    value = compared(
        compare(edited(folder, "older.json", older), "after.json", "--format", "json", "-o", "-")
    )
    found = {change["standard"]: (change["change"], change["changed_in_pack"]) for change in value["changes"]}
    assert found == {
        "AA-1": ("new", "asks"),
        "AA-2": ("closed", "wordings"),
        "BB-1": ("added", None),
        "BB-2": ("closed", None),
    }
    assert (value["summary"]["closed"], value["summary"]["new"], value["summary"]["changed_in_pack"]) == (
        1,
        0,
        3,
    )
    assert "two versions (1.1.0 and 1.2.0)" in value["notes"][0]


def test_an_older_file_without_checksums_goes_by_what_is_asked(
    compare: Callable[..., Result], folder: Path
) -> None:
    def older(value: dict[str, Any]) -> None:
        for finding in value["findings"]:
            del finding["standard_sha256"]

    value = compared(
        compare(edited(folder, "older.json", older), "after.json", "--format", "json", "-o", "-")
    )
    assert value["summary"]["changed_in_pack"] == 0


def test_a_standard_that_no_longer_applies_is_not_closed(
    compare: Callable[..., Result], run: Callable[..., Result]
) -> None:
    run("check", "before.docx", "--standards", "pack", "--services", "hotline", "-o", "hotline.json")
    value = compared(compare("before.json", "hotline.json", "--format", "json", "-o", "-"))
    assert changes(value)["BB-2"] == "no_longer_applies"
    value = compared(compare("hotline.json", "before.json", "--format", "json", "-o", "-"))
    assert changes(value)["BB-2"] == "now_applies"


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ("conflict", "partial", "improved"),
        ("conflict", "not_addressed", "improved"),
        ("partial", "conflict", "worse"),
        ("not_addressed", "conflict", "worse"),
        ("conflict", "differs_explained", "improved"),
        ("differs_explained", "conflict", "new"),
        ("differs_explained", "met", "improved"),
        ("met", "differs_explained", "worse"),
        ("met", "partial", "new"),
        ("partial", "met", "closed"),
    ],
)
def test_which_way_is_better(
    compare: Callable[..., Result], folder: Path, before: str, now: str, change: str
) -> None:
    def decided(status: str) -> Callable[[dict[str, Any]], None]:
        return lambda value: value["findings"][1].update(decided=status)

    files = (edited(folder, "one.json", decided(before)), edited(folder, "two.json", decided(now)))
    assert changes(compared(compare(*files, "--format", "json", "-o", "-")))["AA-2"] == change


def test_a_changed_decision_is_told(compare: Callable[..., Result], folder: Path) -> None:
    decision = {
        "status": "met",
        "by": "R. Reed",
        "on": "2026-11-20",
        "why": "seen in practice",
        "stale": False,
    }

    def with_decision(value: dict[str, Any]) -> None:
        value["findings"][1] |= {"decided": "met", "decision": decision}

    value = json.loads((folder / "before.json").read_text(encoding="utf-8"))
    with_decision(value)
    from protocol_audit.compare import compare_assessments

    plain = json.loads((folder / "before.json").read_text(encoding="utf-8"))
    found = compare_assessments(plain, value, ("a", "b"))
    (change,) = found.decisions
    assert change.standard == "AA-2"
    assert change.after
    assert change.after.decision == "Met: seen in practice (R. Reed, 2026-11-20)"
    assert compare  # has written the assessments


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "this is no JSON"),
        ("[1]", "no assessment"),
        ('{"a": 1}', "no assessment"),
        ('{"format": 7, "findings": []}', "in format 7"),
        ('{"format": 1, "findings": []}', "not as protocol-audit"),
    ],
)
def test_what_is_no_assessment(
    compare: Callable[..., Result], folder: Path, content: str, words: str
) -> None:
    (folder / "other.json").write_text(content, encoding="utf-8")
    result = compare("other.json", "after.json")
    assert result.exit_code == 1
    assert words in result.stderr
    assert "other.json" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (folder / "after-progress.docx").exists()


def test_two_packs_cannot_be_compared(compare: Callable[..., Result], folder: Path) -> None:
    other = edited(folder, "other.json", lambda value: value["pack"].update(id="another"))
    result = compare(other, "after.json")
    assert result.exit_code == 1
    assert "different packs (another and harbor-test)" in result.stderr


def test_one_file_twice(compare: Callable[..., Result], folder: Path) -> None:
    result = compare("before.json", folder / "before.json")
    assert result.exit_code == 2
    assert "one and the same file" in result.stderr


def test_a_file_that_is_not_there_and_a_folder(compare: Callable[..., Result]) -> None:
    assert "there is no such file" in compare("nowhere.json", "after.json").stderr
    assert compare("nowhere.json", "after.json").exit_code == 1
    assert "this is a folder" in compare("pack", "after.json").stderr


@pytest.fixture
def stores(run: Callable[..., Result], folder: Path, word_file: Callable[..., bytes]) -> None:
    """Two portfolios' stores: Alder is in both, Birch in the first and Cedar in the second."""
    for number, (members, words) in enumerate(((("Alder", "Birch"), BEFORE), (("Alder", "Cedar"), AFTER)), 1):
        (folder / f"year{number}").mkdir()
        for name in members:
            (folder / f"year{number}" / f"{name}.docx").write_bytes(word_file(words))
        options = ("--standards", "pack", "--workers", "1", "--store", f"{number}.sqlite")
        assert run("portfolio", f"year{number}", *options).exit_code == 0


@pytest.mark.usefixtures("stores")
def test_two_portfolios_are_compared_program_by_program(compare: Callable[..., Result]) -> None:
    value = compared(compare("1.sqlite", "2.sqlite", "--format", "json", "-o", "-"))
    assert [program["program"] for program in value["programs"]] == ["Alder"]
    assert (value["only_before"], value["only_after"]) == (["Birch"], ["Cedar"])
    assert value["summary"]["closed"] == 2
    shown = compare("1.sqlite", "2.sqlite", "--format", "json", "-o", "changes.json").stdout
    assert "Alder                              2          0          2          0          0" in shown
    assert "Only in the earlier one\n  Birch" in shown


@pytest.mark.usefixtures("stores")
def test_a_folder_stands_for_the_store_in_it(compare: Callable[..., Result], folder: Path) -> None:
    for number in (1, 2):
        (folder / f"{number}.sqlite").rename(folder / f"year{number}" / "portfolio-store.sqlite")
    result = compare("year1", "year2")
    assert result.exit_code == 0, result.stderr
    assert (folder / "year2-progress.docx").is_file()


@pytest.mark.usefixtures("stores")
def test_a_store_is_compared_with_a_store_only(compare: Callable[..., Result], folder: Path) -> None:
    assert "only be compared with another" in compare("1.sqlite", "after.json").stderr
    (folder / "empty.sqlite").write_bytes(b"")
    assert "no portfolio store" in compare("1.sqlite", "empty.sqlite").stderr
    (folder / "other.docx").write_bytes((folder / "1.sqlite").read_bytes())
    assert compare("other.docx", "2.sqlite", "--format", "json", "-o", "-").exit_code == 0
