"""Time told by events and fixed expressions: "at intake", "the next business day", "promptly", "weekly".

A table of patterns over evenly spaced text with what each stands for. Of two that start at the same word, the
one that stands earlier in the table counts. Patterns begin with the word that tells them apart: small words
before it ("by", "on the") are added where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from protocol_audit.language.durations_amounts import Reading
from protocol_audit.language.durations_clocks import clock_of, worst_business_hours
from protocol_audit.language.durations_words import (
    BUSINESS,
    DAY,
    SHIFT,
    UNIT_HOURS,
    Comparator,
    one_of,
)

_AT_ONCE = 1.0
_WEEK, _MONTH, _QUARTER, _YEAR = (UNIT_HOURS[unit] for unit in ("week", "month", "quarter", "year"))
_NOON, _FIVE_O_CLOCK = 12.0, 17.0

_A = r"(?:(?:the|that|this|her|his|their|your|our|an?|very) )*"
_THE = r"(?:(?:the|that|this|her|his|their|your|our) )?"
_ON = r"(?:(?:on|of|the|,|very) )*"
_NEXT = r"(?:next|following)"
_TALK = r"(?:visit|call|session|conversation|meeting|appointment|interview|contact|intake)"
_ARRIVAL = r"(?:intake|arrival|entry|admission|enroll?ment|check - in|identification|disclosure|contact)"
_OVER = r"(?:ends|closes|changes|is (?:over|out|done|up|closed|finished|completed?))"
_SCENE = r"(?:room|building|office|house|er|ed|hospital|scene)"
_NOT_PAPER = (
    r"(?! (?:- )?(?:staff|forms?|packet|desk|workers?|line|room|office|coordinator|sheet|advocates?"
    r"|specialist|team|criteria|policy|records?|data|numbers?|calls|area|list|log|book|checklist|process"
    r"|procedures|paperwork|questions?|notes?) )"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun|week|work)day)"
_CLOSE = r"(?:(?:close|end) of business(?: hours)?|c \. o \. b \.|cob|e \. o \. d \.|eod)"
_PM = r"(?:pm|p m|p \. m)(?: \.)?"
_IN = r"(?:within|inside|in|during|over)"
_AT = r"(?:at|in|during|by|before|until|for)"
_BY_END = r"(?:by|before|at|until)(?: the)? end of"


@dataclass(frozen=True, slots=True)
class _Expression:
    """A pattern and what it stands for; ``high`` None where no number of hours can be given.

    follows  where the words after say what starts the clock: "clock" if they must, "anything" if they may
    """

    pattern: str
    high: float | None
    unit: str = "event"
    comparator: Comparator = "within"
    nominal: float | None = None
    business: bool = False
    follows: str = ""


def _business_day(pattern: str, days: int) -> _Expression:
    """An expression for the end of a business day, with the weekend that may come before."""
    return _Expression(pattern, worst_business_hours(days), "day", nominal=days * DAY, business=True)


_BUSINESS_DAYS = (
    _business_day(rf"(?:{_CLOSE}|close|end) {_ON}(?:{_NEXT}|first) {BUSINESS} day", 2),
    _business_day(rf"(?:{_NEXT}|first) {BUSINESS} (?:day|morning|afternoon)", 2),
    _business_day(rf"(?:{BUSINESS} day|weekday) (?:after|following)", 2),
    _business_day(rf"same {BUSINESS} day", 1),
    _Expression(
        rf"{_NEXT} {_WEEKDAY}|{_WEEKDAY} following|(?:by|until|till)(?: the)? {_WEEKDAY}",
        _WEEK,
        "day",
        nominal=DAY,
        business=True,
    ),
    _Expression(r"before the weekend", _WEEK, "day", nominal=DAY, business=True),
    _Expression(r"(?:after|following) the weekend", 4 * DAY, "day", nominal=DAY, business=True),
    _business_day(rf"(?:by|before|at)(?: the)? {_CLOSE}(?! (?:on |of |the )*(?:{_NEXT}|tomorrow))", 1),
)

_TOMORROW = rf"(?:{_NEXT} (?:calendar )?day|tomorrow|day (?:after|following)(?! (?:day|tomorrow)))"
_DAY_OR_LATER = r"(?:calendar day|day(?:'s)?|afternoon|evening|night)"
_NEXT_DAYS = tuple(
    _Expression(pattern, hours, "day", nominal=min(hours, 2 * DAY))
    for pattern, hours in (
        (r"day after tomorrow", 3 * DAY),
        (rf"(?:12 )?(?:noon|midday) {_ON}{_TOMORROW}", DAY + _NOON),
        (rf"(?:5(?: : 00)? (?:{_PM}|o'clock)|{_CLOSE}) {_ON}{_TOMORROW}", DAY + _FIVE_O_CLOCK),
        (rf"(?:midnight|\d{{1,2}}(?: : \d\d)? (?:am|a m|a \. m|{_PM})(?: \.)?) {_ON}{_TOMORROW}", 2 * DAY),
        (rf"{_NEXT} morning|(?:by|before|until) tomorrow morning", DAY + _NOON),
        (
            rf"(?:end of )?(?:the )?(?:{_NEXT}|coming) (?:- )?{_DAY_OR_LATER}",
            2 * DAY,
        ),
        (r"(?:end of )?(?:the )?(?:day|morning) (?:after|following)(?! (?:day|tomorrow))", 2 * DAY),
        (r"(?:by|before|until)(?: the)?(?: end of)? tomorrow(?: (?:evening|night))?", 2 * DAY),
    )
)

_EVERY_DAY = (
    r"(?:tonight|this evening|nightfall|dark|bedtime|lights out|dawn|morning|afternoon|evening|breakfast"
    r"|lunch|dinner|supper)"
)
_PART = r"(?:day|night|evening|afternoon|morning)"
_SAME_DAY = (
    *(
        _Expression(pattern, DAY, "day")
        for pattern in (
            rf"same (?:- |calendar )?{_PART}",
            rf"that (?:very |same )?{_PART}(?! (?:program|shift|staff|crew|she|he|they|we|i|the|it) )",
            rf"(?:by|before)(?: the)? {_EVERY_DAY}",
            r"(?:arrival|intake|admission|entry) day",
            rf"{_BY_END} (?:the |that )?day(?! (?:\d|after|following))",
            rf"(?:before|by the time) (?:the|that) day {_OVER}",
            r"within the day",
        )
    ),
    _Expression(
        r"on the (?:day|night)(?! (?:shift|crew|program|staff|side|room))", DAY, "day", follows="anything"
    ),
    _Expression(
        r"day of|the day(?: that)?(?= (?:an?|the|she|he|they|you|each|any|every|someone|i|we|survivors?"
        r"|clients?|residents?) )",
        DAY,
        "day",
        follows="clock",
    ),
)

_SHIFTS = (
    _Expression(rf"(?:(?:end|close|start|beginning) of )?(?:the )?{_NEXT} shift", 2 * SHIFT, "shift"),
    _Expression(
        rf"(?:same|that) shift|(?:(?:by|before|at) )?(?:the )?(?:end|close) of {_A}shift"
        rf"|before {_A}shift {_OVER}|by the time {_A}shift {_OVER}|(?:before|at|by) shift change"
        rf"|within (?:the|your|that) shift",
        SHIFT,
        "shift",
    ),
)

_WEEKS = (
    _Expression(
        r"(?:within|inside) the hour|(?:within|inside|in|over) the (?:next|coming|first) hour", 1.0, "hour"
    ),
    _Expression(rf"(?:within|inside|later in|{_BY_END}) {_THE}(?:same )?week|same week", _WEEK, "week"),
    _Expression(rf"before the week {_OVER}|{_IN} the (?:{_NEXT}|coming) week", _WEEK, "week"),
    _Expression(rf"(?:within|inside|{_BY_END}) {_THE}(?:same )?month", _MONTH, "month"),
    _Expression(rf"{_IN} the (?:{_NEXT}|coming) month", _MONTH, "month"),
    _Expression(rf"(?:by|early|late|until)(?: the)? {_NEXT} week", 2 * _WEEK, "week"),
    _Expression(rf"(?:by|early|late|until)(?: the)? {_NEXT} month", 2 * _MONTH, "month"),
    _Expression(rf"{_NEXT} week|week (?:after|following)(?! (?:next|week))", 2 * _WEEK, "week", "bare"),
    _Expression(rf"{_AT} {_A}(?:first|{_NEXT}) weekly", _WEEK, "week"),
    _Expression(rf"{_AT} {_A}(?:first|{_NEXT}) monthly", _MONTH, "month"),
)

_EVENTS = (
    _Expression(
        r"immediately|(?<! all )at once|right away|straight ?away|on the spot|then and there"
        r"|there and then|right then(?: and there)?|instantly|forthwith",
        _AT_ONCE,
    ),
    _Expression(r"as soon as|the moment|the minute|the instant", _AT_ONCE, follows="clock"),
    _Expression(
        r"(?:at|on|upon|during|as part of|by the end of|before the end of)"
        r" (?:(?:the|an?|her|his|their|your|our|first|initial|point|time|of) )*"
        rf"{_ARRIVAL}(?: (?:interview|meeting|visit|call|appointment|session))?{_NOT_PAPER}",
        DAY,
    ),
    _Expression(rf"(?:before|by) (?:the )?end of {_A}(?:(?:first|same|initial) )?{_TALK}", DAY),
    _Expression(rf"before {_A}(?:(?:first|same|initial) )?{_TALK} {_OVER}", DAY),
    _Expression(rf"(?:at|in|during|within|on) {_A}(?:same|first|initial) {_TALK}|same {_TALK}", DAY),
    _Expression(rf"before (?:[^ .,;]+ ){{0,4}}?leav(?:es|ing) the {_SCENE}", DAY),
)

_VAGUE = _Expression(
    r"as soon thereafter|a \. s \. a \. p(?: \.)?|asap|promptly|timely|in due (?:course|time)"
    r"|without (?:undue |unnecessary |any |further )?delay|at (?:the|her|his|their|your|our) (?:earliest"
    r"|first) (?:opportunity|convenience|possible \w+)|as (?:quickly|early|promptly) as|as (?:time"
    r"|staffing|schedules?) (?:allows?|permits?)|expeditiously|when(?:ever)? (?:[^ .,;]+ ){0,3}ready"
    r"|reasonable (?:period of )?time|(?:in|within|during) the (?:first|coming|next|early) (?:hours|days"
    r"|weeks|months)|within (?:hours|days|weeks|months)|shortly (?:after|following|thereafter)"
    r"|soon (?:after|thereafter)",
    None,
    comparator="vague",
)
_GONE_BY = _Expression(
    r"(?:last|past|previous|prior|preceding) (?:fiscal |calendar |grant )?"
    r"(?:hour|day|night|week|month|quarter|year)s?(?: or (?:so|2))?|in recent (?:days|weeks|months|years)",
    None,
    comparator="past",
)
_EACH = r"(?:every|each|per)(?: single)?"
_AGAIN = tuple(
    _Expression(pattern, hours, unit, "every")
    for pattern, unit, hours in (
        (r"bi(?: -)? ?weekly|every other week|fortnightly", "week", 2 * _WEEK),
        (rf"hourly|{_EACH} hour", "hour", 1.0),
        (rf"daily|{_EACH} day|day after day", "day", DAY),
        (rf"nightly|{_EACH} night", "night", DAY),
        (rf"{_EACH} shift", "shift", SHIFT),
        (rf"weekly|{_EACH} week|week after week", "week", _WEEK),
        (rf"monthly|{_EACH} month", "month", _MONTH),
        (rf"quarterly|{_EACH} quarter", "quarter", _QUARTER),
        (rf"annually|annual|yearly|{_EACH} (?:fiscal |calendar )?year", "year", _YEAR),
    )
)
_LENGTHS = (
    _Expression(r"24 / 7(?: / 365)?|a?round(?: -)? the(?: -)? clock", _WEEK, comparator="lasting"),
    _Expression(r"over ?night", SHIFT, "night", "lasting"),
    _Expression(r"tomorrow(?: (?:morning|evening|night))?", 2 * DAY, "day", "bare"),
)

_EXPRESSIONS: tuple[_Expression, ...] = (
    *_BUSINESS_DAYS,
    *_NEXT_DAYS,
    *_SAME_DAY,
    *_SHIFTS,
    *_WEEKS,
    *_EVENTS,
    _VAGUE,
    _GONE_BY,
    *_AGAIN,
    *_LENGTHS,
)
# The words with which an expression can begin: looked at first, for speed.
_BEGINNING = one_of(
    r"\d+", "a", "admission", "after", "annual", "annually", "around", "arrival", "as", "asap", "at",
    "before", "bi", "biweekly", "business", "bus", "by", "c", "close", "cob", "coming", "court", "daily",
    "day", "during", "e", "each", "early", "end", "entry", "eod", "every", "expeditiously", "first",
    "following", "for", "forthwith", "fortnightly", "hourly", "immediately", "in", "inside", "instantly",
    "intake", "last", "late", "later", "midday", "midnight", "monthly", "morning", "next", "nightly",
    "noon", "office", "on", "over", "overnight", "past", "per", "preceding", "previous", "prior",
    "promptly", "quarterly", "reasonable", "right", "round", "same", "school", "shortly", "soon", "start",
    "beginning", "straight", "straightaway", "that", "the", "then", "there", "till", "timely", "tomorrow",
    "until", "upon", "week", "weekday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "workday", "weekly", "when", "whenever", "with", "within", "without", "work", "working",
    "yearly",
)  # fmt: skip
_ANY = re.compile(
    rf"(?<= )(?={_BEGINNING}\b)(?:"
    + "|".join(f"(?P<e{n}>{each.pattern})" for n, each in enumerate(_EXPRESSIONS))
    + ")(?= )"
)
_CLOCK_WORDS = re.compile(r"(?: [^ .,;:|]+){1,7}")


def read_events(text: str) -> Iterator[Reading]:
    """The fixed expressions and events in evenly spaced text."""
    for match in _ANY.finditer(text):
        expression = _EXPRESSIONS[int((match.lastgroup or "e0")[1:])]
        reading = _reading(match, expression)
        if not expression.follows:
            yield reading
            continue
        following = _CLOCK_WORDS.match(text, match.end())
        clock = clock_of(following[0].strip()) if following else ""
        if expression.follows == "anything" or clock not in ("", "departure"):
            yield replace(reading, clock=clock)
        elif expression.high == _AT_ONCE and match[0].startswith("as"):
            yield replace(reading, high=None, nominal=None, comparator="vague")


def _reading(match: re.Match[str], expression: _Expression) -> Reading:
    """What a matched expression stands for; "before she leaves" says when it ends, not what starts it."""
    nominal = expression.high if expression.nominal is None else expression.nominal
    return Reading(
        match.start(),
        match.end(),
        None,
        expression.high,
        nominal,
        expression.unit,
        expression.business,
        expression.comparator,
        fixed=True,
        clock=clock_of(match[0]).replace("departure", ""),
    )
