"""Places as bits, and wordings found in many texts at once as in each by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from protocol_audit.language.positions import Positions, places_of, reach_back
from protocol_audit.language.wordings import Vocabulary
from protocol_audit.language.words import read_words
from protocol_audit.model import Concept

_WORDS = st.sampled_from(["room", "private", "shelter", "call", "not", "hotel", "staff"])
_TEXTS = st.lists(st.lists(_WORDS, max_size=9).map(" ".join), max_size=8)
_VOCABULARY = Vocabulary(
    [
        Concept("room", ("private room", "room ..2 private", "shelter|hotel private? room")),
        Concept("call", ("call",), unless=("not call",)),
        Concept("told", ("staff <call>", "<room> ... staff")),
    ]
)


@given(_TEXTS)
def test_texts_are_read_as_each_by_itself(texts: list[str]) -> None:
    words = [read_words(text) for text in texts]
    assert _VOCABULARY.find_all(words) == [_VOCABULARY.find(one) for one in words]


@given(_TEXTS)
def test_positions_know_where_each_stem_stands(texts: list[str]) -> None:
    stems = [text.split() for text in texts]
    positions = Positions(stems)
    for stem in {stem for text in stems for stem in text}:
        places = list(places_of(positions.of(frozenset([stem]))))
        found = [(positions.text_at[p], p - positions.starts[positions.text_at[p]]) for p in places]
        assert found == [(n, i) for n, text in enumerate(stems) for i, one in enumerate(text) if one == stem]
        assert positions.texts_with(frozenset([stem])) == {n for n, _ in found}


@given(st.sets(st.integers(0, 60)), st.integers(0, 14))
def test_reaching_back_covers_every_step_up_to_the_most(places: set[int], most: int) -> None:
    mask = sum(1 << place for place in places)
    wanted = {place - step for place in places for step in range(most + 1) if place >= step}
    assert set(places_of(reach_back(mask, most))) == wanted


def test_no_wording_leads_from_one_text_into_the_next() -> None:
    texts = [read_words(text) for text in ("the room is", "private", "a room is private")]
    assert [list(found) for found in _VOCABULARY.find_all(texts)] == [[], [], ["room"]]
