"""The progress report in Word: what changed stands in it, side by side, and nothing else is promised."""

from __future__ import annotations

import datetime
import io

import docx
import pytest

from protocol_audit.model import (
    Change,
    Comparison,
    Level,
    PackChange,
    Place,
    PlacedQuote,
    PortfolioComparison,
    Side,
    Source,
    StandardChange,
    Status,
)
from protocol_audit.reports.comparison.word import write_word
from protocol_audit.reports.comparison.words import since

DAY = datetime.date(2026, 11, 26)


def source(file: str, date: str = "") -> Source:
    return Source(
        file, file, "Our protocol", "Alder House", date, "0" * 64, "1.0.0", "0" * 64, "0.1.0", "rules"
    )


def side(status: Status, quote: str = "", decision: str = "") -> Side:
    words = (PlacedQuote(quote, Place(("3 Intake",), "paragraph 4", 2)),) if quote else ()
    return Side(status, status, words, decision)


def change(
    id: str, kind: Change, before: Side | None, after: Side | None, **more: PackChange
) -> StandardChange:
    return StandardChange(id, f"About {id}", "AA", Level.REQUIRED, kind, before, after, **more)


CHANGES = (
    change(
        "AA-1", Change.CLOSED, side(Status.CONFLICT, "wait 72 hours"), side(Status.MET, "within 24 hours")
    ),
    change("AA-2", Change.NEW, side(Status.MET, "a private room"), side(Status.NOT_ADDRESSED)),
    change("AA-3", Change.UNCHANGED, side(Status.PARTIAL, "some"), side(Status.PARTIAL, "some")),
    change("AA-4", Change.UNCHANGED, side(Status.MET, "all", "met: agreed"), side(Status.MET, "all")),
    change(
        "AA-5",
        Change.WORSE,
        side(Status.PARTIAL, "x"),
        side(Status.CONFLICT, "y"),
        pack_change=PackChange.ASKS,
    ),
    change("AA-6", Change.ADDED, None, side(Status.NOT_ADDRESSED)),
)
COMPARISON = Comparison(
    "Standards", source("old.docx", "Adopted May 2024"), source("new.docx"), CHANGES, ("They differ in age.",)
)
PORTFOLIOS = PortfolioComparison(
    "Standards",
    "2025.sqlite",
    "2026.sqlite",
    (("Alder", COMPARISON), ("Birch", COMPARISON)),
    ("Elm",),
    ("Fir",),
)


def opened(comparison: Comparison | PortfolioComparison) -> tuple[str, list[list[list[str]]]]:
    """The report's paragraphs as one text, and its tables as rows of cells' texts."""
    document = docx.Document(io.BytesIO(write_word(comparison, compared_on=DAY)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    return text, [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


@pytest.mark.parametrize("comparison", [COMPARISON, PORTFOLIOS])
def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison | PortfolioComparison) -> None:
    assert write_word(comparison, compared_on=DAY) == write_word(comparison, compared_on=DAY)


def test_before_and_now_stand_side_by_side() -> None:
    text, tables = opened(COMPARISON)
    assert "Progress since May 2024" in text
    (closed,) = [table for table in tables if table[0][0] == "Standard" and "AA-1" in table[1][0]]
    assert "wait 72 hours" in closed[1][1]
    assert "within 24 hours" in closed[1][2]
    assert "They differ in age." in text


def test_what_the_pack_changed_is_in_a_part_of_its_own() -> None:
    text, tables = opened(COMPARISON)
    assert "Changed in the standards: 2" in text
    assert "Worse" not in text
    counts = dict(zip(*tables[0], strict=True))
    assert counts == {"Closed": "1", "Improved": "0", "New": "1", "Worse": "0", "Open before and now": "1"}


def test_what_is_not_found_is_not_said_of_the_agency() -> None:
    _, tables = opened(COMPARISON)
    (new,) = [table for table in tables if table[0][0] == "Standard" and "AA-2" in table[1][0]]
    assert "Not found in the document." in new[1][2]


def test_a_decision_that_changed_is_told() -> None:
    text, tables = opened(COMPARISON)
    assert "Decisions that changed: 1" in text
    (decisions,) = [table for table in tables if table[1][0] == "AA-4\nAbout AA-4" and table[1][2] == "none"]
    assert decisions[1][1] == "met: agreed"


def test_many_programs_have_a_row_each() -> None:
    text, tables = opened(PORTFOLIOS)
    assert "2 of 2 programs closed a gap or made one smaller" in text
    (programs,) = [table for table in tables if table[0][0] == "Program"]
    assert programs[1:] == [["Alder", "1", "0", "1", "0", "1"], ["Birch", "1", "0", "1", "0", "1"]]
    assert "Only in the earlier portfolio: Elm." in text
    assert "Only in the later portfolio: Fir." in text


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("Adopted 2007", "2007"),
        ("version 4, August 2024", "August 2024"),
        ("Effective: March 3, 2025", "March 3, 2025"),
        ("2026-01-31", "2026-01-31"),
        ("last spring", "old.docx"),
        ("", "old.docx"),
    ],
)
def test_since_when(date: str, words: str) -> None:
    assert since(source("old.docx", date)) == words
