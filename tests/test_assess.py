"""Assessing: statuses, scope, presentation, conflicts and review, on a small made-up pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol_audit.assess import assess
from protocol_audit.explain import explain
from protocol_audit.model import (
    Concept,
    Conflict,
    Element,
    Finding,
    Found,
    Kind,
    Level,
    Pack,
    Passage,
    Place,
    Profile,
    Protocol,
    Review,
    Rule,
    Scope,
    Section,
    Standard,
    Status,
)

CONCEPTS = {
    "dogs": Concept("dogs", ("guide dog", "service animal"), unless=("guide dog calendar",)),
    "everyone": Concept("everyone", ("every|each|all guest|client",)),
    "kennel": Concept("kennel", ("kennel", "send ..3 away")),
    "check": Concept("check", ("vet check", "look over")),
    "leash": Concept("leash", ("leash",)),
    "bowl": Concept("bowl", ("bowl",)),
    "bed": Concept("bed", ("bed",)),
    "list_of_things": Concept("list_of_things", ("things to bring",)),
}


def standard(id: str, elements: Sequence[Element], **more: object) -> Standard:
    settings: dict[str, object] = {
        "section": "DO",
        "title": f"Title of {id}",
        "asks": "Guide dogs are welcome.",
        "source": "DOGS",
        "level": Level.REQUIRED,
        "services": (),
        "scope": "client",
        "conflicts": (),
        "question": "Where do dogs sleep?",
        "review": Review("ask", "look", "read"),
        "counted": False,
        "met_at": len(elements),
        "partial_at": 1,
    }
    return Standard(id=id, elements=tuple(elements), **{**settings, **more})  # type: ignore[arg-type]


WELCOME = Element(
    "a",
    "guide dogs are let in",
    "Guide dogs are let in.",
    (Rule("statement", all=("dogs", ("let in", "welcome"))),),
)
EVERYONE = Element("b", "for every guest", "For every guest.", (Rule("statement", all=("dogs", "everyone")),))
IN_TIME = Element(
    "a",
    "a vet check within a day",
    "A vet check within a day.",
    (Rule("time_limit", all=("check",), at_most_hours=24),),
)
KENNEL = Conflict("kennel", "dogs are kept in a kennel", (Rule("statement", all=("kennel", "dogs")),))
LATE = Conflict("late", "the check comes later", (Rule("time_limit", all=("check",), more_than_hours=24),))
THINGS = tuple(
    Element(word, f"a {word}", f"A {word}.", (Rule("statement", all=(word,), stance="any"),))
    for word in ("leash", "bowl", "bed")
)
TWO_THINGS = Rule("enumeration", any=("leash", "bowl", "bed"), at_least=2, stance="any")
NAMED = Element("a", "two things are named", "Name them.", (TWO_THINGS,))

STANDARDS = (
    standard("DO-1", (WELCOME, EVERYONE), conflicts=(KENNEL,)),
    standard("DO-2", (IN_TIME,), conflicts=(LATE,), scope="dogs"),
    standard("DO-3", THINGS, counted=True, met_at=2, partial_at=1, presented_by=("list_of_things",)),
    standard("DO-4", (NAMED,), services=("kennel",)),
)
PACK = Pack(
    "dogs", "Dogs", "1", "", "", "", {"kennel": "runs a kennel"}, (Section("DO", "Dogs"),),
    {"dogs": Scope("dogs", ("dogs",), ("everyone",))}, CONCEPTS, STANDARDS, "0",
)  # fmt: skip


def protocol(
    *texts: str, title: str = "House rules", heading: str = "Rules", kind: Kind = Kind.PARAGRAPH
) -> Protocol:
    passages = tuple(
        Passage(text, Place((heading,), f"paragraph {i}"), kind) for i, text in enumerate(texts, start=1)
    )
    return Protocol("rules.docx", title, "", passages)


def find(id: str, *texts: str, profile: Profile | None = None, **more: str) -> Finding:
    assessment = assess(protocol(*texts, **more), PACK, profile)  # type: ignore[arg-type]
    return next(f for f in assessment.findings if f.standard.id == id)


def test_all_elements_make_it_met_wherever_they_stand() -> None:
    finding = find("DO-1", "Guide dogs are welcome.", "Other text.", "Every guest may bring a guide dog.")
    assert finding.status is Status.MET
    assert [e.quote for e in finding.evidence] == [
        "Guide dogs are welcome.",
        "Every guest may bring a guide dog.",
    ]


def test_one_of_two_elements_is_partial_and_only_what_is_missing_is_suggested() -> None:
    finding = find("DO-1", "Guide dogs are let in.")
    assert finding.status is Status.PARTIAL
    assert finding.suggestion == "For every guest."


def test_nothing_found_shows_the_nearest_text() -> None:
    finding = find("DO-1", "The kitchen closes at ten.", "Dogs are loud at night.")
    assert finding.status is Status.NOT_ADDRESSED
    assert [e.quote for e in finding.nearest] == ["Dogs are loud at night."]


@pytest.mark.parametrize(
    "text",
    [
        "Guide dogs are not let in.",
        "We never let guide dogs in, and say so.",
        "The guide dog calendar is welcome.",
        "Is a guide dog welcome?",
        "The police will welcome a guide dog.",
    ],
)
def test_what_is_denied_guarded_asked_or_anothers_does_not_count(text: str) -> None:
    assert find("DO-1", text).status is Status.NOT_ADDRESSED


def test_an_intention_is_partial_and_marked() -> None:
    finding = find("DO-2", "We hope to have guide dogs get a vet check within 24 hours.")
    assert finding.status is Status.PARTIAL
    assert "hedged" in finding.review


def test_a_conflict_outranks_what_is_met_and_shows_both_sides() -> None:
    finding = find("DO-1", "Guide dogs are welcome for every guest.", "A service animal goes to the kennel.")
    assert finding.status is Status.CONFLICT
    assert finding.evidence[0].quote == "A service animal goes to the kennel."
    assert finding.evidence[1].quote == "Guide dogs are welcome for every guest."
    assert set(finding.review) >= {"conflict", "both_sides"}


def test_a_prohibition_of_the_conflict_is_none() -> None:
    assert not find("DO-1", "A service animal never goes to the kennel.").conflicts


def test_a_permitted_conflict_is_one_and_an_intended_one_is_not() -> None:
    assert find("DO-1", "Staff may use the kennel for a guide dog.").conflicts
    assert not find("DO-1", "We hope to build a kennel for each guide dog.").conflicts


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A guide dog has a vet check within 12 hours.", Status.MET),
        ("A guide dog has a vet check within 24 hours.", Status.MET),
        ("A guide dog has a vet check within three days.", Status.CONFLICT),
        ("A guide dog has a vet check.", Status.NOT_ADDRESSED),
        ("A guide dog has a vet check promptly.", Status.PARTIAL),
    ],
)
def test_time_limits(text: str, status: Status) -> None:
    finding = find("DO-2", text)
    if status is Status.PARTIAL:
        # Without a number nothing says that it is in time: it must not be met unmarked.
        assert finding.status is not Status.MET or "time_unclear" in finding.review
    else:
        assert finding.status is status


def test_scope_comes_from_the_passage_the_heading_the_title_or_from_everyone() -> None:
    bare = "The vet check is within 24 hours."
    assert find("DO-2", bare).status is Status.NOT_ADDRESSED
    assert find("DO-2", bare, heading="Guide dogs").status is Status.MET
    assert find("DO-2", bare, title="Guide dog protocol").status is Status.MET
    assert find("DO-2", "Service animals come first. " + bare).status is Status.MET
    assert find("DO-2", "Every guest has a vet check within 24 hours.").status is Status.MET


def test_a_term_that_the_document_defines_carries_its_scope() -> None:
    used = "A Helper has a vet check within 12 hours."
    assert find("DO-2", used).status is Status.NOT_ADDRESSED
    assert find("DO-2", "“Helper” means a guide dog at work.", "It rained.", used).status is Status.MET
    assert find("DO-2", "A guide dog at work (the “Helper”) is fed.", "It rained.", used).status is Status.MET


def test_a_section_that_is_referred_to_takes_the_scope_of_what_refers() -> None:
    place = Place(("4.2 Arrival",), "paragraph 1")
    check = Passage("The vet check is within 12 hours.", place)
    rule = Passage("For a guide dog, follow section 4.2.", Place(("1 Dogs",), "paragraph 2"))
    other = Passage("For a guide dog, follow section 4.3.", Place(("1 Dogs",), "paragraph 2"))
    assert assess(Protocol("r", "", "", (check, rule)), PACK).findings[1].status is Status.MET
    assert assess(Protocol("r", "", "", (check, other)), PACK).findings[1].status is Status.NOT_ADDRESSED


def test_items_count_only_where_they_are_presented() -> None:
    assert find("DO-3", "A leash, a bowl.").status is Status.NOT_ADDRESSED
    assert find("DO-3", "A leash, a bowl.", heading="Things to bring").status is Status.MET
    assert find("DO-3", "A leash.", heading="Things to bring").status is Status.PARTIAL


def test_what_was_counted_is_not_shown_as_nearest_too() -> None:
    items = ("A leash, please.", "Dogs have a title.")
    two_needed = replace(STANDARDS[2], partial_at=2)
    pack = replace(PACK, standards=(two_needed,))
    finding = assess(protocol(*items, heading="Things to bring"), pack).findings[0]
    assert finding.status is Status.NOT_ADDRESSED
    assert [e.quote for e in finding.evidence] == ["A leash, please."]
    assert [e.quote for e in finding.nearest] == ["Dogs have a title."]


def test_an_enumeration_counts_over_a_list() -> None:
    items = tuple(
        Passage(text, Place((), f"paragraph {i}"), Kind.LIST_ITEM, lead_in="Bring:")
        for i, text in enumerate(("a leash", "a bowl"), start=1)
    )
    assessment = assess(Protocol("r.docx", "", "", items), PACK)
    assert assessment.findings[3].status is Status.MET


def test_a_standard_for_another_service_does_not_apply_and_says_why() -> None:
    finding = find("DO-4", "A leash and a bowl.", profile=Profile(services=("hotline",)))
    assert finding.status is Status.NOT_APPLICABLE
    assert "runs a kennel" in finding.why
    assert finding.review == ("service_not_offered",)


class FakeReader:
    """A learned reader that is sure of what it is told."""

    pack = "dogs"
    labels = ("DO-1/a", "DO-1/b", "DO-1/conflict")
    thresholds = (0.0, 0.0, 0.0)

    def __init__(self, score: Callable[[str], list[float]]) -> None:
        self._score = score

    def promising(self, texts: Sequence[str], count: int) -> list[int]:
        return list(range(count))

    def score(self, texts: Sequence[str], progress: object = None) -> list[list[float]]:
        return [self._score(text) for text in texts]


def test_what_the_learned_reader_alone_finds_is_met_and_marked() -> None:
    reader = FakeReader(lambda _: [9.0, 9.0, -9.0])
    assessment = assess(protocol("Four-legged helpers come along, whoever you are."), PACK, reader=reader)
    finding = assessment.findings[0]
    assert finding.status is Status.MET
    assert "reader_alone" in finding.review
    assert assessment.method == "rules and learned reader"


def test_a_rule_outweighs_a_doubting_reader_but_not_one_that_is_sure() -> None:
    text = protocol("Guide dogs are welcome for every guest.")
    assert (
        assess(text, PACK, reader=FakeReader(lambda _: [-2.0, -2.0, -9.0])).findings[0].status is Status.MET
    )
    sure = assess(text, PACK, reader=FakeReader(lambda _: [-9.0, -9.0, -9.0])).findings[0]
    assert sure.status is Status.NOT_ADDRESSED


def test_what_the_reader_never_learned_is_left_to_the_rules() -> None:
    reader = FakeReader(lambda _: [-9.0, -9.0, -9.0])
    text = protocol("A guide dog has a vet check within 12 hours.")
    assert assess(text, PACK, reader=reader).findings[1].status is Status.MET


def test_a_reader_of_another_pack_is_not_asked() -> None:
    reader = FakeReader(lambda _: [9.0, 9.0, 9.0])
    reader.pack = "cats"
    assessment = assess(protocol("Four-legged helpers come along."), PACK, reader=reader)
    assert assessment.method == "rules alone, without the learned reader"
    assert assessment.findings[0].status is Status.NOT_ADDRESSED


def test_of_a_long_document_the_rest_is_left_to_the_rules_and_the_report_says_so() -> None:
    reader = FakeReader(lambda _: [-9.0, -9.0, -9.0])
    text = protocol(*["It rained."] * 200, "Guide dogs are welcome for every guest.")
    assessment = assess(text, PACK, reader=reader)
    assert assessment.findings[0].status is Status.MET
    assert "200 most promising of 201 sentences" in assessment.method


def test_a_heading_about_the_future_makes_an_intention_of_what_the_reader_finds() -> None:
    reader = FakeReader(lambda _: [9.0, 9.0, -9.0])
    finding = assess(protocol("Helpers come along.", heading="Looking ahead"), PACK, reader=reader).findings[
        0
    ]
    assert finding.status is Status.PARTIAL


def test_the_explanation_names_what_counts_and_what_was_ruled_out() -> None:
    text = explain(protocol("Guide dogs are welcome.", "Guide dogs are not let in."), PACK, STANDARDS[0])
    assert "counts: “guide dogs”" in text
    assert "does not count: “guide dogs”, negated" in text


TOKENS = """
guide dog welcome every guest not never may hope kennel service animal
within 24 hours 3 days vet check . ; , : ?
"""
WORDS = st.sampled_from(TOKENS.split())


@settings(max_examples=200)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), max_size=5))
def test_any_text_gives_one_sound_finding_a_standard(texts: list[str]) -> None:
    text = protocol(*texts)
    assessment = assess(text, PACK)
    assert [f.standard.id for f in assessment.findings] == [s.id for s in STANDARDS]
    assert assessment.summary == assess(text, PACK).summary
    for finding in assessment.findings:
        for evidence in finding.evidence:
            assert evidence.quote in evidence.passage.text


@pytest.mark.parametrize("heading", ["Superseded policy (2014)", "Examples of what not to do"])
def test_under_some_headings_nothing_holds(heading: str) -> None:
    assert (
        find("DO-1", "Guide dogs are welcome for every guest.", heading=heading).status
        is Status.NOT_ADDRESSED
    )
    assert find("DO-4", "Bring a leash and a bowl.", heading=heading).status is Status.NOT_ADDRESSED


def test_a_list_takes_the_stance_of_the_sentence_that_it_completes() -> None:
    lead = "Last year's rules may not fit. Guests talk about:"
    item = Passage("guide dogs are welcome", Place((), "paragraph 2"), Kind.LIST_ITEM, lead_in=lead)
    finding = assess(Protocol("r", "", "", (item,)), PACK).findings[0]
    assert finding.elements[0].found is Found.STATED
