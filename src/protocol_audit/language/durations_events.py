"""Time told by events and fixed expressions: "at intake", "the next business day", "promptly", "weekly".

A table of patterns over evenly spaced text with what each stands for. Of two that start at the same word, the
one that stands earlier in the table counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protocol_audit.language.durations_amounts import Reading, worst_business_hours
from protocol_audit.language.durations_cues import clock_of
from protocol_audit.language.durations_words import (
    BUSINESS,
    CLOCKS,
    DAY,
    SHIFT,
    UNIT_HOURS,
    Comparator,
    one_of,
)

_AT_ONCE = 1.0
_WEEK, _MONTH = UNIT_HOURS["week"], UNIT_HOURS["month"]
_MORNING, _CLOSE_OF_DAY, _NIGHT = (
    12.0,
    17.0,
    24.0,
)  # the hours at which parts of a day are over, at the latest

_BY = r"(?:(?:by|before|on|until|during|within|at|in|over|early|late|later|no later than|not later than|prior to|of) )*"
_THE = r"(?:(?:the|that|this|her|his|their|your|our|an?|each|every|very) )*"
_NEXT = r"(?:next|following)"
_COMING = r"(?:next|following|coming)"
_ON = r"(?:(?:on|of|the|,|very) )*"
_START = "(?:" + "|".join(pattern for name, pattern in CLOCKS.items() if name != "departure") + ")"
_ENTERS = rf"(?:{CLOCKS['entry']}|(?:is|are) identified|discloses?)"
_HAPPENS = rf"(?:[^ .,;]+ ){{1,6}}?{_ENTERS}"
_TALK = one_of(
    "visit", "call", "session", "conversation", "meeting", "appointment", "interview", "contact", "intake"
)
_OVER = r"(?:ends|is over|is out|is done|is up|closes|changes)"
_PAPER = one_of(
    "staff", "form", "forms", "packet", "desk", "worker", "workers", "line", "room", "office", "coordinator", "sheet",
    "advocate", "advocates", "specialist", "team", "criteria", "policy", "records", "data", "number", "calls", "area",
    "list", "log", "book", "checklist", "process", "procedures", "paperwork", "questions", "notes",
)  # fmt: skip
_WEEKDAY = one_of(
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekday", "workday"
)
_CLOSE = r"(?:the )?(?:close|end) of business(?: hours)?|c \. o \. b \.|cob|e \. o \. d \.|eod"
_FIVE = r"(?:5|five)(?: : 00)? ?(?:p m|pm|p \. m \.|p \. m|o'clock)"
_HOUR_OF_DAY = r"\d{1,2}(?: : \d\d)? (?:am|pm|a m|p m|a \. m|p \. m)(?: \.)?"


@dataclass(frozen=True, slots=True)
class _Expression:
    """A pattern and what it stands for; ``high`` None where no number of hours can be given."""

    pattern: str
    high: float | None
    comparator: Comparator = "within"
    unit: str = "event"
    nominal: float | None = None
    business: bool = False


def _business_day(pattern: str, days: int) -> _Expression:
    """An expression for the end of a business day, with the weekend that may come before."""
    return _Expression(pattern, worst_business_hours(days, "day"), "within", "day", days * DAY, business=True)


_BUSINESS_DAYS = (
    _business_day(
        rf"{_BY}(?:(?:{_CLOSE}|end|close) )?{_ON}(?:{_NEXT}|first) {BUSINESS} (?:day|morning|afternoon)", 2
    ),
    _business_day(
        rf"{_BY}(?:the )?(?:{BUSINESS} day|weekday) (?:after|following)(?= {_THE}(?:\w+ )?{_START})", 2
    ),
    _business_day(rf"{_BY}(?:the |that )*same {BUSINESS} day", 1),
    _Expression(
        rf"{_BY}(?:the )?{_NEXT} {_WEEKDAY}|(?:by|until|till) {_WEEKDAY}",
        _WEEK,
        "within",
        "day",
        DAY,
        business=True,
    ),
    _Expression(r"(?:after|following) the weekend", 4 * DAY, "within", "day", DAY, business=True),
    _business_day(rf"(?:by|before|at) (?:{_CLOSE})(?! (?:on |of |the )*(?:{_NEXT}|tomorrow))", 1),
)

_TOMORROW = (
    rf"(?:(?:the )?{_NEXT} (?:calendar )?day|tomorrow|(?:the )?day (?:after|following) {_THE}{_START})"
)
_NEXT_DAYS = (
    _Expression(rf"{_BY}(?:noon|midday|12 noon) {_ON}{_TOMORROW}", DAY + _MORNING, unit="day"),
    _Expression(rf"{_BY}(?:{_FIVE}|{_CLOSE}) {_ON}{_TOMORROW}", DAY + _CLOSE_OF_DAY, unit="day"),
    _Expression(rf"{_BY}(?:{_HOUR_OF_DAY}|midnight) {_ON}{_TOMORROW}", 2 * DAY, unit="day"),
    _Expression(rf"{_BY}(?:the )?day after tomorrow", 3 * DAY, unit="day", nominal=2 * DAY),
    _Expression(rf"{_BY}(?:the )?{_NEXT} morning|(?:by|before|until) tomorrow morning", DAY + _MORNING, unit="day"),
    _Expression(rf"(?:within|over|in|inside|during) the {_COMING} day(?: or (?:so|two))?", 2 * DAY, unit="day"),
    _Expression(
        rf"{_BY}(?:the )?(?:end of )?(?:the )?{_NEXT} (?:calendar day|day|afternoon|evening|night)", 2 * DAY, unit="day"
    ),
    _Expression(rf"{_BY}(?:the )?(?:end of )?(?:the )?(?:day|morning) (?:after|following)(?= {_THE}(?:\w+ )?{_START})", 2 * DAY, unit="day"),
    _Expression(r"(?:by|before|until)(?: the)?(?: end of)? tomorrow(?: (?:evening|night))?", 2 * DAY, unit="day"),
    _Expression(r"tomorrow(?: (?:morning|evening|night))?", 2 * DAY, "bare", "day"),
)  # fmt: skip

_PART_OF_DAY = r"(?:day|night|evening|afternoon|morning)"
_SAME_DAY = tuple(
    _Expression(pattern, DAY, unit="day")
    for pattern in (
        rf"{_BY}{_THE}same (?:calendar )?{_PART_OF_DAY}",
        r"(?:on |during |later |before the end of )*that (?:very )?(?:day|night|evening|afternoon)(?! (?:program|shift|she|he|they|we|i|the|it) )",
        r"(?:by|before)(?: the)? (?:tonight|this evening|nightfall|dark|bedtime|lights out|dawn|breakfast|lunch|dinner|supper)",
        rf"{_BY}{_THE}day of {_THE}(?:first |initial )?(?:[^ .,;]+ )?{_START}",
        rf"{_BY}{_THE}day (?:that )?{_HAPPENS}",
        r"(?:on )?(?:arrival|intake|admission|entry) day",
        rf"(?:by|at|before)(?: the)? end of (?:the |that )?day(?! (?:\d|{one_of('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'ten')}))",
        rf"(?:before|by the time) (?:the|that) day {_OVER}",
        r"on the day(?! (?:shift|crew|program|staff|side|room))",
        r"within the day",
    )
)  # fmt: skip

_SHIFTS = (
    _Expression(
        rf"{_BY}(?:the )?(?:(?:end|close|start|beginning) of )?(?:the )?{_NEXT} shift",
        2 * SHIFT,
        unit="shift",
    ),
    _Expression(
        rf"{_BY}{_THE}same shift|(?:on |during )?that shift|(?:by |before |at )?(?:the )?end of {_THE}shift"
        rf"|(?:before|by the time) {_THE}shift {_OVER}|(?:before|at|by) shift change|within (?:the|one's|your|that) shift",
        SHIFT,
        unit="shift",
    ),
)

_UNCOUNTED = r"(?:within|inside|by(?: the)? end of|before(?: the)? end of|later in)"
_WEEKS = (
    _Expression(r"(?:within|inside) (?:the|an) (?:next )?hour", 1.0, unit="hour"),
    _Expression(rf"{_UNCOUNTED} {_THE}(?:same )?week|(?:before|by the time) the week {_OVER}|the same week", _WEEK, unit="week"),
    _Expression(rf"{_UNCOUNTED} {_THE}(?:same )?month", _MONTH, unit="month"),
    _Expression(rf"(?:within|in|during|over|inside) the {_COMING} week", _WEEK, unit="week"),
    _Expression(rf"(?:within|in|during|over|inside) the {_COMING} month", _MONTH, unit="month"),
    _Expression(rf"(?:(?:by|during|early|late|in|until|the) )+{_NEXT} week", 2 * _WEEK, unit="week"),
    _Expression(rf"(?:{_NEXT} week|(?:the )?week after)(?! (?:week|next))", 2 * _WEEK, "bare", "week"),
    _Expression(rf"(?:(?:by|during|early|late|in|until|the) )+{_NEXT} month", 2 * _MONTH, unit="month"),
    _Expression(rf"(?:at|in|during|by|before|until|for) {_THE}(?:first|next|following) weekly(?: \w+){{1,3}}?", _WEEK, unit="week"),
    _Expression(rf"(?:at|in|during|by|before|until|for) {_THE}(?:first|next|following) monthly(?: \w+){{1,3}}?", _MONTH, unit="month"),
)  # fmt: skip

_EVENTS = (
    _Expression(
        r"immediately|(?<! all )at once|right away|straight ?away|on the spot|then and there|instantly|forthwith",
        _AT_ONCE,
    ),
    _Expression(rf"(?:as soon as|the moment|the minute|the instant) {_HAPPENS}", _AT_ONCE),
    _Expression(
        r"(?:at|on|upon|during|as part of|by the end of|before the end of)"
        r" (?:(?:the|an?|her|his|their|your|our|each|every|first|initial|point|time|of) )*"
        r"(?:intake|arrival|entry|admission|enroll?ment|check - in|identification|disclosure|(?:first|initial) contact)"
        rf"(?: (?:interview|meeting|visit|call|appointment|session))?(?! (?:- )?{_PAPER} )",
        DAY,
    ),
    _Expression(
        rf"(?:before|by) (?:the )?end of {_THE}(?:first |same |initial )?{_TALK}"
        rf"|before {_THE}(?:first |same |initial )?{_TALK} {_OVER}"
        rf"|(?:at|in|during|within|on) {_THE}(?:same|first|initial) {_TALK}|(?:the )?same {_TALK}",
        DAY,
    ),
)

_VAGUE = _Expression(
    r"as soon as|as soon thereafter|a \. s \. a \. p(?: \.)?|asap|(?:as )?promptly|(?:in a )?timely(?: (?:manner|fashion|basis|way))?"
    r"|in due (?:course|time)|without (?:undue |unnecessary |any |further )?delay"
    r"|at (?:the|her|his|their|your|our) (?:earliest|first) (?:opportunity|convenience|possible \w+)"
    r"|as (?:quickly|early) as|as (?:time|staffing|schedules?) (?:allows?|permits?)|expeditiously"
    r"|when(?:ever)? (?:[^ .,;]+ ){0,2}(?:is|are|feels?) ready|when ready|(?:(?:within|in) )?(?:a )?reasonable (?:period of )?time"
    r"|(?:in|with ?in|during) (?:the )?(?:first |coming |next |early )?(?:hours|days|weeks|months)(?! (?:off|of))"
    r"|shortly (?:after|following|thereafter)|soon (?:after|thereafter)",
    None,
    "vague",
)

_GONE_BY = _Expression(
    r"(?:(?:in|within|over|during|for|since|the|of) )*(?:last|past|previous|prior|preceding) "
    r"(?:fiscal |calendar |grant )?(?:hour|day|night|week|month|quarter|year)s?(?: or (?:so|two))?"
    r"|in recent (?:days|weeks|months|years)",
    None,
    "past",
)
_SINGLE = r"(?:every|each|per)(?: single)?"
_AGAIN = (
    _Expression(r"24 / 7(?: / 365)?|(?:a|r)round(?: -)? the(?: -)? clock", _WEEK, "lasting"),
    _Expression(r"bi ?(?:- )?weekly|every other week|fortnightly", 2 * _WEEK, "every", "week"),
    _Expression(rf"hourly|{_SINGLE} hour", 1.0, "every", "hour"),
    _Expression(rf"daily|{_SINGLE} day|day after day", DAY, "every", "day"),
    _Expression(rf"nightly|{_SINGLE} night", DAY, "every", "night"),
    _Expression(rf"{_SINGLE} shift", SHIFT, "every", "shift"),
    _Expression(rf"weekly|{_SINGLE} week|week after week", _WEEK, "every", "week"),
    _Expression(rf"monthly|{_SINGLE} month", _MONTH, "every", "month"),
    _Expression(rf"quarterly|{_SINGLE} quarter", UNIT_HOURS["quarter"], "every", "quarter"),
    _Expression(
        rf"annually|annual|yearly|{_SINGLE} (?:fiscal |calendar )?year", UNIT_HOURS["year"], "every", "year"
    ),
    _Expression(r"over ?night", SHIFT, "lasting", "night"),
)

_EXPRESSIONS: tuple[_Expression, ...] = (
    *_BUSINESS_DAYS, *_NEXT_DAYS, *_SAME_DAY, *_SHIFTS, *_WEEKS, *_EVENTS, _VAGUE, _GONE_BY, *_AGAIN
)  # fmt: skip
_ANY = re.compile(
    "(?<= )(?:" + "|".join(f"(?P<e{n}>{each.pattern})" for n, each in enumerate(_EXPRESSIONS)) + ")(?= )"
)


def read_events(text: str) -> Iterator[Reading]:
    """The fixed expressions and events in evenly spaced text."""
    for match in _ANY.finditer(text):
        expression = _EXPRESSIONS[int((match.lastgroup or "e0")[1:])]
        nominal = expression.high if expression.nominal is None else expression.nominal
        yield Reading(
            match.start(),
            match.end(),
            None,
            expression.high,
            nominal,
            expression.unit,
            expression.business,
            expression.comparator,
            fixed=True,
            clock=clock_of(match[0]),
        )
