"""Nothing on a page is lost or read twice, however it is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from protocol_audit.errors import ReadError
from protocol_audit.model import Protocol
from protocol_audit.readers.pdf.reader import protocol_of

PLACES = st.integers(0, 612)
WORDS = st.sampled_from(
    ["staff", "Survivors", "1.", "(a)", "the", "beds.", "24", "room:", "o", "safe-", "-", "•"]
)
PIECES = st.lists(
    st.tuples(
        WORDS, PLACES, PLACES, st.sampled_from([6.0, 9.0, 11.0, 24.0]), st.sampled_from([0.0, 1.571, 0.7])
    ),
    min_size=1,
    max_size=25,
)
RULES = st.lists(st.tuples(PLACES, PLACES, st.integers(10, 400), st.booleans()), max_size=16)
PAGES = st.lists(st.tuples(PIECES, RULES), min_size=1, max_size=2)


def _page(pieces: list[Any], rules: list[Any]) -> dict[str, Any]:
    words = [
        [text, float(x), float(y), x + len(text) * size / 2, size, "F", 0, angle, -1, True]
        for text, x, y, size, angle in pieces
        if x + len(text) * size / 2 < 612
    ]
    lines = [[x, y, x + long, y] if lies else [x, y, x, y + long] for x, y, long, lies in rules]
    return {
        "size": [612.0, 792.0], "words": words, "rules": lines, "pictures": [], "fields": [], "added": [],
        "remarks": [],
    }  # fmt: skip


def _read(pages: list[dict[str, Any]]) -> Protocol | str:
    """The protocol on these pages, or why it is refused."""
    found = {"pages": pages, "title": "", "author": "", "form": 0, "attachments": 0, "bookmarks": []}
    try:
        return protocol_of(Path("intake.pdf"), "0", found)
    except ReadError as error:
        return str(error)


def _names() -> Iterator[str]:
    """Words that no other word contains."""
    for letters in product("abcdefgh", repeat=4):
        yield f"Q{''.join(letters)}z"


@settings(max_examples=200)
@example(drawn=[([("staff", 37, 429, 6.0, 0.0)], [(37, 428, 27, True)])])  # a line through its only word
@given(drawn=PAGES)
def test_no_word_is_lost_and_none_read_twice(drawn: list[Any]) -> None:
    names = _names()
    named = [([(next(names) + p[0], *p[1:]) for p in pieces], rules) for pieces, rules in drawn]
    pages = [_page(pieces, rules) for pieces, rules in named]
    stood = [word[0][:6] for page in pages for word in page["words"]]
    found = _read(pages)
    if isinstance(found, str) and stood:
        assert "all of its text is struck out" in found
        found = _read([{**page, "rules": []} for page in pages])
    if stood:
        assert isinstance(found, Protocol)
        everything = (*found.passages, *found.asides)
        read = "\n".join(one.text for one in everything)
        assert {name: read.count(name) for name in stood} == dict.fromkeys(stood, 1)


@settings(max_examples=100)
@given(pieces=st.lists(st.tuples(WORDS, *[st.floats(allow_nan=True, allow_infinity=True)] * 4), max_size=20))
def test_no_number_does_harm(pieces: list[Any]) -> None:
    words = [[text, x, y, right, size, "F", 0, 0.0, -1, True] for text, x, y, right, size in pieces]
    rules = [[x, y, right, size] for _, x, y, right, size in pieces]
    page = _page([], [])
    _read([{**page, "words": words, "rules": rules, "pictures": rules}])
