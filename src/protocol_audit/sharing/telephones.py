"""Telephone numbers that are no public hotlines (North American numbering)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_NUMBER = re.compile(
    r"(?<![\w.#/-])(?:\+?1[-. ]?)?"
    r"(?:\((?P<area>[2-9]\d\d)\)[-. ]?|(?P<plain>[2-9]\d\d)(?P<mark>[-. ]))"
    r"(?P<first>[2-9]\d\d)[-. ](?P<last>\d{4})(?!\d|[-/]\d)"
)
# Ten digits without a mark are a telephone number only where the text says so.
_BARE = re.compile(r"(?<![\w.#/-])1?(?P<digits>[2-9]\d\d[2-9]\d{6})(?![\w-])")
# Seven digits, as people write a number of their own town.
_LOCAL = re.compile(r"(?<![\w.#/$-])(?P<digits>[2-9]\d\d[-.]\d{4})(?![\w-]|\.\d)")
_SAYS_PHONE = re.compile(
    r"\b(?:tele)?phones?\b|\bcall(?:s|ed|ing)?\b|\bcell\b|\bmobile\b|\btext(?:s|ing)?\b|\btel\b|\bfax\b"
    r"|\bdial\b|\bpager\b|\breach(?:ed)?\b|\bcontact\b|\bnumber\b",
    re.IGNORECASE,
)
_PUBLIC_LINE = re.compile(
    r"\b(?:hot ?-?line|help ?-?line|crisis line|crisis (?:call|text) line|warm ?-?line|life ?-?line"
    r"|tip ?-?line|support line|information line|referral line)s?\b",
    re.IGNORECASE,
)
# After these a number is somebody's own, although a hotline is spoken of before.
_OWN = re.compile(
    r"\b(?:cell|mobile|personal|home|direct|private|confidential|unlisted|shelter|back ?-?line|on-?call"
    r"|supervisor|manager|director|coordinator|advocate|fax)\b",
    re.IGNORECASE,
)
_NEAR = 60  # characters before a number in which a word says what it is
_TOLL_FREE = frozenset(("800", "833", "844", "855", "866", "877", "888"))


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand that are no public hotlines: not toll-free, nor said to be one."""
    for pattern, needs_word in ((_NUMBER, False), (_BARE, True), (_LOCAL, True)):
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - _NEAR) : found.start()]
            if needs_word and not _SAYS_PHONE.search(before):
                continue
            if not _is_public(_digits(found.group()), before):
                yield found.span()


def _is_public(digits: str, before: str) -> bool:
    if digits[:3] in _TOLL_FREE and len(digits) == 10:
        return True
    return digits in _hotlines() or _is_hotline(before)


def _is_hotline(before: str) -> bool:
    """Whether the words just before the number call it a hotline, and nothing after that somebody's own."""
    lines = list(_PUBLIC_LINE.finditer(before))
    return bool(lines) and not _OWN.search(before, lines[-1].end())


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return digits[1:] if len(digits) == 11 else digits


@cache
def _hotlines() -> frozenset[str]:
    """The numbers of ``hotlines.txt``, digits only."""
    text = (files("protocol_audit.sharing") / "hotlines.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return frozenset(_digits(line.split()[0]) for line in lines if line)
