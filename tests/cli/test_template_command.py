"""``template``: a blank workbook that replaces nothing and says where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from protocol_audit.cli.options import DEFAULT_PACK

Run = Callable[..., Result]
Files = Callable[[], dict[str, bytes]]


def test_it_writes_a_workbook_named_after_the_pack(run: Run, folder: Path) -> None:
    result = run("template")
    assert result.exit_code == 0, result.output
    name = f"{DEFAULT_PACK}-self-assessment.xlsx"
    assert result.stdout.startswith(f"The workbook is in {name}\n")
    assert f'--self-assessment "{name}"' in result.stdout
    assert openpyxl.load_workbook(folder / name).sheetnames[0] == "Start here"


def test_options_choose_pack_place_and_form(run: Run, folder: Path) -> None:
    (folder / "ours.yaml").write_text("agency: Juniper House\nservices: [hotline]\n", encoding="utf-8")
    result = run(
        "template", "--standards", "pack", "--profile", "ours.yaml", "--one-sheet", "-o", "Ours.xlsx"
    )
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(folder / "Ours.xlsx")
    assert book.sheetnames == ["Start here", "Our program", "Self-assessment", "About this workbook"]
    program = {row[0]: row[1] for row in book["Our program"].iter_rows(values_only=True)}
    assert (program["Agency:"], program["Shelter"], program["Hotline"]) == ("Juniper House", "No", "Yes")


def test_a_name_without_an_ending_is_taken_as_it_is(run: Run, folder: Path) -> None:
    assert run("template", "--standards", "pack", "-o", "Ours").exit_code == 0
    assert (folder / "Ours").is_file()


def test_a_workbook_that_is_there_is_only_replaced_with_force(run: Run, folder: Path, files: Files) -> None:
    (folder / "ours.xlsx").write_bytes(b"filled in for hours")
    before = files()
    result = run("template", "--standards", "pack", "-o", "ours.xlsx")
    assert (result.exit_code, files()) == (1, before)
    assert "there is a file of this name already" in result.stderr
    assert run("template", "--standards", "pack", "-o", "ours.xlsx", "--force").exit_code == 0
    assert (folder / "ours.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-o", "-"], 2, "cannot be shown here"),
        (["-o", "ours.docx"], 2, "cannot end in .docx"),
        (["--standards", "nowhere"], 1, "nowhere"),
        (["--services", "beds"], 2, "beds"),
        (["--profile", "missing.yaml"], 1, "missing.yaml"),
        (["-o", "nowhere/ours.xlsx"], 1, "there is no folder"),
        (["one", "two"], 2, "unexpected extra argument"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    run: Run, files: Files, arguments: list[str], code: int, said: str
) -> None:
    before = files()
    result = run("template", *arguments)
    assert (result.exit_code, files()) == (code, before)
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_answers_of_another_workbook_are_taken_over(run: Run, folder: Path) -> None:
    book = openpyxl.Workbook()
    rows = [
        ["Agency:", "Juniper House"],
        ["Services offered: hotline"],
        ["Std", "Answer", "Where found"],
        ["AA-1", "Y", "p. 3"],
        ["AA-2", "perhaps", "p. 4"],
    ]
    for row in rows:
        book.active.append(row)
    book.save(folder / "theirs.xlsx")
    result = run("template", "--standards", "pack", "--from", "theirs.xlsx", "--one-sheet", "-o", "ours.xlsx")
    assert result.exit_code == 0, result.output
    assert "Taken over from theirs.xlsx: 1 answers of 4" in result.stdout
    assert "theirs.xlsx, Sheet!B5: answer 'perhaps' is not understood" in result.stderr
    ours = openpyxl.load_workbook(folder / "ours.xlsx")
    table = {row[1]: row[5:] for row in ours["Self-assessment"].iter_rows(min_row=5, values_only=True)}
    assert table["AA-1"] == ("Met", "p. 3", None, None)
    assert table["AA-2"][0] is None
    assert "perhaps" in table["AA-2"][3]
    program = {row[0]: row[1] for row in ours["Our program"].iter_rows(values_only=True)}
    assert (program["Agency:"], program["Shelter"], program["Hotline"]) == ("Juniper House", "No", "Yes")


def test_the_workbook_that_is_taken_over_is_never_replaced(run: Run, folder: Path, files: Files) -> None:
    assert run("template", "--standards", "pack", "-o", "ours.xlsx").exit_code == 0
    before = files()
    result = run("template", "--standards", "pack", "--from", "ours.xlsx", "-o", "ours.xlsx", "--force")
    assert (result.exit_code, files()) == (1, before)
    assert "never replaced" in result.stderr


def test_a_workbook_that_cannot_be_taken_over_is_named(run: Run, folder: Path, files: Files) -> None:
    (folder / "notes.xlsx").write_text("no workbook", encoding="utf-8")
    before = files()
    result = run("template", "--standards", "pack", "--from", "notes.xlsx", "-o", "ours.xlsx")
    assert (result.exit_code, files()) == (1, before)
    assert "notes.xlsx" in result.stderr
