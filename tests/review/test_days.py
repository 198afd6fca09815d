"""Days as people type them: understood, or reported; day and month are never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_audit.readers.decisions.days import read_day


@pytest.mark.parametrize(
    "text",
    ["2026-11-30", "2026/11/30", "30.11.2026", "11/30/2026", "11/30/26", "Nov 30, 2026", "30 November 2026",
     "November 30th, 2026", "30-Nov-2026", "30 nov 26", "Monday, Nov 30, 2026", "30 de noviembre de 2026",
     "2026-11-30 00:00:00", "2026 Nov 30", " 30/11/2026 "],
)  # fmt: skip
def test_a_day_is_understood_where_it_can_be_only_one(text: str) -> None:
    day, unclear = read_day(text)
    assert (day.day, unclear) == (date(2026, 11, 30), "")


@pytest.mark.parametrize("text", ["3/4/2026", "03.04.2026", "4-3-26", "30/11/26", "01/02/03"])
def test_what_could_be_two_days_is_reported_and_kept(text: str) -> None:
    day, unclear = read_day(text)
    assert (day.day, day.text) == (None, text)
    assert "could be" in unclear


@pytest.mark.parametrize(
    "text", ["spring", "Q1 2027", "13/13/2026", "2026-02-30", "30", "November 2026", "nov 31 2026", "soon"]
)
def test_what_is_no_day_is_reported_and_kept(text: str) -> None:
    day, unclear = read_day(text)
    assert (day.day, day.text) == (None, text)
    assert "no day" in unclear


def test_the_same_day_either_way_is_no_guess() -> None:
    assert read_day("5/5/2026")[0].day == date(2026, 5, 5)


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)))
def test_a_day_with_its_month_in_words_is_always_understood(day: date) -> None:
    assert read_day(f"{day.day} {day:%B} {day.year}")[0].day == day
    assert read_day(day.isoformat())[0].day == day


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)))
def test_numbers_alone_never_give_another_day(day: date) -> None:
    for text in (f"{day.month}/{day.day}/{day.year}", f"{day.day}/{day.month}/{day.year}"):
        assert read_day(text)[0].day in (None, day)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_kept(text: str) -> None:
    day, _ = read_day(text)
    assert day.day is not None or day.text == (text if text.split() else "")
