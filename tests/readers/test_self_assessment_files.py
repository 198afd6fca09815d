"""What a workbook's file holds: each construct of the format, blank rows without end, our own workbook."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from workbook_files import EXEMPT, MET, OPEN, PARTIAL, answers, pack, read, write_book

from protocol_audit.model import Profile
from protocol_audit.readers.workbook.blank_rows import Scan
from protocol_audit.readers.workbook.formats import shown
from protocol_audit.readers.workbook.sheet import Holds, letters, numbers
from protocol_audit.readers.workbook.xlsx import read_xlsx
from protocol_audit.reports.self_assessment import write_template

# Constructs that are no cells, or that must not be run or shown: said to be unread, or left alone.
_NOT_IN_CELLS = (
    "MUST NOT",
    "without cached",
    "not top-left",
    "drop",
    "data validation",
    "header text",
    "hyperlink target",
    "hidden sheet",
    "veryHidden",
    "text box",
    "comment text",
    "defined name",
    "sheet name",
    "checkbox caption",
    "_x000D_ decoded",
)


def test_every_construct_of_the_format(shared: Path) -> None:
    folder = shared / "benchmark" / "constructs"
    words = json.loads((folder / "excel.json").read_text(encoding="utf-8"))
    book = read_xlsx(folder / "excel.xlsx")
    first = book.sheets[0]
    text = "\n".join(cell.text for row in first.rows.values() for cell in row.values())
    for construct, word in words.items():
        if construct.startswith("MUST NOT"):
            assert word not in text, construct
        elif not any(part in construct for part in _NOT_IN_CELLS):
            assert word in text, construct
    assert "_x000D_" not in text
    assert words["formula without cached value (formula text only)"] not in text
    assert first.cell(7, 1).holds is Holds.UNSAVED
    assert first.name == words["sheet name"]
    assert [sheet.hidden for sheet in book.sheets] == [False, True, True]
    assert first.hidden_rows == {18}
    assert first.hidden_columns == {4}
    assert first.choices[0].words == (words["data validation list choice"], "b")
    assert first.cell(9, 2).text == first.cell(8, 1).text
    assert len(first.notes) == 3


@pytest.mark.parametrize(
    ("value", "number_format", "code", "text"),
    [
        ("12", 0, "", "12"),
        ("7.4000000000000004", 0, "", "7.4"),
        ("3.0", 2, "", "3"),
        ("12345678901234567", 0, "", "12345678901234567"),
        ("0.375", 10, "", "37.5%"),
        ("0.5", 164, "0%", "50%"),
        ("45366", 14, "", "2024-03-15"),
        ("45366.5", 22, "", "2024-03-15 12:00"),
        ("0.25", 20, "", "06:00"),
        ("45366", 164, "[$-409]mmmm d, yyyy", "2024-03-15"),
        ("45366", 164, '"Policy "0', "45366"),
        ("1", 164, '"Yes";"No";"Never"', "Yes"),
        ("0", 164, '"Yes";"No";"Never"', "Never"),
        ("-1", 164, '"Yes";"No"', "No"),
        ("1e400", 14, "", "1e400"),
        ("abc", 0, "", "abc"),
    ],
)
def test_numbers_are_read_as_they_are_shown(value: str, number_format: int, code: str, text: str) -> None:
    assert shown(value, number_format, code, from_1904=False)[0] == text


def test_days_from_1904() -> None:
    assert shown("43904", 14, "", from_1904=True)[0] == "2024-03-15"


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_have_letters(column: int, name: str) -> None:
    assert letters(column) == name
    assert numbers(f"${name}$12") == (12, column)


def test_what_is_no_address() -> None:
    assert numbers("12") == numbers("A") == numbers("A1B") == numbers("") == (0, 0)


def sheet_xml(rows: bytes, after: bytes = b"<rowBreaks><brk/></rowBreaks>") -> bytes:
    return b'<worksheet xmlns="x"><sheetData>' + rows + b"</sheetData>" + after + b"</worksheet>"


FULL = b'<row r="3"><c r="A3" s="1"/><c r="B3"><v>7</v></c></row>'
BLANK = b'<row r="2" s="1"><c r="A2" s="1"/><c r="B2" s="1"/></row><row r="9" hidden="1"/>'


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 10_000])
def test_blank_rows_are_left_out_however_the_pieces_fall(size: int) -> None:
    whole = sheet_xml(BLANK + FULL + BLANK * 3 + FULL + BLANK)
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    assert b"".join(Scan(pieces).kept()) == sheet_xml(FULL + FULL)


@pytest.mark.parametrize("rows", [b"", FULL, FULL * 3])
def test_what_has_no_blank_rows_stays_as_it_is(rows: bytes) -> None:
    assert b"".join(Scan([sheet_xml(rows)]).kept()) == sheet_xml(rows)


def test_rows_without_numbers_are_all_kept() -> None:
    whole = sheet_xml(b'<row s="1"><c s="1"/></row><row s="1"><c><v>1</v></c></row>')
    assert b"".join(Scan([whole]).kept()) == whole


def test_a_sheet_formatted_to_the_bottom_takes_little_memory(tmp_path: Path) -> None:
    plain = write_book(tmp_path / "plain.xlsx", {"S": [["Standard", "Answer"], ["PS-1", "Met"]]})
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(plain) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                rows = (
                    b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="0"/></row>' % (n, n)
                    for n in range(9, 300_000)
                )
                data = data.replace(b"</sheetData>", b"".join(rows) + b"</sheetData>")
            new.writestr(name, data)
    file = tmp_path / "long.xlsx"
    file.write_bytes(packed.getvalue())
    tracemalloc.start()
    found = read(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answers(found) == {"PS-1": (MET, "B2")}
    assert most < 30_000_000


@pytest.mark.parametrize("one_sheet", [False, True])
def test_our_own_workbook_filled_in_loses_nothing(tmp_path: Path, one_sheet: bool) -> None:
    file = tmp_path / "ours.xlsx"
    file.write_bytes(write_template(pack(), Profile(), one_sheet=one_sheet))
    assert {claim.answer for claim in read(file).claims} == {OPEN}
    assert read(file).problems == ()
    book = load_workbook(file)
    given = {}
    words = ("Met", "Partly met", "Not applicable", None)
    for sheet in book.worksheets:
        heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=6) for cell in row if cell.value}
        if "Answer" not in heads:
            continue
        for row in range(1, sheet.max_row + 1):
            name = str(sheet.cell(row, heads["Id"]).value or "")
            if pack().standard(name):
                word = words[len(given) % 4]
                given[name] = word
                sheet.cell(row, heads["Answer"], word)
                sheet.cell(row, heads["Where it is in our protocol"], f"p. {row}")
                sheet.cell(row, heads["Evidence"], f"form of {name}")
                sheet.cell(row, heads["Comments"], f"remark on {name}")
    book.save(file)
    found = read(file)
    meant = dict(zip(words, (MET, PARTIAL, EXEMPT, OPEN), strict=True))
    assert {claim.standard: claim.answer for claim in found.claims} == {n: meant[w] for n, w in given.items()}
    assert len(found.claims) == 43
    assert all(f"form of {claim.standard}" in claim.evidence for claim in found.claims)
    assert all(claim.evidence.startswith("p. ") for claim in found.claims)
    assert all(claim.comment == f"remark on {claim.standard}" for claim in found.claims)
    assert found.problems == ()
    assert found.unread == ()


def test_facts_and_services_of_our_own_workbook(tmp_path: Path) -> None:
    file = tmp_path / "ours.xlsx"
    file.write_bytes(write_template(pack(), Profile(("shelter", "hotline"), "Juniper House")))
    found = read(file)
    assert found.agency == "Juniper House"
    assert found.services == ("shelter", "hotline")
    file.write_bytes(write_template(pack(), Profile()))
    assert read(file).services is None
    assert read(file).agency == ""
