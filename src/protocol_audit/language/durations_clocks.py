"""What starts the clock of a time limit, and whether weekends stop it."""

from __future__ import annotations

import re
from math import ceil

from protocol_audit.language.durations_words import CLOCKS, DAY

_REACH = 90  # characters of evenly spaced text
_CLOCK_WORDS = 9
_WEEKEND_DAYS = 2

_STARTS = (
    r"(?:of|from|after|following|since|post|upon|once|past|that|when|starting|counted|running|beginning|-)"
)
_CONNECTED = re.compile(rf"(?: ,)?(?: (?:weekends|weekdays|holidays)(?: \w+){{1,2}} ,)?(?: {_STARTS})+(?= )")
_STOP = re.compile(
    r" (?:[.,;:()|]|an? (?:advocate|case manager|staff)|advocates?|staff|case managers?|we|will|shall|must"
    r"|should|may|by|with|and|or) "
)
_STARTED_BEFORE = re.compile(
    r" (?:upon|after|from|following|of|since|once|when|whenever|between|at|on)((?: [^ .;?!|,]+){1,6})"
)
_CLOCKS = tuple((name, re.compile(rf" (?:{pattern})(?= )")) for name, pattern in CLOCKS.items())


def clock_of(text: str) -> str:
    """The name of the first clock that evenly spaced text speaks of, or ""."""
    found = [(match.start(), name) for name, pattern in _CLOCKS if (match := pattern.search(f" {text} "))]
    return min(found, key=lambda each: each[0])[1] if found else ""


def clock_after(after: str) -> tuple[str, int, int]:
    """What starts the clock, by the words that follow a limit: its name, and where in them they stand."""
    connected = _CONNECTED.match(after)
    if not connected:
        return "", 0, 0
    tail = after[connected.end() :]
    stop = _STOP.search(tail)
    words = (tail[: stop.start()] if stop else tail).split()[:_CLOCK_WORDS]
    if not words:
        return "", 0, 0
    start = connected.end() + 1
    return clock_of(" ".join(words)), start, start + len(" ".join(words))


def clock_before(before: str) -> str:
    """What starts the clock, by words before a limit: "Once she is admitted, ... within 24 hours"."""
    for match in reversed(list(_STARTED_BEFORE.finditer(before))):
        clock = clock_of(match[1].strip())
        if clock:
            return clock
    return ""


def worst_business_hours(count: float, unit: str = "day") -> float:
    """The longest that business days or hours can last: a weekend for every five days begun.

    Eight business hours are a day. Public holidays are not counted.
    """
    days = ceil(count / 8) if unit == "hour" else count
    return (days + _WEEKEND_DAYS * ceil(days / 5)) * DAY


_WEEKENDS_OUT = re.compile(
    r" (?:exclud\w+|except(?:ing|ed)?|unless|not (?:counting|including)|other than|apart from"
    r"|outside(?: of)?|minus)"
    r"(?: [^ .;]+){0,5}? (?:weekends?|holidays?|saturdays?|sundays?) "
    r"| weekends?(?: and (?:\w+ )?holidays?)? (?:are |is |do |does )?(?:excluded|excepted|not (?:counted"
    r"|included|count)|aside|apart) | monday (?:through|to|-) friday | (?:on|during) (?:weekdays"
    r"|(?:business|working|office|regular) (?:days|hours)) "
)


def leaves_out_weekends(text: str, start: int, end: int) -> bool:
    """True where the words around a limit say that its hours or days do not run on weekends."""
    return bool(_WEEKENDS_OUT.search(text, max(0, start - _REACH), end + _REACH))
