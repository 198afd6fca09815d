"""Counted time in evenly spaced text: "24 hours", "24 - 48 hrs", "day 2", "the third business day".

Each reader yields a ``Reading`` for every place: how much time is named there, before anybody asked whether
it is a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protocol_audit.language.durations_clocks import worst_business_hours
from protocol_audit.language.durations_words import (
    ADDED,
    ADJECTIVE,
    BUSINESS,
    DAY,
    NUMBER,
    ORDINAL,
    UNIT,
    UNIT_HOURS,
    Comparator,
    ordinal_value,
    unit_hours,
    unit_name,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A length of time at ``start``:``end`` of evenly spaced text; hours as in ``Duration``.

    comparator  what it is if nothing around it says otherwise
    fixed       True where nothing around it can say otherwise
    added       True for time on top of another limit ("an additional 24 hours")
    counts_on   True for a place in a count ("day 2"), which "on" makes a limit
    indefinite  True for "a week", which may also be a rate ("twice a week")
    compound    True for "24-hour", which stands before a noun
    clock       what starts it, where the expression itself says so
    """

    start: int
    end: int
    low: float | None
    high: float | None
    nominal: float | None
    unit: str
    business: bool = False
    comparator: Comparator = "bare"
    fixed: bool = False
    added: bool = False
    counts_on: bool = False
    indefinite: bool = False
    compound: bool = False
    clock: str = ""


_BUSINESS = re.compile(rf"(?<= ){BUSINESS}(?= )")
_ADDED = re.compile(rf"(?<= ){ADDED}(?= )")
_FEW = {"couple": (2, 2), "pair": (2, 2), "few": (3, 5), "several": (3, 7), "handful": (3, 7)}
_ADJECTIVES = rf"(?:{ADJECTIVE} ){{0,2}}"
_OWN_UNIT = rf"(?:- )?{_ADJECTIVES}"
_AMOUNT = re.compile(
    r"(?<= )(?:"
    rf"between (?P<from>{NUMBER}) (?:{_OWN_UNIT}(?P<fromunit>{UNIT}) )?and (?P<till>{NUMBER}) "
    rf"|(?P<one>{NUMBER}) (?P<plus>\+ )?"
    rf"(?:(?:{_OWN_UNIT}(?P<oneunit>{UNIT}) )?(?:- )?(?:-|to|through) (?P<to>{NUMBER}) |(?P<or>or"
    rf"|/) (?P<other>{NUMBER}) )?"
    r"|(?P<few>(?:a )?(?:(?:couple|pair)(?: of)?|few|several|handful of) )|(?P<part>(?:(?:a"
    r"|1) )?(?:- )?half (?:of )?(?:an? |- )?)|(?P<a>an? )"
    rf")(?:- )?(?P<adjectives>{_ADJECTIVES})(?:- )?(?P<unit>{UNIT})"
    rf"(?P<tail> and a (?:- )?half(?= )| or [23](?= (?!{UNIT})))?"
)


def read_amounts(text: str) -> Iterator[Reading]:
    """Numbers of units, ranges of them, and "a week", "half a day", "a few days"."""
    for match in _AMOUNT.finditer(text):
        if match["unit"][:2] in ("h", "h ") and not match["one"]:
            continue
        if match["unit"] == "sleeps" and match["one"] in (None, "1"):
            continue  # "no one sleeps"
        yield _reading(match, *_bounds(match))


def _bounds(match: re.Match[str]) -> tuple[float | None, float, float]:
    """The least hours of a range, the most, and the usual."""
    size = unit_hours(match["unit"])
    first = match["from"] or match["one"]
    last = match["till"] or match["to"] or match["other"]
    if match["few"]:
        least, most = _FEW[next(word for word in match["few"].split() if word in _FEW)]
        return (least * size if most > least else None), most * size, least * size
    if first and last:
        if match["or"] == "/" and first == "1" and last == "2" and not match["unit"].endswith("s"):
            return None, size / 2, size / 2
        own = match["fromunit"] or match["oneunit"]
        ends = float(first) * (unit_hours(own) if own else size), float(last) * size
        return min(ends), max(ends), max(ends)
    count = 0.5 if match["part"] else float(first or 1)
    tail = match["tail"] or ""
    if tail.startswith(" or"):
        return count * size, float(tail[-1]) * size, float(tail[-1]) * size
    if tail:
        count += 0.5
    return None, count * size, count * size


def _reading(match: re.Match[str], low: float | None, high: float, nominal: float) -> Reading:
    """A reading of a matched amount, with the weekends that business time can take in."""
    unit = unit_name(match["unit"])
    adjectives = f" {match['adjectives']}"
    business = unit in ("day", "hour") and bool(_BUSINESS.search(adjectives))
    if business:
        high = worst_business_hours(high / unit_hours(unit), unit)
    whole_word = match["unit"] in UNIT_HOURS
    hyphen = match[0].endswith(f" - {match['unit']}")
    singular = not match["unit"].split()[0].endswith("s")
    return Reading(
        *match.span(),
        low,
        high,
        nominal,
        unit,
        business,
        "within" if match["from"] else "after" if match["plus"] else "bare",
        fixed=bool(match["plus"]),
        added=bool(_ADDED.search(adjectives)),
        indefinite=bool(match["a"]),
        compound=singular and (hyphen or (whole_word and not match["a"] and nominal > unit_hours(unit))),
    )


