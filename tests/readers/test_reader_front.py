"""What a protocol says of itself: its title, its agency, its date."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from word_files import bold, cell, find, p, read, row, run, table, write

from protocol_audit.model import Kind
from protocol_audit.readers import read_protocol
from protocol_audit.readers.passages.agency import agency_in, agency_in_title
from protocol_audit.readers.passages.dates import date_in, is_date_label

_BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
_SUBTITLE = p("Part 2: Trafficking", style="Subtitle")
_INSTRUCTION = p("For everybody. Keep it at the desk by the door.", style="Subtitle")
_TEXT = (
    "Advocates talk about safety with every caller, on the telephone and at the door, before anything else."
)


def _centered(text: str) -> str:
    return p(text, properties='<w:jc w:val="center"/>')


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ([p("Staff Rules", style="Title"), _SUBTITLE], "Staff Rules: Part 2: Trafficking"),
        ([p("Staff", style="Title"), p("Rules", style="Title")], "Staff Rules"),
        ([p("Staff Rules", style="Title"), _INSTRUCTION], "Staff Rules"),
        ([p("MEMORANDUM"), p("To: all"), p("Re: Survivors of trafficking")], "Survivors of trafficking"),
        (
            [p("Rivermouth Crisis Center"), p("MEMORANDUM"), p("TO:\tall"), p("RE:\tNight calls"), p(_TEXT)],
            "Night calls",
        ),
        (
            [
                _centered("RIVERMOUTH SHELTER"),
                bold("Trafficking Rules"),
                bold("Intake"),
                p(_TEXT),
                bold("Shelter"),
            ],
            "Trafficking Rules",
        ),
        ([table(row(cell(raw=bold("NIGHT CALLS")))), p(_TEXT), p("Day", style="Heading1")], "NIGHT CALLS"),
        (
            [p(inside=_BOX.format(p("Night", style="Title") + p("Calls", style="Title"))), p(_TEXT)],
            "Night Calls",
        ),
        ([bold("INTRODUCTION"), bold("Night calls"), p(_TEXT), bold("Day calls")], "INTRODUCTION"),
        ([bold("MEMO TO STAFF"), p("Re: Night calls"), p(_TEXT), bold("Who"), p("text")], "Night calls"),
        ([p("Memo", style="Title"), p("Subject: Night calls")], "Memo: Night calls"),
        (
            [
                bold("RIVERMOUTH SHELTER"),
                bold("TRAFFICKING RULES"),
                p("12 Mill Road"),
                p(_TEXT),
                bold("Intake"),
            ],
            "TRAFFICKING RULES",
        ),
        ([_centered("Trafficking Protocol"), p(_TEXT)], "Trafficking Protocol"),
        ([table(row("Policy title", "Night Calls"), row("Effective", "May 2024")), p(_TEXT)], "Night Calls"),
        ([p("Night calls", style="Heading1"), p(_TEXT), p("Day calls", style="Heading1")], "Night calls"),
        (
            [
                p("Staff Rules", style="Title"),
                p("Chapter 9. Trafficking", style="Heading1"),
                p(_TEXT),
                p("9.1 Signs", style="Heading2"),
            ],
            "Staff Rules: Chapter 9. Trafficking",
        ),
        ([p(_TEXT)], _TEXT),
    ],
)
def test_the_title(tmp_path: Path, body: list[str], title: str) -> None:
    assert read(tmp_path, *body, p(_TEXT)).title == title


def test_a_long_first_line_is_cut_for_a_title(tmp_path: Path) -> None:
    title = read(tmp_path, p(f"{_TEXT} {_TEXT}")).title
    assert title.endswith(" …")
    assert len(title) < 130


def test_title_lines_are_titles_and_stand_in_no_way_down(tmp_path: Path) -> None:
    protocol = read(
        tmp_path, bold("RIVERMOUTH SHELTER"), bold("NIGHT RULES"), p(_TEXT), bold("Intake"), p("text")
    )
    assert find(protocol, "RIVERMOUTH SHELTER").kind is Kind.TITLE
    assert find(protocol, "NIGHT RULES").kind is Kind.TITLE
    assert find(protocol, "text").place.headings == ("Intake",)
    assert protocol.agency == "RIVERMOUTH SHELTER"


def test_a_memo_is_no_heading_over_its_text(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("Rivermouth Crisis Center"), p("MEMORANDUM"), p("RE:\tNight calls"), p(_TEXT))
    assert find(protocol, _TEXT).place.headings == ()
    assert find(protocol, "MEMORANDUM").kind is Kind.TITLE


def test_the_first_of_many_equal_headings_is_no_title(tmp_path: Path) -> None:
    protocol = read(tmp_path, bold("Purpose"), p(_TEXT), bold("Policy"), p("text"))
    assert find(protocol, "Purpose").kind is Kind.HEADING


@pytest.mark.parametrize(
    ("property_title", "title"),
    [
        ("Trafficking Protocol", "Trafficking Protocol"),
        ("Document1", "Intake"),
        ("Something else", "Something else"),
        ("rules_v2.docx", "Intake"),
    ],
)
def test_the_title_property_counts_where_it_makes_sense(
    tmp_path: Path, property_title: str, title: str
) -> None:
    document = Document()
    document.core_properties.title = property_title
    document.add_heading("Intake", 1)
    document.add_paragraph(_TEXT)
    document.save(str(tmp_path / "protocol.docx"))
    assert read_protocol(tmp_path / "protocol.docx").title == title


def test_without_words_for_a_title_the_file_gives_its_name(tmp_path: Path) -> None:
    path = write(tmp_path / "night rules.docx", table(row("a", "b")))
    assert read_protocol(path).title == "night rules"


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        (
            [p("Rules", style="Title"), p("Rivermouth Women’s Shelter", style="Subtitle")],
            "Rivermouth Women’s Shelter",
        ),
        ([p("Rules", style="Title"), table(row("Agency", "Rivermouth"))], "Rivermouth"),
        ([p("Organization: Rivermouth Circle"), p(_TEXT)], "Rivermouth Circle"),
        (
            [p("Mill House, a program of the Rivermouth Family Network"), p(_TEXT)],
            "Rivermouth Family Network",
        ),
        ([p("Harbor Alliance: Staff Manual", style="Title")], "Harbor Alliance"),
        (
            [p("Rules", style="Title"), p("Wheatley Program"), p("We at the Wheatley Program listen.")],
            "Wheatley Program",
        ),
        ([p("Rules", style="Title"), p("Volunteer Program"), p(_TEXT)], ""),
        ([p("Rules", style="Title"), p(_TEXT)], ""),
    ],
)
def test_the_agency(tmp_path: Path, body: list[str], agency: str) -> None:
    assert read(tmp_path, *body, p(_TEXT)).agency == agency


def test_the_agency_may_stand_in_the_header_only(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference r:id="r_header1"/></w:sectPr>'
    assert (
        read(tmp_path, p(_TEXT), section, header1=p("Rivermouth Crisis Center")).agency
        == "Rivermouth Crisis Center"
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Rivermouth Crisis Center", "Rivermouth Crisis Center"),
        ("Rivermouth Alliance, Northfield", "Rivermouth Alliance"),
        ("Northfield Neighbors Against Violence", "Northfield Neighbors Against Violence"),
        ("Shelter Intake Procedures", ""),
        ("Adapted from the network’s template", ""),
        ("The shelter opens at nine. Ring the bell.", ""),
        ("Center", ""),
        ("Suite 12, Crisis Center", ""),
    ],
)
def test_what_is_an_agency_name(line: str, name: str) -> None:
    assert agency_in(line) == name


def test_an_agency_heads_a_title_only_where_that_is_plain() -> None:
    assert agency_in_title("Rivermouth Shelter - Night Rules") == "Rivermouth Shelter"
    assert agency_in_title("Procedure 7: Victim Services Unit") == ""


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Effective 1 March 2024", "Effective 1 March 2024"),
        ("Policy 7 (revised June 2023) of the board", "revised June 2023"),
        ("Date: October 3 (this replaces the old sheet)", "October 3"),
        ("Adopted by the board on 04/12/2021; next review 2026", "Adopted by the board on 04/12/2021"),
        ("Version 3, printed 2024-08-14", "Version 3, printed 2024-08-14"),
        ("Rules for the night, third edition, March 2025", "third edition, March 2025"),
        ("March 2024", "March 2024"),
        ("Next review: June 2026", ""),
        ("The house was built in 1924.", ""),
        ("Advocates are effective in many ways.", ""),
    ],
)
def test_what_dates_a_document(line: str, date: str) -> None:
    assert date_in(line) == date


def test_labels_of_dates() -> None:
    assert is_date_label("Effective date")
    assert is_date_label("Last revised")
    assert not is_date_label("Next review")


@pytest.mark.parametrize(
    ("body", "date"),
    [
        (
            [p("Rules", style="Title"), table(row("Effective date", "1 May 2024", "Pages", "12"))],
            "Effective date: 1 May 2024",
        ),
        ([p("Rules", style="Title"), p("Revised May 2024")], "Revised May 2024"),
        ([table(row("Next review", cell("May 2026")))], ""),
        ([p(inside=run("Rules of 2019"))], ""),
    ],
)
def test_the_date(tmp_path: Path, body: list[str], date: str) -> None:
    assert read(tmp_path, *body, p(_TEXT)).date == date
