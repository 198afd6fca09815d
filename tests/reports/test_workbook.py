"""What all written workbooks have in common: safe cells, names, protection, print, the same bytes."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol_audit.model import Status
from protocol_audit.reports.labels import STATUS_COLORS, STATUS_WORDS
from protocol_audit.reports.workbook import (
    CHOICE,
    FILL_IN,
    TEXT,
    Book,
    Column,
    cell_name,
    cell_text,
    reference,
    sheet_name,
    status_look,
)
from protocol_audit.reports.workbook.heights import height_of

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    '=HYPERLINK("http://x")',
    "{=1}",
    "007",
    "http://x",
]


def written(*values: object, look: object = TEXT) -> openpyxl.worksheet.worksheet.Worksheet:
    """A sheet with these values below each other, opened again."""
    book = Book("Values")
    sheet = book.sheet("Values")
    for row, value in enumerate(values):
        sheet.write(row, 0, value, look)  # type: ignore[arg-type]
    return openpyxl.load_workbook(io.BytesIO(book.content()))["Values"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_is_never_a_formula_a_number_or_a_link(text: str) -> None:
    cell = written(text)["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_what_looks_like_a_formula_stays_text_when_edited(text: str) -> None:
    cell = written(text)["A1"]
    assert cell.quotePrefix
    assert cell.number_format == "@"


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was_or_with_marks_where_it_cannot(texts: list[str]) -> None:
    sheet = written(*texts)
    cells = [sheet.cell(row, 1) for row in range(1, len(texts) + 1)]
    assert [cell.value for cell in cells] == [cell_text(text) for text in texts]
    assert {cell.data_type for cell in cells} == {"s"}


def test_text_that_is_too_long_is_cut_and_says_so() -> None:
    assert cell_text("a" * 32_767) == "a" * 32_767
    long = written("\U0001f600" * 20_000)["A1"].value
    assert long.endswith(" […]")
    assert len(long.encode("utf-16-le")) // 2 <= 32_767


def test_numbers_days_and_nothing_keep_their_kind() -> None:
    sheet = written(3, 2.5, datetime.date(2026, 11, 6), None, "")
    assert [sheet.cell(row, 1).value for row in range(1, 6)] == [
        3,
        2.5,
        datetime.datetime(2026, 11, 6),
        None,
        None,
    ]
    assert sheet["A3"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Safety planning", "Safety planning"),
        ("Intake: a/b [draft]?", "Intake a b draft"),
        ("'quoted'", "quoted"),
        ("", "Sheet"),
        ("History", "History sheet"),
        ("Red flags and indicators for the program", "Red flags and indicators for"),
        ("x" * 40, "x" * 31),
    ],
)
def test_sheet_names_are_what_excel_takes(text: str, name: str) -> None:
    assert sheet_name(text) == name


@given(st.text(max_size=60), st.text(max_size=60))
def test_sheet_names_are_never_the_same_twice(one: str, other: str) -> None:
    first = sheet_name(one)
    second = sheet_name(other, {first.lower()})
    assert first.lower() != second.lower()
    assert 1 <= len(second) <= 31


@pytest.mark.parametrize(
    ("row", "column", "name"), [(13, 3, "D14"), (0, 25, "Z1"), (0, 26, "AA1"), (9, 701, "ZZ10")]
)
def test_cell_names(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


def test_references_quote_the_sheet() -> None:
    assert reference("It's here", "A1") == "'It''s here'!A1"


def made(day: datetime.date | None = None) -> bytes:
    """A small table with everything that a sheet can have."""
    book = Book("Title & more", "Subject", day)
    sheet = book.sheet("Answers")
    sheet.heads(1, [Column("Id", 8), Column("Answer", 20, CHOICE)], last=3)
    sheet.write_row(2, ["A-1", "Met"], [TEXT, CHOICE])
    sheet.write_row(3, ["A-2", None], [TEXT, FILL_IN])
    sheet.write_formula(0, 1, "=COUNTA(B3:B4)", 1)
    sheet.write_link(0, 0, "Lists", "A1", "the lists", TEXT)
    sheet.choices((2, 1, 3, 1), ["Met", "Not met"], title="Answer", message="Choose one.")
    sheet.color_words((2, 1, 3, 1), {STATUS_WORDS[s]: STATUS_COLORS[s] for s in Status})
    sheet.print_on(footer="Ours & yours")
    sheet.protect()
    sheet.cursor(2, 1)
    sheet.open_here()
    hidden = book.sheet("Lists", hidden=True)
    hidden.write(0, 0, "x")
    return book.content()


def test_the_same_calls_give_the_same_bytes() -> None:
    assert made() == made()
    assert made(datetime.date(2026, 11, 6)) != made()


def test_a_workbook_names_no_machine_and_no_time() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in package.infolist()} == {0}
    properties = openpyxl.load_workbook(io.BytesIO(made(datetime.date(2026, 11, 6)))).properties
    assert (properties.title, properties.creator) == ("Title & more", "protocol-audit")
    assert properties.created == properties.modified == datetime.datetime(2026, 11, 6)


def test_a_table_keeps_its_heads_in_sight_and_can_be_filtered() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made()))["Answers"]
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.auto_filter.ref == "A2:B4"
    assert sheet.column_dimensions["B"].width == pytest.approx(20.7, abs=0.1)


def test_a_protected_sheet_lets_people_fill_in_and_filter_without_a_password() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made()))["Answers"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    # False is Excel's word for "not forbidden".
    assert (sheet.protection.autoFilter, sheet.protection.sort, sheet.protection.formatColumns) == (
        False,
    ) * 3
    assert [sheet[name].protection.locked for name in ("A3", "B3", "B4")] == [True, False, False]


def test_formulas_have_a_saved_result() -> None:
    assert openpyxl.load_workbook(io.BytesIO(made()), data_only=True)["Answers"]["B1"].value == 1
    assert openpyxl.load_workbook(io.BytesIO(made()))["Answers"]["B1"].value == "=COUNTA(B3:B4)"


def test_drop_downs_say_what_can_be_chosen() -> None:
    (rule,) = openpyxl.load_workbook(io.BytesIO(made()))["Answers"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1, rule.prompt) == ("B3:B4", '"Met,Not met"', "Choose one.")
    assert rule.error == "Please choose one of: Met, Not met."


def test_pages_are_numbered_and_as_wide_as_the_sheet() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made()))["Answers"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert sheet.oddFooter.left.text.strip() == "Ours && yours"


def test_hidden_sheets_are_hidden() -> None:
    assert openpyxl.load_workbook(io.BytesIO(made()))["Lists"].sheet_state == "hidden"


@pytest.mark.parametrize("status", list(Status))
def test_statuses_have_the_colors_of_the_word_report(status: Status) -> None:
    cell = written("x", look=status_look(status))["A1"]
    assert (cell.font.color.rgb[2:], cell.fill.fgColor.rgb[2:]) == STATUS_COLORS[status]


def test_rows_are_as_high_as_their_text_and_grow_when_somebody_types() -> None:
    book = Book("Heights")
    sheet = book.sheet("Heights")
    sheet.columns([20])
    long = "many words that take more lines than one in a narrow column " * 3
    for row, value in enumerate(["short", long, "two\nlines"]):
        sheet.write(row, 0, value)
    sheet.write(3, 0, long)
    sheet.height(3, 40)
    content = book.content()
    rows = openpyxl.load_workbook(io.BytesIO(content))["Heights"].row_dimensions
    assert rows[1].height < rows[3].height < rows[2].height
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    assert [row for row in xml.split("<row ")[1:] if "customHeight" in row] == [xml.split("<row ")[4]]


@given(st.text(max_size=200), st.floats(min_value=1, max_value=200))
def test_heights_are_within_what_excel_allows(text: str, width: float) -> None:
    assert 0 < height_of(text, width, TEXT) <= 409
