"""The vocabulary of time: numbers, units and events, as patterns over evenly spaced text.

Evenly spaced text is lower case, one space around every word and sign, so that spelling out "24-hour",
"24 hour" and "24  HOUR" gives one form; ``space_evenly`` makes it and keeps the way back to the original.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

Comparator = Literal["within", "after", "every", "lasting", "past", "bare", "vague"]

DAY = 24.0
WEEKEND_DAYS = 2
SHIFT = 12.0  # the longest usual shift

UNIT_HOURS: dict[str, float] = {
    "minute": 1 / 60,
    "hour": 1.0,
    "shift": SHIFT,
    "day": DAY,
    "night": DAY,
    "week": 7 * DAY,
    "fortnight": 14 * DAY,
    "month": 30 * DAY,
    "quarter": 91 * DAY,
    "year": 365 * DAY,
}

_ABBREVIATED_UNITS = {
    "min": "minute",
    "mins": "minute",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "wk": "week",
    "wks": "week",
    "mo": "month",
    "mos": "month",
    "yr": "year",
    "yrs": "year",
    "sleep": "night",
    "sleeps": "night",
}

_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(_SMALL + _TEENS)},
    **{word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
    "fourty": 40,
    "hundred": 100,
}

_ORDINAL_WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"]
ORDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate(_ORDINAL_WORDS, start=1)},
    "thirtieth": 30,
    "fortieth": 40,
    "sixtieth": 60,
    "ninetieth": 90,
}


def unit_name(word: str) -> str:
    """The unit that a word as written stands for: "hrs" -> "hour"."""
    word = word.split()[0]
    return _ABBREVIATED_UNITS.get(word) or word.removesuffix("s")


def unit_hours(word: str) -> float:
    """The hours in one of a unit; a month counts 30 days, a shift 12 hours."""
    return UNIT_HOURS[unit_name(word)]


def one_of(*words: str) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2})?)"
_BELOW_HUNDRED = (
    rf"(?:{one_of(*_TENS, 'fourty')}(?:(?: -)? {one_of(*_SMALL[1:])})?|{one_of(*_SMALL, *_TEENS)})"
)
SPELLED = rf"(?:(?:(?:a|{one_of(*_SMALL[1:])}) )?hundred(?: (?:and )?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
# Atomic, so that "twenty-four" is never taken for a range from twenty to four.
NUMBER = rf"(?>(?:{DIGITS}|{SPELLED})(?= ))"
HALF_MORE = r"(?: (?:and (?:a|one) (?:- )?half|(?:and )?1 / 2|½))"
QUANTITY = rf"(?>{NUMBER}(?: \( {NUMBER} \))?{HALF_MORE}?)"
ORDINAL = rf"(?:{one_of(*ORDINALS)}|\d{{1,3}} (?:st|nd|rd|th))"
UNIT = (
    r"(?:(?:minutes?|hours?|shifts?|days?|nights?|sleeps|weeks?|fortnights?|months?|quarters?|years?)(?: \( s \))?"
    r"|(?:mins?|hrs?|h|wks?|mos?|yrs?)(?: \.(?= ))?)(?= )"
)
BUSINESS = one_of("business", "working", "work", "office", "weekday", "court", "school", "bus", r"bus \.")
ADDED = one_of("additional", "more", "extra", "further")
ADJECTIVE = one_of(
    BUSINESS, ADDED, "calendar", "consecutive", "full", "whole", "clock", "straight", "short", "solid"
)

# What can start the clock, by the short name that a Duration gives it.
CLOCKS: dict[str, str] = {
    "first contact": r"(?:first|initial) (?:contact|call|meeting|conversation|session|appointment|visit)"
    r"|contact(?:ing)?|call(?:s|ing)?",
    "intake": r"intakes?|enroll?ment|enroll?(?:s|ed|ing)?|registration",
    "entry": r"entry|enter(?:s|ed|ing)?|arriv\w+|admission|admit\w*|placement|placed|mov\w+ in|move - in"
    r"|check - in|com\w+ in|came in|walk\w* in|entrance",
    "identification": r"identif\w+|recogni[sz]\w+|flagged|screen\w* (?:in|positive)|positive screen",
    "disclosure": r"disclos\w+",
    "departure": r"depart\w*|exit\w*|discharg\w*|leav(?:es|ing|e)|left|mov\w+ out|release\w*",
}

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\s\w]|_+")
_SAME_SIGN = str.maketrans({"’": "'", **dict.fromkeys("‐‑‒–—―−", "-")})


@dataclass(frozen=True, slots=True)
class Spaced:
    """Evenly spaced text, with where each of its words stands there and in the original."""

    source: str
    text: str
    starts: list[int]
    originals: list[tuple[int, int]]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original text of the words between two offsets here."""
        first = bisect_left(self.starts, start)
        last = max(first, bisect_right(self.starts, end - 1) - 1)
        return self.originals[first][0], self.originals[last][1]


def space_evenly(text: str) -> Spaced:
    """The text in lower case with one space around every word and sign."""
    words: list[str] = []
    starts: list[int] = []
    originals: list[tuple[int, int]] = []
    offset = 1
    for match in _TOKEN.finditer(text):
        word = match[0].lower().translate(_SAME_SIGN)
        words.append(word)
        starts.append(offset)
        originals.append(match.span())
        offset += len(word) + 1
    return Spaced(text, f" {' '.join(words)} ", starts, originals)


def number_value(written: str) -> float:
    """The number that digits or words of evenly spaced text stand for: "forty - eight" -> 48."""
    value = 0.0
    for word in written.split():
        if word[0].isdigit():
            return float(word.replace(",", ""))
        if word == "hundred":
            value = max(value, 1) * 100
        else:
            value += NUMBER_WORDS.get(word, 0)
    return value


def quantity_value(written: str) -> float:
    """The number of a quantity, a half included: "two ( 2 )" -> 2, "1 1 / 2" -> 1.5."""
    number = re.match(NUMBER, written + " ")
    half = 0.5 if re.search(r"half|1 / 2$|½", written) else 0.0
    return number_value(number[0]) + half if number else half


def ordinal_value(written: str) -> int:
    """The number of an ordinal: "third" or "3 rd" -> 3."""
    word = written.split()[0]
    return int(word) if word.isdigit() else ORDINALS[word]
