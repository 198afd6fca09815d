"""``worksheet`` and ``--decisions``: what a person typed is never lost, and never half applied."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from openpyxl import Workbook, load_workbook

Run = Callable[..., Result]
Files = Callable[[], dict[str, bytes]]
GIVEN = ("--standards", "pack")
DECIDED = {"Decision": "Partly addressed", "Reason": "Only by day", "Reviewer": "Ana Reyes"}


def fill(path: Path, standard: str, cells: dict[str, object]) -> None:
    book = load_workbook(path)
    sheet = book["Review"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    row = next(r for r in range(4, sheet.max_row + 1) if sheet.cell(r, heads["Standard"]).value == standard)
    for head, value in cells.items():
        sheet.cell(row, heads[head]).value = value
    book.save(path)


@pytest.fixture
def filled(folder: Path, run: Run) -> Path:
    """A worksheet for the small protocol, with one decision and one action in it."""
    assert run("worksheet", "harbor.docx", *GIVEN, "-o", "w.xlsx", "--today", "2026-11-26").exit_code == 0
    fill(folder / "w.xlsx", "AA-1", DECIDED)
    plan = {"Corrective action": "Buy kennels", "Responsible": "Jo", "Target date": "2026-10-01"}
    fill(folder / "w.xlsx", "BB-1", plan)
    return folder / "w.xlsx"


def result_of(run: Run, *more: str) -> dict[str, Any]:
    result = run("check", "harbor.docx", *GIVEN, "--format", "json", "-o", "-", *more)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_worksheet_is_named_after_the_protocol(folder: Path, run: Run) -> None:
    result = run("worksheet", "harbor.docx", *GIVEN)
    assert result.exit_code == 0
    assert "The worksheet is in harbor-worksheet.xlsx" in result.stdout
    assert load_workbook(folder / "harbor-worksheet.xlsx")["Review"]["B4"].value == "AA-2"


def test_decisions_count_and_both_statuses_are_there(run: Run, filled: Path) -> None:
    result = result_of(run, "--decisions", "w.xlsx")
    finding = result["findings"][0]
    assert (finding["standard"], finding["status"], finding["decided"]) == ("AA-1", "met", "partial")
    assert finding["decision"]["why"] == "Only by day"
    assert finding["decision"]["stale"] is False
    assert result["summary"]["partial"] == 1
    assert result["decisions"]["changed"] == 1
    assert result["decisions"]["summary_as_read"]["met"] == 1
    assert result["findings"][2]["action"]["target_date"] == "2026-10-01"


def test_a_claim_is_held_against_the_status_that_counts(run: Run, filled: Path, folder: Path) -> None:
    book = Workbook()
    for row in (("Standard", "Answer"), ("AA-1", "Met")):
        book.active.append(row)
    book.save(folder / "claims.xlsx")
    own = ("--self-assessment", "claims.xlsx")
    assert result_of(run, *own)["findings"][0]["claim"]["agreement"] == "claimed_and_written"
    decided = result_of(run, *own, "--decisions", "w.xlsx")["findings"][0]
    assert decided["claim"]["agreement"] == "claimed_not_written"
    assert decided["decision"]["why"] == "Only by day"


def test_without_decisions_nothing_of_it_is_there(run: Run) -> None:
    result = result_of(run)
    assert result["decisions"] is None
    assert not [f for f in result["findings"] if {"decision", "action", "exception"} & f.keys()]


def test_the_terminal_says_what_was_changed(run: Run, filled: Path) -> None:
    result = run("check", "harbor.docx", *GIVEN, "--decisions", "w.xlsx", "--today", "2026-11-26")
    words = " ".join(result.stdout.split())
    assert "A reviewer decided on 1 finding; 1 of them counts with another status than was read." in words
    assert "AA-1: Read: met. Ana Reyes, decided “partly addressed”: Only by day." in words


def test_fail_on_goes_by_what_was_decided(run: Run, filled: Path) -> None:
    fill(filled, "AA-2", {**DECIDED, "Decision": "Differs, explained"})
    given = ("check", "harbor.docx", *GIVEN, "--fail-on", "conflict", "-o", "r.docx", "--force")
    assert run(*given).exit_code == 3
    assert run(*given, "--decisions", "w.xlsx").exit_code == 0


def test_what_is_not_understood_is_said(run: Run, filled: Path) -> None:
    fill(filled, "AA-1", {"Decision": "Partly adressed"})
    result = run("check", "harbor.docx", *GIVEN, "--decisions", "w.xlsx")
    assert result.exit_code == 0
    assert "did you mean “Partly addressed”" in " ".join(result.stdout.split())
    assert result_of(run, "--decisions", "w.xlsx")["problems"]


def test_an_existing_worksheet_is_refused_without_force(run: Run, filled: Path, files: Files) -> None:
    before = files()
    result = run("worksheet", "harbor.docx", *GIVEN, "-o", "w.xlsx")
    assert result.exit_code == 1
    assert "w.xlsx: there is a file of this name already" in result.stderr
    assert files() == before


def test_with_force_every_old_one_is_kept(run: Run, filled: Path, folder: Path) -> None:
    first = filled.read_bytes()
    assert run("worksheet", "harbor.docx", *GIVEN, "-o", "w.xlsx", "--force").exit_code == 0
    assert (folder / "w.xlsx.bak").read_bytes() == first
    fill(filled, "AA-1", DECIDED)
    second = filled.read_bytes()
    result = run("worksheet", "harbor.docx", *GIVEN, "-o", "w.xlsx", "--force")
    assert "kept as w.xlsx.bak2" in result.stderr
    assert (folder / "w.xlsx.bak").read_bytes() == first
    assert (folder / "w.xlsx.bak2").read_bytes() == second


def test_the_worksheet_that_is_read_is_never_replaced(run: Run, filled: Path, files: Files) -> None:
    before = files()
    result = run("worksheet", "harbor.docx", *GIVEN, "--decisions", "w.xlsx", "-o", "w.xlsx", "--force")
    assert result.exit_code == 1
    assert "never replaced" in result.stderr
    assert files() == before


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("gone.xlsx", None, "gone.xlsx: there is no such file"),
        ("empty.xlsx", b"", "empty.xlsx: the file is empty"),
        ("half.xlsx", b"PK\x03\x04 and no more", "half.xlsx: damaged"),
        (
            "old.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "old.xls: this is a workbook of the old .xls format",
        ),
        ("table.csv", b"Standard,Decision\nAA-1,Met\n", "table.csv: a .csv file"),
        ("page.pdf", b"%PDF-1.7", "page.pdf: "),
    ],
)
def test_a_file_that_is_no_worksheet_stops_the_run(
    run: Run, folder: Path, files: Files, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    before = files()
    result = run("check", "harbor.docx", *GIVEN, "--decisions", name)
    assert result.exit_code == 1
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert files() == before


def test_a_protocol_is_no_file_of_decisions(run: Run, files: Files) -> None:
    before = files()
    result = run("check", "harbor.docx", *GIVEN, "--decisions", "harbor.docx")
    assert result.exit_code == 1
    assert "no corrective action plan" in result.stderr
    assert files() == before


def test_another_packs_worksheet_stops_the_run(run: Run, filled: Path, folder: Path, files: Files) -> None:
    text = (folder / "pack" / "pack.yaml").read_text(encoding="utf-8")
    (folder / "pack" / "pack.yaml").write_text(text.replace("harbor-test", "other-test"), encoding="utf-8")
    before = files()
    result = run("check", "harbor.docx", *GIVEN, "--decisions", "w.xlsx")
    assert result.exit_code == 1
    assert "made on the standards harbor-test, and this assessment is on other-test" in result.stderr
    assert files() == before


def test_a_plan_comes_back_from_a_word_report_too(run: Run, filled: Path, folder: Path) -> None:
    from docx import Document

    made = run(
        "check", "harbor.docx", *GIVEN, "--decisions", "w.xlsx", "-o", "r.docx", "--today", "2026-11-26"
    )
    assert made.exit_code == 0, made.stderr
    document = Document(str(folder / "r.docx"))
    (plan,) = (t for t in document.tables if "Responsible" in [cell.text for cell in t.rows[0].cells])
    heads = [cell.text for cell in plan.rows[0].cells]
    rows = {row.cells[0].text: row.cells for row in plan.rows[1:]}
    assert rows["BB-1"][heads.index("Target date")].text == "October 1, 2026\nOverdue"
    rows["BB-2"][heads.index("Responsible")].text = "Maria"
    document.save(str(folder / "r2.docx"))
    findings = {f["standard"]: f for f in result_of(run, "--decisions", "r2.docx")["findings"]}
    assert findings["BB-1"]["action"]["target_date"] == "2026-10-01"
    assert findings["BB-2"]["action"] == {
        "action": "", "responsible": "Maria", "target_date": "", "evidence": "", "progress": None,
        "date_done": "", "note": "",
    }  # fmt: skip
    assert "action" not in findings["AA-2"]
    assert run("worksheet", "harbor.docx", *GIVEN, "--decisions", "r2.docx", "-o", "n.xlsx").exit_code == 0


def test_two_files_together_and_what_differs_is_said(run: Run, filled: Path, folder: Path) -> None:
    (folder / "w2.xlsx").write_bytes(filled.read_bytes())
    fill(folder / "w2.xlsx", "BB-1", {"Responsible": "Maria", "Notes": "urgent"})
    result = result_of(run, "--decisions", "w.xlsx", "--decisions", "w2.xlsx")
    action = result["findings"][2]["action"]
    assert (action["responsible"], action["note"], action["action"]) == ("Maria", "urgent", "Buy kennels")
    (problem,) = result["problems"]
    assert "'Maria'" in problem["message"]
    assert "'Jo'" in problem["message"]
    assert [one["file"] for one in result["decisions"]["files"]] == ["w.xlsx", "w2.xlsx"]


def test_the_record_keeps_what_was_judged_on_what(run: Run, filled: Path, folder: Path) -> None:
    (folder / "profile.yaml").write_text("agency: Harbor\nservices: [shelter]\n", encoding="utf-8")
    given = ("--decisions", "w.xlsx", "--profile", "profile.yaml", "--record", "record.json")
    result = run("check", "harbor.docx", *GIVEN, *given, "--today", "2026-11-26")
    assert result.exit_code == 0, result.stderr
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    from jsonschema import Draft202012Validator

    from protocol_audit.resources import read_schema

    Draft202012Validator(read_schema("record")).validate(record)
    Draft202012Validator(read_schema("assessment")).validate(record["assessment"])
    assert record["assessed_on"] == "2026-11-26"
    assert [one["file"] for one in record["decisions"]] == ["w.xlsx"]
    assert record["profile"]["file"] == "profile.yaml"
    assert record["protocol"]["sha256"] == record["assessment"]["protocol"]["sha256"]


def test_the_record_replaces_nothing_unasked(run: Run, folder: Path, files: Files) -> None:
    (folder / "record.json").write_text("mine", encoding="utf-8")
    before = files()
    assert run("check", "harbor.docx", *GIVEN, "--record", "record.json").exit_code == 1
    assert run("check", "harbor.docx", *GIVEN, "--record", "-").exit_code == 2
    assert run("check", "harbor.docx", *GIVEN, "--record", "r.docx").exit_code == 2
    same = ("--format", "json", "-o", "x.json", "--record", "x.json")
    assert run("check", "harbor.docx", *GIVEN, *same).exit_code == 2
    assert files() == before


def test_explain_says_what_was_decided(run: Run, filled: Path) -> None:
    result = run("explain", "harbor.docx", "AA-1", *GIVEN, "--decisions", "w.xlsx")
    words = " ".join(result.stdout.split())
    assert "Ana Reyes, decided “partly addressed”: Only by day. Counts as: partly addressed." in words
