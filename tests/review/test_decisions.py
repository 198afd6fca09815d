"""Decisions hold while their ground does, and never a day longer."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lantern import lantern_pack

from protocol_audit.errors import ReadError
from protocol_audit.model import (
    Action,
    Assessment,
    Decision,
    Decisions,
    Finding,
    Made,
    Profile,
    SourceFile,
    Status,
)
from protocol_audit.review.basis import Text, basis_of, fingerprint
from protocol_audit.review.decisions import join_decisions

LIT = "Staff light a lamp every night."
LAMPS = "Each room has a lamp."
GARDEN = "Volunteers keep the garden."
CANDLES = "Residents use candles in the chapel."
Assess = Callable[..., Assessment]
SOURCES = (SourceFile("worksheet.xlsx", "c" * 64),)


def made_on(assessment: Assessment, standard: str, status: Status | None, **more: object) -> Decisions:
    """One decision, made on this assessment as a worksheet would record it."""
    finding = finding_of(assessment, standard)
    decision = Decision(standard, status, "read with the director", "Ana Reyes", basis=basis_of(finding))
    made = Made(
        pack=assessment.pack.id,
        agency=assessment.protocol.agency,
        protocol=assessment.protocol.file,
        passages=Text(assessment.protocol).fingerprints,
    )
    return Decisions(SOURCES, (replace(decision, **more),), made=made)  # type: ignore[arg-type]


def finding_of(assessment: Assessment, standard: str) -> Finding:
    return next(f for f in assessment.findings if f.standard.id == standard)


def stale(assessment: Assessment, standard: str = "LA-1") -> str:
    decided = finding_of(assessment, standard).decision
    assert decided is not None
    return decided.stale


def test_a_decision_counts_and_what_was_read_stays(assessed: Assess) -> None:
    before = assessed(LIT, GARDEN)
    after = join_decisions(before, made_on(before, "LA-1", Status.PARTIAL))
    finding = finding_of(after, "LA-1")
    assert (finding.status, finding.decided, finding.is_changed) == (Status.MET, Status.PARTIAL, True)
    assert after.summary[Status.PARTIAL] == 1
    assert after.summary_as_read == before.summary
    assert after.changed == (finding,)
    assert finding.is_gap


def test_agreeing_changes_nothing(assessed: Assess) -> None:
    before = assessed(LIT)
    after = join_decisions(before, made_on(before, "LA-1", None))
    assert after.summary == before.summary
    assert not after.changed
    assert not stale(after)


def test_a_decision_without_a_reason_or_a_name_cannot_be_made() -> None:
    for why, by in (("", "Ana"), ("because", " ")):
        with pytest.raises(ValueError, match="needs a reason and a name"):
            Decision("LA-1", Status.MET, why, by)


def test_words_that_moved_keep_their_decision(assessed: Assess) -> None:
    before = assessed(LIT, GARDEN, LAMPS)
    after = join_decisions(
        assessed("A new first page.", LAMPS, GARDEN, LIT), made_on(before, "LA-1", Status.PARTIAL)
    )
    assert not stale(after)
    assert finding_of(after, "LA-1").decided is Status.PARTIAL


def test_typography_and_spacing_are_not_words(assessed: Assess) -> None:
    before = assessed("Staff's lamp is lit every night - always.")
    after = join_decisions(
        assessed("Staff’s lamp  is lit every night – always."), made_on(before, "LA-1", Status.PARTIAL)
    )
    assert not stale(after)


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (["Staff light a lamp every night, as they can."], "not in the protocol any more"),
        ([GARDEN], "now “not addressed”"),
        ([LIT, "Lanterns burn each night by the gate."], "new words"),
    ],
)
def test_changed_words_make_it_stale_and_it_is_not_applied(
    assessed: Assess, now: list[str], says: str
) -> None:
    before = assessed(LIT)
    after = join_decisions(assessed(*now), made_on(before, "LA-1", Status.CONFLICT))
    assert says in stale(after)
    finding = finding_of(after, "LA-1")
    assert finding.decided is finding.status
    assert after.stale == (finding,)


def test_changed_closest_text_makes_it_stale_where_nothing_was_found(assessed: Assess) -> None:
    before = assessed("Residents bring lamps for a night in the garden.", GARDEN)
    decisions = made_on(before, "LA-1", Status.MET)
    assert decisions.decisions[0].basis.words  # type: ignore[union-attr]
    assert not stale(join_decisions(before, decisions))
    assert "any more" in stale(
        join_decisions(assessed("Residents bring lamps for a day in the garden."), decisions)
    )


def test_a_standard_that_asks_something_else_makes_it_stale(assessed: Assess, tmp_path: Path) -> None:
    before = assessed(LIT)
    newer = lantern_pack(tmp_path, asks="lamps are lit every night and at dawn")
    after = join_decisions(assessed(LIT, on=newer), made_on(before, "LA-1", Status.PARTIAL))
    assert "What the standard asks has changed" in stale(after)


def test_nobody_knows_the_ground_so_it_is_not_applied(assessed: Assess) -> None:
    before = assessed(LIT)
    after = join_decisions(before, made_on(before, "LA-1", Status.PARTIAL, basis=None))
    assert "does not say any more" in stale(after)
    assert not after.changed


def test_what_had_to_be_checked_again_stays_stale_until_somebody_does(assessed: Assess) -> None:
    before = assessed(LIT)
    after = join_decisions(before, made_on(before, "LA-1", Status.PARTIAL, unchecked=True))
    assert "nobody has since" in stale(after)


def test_the_words_that_a_reviewer_points_to_are_looked_up_every_time(assessed: Assess) -> None:
    before = assessed(GARDEN, "Light is kept. After dusk the gate lights are on, without fail.")
    decisions = made_on(before, "LA-1", Status.MET, words="after dusk the gate lights are on")
    joined = finding_of(join_decisions(before, decisions), "LA-1")
    assert joined.decided is Status.MET
    assert joined.decision is not None
    assert joined.decision.shown is not None
    assert joined.decision.shown.quote == "After dusk the gate lights are on, without fail."
    gone = assessed(GARDEN, "Light is kept. After dusk it is dark.")
    assert "points to" in stale(join_decisions(gone, decisions))


def test_an_exception_explains_a_conflict_and_nothing_else(assessed: Assess) -> None:
    profile = Profile(exceptions={"LA-2": "the fire marshal's permit", "LA-1": "no reason at all"})
    explained = assessed(CANDLES, GARDEN, profile=profile)
    finding = finding_of(explained, "LA-2")
    assert (finding.status, finding.decided) == (Status.CONFLICT, Status.EXPLAINED)
    assert (explained.summary[Status.CONFLICT], explained.summary[Status.EXPLAINED]) == (0, 1)
    assert not finding.is_gap
    other = finding_of(explained, "LA-1")
    assert (other.decided, other.exception) == (Status.NOT_ADDRESSED, "no reason at all")


def test_the_reviewer_has_the_last_word_on_an_exception(assessed: Assess) -> None:
    before = assessed(CANDLES, profile=Profile(exceptions={"LA-2": "permit"}))
    after = join_decisions(before, made_on(before, "LA-2", Status.CONFLICT))
    assert finding_of(after, "LA-2").decided is Status.CONFLICT


def test_another_packs_decisions_are_refused(assessed: Assess) -> None:
    before = assessed(LIT)
    decisions = made_on(before, "LA-1", Status.PARTIAL)
    decisions = replace(decisions, made=replace(decisions.made, pack="other-pack"))
    with pytest.raises(ReadError, match="other-pack"):
        join_decisions(before, decisions)


def test_another_agencys_decisions_are_refused(assessed: Assess) -> None:
    before = assessed(LIT, LAMPS, agency="Lantern House")
    decisions = made_on(before, "LA-1", Status.PARTIAL)
    with pytest.raises(ReadError, match="another agency"):
        join_decisions(assessed(GARDEN, CANDLES, agency="Gate House"), decisions)


def test_a_new_name_over_the_same_words_is_only_mentioned(assessed: Assess) -> None:
    before = assessed(LIT, LAMPS, agency="Lantern House")
    after = join_decisions(assessed(LIT, LAMPS, agency="Gate House"), made_on(before, "LA-1", Status.PARTIAL))
    assert [problem.cell for problem in after.problems] == ["worksheet.xlsx"]
    assert "Gate House" in after.problems[0].message
    assert finding_of(after, "LA-1").decided is Status.PARTIAL


def test_hardly_a_word_in_common_is_mentioned(assessed: Assess) -> None:
    before = assessed(LIT, LAMPS)
    after = join_decisions(assessed(GARDEN, CANDLES), made_on(before, "LA-1", Status.PARTIAL))
    assert "hardly a passage" in after.problems[0].message


def test_an_action_stands_at_its_finding(assessed: Assess) -> None:
    before = assessed(GARDEN)
    action = Action("LA-1", responsible="Ana")
    after = join_decisions(before, Decisions(SOURCES, actions=(action,)))
    assert finding_of(after, "LA-1").action == action
    assert finding_of(after, "LA-2").action is None


SENTENCES = (LIT, LAMPS, GARDEN, CANDLES, "The gate is locked at ten.", "Wicks are kept dry.")


@settings(max_examples=60)
@given(chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True), seed=st.integers(0, 999))
def test_any_order_of_the_same_passages_has_the_same_ground(
    assessed: Assess, chosen: list[str], seed: int
) -> None:
    shuffled = random.Random(seed).sample(chosen, len(chosen))
    first, second = assessed(*chosen), assessed(*shuffled)
    for one, other in zip(first.findings, second.findings, strict=True):
        if one.evidence:
            assert fingerprint(basis_of(one)) == fingerprint(basis_of(other))
        decisions = made_on(first, one.standard.id, Status.PARTIAL)
        assert not stale(join_decisions(second, decisions), one.standard.id)


@settings(max_examples=60)
@given(
    before=st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True),
    after=st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True),
    status=st.sampled_from([None, *Status]),
)
def test_a_decision_holds_only_on_what_it_was_made_on(
    assessed: Assess, before: list[str], after: list[str], status: Status | None
) -> None:
    first, second = assessed(*before), assessed(*after)
    for then, now in zip(first.findings, second.findings, strict=True):
        standard = then.standard.id
        joined = join_decisions(second, made_on(first, standard, status))
        finding = finding_of(joined, standard)
        if stale(joined, standard):
            assert finding.decided is now.decided
        else:
            assert finding.decided is (status or now.decided)
            assert then.status is now.status
            assert {e.quote for e in then.evidence} <= {p.text for p in second.protocol.passages}
