"""Table cells keep their row and the heads of their columns; merged cells come once."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import HEAD, cell, find, item, p, read, row, run, table, texts

from protocol_audit.model import Kind

_BOLD = "<w:b/>"
_PROSE = "Advocates greet each caller by name. They ask whether it is safe to talk, and then they listen."


def _bold_cell(text: str) -> str:
    return cell(raw=p(text, looks=_BOLD))


def test_a_cell_carries_its_row_and_the_heads(tmp_path: Path) -> None:
    protocol = read(
        tmp_path, table(row("Step", "Who", properties=HEAD), row("Ask", "Advocate"), row("Log", "Lead"))
    )
    passage = find(protocol, "Lead")
    assert passage.kind is Kind.TABLE_CELL
    assert passage.column_head == "Who"
    assert passage.row == (("Step", "Log"),)
    assert passage.table == 1
    assert passage.place.address == "table 1, row 3, column 2"
    assert find(protocol, "Step").row == ()
    assert protocol.counts["table_cells"] == 6


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (
            [row(_bold_cell("Sign"), _bold_cell("Meaning")), row("no papers", "ask"), row("fear", "wait")],
            "Meaning",
        ),
        (
            [
                row(*(cell(text, properties='<w:shd w:fill="D9D9D9"/>') for text in ("A sign", "Its sense"))),
                row("no papers", "ask"),
            ],
            "Its sense",
        ),
        (
            [row("Term", "Definition"), row("Advocate", "Somebody who stands beside a survivor.")],
            "Definition",
        ),
        ([row("Day", "Night shift", "Weekend"), row(_PROSE, _PROSE, _PROSE)], "Night shift"),
        ([row("Name", "Rivermouth House"), row("Beds", "Twelve in five rooms, on two floors.")], ""),
        ([row("one", "two"), row("three", "four")], ""),
        ([row("We open the door.", "We close it."), row("three", "four")], ""),
    ],
)
def test_which_first_row_holds_the_heads(tmp_path: Path, rows: list[str], head: str) -> None:
    protocol = read(tmp_path, table(*rows))
    last = [passage for passage in protocol.passages if passage.place.address.endswith("column 2")][-1]
    assert last.column_head == head


def test_a_style_that_sets_the_first_row_off_makes_heads(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:tblStylePr w:type="firstRow">'
        "<w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"
    )
    properties = '<w:tblStyle w:val="T"/><w:tblLook w:val="0020"/>'
    protocol = read(
        tmp_path, table(row("one", "two"), row("three", "four"), properties=properties), styles=styles
    )
    assert find(protocol, "four").column_head == "two"


def test_two_head_rows_are_read_from_top_to_bottom(tmp_path: Path) -> None:
    over = cell("Contact", properties='<w:gridSpan w:val="2"/>')
    protocol = read(
        tmp_path,
        table(
            row("Partner", over, properties=HEAD),
            row("Name", "Phone", "Hours", properties=HEAD),
            row("Clinic", "555 0100", "Mornings"),
        ),
    )
    assert find(protocol, "555 0100").column_head == "Contact Phone"
    assert find(protocol, "Mornings").column_head == "Contact Hours"
    assert find(protocol, "Clinic").row == (("Contact Phone", "555 0100"), ("Contact Hours", "Mornings"))


def test_a_title_over_the_whole_table_is_no_head(tmp_path: Path) -> None:
    over = cell("Whom to call", properties='<w:gridSpan w:val="2"/>')
    protocol = read(tmp_path, table(row(over), row("Who", "Phone"), row("Clinic", "555 0100")))
    assert find(protocol, "555 0100").column_head == "Phone"
    assert find(protocol, "Whom to call").kind is Kind.TABLE_CELL


def test_a_row_across_the_table_introduces_those_below(tmp_path: Path) -> None:
    over = cell("During the night", properties='<w:gridSpan w:val="2"/>')
    protocol = read(
        tmp_path, table(row("What", "Who", properties=HEAD), row("a", "b"), row(over), row("c", "d"))
    )
    assert find(protocol, "b").lead_in == ""
    assert find(protocol, "d").lead_in == "During the night"
    assert find(protocol, "During the night").column_head == ""


def test_a_title_over_the_table_introduces_its_rows(tmp_path: Path) -> None:
    over = cell("SECTION A: SAFETY", properties='<w:gridSpan w:val="2"/>')
    protocol = read(tmp_path, table(row(over), row("Question", "Answer"), row("Who has your papers?", "she")))
    assert find(protocol, "Who has your papers?").lead_in == "SECTION A: SAFETY"
    assert find(protocol, "Question").lead_in == ""


def test_the_line_above_a_table_introduces_it(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("Within a day the advocate:"), table(row("asks", "all"), row("plans", "all")))
    assert find(protocol, "plans").lead_in == "Within a day the advocate:"


def test_merged_cells_come_once_and_stay_in_their_rows(tmp_path: Path) -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    protocol = read(
        tmp_path,
        table(
            row("When", "What", properties=HEAD),
            row(cell("At intake", properties=start), "ask"),
            row(cell(properties=on), "listen"),
            row(cell("On leaving", properties=start), "plan"),
        ),
    )
    assert texts(protocol) == ["When", "What", "At intake", "ask", "listen", "On leaving", "plan"]
    assert find(protocol, "listen").row == (("When", "At intake"),)
    assert find(protocol, "listen").place.address == "table 1, row 3, column 2"
    assert find(protocol, "plan").row == (("When", "On leaving"),)


def test_text_left_in_a_merged_cell_is_not_lost(tmp_path: Path) -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    protocol = read(
        tmp_path, table(row(cell("a", properties=start), "b"), row(cell("left", properties=on), "d"))
    )
    assert texts(protocol) == ["a", "b", "left", "d"]


def test_each_paragraph_of_a_cell_is_a_passage(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        table(row("What", "How", properties=HEAD), row("Intake", cell("Ask first.", "Then listen."))),
    )
    assert find(protocol, "Then listen.").place.address == "table 1, row 2, column 2"
    assert find(protocol, "Then listen.").row == (("What", "Intake"),)
    assert find(protocol, "Intake").row == (("How", "Ask first. Then listen."),)


def test_a_list_in_a_cell_keeps_its_lead_in(tmp_path: Path) -> None:
    inside = cell(raw=p("The advocate:") + item("asks"))
    protocol = read(tmp_path, table(row("When", "What", properties=HEAD), row("Intake", inside)))
    assert find(protocol, "asks").lead_in == "The advocate:"
    assert find(protocol, "asks").kind is Kind.TABLE_CELL


def test_a_marked_row_of_running_text_is_no_head(tmp_path: Path) -> None:
    protocol = read(tmp_path, table(row(_PROSE * 4, "Who", properties=HEAD), row("a", "b")))
    assert find(protocol, "b").column_head == ""


def test_a_table_in_a_cell_is_read_after_the_cell(tmp_path: Path) -> None:
    inner = table(row("Who", "Phone", properties=HEAD), row("Clinic", "555 0100"))
    outer = table(
        row("When", "What", properties=HEAD),
        row("Night", cell("call", raw=inner + p("wait"))),
        row("Day", "go"),
    )
    protocol = read(tmp_path, outer)
    assert texts(protocol) == [
        "When",
        "What",
        "Night",
        "call",
        "Who",
        "Phone",
        "Clinic",
        "555 0100",
        "wait",
        "Day",
        "go",
    ]
    assert find(protocol, "555 0100").table == 2
    assert find(protocol, "555 0100").lead_in == "Night"
    assert find(protocol, "go").place.address == "table 1, row 3, column 2"


def test_a_single_cell_is_read_as_running_text(tmp_path: Path) -> None:
    protocol = read(tmp_path, table(row(cell("Remember:", _PROSE))), p("after"))
    assert find(protocol, _PROSE).kind is Kind.PARAGRAPH
    assert find(protocol, _PROSE).table is None
    assert find(protocol, _PROSE).place.address == "table 1, row 1, column 1"
    assert find(protocol, "after").place.address == "paragraph 1"


def test_a_box_with_a_head_keeps_it(tmp_path: Path) -> None:
    protocol = read(tmp_path, table(row(_bold_cell("Exception: storms")), row(_PROSE)))
    assert find(protocol, _PROSE).column_head == "Exception: storms"


def test_columns_of_running_text_are_read_one_after_the_other(tmp_path: Path) -> None:
    protocol = read(tmp_path, table(row(cell(_PROSE, "Left."), cell(_PROSE.lower(), "Right."))))
    assert texts(protocol) == [_PROSE, "Left.", _PROSE.lower(), "Right."]
    assert {passage.kind for passage in protocol.passages} == {Kind.PARAGRAPH}


def test_rows_and_cells_that_were_deleted_are_not_read(tmp_path: Path) -> None:
    gone = row("gone", "gone", properties="<w:del/>")
    protocol = read(
        tmp_path,
        table(row("a", "b"), gone, row(cell("gone", properties="<w:cellDel/>"), "c", properties="<w:ins/>")),
    )
    assert texts(protocol) == ["a", "b", "c"]
    assert protocol.unread == ()


def test_columns_find_their_heads_in_an_uneven_grid(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        table(
            row("What", cell("Who", properties='<w:gridSpan w:val="2"/>'), "When", properties=HEAD),
            row("a", "b", "c", "d"),
            row("e", properties='<w:gridBefore w:val="3"/>'),
        ),
    )
    assert [find(protocol, text).column_head for text in "abcde"] == ["What", "Who", "Who", "When", "When"]


def test_a_box_that_only_has_a_tick_stays_in_its_row(tmp_path: Path) -> None:
    tick = cell(raw=p(inside='<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'))
    protocol = read(
        tmp_path, table(row("Sign", "Seen", properties=HEAD), row("no papers", tick)), p(inside=run("x"))
    )
    assert texts(protocol) == ["Sign", "Seen", "no papers", "x"]
    assert find(protocol, "no papers").row == (("Seen", "☐"),)


@pytest.mark.parametrize("value", ["-3", "²", "", "x", "9" * 5000, "500000000"])
def test_a_span_that_is_no_number_harms_nothing(tmp_path: Path, value: str) -> None:
    spanned = cell("a", properties=f'<w:gridSpan w:val="{value}"/>')
    assert texts(read(tmp_path, table(row(spanned, "b")))) == ["a", "b"]


def test_a_row_of_very_many_cells_is_read_in_time(tmp_path: Path) -> None:
    protocol = read(tmp_path, table(row(*(f"c{at}" for at in range(3000)))))
    assert len(protocol.passages) == 3000
