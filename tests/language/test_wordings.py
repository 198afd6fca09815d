"""Wordings: what a pack author writes, found in the words of a text."""

from __future__ import annotations

import pytest

from protocol_audit.language.steps import compile_wording
from protocol_audit.language.wordings import Vocabulary
from protocol_audit.language.words import read_words
from protocol_audit.model import Concept


def found(
    text: str, *wordings: str, unless: tuple[str, ...] = (), others: tuple[Concept, ...] = ()
) -> list[str]:
    words = read_words(text)
    matches = Vocabulary((Concept("x", wordings, unless), *others)).find(words).get("x", ())
    return [" ".join(word.text for word in words[m.first : m.end]) for m in matches]


def test_inflection_and_case_do_not_matter() -> None:
    assert found("SCREENED for Risks", "screen for risk") == ["screened for risks"]


def test_alternatives() -> None:
    assert found("a private room or an own room", "own|private room") == ["private room", "own room"]


def test_a_gap_takes_up_to_six_words_and_no_more() -> None:
    assert found("room that is hers", "room ... hers") == ["room that is hers"]
    assert found("room one two three four five six seven hers", "room ... hers") == []


def test_no_wording_goes_on_after_a_semicolon_or_a_colon() -> None:
    assert found("not given; they share a room", "not ... share") == []
    assert found("a rule: share a room", "rule ... room") == []


def test_a_short_gap() -> None:
    assert found("room of her own", "room ..2 own") == ["room of her own"]
    assert found("room of her very own", "room ..2 own") == []


def test_a_word_that_may_be_missing() -> None:
    assert found("let guests choose; let the guests choose", "let the? guest choose") == [
        "let guests choose",
        "let the guests choose",
    ]


def test_a_reference_to_another_concept() -> None:
    survivor = Concept("survivor", ("survivor", "trafficked person"))
    assert found("the trafficked person decides", "<survivor> decide", others=(survivor,)) == [
        "trafficked person decides"
    ]


def test_a_longer_wording_that_rules_it_out() -> None:
    assert found("a safe home study", "safe home", unless=("safe home study",)) == []
    assert found("a safe home study and a safe home", "safe home", unless=("safe home study",)) == [
        "safe home"
    ]


@pytest.mark.parametrize("wording", ["", "... room", "a? b?", "|", "non-judging|kind"])
def test_a_wording_that_cannot_be_read_is_refused(wording: str) -> None:
    with pytest.raises(ValueError, match=r"wording|alternatives|only words"):
        compile_wording(wording)
