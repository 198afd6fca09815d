"""Names of persons, and initials with what happened to them: told by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from protocol_audit.sharing.numbers import DAY

_WORD = r"[A-Z][a-zà-öø-ÿ’'-]*[a-zà-öø-ÿ](?:[A-Z][a-zà-ÿ]+)?"
_NAME = rf"(?P<name>{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,2}})\b"
_AGE = (
    r"(?: \(|, )(?:who (?:is|was) )?(?:an? )?(?:\d{1,2}[- ]years?[- ]olds?\b"
    r"|(?:age|aged) \d{1,2}\b(?! ?(?:-|–|to|and|or|through|years and|years or)\b|[-–]))"
    r"|, \d{1,2}, (?:who|was|is|an?|from|came|fled|arrived|disclosed|reported|lives|lived"
    r"|and (?:her|his|their))\b"
)
_DONE_TO = (
    r"(?:disclosed|fled|escaped|ran away|lives at|lived at"
    r"|told (?:the advocate|an advocate|staff|us|me|police)|was (?:trafficked|sold|raped|beaten|assaulted"
    r"|exploited|recruited|strangled|abused|kidnapped|stalked))"
)
_THEIRS = (
    r"[’']s (?:trafficker|pimp|abuser|boyfriend|girlfriend|husband|wife|ex|mother|father|children"
    r"|safety plan)"
)
_ROLE = (
    r"(?:survivor|victim|client|resident|participant|trafficker|pimp|abuser|offender|perpetrator|boyfriend"
    r"|girlfriend|husband|wife|daughter|son)"
)
_PERSON = re.compile(
    rf"\b(?:{_ROLE}|girl|boy|woman|man|youth|child|minor|teen|mother|sister|brother|friend|partner"
    r"|buyer|she|he"
    r"|who)s?\b",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"\b(?:(?:Mr|Mrs|Ms|Mx|Dr|Sra|Srta|Det|Sgt)\b\.?|Miss|Detective|Officer) {_NAME}")
_AGED = re.compile(rf"(?<![\w’'.-])(?<!\b[Ii]n )(?<!\bof ){_NAME}(?:{_AGE})")
_OF_AGE = re.compile(rf"\b\d{{1,2}}-year-old {_NAME}")
_WITH_FACTS = re.compile(rf"(?<![\w’'.-]){_NAME}(?: {_DONE_TO}|{_THEIRS})\b")
_WITH_ROLE = re.compile(rf"\b{_ROLE},? {_NAME}(?! of )")
_CALLED = re.compile(
    r"\b(?:named|nicknamed|goes by|went by|known as|a\.?k\.?a\.?|alias|street name(?: is| was)?),? [“\"‘']?"
    + _NAME
)
# Two or three; more are an abbreviation, and before a surname they are an author's.
_INITIALS = re.compile(r"(?<![\w.])(?P<name>[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?)(?! ?[A-Z]\.| [A-Z][a-z])(?!\w)")
_WHOSE = re.compile(rf"\b(?:{_ROLE}|minor|child|youth|patient|mother)s? \(?$", re.IGNORECASE)
_DAY = re.compile(DAY)
_NEAR = 60  # characters in which a date belongs to initials, and a person to "named"
_AFTER_NAME = re.compile(
    r" (?:Foundation|Magazine|Act|Law|Fund|Cent(?:er|re)|House|Home|Program|Award|Scholarship|Hospital|School"
    r"|Clinic|Boulevard|Street|Avenue|Road|Drive|Way|Day|Institute|Park|Library|Memorial|County|City)\b"
)


def people(text: str, common: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Where a person's name stands, with a title, an age, a role or what happened; or initials like that.

    common  words in lower case that are no names, as the document uses them
    """
    for pattern in (_TITLED, _AGED, _OF_AGE, _WITH_FACTS, _WITH_ROLE):
        for found in pattern.finditer(text):
            if _is_name(found, text, common):
                yield _span(found, pattern)
    for found in _CALLED.finditer(text):
        if _PERSON.search(text, max(0, found.start() - _NEAR), found.start()) and _is_name(
            found, text, common
        ):
            yield found.span("name")
    yield from _initials(text)


def _span(found: re.Match[str], pattern: re.Pattern[str]) -> tuple[int, int]:
    """The name, with the title that stands before it."""
    start = found.start() if pattern is _TITLED else found.start("name")
    return start, found.end("name")


def _is_name(found: re.Match[str], text: str, common: frozenset[str]) -> bool:
    """Whether a word of the name is none that the field or the document uses for anything else."""
    words = [word for word in re.split(r"[ .]+", found["name"]) if len(word) > 1]
    if _AFTER_NAME.match(text, found.end("name")):
        return False
    return not {word.lower() for word in words} & (_listed("no_names.txt") | common) or (
        len(words) > 1 and words[0].lower() not in _listed("no_names.txt") | common
    )


def _initials(text: str) -> Iterator[tuple[int, int]]:
    for found in _INITIALS.finditer(text):
        if re.sub(r"[. ]", "", found["name"]) in _listed("abbreviations.txt"):
            continue
        has_day = _DAY.search(text, found.end(), found.end() + _NEAR)
        if has_day or _WHOSE.search(text[max(0, found.start() - _NEAR) : found.start()]):
            yield found.span("name")


@cache
def _listed(name: str) -> frozenset[str]:
    """The words of a file beside this one."""
    text = (files("protocol_audit.sharing") / name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
