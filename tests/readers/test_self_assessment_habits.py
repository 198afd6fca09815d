"""Self-assessments with the habits of their authors: odd heads, numbers turned round, notes in answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font
from workbook_files import EXEMPT, MET, NOT_MET, OPEN, PARTIAL, answers, beside, places, read, write_book

from protocol_audit.model import Answer
from protocol_audit.readers.workbook.answers import read_words_of_answer
from protocol_audit.readers.workbook.scales import Scale, read_legend

BEST_FIRST = "1 = fully written; 2 = mostly written; 3 = partly written; 4 = not written"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.xlsx"


def test_numbers_of_standards_under_a_head_that_no_list_has(file: Path) -> None:
    rows = [
        ["Toolkit key", "What the coalition wants", "In place?", "Where is it?", "Heard on the tour"],
        ["SH 2", "Motels", "No", None, None],
        ["AI 3", "Calling someone", "Yes", "Binder 2", None],
        ["SP 1", "Planning", "In progress", 14, None],
    ]
    found = read(write_book(file, {"Tour": rows}))
    assert answers(found) == {"SH-2": (NOT_MET, "C2"), "AI-3": (MET, "C3"), "SP-1": (PARTIAL, "C4")}
    assert beside(found) == {"AI-3": ("Binder 2", ""), "SP-1": ("14", "")}
    assert places(found) == []


def test_letters_of_another_sheet_under_a_second_head_of_numbers(file: Path) -> None:
    key = [
        ["Code", "What it stands for"],
        ["F", "Fully written"],
        ["S", "Somewhat written"],
        ["O", "Not written"],
    ]
    rows = [
        ["Standard no.", "Code (see Key)", "In 2024", "Policy #", "Page", "Reviewer remarks"],
        ["Std 5 (AI)", "F", "O", "7.1", 30, None],
        ["Std 2 (SH)", "S", "O", None, None, "to be shortened"],
        ["Std 3 (SP)", "F/O", "F", None, None, None],
        ["Std 1 (KN)", "T", "F", None, None, None],
        ["Std 2 (KN)", "O", "O", None, None, None],
    ]

    def hide(book: Any) -> None:
        book["Tool"].column_dimensions["C"].hidden = True

    found = read(write_book(file, {"Key": key, "Tool": rows}, finish=hide))
    assert answers(found) == {
        "KN-1": (OPEN, "B5"),
        "KN-2": (NOT_MET, "B6"),
        "AI-5": (MET, "B2"),
        "SH-2": (PARTIAL, "B3"),
        "SP-3": (OPEN, "B4"),
    }
    assert beside(found) == {"AI-5": ("7.1; 30", ""), "SH-2": ("", "to be shortened")}
    assert places(found) == ["Tool!C1", "Tool!B4", "Tool!B5"]


def test_a_hidden_column_is_no_evidence_where_there_is_no_head(file: Path) -> None:
    rows = [["AI-1", "Yes", "old binder", "p. 3"], ["AI-2", "No", "old binder", None]]

    def hide(book: Any) -> None:
        book["List of ours"].column_dimensions["C"].hidden = True

    found = read(write_book(file, {"List of ours": rows}, finish=hide))
    assert beside(found) == {"AI-1": ("p. 3", "")}


def test_standards_across_the_top_with_a_row_for_each_use(file: Path) -> None:
    rows = [
        ["Our program on a page"],
        [],
        ["Standard", "PS-2", "AI-3", "AI-5", "SH-1"],
        ["In short", "Her choice", "Advice", "Two days", "A room"],
        ["Met?", "Yes", "No", None, "N/A"],
        ["Where is it written?", "p. 2", None, 8, None],
        ["Comments", None, "nobody near", None, "no shelter"],
    ]
    found = read(write_book(file, {"Page": rows}))
    assert answers(found) == {
        "PS-2": (MET, "B5"),
        "AI-3": (NOT_MET, "C5"),
        "AI-5": (OPEN, "D5"),
        "SH-1": (EXEMPT, "E5"),
    }
    assert beside(found) == {
        "PS-2": ("p. 2", ""),
        "AI-3": ("", "nobody near"),
        "AI-5": ("8", ""),
        "SH-1": ("", "no shelter"),
    }


def test_how_far_the_actions_are_is_no_answer(file: Path) -> None:
    tool = [
        ["Area of Review", "P&P", "DM/M"],
        ["EXAMPLE: AI-4 A bed", "1.1", "M"],
        ["AI-1 A written policy", "4.1", "M"],
        ["AI-5 A second look", "4.2", "DM"],
    ]
    plan = [
        ["Standard", "Tasks", "Lead", "Status"],
        ["AI-1", "print it", "Kim", "Not started"],
        ["AI-5", "rewrite it", "Kim", "In progress"],
    ]
    found = read(write_book(file, {"Tool": tool, "Action plan": plan}))
    assert answers(found) == {"AI-1": (MET, "C3"), "AI-5": (NOT_MET, "C4")}
    assert beside(found) == {"AI-1": ("4.1", ""), "AI-5": ("4.2", "")}
    assert places(found) == []


def test_a_level_that_holds_the_answers(file: Path) -> None:
    rows = [
        ["Indicator", "Level", "As evidenced by"],
        ["SP-1 Planning", "Meets", "p. 5"],
        ["SP-2 Stages", "Developing", None],
        ["SP-3 Hers", "Not started", None],
    ]
    found = read(write_book(file, {"Rubric": rows}))
    assert answers(found) == {"SP-1": (MET, "B2"), "SP-2": (PARTIAL, "B3"), "SP-3": (NOT_MET, "B4")}


def test_crosses_beside_check_marks_say_no(file: Path) -> None:
    head = ["No.", "Standard", "In our protocol"]
    both = [head, ["AI-1", "Policy", "✓"], ["AI-2", "Still served", "✗"], ["AI-3", "Advice", "☐"]]
    crosses = [head, ["SH-1", "Room", "✗"], ["SH-2", "Motels", "Yes"]]
    found = read(write_book(file, {"Both": both, "Crosses": crosses}))
    assert answers(found) == {
        "AI-1": (MET, "C2"),
        "AI-2": (NOT_MET, "C3"),
        "AI-3": (OPEN, "C4"),
        "SH-1": (OPEN, "C2"),
        "SH-2": (MET, "C3"),
    }
    assert places(found) == ["Crosses!C2"]


def test_a_text_with_an_abbreviation_in_brackets(file: Path) -> None:
    rows = [
        ["Standard", "Rating", "Scale: 1 = met, 3 = not met"],
        ["Address confidentiality program (ACP)", 1, None],
        ["Hotels and motels are avoided", 3, None],
    ]
    found = read(write_book(file, {"Ours": rows}))
    assert answers(found) == {"SH-2": (NOT_MET, "B3"), "AL-3": (MET, "B2")}


def test_numbers_with_full_stops_and_in_words(file: Path) -> None:
    rows = [
        ["Reference", "Rating", "Attachment"],
        ["A.I. 3", "Met", "B"],
        ["Section SH, Standard 2", "Not met", None],
        ["S.P.1", "Partly met", "C"],
    ]
    found = read(write_book(file, {"Ours": rows}))
    assert answers(found) == {"AI-3": (MET, "B2"), "SH-2": (NOT_MET, "B3"), "SP-1": (PARTIAL, "B4")}
    assert beside(found) == {"AI-3": ("B", ""), "SP-1": ("C", "")}


def test_a_number_that_is_not_known_is_no_part_of_the_standard_above(file: Path) -> None:
    rows = [
        ["Reference", "Rating"],
        ["AI-3", "Met"],
        ["Item 9 of ours", "Not met"],
        ["AI-5", "Met"],
        ["b)", "Not met"],
        ["AI-6", "Met"],
        ["(iii)", "Met"],
    ]
    found = read(write_book(file, {"Ours": rows}))
    assert answers(found) == {"AI-3": (MET, "B2"), "AI-5": (PARTIAL, "B5"), "AI-6": (MET, "B6")}
    assert places(found) == ["Ours!B3"]


def test_the_head_again_in_place_of_a_cross(file: Path) -> None:
    rows = [
        ["Standard", "Yes", "No", "Not met before"],
        ["SH-1", "Y", None, None],
        ["SH-2", None, "N", None],
        ["SH-3", None, "No - two host homes", None],
        ["AI-1", "Yes, adults only", None, None],
    ]
    found = read(write_book(file, {"Ours": rows}))
    assert answers(found) == {
        "AI-1": (OPEN, "B5"),
        "SH-1": (MET, "B2"),
        "SH-2": (NOT_MET, "C3"),
        "SH-3": (NOT_MET, "C4"),
    }
    assert places(found) == ["Ours!B5"]


@pytest.mark.parametrize(
    "head", ["Gap? (Y/N)", "TA needed?", "Deficiency noted", "What is missing?", "Finding", "Brecha"]
)
def test_a_yes_to_what_is_missing_is_no_claim(file: Path, head: str) -> None:
    rows = [
        ["Standard", head, "Where found"],
        ["SH-1", "Yes", "p. 4"],
        ["SH-2", "No", None],
        ["SH-3", "Y", None],
    ]
    found = read(write_book(file, {"Ours": rows}))
    assert answers(found) == {"SH-1": (OPEN, "B2"), "SH-2": (OPEN, "B3"), "SH-3": (OPEN, "B4")}
    assert places(found) == ["Ours!B2", "Ours!B3", "Ours!B4"]


def test_check_marks_in_a_font_of_pictures(file: Path) -> None:
    rows = [
        ["Standard", "In place?"],
        ["SH-1", "P"],
        ["SH-2", "O"],
        ["AI-1", "ü"],
        ["AI-2", "P"],
        ["AI-3", "£"],
    ]
    fonts = {"B2": "Wingdings 2", "B3": "Wingdings 2", "B4": "Wingdings", "B6": "Wingdings 2"}

    def draw(book: Any) -> None:
        for cell, font in fonts.items():
            book["Ours"][cell].font = Font(name=font)

    found = read(write_book(file, {"Ours": rows}, finish=draw))
    assert answers(found) == {
        "AI-1": (MET, "B4"),
        "AI-2": (PARTIAL, "B5"),
        "AI-3": (OPEN, "B6"),
        "SH-1": (MET, "B2"),
        "SH-2": (NOT_MET, "B3"),
    }


def test_spanish_texts_out_of_the_order_of_the_standards(file: Path) -> None:
    rows = [
        ["Norma", "¿Cumple?"],
        ["Un cuarto separado de las residentes de violencia doméstica", "No"],
        ["La evaluación de riesgo se realiza dentro de 24 a 48 horas", "Sí"],
    ]
    found = read(write_book(file, {"Hoja": rows}))
    assert answers(found) == {"AI-5": (MET, "B3"), "SH-1": (NOT_MET, "B2")}


@pytest.mark.parametrize(
    ("legend", "number", "answer"),
    [
        (
            "0 = nothing; 1 = a bit in writing; 2 = most of it in writing; 3 = all of it in writing",
            1,
            PARTIAL,
        ),
        ("0 = nothing; 1 = a bit in writing; 2 = most of it in writing; 3 = all of it in writing", 3, MET),
        ("0 = does not apply; 1 = met; 2 = partly met; 3 = not met", 1, MET),
        ("1 = not met; 2 = partly met; 3 = met; 4 = exceeds", 3, MET),
    ],
)
def test_an_inner_step_never_is_the_best(legend: str, number: int, answer: Answer) -> None:
    assert read_legend(legend).number(number) is answer


@pytest.mark.parametrize(
    ("text", "answer", "place"),
    [
        ("1, p. 4", MET, "p. 4"),
        ("1 (p. 4)", MET, "p. 4"),
        ("4 (p. 4)", NOT_MET, "p. 4"),
        ("2-3", PARTIAL, ""),
        ("1-2", OPEN, ""),
        ("3 / 4", OPEN, ""),
        ("1 - except walk-ins", OPEN, ""),
        ("1 only adults", OPEN, ""),
    ],
)
def test_a_number_of_the_legend_with_more(text: str, answer: Answer, place: str) -> None:
    reading = read_words_of_answer(text, read_legend(BEST_FIRST))
    assert (reading.answer, reading.place) == (answer, place)
    assert bool(reading.problem) == (answer is OPEN)


@pytest.mark.parametrize(
    ("text", "answer", "place"),
    [
        ("✔ p. 4", MET, "p. 4"),
        ("Compliant (w/ conditions)", PARTIAL, ""),
        ("NA/no beds", EXEMPT, ""),
        ("p. 9", OPEN, ""),
        ("pp. 3-4", OPEN, ""),
        ("2 (p. 9)", OPEN, ""),
        ("N/A?", OPEN, ""),
        ("N/A but planned", OPEN, ""),
        ("✓ (draft policy)", OPEN, ""),
        ("Yes - draft policy", OPEN, ""),
        ("Yes, policy 4 needs work", OPEN, ""),
        ("Met, form outdated", OPEN, ""),
    ],
)
def test_an_answer_with_more(text: str, answer: Answer, place: str) -> None:
    reading = read_words_of_answer(text, Scale())
    assert (reading.answer, reading.place) == (answer, place)
    assert bool(reading.problem) == (answer is OPEN)
