"""``protocol-audit portfolio``: many programs, read once, none of them stopping the others."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from protocol_audit.portfolio import parallel
from protocol_audit.portfolio.work import Outcome, Task, assess_task

MEMBERS = {
    "Alder": ("Staff hold every interview in a private room.", "The shelter has no curfew."),
    "Birch": ("Advocates complete intake within 72 hours.", "The shelter welcomes pets."),
    "Cedar": ("Staff complete intake within 24 hours.", "Volunteers keep the garden."),
}


@pytest.fixture
def members(folder: Path, word_file: Callable[..., bytes]) -> Path:
    """A folder with three programs, one of them a sub-folder with a profile."""
    members = folder / "members"
    (members / "Cedar").mkdir(parents=True)
    for name, paragraphs in MEMBERS.items():
        file = members / ("Cedar/protocol.docx" if name == "Cedar" else f"{name}.docx")
        file.write_bytes(word_file(paragraphs))
    (members / "Cedar" / "profile.yaml").write_text("services: [hotline]\n", encoding="utf-8")
    return members


@pytest.fixture
def portfolio(run: Callable[..., Result], members: Path) -> Callable[..., Result]:
    """Runs ``portfolio`` on the members with the small pack, in this process."""
    return lambda *more: run("portfolio", "members", "--standards", "pack", "--workers", "1", *more)


@pytest.fixture
def assessed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the programs that were assessed, and not taken from the store."""
    names: list[str] = []

    def noted(task: Task) -> Outcome:
        names.append(task.member.name)
        return assess_task(task)

    monkeypatch.setattr(parallel, "assess_task", noted)
    return names


