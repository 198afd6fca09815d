"""The workbook filled in and read again: nothing of it is lost."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import openpyxl
import pytest

from protocol_audit.model import Answer, Claim, Pack, Problem, Profile, SelfAssessment
from protocol_audit.readers.workbook import read_self_assessment
from protocol_audit.reports.labels import ANSWER_WORDS
from protocol_audit.reports.self_assessment import write_template
from protocol_audit.standards import load_pack

_ANSWERS = list(Answer)
_WHERE = ("Policy 4.3; p. 12", "", "“within the hour”,\npp. 15-18", "=SUM(A1)", "- see below", "12-13", "007")
_EVIDENCE = ("", "Form F-1", "@staff meeting", "2026-03-01")
_COMMENTS = ("two of five trained", "", "+1 next year\nand more")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("ncedsv-sex-trafficking-2023")


def filled_in(content: bytes) -> tuple[bytes, dict[str, tuple[Answer, str, str, str]]]:
    """The workbook filled in as people do, and what was filled in for each standard."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    given: dict[str, tuple[Answer, str, str, str]] = {}
    values = zip(cycle(_ANSWERS), cycle(_WHERE), cycle(_EVIDENCE), cycle(_COMMENTS))
    for sheet in book:
        heads = [cell.value for cell in sheet[4]]
        if "Answer" not in heads:
            continue
        first = heads.index("Answer")
        for row, one in zip(sheet.iter_rows(min_row=5), values, strict=False):
            answer, *texts = one
            word = None if answer is Answer.UNANSWERED else ANSWER_WORDS[answer]
            for cell, value in zip(row[first:], (word, *texts), strict=False):
                cell.value = value or None
                cell.data_type = "s" if value else "n"
            given[str(row[heads.index("Id")].value)] = (answer, *texts)  # type: ignore[assignment]
    program = book["Our program"]
    program["B3"], program["B5"] = "Juniper House", "2026-11-20"
    for row in program.iter_rows(min_row=1):
        if row[1].value is None and row[0].value in ("Shelter", "Hotline"):
            row[1].value = "Yes"
        elif row[1].value is None and row[2].value:
            row[1].value = "No"
    return saved(book), given


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(content: bytes, folder: Path, pack: Pack) -> SelfAssessment:
    file = folder / "ours.xlsx"
    file.write_bytes(content)
    return read_self_assessment(file, pack)


def as_given(claims: Sequence[Claim]) -> dict[str, tuple[Answer, str, str]]:
    return {claim.standard: (claim.answer, claim.evidence, claim.comment) for claim in claims}


@pytest.mark.parametrize("one_sheet", [False, True])
def test_what_is_filled_in_is_read(tmp_path: Path, pack: Pack, one_sheet: bool) -> None:
    content, given = filled_in(write_template(pack, Profile(), one_sheet=one_sheet))
    found = read(content, tmp_path, pack)
    assert as_given(found.claims) == {
        standard: (answer, "; ".join(filter(None, (where, evidence))), comment)
        for standard, (answer, where, evidence, comment) in given.items()
    }
    assert len(given) == len(pack.standards)
    assert (found.problems, found.unread) == ((), ())
    assert (found.agency, found.date) == ("Juniper House", "2026-11-20")
    assert found.services == ("shelter", "hotline")


def test_a_blank_workbook_claims_nothing(tmp_path: Path, pack: Pack) -> None:
    found = read(write_template(pack, Profile()), tmp_path, pack)
    assert {claim.answer for claim in found.claims} == {Answer.UNANSWERED}
    assert (found.problems, found.unread, found.agency, found.date, found.services) == ((), (), "", "", None)


def test_what_was_known_beforehand_is_read(tmp_path: Path, pack: Pack) -> None:
    found = read(write_template(pack, Profile(("hotline", "legal"), "Juniper House")), tmp_path, pack)
    assert (found.agency, found.services) == ("Juniper House", ("hotline", "legal"))


_ODD = [
    *("=1+1", "+1", "-1", "@x", "007", "1e5", "12-13", "2026-03-01", "TRUE", "n/a", "Met", "0"),
    *("_x0041_", "a_x000D_b", "<&>'\"", "\U0001f600", "a\u2028b", "ñandú «sí»", "a\tb", "a\n\nb", "שלום"),
]


def test_answers_that_are_taken_over_come_back(tmp_path: Path, pack: Pack) -> None:
    rows = zip(pack.standards, cycle(Answer), _ODD, reversed(_ODD), strict=False)
    claims = tuple(Claim(standard.id, answer, odd, other, "Old!B2") for standard, answer, odd, other in rows)
    filled = SelfAssessment("old.xlsx", "a" * 64, claims, date="May 2026")
    found = read(write_template(pack, Profile(), filled=filled, one_sheet=True), tmp_path, pack)
    assert as_given(found.claims[: len(claims)]) == as_given(claims)
    assert {claim.answer for claim in found.claims[len(claims) :]} == {Answer.UNANSWERED}
    assert (found.date, found.problems) == ("May 2026", ())


def test_what_was_not_understood_is_kept_as_a_comment(tmp_path: Path, pack: Pack) -> None:
    claim = Claim("PS-1", Answer.UNANSWERED, "p. 1", "see below", "Old!B2")
    problem = Problem("Old!B2", "answer 'ask Linda' is not understood")
    filled = SelfAssessment("old.xlsx", "a" * 64, (claim,), (problem,))
    found = read(write_template(pack, Profile(), filled=filled), tmp_path, pack)
    assert found.claims[0].comment == "see below\n[old.xlsx, Old!B2: answer 'ask Linda' is not understood]"


def test_counts_are_of_the_answers_that_are_there(pack: Pack) -> None:
    rows = zip(pack.standards, cycle(Answer), strict=False)
    claims = tuple(Claim(standard.id, answer, "", "", "Old!B2") for standard, answer in rows)
    filled = SelfAssessment("old.xlsx", "a" * 64, claims)
    content = write_template(pack, Profile(), filled=filled)
    start = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Start here"]
    counts = {row[1]: row[2:] for row in start.iter_rows(values_only=True) if row[1]}
    assert counts["Provision of service"] == ("6 of 7", 2, 2, 1, 1)
    assert counts["All sections"] == ("35 of 43", 9, 9, 9, 8)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_again_by_libreoffice_it_says_the_same(tmp_path: Path, pack: Pack) -> None:
    content, _ = filled_in(write_template(pack, Profile()))
    before = read(content, tmp_path, pack)
    out = tmp_path / "again"
    run = subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"),
            *("--convert-to", "xlsx", "--outdir", str(out), str(tmp_path / "ours.xlsx")),
        ],
        capture_output=True,
        timeout=180,
    )
    if not (out / "ours.xlsx").is_file():
        pytest.skip(f"LibreOffice cannot save workbooks here: {run.stderr.decode(errors='replace')[:200]}")
    after = read_self_assessment(out / "ours.xlsx", pack)
    assert after.claims == before.claims
    assert (after.problems, after.unread) == ((), ())
    assert (after.agency, after.date, after.services) == (before.agency, before.date, before.services)
