"""The summary for the board: what it says, its picture, and that picture's words and table."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import docx
import pytest
from PIL import Image
from portfolio_rows import PACK, PORTFOLIO, program

from protocol_audit.model import Portfolio, Status
from protocol_audit.reports.portfolio.figures import Figures
from protocol_audit.reports.portfolio.heat_map import Band, bands, describe, draw
from protocol_audit.reports.portfolio.summary import write_summary

DAY = datetime.date(2026, 11, 26)


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_summary(PORTFOLIO, assessed_on=DAY)


def text_of(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_same_portfolio_gives_the_same_bytes(content: bytes) -> None:
    assert write_summary(PORTFOLIO, assessed_on=DAY) == content


def test_the_parts_stand_in_order_strengths_first(content: bytes) -> None:
    document = docx.Document(io.BytesIO(content))
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"] == [
        "At a glance",
        "Strengths that are shared",
        "Missed by most programs",
        "Technical assistance that would close most gaps",
        "How much of each section is met",
        "Settle first",
        "What could not be read",
        "Keep in mind",
    ]


def test_claims_alone_and_unknown_services_are_said(content: bytes) -> None:
    text = text_of(content)
    assert "1 program gave no protocol" in text
    assert "1 program did not say what they offer" in text
    assert "Dogwood.docx: damaged" in text


def test_the_picture_has_words_and_a_table(content: bytes) -> None:
    document = docx.Document(io.BytesIO(content))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == describe(Figures(PORTFOLIO))
    (table,) = [table for table in document.tables if table.rows[0].cells[0].text == "Section"]
    assert len(table.rows) == 1 + len(PACK.sections)
    assert sum(int(cell.text) for cell in table.rows[-1].cells[1:]) == len(PORTFOLIO.rows)


@pytest.mark.parametrize("many", [1, 3, 40, 700])
def test_the_picture_holds_any_number_of_programs(many: int) -> None:
    rows = tuple(replace(PORTFOLIO.rows[n % 3], name=f"Program {n}") for n in range(many))
    picture = Image.open(io.BytesIO(draw(Figures(Portfolio("Many", PACK, rows)))))
    assert picture.size[0] == 2000
    colors = picture.convert("RGB").getcolors(maxcolors=100_000)
    assert colors
    assert {(0x4D, 0x8B, 0x66), (0xA7, 0xCD, 0xB5)} & {color for _, color in colors}


def test_bands_go_by_what_applies() -> None:
    rows = (
        program("All", Status.MET, Status.NOT_APPLICABLE),
        program("None", Status.CONFLICT),
        program("Away", Status.NOT_APPLICABLE),
        program("Half", Status.MET, Status.PARTIAL),
    )
    found = bands(Figures(Portfolio("Four", PACK, rows)))[PACK.sections[0]]
    assert found == {Band.ALL: 1, Band.MOST: 1, Band.SOME: 0, Band.NONE: 1, Band.NOT_APPLICABLE: 1}


def test_without_a_gap_nothing_is_offered() -> None:
    text = text_of(write_summary(Portfolio("Good", PACK, (program("Alder", Status.MET),)), assessed_on=DAY))
    assert "No program has a gap." in text
    assert "Technical assistance" not in text
    assert "Settle first" not in text
