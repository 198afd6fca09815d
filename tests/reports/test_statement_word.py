"""The statement in Word: opened again, and held against what was found."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from made_up import PASSAGES, assessment, conflict, large, met, not_addressed, partial
from word_xml import problems, text_of, tree

from protocol_audit.model import (
    Action,
    Assessment,
    Crosswalk,
    Day,
    Decisions,
    Link,
    Progress,
    Relation,
    Requirement,
    SourceFile,
    Statement,
)
from protocol_audit.reports.word.statement import write_statement
from protocol_audit.statement import make_statement

DAY = datetime.date(2026, 11, 26)


def stated(one: Assessment, **more: object) -> Statement:
    return make_statement(one, {f.standard.id for f in one.findings}, **more)  # type: ignore[arg-type]


def text(statement: Statement) -> str:
    content = write_statement(statement, stated_on=DAY)
    assert problems(content) == []
    return text_of(tree(content))


@pytest.mark.parametrize("one", [assessment(), large()], ids=["small", "large"])
def test_the_file_is_sound_and_always_the_same(one: Assessment) -> None:
    made = stated(one)
    content = write_statement(made, stated_on=DAY)
    assert problems(content) == []
    assert content == write_statement(made, stated_on=DAY)


def test_quotes_come_with_heading_page_title_date_and_hash() -> None:
    found = text(stated(assessment()))
    for words in (PASSAGES[0].text, "3.1 First hours", "page 1", "Handbook for Advocates", "May 2024"):
        assert words in found
    assert "0123456789abcdef" * 4 in found


def test_quotes_of_what_is_not_met_are_not_in_it() -> None:
    found = text(stated(assessment([met("IN-1"), conflict(), not_addressed()])))
    assert "may be lodged with a volunteer" not in found
    assert "garden gate" not in found


def test_conflicts_are_said_on_the_first_page_and_listed_first() -> None:
    found = text(stated(assessment()))
    assert "Not claimed, since the present wording goes against the standard: ST-3" in found
    listed = found[found.index("Not claimed in this statement") :]
    assert listed.index("ST-3") < listed.index("IN-2")


def test_what_is_doubtful_is_marked_and_not_offered_for_pasting() -> None:
    one = assessment([replace(met("IN-1", "Danger"), review=("reader_alone",)), met("IN-2", "Calm")])
    found = text(stated(one))
    assert "To be confirmed: It is met only with what the learned reader found" in found
    paste = found[found.index("To paste") : found.index("IN-1 · Danger")]
    assert "Calm" in paste
    assert "Danger" not in paste


def test_the_plan_is_there_where_it_was_asked_for() -> None:
    action = Action("IN-2", "Write the talk down", target=Day("March 1, 2027"), progress=Progress.IN_PROGRESS)
    one = assessment([met("IN-1"), replace(partial("IN-2"), action=action), not_addressed("ST-2")])
    one = replace(one, decisions=Decisions((SourceFile("review.xlsx", "c" * 64),)))
    found = text(stated(one, shows_plan=True))
    for words in ("Write the talk down", "March 1, 2027", "In progress", "planned in writing yet for ST-2"):
        assert words in found
    assert "Write the talk down" not in text(stated(one))


def test_a_crosswalk_arranges_it_and_says_what_no_standard_speaks_to() -> None:
    one = assessment([met("IN-1"), partial("IN-2"), met("IN-3", "Related matter")])
    requirements = (
        Requirement("F.1", "Danger is talked through", (Link("IN-1", Relation.EQUAL),)),
        Requirement("F.2", "Children too", (Link("IN-1", Relation.SUBSET), Link("IN-2", Relation.EQUAL))),
        Requirement("F.3", "The roof is sound"),
        Requirement("F.4", "Near it", (Link("IN-3", Relation.RELATED),)),
    )
    crosswalk = Crosswalk("Assurances", "A Fund", one.pack.id, requirements)
    found = text(stated(one, crosswalk=crosswalk))
    assert "No standard speaks to F.3" in found
    assert "On a part of requirement F.2" in found
    assert "is quoted above" in found
    assert "IN-3 · Related matter" not in found


def test_there_is_room_to_sign() -> None:
    found = text(stated(assessment()))
    for words in ("Prepared by", "Authorized official", "Name and title", "Signature"):
        assert words in found


def test_what_was_not_read_is_said() -> None:
    assert "2 pictures" in text(stated(assessment()))
