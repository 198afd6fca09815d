"""The blank self-assessment: what it holds, what may be filled in, and that it counts."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from made_up import assessment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from protocol_audit.model import Pack, Profile
from protocol_audit.model.claims import ABOUT_SHEET
from protocol_audit.reports.labels import LEVEL_WORDS
from protocol_audit.reports.self_assessment import write_template
from protocol_audit.standards import load_pack

HEADS = [
    "Id",
    "Standard",
    "What it asks",
    "Level",
    "Answer",
    "Where it is in our protocol",
    "Evidence",
    "Comments",
]
FRONT = ["Start here", "Our program"]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("ncedsv-sex-trafficking-2023")


def opened(content: bytes, *, saved: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=saved)


def blank(pack: Pack, profile: Profile | None = None, *, one_sheet: bool = False) -> Workbook:
    return opened(write_template(pack, profile or Profile(), one_sheet=one_sheet))


def rows(sheet: Worksheet) -> list[list[object]]:
    """The rows of the table, below its heads."""
    return [list(row) for row in sheet.iter_rows(min_row=5, values_only=True)]


def test_every_section_has_a_sheet_and_every_standard_a_row(pack: Pack) -> None:
    book = blank(pack)
    sections = [section.title for section in pack.sections]
    assert book.sheetnames == [*FRONT, *sections, ABOUT_SHEET]
    found = [row[:5] for title in sections for row in rows(book[title])]
    assert [row[0] for row in found] == [standard.id for standard in pack.standards]
    for row, standard in zip(found, pack.standards, strict=True):
        assert row[1] == standard.title
        assert str(row[2]).startswith(standard.asks)
        assert (row[3], row[4]) == (LEVEL_WORDS[standard.level], None)


def test_one_sheet_has_them_all_with_their_sections(pack: Pack) -> None:
    book = blank(pack, one_sheet=True)
    assert book.sheetnames == [*FRONT, "Self-assessment", ABOUT_SHEET]
    sheet = book["Self-assessment"]
    assert [cell.value for cell in sheet[4]] == ["Section", *HEADS]
    titles = {section.id: section.title for section in pack.sections}
    assert [row[:2] for row in rows(sheet)] == [[titles[s.section], s.id] for s in pack.standards]
    assert sheet.auto_filter.ref == "A4:I47"
    assert sheet.freeze_panes == "D5"


def test_what_is_looked_for_stands_below_what_is_asked() -> None:
    pack = assessment().pack
    texts = [str(row[3]) for row in rows(blank(pack, one_sheet=True)["Self-assessment"])]
    counted = next(s for s in pack.standards if s.counted)
    text = next(text for text in texts if text.startswith(counted.asks))
    assert f"At least {counted.met_at} of:\n• {counted.elements[0].asks}" in text
    assert any(text.endswith("For programs with shelter.") for text in texts)


def test_only_the_cells_to_fill_in_are_open(pack: Pack) -> None:
    sheet = blank(pack)["Safety planning"]
    assert [cell.value for cell in sheet[4]] == HEADS
    assert [cell.protection.locked for cell in sheet[5]] == [True] * 4 + [False] * 4
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert {cell.number_format for cell in sheet[5][4:]} == {"@"}


def test_answers_are_chosen_from_a_list_and_colored_by_their_word(pack: Pack) -> None:
    sheet = blank(pack)["Safety planning"]
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("E5:E10", '"Met,Partly met,Not met,Not applicable"')
    colored = [rule.formula for rules in sheet.conditional_formatting for rule in rules.rules]
    assert colored == [['"Met"'], ['"Partly met"'], ['"Not met"'], ['"Not applicable"']]


def test_sheets_print_with_heads_and_page_numbers(pack: Pack) -> None:
    book = blank(pack)
    for title in [section.title for section in pack.sections]:
        sheet = book[title]
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert sheet.freeze_panes == "C5"


def test_counts_are_formulas_with_a_saved_result(pack: Pack) -> None:
    content = write_template(pack, Profile())
    sheet, saved = opened(content)["Safety planning"], opened(content, saved=True)
    assert sheet["A3"].value == '="Answered: "&COUNTA(E5:E10)&" of 6"'
    assert saved["Safety planning"]["A3"].value == "Answered: 0 of 6"
    counts = {row[1]: row[2:] for row in saved["Start here"].iter_rows(values_only=True) if row[1]}
    assert counts["Safety planning"] == ("0 of 6", 0, 0, 0, 0)
    assert counts["All sections"] == ("0 of 43", 0, 0, 0, 0)
    formulas = {
        row[1]: row[2:] for row in opened(content)["Start here"].iter_rows(values_only=True) if row[1]
    }
    assert formulas["Safety planning"][1] == "=COUNTIF('Safety planning'!E5:E10,\"Met\")"


def test_the_program_is_filled_in_where_it_is_known(pack: Pack) -> None:
    sheet = blank(pack, Profile(("shelter", "hotline"), "=Juniper & House"))["Our program"]
    facts = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert facts["Agency:"] == "=Juniper & House"
    assert sheet["B3"].data_type == "s"
    assert (facts["Shelter"], facts["Hotline"], facts["Legal"]) == ("Yes", "Yes", "No")
    assert [facts[name] for name in ("Reviewer:", "Date:", "Protocol:")] == [None] * 3


def test_the_program_is_left_open_where_nobody_said(pack: Pack) -> None:
    sheet = blank(pack)["Our program"]
    facts = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert [facts[name] for name in ("Agency:", "Shelter", "Transitional housing")] == [None] * 3


def test_a_hidden_sheet_says_which_pack_it_is_for(pack: Pack) -> None:
    sheet = blank(pack)[ABOUT_SHEET]
    assert sheet.sheet_state == "hidden"
    facts = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert (facts["pack"], facts["version"], facts["sha256"]) == (pack.id, pack.version, pack.sha256)


@pytest.mark.parametrize("one_sheet", [False, True])
def test_the_same_pack_gives_the_same_bytes(pack: Pack, one_sheet: bool) -> None:
    profile = Profile(("shelter",), "Juniper House")
    assert write_template(pack, profile, one_sheet=one_sheet) == write_template(
        pack, profile, one_sheet=one_sheet
    )


def test_a_pack_with_odd_words_breaks_nothing() -> None:
    pack = assessment().pack
    sections = tuple(replace(s, title=f"={s.title}: a/b\x07 & [all]? {'long ' * 9}") for s in pack.sections)
    standards = tuple(replace(s, title=f"=1+{s.title}", asks="@a\ud800") for s in pack.standards)
    book = blank(replace(pack, title="T" * 300, services={}, sections=sections, standards=standards))
    for name in book.sheetnames[2:-1]:
        assert all(
            cell.data_type == "s" for row in book[name].iter_rows(min_row=5, max_col=4) for cell in row
        )
    assert len(book.sheetnames) == 3 + len(sections)
