"""What a result shows is looked over, with its places, and the report says it to whoever asked for it."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

from made_up import PASSAGES, assessment, found, met, passage, standard, words
from word_xml import problems, text_of, tree

from protocol_audit.model import (
    Action,
    Aside,
    Assessment,
    Decided,
    Decision,
    Disclosure,
    Finding,
    Private,
    Status,
)
from protocol_audit.reports.json_report import assessment_as_json, write_json
from protocol_audit.reports.sharing_words import share_lines
from protocol_audit.reports.word import write_word
from protocol_audit.resources import read_schema
from protocol_audit.sharing import share_check
from protocol_audit.standards.schema_check import SchemaCheck

DAY = datetime.date(2026, 11, 26)
TOLD = passage(
    31,
    "An advocate talks through present danger within a day, children included, at 1420 Juniper Street.",
    headings=("4 The house at 9 Elm Road",),
)


def told(id: str = "IN-1") -> Finding:
    one = standard(id, "Talking through danger")
    evidence = (words(TOLD, TOLD.text, "a", "b", "c"),)
    return Finding(one, Status.MET, found(one, evidence), evidence=evidence)


def with_private_words(**more: object) -> Assessment:
    one = assessment([told(), met("IN-2"), told("IN-3")], passages=(*PASSAGES, TOLD))
    return replace(one, protocol=replace(one.protocol, people=(("author", "Renata Vance"),)), **more)  # type: ignore[arg-type]


def test_words_in_quotes_and_headings_are_found_once_with_their_standards() -> None:
    found = share_check(with_private_words())
    assert found == (
        Disclosure(Private.ADDRESS, "1420 Juniper Street", "paragraph 31", 4, ("IN-1", "IN-3")),
        Disclosure(Private.ADDRESS, "9 Elm Road", "paragraph 31", 4, ("IN-1", "IN-3")),
        Disclosure(Private.AUTHOR, "Renata Vance", "the file’s property “author”"),
    )


def test_only_what_is_shown_is_looked_over() -> None:
    assert [one.kind for one in share_check(with_private_words(), only={"IN-2"})] == [Private.AUTHOR]


def test_text_that_no_result_shows_is_not_looked_over() -> None:
    one = assessment([met()], passages=(*PASSAGES, TOLD))
    assert share_check(one) == ()


def test_a_file_in_the_name_of_the_agency_names_nobody() -> None:
    one = assessment([met()], agency="Lantern Street House")
    one = replace(one, protocol=replace(one.protocol, people=(("author", "LANTERN STREET HOUSE"),)))
    assert share_check(one) == ()


def test_remarks_and_whoever_made_them_are_looked_over_where_the_whole_report_shows_them() -> None:
    remark = Aside("comment", "Ask Ms. Alvarez", PASSAGES[0].place, "T. Okafor")
    one = assessment([met()])
    one = replace(one, protocol=replace(one.protocol, asides=(remark,)))
    found = share_check(one)
    assert [(each.words, each.where) for each in found] == [
        ("Ms. Alvarez", "comment, paragraph 4"),
        ("T. Okafor", "comment, paragraph 4"),
    ]
    assert share_check(one, only={"IN-1"}) == ()


def test_what_reviewers_typed_is_looked_over_too() -> None:
    decision = Decision("IN-1", Status.PARTIAL, "As with Ms. Alvarez", "R. Vance", cell="Review!J7")
    action = Action("IN-1", action="Call 775-555-0142 first")
    finding = replace(met(), decision=Decided(decision), action=action)
    found = share_check(assessment([finding]))
    assert [(one.words, one.where) for one in found] == [
        ("Ms. Alvarez", "decision, Review!J7"),
        ("775-555-0142", "action plan, IN-1"),
    ]


def test_the_check_changes_nothing() -> None:
    one = with_private_words()
    before = write_json(one)
    share_check(one)
    assert write_json(one) == before
    assert "share_check" not in assessment_as_json(one)


def test_json_lists_the_places_and_keeps_authors_to_itself() -> None:
    one = with_private_words()
    value = assessment_as_json(replace(one, sharing=share_check(one)))
    assert not list(SchemaCheck(read_schema("assessment")).problems(value, definition="assessment"))
    assert [entry["words"] for entry in value["share_check"]] == [
        "1420 Juniper Street",
        "9 Elm Road",
        "R… V…",
    ]
    assert "Vance" not in json.dumps(value)


def test_the_word_report_has_a_part_only_where_somebody_asked() -> None:
    one = with_private_words()
    heading = "Before you share this report"
    assert heading not in text_of(tree(write_word(one, assessed_on=DAY)))
    content = write_word(replace(one, sharing=share_check(one)), assessed_on=DAY)
    text = text_of(tree(content))
    assert heading in text
    assert "R… V…" in text
    assert "Vance" not in text
    assert not problems(content)


def test_the_word_report_says_so_where_nothing_was_found() -> None:
    content = write_word(assessment([met()], unread=()), assessed_on=DAY)
    assert "Nothing private" not in text_of(tree(content))
    content = write_word(replace(assessment([met()]), sharing=()), assessed_on=DAY)
    assert "Nothing private was found" in text_of(tree(content))


def test_the_terminal_says_who_the_author_is_and_how_to_take_the_name_out() -> None:
    lines = share_lines(share_check(with_private_words()))
    assert any("“Renata Vance”" in line for line in lines)
    assert "Inspect Document" in lines[-1]
