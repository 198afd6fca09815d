"""The findings as a workbook: opened again and compared, the last row too."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from made_up import (
    PASSAGES,
    assessment,
    conflict,
    found,
    large,
    met,
    not_addressed,
    partial,
    passage,
    standard,
    words,
)

from protocol_audit.model import Action, Assessment, Day, Decided, Decision, Finding, Status
from protocol_audit.reports.findings_book import write_workbook
from protocol_audit.reports.labels import LEVEL_WORDS, STATUS_COLORS, STATUS_WORDS
from protocol_audit.sharing import share_check

DAY = datetime.date(2026, 11, 26)
SHEETS = ["At a glance", "Findings", "Evidence", "Action plan", "About"]


def opened(one: Assessment) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(one, assessed_on=DAY)))


def table(one: Assessment, name: str) -> list[dict[str, object]]:
    """The rows under the heads, which stand in the third row."""
    rows = list(opened(one)[name].iter_rows(min_row=3, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def all_text(one: Assessment) -> str:
    cells = (cell for sheet in opened(one) for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(str(cell) for cell in cells if cell is not None)


@pytest.mark.parametrize("one", [assessment(), large()], ids=["small", "large"])
def test_the_same_assessment_gives_the_same_bytes(one: Assessment) -> None:
    assert write_workbook(one, assessed_on=DAY) == write_workbook(one, assessed_on=DAY)


def test_sheets_have_filters_and_heads_that_stay() -> None:
    book = opened(large())
    assert book.sheetnames == SHEETS
    assert book.active.title == "At a glance"
    for name in ("Findings", "Evidence", "Action plan"):
        sheet = book[name]
        assert sheet.freeze_panes == "B4"
        assert sheet.auto_filter.ref.startswith("A3:")
        assert int(sheet.auto_filter.ref.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQ")) == sheet.max_row
        assert sheet.print_title_rows == "$3:$3"


@pytest.mark.parametrize("one", [assessment(), large()], ids=["small", "large"])
def test_every_standard_has_its_row_with_status_in_words_and_color(one: Assessment) -> None:
    rows = table(one, "Findings")
    assert [row["Standard"] for row in rows] == [finding.standard.id for finding in one.findings]
    assert [row["Status"] for row in rows] == [STATUS_WORDS[f.decided] for f in one.findings]
    assert [row["Level"] for row in rows] == [LEVEL_WORDS[f.standard.level] for f in one.findings]
    cell = opened(one)["Findings"].cell(3 + len(one.findings), 5)
    text, ground = STATUS_COLORS[one.findings[-1].decided]
    assert cell.font.color.rgb.endswith(text)
    assert cell.fill.fgColor.rgb.endswith(ground)


def test_quotes_stand_with_their_places_and_closest_text_is_not_counted() -> None:
    rows = table(assessment([met(), conflict(), not_addressed()]), "Findings")
    says = [str(row["What the protocol says"]) for row in rows]
    assert f"“{PASSAGES[0].text}” (3 Intake › 3.1 First hours · paragraph 4 · page 1)" in says[0]
    assert says[1].startswith("What goes against the toolkit: Guests are lodged with volunteers.\n“may be")
    assert "Closest text, not counted" in says[2]


def test_what_is_missing_has_its_wording_and_what_is_met_has_none() -> None:
    first, second = table(assessment([met(), partial()]), "Findings")
    assert first["Wording to consider"] is None
    assert "Staff make sure that present danger is talked through" in str(second["Wording to consider"])
    assert "present danger is talked through" in str(second["What is missing"])


def test_every_quote_is_in_the_evidence_once_for_each_standard() -> None:
    rows = table(assessment(), "Evidence")
    against = [row for row in rows if row["Supports"] == "goes against the standard"]
    assert [row["Standard"] for row in against] == ["ST-3"]
    (whole,) = [row for row in rows if row["Quote"] == PASSAGES[0].text]
    assert (whole["Standard"], whole["Place"], whole["Page"]) == ("IN-1", "paragraph 4", 1)
    assert whole["Headings"] == "3 Intake › 3.1 First hours"


def test_counts_are_formulas_over_the_findings_with_their_results() -> None:
    one = large()
    content = write_workbook(one, assessed_on=DAY)
    formulas = openpyxl.load_workbook(io.BytesIO(content))["At a glance"]
    results = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["At a glance"]
    head = next(row[0].row for row in formulas.iter_rows() if row[0].value == "Level")
    statuses = [cell.value for cell in formulas[head][1:6]]
    all_row = next(row[0].row for row in formulas.iter_rows() if row[0].value == "All")
    assert formulas.cell(head + 1, 2).value == (
        "=COUNTIFS('Findings'!$D$4:$D$46,\"Required\",'Findings'!$E$4:$E$46,\"Met\")"
    )
    totals = dict(zip(statuses, (cell.value for cell in results[all_row][1:6]), strict=True))
    assert totals == {STATUS_WORDS[s]: n for s, n in one.summary.items() if STATUS_WORDS[s] in totals}


def test_the_chart_is_said_in_words() -> None:
    content = write_workbook(assessment(), assessed_on=DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert "Bar chart of the statuses by level" in drawing


def test_the_plan_has_what_was_planned_and_suggestions_where_nothing_was() -> None:
    action = Action("IN-2", "Write it down", "Ana", Day("2025-01-01", datetime.date(2025, 1, 1)))
    one = assessment([replace(partial("IN-2"), action=action), not_addressed("ST-2"), met("IN-1")])
    rows = {row["Standard"]: row for row in table(one, "Action plan")}
    assert set(rows) == {"IN-2", "ST-2"}
    assert (rows["IN-2"]["Action"], rows["IN-2"]["Responsible"]) == ("Write it down", "Ana")
    assert rows["IN-2"]["Target date"] == "January 1, 2025\nOverdue"
    assert str(rows["ST-2"]["Action"]).startswith("Add:")


def test_a_reviewers_decision_counts_and_is_told() -> None:
    decision = Decision("IN-2", Status.MET, "It is on the form", "R. Vance")
    one = assessment([replace(partial("IN-2"), decision=Decided(decision))])
    (row,) = table(one, "Findings")
    assert row["Status"] == "Met"
    assert "R. Vance" in str(row["Reviewer"])


def test_what_was_not_read_and_that_it_is_no_certification_is_said() -> None:
    text = all_text(assessment())
    assert "2 pictures" in text
    assert "not a certification" in text


def test_a_sheet_for_sharing_is_there_only_where_somebody_asked() -> None:
    one = assessment()
    book = opened(replace(one, sharing=share_check(one)))
    assert book.sheetnames == [*SHEETS[:4], "Before you share", "About"]


def test_nothing_from_a_document_becomes_a_formula_or_breaks_the_file() -> None:
    bad = passage(3, '=HYPERLINK("http://x")\x00\x0b', headings=("=1+1",))
    one = standard("IN-1", "+1 title", note="@note")
    evidence = (words(bad, bad.text, "a", "b", "c"),)
    finding = Finding(one, Status.MET, found(one, evidence), evidence=evidence)
    book = opened(assessment([finding], passages=(bad,), agency="=agency", title="-title", unread=("=part",)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert str(cell.value).startswith(("=COUNTIFS(", "=SUM("))
                assert cell.hyperlink is None or cell.hyperlink.location
