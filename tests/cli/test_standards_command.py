"""``standards``: which packs there are, what they ask, and whether a pack is in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from protocol_audit.cli.options import DEFAULT_PACK
from protocol_audit.standards import load_pack

Run = Callable[..., Result]


def test_list_names_every_built_in_pack(run: Run) -> None:
    result = run("standards", "list")
    assert result.exit_code == 0, result.output
    pack = load_pack(DEFAULT_PACK)
    said = " ".join(result.stdout.split())
    assert result.stdout.startswith(f"{DEFAULT_PACK}\n")
    assert pack.title in said
    assert f"version {pack.version}, {len(pack.standards)} standards" in said


def test_show_lists_a_pack_by_section(run: Run) -> None:
    result = run("standards", "show", "--standards", "pack")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "harbor-test",
        "    Standards for a Test",
        "    version 1.2.0, 4 standards",
        "",
        "Four small standards.",
        "",
        "First contact",
        "  AA-1   required       Talks are private",
        "  AA-2   recommended    Intake is quick",
        "",
        "Housing",
        "  BB-1   required       Pets are welcome",
        "  BB-2   recommended    No curfew",
    ]


def test_show_says_everything_about_one(run: Run) -> None:
    result = run("standards", "show", "aa-2", "--standards", "pack")
    assert result.exit_code == 0, result.output
    for said in (
        "AA-2  Intake is quick",
        "First contact; recommended; for: every program",
        "Source: FIRST CONTACT",
        "Intake is not put off.",
        "a. intake within a day",
        "wording to consider: Staff complete intake within 24 hours.",
        "- intake may wait for days",
        "How soon is intake?",
        "- interview: Ask advocates.",
        "- observe: Look at the log.",
        "- document: Intake log.",
    ):
        assert said in result.stdout
    assert "for: beds for the night" in run("standards", "show", "BB-1", "--standards", "pack").stdout


def test_every_standard_of_the_built_in_pack_fits_the_terminal(run: Run) -> None:
    for standard in (None, *(standard.id for standard in load_pack(DEFAULT_PACK).standards)):
        result = run("standards", "show", *([standard] if standard else []))
        assert result.exit_code == 0, result.output
        assert max(map(len, result.stdout.splitlines())) <= 80


def test_show_of_a_standard_that_is_not_there(run: Run) -> None:
    result = run("standards", "show", "AA-9", "--standards", "pack")
    assert result.exit_code == 2
    assert "harbor-test has no standard 'AA-9'. Did you mean AA-" in result.stderr


@pytest.mark.parametrize("typed", ["pack", "pack/", '"pack"', "pack/pack.yaml"])
def test_check_says_that_a_pack_is_in_order(run: Run, typed: str) -> None:
    result = run("standards", "check", typed)
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "harbor-test, version 1.2.0, is in order.\n"
        "Standards: 4 in 2 sections; elements: 4; conflicts: 1; concepts: 5\n"
    )


def test_check_of_the_built_in_pack(run: Run) -> None:
    result = run("standards", "check", DEFAULT_PACK)
    assert result.exit_code == 0, result.output
    assert "is in order" in result.stdout


def test_check_names_every_mistake_with_its_line(folder: Path, run: Run) -> None:
    file = folder / "pack" / "standards" / "AA.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("level: required", "level: must").replace("- id: late", "- idd: late"), "utf-8"
    )
    result = run("standards", "check", "pack")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "pack/standards/AA.yaml, line 6: standards[0].level: 'must' is not one of" in result.stderr
    assert "idd" in result.stderr
