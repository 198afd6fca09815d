"""Stance: how a clause states something."""

from __future__ import annotations

import pytest

from protocol_audit.language.stance import find_cues, is_negated, read_headings, read_stance
from protocol_audit.language.wordings import Vocabulary
from protocol_audit.language.words import read_words
from protocol_audit.model import Concept, Stance


def stance(text: str, wording: str, *, question: bool = False) -> Stance:
    words = read_words(text)
    span = Vocabulary((Concept("x", (wording,)),)).find(words)["x"][0]
    return read_stance(words, find_cues([words])[0], span, question=question).stance


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        ("Advocates write a safety plan with each guest.", "safety plan", Stance.PRACTICE),
        ("Write a safety plan.", "safety plan", Stance.PRACTICE),
        ("Staff are expected to write a safety plan.", "safety plan", Stance.PRACTICE),
        ("Host homes are never used.", "host home", Stance.NEGATED),
        ("Host homes of any kind are prohibited.", "host home", Stance.NEGATED),
        ("We do not place anybody in a host home.", "host home", Stance.NEGATED),
        ("No one is placed in a host home.", "host home", Stance.NEGATED),
        ("Staff refrain from offering a host home.", "host home", Stance.NEGATED),
        ("Not only residents get a safety plan.", "safety plan", Stance.PRACTICE),
        ("No later than the next day a safety plan is written.", "safety plan", Stance.PRACTICE),
        ("Without delay, a safety plan is written.", "safety plan", Stance.PRACTICE),
        ("Nothing is shared without a signed release.", "signed release", Stance.PRACTICE),
        ("Names are shared without a signed release.", "signed release", Stance.NEGATED),
        ("We do not talk to police unless a release is signed.", "release", Stance.PRACTICE),
        ("She is not in danger, but staff write a safety plan.", "safety plan", Stance.PRACTICE),
        ("Staff may write a safety plan.", "safety plan", Stance.PERMITTED),
        ("A safety plan is written at the discretion of the manager.", "safety plan", Stance.PERMITTED),
        ("A resident may turn down the safety plan.", "safety plan", Stance.PRACTICE),
        ("Anyone who may be in danger is given a safety plan.", "safety plan", Stance.PRACTICE),
        ("We hope to offer a safety plan.", "safety plan", Stance.INTENDED),
        ("A form for the safety plan is being developed.", "safety plan", Stance.INTENDED),
        ("Once the grant is approved, staff will write a safety plan.", "safety plan", Stance.INTENDED),
        ("We want to be able to write a safety plan.", "safety plan", Stance.INTENDED),
        ("It has been suggested that we write a safety plan.", "safety plan", Stance.INTENDED),
        ("The board is weighing whether to write a safety plan.", "safety plan", Stance.INTENDED),
        ("If the grant is awarded, staff write a safety plan.", "safety plan", Stance.INTENDED),
        ("The form might have a part for the safety plan.", "safety plan", Stance.INTENDED),
        ("Every risk is weighed in the safety plan.", "safety plan", Stance.PRACTICE),
        ("Whether to write a safety plan is for the worker to judge.", "safety plan", Stance.PERMITTED),
        ("If there is time, write a safety plan.", "safety plan", Stance.PERMITTED),
        ("Advocates may wish to write a safety plan.", "safety plan", Stance.PERMITTED),
        ("A guest who does not see it so stays with her safety plan.", "safety plan", Stance.PRACTICE),
        ("When she does not see it so, staff keep to the safety plan.", "safety plan", Stance.PRACTICE),
        (
            "A guest who screens positive and does not see it so may keep her safety plan.",
            "safety plan",
            Stance.PERMITTED,
        ),
        (
            "Whether survivors get a safety plan is at the discretion of the worker.",
            "safety plan",
            Stance.PERMITTED,
        ),
        ("Host homes are not avoided.", "host home", Stance.PRACTICE),
        ("Host homes are not prohibited.", "host home", Stance.PRACTICE),
        ("Host homes are not avoided.", "avoided", Stance.NEGATED),
        ("Men are not admitted.", "men ..3 not admitted", Stance.PRACTICE),
        ("You are welcome to skip the safety plan.", "safety plan", Stance.PERMITTED),
        ("In 1998 the founders had a safety plan.", "safety plan", Stance.OTHER),
        ("The police will write a safety plan.", "safety plan", Stance.OTHER),
        ("Until 2015 staff wrote a safety plan.", "safety plan", Stance.OTHER),
        ("According to the literature a safety plan helps.", "safety plan", Stance.OTHER),
    ],
)
def test_stance(text: str, wording: str, expected: Stance) -> None:
    assert stance(text, wording) is expected


def test_a_question_states_nothing() -> None:
    assert stance("Do you have a safety plan?", "safety plan", question=True) is Stance.OTHER


def test_a_negation_that_is_part_of_the_wording_is_not_counted_against_it() -> None:
    assert stance("She need not say so, and never use host homes.", "never use host home") is Stance.PRACTICE


def test_a_heading_that_says_what_to_do_is_no_plan() -> None:
    assert read_headings(["What to do when it comes to light", "If the survivor wishes to stay"]) == [
        None,
        None,
    ]


def test_what_is_hoped_not_to_be_is_negated_too() -> None:
    words = read_words("We hope to stop placing guests in motels.")
    span = Vocabulary((Concept("x", ("motel",)),)).find(words)["x"][0]
    assert read_stance(words, find_cues([words])[0], span).stance is Stance.INTENDED
    assert is_negated(words, find_cues([words])[0], span)


def test_headings_frame_what_stands_under_them() -> None:
    ahead, duties = read_headings(["Looking Ahead", "Duties of the Police Department"])
    assert ahead is not None
    assert ahead.stance is Stance.INTENDED
    assert duties is not None
    assert duties.stance is Stance.OTHER
    assert read_headings(["Safety Planning", "Plan", "Planned stays"]) == [None, None, None]
