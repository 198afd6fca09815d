"""Time windows in policy text: "within twenty-four (24) hours", "24-48 hrs", "by the end of the next shift".

``find_durations`` reads one sentence, list item or table cell. Hours are as a reviewer counts them: a day
is 24, a month 30 days, a shift 12 hours; what is done "at intake", "the same day" or "upon arrival" is done
within 24, the next day within 48 (its end). Business days count with the weekend that may fall between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from protocol_audit.language.durations_amounts import (
    Reading,
    read_alternatives,
    read_amounts,
    read_numbered,
    read_ordinals,
    read_unitless,
)
from protocol_audit.language.durations_clocks import (
    clock_after,
    clock_before,
    leaves_out_weekends,
    worst_business_hours,
)
from protocol_audit.language.durations_comparators import Cue, find_cue
from protocol_audit.language.durations_events import read_events
from protocol_audit.language.durations_text import Spaced, space_evenly
from protocol_audit.language.durations_traces import may_name_time
from protocol_audit.language.durations_words import DAY, Comparator

_REACH = 120  # characters of evenly spaced text in which what starts the clock is looked for

Verdict = Literal["inside", "outside", "unclear"]


@dataclass(frozen=True, slots=True)
class Duration:
    """One expression of time at ``start``:``end`` of the text, the words that make it a limit included.

    low_hours      the shorter end of a range ("24-48 hours": 24), else None
    high_hours     the longest time it allows; None where no number can be given
    comparator     "within" a limit, or a point in time that sets one ("at intake", "on day two")
                   "after"  not before that time
                   "every"  again and again
                   "lasting"  a length, an attribute or a lead time ("24-hour hotline", "two days before")
                   "past"  time gone by ("two days ago")
                   "bare"  nothing says; in a table cell or a form it is a limit
                   "vague"  a limit without a number ("promptly")
    unit           "minute", "hour", "shift", "day", "night", "week", "fortnight", "month", "quarter", "year",
                   or "event"
    business       True where weekends may not count; then ``high_hours`` is the worst case
    clock          what starts it: "intake", "entry", "identification", "disclosure", "first contact",
                   "departure", or "" where it is not said or none of these
    anchor         what starts it as written ("her arrival at the shelter"), also where ``clock`` is ""
    nominal_hours  the time it takes when no weekend falls between and nothing else lengthens it
    """

    start: int
    end: int
    low_hours: float | None
    high_hours: float | None
    comparator: Comparator
    unit: str
    business: bool = False
    clock: str = ""
    anchor: str = ""
    nominal_hours: float | None = None

    @property
    def is_limit(self) -> bool:
        """True where it says by when, or may say so in a table cell or a form."""
        return self.comparator in ("within", "bare")

    def verdict(self, limit_hours: float) -> Verdict:
        """Whether it allows at most so many hours; "unclear" where that depends on what the text leaves open.

        It compares lengths; whether this is a limit at all is for ``comparator`` to say.
        """
        shortest = self.nominal_hours if self.nominal_hours is not None else self.high_hours
        if self.comparator == "after":
            return "outside" if shortest is not None and shortest >= limit_hours else "unclear"
        if shortest is not None and shortest > limit_hours:
            return "outside"
        return "inside" if self.high_hours is not None and self.high_hours <= limit_hours else "unclear"


def longest_limit(durations: tuple[Duration, ...]) -> Duration | None:
    """The limit that allows the most time, the first of equals; one without a number outlasts all numbers."""
    limits = [each for each in durations if each.is_limit]
    return max(
        limits, key=lambda each: float("inf") if each.high_hours is None else each.high_hours, default=None
    )


def find_durations(text: str) -> tuple[Duration, ...]:
    """Every expression of time in a sentence, list item or table cell, in order, none inside another."""
    if not may_name_time(text):
        return ()
    spaced = space_evenly(text)
    found: list[Duration] = []
    added: list[int] = []
    floor = 0
    for reading in _readings(spaced.text):
        if reading.start < floor:
            continue
        cue = find_cue(spaced.text, reading, floor)
        if cue is None:
            continue
        if cue.added:
            added.append(len(found))
        found.append(_duration(spaced, reading, cue, found, floor))
        floor = cue.end
    return _with_additions(found, added)


def _readings(text: str) -> Iterator[Reading]:
    """All readings of a text by place; of those that start together, the longest first."""
    readings = chain(
        read_events(text),
        read_numbered(text),
        read_ordinals(text),
        read_amounts(text),
        read_alternatives(text),
        read_unitless(text),
    )
    return iter(sorted(readings, key=lambda each: (each.start, -each.end)))


# What may stand between a limit and a second one that is worded short: "within 24 hours of entry or 3 days".
_LINK = re.compile(
    r"(?: (?:,|or|and|to|then|/|-|\(|but|if needed))* $|(?: [^ .;:|]+){1,5}? (?:or|\()(?: (?:or|,"
    r"|if needed))* $"
)
# An expression that ends so is followed by what starts its clock: "the day after", "on the day of".
_OPEN_END = re.compile(r" (?:after|following|of|that)$")


def _duration(spaced: Spaced, reading: Reading, cue: Cue, found: list[Duration], floor: int) -> Duration:
    """A reading with what its surroundings make of it."""
    text = spaced.text
    comparator = cue.comparator
    if comparator == "bare" and found and not reading.fixed and _LINK.fullmatch(text, floor, reading.start):
        comparator = found[-1].comparator
    business, high = reading.business, reading.high
    runs_on_weekends = business or not high or reading.unit not in ("hour", "day")
    if high and not runs_on_weekends and leaves_out_weekends(text, reading.start, reading.end):
        business, high = True, worst_business_hours(high / DAY)
    clock, anchor = _clock(spaced, reading, cue)
    start, end = spaced.original(cue.start, cue.end)
    return Duration(
        start,
        end,
        reading.low,
        None if high is None else high * cue.factor,
        comparator,
        reading.unit,
        business,
        clock,
        anchor,
        None if reading.nominal is None else reading.nominal * cue.factor,
    )


def _clock(spaced: Spaced, reading: Reading, cue: Cue) -> tuple[str, str]:
    """What starts the clock: its name, and the words that say so."""
    end = max(cue.end, reading.end)
    opened = _OPEN_END.search(spaced.text, max(0, end - 10), end)
    if opened:
        end = opened.start()
    clock, first, last = clock_after(spaced.text[end : end + _REACH])
    if last > first:
        start, stop = spaced.original(end + first, end + last)
        return clock or reading.clock, spaced.source[start:stop]
    return reading.clock or clock_before(spaced.text[max(0, cue.start - _REACH) : cue.start + 1]), ""


def _with_additions(found: list[Duration], added: list[int]) -> tuple[Duration, ...]:
    """The durations, with time that comes on top of another limit counted from that limit's end."""
    if not added:
        return tuple(found)
    places = set(added)
    longest = longest_limit(tuple(each for place, each in enumerate(found) if place not in places))
    for index in added:
        base = longest or next(iter(found[index + 1 : index + 2]), None)
        found[index] = _on_top_of(base, found[index])
    return tuple(found)


def _on_top_of(base: Duration | None, extra: Duration) -> Duration:
    """Added time as counted from the start: without a base nobody can say how long."""
    if base is None or base.high_hours is None or extra.high_hours is None:
        return replace(extra, high_hours=None)
    nominal = (base.nominal_hours or 0) + (extra.nominal_hours or 0)
    return replace(extra, high_hours=base.high_hours + extra.high_hours, nominal_hours=nominal)
