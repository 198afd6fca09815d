"""``check`` with a self-assessment: from the workbook alone, beside a protocol, and unreadable ones."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator
from openpyxl import Workbook, load_workbook

from protocol_audit.resources import read_schema

Check = Callable[..., Result]

ROWS = (
    ("Agency:", "Harbor House"),
    ("Standard", "Answer", "Where is it written?", "Comments"),
    ("AA-1", "Met", "p. 3", "since May"),
    ("AA-2", "Partly met", "=1+1", None),
    ("BB-1", "Not met", None, None),
    ("BB-2", "perhaps", None, None),
)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows or ROWS:
        book.active.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def book(folder: Path) -> Path:
    file = folder / "claims.xlsx"
    file.write_bytes(workbook())
    return file


def result_of(check: Check, file: str, *arguments: object) -> dict[str, Any]:
    result = check(file, "--format", "json", "-o", "-", *arguments)
    assert result.exit_code == 0, result.output
    value: dict[str, Any] = json.loads(result.stdout)
    Draft202012Validator(read_schema("assessment")).validate(value)
    return value


def test_from_a_workbook_alone_every_status_is_a_claim(book: Path, check: Check) -> None:
    result = result_of(check, book.name)
    assert result["protocol"] is None
    assert result["self_assessment"]["file"] == "claims.xlsx"
    assert result["self_assessment"]["agency"] == "Harbor House"
    found = {finding["standard"]: finding for finding in result["findings"]}
    assert {name: finding["status"] for name, finding in found.items()} == {
        "AA-1": "met",
        "AA-2": "partial",
        "BB-1": "not_addressed",
        "BB-2": "not_addressed",
    }
    assert all(finding["review"] == ["claimed"] for finding in found.values())
    assert found["AA-1"]["claim"] == {
        "answer": "met",
        "evidence": "p. 3",
        "comment": "since May",
        "cell": "Sheet!B3",
        "agreement": "not_checked",
        "cited": [],
    }
    assert found["AA-1"]["evidence"][0]["quote"] == "p. 3"
    assert found["AA-1"]["evidence"][0]["place"]["address"] == "Sheet!C3"
    assert found["BB-2"]["claim"]["answer"] == "unanswered"
    assert not any(element["found"] for finding in found.values() for element in finding["elements"])
    assert [problem["cell"] for problem in result["problems"]] == ["Sheet!C4", "Sheet!B6"]


def test_a_standard_without_a_row_is_unanswered_and_never_met(folder: Path, check: Check) -> None:
    (folder / "short.xlsx").write_bytes(workbook(("Standard", "Answer"), ("AA-1", "Met")))
    result = result_of(check, "short.xlsx")
    claims = [(f["status"], f["claim"]["answer"], f["claim"]["cell"]) for f in result["findings"]]
    assert claims[0] == ("met", "met", "Sheet!A2".replace("A", "B"))
    assert claims[1:] == [("not_addressed", "unanswered", "")] * 3


def test_services_decide_only_over_what_is_not_claimed(book: Path, check: Check) -> None:
    result = result_of(check, book.name, "--services", "none")
    assert [finding["status"] for finding in result["findings"][2:]] == ["not_applicable", "not_applicable"]
    assert all("claimed" in finding["review"] for finding in result["findings"])


def test_beside_a_protocol_the_status_stays_the_protocol_s(book: Path, check: Check) -> None:
    plain = result_of(check, "harbor.docx")
    held = result_of(check, "harbor.docx", "--self-assessment", book.name)
    assert held["protocol"]["file"] == "harbor.docx"
    assert held["self_assessment"]["file"] == "claims.xlsx"
    assert [f["status"] for f in held["findings"]] == [f["status"] for f in plain["findings"]]
    assert all(finding["claim"]["agreement"] != "not_checked" for finding in held["findings"])
    assert [problem["cell"] for problem in held["problems"]] == ["Sheet!C4", "Sheet!B6"]


def test_what_the_workbook_says_of_services_counts_where_nobody_else_does(folder: Path, check: Check) -> None:
    rows = (("Services offered: hotline",), ("Standard", "Answer"), ("AA-1", "Met"), ("BB-1", "Met"))
    (folder / "claims.xlsx").write_bytes(workbook(*rows))
    own = ("harbor.docx", "--self-assessment", "claims.xlsx")
    assert [f["status"] for f in result_of(check, *own)["findings"]][2:] == ["not_applicable"] * 2
    given = result_of(check, *own, "--services", "shelter")
    assert [f["status"] for f in given["findings"]][2:] == ["not_addressed"] * 2
    assert given["findings"][2]["claim"]["agreement"] == "claimed_not_written"


def test_cited_places_are_looked_up_in_the_protocol(folder: Path, check: Check) -> None:
    rows = (("Standard", "Answer", "Where found"), ("AA-1", "Met", "paragraph 1; p. 3; see attached"))
    (folder / "claims.xlsx").write_bytes(workbook(*rows))
    found = result_of(check, "harbor.docx", "--self-assessment", "claims.xlsx")["findings"][0]["claim"]
    assert found["agreement"] == "claimed_and_written"
    assert [(place["cited"], place["outcome"]) for place in found["cited"]] == [
        ("paragraph 1", "there"),
        ("p. 3", "no_pages"),
        ("see attached", "other_document"),
    ]
    assert found["cited"][0]["found"]["address"] == "paragraph 1"


def test_the_summary_says_where_answers_and_protocol_differ(book: Path, check: Check) -> None:
    result = check("harbor.docx", "--self-assessment", book.name)
    assert result.exit_code == 0, result.output
    assert "Your self-assessment beside the protocol\n" in result.stdout
    assert "claimed, written otherwise: AA-2" in result.stdout


def test_two_self_assessments_are_one_too_many(book: Path, check: Check) -> None:
    result = check(book.name, "--self-assessment", book.name)
    assert result.exit_code == 2
    assert "is a self-assessment itself" in result.stderr


def test_the_workbook_is_never_replaced(book: Path, check: Check) -> None:
    before = book.read_bytes()
    result = check("harbor.docx", "--self-assessment", book.name, "-o", book.name, "--force")
    assert result.exit_code != 0
    assert book.read_bytes() == before


def test_the_word_report_opens_and_says_what_it_rests_on(book: Path, check: Check, folder: Path) -> None:
    from docx import Document

    result = check(book.name)
    assert result.exit_code == 0, result.output
    report = Document(str(folder / "claims-gap-report.docx"))
    text = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert "own answers" in text
    assert "Protocol file" not in text


def test_the_terminal_names_what_was_not_understood(book: Path, check: Check) -> None:
    result = check(book.name)
    assert "Sheet!B6" in result.stdout
    assert "perhaps" in result.stdout
    quiet = check(book.name, "-q", "--force")
    assert "Sheet!B6" in quiet.stderr


def rezipped(content: bytes, **changed: bytes) -> bytes:
    """A workbook with parts of it changed or added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, changed.pop(name, old.read(name)))
        for name, data in changed.items():
            new.writestr(name, data)
    return packed.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("old.xls", OLE, "save As and the type “Excel Workbook (.xlsx)”"),
        ("renamed.xlsx", OLE, "old .xls format under another name"),
        ("locked.xlsx", ENCRYPTED, "protected with a password"),
        ("binary.xlsb", b"PK\x03\x04", "binary workbook"),
        ("office.ods", b"PK\x03\x04", "LibreOffice"),
        ("apple.numbers", b"PK\x03\x04", "Export To > Excel"),
        ("cut.xlsx", workbook()[:900], "damaged"),
        ("noise.xlsx", b"\x00\x01" * 99, "not an Excel workbook"),
        ("text.xlsx", b"Standard,Answer\n", "rename it to text.csv"),
        ("empty.xlsx", b"", "empty"),
        ("binary.csv", b"\x00\x01" * 99, "not a text"),
        ("nothing.csv", b"Name,Phone\nKim,1\n", "Name | Phone"),
        ("other.xlsx", workbook(("Standard", "Answer"), ("ZZ-1", "Met"), ("ZZ-2", "Met")), "AA-1 to BB-2"),
        ("blank.xlsx", workbook((None,)), "No heads were seen"),
        ("gone.xlsx", None, "no such file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    folder: Path,
    check: Check,
    files: Callable[[], dict[str, bytes]],
    name: str,
    content: bytes | None,
    says: str,
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    before = files()
    for result in (check(name), check("harbor.docx", "--self-assessment", name)):
        assert result.exit_code == 1, result.output
        assert says.casefold() in result.stderr.casefold()
        assert name in result.stderr
        assert "Traceback" not in result.stderr
    assert files() == before


def test_a_workbook_made_for_another_pack_is_refused(folder: Path, check: Check) -> None:
    from protocol_audit.model.claims import ABOUT_SHEET

    book = load_workbook(io.BytesIO(workbook()))
    about = book.create_sheet(ABOUT_SHEET)
    about.append(["pack", "another-pack"])
    about.append(["version", "2.0.0"])
    about.sheet_state = "hidden"
    book.save(folder / "theirs.xlsx")
    result = check("theirs.xlsx")
    assert result.exit_code == 1
    assert "--standards another-pack" in result.stderr


def test_a_document_inside_a_workbook_s_name_are_refused(folder: Path, check: Check) -> None:
    (folder / "harbor.xlsx").write_bytes((folder / "harbor.docx").read_bytes())
    result = check("harbor.xlsx")
    assert result.exit_code == 1
    assert ".docx file under another name" in result.stderr


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_damaged_part_is_named(folder: Path, check: Check, part: str) -> None:
    (folder / "bad.xlsx").write_bytes(rezipped(workbook(), **{part: b"<not <xml"}))
    result = check("bad.xlsx")
    assert result.exit_code == 1
    assert part in result.stderr
    assert "Excel" in result.stderr


def test_text_that_is_not_in_the_file_is_no_blank(folder: Path, check: Check) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="s"><v>4</v></c></row></sheetData></worksheet>'
    )
    (folder / "bad.xlsx").write_bytes(rezipped(workbook(), **{"xl/worksheets/sheet1.xml": sheet}))
    result = check("bad.xlsx")
    assert result.exit_code == 1
    assert "row 1: its text is missing" in result.stderr


def test_a_document_type_of_its_own_is_refused(folder: Path, check: Check) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    content = rezipped(workbook(), **{"xl/worksheets/sheet1.xml": bomb})
    (folder / "bomb.xlsx").write_bytes(content)
    result = check("bomb.xlsx")
    assert result.exit_code == 1
    assert "document type" in result.stderr or "workbook type" in result.stderr


def test_macros_and_links_are_not_followed(folder: Path, check: Check) -> None:
    rows = (*ROWS[1:3], ("AA-2", "=[1]Other!A1", None), ("BB-1", '=HYPERLINK("http://x.test","Met")', None))
    content = rezipped(workbook(*rows), **{"xl/vbaProject.bin": b"\0\1\2"})
    (folder / "macro.xlsm").write_bytes(content)
    result = result_of(check, "macro.xlsm")
    claims = [finding["claim"]["answer"] for finding in result["findings"]]
    assert claims == ["met", "unanswered", "unanswered", "unanswered"]
