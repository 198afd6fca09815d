"""A statement claims what is met and certain, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_up import PASSAGES, assessment, conflict, met, not_addressed, partial, words

from protocol_audit.errors import StatementError
from protocol_audit.model import (
    Basis,
    Commitment,
    Coverage,
    Crosswalk,
    Decided,
    Decision,
    Link,
    Relation,
    Requirement,
    Status,
)
from protocol_audit.statement import commitment_of, make_statement

BASIS = Basis(Status.MET, "f" * 16)


def decided(finding, status, *, stale="", shown=None, words=""):  # type: ignore[no-untyped-def]
    decision = Decision(finding.standard.id, status, "Read it again", "R. Vance", words=words, basis=BASIS)
    return replace(finding, decision=Decided(decision, stale, shown))


def coverage_of(links: list[tuple[str, Relation]], *findings: object) -> Coverage:
    one = assessment(list(findings))  # type: ignore[arg-type]
    requirement = Requirement("R", "Asked", tuple(Link(*pair) for pair in links))
    crosswalk = Crosswalk("List", "Funder", one.pack.id, (requirement,))
    return make_statement(one, {f.standard.id for f in one.findings}, crosswalk=crosswalk).answers[0].coverage


def test_only_what_is_met_is_claimed() -> None:
    one = assessment()
    made = make_statement(one, {f.standard.id for f in one.findings})
    assert [c.finding.standard.id for c in made.commitments] == ["IN-1"]
    assert {f.decided for f in made.unclaimed}.isdisjoint({Status.MET})
    assert len(made.commitments) + len(made.unclaimed) == len(one.findings)


def test_a_commitment_to_what_is_not_met_cannot_be_made() -> None:
    for finding in (partial(), not_addressed(), conflict()):
        with pytest.raises(ValueError, match="not met"):
            Commitment(finding, finding.evidence)


def test_what_is_marked_for_review_is_not_certain() -> None:
    doubtful = replace(met(), review=("reader_alone",))
    assert not commitment_of(doubtful).is_certain
    assert commitment_of(met()).is_certain


def test_a_reviewer_makes_it_certain_and_a_stale_decision_does_not() -> None:
    doubtful = replace(met(), review=("reader_alone",))
    assert commitment_of(decided(doubtful, None)).is_certain
    assert commitment_of(decided(doubtful, Status.MET)).is_certain
    assert not commitment_of(decided(met(), Status.MET, stale="The words are gone.")).is_certain


def test_a_reviewer_who_decides_against_it_takes_the_claim_away() -> None:
    one = assessment([decided(met("IN-1"), Status.PARTIAL), met("IN-2")])
    assert [c.finding.standard.id for c in make_statement(one, {"IN-1", "IN-2"}).commitments] == ["IN-2"]


def test_met_by_decision_without_words_is_to_be_confirmed() -> None:
    made = commitment_of(decided(not_addressed(), Status.MET))
    assert made.quotes == ()
    assert "names no words" in made.doubts[-1]


def test_the_words_that_the_reviewer_points_to_come_first() -> None:
    shown = words(PASSAGES[2], "which doors lock", "decision")
    made = commitment_of(decided(not_addressed(), Status.MET, shown=shown, words="which doors lock"))
    assert made.quotes == (shown,)
    assert made.is_certain


def test_words_against_the_standard_are_never_its_quotes() -> None:
    made = commitment_of(decided(conflict(), Status.MET))
    assert [quote.quote for quote in made.quotes] == [PASSAGES[4].text]


def test_nothing_to_state_is_an_error() -> None:
    with pytest.raises(StatementError, match="none of the 1 standards"):
        make_statement(assessment(), {"ST-2"})


@pytest.mark.parametrize("relation", [Relation.EQUAL, Relation.SUPERSET])
def test_a_requirement_is_stated_by_a_standard_that_asks_for_all_of_it(relation: Relation) -> None:
    assert coverage_of([("IN-1", relation)], met()) is Coverage.STATED


def test_a_part_or_a_related_text_never_states_a_requirement() -> None:
    both = [met("IN-1"), met("IN-2"), met("IN-3")]
    subsets = [("IN-1", Relation.SUBSET), ("IN-2", Relation.SUBSET), ("IN-3", Relation.RELATED)]
    assert coverage_of(subsets, *both) is Coverage.IN_PART
    assert coverage_of([("IN-1", Relation.RELATED)], met()) is Coverage.RELATED


def test_one_of_two_that_ask_for_all_of_it_is_only_a_part() -> None:
    links = [("IN-1", Relation.EQUAL), ("IN-2", Relation.EQUAL)]
    assert coverage_of(links, met("IN-1"), partial("IN-2")) is Coverage.IN_PART


def test_a_doubtful_standard_leaves_the_requirement_to_be_confirmed() -> None:
    doubtful = replace(met(), review=("hedged",))
    assert coverage_of([("IN-1", Relation.EQUAL)], doubtful) is Coverage.TO_CONFIRM


def test_requirements_without_a_met_standard_are_not_claimed_and_those_without_any_say_so() -> None:
    others = [met("IN-1"), partial("IN-2")]
    assert coverage_of([("IN-2", Relation.EQUAL)], *others) is Coverage.NOT_CLAIMED
    assert coverage_of([], *others) is Coverage.NO_STANDARD


def test_related_text_is_not_shown_as_an_answer() -> None:
    one = assessment([met("IN-1"), met("IN-2")])
    links = (Link("IN-1", Relation.EQUAL), Link("IN-2", Relation.RELATED))
    crosswalk = Crosswalk("List", "Funder", one.pack.id, (Requirement("R", "Asked", links),))
    made = make_statement(one, {"IN-1", "IN-2"}, crosswalk=crosswalk)
    assert [c.finding.standard.id for c in made.shown] == ["IN-1"]
