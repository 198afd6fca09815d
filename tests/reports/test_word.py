"""The gap report in Word: opened again, and its XML held to the schema's order."""

from __future__ import annotations

import datetime
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from lxml import etree
from made_up import (
    PASSAGES,
    assessment,
    conflict,
    counted,
    large,
    met,
    not_addressed,
    not_applicable,
    partial,
)
from word_xml import W, parts_of, problems, text_of, tree

from protocol_audit.model import Aside, Assessment, Place, Profile
from protocol_audit.reports.word import write_word

DAY = datetime.date(2026, 11, 6)

PARTS = [
    "At a glance",
    "Gaps by priority",
    "Findings by section",
    "Corrective action plan",
    "What applies and what does not",
    "What was read and what was not",
    "How statuses are decided",
    "Evidence index",
]


def written(one: Assessment) -> bytes:
    return write_word(one, assessed_on=DAY)


def opened(one: Assessment) -> Document:
    return docx.Document(io.BytesIO(written(one)))


def words_of(one: Assessment) -> str:
    """All text of the report's body, one line a paragraph."""
    return "\n".join(text_of(p) for p in tree(written(one)).iter(W + "p"))


def finding_of(one: Assessment, id: str) -> list[str]:
    """The lines below a finding's heading."""
    lines = [(p.find(f"{W}pPr/{W}pStyle"), text_of(p)) for p in tree(written(one)).iter(W + "p")]
    start = next(n for n, (_, text) in enumerate(lines) if text.startswith(f"{id} · "))
    found = []
    for style, text in lines[start + 1 :]:
        if style is not None and style.get(W + "val", "").startswith("Heading"):
            break
        found.append(text)
    return found


