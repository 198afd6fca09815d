"""Decisions, explained differences, the plan and what applies, in the Word report and in words."""

from __future__ import annotations

import datetime
from dataclasses import replace

import made_up
import pytest
from test_word import assessment, table_about, text_of, tree, written

from protocol_audit.model import (
    Action,
    Assessment,
    Day,
    Decided,
    Decision,
    Decisions,
    Finding,
    Profile,
    Progress,
    SourceFile,
    Status,
)
from protocol_audit.reports.applicability import applicability
from protocol_audit.reports.decided import decision_words, decisions_in_short, plan_in_short
from protocol_audit.reports.labels import shown_statuses

TODAY = datetime.date(2026, 11, 26)
SOURCES = (SourceFile("review.xlsx", "e" * 64),)


def decided(finding: Finding, status: Status | None, *, stale: str = "") -> Finding:
    decision = Decision(
        finding.standard.id,
        status,
        "the intake form says so",
        "Ana Reyes",
        Day("2026-11-20", datetime.date(2026, 11, 20)),
    )
    return replace(finding, decision=Decided(decision, stale))


def with_decisions(*findings: Finding, profile: Profile | None = None) -> Assessment:
    made = replace(assessment(list(findings)), decisions=Decisions(SOURCES))
    return replace(made, profile=profile) if profile else made


def words_of(one: Assessment) -> str:
    return "\n".join(text_of(p) for p in tree(written(one)).iter(P))


P = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def test_both_statuses_are_shown_and_the_decided_one_counts() -> None:
    one = with_decisions(decided(made_up.partial(), Status.MET), made_up.not_addressed())
    assert one.summary[Status.MET] == 1
    words = words_of(one)
    assert "Read: partly addressed. Ana Reyes, November 20, 2026, decided “met”" in words
    assert "1 of them counts with another status than was read" in words
    rows = table_about(one, "The reviewer’s decisions")
    assert rows[1][0] == "IN-2"
    assert "Partly addressed" in rows[1][1]
    assert "Met" in rows[1][2]
    assert rows[1][3:] == ["Ana Reyes, November 20, 2026", "The intake form says so."]


def test_a_stale_decision_is_shown_and_not_applied() -> None:
    finding = decided(made_up.partial(), Status.MET, stale="The protocol has new words on it.")
    one = with_decisions(finding)
    assert one.summary[Status.PARTIAL] == 1
    assert "Met (not applied)" in table_about(one, "The reviewer’s decisions")[1][2]
    assert "To be checked again" in words_of(one)
    assert decisions_in_short(one) == ["1 earlier decision has to be made again, and has no effect here."]


def test_agreeing_is_said_as_agreeing() -> None:
    assert "agreed with" in decision_words(decided(made_up.partial(), None))
    assert "decided “conflict”" in decision_words(decided(made_up.met(), Status.CONFLICT))


def test_without_decisions_there_is_no_such_chapter() -> None:
    assert "The reviewer’s decisions" not in words_of(assessment())


def test_an_explained_difference_stands_apart_from_the_gaps() -> None:
    finding = replace(made_up.conflict(), exception="state rule 4.2 asks for it")
    one = with_decisions(finding, made_up.met())
    assert one.summary[Status.CONFLICT] == 0
    assert Status.EXPLAINED in shown_statuses(one)
    (_, row) = table_about(one, "Differences that are explained")
    assert row[0] == "ST-3"
    assert "may be lodged with a volunteer household" in row[2]
    assert row[3] == "State rule 4.2 asks for it. (profile)"
    assert "ST-3" not in words_of(one).split("Gaps by priority")[-1].split("Differs, explained")[0]


@pytest.mark.parametrize("finding", [made_up.not_addressed(), made_up.partial()])
def test_an_exception_explains_no_gap(finding: Finding) -> None:
    one = with_decisions(replace(finding, exception="we like it so"))
    assert one.findings[0].is_gap
    assert "It explains a conflict only, and none was found." in words_of(one)


ACTION = Action(
    "IN-2", action="Write it down", responsible="Jo", target=Day("2026-11-01", datetime.date(2026, 11, 1)),
    evidence="Page 4", progress=Progress.IN_PROGRESS, note="board agreed",
)  # fmt: skip


def test_the_plan_has_what_was_planned_and_says_overdue() -> None:
    one = with_decisions(replace(made_up.partial(), action=ACTION), made_up.not_addressed())
    rows = {row[0]: row for row in table_about(one, "Corrective action plan: one row for each gap")}
    assert rows["IN-2"][2:] == [
        "Write it down", "Jo", "November 1, 2026Overdue", "Page 4", "In progress", "board agreed",
    ]  # fmt: skip
    assert rows["ST-2"][3] == rows["ST-2"][4] == ""
    assert plan_in_short(one, TODAY) == "Planned for 1 of 2 gaps: 0 done, 1 overdue on November 26, 2026."


@pytest.mark.parametrize(
    "action",
    [
        replace(ACTION, progress=Progress.DONE),
        replace(ACTION, progress=Progress.DROPPED),
        replace(ACTION, progress=None, done=Day("2026-10-30", datetime.date(2026, 10, 30))),
        replace(ACTION, target=Day("2026-11-26", TODAY)),
        replace(ACTION, target=Day("some day")),
    ],
)
def test_what_is_done_dropped_or_due_today_is_not_overdue(action: Action) -> None:
    assert not action.is_overdue(TODAY)


def test_what_was_planned_for_a_closed_gap_is_still_there() -> None:
    one = with_decisions(replace(made_up.met(), action=replace(ACTION, standard="IN-1")))
    (_, row) = table_about(one, "What was planned for gaps that are closed")
    assert (row[0], row[3]) == ("IN-1", "Write it down")


def test_what_applies_has_every_standard_once_with_the_reason() -> None:
    one = assessment()
    found = applicability(one)
    ids = [finding.standard.id for group in found for finding in group.findings]
    assert sorted(ids) == sorted(finding.standard.id for finding in one.findings)
    rows = table_about(one, "What applies, what does not, and why")
    assert {row[0] for row in rows[1:]} == {"Applies", "Does not apply"}
    assert all(row[2] for row in rows[1:])


def test_a_reviewer_can_say_that_a_standard_does_not_apply() -> None:
    one = with_decisions(decided(made_up.not_addressed(), Status.NOT_APPLICABLE))
    (group,) = applicability(one)
    assert (group.verdict, group.why) == (
        "Does not apply",
        "The intake form says so. Decided by Ana Reyes, November 20, 2026.",
    )


def test_every_report_says_which_files_it_came_from() -> None:
    profile = Profile(services=("shelter",), file="ours.yaml", sha256="d" * 64)
    words = words_of(with_decisions(decided(made_up.partial(), Status.MET), profile=profile))
    assert f"review.xlsx (SHA-256 begins {'e' * 16})" in words
    assert f"ours.yaml (SHA-256 begins {'d' * 16})" in words
