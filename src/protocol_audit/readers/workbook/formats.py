"""What a number looks like in its cell: dates, percentages, and formats that only show a word."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from functools import lru_cache

from protocol_audit.readers.workbook.sheet import Holds

# Built-in formats (ECMA-376 part 1, 18.8.30) that matter here; every other built-in one is a plain number.
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENT = {9: "0%", 10: "0.00%"}

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKETS = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


def shown(value: str, number_format: int, code: str, *, from_1904: bool) -> tuple[str, Holds]:
    """A number as its cell shows it: as typed, as a percentage, a date by ISO 8601, or a format's own word.

    number_format, code  the format's number, and its text where the workbook defines it
    from_1904            whether days count from 1904, as in old workbooks from a Mac
    """
    try:
        number = float(value)
    except ValueError:
        return value, Holds.TEXT
    if not math.isfinite(number):
        return value, Holds.TEXT
    word = _word_only(code, number)
    if word is not None:
        return word, Holds.TEXT
    if number_format in _DATES or _is_date(code):
        return _date(number, from_1904=from_1904)
    if number_format in _PERCENT or "%" in _QUOTED.sub("", code):
        return f"{_plain(repr(round(number * 100, 10)))}%", Holds.NUMBER
    return _plain(value), Holds.NUMBER


@lru_cache(maxsize=1024)
def _is_date(code: str) -> bool:
    """Whether a format's text is one for dates or times."""
    bare = _BRACKETS.sub("", _QUOTED.sub("", code.split(";")[0])).lower()
    return bool(re.search(r"[dmyhs]", bare)) and not re.search(r"[0#?](?!0*$)", bare.replace("s.0", "s"))


def _word_only(code: str, number: float) -> str | None:
    """The words that a format shows instead of the number, or None where it shows the number."""
    if '"' not in code:
        return None
    sections = code.split(";")
    chosen = 0 if number > 0 or len(sections) == 1 else 1 if number < 0 or len(sections) == 2 else 2
    if number == 0 and len(sections) == 2:
        chosen = 0
    section = sections[chosen]
    if re.search(r"[0#?@dmyhs]|general", _QUOTED.sub("", section), re.IGNORECASE):
        return None
    words = "".join(match.group(1) or match.group(2) or "" for match in _QUOTED.finditer(section)).strip()
    return words or None


def _date(number: float, *, from_1904: bool) -> tuple[str, Holds]:
    try:
        moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=number)
    except (OverflowError, ValueError):
        return _plain(repr(number)), Holds.NUMBER
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    if 0 <= number < 1:
        return moment.strftime("%H:%M"), Holds.DATE
    if moment.hour or moment.minute:
        return moment.strftime("%Y-%m-%d %H:%M"), Holds.DATE
    return moment.date().isoformat(), Holds.DATE


def _plain(value: str) -> str:
    """A number as it was typed: 7.4 for 7.4000000000000004, 12 for 12.0; whole numbers letter for letter."""
    if re.fullmatch(r"[-+]?\d+", value):
        return value
    number = float(value)
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(float(f"{number:.15g}"))
