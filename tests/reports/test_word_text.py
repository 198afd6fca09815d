"""Text as protocols have it, in the report: odd characters, long words, other scripts."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import assessment, found, passage, standard, words
from word_xml import W, problems, text_of, tree

from protocol_audit.model import Assessment, Finding, Stance, Status
from protocol_audit.reports.labels import count, listed, long_date, sentence, shortened, title_case
from protocol_audit.reports.word import write_word
from protocol_audit.reports.word.markup import paragraph, reads_from_right, run, shares

DAY = datetime.date(2026, 11, 6)


def quoting(text: str) -> Assessment:
    """An assessment whose one finding quotes this text, under a heading of the same text."""
    source = passage(1, text, headings=(text,))
    one = standard("IN-1", text, parts=(text, "the rest"))
    evidence = (words(source, text, "a"),)
    finding = Finding(
        one, Status.PARTIAL, found(one, evidence), evidence=evidence, nearest=evidence, why=text
    )
    return assessment([finding], passages=[source], agency=text, title=text, unread=(text,))


def written(text: str) -> bytes:
    return write_word(quoting(text), assessed_on=DAY)


TEXTS = {
    "markup": "<b>A & B</b> \"quoted\" 'so' ]]> <w:p/>",
    "control characters": "bed\x00 bath\x0b and\x1f beyond\x7f",
    "not characters": "a\ufffe b\uffff c\ud800 d",
    "breaks and tabs": "one\ttwo\nthree\r\nfour\rfive",
    "very long": "Advocates stay. " * 400,
    "one long word": "x" * 4000,
    "emoji": "Safe 🏠 and sound 👩‍👩‍👧",
    "combined": "e\u0301te\u0301 \u202eabc\u202c",
    "Hebrew": "הבית בטוח לכולם",
    "Arabic with a number": "اتصل على 911 الآن or call",
    "Chinese": "安全計畫由倖存者決定",
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_any_text_gives_a_file_whose_xml_is_in_order(kind: str) -> None:
    assert problems(written(TEXTS[kind])) == []


@settings(max_examples=15)
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_text_from_anywhere_gives_a_file_that_opens(text: str) -> None:
    assert tree(written(text)) is not None


def test_a_quote_is_exactly_as_written() -> None:
    quotes = [text_of(p) for p in tree(written("A  <b>&amp;</b> c")).iter(W + "p")]
    assert "“A  <b>&amp;</b> c”" in quotes


def test_a_character_that_xml_does_not_know_shows_that_it_was_there() -> None:
    assert "“bed\ufffd bath\ufffd”" in [text_of(p) for p in tree(written("bed\x00 bath\x0b")).iter(W + "p")]


def test_a_quote_from_right_to_left_is_marked_as_such() -> None:
    quotes = [p for p in tree(written("הבית בטוח call 911")).iter(W + "p") if "הבית" in text_of(p)]
    quote = next(p for p in quotes if p.find(f"{W}pPr/{W}pStyle").get(W + "val") == "GapQuote")
    assert quote.find(f"{W}pPr/{W}bidi") is not None
    runs = {text_of(r): r.find(f"{W}rPr/{W}rtl") is not None for r in quote.iter(W + "r")}
    assert runs == {"“": False, "הבית בטוח": True, " call 911”": False}


def test_only_the_first_letter_decides_the_direction() -> None:
    assert reads_from_right("1. שלום")
    assert not reads_from_right("Call שלום")
    assert not reads_from_right("123")


def test_a_hedged_element_asks_for_firm_wording() -> None:
    source = passage(1, "Staff hope to talk about children.")
    one = standard("IN-1", "Children", parts=("children are talked about",))
    evidence = (words(source, source.text, "a", stance=Stance.INTENDED),)
    finding = Finding(one, Status.PARTIAL, found(one, evidence), evidence=evidence)
    body = tree(write_word(assessment([finding], passages=[source]), assessed_on=DAY))
    text = "\n".join(text_of(p) for p in body.iter(W + "p"))
    assert "The document speaks of (a) only as an intention or as a choice, not as what staff do." in text
    assert "Staff make sure that children are talked about" in text


def test_words_for_counts_lists_and_dates() -> None:
    assert [count(1, "standard"), count(0, "standard"), count(1200, "word")] == [
        "1 standard",
        "0 standards",
        "1,200 words",
    ]
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert long_date(datetime.date(2026, 1, 9)) == "January 9, 2026"
    assert [sentence(""), sentence("see the log"), sentence("Why?")] == ["", "See the log.", "Why?"]
    assert title_case("APPENDIX A: TIPS FOR THE SURVIVOR") == "Appendix A: Tips for the Survivor"
    assert title_case("Already quiet") == "Already quiet"


def test_shortened_text_says_that_it_is() -> None:
    assert shortened("one two\n three", 20) == "one two three"
    assert shortened("one two three", 8) == "one two […]"


def test_widths_add_up() -> None:
    assert shares(1000, 1, 1, 1) == (333, 333, 334)


def test_markup_is_escaped_once() -> None:
    assert "A &amp;amp; B" in paragraph(run("A &amp; B"))
