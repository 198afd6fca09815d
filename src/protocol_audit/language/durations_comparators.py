"""What the words around a length of time make of it: a limit, a delay, a rhythm, a length, or no time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protocol_audit.language.durations_amounts import Reading
from protocol_audit.language.durations_clocks import clock_after
from protocol_audit.language.durations_cues import (
    ADDING,
    AFTER_CUES,
    AGE,
    AGE_YEARS,
    BEFORE_CUES,
    BREAK,
    CHECK_NOUN,
    CONTENT,
    COUNTED,
    DELAY,
    HYPHEN,
    LATER,
    LEAD,
    LENGTH_BEFORE,
    LIMIT_NOUN,
    NEGATION,
    NOT_TIME,
    NOUN,
    NOUN_USE,
    OFF,
    ON,
    ON_A,
    ON_TOP,
    REACH,
    SOME_DAY,
    SOME_DAY_TO,
    TAKES_LEAD,
    WHEN,
)
from protocol_audit.language.durations_words import UNIT_HOURS, Comparator


@dataclass(frozen=True, slots=True)
class Cue:
    """What a reading is, and from where to where the words that say so reach."""

    comparator: Comparator
    start: int
    end: int
    factor: float = 1.0
    added: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """The text on both sides of a reading, and the cues that touch it there."""

    reading: Reading
    before: str
    after: str
    cue_before: str
    lead: int  # how far the cue before reaches back
    cue_after: str
    reach: int  # how far the cue after reaches on

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """True where a pattern for what precedes ends at the reading."""
        return bool(pattern.search(self.before))

    def precedes(self, pattern: re.Pattern[str]) -> bool:
        """True where a pattern for what comes next begins at the reading's end."""
        return bool(pattern.match(self.after))

    @property
    def negated(self) -> bool:
        """True where a negation stands before the cue: "no more than", "shall not exceed"."""
        return bool(NEGATION.search(self.before[: len(self.before) - self.lead]))


def find_cue(text: str, reading: Reading, floor: int) -> Cue | None:
    """What the words around a reading make of it, or None where it is no time at all.

    ``floor`` is where the expression before it ended: words before that belong to that one.
    """
    before, after = _sides(text, reading, floor)
    if reading.fixed:
        lead = LEAD.search(before) if TAKES_LEAD.match(text, reading.start) else None
        return Cue(reading.comparator, reading.start - (len(lead[0]) - 1 if lead else 0), reading.end)
    around = _Around(reading, before, after, *_cue_before(before), *_cue_after(after))
    if _is_no_time(text[reading.start : reading.end], around):
        return None
    comparator, takes = _strong(around) or _by_attribute(around) or _weak(around)
    added = reading.added or around.follows(ADDING) or around.precedes(ON_TOP)
    return Cue(
        comparator,
        reading.start - (around.lead if "before" in takes else 0),
        reading.end + (around.reach if "after" in takes else 0),
        2.0 if comparator == "every" and " other " in before[-around.lead - 1 :] else 1.0,
        added and comparator in ("within", "bare"),
    )


def _sides(text: str, reading: Reading, floor: int) -> tuple[str, str]:
    """The text before and after a reading, each up to the nearest full stop or table rule."""
    before = text[max(floor, reading.start - REACH) : reading.start]
    for broken in reversed(list(BREAK.finditer(before))):
        before = before[broken.end() :]
        break
    after = text[reading.end : reading.end + REACH]
    stop = BREAK.search(after)
    return before, after[: stop.start() + 1] if stop else after


def _cue_before(before: str) -> tuple[str, int]:
    """The name of the cue that stands directly before, and how far back it starts."""
    for name, pattern in BEFORE_CUES:
        match = pattern.search(before)
        if match:
            return name, len(before) - match.start() - 1
    return "", 0


def _cue_after(after: str) -> tuple[str, int]:
    """The name of the cue that follows directly, and how far it reaches."""
    for name, pattern in AFTER_CUES:
        match = pattern.match(after)
        if match:
            return name, match.end()
    return "", 0


def _is_no_time(words: str, around: _Around) -> bool:
    """True for ages, days off, "some day", a "day program" and rates without a count."""
    reading = around.reading
    if around.precedes(NOT_TIME) or (around.precedes(OFF) and around.cue_before != "within"):
        return True
    if reading.unit == "year" and reading.high is not None:
        years = reading.high / UNIT_HOURS["year"]
        return years in AGE_YEARS and around.follows(AGE)
    if words == "1 day":
        return around.follows(SOME_DAY) or (not around.cue_before and around.precedes(SOME_DAY_TO))
    if words == "a shift":
        return around.cue_before != "within" or around.precedes(NOUN_USE)
    if reading.indefinite and around.follows(ON_A) and around.precedes(WHEN):
        return True
    return reading.indefinite and reading.unit != "hour" and around.precedes(NOUN_USE)


_Decision = tuple[Comparator, tuple[str, ...]]


def _strong(around: _Around) -> _Decision | None:
    """What cues decide whatever else stands there: the past, a rhythm, a lead time, time passed."""
    name, name_after = around.cue_before, around.cue_after
    if "past" in (name, name_after):
        return "past", ("before",) if name == "past" else ("after",)
    if name_after == "lead" and not around.reading.counts_on:
        return "lasting", ("before", "after")
    if name == "every":
        return "every", ("before",)
    if around.reading.indefinite and around.follows(COUNTED):
        return "every", ()
    if name_after == "rate":
        return "lasting", ("after",)
    if name_after == "passed":
        limited = name in ("within", "capped") or (name == "exceed" and around.negated)
        return "within" if limited else "after", ("before", "after")
    if name_after == "least":
        return "lasting" if name == "for" else "after", ("before", "after")
    return None


def _by_attribute(around: _Around) -> _Decision | None:
    """What the noun says before which a compound stands: "48-hour limit", "24-hour hotline"."""
    if not around.reading.compound or around.cue_after:
        return None
    within = around.cue_before in ("within", "capped")
    if around.precedes(LIMIT_NOUN) and around.cue_before not in ("for", "after"):
        return "within", ("before",) if within else ()
    if around.precedes(CHECK_NOUN) and around.reading.unit not in ("month", "quarter", "year"):
        return "bare", ()
    if around.precedes(NOUN) and (not within or around.precedes(HYPHEN)):
        return "lasting", ()
    return None


def _weak(around: _Around) -> _Decision:
    """What the nearest cue says where nothing strong does."""
    name, reading = around.cue_before, around.reading
    if name == "exceed":
        return "within" if around.negated else "after", ("before",)
    if name == "for" and around.follows(DELAY):
        return "after" if " at least " in around.before[-around.lead :] else "within", ("before",)
    if name == "for" or (name == "lasting" and not reading.counts_on):
        return "lasting", ("before",)
    if name == "after":
        return "after", ("before",)
    if name in ("within", "capped") or (reading.counts_on and around.follows(ON)):
        return "within", ("before",)
    return _weakest(around)


def _weakest(around: _Around) -> _Decision:
    """What remains to be said without a cue before."""
    name, reading = around.cue_before, around.reading
    if around.cue_after == "most":
        return "within", ("before", "after")
    if around.cue_after == "to do":
        return "within", ("before",)
    if not reading.counts_on:
        if around.precedes(CONTENT):
            return ("within" if clock_after(around.after)[0] else "lasting"), ()
        if name == "given" or around.precedes(LATER):
            return "within", ("before",)
    if reading.indefinite and not around.follows(LENGTH_BEFORE):
        return "every", ()
    return reading.comparator, ()
