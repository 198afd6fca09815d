"""Numbers of standards, legends and heads as people write them; and whatever else cells may hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbook_files import pack, read, write_book

from protocol_audit.errors import ReadError
from protocol_audit.model import Answer, Profile
from protocol_audit.readers.workbook.heads import role_of
from protocol_audit.readers.workbook.ids import Ids
from protocol_audit.readers.workbook.scales import read_legend
from protocol_audit.readers.workbook.similar import similar_to
from protocol_audit.review.claimed import assess_claims


@pytest.fixture(scope="module")
def ids() -> Ids:
    return Ids(pack())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("AI-5", ["AI-5"]),
        ("ai 5", ["AI-5"]),
        ("Std. AI.05", ["AI-5"]),
        ("AI5", ["AI-5"]),
        ("AI–5", ["AI-5"]),
        ("STANDARD AI_5:", ["AI-5"]),
        ("(AI-5)", ["AI-5"]),
        ("KN-1\nKN-2", ["KN-1", "KN-2"]),
        ("AI-5 & AI-6", ["AI-5", "AI-6"]),
        ("PS-1, 2 and 3", ["PS-1", "PS-2", "PS-3"]),
        ("KN-1 to KN-4", ["KN-1", "KN-2", "KN-3", "KN-4"]),
        ("SH 1–3", ["SH-1", "SH-2", "SH-3"]),
    ],
)
def test_a_cell_that_only_names_standards(ids: Ids, text: str, named: list[str]) -> None:
    found = ids.read(text)
    assert list(found.ids) == named
    assert found.bare
    assert not found.unknown


@pytest.mark.parametrize("text", ["in 24 hours", "15", "A. Philosophy", "p. 12", "", "AI-5 was hard for us"])
def test_a_cell_that_says_something_else(ids: Ids, text: str) -> None:
    assert not ids.read(text).bare or not ids.read(text).ids


def test_a_number_that_the_toolkit_does_not_have(ids: Ids) -> None:
    assert ids.read("AI 9").unknown == ("AI 9",)
    assert ids.read("AI-7 to AI-9").ids == ("AI-7",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("AI-5: Screening", ["AI-5"]),
        ("AI-5 Screening within 24-48 hours", ["AI-5"]),
        ("SH-1, SH-2 – Rooms", ["SH-1", "SH-2"]),
        ("In 3 days the advocate calls", []),
        ("Screening, see AI-5", []),
    ],
)
def test_a_text_that_begins_with_a_number(ids: Ids, text: str, named: list[str]) -> None:
    assert list(ids.read_start(text).ids) == named


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Evidence (policy # / page)", "evidence"),
        ("Basis for Conclusion", "evidence"),
        ("Notes on compliance", "comment"),
        ("Explain if 'No':", "comment"),
        ("Reason for this score", "comment"),
        ("¿Cumple?", "answer"),
        ("Standard Met?", "answer"),
        ("Código", "id"),
        ("No.", "id"),
        ("Monitoring Method", "other"),
        ("Corrective action", "other"),
        ("Due date", "other"),
        ("What is asked", "requirement"),
        ("", ""),
        ("Our protocol was written by a committee of nine people in the spring", ""),
    ],
)
def test_what_a_column_is_for(head: str, role: str) -> None:
    assert role_of(head) == role


def test_a_legend_does_not_change_what_a_word_means() -> None:
    legend = read_legend(
        "Yes = the policy is whole, nothing is missing; P = planned, not there yet; TA = not yet"
    )
    assert "yes" not in legend.codes
    assert legend.codes["p"] is Answer.NOT_MET
    assert legend.codes["ta"] is Answer.NOT_MET


@pytest.mark.parametrize(
    "text",
    [
        "Is there a grievance procedure for staff?",
        "The annual audit is done by a firm from outside",
        "Vehicles are inspected each year",
        "Fire drills are held twice a year",
        "Medication is locked away",
        "Plan",
        "",
    ],
)
def test_what_is_about_no_standard_is_not_sure(text: str) -> None:
    assert similar_to(pack()).rank(text).sure == ""


WORDS = """Standard|Answer|Evidence|No.|Yes|No|Met|Not met|X|☐|☒ Yes ☐ No|AI-5|PS-1|PS-1 to PS-4|SH-2: Hotels
Total|Example|1 = not met, 3 = met|Score 1-5|p. 4|=1+1|AI 9|5%|Section|Answer: Met|If no, explain: x|:|🙂"""
CELLS = st.sampled_from(
    [*WORDS.replace("\n", "|").split("|"), "a\nb", 1, 2.5, 0, True, 1e300, None, None, None]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELLS, max_size=6), max_size=12),
    merged=st.sampled_from([(), ("A1:C1",), ("B2:B5",)]),
)
def test_whatever_cells_hold_it_is_read_or_refused_in_words(
    tmp_path: Path, rows: list[list[object]], merged: tuple[str, ...]
) -> None:
    file = write_book(tmp_path / "any.xlsx", {"S": rows}, merged=merged)
    try:
        found = read(file)
    except ReadError:
        return
    assert found.claims
    assert [claim.standard for claim in found.claims] == [
        standard.id for standard in pack().standards if found.claim(standard.id)
    ]
    assessment = assess_claims(found, pack(), Profile())
    assert all(finding.is_claimed for finding in assessment.findings)
