"""The portfolio's workbook: its formulas, the values beside them, and what stays text."""

from __future__ import annotations

import datetime
import io
import shutil
import subprocess
from typing import Any

import openpyxl
import pytest
from portfolio_rows import MANY, PACK, PORTFOLIO

from protocol_audit.reports.portfolio.book import write_workbook

DAY = datetime.date(2026, 11, 26)
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_workbook(PORTFOLIO, assessed_on=DAY)


def values(content: bytes, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(content), data_only=True)[sheet].values)


def test_the_same_portfolio_gives_the_same_bytes(content: bytes) -> None:
    assert write_workbook(PORTFOLIO, assessed_on=DAY) == content


def test_every_figure_on_the_sheets_of_figures_is_a_formula(content: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for name in ("At a glance", "Gaps by standard", "Training needs"):
        figures = [cell for row in book[name].iter_rows() for cell in row if cell.data_type == "n"]
        assert [cell.coordinate for cell in figures if cell.value is not None] == [], name


def test_figures_are_there_where_nothing_calculates(content: bytes) -> None:
    glance = values(content, "At a glance")
    assert [row[:2] for row in glance[3:9]] == [
        ("Programs shown in the matrix", 3),
        ("of them with words that go against the toolkit", 1),
        ("of them resting on their own claims alone, no protocol read", 1),
        ("Standards met, over all programs shown", 15 + 14 + 22),
        ("Gaps, over all programs shown", 14 + 15 + 14),
        ("Programs that could not be assessed (see Not read)", 1),
    ]


def test_an_explained_difference_applies_and_is_no_gap(content: bytes) -> None:
    (second,) = [row for row in values(content, "Gaps by standard") if row[0] == PACK.standards[1].id]
    assert second[4:13] == (0, 1, 0, 1, 1, 0, 2, 3, pytest.approx(2 / 3))


def test_a_document_s_words_stay_text(content: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Settle first"]
    assert (sheet["F5"].value, sheet["F5"].data_type) == ("=the words found", "s")


def test_what_was_not_read_is_listed(content: bytes) -> None:
    assert values(content, "Not read")[4:] == [
        ("Not assessed", "Dogwood", "Dogwood.docx: damaged; save it again"),
        ("Part not read", "Birch", "2 pictures"),
        ("Passed over", "list.csv", "not a protocol"),
    ]


def test_heads_are_frozen_and_filters_set(content: bytes) -> None:
    matrix = openpyxl.load_workbook(io.BytesIO(content))["Matrix"]
    assert matrix.freeze_panes == "B6"
    assert matrix.auto_filter.ref == f"A5:{matrix.cell(8, 5 + MANY).coordinate}"


def test_charts_have_words_for_those_who_do_not_see_them(content: bytes) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        drawings = [package.read(n).decode() for n in package.namelist() if "drawings/drawing" in n]
    assert len(drawings) == 3
    assert all('descr="Bar chart of' in drawing for drawing in drawings)


@pytest.fixture(scope="module")
def recalculate(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Opens a workbook in LibreOffice, lets it calculate everything, and gives what it then says."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")

    def calculate(content: bytes) -> Any:
        (folder / "book.xlsx").write_bytes(content)
        command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "xlsx", "--outdir", str(folder / "out"), str(folder / "book.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return openpyxl.load_workbook(folder / "out" / "book.xlsx", data_only=True)

    return calculate


def test_the_formulas_give_what_is_written_beside_them(content: bytes, recalculate: Any) -> None:
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    written = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    calculated = recalculate(content)
    seen = 0
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            ours, theirs = (book[sheet.title][cell.coordinate].value for book in (written, calculated))
            assert (ours or 0) == pytest.approx(theirs or 0), (sheet.title, cell.coordinate)
            seen += 1
    assert seen > 700


def test_figures_count_only_the_rows_that_are_shown(content: bytes, recalculate: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["Matrix"].row_dimensions[7].hidden = True
    target = io.BytesIO()
    book.save(target)
    glance = recalculate(target.getvalue())["At a glance"]
    assert [glance.cell(row, 2).value for row in range(4, 10)] == [2, 0, 1, 15 + 22, 14, 1]
