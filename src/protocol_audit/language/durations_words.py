"""The vocabulary of time windows: numbers, units, what starts a clock, as data and patterns."""

from __future__ import annotations

from typing import Literal

Comparator = Literal["within", "after", "every", "lasting", "past", "bare", "vague"]

DAY = 24.0
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
_OTHER_UNITS = {
    "min": "minute",
    "h": "hour",
    "hr": "hour",
    "wk": "week",
    "mo": "month",
    "yr": "year",
    "sleep": "night",
}

SMALL_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(("zero", *SMALL_NUMBERS, *_TEENS))},
    **{word: 10 * ten for ten, word in enumerate(_TENS, start=2)},
    "fourty": 40,
}
ORDINALS: dict[str, int] = {
    **{
        word: value
        for value, word in enumerate(
            (
                "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
                "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
                "seventeenth", "eighteenth", "nineteenth", "twentieth",
            ),
            start=1,
        )
    },
    "thirtieth": 30,
    "fortieth": 40,
    "sixtieth": 60,
    "ninetieth": 90,
}  # fmt: skip


def unit_name(word: str) -> str:
    """The unit that a word as written stands for: "hrs." -> "hour"."""
    stem = word.split()[0].removesuffix("s")
    return _OTHER_UNITS.get(stem, stem)


def unit_hours(word: str) -> float:
    """The hours in one of a unit; a month counts 30 days, a shift 12 hours."""
    return UNIT_HOURS[unit_name(word)]


def ordinal_value(written: str) -> int:
    """The number of an ordinal: "third" or "3 rd" -> 3."""
    word = written.split()[0]
    return int(word) if word.isdigit() else ORDINALS[word]


def one_of(*words: str) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


# Patterns over evenly spaced text, in which every number is one word of digits.
NUMBER = r"\d{1,5}(?:\.\d{1,2})?(?= )"
ORDINAL = rf"(?:{one_of(*ORDINALS)}|\d{{1,3}} (?:st|nd|rd|th))"
UNIT = (
    r"(?:(?:minutes?|hours?|shifts?|days?|nights?|sleeps|weeks?|fortnights?|months?|quarters?|years?)"
    r"(?: \( s \))?|(?:mins?|hrs?|h|wks?|mos?|yrs?)(?: \.(?= ))?)(?= )"
)
BUSINESS = r"(?:business|working|work|office|weekday|court|school|bus(?: \.)?)"
ADDED = r"(?:additional|more|extra|further)"
ADJECTIVE = rf"(?:{BUSINESS}|{ADDED}|calendar|consecutive|full|whole|clock|straight|short|solid)"

# What can start the clock, by the short name that a Duration gives it.
CLOCKS: dict[str, str] = {
    "first contact": r"(?:first|initial) (?:contact|call|meeting|conversation|session|appointment|visit)"
    r"|contact(?:ing)?|(?:the|her|his|their|your|a|that|when|after|who) calls?",
    "intake": r"intakes?|enroll?ment|enroll?(?:s|ed|ing)?|registration",
    "entry": r"entry|enter(?:s|ed|ing)?|arriv\w+|admission|admit\w*|placement|placed|mov\w+ in|move - in"
    r"|check - in|com(?:es?|ing) in|came in|walk\w* in|entrance",
    "identification": r"identif\w+|recogni[sz]\w+|flagged|screen\w* (?:in|positive)|positive screen",
    "disclosure": r"disclos\w+",
    "departure": r"depart\w*|exit\w*|discharg\w*|leav(?:es|ing|e)|left|mov\w+ out|release[ds]?",
}
