"""The summary on the terminal: its words, its columns, its colors."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from protocol_audit.assess import assess
from protocol_audit.model import Assessment, Profile, Status
from protocol_audit.readers import read_protocol
from protocol_audit.reports import terminal
from protocol_audit.reports.labels import STATUS_WORDS
from protocol_audit.reports.terminal import describe_unread, harmless, plain, summarize
from protocol_audit.standards import load_pack

COLOR = re.compile(r"\033\[[\d;]*m")


@pytest.fixture
def assessment(folder: Path) -> Assessment:
    return assess(read_protocol(folder / "harbor.docx"), load_pack("pack"), Profile())


def test_it_uses_the_words_of_the_word_report() -> None:
    words = {status: words for status, (_mark, words, _meaning) in terminal._SHOWN.items()}
    assert words == {status: text.lower() for status, text in STATUS_WORDS.items()}
    assert len({mark for mark, _words, _meaning in terminal._SHOWN.values()}) == len(Status)


def test_every_standard_has_one_row_with_status_and_title_in_columns(assessment: Assessment) -> None:
    lines = summarize(assessment).splitlines()
    start = lines.index("-" * 80) + 1
    assert lines[start - 1 : start + 5] == [
        "-" * 80,
        "AA-2      !! conflict            * Intake is quick",
        "BB-1      -- not addressed         Pets are welcome",
        "BB-2      -- not addressed         No curfew",
        "AA-1      ++ met                   Talks are private",
        "",
    ]
    assert lines[start - 2] == "Standard  Status                   Title"


def test_the_counts_add_up(assessment: Assessment) -> None:
    counts = re.findall(
        r"^ +(\d+)  \S\S (conflict|not addressed|partly addressed|met|does not apply)\b",
        summarize(assessment),
        re.M,
    )
    assert [(int(number), words) for number, words in counts] == [
        (1, "conflict"),
        (2, "not addressed"),
        (0, "partly addressed"),
        (1, "met"),
        (0, "does not apply"),
    ]


def test_colors_change_nothing_else(assessment: Assessment) -> None:
    colored = summarize(assessment, color=True)
    assert COLOR.search(colored)
    assert COLOR.sub("", colored) == summarize(assessment)


def test_long_titles_stay_in_their_column(assessment: Assessment) -> None:
    long = "A title that goes on and on " * 4
    findings = [replace(f, standard=replace(f.standard, title=long)) for f in assessment.findings]
    pack = replace(assessment.pack, standards=tuple(finding.standard for finding in findings))
    lines = summarize(replace(assessment, pack=pack, findings=tuple(findings))).splitlines()
    assert max(map(len, lines)) <= 80
    start = lines.index("-" * 80) + 1
    assert lines[start + 1].startswith(" " * 35 + "A title") or lines[start + 1].startswith(" " * 35 + "on")


def test_only_the_most_pressing_are_listed_first(assessment: Assessment) -> None:
    gap = assessment.findings[2]
    findings = [replace(gap, standard=replace(gap.standard, id=f"BB-{number}")) for number in range(1, 15)]
    pack = replace(assessment.pack, standards=tuple(finding.standard for finding in findings))
    text = summarize(replace(assessment, pack=pack, findings=tuple(findings)))
    assert " 10. BB-10: Pets are welcome\n     and 4 more; the report lists them all\n" in text
    assert " 11. " not in text


def test_where_nothing_presses_there_is_no_such_list(assessment: Assessment) -> None:
    met = assessment.findings[0]
    pack = replace(assessment.pack, standards=(met.standard,))
    text = summarize(replace(assessment, pack=pack, findings=(met,)))
    assert "What to settle first" not in text
    assert "* A person should look" not in text


def test_what_is_offered_and_what_was_not_read_are_said(assessment: Assessment) -> None:
    assert "Nobody said which services the program offers" in summarize(assessment)
    unread = replace(assessment.protocol, unread=("2 pictures",))
    said = summarize(replace(assessment, protocol=unread, profile=Profile(("hotline", "legal"), "Harbor")))
    assert "Could not be read: 2 pictures." in said
    assert "Services the program offers, as given: hotline, legal." in said
    assert said.startswith("Harbor")
    assert "as given: none of those listed." in summarize(replace(assessment, profile=Profile(())))
    assert describe_unread(()) == ""


def test_nothing_in_a_document_steers_the_terminal() -> None:
    assert plain("two\nlines\t\033[31mred\u202e \u200bend\x07") == "two lines [31mred end"
    assert harmless("  one\x9b\n\ttwo\n") == "  one\ntwo\n"
