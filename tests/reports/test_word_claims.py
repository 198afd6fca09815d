"""The chapter on the self-assessment in the Word report, and the lines on it elsewhere."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from made_up import assessment, large
from word_xml import W, problems, text_of, tree

from protocol_audit.model import Answer, Assessment, Claim, SelfAssessment
from protocol_audit.reports.claim_words import claim_line, claims_summary
from protocol_audit.reports.terminal import summarize
from protocol_audit.reports.word import write_word
from protocol_audit.review.claims import hold_claims

CHAPTER = "Self-assessment beside the protocol"
ANSWERS = {
    "IN-1": (Answer.MET, "paragraph 4"),
    "IN-2": (Answer.MET, "Policy 9.9; see attached"),
    "ST-1": (Answer.PARTIAL, ""),
    "ST-2": (Answer.MET, "p. 3; we always did"),
    "ST-3": (Answer.MET, "“no such words at all”"),
    "TA-1": (Answer.NOT_APPLICABLE, "because we have none"),
}


def held(one: Assessment | None = None, answers: dict[str, tuple[Answer, str]] | None = None) -> Assessment:
    """An assessment with claims; a standard without one is unanswered."""
    claims = tuple(
        Claim(standard, answer, evidence, "=since & <May>", f"Answers!D{row}")
        for row, (standard, (answer, evidence)) in enumerate((answers or ANSWERS).items(), 5)
    )
    return hold_claims(one or assessment(), SelfAssessment("ours.xlsx", "c" * 64, claims))


def written(one: Assessment) -> bytes:
    return write_word(one, assessed_on=datetime.date(2026, 11, 6))


def opened(one: Assessment) -> Document:
    return docx.Document(io.BytesIO(written(one)))


def paragraphs(one: Assessment) -> list[str]:
    return [text_of(p) for p in tree(written(one)).iter(W + "p")]


def rows(one: Assessment, about: str) -> list[list[str]]:
    """The rows of the table with this heading before it, the heads first."""
    body = list(opened(one).element.body)
    heading = next(n for n, e in enumerate(body) if e.tag == W + "p" and text_of(e).startswith(about))
    table = next(e for e in body[heading:] if e.tag == W + "tbl")
    return [
        ["\n".join(text_of(p) for p in cell.iter(W + "p")) for cell in row.iter(W + "tc")]
        for row in table.iter(W + "tr")
    ]


def test_disagreements_come_first() -> None:
    headings = [p.text for p in opened(held()).paragraphs if (p.style and p.style.name) == "Heading 3"]
    start = headings.index("Claimed, written otherwise (1 standard)")
    assert headings[start : start + 5] == [
        "Claimed, written otherwise (1 standard)",
        "Claimed, not found in the document (2 standards)",
        "Not answered (1 standard)",
        "Claimed and written (3 standards)",
        "IN-1 · Talking through danger on arrival",
    ]


def test_the_overview_counts_every_standard_once() -> None:
    table = rows(held(), CHAPTER)
    assert table[0] == ["Answer and protocol", "Count", "Standards"]
    assert [row[1:] for row in table[1:]] == [
        ["1", "ST-3"],
        ["2", "IN-2, ST-2"],
        ["1", "TA-2"],
        ["3", "IN-1, ST-1, TA-1"],
    ]


def test_a_claim_that_is_written_otherwise_stands_beside_the_words() -> None:
    (_, row) = rows(held(), "Claimed, written otherwise")
    assert row[0] == "ST-3\nVolunteer households"
    assert row[1] == "Met\nAnswers!D9\n“=since & <May>”"
    assert "Conflict" in row[2]
    assert "“may be lodged with a volunteer household”\n6 Rooms · paragraph 21 · page 3" in row[2]
    assert row[3] == "“no such words at all”: not found in this document"


def test_words_that_are_nearly_there_are_named() -> None:
    one = held(
        answers={"IN-1": (Answer.MET, "“Within 24 hours of arrival the advocate sits down with guests”")}
    )
    (_, row) = rows(one, "Claimed and written")
    assert row[3].endswith(
        ": not found in these words; the nearest stand at 3 Intake › 3.1 First hours · paragraph 4 · page 1"
    )


def test_a_cited_place_that_says_otherwise_is_said_to() -> None:
    one = held(answers={"ST-3": (Answer.MET, "paragraph 21; paragraph 22")})
    (_, row) = rows(one, "Claimed, written otherwise")
    assert row[3].splitlines() == [
        "paragraph 21: found there: 6 Rooms · paragraph 21 · page 3, which goes against the toolkit",
        "paragraph 22: found there: 6 Rooms · paragraph 22 · page 3",
    ]


def test_a_claim_that_was_not_found_says_what_is_missing_or_nearest() -> None:
    (_, part, nothing) = rows(held(), "Claimed, not found in the document (")
    assert "Claimed, only part of it found in the document" in part[1]
    assert part[2].endswith("Not found: present danger is talked through; children are included.")
    assert part[3].splitlines() == [
        "Policy 9.9: found elsewhere: 3 Intake › 3.1 First hours · paragraph 4 · page 1",
        "see attached: another document, which was not read",
    ]
    assert "Nothing that counts was found in the document." in nothing[2]
    assert "Closest text, not counted: “The garden gate is painted every second spring.”" in nothing[2]
    assert nothing[3] == "p. 3: the document has this place, but nothing that counts was found there"


def test_agreeing_claims_are_short() -> None:
    (_, met, part, out) = rows(held(), "Claimed and written")
    assert "“" not in met[2]
    assert met[3] == "paragraph 4: found there: 3 Intake › 3.1 First hours · paragraph 4 · page 1"
    assert "Claimed in part, and written in part" in part[1]
    assert part[3] == "No place was cited."
    assert "Agrees that it does not apply" in out[1]
    assert out[3] == "“because we have none” names no place that can be looked up."


def test_every_finding_has_its_answer() -> None:
    words = paragraphs(held())
    assert "Your answer: Met (Answers!D5): claimed and written." in words
    assert "Your answer: Met (Answers!D9): claimed, written otherwise." in words
    assert "Your answer: Not answered." in words


def test_the_page_at_a_glance_says_how_many_agree() -> None:
    summary = (
        "The self-assessment answers 6 of 7 standards. 3 of these answers agree with the protocol. "
        "The others: 1 claimed but written otherwise and 2 claimed but not found in the document."
    )
    assert claims_summary(held()) == summary
    assert f"Your self-assessment: {summary} See {CHAPTER}." in paragraphs(held())


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "The self-assessment answers 0 of 7 standards."),
        ({"IN-1": (Answer.MET, "")}, "The self-assessment answers 1 of 7 standards. The one answer agrees"),
        (
            {"IN-1": (Answer.MET, ""), "ST-2": (Answer.NOT_MET, "")},
            "The self-assessment answers 2 of 7 standards. All 2 answers agree with the protocol.",
        ),
        (
            {"IN-1": (Answer.NOT_MET, "")},
            "0 of these answers agree with the protocol. The others: 1 written but not claimed.",
        ),
    ],
)
def test_the_summary_counts_what_there_is(answers: dict[str, tuple[Answer, str]], said: str) -> None:
    one = hold_claims(assessment(), SelfAssessment("ours.xlsx", "c" * 64, ()))
    assert said in claims_summary(held(answers=answers) if answers else one)


def test_without_a_self_assessment_nothing_of_it_is_there() -> None:
    words = "\n".join(paragraphs(assessment()))
    assert "elf-assessment beside" not in words
    assert "Your answer" not in words
    assert "Your self-assessment" not in summarize(assessment())
    assert claim_line(assessment().findings[0]) == ""


def test_the_terminal_names_the_standards_that_differ() -> None:
    shown = summarize(held())
    assert (
        "Your self-assessment beside the protocol\n"
        "    1  claimed, written otherwise: ST-3\n"
        "    2  claimed, not found in the document: IN-2, ST-2\n"
        "    1  not answered\n"
        "    3  claimed and written\n"
    ) in shown


@pytest.mark.parametrize("one", [assessment(), large()], ids=["small", "large"])
def test_the_file_is_sound_and_the_same_every_time(one: Assessment) -> None:
    assert problems(written(held(one))) == []
    assert written(held(one)) == written(held(one))


def test_odd_words_in_a_workbook_break_nothing() -> None:
    claims = tuple(
        Claim(f.standard.id, Answer.MET, "p. 1\x00 <&>\ud800" * 40, "\x0b" * 9, "Sheet\x01!A1")
        for f in assessment().findings
    )
    one = hold_claims(assessment(), SelfAssessment("ours.xlsx", "c" * 64, claims))
    assert problems(written(one)) == []


def test_a_decision_of_the_reviewer_counts_beside_a_claim() -> None:
    exception = replace(assessment().findings[4], exception="State rules ask for it.")
    findings = tuple(exception if f.standard.id == "ST-3" else f for f in assessment().findings)
    one = held(replace(assessment(), findings=findings))
    (_, row) = rows(one, "Claimed, written otherwise")
    assert "Conflict" not in row[2]
