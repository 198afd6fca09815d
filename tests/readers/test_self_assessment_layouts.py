"""Self-assessments in the layouts that coalitions use, each with what must be read from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from workbook_files import (
    EXEMPT,
    MET,
    NOT_MET,
    OPEN,
    PARTIAL,
    answers,
    beside,
    paint,
    places,
    read,
    write_book,
)

from protocol_audit.errors import ReadError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.xlsx"


def test_columns_to_cross_under_a_head_of_two_rows(file: Path) -> None:
    rows = [
        ["Prairie Coalition", None, None, None, None, None, None],
        ["Self-study, put an X in one box", None, None, None, None, None, None],
        [],
        ["Standard", None, "How far are we?", None, None, None, "Where is it written?"],
        ["No.", "What it says", "Fully", "Partly", "Not yet", "N/A", None],
        ["INTAKE AND FIRST DAYS", None, None, None, None, None, None],
        ["AI-1", "A procedure for referral", "X", None, None, None, "Manual p. 4"],
        ["AI-2", "Still a client", None, "✓", None, None, "Manual p. 5"],
        ["AI-3", "Asking specialists", None, None, "x", None, None],
        ["AI-4", "A bed for now", None, None, None, "X", None],
        ["AI-5", "A second look", None, None, None, None, "Form 7"],
        ["AI-6", "Planning at once", "X", None, "X", None, None],
        ["AI-7", "A signed release", "x (p. 9)", None, None, None, None],
    ]
    file = write_book(file, {"Study": rows}, merged=["A1:G1", "A2:G2", "A4:B4", "C4:F4", "G4:G5", "A6:G6"])
    found = read(file)
    assert answers(found) == {
        "AI-1": (MET, "C7"),
        "AI-2": (PARTIAL, "D8"),
        "AI-3": (NOT_MET, "E9"),
        "AI-4": (EXEMPT, "F10"),
        "AI-5": (OPEN, "C11"),
        "AI-6": (NOT_MET, "E12"),
        "AI-7": (MET, "C13"),
    }
    assert beside(found) == {"AI-1": ("Manual p. 4", ""), "AI-2": ("Manual p. 5", ""), "AI-5": ("Form 7", "")}
    assert places(found) == ["Study!E12"]


def test_a_scale_of_which_only_the_ends_are_described(file: Path) -> None:
    rows = [
        ["Rate each from 1 (not in place) to 5 (fully in place)."],
        [],
        ["Standard", "Indicator", "Score", "Rationale", "Priority", "Lead", "Timeline"],
        ["SP-1", "What a plan does", 5, "In the manual", 1, "Kim", "May"],
        ["SP-2", "All stages", 3, None, 2, "Kim", "June"],
        ["SP-3", "Her own plan", 1, None, 1, None, None],
        ["SP-4", "Special concerns", "n/a", None, None, None, None],
        ["SP-5", "Others", 6, None, None, None, None],
        ["SP-6", "Helpers", None, "ask Sam", None, None, None],
        ["Average", None, 3.0, None, None, None, None],
    ]
    found = read(write_book(file, {"Ratings": rows}))
    assert answers(found) == {
        "SP-1": (MET, "C4"),
        "SP-2": (PARTIAL, "C5"),
        "SP-3": (NOT_MET, "C6"),
        "SP-4": (EXEMPT, "C7"),
        "SP-5": (OPEN, "C8"),
        "SP-6": (OPEN, "C9"),
    }
    assert beside(found) == {"SP-1": ("", "In the manual"), "SP-6": ("", "ask Sam")}
    assert places(found) == ["Ratings!C8"]
    assert "1 to 5" in found.problems[0].message


def test_numbers_without_a_legend_are_no_answers(file: Path) -> None:
    rows = [
        ["Standard", "Rating", "Evidence"],
        ["LV-1", 1, "p. 30"],
        ["LV-2", 4, None],
        ["LV-3", None, None],
    ]
    found = read(write_book(file, {"Sheet1": rows}))
    assert answers(found) == {"LV-1": (OPEN, "B2"), "LV-2": (OPEN, "B3"), "LV-3": (OPEN, "B4")}
    assert places(found) == ["Sheet1!B2", "Sheet1!B3"]
    assert "legend" in found.problems[0].message


def test_a_legend_on_another_sheet_where_the_smallest_number_is_best(file: Path) -> None:
    key = [
        ["Key"],
        ["Code", "What it means"],
        [1, "Fully in place"],
        [2, "Partly in place"],
        [3, "Not in place"],
    ]
    rows = [
        ["Ref", "Requirement", "Rating"],
        ["HO-1", "Tips", 1],
        ["HO-2", "More tips", 3],
        ["AL-1", "Again", 2],
    ]
    found = read(write_book(file, {"Key": key, "Form": rows}))
    assert answers(found) == {"HO-1": (MET, "C2"), "HO-2": (NOT_MET, "C3"), "AL-1": (PARTIAL, "C4")}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("☒ Yes ☐ No ☐ N/A", MET),
        ("☐ Yes ☑ No ☐ N/A", NOT_MET),
        ("Yes ☐   No ☐   N/A ☒", EXEMPT),
        ("[ ] Met [x] Partially met [ ] Not met", PARTIAL),
        ("Yes __X__ No ____", MET),
        ("( ) Met  (x) Not met", NOT_MET),
        ("☐ Yes ☐ No ☐ N/A", OPEN),
    ],
)
def test_boxes_to_check_within_one_cell(file: Path, cell: str, answer: object) -> None:
    rows = [
        ["Standard", "Statement", "Compliance", "Explain if No"],
        ["SH-1", "A room apart", cell, "one room"],
    ]
    found = read(write_book(file, {"Part A": rows}))
    assert answers(found) == {"SH-1": (answer, "C2")}
    assert beside(found) == {"SH-1": ("", "one room")}
    assert found.problems == ()


def test_two_boxes_checked_are_reported(file: Path) -> None:
    rows = [
        ["Standard", "Statement", "Compliance"],
        ["SH-1", "A room apart", "☒ Yes ☒ No"],
        ["SH-2", "x", "Yes"],
    ]
    found = read(write_book(file, {"Part A": rows}))
    assert answers(found)["SH-1"] == (OPEN, "C2")
    assert places(found) == ["Part A!C2"]


def test_long_choices_of_a_drop_down(file: Path) -> None:
    rows = [
        ["Element", "Where do we stand?", "Comments"],
        ["KN-1. Anyone may traffic", "3 - Fully in place", None],
        ["KN-2. Risk factors", "2 - Partially in place", "half the list"],
        ["KN-3. How they recruit", "1 - Not in place", None],
        ["KN-4. Where it happens", "0 - Does not apply", None],
        ["IN-1. Red flags", "2 – Partially in place (draft)", None],
    ]
    found = read(write_book(file, {"Tool": rows}))
    assert answers(found) == {
        "KN-1": (MET, "B2"),
        "KN-2": (PARTIAL, "B3"),
        "KN-3": (NOT_MET, "B4"),
        "KN-4": (EXEMPT, "B5"),
        "IN-1": (PARTIAL, "B6"),
    }
    assert found.problems == ()


def test_standards_without_numbers_are_known_by_their_text(file: Path) -> None:
    rows = [
        ["Question", "Yes / No", "Policy # and page"],
        ["Do advocates screen again for further danger within 24 to 48 hours?", "Yes", "4.2, p. 11"],
        ["Are hotels and motels avoided as lodging for trafficking survivors?", "No", None],
        ["Are volunteers' private homes (safe homes) never used?", "Yes", "Policy 6"],
        ["Is the fire extinguisher in the kitchen inspected each year?", "Yes", "Log"],
        ["Does a client sign a release before we speak with other agencies?", "Yes", "Form R"],
        ["Do all survivors who move learn about the state's address confidentiality program?", "No", None],
        ["Does the finance committee review the budget each quarter?", "No", None],
        ["Is force, fraud and coercion explained to staff in plain words?", None, None],
    ]
    found = read(write_book(file, {"Questions": rows}))
    assert answers(found) == {
        "AI-5": (MET, "B2"),
        "SH-2": (NOT_MET, "B3"),
        "SH-3": (MET, "B4"),
        "AI-7": (MET, "B6"),
        "AL-3": (NOT_MET, "B7"),
        "DF-2": (OPEN, "B9"),
    }
    assert beside(found)["AI-5"] == ("4.2, p. 11", "")
    assert places(found) == ["Questions!B5", "Questions!B8"]
    assert "fits no standard" in found.problems[0].message


def test_spanish_without_numbers(file: Path) -> None:
    rows = [
        ["Refugio Luz del Valle"],
        ["Norma", "¿Cumple?", "Dónde está escrito", "Observaciones"],
        ["Se evitan los hoteles y moteles", "No", None, "solo hay moteles"],
        ["Nunca se usan casas seguras de voluntarios", "Sí", "Política 8", None],
        ["Programa de confidencialidad de domicilio del estado", "Parcialmente", "pág. 3", None],
        ["Se explican la fuerza, el fraude y la coerción", "No aplica", None, None],
        ["Tácticas de reclutamiento de los tratantes", "quizás", None, None],
    ]
    found = read(write_book(file, {"Hoja1": rows}))
    assert answers(found) == {
        "SH-2": (NOT_MET, "B3"),
        "SH-3": (MET, "B4"),
        "AL-3": (PARTIAL, "B5"),
        "DF-2": (EXEMPT, "B6"),
        "KN-3": (OPEN, "B7"),
    }
    assert beside(found)["SH-2"] == ("", "solo hay moteles")
    assert places(found) == ["Hoja1!B7"]


def test_a_form_s_export_with_questions_side_by_side(tmp_path: Path) -> None:
    file = tmp_path / "responses.csv"
    file.write_text(
        "Timestamp,Agency name,AI-5 Second look at danger within 24-48 hours,AI-5 Where is it written?,"
        '"SH-2: Hotels and motels are avoided",SH-3 No safe homes,Comments\n'
        '2026-03-01,Cedar House,Met,"Policy 4, p. 2",Partially met,,"none, yet"\n',
        encoding="utf-8",
    )
    found = read(file)
    assert answers(found) == {"AI-5": (MET, "C2"), "SH-2": (PARTIAL, "E2"), "SH-3": (OPEN, "F2")}
    assert beside(found) == {"AI-5": ("Policy 4, p. 2", ""), "SH-3": ("", "none, yet")}


def test_a_form_s_export_of_two_programs_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "responses.csv"
    file.write_text("Agency,AI-5,SH-2,SH-3\nCedar,Yes,No,Yes\nElm,No,No,Yes\n", encoding="utf-8")
    with pytest.raises(ReadError, match="2 programs"):
        read(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_any_encoding_with_any_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = [
        ["Código", "Norma", "Respuesta", "Evidencia", "Observaciones"],
        ["PS-1", "Seguridad para quien llame", "Sí", "pág. 2", "está bien"],
        ["PS-2", '"Cada persona decide"', "En proceso", "", ""],
        ["PS-3", '"Trauma\ny empoderamiento"', "No", "", ""],
    ]
    file = tmp_path / "hoja.csv"
    file.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    found = read(file)
    assert answers(found) == {"PS-1": (MET, "C2"), "PS-2": (PARTIAL, "C3"), "PS-3": (NOT_MET, "C4")}
    assert beside(found) == {"PS-1": ("pág. 2", "está bien")}
    assert found.claims[0].cell == "hoja!C2"
    assert found.problems == ()


def test_one_sheet_a_section_with_the_number_in_the_text(file: Path) -> None:
    def sheet(*rows: list[object]) -> list[list[object]]:
        return [["Harbor Light"], [None], ["Criteria", "Met?", "As evidenced by", "Notes", "Due date"], *rows]

    sheets = {
        "Sheltering": sheet(
            ["SH-1 A room apart", "Y", "p. 3", None, None], ["SH-2: No motels", "N", None, "soon", None]
        ),
        "Leaving": sheet(
            ["LV-1 – Emergency help", "P", "p. 7", None, None], ["LV 3. Children", "NA", None, None, None]
        ),
    }
    found = read(write_book(file, sheets))
    assert [(c.standard, c.answer, c.cell) for c in found.claims] == [
        ("SH-1", MET, "Sheltering!B4"),
        ("SH-2", NOT_MET, "Sheltering!B5"),
        ("LV-1", PARTIAL, "Leaving!B4"),
        ("LV-3", EXEMPT, "Leaving!B5"),
    ]
    assert beside(found)["SH-2"] == ("", "soon")


def test_parts_of_a_standard_with_letters(file: Path) -> None:
    rows = [
        ["ID", "Requirement", "Status", "Evidence", "Owner", "Notes"],
        ["AI-5a", "Danger is looked at again", "Complete", "p. 1", "Ana", None],
        ["AI-5b", "within two days", "Complete", None, "Ana", None],
        ["AI-5c", "with the children", "Not Started", "p. 2", "Ana", "next year"],
        ["AI-6a", "planning starts", "In Progress", None, None, None],
        ["AI-6b", "in the same talk", "In Progress", None, None, None],
        ["AI-7 (a)", "release", "Complete", None, None, None],
        ["AI-7 (b)", "in writing", None, None, None, None],
    ]
    found = read(write_book(file, {"Tracker": rows}))
    assert answers(found) == {"AI-5": (PARTIAL, "C4"), "AI-6": (PARTIAL, "C5"), "AI-7": (PARTIAL, "C8")}
    assert beside(found) == {"AI-5": ("p. 1; p. 2", "next year")}
    assert places(found) == ["Tracker!C8"]


def test_what_is_hidden(file: Path) -> None:
    rows = [
        ["Standard", "Old answer", "Answer", "Evidence"],
        ["PS-1", "No", "Yes", "p. 1"],
        ["PS-2", "No", "Yes", "p. 2"],
        ["PS-3", "No", "No", None],
    ]

    def hide(book: Any) -> None:
        book["Form"].column_dimensions["B"].hidden = True
        book["Form"].row_dimensions[3].hidden = True
        book["Lists"].sheet_state = "hidden"

    found = read(write_book(file, {"Form": rows, "Lists": [["Yes"], ["No"]]}, finish=hide))
    assert answers(found) == {"PS-1": (MET, "C2"), "PS-2": (MET, "C3"), "PS-3": (NOT_MET, "C4")}
    messages = [problem.message for problem in found.problems]
    assert any("row 3 is hidden" in message and "read" in message for message in messages)
    assert any("column B is hidden and was not read" in message for message in messages)
    assert any("sheet 'Lists' is hidden and was not read" in message for message in messages)
    assert found.unread == ("hidden column B of sheet 'Form'", "hidden sheet 'Lists'")


def test_of_two_years_the_newest_and_of_two_judges_the_program(file: Path) -> None:
    years = [
        ["Standard", "2025 Rating", "2026 Rating"],
        ["PS-1", "Not met", "Met"],
        ["PS-2", "Met", "Partially met"],
    ]
    assert answers(read(write_book(file, {"S": years}))) == {"PS-1": (MET, "C2"), "PS-2": (PARTIAL, "C3")}
    judges = [
        ["Standard", "Agency response", "Reviewer conclusion"],
        ["PS-1", "Met", "Not met"],
        ["PS-2", "Met", "Met"],
    ]
    found = read(write_book(file, {"S": judges}))
    assert answers(found) == {"PS-1": (MET, "B2"), "PS-2": (MET, "B3")}
    assert found.problems == ()


def test_two_columns_of_answers_that_disagree(file: Path) -> None:
    rows = [
        ["Standard", "Main office: in place?", "Annex: in place?"],
        ["PS-1", "Yes", "No"],
        ["PS-2", "Yes", "Yes"],
    ]
    found = read(write_book(file, {"S": rows}))
    assert answers(found) == {"PS-1": (NOT_MET, "C2"), "PS-2": (MET, "B3")}
    assert places(found) == ["S!C2"]


def test_examples_totals_legends_and_signatures_are_passed_over(file: Path) -> None:
    rows = [
        ["Item", "Standard", "Answer", "Evidence"],
        ["Example", "This is how it looks", "Met", "Policy 99"],
        ["HO-1", "Tips", "Met", "p. 8"],
        ["HO-2", "Tips for couples", "Not met", None],
        ["Total met", None, 1, None],
        ["Percent", None, "50%", None],
        [],
        ["Legend"],
        ["Met", "All of it is written"],
        ["Not met", "Nothing is written"],
        ["Signature: ______", None, "Date: ______"],
    ]
    found = read(write_book(file, {"Form": rows}))
    assert answers(found) == {"HO-1": (MET, "C3"), "HO-2": (NOT_MET, "C4")}
    assert found.problems == ()


def test_a_table_without_a_head(file: Path) -> None:
    rows = [
        ["WV-1", "What it means", "Y", "p. 2", "good"],
        ["WV-2", "All services", "N", None, None],
        ["IN-4", "No proof", "P"],
    ]
    found = read(write_book(file, {"Sheet1": rows}))
    assert answers(found) == {"WV-1": (MET, "C1"), "WV-2": (NOT_MET, "C2"), "IN-4": (PARTIAL, "C3")}
    assert beside(found) == {"WV-1": ("p. 2", "good")}


def test_the_head_again_over_each_section_in_another_order(file: Path) -> None:
    rows = [
        ["Standard", "Rating", "Evidence"],
        ["SP-1", "Met", "p. 1"],
        ["SP-2", "Not met", None],
        [],
        ["Leaving"],
        ["Evidence", "Standard", "Rating"],
        ["p. 9", "LV-1", "Partially met"],
        [None, "LV-2", "Met"],
    ]
    found = read(write_book(file, {"All": rows}))
    assert answers(found) == {
        "SP-1": (MET, "B2"),
        "SP-2": (NOT_MET, "B3"),
        "LV-1": (PARTIAL, "C7"),
        "LV-2": (MET, "C8"),
    }
    assert beside(found) == {"SP-1": ("p. 1", ""), "LV-1": ("p. 9", "")}


def test_several_standards_in_one_row(file: Path) -> None:
    rows = [
        ["Std #", "Our take", "Source document"],
        ["KN-1 to KN-4", "Met", "Training book"],
        ["SH-1, 2 & 3", "N/A", None],
        ["AL-1/AL-2", "Partly", "p. 3"],
        ["AI-5\nAI-6", "Yes", None],
    ]
    found = read(write_book(file, {"Short form": rows}))
    assert {name: answer for name, (answer, _) in answers(found).items()} == {
        **dict.fromkeys(("KN-1", "KN-2", "KN-3", "KN-4", "AI-5", "AI-6"), MET),
        **dict.fromkeys(("SH-1", "SH-2", "SH-3"), EXEMPT),
        **dict.fromkeys(("AL-1", "AL-2"), PARTIAL),
    }
    assert beside(found)["KN-3"] == ("Training book", "")


def test_a_monitoring_tool_that_knows_only_met_and_did_not_meet(file: Path) -> None:
    rows = [
        ["Area of Review", "I/O/D", "DM/M", "P&P", "Comments"],
        ["PS-4 Information within reach", "O", "M", "p. 30", None],
        ["PS-5 No judgment", "I", "DM", None, "talk with night staff"],
        ["PS-6 Partners", "D", None, None, None],
    ]
    found = read(write_book(file, {"Tool": rows}))
    assert answers(found) == {"PS-4": (MET, "C2"), "PS-5": (NOT_MET, "C3"), "PS-6": (OPEN, "C4")}
    assert beside(found)["PS-5"] == ("", "talk with night staff")


def test_cells_that_hold_no_answer(file: Path) -> None:
    import datetime

    rows = [
        ["Standard", "Status", "Evidence"],
        ["PS-1", datetime.date(2025, 3, 1), datetime.date(2024, 12, 24)],
        ["PS-2", '=IF(1=1,"Met","")', 12],
        ["PS-3", "#N/A", 7.4],
        ["PS-4", True, "007"],
        ["PS-5", "Yes, unless we are full", '="p. "&4'],
        ["PS-6", "Met", None],
    ]
    found = read(write_book(file, {"S": rows}))
    assert {name: answer for name, (answer, _) in answers(found).items()} == {
        "PS-1": OPEN,
        "PS-2": OPEN,
        "PS-3": OPEN,
        "PS-4": MET,
        "PS-5": OPEN,
        "PS-6": MET,
    }
    assert beside(found) == {
        "PS-1": ("2024-12-24", ""),
        "PS-2": ("12", ""),
        "PS-3": ("7.4", ""),
        "PS-4": ("007", ""),
    }
    assert places(found) == ["S!B2", "S!B3", "S!B4", "S!B6", "S!C6"]


def test_an_answer_merged_over_several_rows(file: Path) -> None:
    rows = [
        ["Ref", "Guideline", "Conclusion", "Basis"],
        ["SH-1", "A room", "N/A", "We have no beds"],
        ["SH-2", "No motels", None, None],
        ["SH-3", "No safe homes", None, None],
        ["AI-4", "A bed", "Compliant", "p. 2"],
    ]
    found = read(write_book(file, {"S": rows}, merged=["C2:C4", "D2:D4"]))
    assert answers(found) == {
        **dict.fromkeys(("SH-1", "SH-2", "SH-3"), (EXEMPT, "C2")),
        "AI-4": (MET, "C5"),
    }
    assert beside(found)["SH-3"] == ("We have no beds", "")


def test_answers_on_two_sheets_that_disagree(file: Path) -> None:
    first = [
        ["Standard", "Answer", "Evidence"],
        ["PS-1", "Met", "p. 1"],
        ["PS-2", "Met", "p. 2"],
        ["PS-3", None, None],
    ]
    second = [
        ["Standard", "Answer", "Evidence"],
        ["PS-1", "Not met", None],
        ["PS-2", "Met", "p. 5"],
        ["PS-3", "Met", "p. 9"],
    ]
    found = read(write_book(file, {"Day team": first, "Night team": second}))
    assert [(c.standard, c.answer, c.cell, c.evidence) for c in found.claims] == [
        ("PS-1", NOT_MET, "Night team!B2", ""),
        ("PS-2", MET, "Day team!B3", "p. 2"),
        ("PS-3", MET, "Night team!B4", "p. 9"),
    ]
    assert places(found) == ["Night team!B2"]


def test_a_color_is_no_answer_and_the_look_of_a_form_is_no_color(file: Path) -> None:
    rows = [["Standard", "Answer"], ["PS-1", "Met"], ["PS-2", None], ["PS-3", "Not met"], ["PS-4", None]]

    def color(book: Any) -> None:
        for cell in ("B2", "B3"):
            paint(book, "S", cell, "92D050")
        paint(book, "S", "B4", "FF5050")

    found = read(write_book(file, {"S": rows}, finish=color))
    assert answers(found)["PS-2"] == (OPEN, "B3")
    assert places(found) == ["S!B3"]

    def form(book: Any) -> None:
        for row in range(2, 6):
            paint(book, "S", f"B{row}", "FFF2CC")

    assert read(write_book(file, {"S": rows}, finish=form)).problems == ()


def test_facts_on_the_program(file: Path) -> None:
    rows = [
        ["Agency:", "Juniper House", None, "Date of review:", "5/1/2026"],
        ["Services offered: shelter, hotline"],
        ["Standard", "Answer"],
        ["PS-1", "Met"],
    ]
    found = read(write_book(file, {"S": rows}))
    assert (found.agency, found.date, found.services) == ("Juniper House", "5/1/2026", ("shelter", "hotline"))


@pytest.mark.parametrize(
    ("said", "services"),
    [
        (
            "Services offered: shelter; transitional housing and legal",
            ("shelter", "legal", "transitional_housing"),
        ),
        ("Services offered: none", ()),
        ("Services offered: hotline, beds for families", None),
        ("Services offered: we do what is needed", None),
    ],
)
def test_services_in_words(file: Path, said: str, services: tuple[str, ...] | None) -> None:
    """A service by another name could be any, so that none is taken as not offered."""
    assert (
        read(write_book(file, {"S": [[said], ["Standard", "Answer"], ["PS-1", "Met"]]})).services == services
    )


@pytest.mark.parametrize(
    ("shelter", "hotline", "services"),
    [
        ("Yes", "No", ("shelter",)),
        ("No", "x", ("hotline",)),
        ("N", None, ()),
        (None, "Yes", None),
        ("?", "Yes", None),
    ],
)
def test_services_one_by_one(
    file: Path, shelter: str | None, hotline: str | None, services: tuple[str, ...] | None
) -> None:
    rows = [["Service", "Offered?"], ["Shelter", shelter], ["Hotline", hotline]]
    found = read(write_book(file, {"S": [["Standard", "Answer"], ["PS-1", "Met"]], "Us": rows}))
    assert found.services == services
    assert places(found) == ([] if services is not None else ["Us!B2"])


def test_numbers_that_are_not_the_toolkit_s(file: Path) -> None:
    rows = [
        ["Standard", "Answer", "Comments"],
        ["AI-5", "Met", None],
        ["AI-12", "Met", "ours"],
        ["AI-13", None, None],
        ["EC-4", "Met", None],
    ]
    found = read(write_book(file, {"S": rows}))
    assert answers(found) == {"AI-5": (MET, "B2")}
    assert places(found) == ["S!B3", "S!B5"]


def test_a_table_of_other_standards_is_named_once(file: Path) -> None:
    ours = [["Standard", "Answer"], ["PS-1", "Met"]]
    others = [
        ["Standard", "Answer"],
        *[[f"The books are audited in month {n} by an accountant", "Met"] for n in range(5)],
    ]
    found = read(write_book(file, {"Trafficking": ours, "Finance": others}))
    assert answers(found) == {"PS-1": (MET, "B2")}
    assert places(found) == ["Finance!A1"]


@pytest.mark.parametrize(
    ("rows", "expected", "problems"),
    [
        pytest.param(
            [
                ["Score 1-5: 3.5-5 = strength (green), 1-3 = gap (red)"],
                ["Area", "Specific item", "Our score", "Rationale for this score", "Priority level (1-3)"],
                ["Intake", "AI-1 Procedure", 4.5, "good", 1],
                ["Intake", "AI-5 Second look", 2, "no time", 1],
                ["Shelter", "SH-2 Motels", 3.2, None, 2],
            ],
            {"AI-1": (MET, "C3"), "AI-5": (NOT_MET, "C4"), "SH-2": (PARTIAL, "C5")},
            [],
            id="ranges of a scale",
        ),
        pytest.param(
            [
                ["Scores: 0 = absent, 1 = partial, 2 = mostly, 3 = full, NA"],
                ["Item", "As evidenced by", "Item score"],
                ["AI-5 Second look", "Policy 3", 2.5],
                ["SH-1 A room", None, 0],
                ["SH-2 Motels", None, 0.5],
                ["Domain average", None, 1.2],
            ],
            {"AI-5": (PARTIAL, "C3"), "SH-1": (NOT_MET, "C4"), "SH-2": (PARTIAL, "C5")},
            [],
            id="half steps",
        ),
        pytest.param(
            [
                ["1 = not in place, 2 = partly, 3 = fully in place"],
                ["Standard", 1, 2, 3, "Comments"],
                ["PS-1", None, None, "X", None],
                ["PS-2", None, "x", None, None],
                ["PS-3", "x", None, None, None],
            ],
            {"PS-1": (MET, "D3"), "PS-2": (PARTIAL, "C4"), "PS-3": (NOT_MET, "B5")},
            [],
            id="a column for each number",
        ),
        pytest.param(
            [["Standard", "1", "2", "3"], ["PS-1", "x", None, None], ["PS-2", None, None, None]],
            {"PS-1": (OPEN, "B2"), "PS-2": (OPEN, "B3")},
            ["S!B2"],
            id="a column for each number, without a legend",
        ),
        pytest.param(
            [
                ["Key: F - fully met; S - some of it; O - nothing yet"],
                ["Rule", "Rating"],
                ["AI-1", "F"],
                ["AI-2", "S"],
                ["AI-3", "O"],
                ["AI-4", "Z"],
            ],
            {"AI-1": (MET, "B3"), "AI-2": (PARTIAL, "B4"), "AI-3": (NOT_MET, "B5"), "AI-4": (OPEN, "B6")},
            ["S!B6"],
            id="letters of its own, and a head that nobody knows",
        ),
        pytest.param(
            [
                ["Standard", "Answer", None, "Standard", "Answer"],
                ["PS-1", "Met", None, "SH-1", "Not met"],
                ["PS-2", "Not met", None, "SH-2", "Met"],
            ],
            {"PS-1": (MET, "B2"), "PS-2": (NOT_MET, "B3"), "SH-1": (NOT_MET, "E2"), "SH-2": (MET, "E3")},
            [],
            id="two tables side by side",
        ),
        pytest.param(
            [
                ["Standard", "Fully met", "Mostly met", "Somewhat met", "Not met", "Not rated"],
                ["PS-1", "x", None, None, None, None],
                ["PS-2", None, None, "x", None, None],
                ["PS-3", None, None, None, "?", None],
                ["PS-4", None, None, None, None, "x"],
            ],
            {"PS-1": (MET, "B2"), "PS-2": (PARTIAL, "D3"), "PS-3": (OPEN, "E4"), "PS-4": (OPEN, "F5")},
            ["S!E4"],
            id="five columns, and a mark that is none",
        ),
        pytest.param(
            [
                ["Standard", "Answer"],
                ["PS-1", "Met - see p. 4"],
                ["PS-2", "Partial, the policy is a draft"],
                ["PS-3", "No (in training only)"],
                ["PS-4", "N/A, no shelter"],
                ["PS-5", "Yes; but not at night"],
                ["PS-6", "Yes*"],
                ["PS-7", "not reviewed"],
            ],
            {
                "PS-1": (MET, "B2"),
                "PS-2": (PARTIAL, "B3"),
                "PS-3": (NOT_MET, "B4"),
                "PS-4": (EXEMPT, "B5"),
                "PS-5": (OPEN, "B6"),
                "PS-6": (MET, "B7"),
                "PS-7": (OPEN, "B8"),
            },
            ["S!B6"],
            id="answers with more words",
        ),
        pytest.param(
            [["Standard", "How we see it", "Where"], ["PS-1", "yes", "p. 2"], ["PS-2", "no", None]],
            {"PS-1": (MET, "B2"), "PS-2": (NOT_MET, "B3")},
            [],
            id="a head of the coalition's own",
        ),
        pytest.param(
            [["Standard", "In policy?", "In practice?"], ["PS-1", "Yes", "Yes"], ["PS-2", "No", "Yes"]],
            {"PS-1": (MET, "B2"), "PS-2": (NOT_MET, "B3")},
            [],
            id="what is written goes before what is done",
        ),
        pytest.param(
            [
                ["Summary"],
                ["Section", "Met", "Not met"],
                ["Intake", 3, 2],
                [],
                ["Standard", "Answer"],
                ["PS-1", "Met"],
                ["PS-2", "Not met"],
            ],
            {"PS-1": (MET, "B6"), "PS-2": (NOT_MET, "B7")},
            [],
            id="a summary above the table",
        ),
        pytest.param(
            [
                ["ID", "Requirement", "Rating"],
                ["AI-5", "Screening for further risk within 24-48 hours", "Met"],
                [None, "The risk screening includes minor children", "Not met"],
                ["AI-6", "Safety planning starts then", "Met"],
            ],
            {"AI-5": (PARTIAL, "C3"), "AI-6": (MET, "C4")},
            [],
            id="the number on the first of several rows",
        ),
    ],
)
def test_more_layouts(
    file: Path, rows: list[list[object]], expected: dict[str, tuple[object, str]], problems: list[str]
) -> None:
    found = read(write_book(file, {"S": rows}))
    assert answers(found) == expected
    assert places(found) == problems


def test_measures_under_a_title_that_is_written_once(file: Path) -> None:
    rows = [
        ["Standard", "Measure", "Yes", "Partly", "No", "Notes"],
        ["Hotels and motels are avoided", "Motels are a last resort", "X", None, None, "Policy 3"],
        [None, "Another bed is looked for first", None, None, "X", "not yet"],
        ["Safe homes are never used", "No volunteer homes", "X", None, None, None],
        [None, "This is told to new staff", "X", None, None, None],
        ["Garden", "The roses are cut in March", "X", None, None, None],
        [None, "The pond is clean", None, None, "X", None],
    ]
    found = read(write_book(file, {"S": rows}))
    assert answers(found) == {"SH-2": (PARTIAL, "E3"), "SH-3": (MET, "C4")}
    assert beside(found) == {"SH-2": ("", "Policy 3; not yet")}
    assert places(found) == ["S!C6", "S!E7"]


def test_blocks_below_each_other(file: Path) -> None:
    rows = [
        ["Our self-assessment"],
        ["Standard:", "AI-5 Second look at danger"],
        ["Answer:", "Met"],
        ["Evidence:", "p. 4"],
        ["Comments:", None],
        [],
        ["Standard: SH-2"],
        ["Answer: Not met"],
        ["Comments: only motels here"],
        [],
        ["Standard:", "Are safe homes of volunteers never used?"],
        ["Answer:", "perhaps"],
    ]
    found = read(write_book(file, {"Cards": rows}))
    assert answers(found) == {"AI-5": (MET, "B3"), "SH-2": (NOT_MET, "A8"), "SH-3": (OPEN, "B12")}
    assert beside(found) == {"AI-5": ("p. 4", ""), "SH-2": ("", "only motels here")}
    assert places(found) == ["Cards!B12"]


def test_a_row_that_explains_the_one_above(file: Path) -> None:
    rows = [
        ["#", "Statement", "Yes, in policy", "No, not yet", "N/A"],
        ["SH-1", "A room apart", None, "x", None],
        [None, "If no, explain: we have four rooms", None, None, None],
        ["SH-2", "No motels", "x", None, None],
        [None, "If no, explain:", None, None, None],
        ["SH-3", "No safe homes", None, None, "x"],
    ]
    found = read(write_book(file, {"S": rows}))
    assert answers(found) == {"SH-1": (NOT_MET, "D2"), "SH-2": (MET, "C4"), "SH-3": (EXEMPT, "E6")}
    assert beside(found) == {"SH-1": ("", "we have four rooms")}
    assert found.problems == ()


@pytest.mark.parametrize(
    "legend",
    [
        [["Ratings: 1 Full/outstanding, 2 Substantial, 3 Partial, 4 Unsatisfactory, NA"]],
        [['Legend: "1" = full, "2" = substantial, "3" = partial, "4" = not met']],
        [["Full = 1; partial = 3; not met = 4; substantial = 2"]],
        [
            ["Rating", 1, 2, 3, 4],
            ["Meaning", "Fully in place", "Mostly in place", "Partly in place", "Absent"],
        ],
        [["The scale:\n1 - Fully in place\n2 - Mostly in place\n3 - Somewhat\n4 - Not in place"]],
        [["Rate from 1 (best) to 4 (worst)"]],
        [[1, "Full: written and used"], [2, "Most of it"], [3, "Some of it"], [4, "Nothing yet"]],
    ],
)
def test_legends_in_which_one_is_best(file: Path, legend: list[list[object]]) -> None:
    rows = [*legend, [], ["Std", "Rating"], ["PS-1", 1], ["PS-2", 2], ["PS-3", 3], ["PS-4", 4], ["PS-5", 7]]
    found = read(write_book(file, {"S": rows}))
    assert [claim.answer for claim in found.claims] == [MET, PARTIAL, PARTIAL, NOT_MET, OPEN]
    assert len(found.problems) == 1
    assert "outside the scale" in found.problems[0].message


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("N / A", EXEMPT),
        ("✅", MET),
        ("❌", NOT_MET),
        ("yes ✔", MET),
        ("no ✔", OPEN),
        ("YES!", MET),
        ("Compliant w/ conditions", PARTIAL),
        ("in   progress", PARTIAL),
        ("Commendation", MET),
        ("Finding", NOT_MET),
        ("Complaint", MET),
        ("Sí, pág. 4", MET),
        ("Sí, excepto de noche", OPEN),
        ("todavía no", NOT_MET),
        ("2/3", OPEN),
        ("x", OPEN),
    ],
)
def test_answers_as_people_type_them(file: Path, cell: str, answer: object) -> None:
    found = read(write_book(file, {"S": [["Standard", "Answer"], ["PS-1", cell], ["PS-2", "Met"]]}))
    assert answers(found)["PS-1"] == (answer, "B2")
    assert places(found) == (["S!B2"] if answer is OPEN else [])


def test_columns_of_two_sites_are_both_read(file: Path) -> None:
    rows = [["Standard", "North office", "South office"], ["PS-1", "Yes", "Yes"], ["PS-2", "Yes", "No"]]
    found = read(write_book(file, {"S": rows}))
    assert answers(found) == {"PS-1": (MET, "B2"), "PS-2": (NOT_MET, "C3")}
    assert places(found) == ["S!C3"]


def test_a_reviewer_s_remarks_are_not_the_program_s(file: Path) -> None:
    rows = [
        ["Standard", "Agency rating", "Agency comments", "Reviewer rating", "Reviewer comments"],
        ["PS-1", "Met", "ours", "Not met", "theirs"],
    ]
    found = read(write_book(file, {"S": rows}))
    assert answers(found) == {"PS-1": (MET, "B2")}
    assert beside(found) == {"PS-1": ("", "ours")}


def test_crosses_under_a_single_head(file: Path) -> None:
    rows = [["Standard", "Met", "Evidence"], ["PS-1", "x", "p. 1"], ["PS-2", None, None], ["PS-3", "X", None]]
    found = read(write_book(file, {"S": rows}))
    assert answers(found) == {"PS-1": (MET, "B2"), "PS-2": (OPEN, "B3"), "PS-3": (MET, "B4")}
    assert found.problems == ()
