"""Words, stems, sentences."""

from __future__ import annotations

from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from protocol_audit.language.sentences import split_sentences
from protocol_audit.language.words import STEMS, compute_stem, read_words, stem


def texts(text: str) -> list[str]:
    return [word.text for word in read_words(text)]


def test_contractions_come_apart() -> None:
    assert texts("We don’t, can't and won't; they'll see it's hers.") == (
        ["we", "do", "not", "can", "not", "and", "will", "not", "they", "will", "see", "it", "is", "hers"]
    )


def test_a_possessive_is_the_word_alone() -> None:
    assert texts("the client’s room, clients' rooms") == ["the", "client", "room", "clients", "rooms"]


def test_scanned_letters_are_read() -> None:
    assert texts("Staff wi11 do safety p1anning within 24hrs") == (
        ["staff", "will", "do", "safety", "planning", "within", "24hrs"]
    )


def test_irregular_forms_fall_together() -> None:
    assert stem("children") == stem("child")
    assert stem("left") == stem("leaving")
    assert stem("told") == stem("tells")


def test_slash_abbreviations() -> None:
    assert texts("w/in 24 hrs w/ a release") == ["within", "24", "hrs", "with", "a", "release"]


@given(st.text(max_size=300))
def test_offsets_cut_what_was_read(text: str) -> None:
    for word in read_words(text):
        assert 0 <= word.start < word.end <= len(text)


@given(
    st.lists(
        st.sampled_from(["Staff ask.", "Who is safe?", "See Policy 4.2 first.", "Call 9 a.m. daily!"]),
        min_size=1,
    )
)
def test_sentences_hold_every_word_in_order(sentences: list[str]) -> None:
    text = " ".join(sentences)
    spans = split_sentences(text)
    assert " ".join(text[start:end] for start, end in spans) == text


def test_abbreviations_and_numbers_do_not_end_a_sentence() -> None:
    text = "Dr. Lee and Ms. Roe, e.g. the nurse, are told. 4.2. Intake follows. It is No. 5."
    assert [text[a:b] for a, b in split_sentences(text)] == [
        "Dr. Lee and Ms. Roe, e.g. the nurse, are told.",
        "4.2. Intake follows.",
        "It is No. 5.",
    ]


def test_an_answer_is_a_sentence_of_its_own() -> None:
    text = "No. All services are hers."
    assert [text[a:b] for a, b in split_sentences(text)] == ["No.", "All services are hers."]


def test_a_new_line_ends_a_sentence() -> None:
    text = "One thing\nAnother thing"
    assert [text[a:b] for a, b in split_sentences(text)] == ["One thing", "Another thing"]


def test_the_stems_worked_out_beforehand_are_those_of_the_stemmer() -> None:
    known = (files("protocol_audit.language") / STEMS).read_text(encoding="utf-8").splitlines()
    assert len(known) > 1000
    assert [line for line in known if compute_stem(line.split()[0]) != line.split()[1]] == []
