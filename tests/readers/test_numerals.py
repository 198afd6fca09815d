"""Numbers in each of Word's formats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_audit.readers.passages.numerals import written

_FORMATS = (
    "decimal", "none", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "decimalZero", "ordinal",
    "cardinalText", "ordinalText", "hex", "chicago", "numberInDash", "decimalEnclosedCircle", "pattern 01",
    "nobody knows",
)  # fmt: skip


@pytest.mark.parametrize(
    ("number", "format", "expected"),
    [
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (7, "decimalZero", "07"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (21, "cardinalText", "Twenty-one"),
        (30, "ordinalText", "Thirtieth"),
        (42, "ordinalText", "Forty-second"),
        (112, "ordinalText", "112th"),
        (26, "hex", "1A"),
        (6, "chicago", "††"),
        (2, "numberInDash", "- 2 -"),
        (3, "decimalEnclosedParen", "(3)"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (7, "pattern 001, 002", "007"),
        (7, "pattern x", "7"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, format: str, expected: str) -> None:
    assert written(number, format) == expected


@given(st.integers(-(10**9), 10**9), st.sampled_from(_FORMATS))
def test_any_number_in_any_format_is_short(number: int, format: str) -> None:
    assert len(written(number, format)) <= 60
