"""Whether a text can name a time at all: a quick look, as most sentences name none."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+|[0-9]+")
_TIME_WORDS = frozenset((
    "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "h", "day", "days", "night", "nights",
    "sleeps", "week", "weeks", "wk", "wks", "fortnight", "month", "months", "mo", "mos", "quarter",
    "quarters", "year", "years", "yr", "yrs", "shift", "shifts", "weekend", "weekday", "overnight",
    "tomorrow", "tonight", "morning", "afternoon", "evening", "nightfall", "bedtime", "noon", "midday",
    "midnight", "dark", "dawn", "breakfast", "lunch", "dinner", "supper", "lights", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "business", "cob", "eod", "immediately",
    "instantly", "forthwith", "once", "away", "straightaway", "spot", "moment", "instant", "promptly",
    "soon", "asap", "timely", "delay", "course", "ready", "expeditiously", "shortly", "reasonable",
    "earliest", "quickly", "hourly", "daily", "nightly", "weekly", "biweekly", "fortnightly", "monthly",
    "quarterly", "annual", "annually", "yearly", "clock", "24", "36", "48", "72", "96",
))  # fmt: skip
_TIME_PHRASES = ("then and there", "there and then", "right then", "a.s.a.p", "c.o.b", "e.o.d")
# An event is a time only after a word that makes it one: "at intake", "the same visit".
_EVENTS = frozenset((
    "intake", "arrival", "entry", "admission", "enrollment", "enrolment", "check", "identification",
    "disclosure", "contact", "leaves", "leaving", "visit", "call", "session", "conversation", "meeting",
    "appointment", "interview", "opportunity", "convenience", "early", "time", "staffing", "schedules",
))  # fmt: skip
_EVENT_CUES = frozenset(
    ("at", "on", "upon", "during", "part", "end", "first", "same", "initial", "before", "as")
)


def may_name_time(text: str) -> bool:
    """False where ``find_durations`` would find nothing for want of any word of time."""
    low = text.lower()
    words = _WORD.findall(low)
    if not _TIME_WORDS.isdisjoint(words):
        return True
    if not _EVENTS.isdisjoint(words) and not _EVENT_CUES.isdisjoint(words):
        return True
    return any(phrase in low for phrase in _TIME_PHRASES)