def matrix(content: bytes) -> dict[str, list[str]]:
    """The statuses in the workbook's matrix, by program."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Matrix"]
    rows: Iterator[Sequence[Any]] = sheet.iter_rows(min_row=6, values_only=True)
    return {row[0]: list(row[5:9]) for row in rows}


def test_every_program_has_its_row(portfolio: Callable[..., Result], folder: Path) -> None:
    result = portfolio()
    assert result.exit_code == 0, result.stderr
    assert "members: 3 programs assessed" in result.stdout
    assert matrix((folder / "members-portfolio.xlsx").read_bytes()) == {
        "Alder": ["Met", "Not addressed", "Not addressed", "Met"],
        "Birch": ["Not addressed", "Conflict", "Met", "Not addressed"],
        "Cedar": ["Not addressed", "Met", "Does not apply", "Does not apply"],
    }


def test_the_same_bytes_with_any_number_of_workers_and_from_the_store(
    portfolio: Callable[..., Result], folder: Path, assessed: list[str]
) -> None:
    output = folder / "members-portfolio.xlsx"
    portfolio("--date", "2026-11-26")
    first = output.read_bytes()
    portfolio("--date", "2026-11-26", "--force")
    assert output.read_bytes() == first
    assert assessed == ["Alder", "Birch", "Cedar"]
    portfolio("--date", "2026-11-26", "--force", "--fresh")
    assert output.read_bytes() == first
    assert assessed == ["Alder", "Birch", "Cedar"] * 2


def test_two_workers_find_the_same(portfolio: Callable[..., Result], folder: Path) -> None:
    portfolio("--date", "2026-11-26", "-o", "one.xlsx")
    portfolio("--date", "2026-11-26", "-o", "two.xlsx", "--workers", "2", "--fresh")
    assert (folder / "two.xlsx").read_bytes() == (folder / "one.xlsx").read_bytes()


def test_only_what_changed_is_assessed_again(
    portfolio: Callable[..., Result], members: Path, assessed: list[str], word_file: Callable[..., bytes]
) -> None:
    portfolio()
    assessed.clear()
    (members / "Birch.docx").write_bytes(word_file(["The shelter welcomes pets."]))
    (members / "Cedar" / "profile.yaml").write_text("services: [shelter]\n", encoding="utf-8")
    result = portfolio("--force")
    assert assessed == ["Birch", "Cedar"]
    assert "1 of 3 were kept from an earlier run" in result.stdout


def test_stopped_half_way_it_goes_on_from_there(
    portfolio: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    names: list[str] = []

    def stops_at_cedar(task: Task) -> Outcome:
        names.append(task.member.name)
        if names == ["Alder", "Birch", "Cedar"]:
            raise KeyboardInterrupt
        return assess_task(task)

    monkeypatch.setattr(parallel, "assess_task", stops_at_cedar)
    result = portfolio()
    assert result.exit_code == 130
    assert "2 of 3 programs are done and kept" in result.stderr
    assert not (folder / "members-portfolio.xlsx").exists()
    assert portfolio().exit_code == 0
    assert names == ["Alder", "Birch", "Cedar", "Cedar"]


def test_one_that_cannot_be_read_does_not_stop_the_others(
    portfolio: Callable[..., Result], members: Path, folder: Path
) -> None:
    (members / "Dogwood.docx").write_bytes(b"%PDF-1.7 and so on")
    (members / "Elm").mkdir()
    for name in ("Elm/a.docx", "Elm/b.docx"):
        (members / name).write_bytes(b"x")
    (members / "Cedar" / "profile.yaml").write_text("services: [sauna]\n", encoding="utf-8")
    result = portfolio()
    assert result.exit_code == 0
    assert "Could not be assessed: 3 programs" in result.stdout
    assert "Dogwood.docx: damaged" in result.stdout
    assert "'sauna' is no service" in " ".join(result.stdout.split())
    book = openpyxl.load_workbook(folder / "members-portfolio.xlsx", data_only=True)
    listed = [row[:2] for row in book["Not read"].iter_rows(min_row=5, max_col=3, values_only=True)]
    assert listed == [("Not assessed", "Cedar"), ("Not assessed", "Dogwood"), ("Not assessed", "Elm")]
    assert book["At a glance"]["B9"].value == 3


def test_a_worker_that_ends_takes_only_its_own_program_with_it(
    run: Callable[..., Result], members: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies_of_birch(task: Task) -> Outcome:
        if task.member.name == "Birch":
            os._exit(9)
        return assess_task(task)

    monkeypatch.setattr(parallel, "assess_task", dies_of_birch)
    result = run("portfolio", "members", "--standards", "pack", "--workers", "2")
    assert result.exit_code == 0, result.stderr
    assert "Could not be assessed: 1 program\n  - Birch: the worker that read it" in result.stdout


def test_a_fault_of_ours_is_that_program_s_failure(
    portfolio: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    from protocol_audit.portfolio import work

    def breaks(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(work, "assess_program", breaks)
    result = portfolio()
    assert result.exit_code == 1
    assert "something went wrong inside protocol-audit (ZeroDivisionError)" in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_none_that_can_be_read(portfolio: Callable[..., Result], members: Path, folder: Path) -> None:
    for file in members.rglob("*.docx"):
        file.write_bytes(b"")
    result = portfolio()
    assert result.exit_code == 1
    assert "no program could be assessed" in result.stderr
    assert "the file is empty" in " ".join(result.stderr.split())
    assert not (folder / "members-portfolio.xlsx").exists()


def test_an_empty_folder_and_none_at_all(run: Callable[..., Result], folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("portfolio", "empty", "--standards", "pack")
    assert result.exit_code == 1
    assert "no protocol in it" in result.stderr
    assert "no such folder" in run("portfolio", "nowhere", "--standards", "pack").stderr
    assert "this is a file" in run("portfolio", "harbor.docx", "--standards", "pack").stderr


def test_nothing_of_the_user_s_is_replaced(
    portfolio: Callable[..., Result], members: Path, folder: Path, assessed: list[str]
) -> None:
    (folder / "members-portfolio.xlsx").write_bytes(b"mine")
    result = portfolio()
    assert (result.exit_code, assessed) == (1, [])
    assert "was left as it is" in result.stderr
    (members / "Cedar" / "claims.xlsx").write_bytes(b"claims")
    result = portfolio("--force", "-o", members / "Cedar" / "claims.xlsx")
    assert result.exit_code == 1
    assert (members / "Cedar" / "claims.xlsx").read_bytes() == b"claims"


def test_the_store_s_place_is_the_user_s_choice(
    portfolio: Callable[..., Result], members: Path, folder: Path
) -> None:
    assert portfolio("--store", "kept.sqlite").exit_code == 0
    assert (folder / "kept.sqlite").is_file()
    assert not (members / "portfolio-store.sqlite").exists()
    assert portfolio("--force", "--store", "harbor.docx").exit_code == 2


def test_a_damaged_store_ends_in_a_message_and_a_new_one(
    portfolio: Callable[..., Result], members: Path
) -> None:
    (members / "portfolio-store.sqlite").write_bytes(b"\0" * 100)
    result = portfolio()
    assert result.exit_code == 0
    assert "every program is assessed anew" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_name_or_text_never_becomes_a_formula(
    portfolio: Callable[..., Result], members: Path, folder: Path, word_file: Callable[..., bytes]
) -> None:
    (members / "=1+1.docx").write_bytes(word_file(["=Intake may wait for 72 hours, says intake."]))
    assert portfolio().exit_code == 0
    book = openpyxl.load_workbook(folder / "members-portfolio.xlsx")
    cell = book["Matrix"]["A6"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_self_assessment_is_held_against_the_protocol_and_may_stand_alone(
    portfolio: Callable[..., Result], members: Path, folder: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Standard", "Answer", "Evidence"])  # type: ignore[union-attr]
    for standard, answer in (("AA-1", "Met"), ("AA-2", "Met"), ("BB-1", "Not met"), ("BB-2", "Not met")):
        book.active.append([standard, answer, ""])  # type: ignore[union-attr]
    book.save(members / "Cedar" / "Self-assessment.xlsx")
    (members / "Dogwood").mkdir()
    book.save(members / "Dogwood" / "Self-assessment.xlsx")
    result = portfolio()
    assert result.exit_code == 0, result.stderr
    statuses = matrix((folder / "members-portfolio.xlsx").read_bytes())
    assert statuses["Cedar"] == ["Not addressed", "Met", "Does not apply", "Does not apply"]
    assert statuses["Dogwood"] == ["Met", "Met", "Not addressed", "Not addressed"]
    found = openpyxl.load_workbook(folder / "members-portfolio.xlsx", data_only=True)
    rests_on = {row[0]: row[1] for row in found["Matrix"].iter_rows(min_row=6, values_only=True)}
    assert (rests_on["Cedar"], rests_on["Dogwood"]) == ("Protocol", "Own claims only")
    rows = {row[0]: row for row in found["Programs"].iter_rows(min_row=5, values_only=True)}
    heads = next(found["Programs"].iter_rows(min_row=4, max_row=4, values_only=True))
    assert rows["Cedar"][heads.index("Claims not found in writing")] == 1
    assert rows["Alder"][heads.index("Claims not found in writing")] is None
    assert "1 program had no protocol" in result.stdout


def test_decisions_in_a_sub_folder_count(
    portfolio: Callable[..., Result], run: Callable[..., Result], members: Path, folder: Path
) -> None:
    worksheet = members / "Cedar" / "Review worksheet.xlsx"
    made = run("worksheet", members / "Cedar" / "protocol.docx", "--standards", "pack", "-o", worksheet)
    assert made.exit_code == 0, made.stderr
    book = openpyxl.load_workbook(worksheet)
    heads = {cell.value: cell.column for cell in book["Review"][3]}
    row = next(r for r in range(4, 9) if book["Review"].cell(r, heads["Standard"]).value == "AA-1")
    for head, value in {"Decision": "Met", "Reason": "Seen in practice", "Reviewer": "Ana Reyes"}.items():
        book["Review"].cell(row, heads[head]).value = value
    book.save(worksheet)
    result = portfolio()
    assert result.exit_code == 0, result.stderr
    assert matrix((folder / "members-portfolio.xlsx").read_bytes())["Cedar"][0] == "Met"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_s_name_may_hold_half_a_character(
    portfolio: Callable[..., Result], members: Path, folder: Path, word_file: Callable[..., bytes]
) -> None:
    try:
        (members / "caf\udce9.docx").write_bytes(word_file(["The shelter welcomes pets."]))
    except OSError:
        pytest.skip("this disk refuses such names")
    result = portfolio("--each")
    assert result.exit_code == 0, result.stderr
    assert "caf?" in matrix((folder / "members-portfolio.xlsx").read_bytes())
