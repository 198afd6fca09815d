"""Lists keep what introduces them, in Word's own lists and in those that are only typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import bold, find, item, p, read, run, texts

from protocol_audit.model import Kind

_LEAD = "At the first call the advocate:"


def test_items_carry_the_line_that_introduces_them(tmp_path: Path) -> None:
    protocol = read(tmp_path, p(_LEAD), item("asks"), item("listens"), p("Then we eat."), item("soup"))
    assert find(protocol, "asks").lead_in == _LEAD
    assert find(protocol, "listens").lead_in == _LEAD
    assert find(protocol, "soup").lead_in == ""
    assert texts(protocol, Kind.LIST_ITEM) == ["asks", "listens", "soup"]


@pytest.mark.parametrize(
    ("lead", "introduces"),
    [
        (_LEAD, True),
        ("Advocates will", True),
        ("Staff do the following.", True),
        ("Each of these is a red flag.", True),
        ("What might you notice?", True),
        ("The house is old and the stairs creak at night.", False),
    ],
)
def test_what_introduces_a_list(tmp_path: Path, lead: str, introduces: bool) -> None:
    protocol = read(tmp_path, p(lead), item("one"), item("two"))
    assert find(protocol, "two").lead_in == (lead if introduces else "")


def test_inner_items_carry_those_above_them(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        p(_LEAD),
        item("asks about:"),
        item("children", 1),
        item("weapons", 1),
        item("listens"),
        item("eats", 1),
    )
    assert find(protocol, "weapons").lead_in == f"{_LEAD} asks about:"
    assert find(protocol, "listens").lead_in == _LEAD
    assert find(protocol, "eats").lead_in == f"{_LEAD} listens"


def test_a_list_in_a_list_style(tmp_path: Path) -> None:
    protocol = read(tmp_path, p(_LEAD), p("asks", style="Bullets"), p("listens", style="Bullets"))
    assert find(protocol, "listens").lead_in == _LEAD
    assert find(protocol, "listens").kind is Kind.LIST_ITEM


def test_a_paragraph_taken_out_of_its_list_is_no_item(tmp_path: Path) -> None:
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    protocol = read(tmp_path, p(_LEAD), p("asks", style="Bullets", properties=off))
    assert find(protocol, "asks").kind is Kind.PARAGRAPH


def test_a_numbered_list_goes_on_after_a_paragraph(tmp_path: Path) -> None:
    protocol = read(tmp_path, p(_LEAD), item("asks", 0, 2), p("She takes her time."), item("listens", 0, 2))
    assert find(protocol, "listens").lead_in == _LEAD
    assert find(protocol, "listens").number == "2."


def test_an_item_that_goes_on_belongs_to_its_list(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="List Continue"/></w:style>'
    protocol = read(
        tmp_path, p(_LEAD), item("asks"), p("and asks again", style="C"), item("listens"), styles=styles
    )
    assert find(protocol, "and asks again").lead_in == _LEAD
    assert find(protocol, "listens").lead_in == _LEAD


def test_a_heading_ends_a_list(tmp_path: Path) -> None:
    protocol = read(tmp_path, p(_LEAD), item("asks"), p("Shelter", style="Heading1"), item("welcomes"))
    assert find(protocol, "welcomes").lead_in == ""


def test_a_bold_line_with_a_colon_introduces_its_list(tmp_path: Path) -> None:
    protocol = read(
        tmp_path, p("Rules", style="Title"), p("Some text."), bold("Red flags:"), item("no papers")
    )
    assert find(protocol, "no papers").lead_in == "Red flags:"
    assert find(protocol, "Red flags:").kind is Kind.PARAGRAPH


@pytest.mark.parametrize(
    "marks",
    [
        ("•", "•"),
        ("-", "-"),
        ("–", "–"),
        ("☐", "☐"),
        ("[ ]", "[x]"),
        ("o", "o"),
        ("1.", "2."),
        ("(a)", "(b)"),
        ("a)", "b)"),
        ("i.", "ii."),
        ("__", "__"),
        ("Step 1:", "Step 2:"),
    ],
)
def test_typed_lists_are_lists(tmp_path: Path, marks: tuple[str, str]) -> None:
    lines = [f"{marks[0]} asks whether it is safe to talk;", f"{marks[1]} listens."]
    protocol = read(tmp_path, p(_LEAD), *map(p, lines), p("After that she writes it down."))
    assert texts(protocol, Kind.LIST_ITEM) == lines
    assert find(protocol, lines[1]).lead_in == _LEAD
    assert find(protocol, "After that she writes it down.").lead_in == ""


def test_one_line_with_a_dash_is_no_list(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("She left."), p("- Dolores"), p("We miss her."))
    assert texts(protocol, Kind.LIST_ITEM) == []


def test_numbered_sections_are_no_list(tmp_path: Path) -> None:
    lines = ["4.1.1 Residents choose their rooms.", "4.1.2 Residents keep their keys.", "4.1.3 Doors lock."]
    protocol = read(tmp_path, *map(p, lines))
    assert texts(protocol, Kind.PARAGRAPH) == lines


def test_typed_levels(tmp_path: Path) -> None:
    lines = ["1. asks about:", "a. children", "b. weapons", "2. listens"]
    protocol = read(tmp_path, p(_LEAD), *map(p, lines))
    assert find(protocol, "b. weapons").lead_in == f"{_LEAD} 1. asks about:"
    assert find(protocol, "2. listens").lead_in == _LEAD


def test_a_list_typed_with_line_breaks_is_cut_into_items(tmp_path: Path) -> None:
    broken = "<w:r><w:t>Advocates:</w:t><w:br/><w:t>- ask</w:t><w:br/><w:t>- listen</w:t></w:r>"
    protocol = read(tmp_path, p(inside=broken), p("next"))
    assert texts(protocol) == ["Advocates:", "- ask", "- listen", "next"]
    assert find(protocol, "- listen").lead_in == "Advocates:"
    assert {passage.place.address for passage in protocol.passages[:3]} == {"paragraph 1"}
    assert find(protocol, "next").place.address == "paragraph 2"


def test_other_line_breaks_stay(tmp_path: Path) -> None:
    protocol = read(tmp_path, p(inside="<w:r><w:t>12 Mill Road</w:t><w:br/><w:t>Rivermouth</w:t></w:r>"))
    assert texts(protocol) == ["12 Mill Road\nRivermouth"]


def test_of_a_long_paragraph_the_last_sentences_introduce(tmp_path: Path) -> None:
    long = (
        "The house has stood at the river for a hundred years and has been many things to many people. " * 4
    )
    protocol = read(tmp_path, p(f"{long}Today it has:"), item("a garden"))
    lead_in = find(protocol, "a garden").lead_in
    assert lead_in.endswith("Today it has:")
    assert len(lead_in) <= 300


def test_a_long_item_is_not_carried_whole_by_those_below_it(tmp_path: Path) -> None:
    protocol = read(tmp_path, p(_LEAD), item("word " * 5000), item("inner", 1))
    assert len(find(protocol, "inner").lead_in) < 1000


def test_a_list_in_a_text_box_has_its_own_lead_in(tmp_path: Path) -> None:
    inside = p("Ask about:") + item("children")
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></w:r>"
    protocol = read(tmp_path, p(_LEAD, inside=box), item("listens"), p(inside=run("end")))
    assert find(protocol, "children").lead_in == "Ask about:"
    assert find(protocol, "listens").lead_in == _LEAD