def table_about(one: Assessment, about: str) -> list[list[str]]:
    """The cells' text of the table with this alternative text, row by row."""
    for table in tree(written(one)).iter(W + "tbl"):
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        if caption is not None and caption.get(W + "val") == about:
            return [[text_of(cell) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]
    raise AssertionError(f"no table about {about}")


KINDS = {
    "every status": assessment,
    "43 standards": large,
    "all met": lambda: assessment([met("IN-1"), met("IN-2")]),
    "nothing found": lambda: assessment([not_addressed(f"ST-{n}") for n in range(1, 44)]),
    "only conflicts": lambda: assessment([conflict("ST-1"), conflict("ST-2")]),
    "nothing applies": lambda: assessment([not_applicable("TA-1"), not_applicable("TA-2")]),
    "no names": lambda: assessment(agency="", title="", unread=()),
    "nothing read": lambda: assessment([not_addressed()], passages=PASSAGES[2:3]),
}


@pytest.mark.parametrize("kind", KINDS)
def test_is_a_word_file_whose_xml_is_in_order(kind: str) -> None:
    assert problems(written(KINDS[kind]())) == []


@pytest.mark.parametrize("kind", KINDS)
def test_has_its_parts_in_order_under_real_headings(kind: str) -> None:
    document = opened(KINDS[kind]())
    headings = [p for p in document.paragraphs if p.style is not None and p.style.name.startswith("Heading")]
    assert [p.text for p in headings if p.style.name == "Heading 1"] == PARTS
    levels = [int(p.style.name[-1]) for p in headings]
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert written(large()) == written(large())


def test_the_bytes_do_not_depend_on_hash_seed_clock_or_zone() -> None:
    code = (
        "import datetime, hashlib, sys; sys.path.insert(0, sys.argv[1]); import made_up;"
        "from protocol_audit.reports.word import write_word;"
        "day = datetime.date(2026, 11, 6);"
        "print(hashlib.sha256(write_word(made_up.assessment(), assessed_on=day)).hexdigest())"
    )
    here = str(Path(__file__).parent)
    sums = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        paths = os.pathsep.join(path for path in sys.path if path)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": paths}
        done = subprocess.run(
            [sys.executable, "-c", code, here], env=environment, capture_output=True, text=True, check=True
        )
        sums.add(done.stdout)
    assert len(sums) == 1


def test_every_standard_has_exactly_one_place_to_link_to() -> None:
    one = large()
    names = [b.get(W + "name") for b in tree(written(one)).iter(W + "bookmarkStart")]
    for finding in one.findings:
        assert names.count(f"gap_finding_{finding.standard.id.replace('-', '_')}") == 1


def test_gaps_stand_in_order_of_priority_and_link_to_their_findings() -> None:
    rows = table_about(assessment(), "Gaps in order of priority")
    assert [row[1] for row in rows[1:]] == ["ST-3", "IN-2", "ST-2", "ST-1", "TA-2"]
    assert [row[0][0] for row in rows[1:]] == ["1", "2", "2", "3", "3"]
    anchors = {link.get(W + "anchor") for link in tree(written(assessment())).iter(W + "hyperlink")}
    assert "gap_finding_ST_3" in anchors


def test_the_last_gap_stands_in_the_table_and_in_the_plan() -> None:
    one = assessment([not_addressed(f"ST-{n}") for n in range(1, 44)])
    assert table_about(one, "Gaps in order of priority")[-1][1] == "ST-43"
    plan = table_about(one, "Corrective action plan: one row for each gap")
    assert len(plan) == 44
    assert plan[-1][0] == "ST-43"


def test_the_plan_leaves_room_for_people() -> None:
    plan = table_about(assessment(), "Corrective action plan: one row for each gap")
    for row in plan[1:]:
        assert (row[3], row[4], row[6]) == ("", "", "")
        assert row[2]
        assert row[5] == "Three closed intake forms."


def test_the_plan_says_what_to_do_in_a_few_words() -> None:
    plan = {
        row[0]: row[2] for row in table_about(assessment(), "Corrective action plan: one row for each gap")
    }
    assert plan["ST-3"] == "Change what is written: guests are lodged with volunteers."
    assert "State as what staff do: children are included." in plan["IN-2"]
    assert "Add: present danger is talked through." in plan["IN-2"]
    assert plan["ST-1"].startswith("Add any 2 of the 5 items not found, such as: papers at hand; ")


def test_a_gap_shows_what_is_there_and_only_the_wording_for_what_is_missing() -> None:
    lines = finding_of(assessment(), "IN-2")
    status = "\u00a0◐\u00a0Partly addressed\u00a0"
    assert lines[0] == f"{status}  Required  ·  Toolkit: Sample Heading of a Toolkit"
    assert "“Within 24 hours of arrival”" in lines
    assert "3 Intake › 3.1 First hours · paragraph 4 · page 1 · supports (b)" in lines
    assert "(a) Present danger is talked through – not found" in lines
    assert "(b) It happens within a day – found" in lines
    assert "(c) Children are included – only as an intention, or left to choice" in lines
    wording = [line for line in lines if line.startswith("Staff make sure that")]
    assert len(wording) == 2
    assert not any("within a day" in line for line in wording)
    assert any(line.startswith("Question for the agency: How does") for line in lines)
    assert any("Interview: " in line and "Observe: " in line and "Documents: " in line for line in lines)
    assert "A person should look at this: The text is an intention or leaves the matter to liking." in lines


def test_a_checklist_says_how_many_are_found_and_how_many_are_needed() -> None:
    text = "\n".join(finding_of(assessment(), "ST-1"))
    assert "2 of 7 items found, 4 needed. Any 2 of those not found would meet the standard." in text
    assert "under “Before leaving, advocates and guests together prepare:”" in text
    assert "column “Who and when” · row “Call the on-call advocate”" in text


def test_too_little_of_a_checklist_still_shows_what_was_found() -> None:
    one = counted()
    finding = type(one)(one.standard, not_addressed().status, one.elements, evidence=one.evidence)
    text = "\n".join(finding_of(assessment([finding]), "ST-1"))
    assert "“a bag with medicine and papers”" in text


def test_closest_text_is_plainly_not_counted() -> None:
    text = "\n".join(finding_of(assessment(), "ST-2"))
    assert "Nothing that counts was found in the document. Closest text, not counted:" in text
    assert "“The garden gate is painted every second spring.”" in text
    index = table_about(assessment(), "Quotes in the order of the document")
    assert not any("garden gate" in row[1] for row in index)


def test_a_conflict_shows_both_sides_the_conflicting_words_first() -> None:
    text = "\n".join(finding_of(assessment(), "ST-3"))
    against = text.index("What goes against the toolkit: Guests are lodged with volunteers.")
    words = text.index("“may be lodged with a volunteer household”")
    in_line = text.index("What the protocol also says, in line with the toolkit")
    assert against < words < in_line < text.index("“Nobody is lodged in a volunteer household")
    assert "Some state rules allow such households" in text


def test_a_strength_is_half_as_long_as_a_gap() -> None:
    assert 2 * len(finding_of(assessment(), "IN-1")) <= len(finding_of(assessment(), "IN-2"))


def test_standards_that_do_not_apply_have_the_reason() -> None:
    rows = table_about(assessment(), "Standards that do not apply")
    assert rows[1] == ["TA-1", "Hotel rooms", "Required", "The profile does not name shelter."]


def test_a_service_not_offered_of_which_the_text_speaks_is_pointed_out() -> None:
    one = not_applicable()
    text = partial()
    finding = type(one)(
        one.standard,
        one.status,
        text.elements,
        evidence=text.evidence,
        review=("service_not_offered",),
        why="No.",
    )
    row = table_about(assessment([finding]), "Standards that do not apply")[1]
    assert "the text speaks of it. See paragraph 4 and paragraph 5." in row[3]
    assert "No text of the document was counted" in words_of(assessment([finding]))


def test_what_was_not_read_is_said_at_a_glance_and_again_where_it_is_listed() -> None:
    text = words_of(assessment(unread=("2 pictures", "a chart")))
    assert "Not read: 2 pictures; a chart. What stands there was not judged." in text
    assert text.index("What was read and what was not") < text.rindex("2 pictures")
    assert "No part of the document was left unread." in words_of(assessment(unread=()))


def test_what_was_kept_apart_is_listed_with_its_place() -> None:
    place = Place(("Intake",), "paragraph 4", 2)
    asides = (
        Aside("comment", "Ask the board.", place, by="R. Ames"),
        Aside("picture", "", place),
        *(Aside("hidden text", "x" * 900, place) for _ in range(120)),
    )
    made = assessment()
    made = replace(made, protocol=replace(made.protocol, asides=asides))
    rows = table_about(made, "What was kept apart")[1:]
    assert rows[0][1:] == ["Comment by R. Ames", "“Ask the board.”"]
    assert rows[1][1:] == ["Picture", "not described"]
    assert "paragraph 4" in rows[0][0]
    assert len(rows) == 100
    assert all(len(row[2]) < 500 for row in rows)
    assert "And 22 more" in words_of(made)
    assert "Kept apart" not in words_of(assessment())


def test_the_index_lists_every_quote_once_in_the_order_of_the_document() -> None:
    rows = table_about(assessment(), "Quotes in the order of the document")[1:]
    numbers = [int(number) for row in rows for number in re.findall(r"paragraph (\d+)", row[0])]
    assert numbers == sorted(numbers)
    assert len({(row[0], row[1]) for row in rows}) == len(rows)
    shared = next(row for row in rows if row[1] == "“a bag with medicine and papers”")
    assert shared[2] == "ST-1, TA-2"


def test_every_figure_adds_up() -> None:
    rows = dict(table_about(assessment(), "How each figure is counted")[1:])
    assert rows["Standards with a status"].endswith("1 + 3 + 1 + 1 + 1 = 7.")
    assert rows["Standards that apply"].endswith("7 − 1 = 6.")
    assert rows["Gaps"].endswith("3 + 1 + 1 = 5.")
    tiles = table_about(assessment(), "Number of standards by status")
    assert tiles[1] == ["1", "3", "1", "1", "1"]


def test_every_table_has_a_header_row_that_repeats_and_rows_that_do_not_break() -> None:
    for table in tree(written(large())).iter(W + "tbl"):
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblCaption").get(W + "val")


def test_the_chart_has_its_figures_in_words_and_patterns_for_black_and_white() -> None:
    content = written(assessment())
    drawing = next(e for e in tree(content).iter() if e.tag.endswith("}docPr"))
    assert drawing.get("descr") == (
        "Bar chart of the statuses by level. 5 required standards: 1 met, 1 partly addressed, 1 not "
        "addressed, 1 conflict and 1 does not apply. 2 recommended standards: 2 partly addressed."
    )
    chart = tree(content, "word/charts/chart1.xml")
    fills = [e for e in chart.iter() if e.tag.endswith("}pattFill")]
    assert {e.get("prst") for e in fills} == {"wdUpDiag", "lgCheck"}


def test_the_chart_can_be_edited_with_the_workbook_behind_it() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    workbook = parts_of(written(assessment()))["word/embeddings/chart_data1.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    rows = list(book["Sheet1"].values)
    assert rows[0][1:] == ("Met", "Partly addressed", "Not addressed", "Conflict", "Does not apply")
    assert rows[1:] == [("Required", 1, 1, 1, 1, 1), ("Recommended", 0, 2, 0, 0, 0)]


def test_the_table_of_contents_reads_before_any_update_and_asks_nothing_on_opening() -> None:
    content = written(assessment())
    entries = [
        text_of(p)
        for p in tree(content).iter(W + "p")
        if (style := p.find(f"{W}pPr/{W}pStyle")) is not None and style.get(W + "val") == "TOC1"
    ]
    assert entries == PARTS
    instructions = [e.text for e in tree(content).iter(W + "instrText")]
    assert instructions == [' TOC \\o "1-2" \\h \\z \\u ']
    assert b"updateFields" not in parts_of(content)["word/settings.xml"]
    assert b"w:dirty" not in parts_of(content)["word/document.xml"]


def test_the_plan_lies_on_turned_pages_and_the_other_parts_do_not() -> None:
    sections = opened(assessment()).sections
    assert [s.orientation for s in sections] == [0, 1, 0]
    assert [s.page_width > s.page_height for s in sections] == [False, True, False]


def test_the_margins_name_the_agency_the_date_and_the_page() -> None:
    document = opened(assessment())
    for section in document.sections:
        assert section.header.paragraphs[0].text == "Lantern Street House – gap report\tNovember 6, 2026"
        instructions = [e.text.strip() for e in section.footer._element.iter(W + "instrText")]
        assert instructions == ["PAGE", "NUMPAGES"]
    assert document.sections[0].different_first_page_header_footer


def test_properties_have_the_title_and_name_no_person_and_no_machine() -> None:
    content = written(assessment())
    core = opened(assessment()).core_properties
    assert core.title == "Gap report: Lantern Street House"
    assert (core.author, core.last_modified_by) == ("protocol-audit", "protocol-audit")
    assert core.created == core.modified
    # The oldest python-docx that we take gives it without a time zone.
    assert core.created.replace(tzinfo=None) == datetime.datetime(2026, 11, 6)
    assert core.language == "en-US"
    styles = tree(content, "word/styles.xml")
    assert styles.find(f".//{W}rPrDefault/{W}rPr/{W}lang").get(W + "val") == "en-US"


def test_the_agency_given_by_the_user_goes_before_the_one_in_the_document() -> None:
    one = assessment(profile=Profile(("hotline",), agency="Lantern Street & Friends"))
    assert opened(one).core_properties.title == "Gap report: Lantern Street & Friends"


def luminance(color: str) -> float:
    """Relative luminance by WCAG 2.1."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_color_of_text_is_easy_to_read() -> None:
    for style in tree(written(assessment()), "word/styles.xml").iter(W + "style"):
        ink, ground = style.find(f"{W}rPr/{W}color"), style.find(f".//{W}shd")
        light = luminance("FFFFFF" if ground is None else ground.get(W + "fill", ""))
        dark = luminance("000000" if ink is None else ink.get(W + "val", ""))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, style.get(W + "styleId")


def test_nothing_reads_as_blame() -> None:
    text = words_of(large()).lower()
    for word in ("fail", "violation", "deficient", "non-compliant", "noncompliant", "the agency does not"):
        assert word not in text
    assert "no certification" in text or "not a certification" in text


def test_strengths_come_before_what_to_settle() -> None:
    text = words_of(assessment())
    assert text.rindex("Already strong") < text.rindex("Settle first")


def test_no_paragraph_is_empty_but_the_cells_to_fill_in() -> None:
    body = tree(written(assessment())).find(W + "body")
    assert body is not None
    empty = [
        p
        for p in body.iter(W + "p")
        if not text_of(p).strip() and p.find(f".//{W}drawing") is None and p.getparent().tag != W + "tc"
    ]
    assert [etree.QName(p.getparent()).localname for p in empty if p.find(f".//{W}sectPr") is None] == []
