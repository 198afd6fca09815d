"""E-mail addresses, dates of birth, and the numbers under which offices keep a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
# A date with day and year, in digits or with the month's name.
DAY = (
    r"(?:\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b|\b\d{4}-\d\d-\d\d\b"
    rf"|\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b|\b\d{{1,2}} {_MONTH}\.? \d{{4}}\b)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,24}\b")
_BIRTH = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|birth ?-?date|birth ?-?day|born)(?: (?:is|was|on|of))?"
    rf"[:\s(]{{0,3}}{DAY}",
    re.IGNORECASE,
)
_SSN = re.compile(r"(?<![\w-])(?!000|666)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w-])")
_OF_A_PAPER = re.compile(
    r"\b(?:policy|form|section|part|item|procedure|grant|award|rev)\.? (?:no\.? )?$", re.IGNORECASE
)
_LICENSE = re.compile(
    r"\b(?:driver[’']?s?[’']? (?:license|licence)|(?:state|tribal|passport|visa)(?: id)?"
    r"|alien (?:registration )?|medicaid|medicare|social security)"
    r" ?(?:number|no\.?|num\.?|#)?[:\s]{0,2}#? ?(?P<value>[A-Z]?-?\d[\d -]{4,14}\d)\b",
    re.IGNORECASE,
)
_ALIEN = re.compile(r"(?<![\w-])A#? ?-?(?:\d{8,9}|\d{3}-\d{3}-\d{3})\b")
_CASE = re.compile(
    r"\b(?:case|docket|cause|incident|police report|crime report|incident report|report|complaint|petition"
    r"|warrant|client|participant|resident|victim|file|TPO|EPO|CPS|DCFS|HMIS)"
    r" ?(?:id|number|no\.?|num\.?|nr\.?|#)(?: (?:is|was))?[:\s#]{0,3}"
    r"(?P<value>(?=[\w-]{0,20}\d[\w-]{0,20}\d)[A-Z0-9][\w-]{3,24})",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"\b(?:licen[sc]e )?plates?(?: (?:number|no\.?|#))?(?: (?:is|was|reads?))?[:\s#]{0,3}"
    r"(?:[A-Z][a-z]+ )?(?P<value>(?=[A-Z -]{0,7}\d)(?:[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,5}))\b"
)
_PLATE_TEXT = re.compile(r"(?i:licen[sc]e plate|plate (?:number|no|#)|plate:)")
_NEAR = 20  # characters before a number in which a word says that it is a paper's
_FOLLOWED_BY_WORD = re.compile(r" (?:hours?|days?|minutes?|digits?|years?|copies)\b")


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses stand."""
    return (found.span() for found in _EMAIL.finditer(text))


def birth_dates(text: str) -> Iterator[tuple[int, int]]:
    """Where a date of birth is given with its day; the words alone, as on a form, are none."""
    return (found.span() for found in _BIRTH.finditer(text))


def identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where social security, license, registration and insurance numbers stand."""
    for pattern in (_SSN, _ALIEN, _LICENSE):
        for found in pattern.finditer(text):
            if not _OF_A_PAPER.search(text[max(0, found.start() - _NEAR) : found.start()]):
                yield found.span()


def case_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where the number of a court's, police's or program's case stands: at least two digits of four signs."""
    return (found.span() for found in _CASE.finditer(text))


def plates(text: str) -> Iterator[tuple[int, int]]:
    """Where the plate of a vehicle is given with letters and digits."""
    for found in _PLATE.finditer(text):
        says_plate = _PLATE_TEXT.match(found.group()) is not None
        if says_plate and not _FOLLOWED_BY_WORD.match(text, found.end()):
            yield found.span()
