"""Counted time in evenly spaced text: "twenty-four (24) hours", "24-48 hrs", "day 2", "the third business day".

Each reader yields ``Reading``s: what is counted and how much, before anybody asked whether it is a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from protocol_audit.language.durations_words import (
    ADDED,
    ADJECTIVE,
    BUSINESS,
    DAY,
    HALF_MORE,
    NUMBER,
    ORDINAL,
    QUANTITY,
    UNIT,
    WEEKEND_DAYS,
    Comparator,
    number_value,
    ordinal_value,
    quantity_value,
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


def worst_business_hours(count: float, unit: str) -> float:
    """The longest that business days or hours can last: a weekend for every five days begun.

    Eight business hours are a day. Public holidays are not counted.
    """
    days = ceil(count / 8) if unit == "hour" else count
    return (days + WEEKEND_DAYS * ceil(days / 5)) * DAY


_BUSINESS = re.compile(rf"(?<= ){BUSINESS}(?= )")
_ADDED = re.compile(rf"(?<= ){ADDED}(?= )")
_FEW = {"couple": (2, 2), "pair": (2, 2), "few": (3, 5), "several": (3, 7), "handful": (3, 7)}

_ADJECTIVES = rf"(?:{ADJECTIVE} ){{0,2}}"
_AMOUNT = re.compile(
    r"(?<= )(?:"
    r"(?P<part>(?:(?:a|one) )?(?:- )?half (?:of )?(?:an? |- )?)"
    rf"|between (?P<from>{QUANTITY}) (?:(?:- )?{_ADJECTIVES}(?P<fromunit>{UNIT}) )?and (?P<till>{QUANTITY}) "
    rf"|(?P<low>{QUANTITY}) (?:(?:- )?{_ADJECTIVES}(?P<lowunit>{UNIT}) )?(?:- )?(?:-|to|through) (?P<high>{QUANTITY}) "
    rf"|(?P<either>{QUANTITY}) (?:or|/) (?P<other>{QUANTITY}) "
    rf"|(?P<one>{QUANTITY}) "
    r"|(?P<few>(?:a )?(?:(?:couple|pair)(?: of)?|few|several|handful of) )"
    r"|(?P<a>an? )"
    rf")(?:- )?(?P<adjectives>{_ADJECTIVES})(?:- )?(?P<unit>{UNIT})"
    rf"(?P<tail>{HALF_MORE}(?= )| or (?:two|three)(?= (?!{UNIT})))?"
)


def read_amounts(text: str) -> Iterator[Reading]:
    """Numbers of units, ranges of them, and "a week", "half a day", "a few days"."""
    for match in _AMOUNT.finditer(text):
        written = match["unit"]
        if written == "h" and not match["one"] and not match["high"]:
            continue
        low, high, nominal = _bounds(match)
        yield _reading(match, low, high, nominal)


def _bounds(match: re.Match[str]) -> tuple[float | None, float, float]:
    """The least, most and most likely hours of a matched amount."""
    size = unit_hours(match["unit"])
    first = match["from"] or match["low"] or match["either"]
    if first:
        last = match["till"] or match["high"] or match["other"]
        first_unit = match["fromunit"] or match["lowunit"]
        low = quantity_value(first) * (unit_hours(first_unit) if first_unit else size)
        high = quantity_value(last) * size
        return min(low, high), max(low, high), max(low, high)
    if match["few"]:
        least, most = _FEW[next(word for word in match["few"].split() if word in _FEW)]
        return (least * size if most > least else None), most * size, least * size
    count = 0.5 if match["part"] else 1.0 if match["a"] else quantity_value(match["one"])
    tail = match["tail"] or ""
    if tail.startswith(" or"):
        more = quantity_value(tail.removeprefix(" or "))
        return count * size, more * size, more * size
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
    singular = not match["unit"].split()[0].endswith("s")
    return Reading(
        *match.span(),
        low,
        high,
        nominal,
        unit,
        business,
        added=bool(_ADDED.search(adjectives)),
        indefinite=bool(match["a"]),
        compound=singular and not match["a"] and (" - " in match[0] or nominal > unit_hours(unit)),
    )


_OTHERWISE = re.compile(
    rf"(?<= )(?P<unit>{UNIT})(?: ,)? or (?P<more>{NUMBER}) (?=(?:if|when|where|on|over|in case) )"
)


def read_alternatives(text: str) -> Iterator[Reading]:
    """A second number of the same unit: the 3 of "2 days, or 3 if a weekend falls between"."""
    for match in _OTHERWISE.finditer(text):
        hours = number_value(match["more"]) * unit_hours(match["unit"])
        yield Reading(*match.span("more"), None, hours, hours, unit_name(match["unit"]))


_UNITLESS = re.compile(
    r"(?<= )(?:with ?in|w / ?in|w / i|inside of|inside|the first) (?P<hours>(?:(?P<low>12|24|36|48) (?:-|to|/) )?(?:24|36|48|72|96))"
    r"(?= (?:of|after|from|following|is|are|[.,;|)] ?) )| (?P<alone>24 (?:-|/) (?:48|72))(?= $)"
)


def read_unitless(text: str) -> Iterator[Reading]:
    """Numbers that can only be hours: "within 24 of arrival", "the first 24-48"."""
    for match in _UNITLESS.finditer(text):
        numbers = [float(word) for word in (match["hours"] or match["alone"]).split() if word.isdigit()]
        low = numbers[0] if len(numbers) > 1 else None
        comparator: Comparator = "within" if match["hours"] else "bare"
        if match["alone"] and match.start() > 0:
            continue
        yield Reading(*match.span(), low, numbers[-1], numbers[-1], "hour", False, comparator, fixed=True)


_NUMBERED = re.compile(
    rf"(?<= )(?P<unit>(?:days?|hours?|hrs?|weeks?|nights?|months?)) (?:# )?(?P<low>{QUANTITY})"
    rf"(?: (?:-|to|or|and|through|/) (?P<high>{QUANTITY}))?(?= )(?! (?:- )?(?:{ADJECTIVE} )?{UNIT})(?! (?:a|p) \.? ?m\b)"
)
_NOT_A_COUNT = re.compile(
    r" (?:each|every|per|an?|that|this|these|same|next|last|one|the|of|office|business|open|visiting|quiet) $"
)
_HIGHEST_COUNT = 400


def read_numbered(text: str) -> Iterator[Reading]:
    """Places in a count: "day 2", "days 8-14", "hour 24", "week two"; the end of the last is what counts."""
    for match in _NUMBERED.finditer(text):
        size = unit_hours(match["unit"])
        first = quantity_value(match["low"])
        last = quantity_value(match["high"]) if match["high"] else first
        if _NOT_A_COUNT.search(text, max(0, match.start() - 12), match.start()) or not first <= last:
            continue
        if last > _HIGHEST_COUNT:
            continue
        low = first * size if match["high"] else None
        high = max(last * size, size)
        if match["unit"].startswith(("day", "week")) and _comes_before(text, match.start(), match.end()):
            high = max((last - 1) * size, 0)
        yield Reading(*match.span(), low, high, high, unit_name(match["unit"]), counts_on=True)


_ORDINAL = re.compile(
    rf"(?<= )(?P<low>{ORDINAL})(?: (?:or|to|-|and) (?P<high>{ORDINAL}))?"
    rf" (?P<adjective>(?:{ADJECTIVE} )?)(?:- )?(?P<unit>day|night|week|month|hour|hr|shift|quarter|year)"
    r"(?: or (?P<alternative>two|three))?(?= )(?! '| of (?:each|every|the month|school))"
)
_AFTER_ARRIVAL = re.compile(r" (?:after|following) ")


def read_ordinals(text: str) -> Iterator[Reading]:
    """Places in a count as ordinals: "the second day", "the third business day", "first day or two"."""
    for match in _ORDINAL.finditer(text):
        unit = unit_name(match["unit"])
        first = ordinal_value(match["low"])
        last = ordinal_value(match["high"] or match["low"])
        if match["alternative"]:
            last = int(quantity_value(match["alternative"]))
        if unit == "shift" and first > 1:
            continue  # "second shift" is the evening's, not a count
        size = unit_hours(unit)
        low = first * size if last > first else None
        high = nominal = last * size
        business = unit in ("day", "hour") and bool(_BUSINESS.search(f" {match['adjective']}"))
        if business:
            high = worst_business_hours(last, unit)
        elif unit in ("day", "week") and _comes_before(text, match.start(), match.end()):
            high = nominal = high - size
        elif unit == "day" and _AFTER_ARRIVAL.match(text, match.end()):
            high += DAY  # the day of arrival may or may not be the first
        yield Reading(*match.span(), low, high, nominal, unit, business, counts_on=True)


_BEFORE = re.compile(r" (?:before|prior to) (?:the |her |his |their |your )?$")
_WHOLE = re.compile(r" (?:is|has|ends?|runs|comes to|of)\b")


def _comes_before(text: str, start: int, end: int) -> bool:
    """True where the expression is "before" that day, so that the day itself is too late."""
    return bool(_BEFORE.search(text, max(0, start - 20), start)) and not _WHOLE.match(text, end)
