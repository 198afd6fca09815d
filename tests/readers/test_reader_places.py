"""Where passages stand: headings by style and by looks, paragraph numbers, pages, Word's own numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import HEAD, NUMBERING, bold, cell, find, item, p, read, row, run, table, texts

from protocol_audit.model import Kind, Protocol

_TEXT = (
    "Advocates talk about safety with every caller, on the telephone and at the door, before anything else."
)
_BREAK = '<w:r><w:br w:type="page"/></w:r>'
_LAID_OUT = "<w:r><w:lastRenderedPageBreak/></w:r>"


def _way(protocol: Protocol, text: str) -> tuple[str, ...]:
    return find(protocol, text).place.headings


def test_headings_by_style_make_the_way_down(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        p("Intake", style="Heading1"),
        p("First hour", style="Heading2"),
        p("one"),
        p("Second hour", style="Heading2"),
        p("two"),
        p("Shelter", style="Heading1"),
        p("three"),
    )
    assert _way(protocol, "one") == ("Intake", "First hour")
    assert _way(protocol, "two") == ("Intake", "Second hour")
    assert _way(protocol, "three") == ("Shelter",)
    assert _way(protocol, "First hour") == ("Intake",)
    assert texts(protocol, Kind.HEADING) == ["Intake", "First hour", "Second hour", "Shelter"]


@pytest.mark.parametrize(
    ("style", "properties"),
    [
        ('<w:name w:val="heading 3"/>', ""),
        ('<w:name w:val="Our Chapter"/><w:basedOn w:val="Heading2"/>', ""),
        ('<w:name w:val="Plain"/>', '<w:outlineLvl w:val="2"/>'),
        ('<w:name w:val="Plain"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>', ""),
    ],
)
def test_headings_by_name_inheritance_and_outline_level(tmp_path: Path, style: str, properties: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="X">{style}</w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>'
    protocol = read(tmp_path, p("Night calls", style="X", properties=properties), p(_TEXT), styles=styles)
    assert _way(protocol, _TEXT) == ("Night calls",)


def test_styles_based_on_each_other_come_to_an_end(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    assert texts(read(tmp_path, p("text", style="A"), styles=styles)) == ["text"]


def test_body_text_in_a_heading_style_is_no_heading(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("Intake", style="Heading1"), p(_TEXT * 3, style="Heading1"), p("after"))
    assert find(protocol, _TEXT * 3).kind is Kind.PARAGRAPH
    assert _way(protocol, "after") == ("Intake",)


@pytest.mark.parametrize(
    "line",
    [
        bold("Night calls"),
        p("Night calls", looks='<w:u w:val="single"/>'),
        p("Night calls", looks='<w:sz w:val="28"/>'),
        p("Night calls", looks="<w:caps/>"),
        p("NIGHT CALLS"),
        p("4.2 Night calls"),
        p("4.2\tNight calls"),
        p("Section 3: Night calls"),
        p("CHAPTER IV"),
        bold("4. Night calls"),
        bold("What is a night call?"),
        bold("When a caller is in danger tonight"),
        bold("Procedure."),
        bold("A. Desk guide: who does what"),
    ],
)
def test_lines_that_look_like_headings_are(tmp_path: Path, line: str) -> None:
    protocol = read(tmp_path, p("Rules", style="Title"), p(_TEXT), line, p(f"{_TEXT} {_TEXT}"))
    (heading,) = texts(protocol, Kind.HEADING)
    assert _way(protocol, f"{_TEXT} {_TEXT}") == (heading.replace("\t", " "),)


@pytest.mark.parametrize(
    "line",
    [
        bold("Never tell anybody where the shelter is"),
        bold("Lock the door."),
        bold("Hotline: 555 0100"),
        bold("To: all advocates"),
        p("Night calls"),
        p("", inside=run("Danger first. ", "<w:b/>") + run("Ask it of every caller.")),
        p("4.2 Advocates ask every caller whether it is safe to talk."),
        bold("Table 3. Whom to call at night"),
        bold("Name ____________"),
        bold("we ask every caller"),
    ],
)
def test_other_lines_are_no_headings(tmp_path: Path, line: str) -> None:
    protocol = read(tmp_path, p("Rules", style="Title"), p(_TEXT), line, p(f"{_TEXT} {_TEXT}"))
    assert texts(protocol, Kind.HEADING) == []


def test_a_bold_line_with_nothing_below_is_no_heading(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("Rules", style="Title"), p(_TEXT), bold("By order of the board"))
    assert texts(protocol, Kind.HEADING) == []


def test_levels_of_headings_that_only_look_so(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        p("Rules", style="Title"),
        p(_TEXT),
        bold("SECTION 1. INTAKE"),
        bold("1.1 First hour"),
        p("one"),
        bold("1.2 Second hour"),
        p("two"),
        bold("SECTION 2. SHELTER"),
        bold("2.1 Rooms"),
        bold("Single rooms"),
        p("three"),
        bold("2.2 Meals"),
        p("four"),
    )
    assert _way(protocol, "one") == ("SECTION 1. INTAKE", "1.1 First hour")
    assert _way(protocol, "two") == ("SECTION 1. INTAKE", "1.2 Second hour")
    assert _way(protocol, "three") == ("SECTION 2. SHELTER", "2.1 Rooms", "Single rooms")
    assert _way(protocol, "four") == ("SECTION 2. SHELTER", "2.2 Meals")


def test_kinds_of_looks_stand_in_the_order_in_which_they_appear(tmp_path: Path) -> None:
    underlined = '<w:u w:val="single"/>'
    protocol = read(
        tmp_path,
        p("Rules", style="Title"),
        p("Intake", looks=underlined),
        bold("On the telephone"),
        p("one"),
        p("Shelter", looks=underlined),
        p("two"),
    )
    assert _way(protocol, "one") == ("Intake", "On the telephone")
    assert _way(protocol, "two") == ("Shelter",)


def test_titles_further_down_head_chapters(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        p("Staff Rules", style="Title"),
        p("Rivermouth"),
        p("Intake", style="Heading1"),
        p(_TEXT),
        p("Handouts", style="Title"),
        p("For callers", style="Heading1"),
        p("text"),
    )
    assert protocol.title == "Staff Rules"
    assert find(protocol, "Handouts").kind is Kind.HEADING
    assert _way(protocol, "text") == ("Handouts", "For callers")


def test_a_heading_style_by_number_keeps_its_level_whatever_it_is_based_on(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="A"/></w:style>'
    )
    protocol = read(tmp_path, p("Intake", style="A"), p("Night calls", style="B"), p("text"), styles=styles)
    assert _way(protocol, "text") == ("Intake", "Night calls")


def test_headings_that_only_look_so_stand_below_those_by_style(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        p("Intake", style="Heading1"),
        bold("Night calls"),
        p("one"),
        p("Shelter", style="Heading1"),
        p("two"),
    )
    assert _way(protocol, "one") == ("Intake", "Night calls")
    assert _way(protocol, "two") == ("Shelter",)


def test_numbers_that_word_counts_stand_in_the_way_down_and_not_in_the_text(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    protocol = read(
        tmp_path,
        p("Intake", style="H"),
        item("ask", 1, 2),
        item("listen", 1, 2),
        item("first", 2, 2),
        item("then", 2, 2),
        p("Shelter", style="H"),
        item("welcome", 1, 2),
        p("Records", style="H"),
        item("lock", 1, 2),
        styles=styles,
    )
    assert _way(protocol, "lock") == ("3. Records",)
    assert find(protocol, "Shelter").number == "2."
    items = ("ask", "listen", "first", "then", "welcome", "lock")
    assert [find(protocol, text).number for text in items] == [
        "1.1", "1.2", "(a)", "(b)", "2.1", "3.1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("format", "text", "shown"),
    [
        ("upperRoman", "Article %1", ["Article I", "Article II", "Article III", "Article IV"]),
        ("lowerRoman", "%1)", ["i)", "ii)", "iii)", "iv)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C.", "D."]),
        ("decimalZero", "%1", ["01", "02", "03", "04"]),
        ("bullet", "–", ["", "", "", ""]),
    ],
)
def test_numbers_as_word_writes_them(tmp_path: Path, format: str, text: str, shown: list[str]) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    protocol = read(tmp_path, *(item(f"item {at}") for at in range(4)), numbering=numbering)
    assert [passage.number for passage in protocol.passages] == shown


@pytest.mark.parametrize("start", ["-3", "²", "x", "9" * 4300])
def test_a_start_that_is_no_number_harms_nothing(tmp_path: Path, start: str) -> None:
    numbering = NUMBERING.replace('<w:start w:val="1"/>', f'<w:start w:val="{start}"/>')
    protocol = read(tmp_path, item("a", 0, 2), item("b", 1, 2), item("c", 2, 2), numbering=numbering)
    assert texts(protocol) == ["a", "b", "c"]


def test_a_list_that_starts_anew_counts_anew(tmp_path: Path) -> None:
    protocol = read(
        tmp_path, item("a", 0, 2), item("b", 0, 2), p("between"), item("c", 0, 3), item("d", 0, 3)
    )
    assert [find(protocol, text).number for text in "abcd"] == ["1.", "2.", "1.", "2."]


def test_paragraphs_are_counted_from_one_without_empty_ones(tmp_path: Path) -> None:
    protocol = read(
        tmp_path, p(), p("one"), p("  "), p("two"), table(row("in a table", "x")), p("* * *"), p("three")
    )
    assert [passage.place.address for passage in protocol.passages] == [
        "paragraph 1", "paragraph 2", "table 1, row 1, column 1", "table 1, row 1, column 2", "paragraph 3",
    ]  # fmt: skip


def test_pages_are_those_of_words_last_layout(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        p("one", inside=_BREAK),
        p(inside=_LAID_OUT + run("two")),
        p("still two"),
        p(inside=_LAID_OUT + run("three")),
        p(inside=run("three and on") + _LAID_OUT + run(" to four")),
        p("four"),
        p("five", properties="<w:pageBreakBefore/>"),
        p("end of section", properties="<w:sectPr/>"),
        p(inside=_LAID_OUT + run("six")),
        p("section goes on", properties="<w:sectPr/>"),
        p("still six"),
        '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
    )
    assert [(passage.text, passage.place.page) for passage in protocol.passages] == [
        ("one", 1), ("two", 2), ("still two", 2), ("three", 3), ("three and on to four", 3), ("four", 4),
        ("five", 5), ("end of section", 5), ("six", 6), ("section goes on", 6), ("still six", 6),
    ]  # fmt: skip
    assert protocol.counts["pages"] == 6


def test_cells_side_by_side_are_on_the_same_page(tmp_path: Path) -> None:
    long = cell(raw=p("top") + p(inside=_LAID_OUT + run("over the page")))
    protocol = read(tmp_path, table(row(long, long.replace("top", "also top"))), p("after"))
    pages = {passage.text: passage.place.page for passage in protocol.passages}
    assert pages == {"top": 1, "also top": 1, "over the page": 2, "after": 2}


def test_without_a_layout_there_are_no_pages(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("one", inside=_BREAK), p("two"))
    assert {passage.place.page for passage in protocol.passages} == {None}
    assert "pages" not in protocol.counts


def test_headings_in_boxes_around_text_count(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("Rules", style="Title"), table(row(cell(raw=bold("NIGHT CALLS")))), p(_TEXT))
    assert _way(protocol, _TEXT) == ("NIGHT CALLS",)
    assert find(protocol, "NIGHT CALLS").place.address == "table 1, row 1, column 1"


def test_a_table_head_is_no_heading(tmp_path: Path) -> None:
    protocol = read(tmp_path, table(row("Step", "Who", properties=HEAD), row("Ask", "Advocate")), p(_TEXT))
    assert _way(protocol, _TEXT) == ()
