"""A day as people type it. What could be two days is none: day and month are never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from protocol_audit.model import Day

HINT = "write it like 2026-11-30, or with the month as a word"

_MONTHS = (
    "january february march april may june july august september october november december",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)
_SHORTEST = 3  # letters of a month
_NUMBERS = re.compile(r"(\d{1,4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,4})")
_WORD = r"([a-z]{3,10})\.?"
_TH = r"(?:st|nd|rd|th|º)?"
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}}){_TH}[\s.-]*(?:of |de )?\s*{_WORD},?[\s-]*(?:de |del )?(\d{{4}}|\d{{2}})"
)
_MONTH_FIRST = re.compile(rf"{_WORD}[\s-]*(\d{{1,2}}){_TH},?[\s-]+(\d{{4}}|\d{{2}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}})[\s-]+{_WORD}[\s-]+(\d{{1,2}}){_TH}")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+")
_TIME = re.compile(r"[t\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?$")
_CENTURY = 2000


def read_day(text: str) -> tuple[Day, str]:
    """The day that was typed, and what is unclear about it; "" where nothing is."""
    bare = " ".join(text.casefold().split())
    if not bare:
        return Day(), ""
    bare = _TIME.sub("", _WEEKDAY.sub("", bare))
    found = set(_readings(bare))
    if len(found) == 1:
        return Day(text, found.pop()), ""
    if found:
        days = " or ".join(day.isoformat() for day in sorted(found))
        return Day(text), f"could be {days}; {HINT}"
    return Day(text), f"no day that is understood; {HINT}"


def _readings(text: str) -> Iterator[date]:
    """Every day that the text can mean."""
    if match := _NUMBERS.fullmatch(text):
        yield from _of_numbers(*match.groups())
    for pattern, order in ((_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_YEAR_FIRST, "ymd")):
        if match := pattern.fullmatch(text):
            parts = dict(zip(order, match.groups(), strict=True))
            month = _month(parts["m"])
            if month:
                yield from _day(parts["y"], str(month), parts["d"])


def _of_numbers(first: str, second: str, third: str) -> Iterator[date]:
    if len(first) == 4:
        yield from _day(first, second, third)
        return
    if len(first) > 2 or len(third) == 3:
        return
    yield from _day(third, first, second)
    yield from _day(third, second, first)
    if len(third) == 2 and len(first) == 2:
        yield from _day(first, second, third)


def _day(year: str, month: str, day: str) -> Iterator[date]:
    with suppress(ValueError):
        number = int(year)
        yield date(number if len(year) == 4 else _CENTURY + number, int(month), int(day))


def _month(word: str) -> int | None:
    """The month that the word names or begins, in English or Spanish."""
    for names in _MONTHS:
        for number, name in enumerate(names.split(), 1):
            if len(word) >= _SHORTEST and name.startswith(word):
                return number
    return None