_OTHERWISE = re.compile(
    rf"(?<= )(?P<unit>{UNIT})(?: ,)? (?:or|to) (?P<more>{NUMBER}) (?=(?:if|when|where|on|over|in case"
    rf"|[.;,)]) |$)"
)


def read_alternatives(text: str) -> Iterator[Reading]:
    """A second number of the same unit: the 3 of "2 days, or 3 if a weekend falls between"."""
    for match in _OTHERWISE.finditer(text):
        hours = float(match["more"]) * unit_hours(match["unit"])
        yield Reading(*match.span("more"), None, hours, hours, unit_name(match["unit"]))


_UNITLESS = re.compile(
    r"(?<= )(?:with ?in|w / ?in|w / i|inside of|inside|the first|b 4)"
    r" (?P<hours>(?:(?P<low>12|24|36|48) (?:-|to|/) )?(?:24|36|48|72|96))"
    r"(?= (?:of|after|from|following|is|are|[.,;|)] ?)| $)|^ (?P<alone>24 (?:-|/|to) (?:48|72))(?= $)"
)


def read_unitless(text: str) -> Iterator[Reading]:
    """Numbers that can only be hours: "within 24 of arrival", a cell that says "24-48"."""
    for match in _UNITLESS.finditer(text):
        hours = match["hours"] or match["alone"]
        numbers = [float(word) for word in hours.split() if word.isdigit()]
        low = numbers[0] if len(numbers) > 1 else None
        comparator: Comparator = "within" if match["hours"] else "bare"
        yield Reading(
            match.start() + (not match["hours"]),
            match.end(),
            low,
            numbers[-1],
            numbers[-1],
            "hour",
            comparator=comparator,
            fixed=True,
        )


_NUMBERED = re.compile(
    rf"(?<= )(?P<unit>(?:minutes?|days?|hours?|hrs?|weeks?|wks?|nights?|months?)) (?:# )?(?P<low>{NUMBER})"
    rf"(?: (?:-|to|or|and|through|/) (?:(?:day|hour|week|night|month) )?(?P<high>{NUMBER}))?(?= )"
    rf"(?! (?:- )?(?:{ADJECTIVE} )?{UNIT})(?! (?:am|pm|a m|p m|a \.|p \.|: \d))"
)
_NOT_A_COUNT = re.compile(
    r" (?:each|every|per|an?|that|this|these|same|next|last|\d+|the|office|business|open|visiting|quiet) $"
)
_HIGHEST_COUNT = 400


def read_numbered(text: str) -> Iterator[Reading]:
    """Places in a count: "day 2", "days 8 - 14", "hour 24", "week 2"; the end of the last one counts."""
    for match in _NUMBERED.finditer(text):
        size = unit_hours(match["unit"])
        first = float(match["low"])
        last = float(match["high"] or first)
        if last > _HIGHEST_COUNT or first > last:
            continue
        if _NOT_A_COUNT.search(text, max(0, match.start() - 12), match.start()):
            continue
        high = max(last, 1) * size
        if size >= DAY and _comes_before(text, match.start(), match.end()):
            high -= size
        yield Reading(
            *match.span(),
            first * size if match["high"] else None,
            high,
            high,
            unit_name(match["unit"]),
            counts_on=True,
        )


_ORDINAL = re.compile(
    rf"(?<= )(?P<low>{ORDINAL})(?: (?:or|to|-"
    rf"|and) (?P<high>{ORDINAL}))? (?P<adjective>(?:{ADJECTIVE} )?)(?:- )?"
    r"(?P<unit>day|night|week|month|hour|hr|shift|quarter|year)(?: or (?P<alternative>[23]))?(?= )"
    r"(?! '| of (?:each|every|the month|school))"
)
_AFTER_ARRIVAL = re.compile(r" (?:after|following) ")


def read_ordinals(text: str) -> Iterator[Reading]:
    """Places in a count as ordinals: "the second day", "the third business day", "first day or two"."""
    for match in _ORDINAL.finditer(text):
        unit = unit_name(match["unit"])
        first = ordinal_value(match["low"])
        last = int(match["alternative"] or ordinal_value(match["high"] or match["low"]))
        if unit == "shift" and first > 1:
            continue  # "second shift" is the evening's, not a count
        size = unit_hours(unit)
        high = nominal = last * size
        business = unit in ("day", "hour") and bool(_BUSINESS.search(f" {match['adjective']}"))
        if business:
            high = worst_business_hours(last, unit)
        elif unit in ("day", "week") and _comes_before(text, match.start(), match.end()):
            high = nominal = high - size
        elif unit == "day" and _AFTER_ARRIVAL.match(text, match.end()):
            high += DAY  # the day of arrival may or may not be the first
        low = first * size if last > first else None
        yield Reading(*match.span(), low, high, nominal, unit, business, counts_on=True)


_BEFORE = re.compile(r" (?:before|prior to) (?:(?:the|her|his|their|your) )?$")
_WHOLE = re.compile(
    r" (?:[a-z]+ ){0,3}?(?:(?:is|are|has|have) (?:out|over|up|ended|passed|gone|done|through)|ends?"
    r"|runs out|comes to)\b"
)


def _comes_before(text: str, start: int, end: int) -> bool:
    """True where the expression is "before" that day, so that the day itself is too late."""
    return bool(_BEFORE.search(text, max(0, start - 20), start)) and not _WHOLE.match(text, end)
