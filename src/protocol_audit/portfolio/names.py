"""The names by which a program could be told: as its files give them, and how its own text shortens them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from protocol_audit.model import Assessment
from protocol_audit.readers.passages.agency import agency_in_title

Words = tuple[str, ...]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LEGAL = frozenset(("inc", "incorporated", "llc", "corp", "corporation", "ltd", "nonprofit"))
_LEAST_LETTERS = 3  # of an acronym
_LEAST_LONG = 4  # letters of one word that tells a program by itself
_MOST_TOKENS = 12
_SHORT_FORM = re.compile(
    r"\s*[(\[]\s*(?:hereafter|herein|or|the|,|\s)*[\"“'‘]?([^\W\d_][\w&.-]{1,14})[\"”'’]?\s*[)\]]"
)


@dataclass(frozen=True, slots=True)
class Names:
    """How a program is named.

    All in small letters, but for ``here``.

    anywhere  of two words or more: tell the program wherever they stand
    titled    of two words or more: tell it where they are written with capitals
    here      as written, of one word: tell it in its own files
    """

    anywhere: frozenset[Words]
    titled: frozenset[Words]
    here: frozenset[str]


def names_of(called: Iterable[str], assessment: Assessment | None = None) -> Names:
    """The names of a program: what it is called, and what its documents make of that.

    called      its files' or folder's names
    assessment  of its documents; None where they could not be read
    """
    agencies = [name for name in _given(assessment) if name.strip()] if assessment else []
    text = _text(assessment) if assessment else ""
    forms: set[Words] = set()
    titled: set[Words] = set()
    here: set[str] = set()
    for name in (*called, *agencies):
        tokens = tuple(WORD.findall(name))[:_MOST_TOKENS]
        forms.update(_forms(tokens))
        here.update((*_single(tokens, text), *_acronyms(tokens, text), *_short_forms(name, text)))
    for name in agencies:
        whole = _without_ends(_small(name), frozenset(("the",)), _LEGAL)
        forms.add(whole)
        titled.update(_beginnings(whole))
    return Names(frozenset(form for form in forms if len(form) > 1), frozenset(titled), frozenset(here))


def _given(assessment: Assessment) -> Iterator[str]:
    """What the files say the agency is called."""
    yield assessment.profile.agency
    yield assessment.protocol.agency
    yield agency_in_title(assessment.protocol.title)
    if assessment.self_assessment:
        yield assessment.self_assessment.agency


def _text(assessment: Assessment) -> str:
    return "\n".join(passage.text for passage in assessment.protocol.passages)


def _forms(tokens: Words) -> Iterator[Words]:
    """The whole name, and without the words at either end that tell nobody."""
    small = tuple(map(bare, tokens))
    whole = _without_ends(small, frozenset(("the",)), _LEGAL)
    if any(map(_tells, whole)):
        yield whole
    core = _without_ends(small, _common(), _common())
    if not core:
        return
    yield core
    # "Alder House" of "Alder House Advocacy Center": what tells, with one common word behind it.
    place = _find(whole, core)
    if place is not None and len(whole) > place + len(core):
        yield whole[place : place + len(core) + 1]


def _beginnings(whole: Words) -> Iterator[Words]:
    """What the name may be cut to: its first words, unless they are only a subject."""
    for length in range(2, len(whole)):
        if not set(whole[:length]) <= _topics():
            yield whole[:length]


def _small(name: str) -> Words:
    return tuple(map(bare, WORD.findall(name)))


def _find(words: Words, part: Words) -> int | None:
    places = range(len(words) - len(part) + 1)
    return next((n for n in places if words[n : n + len(part)] == part), None)


def _without_ends(words: Words, first: frozenset[str], last: frozenset[str]) -> Words:
    """The words without those at the beginning and at the end that are in these sets, or numbers."""
    start, end = 0, len(words)
    while start < end and (words[start] in first or words[start].isdigit()):
        start += 1
    while end > start and (words[end - 1] in last or words[end - 1].isdigit()):
        end -= 1
    return words[start:end]


def _tells(word: str) -> bool:
    return word not in _common() and not word.isdigit()


def bare(token: str) -> str:
    """A word in small letters, without an 's."""
    return re.sub(r"['’]s$", "", token.lower())


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return _listed("common_words.txt")


@lru_cache(maxsize=1)
def _topics() -> frozenset[str]:
    return _listed("topic_words.txt")


def _listed(file: str) -> frozenset[str]:
    lines = (files("protocol_audit.portfolio") / file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _single(tokens: Words, text: str) -> Iterator[str]:
    """Words of the name that tell the program by themselves: its text never has them in small letters."""
    for token in tokens:
        word = re.sub(r"['’]s$", "", token)
        if len(word) < _LEAST_LONG or not _tells(word.lower()):
            continue
        if not re.search(rf"\b{re.escape(word.lower())}\b", text):
            yield word.capitalize()
            yield word.upper()
            yield word


def _acronyms(tokens: Sequence[str], text: str) -> Iterator[str]:
    """The initials of the name, with and without its small and its last words, where the text has them."""
    small = {"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"}
    words = [token for token in tokens if token.lower() not in _LEGAL]
    for kept in (words, [word for word in words if word.lower() not in small]):
        for length in range(_LEAST_LETTERS, len(kept) + 1):
            initials = "".join(word[0] for word in kept[:length]).upper()
            if re.search(rf"\b{re.escape(initials)}\b", text):
                yield initials


def _short_forms(name: str, text: str) -> Iterator[str]:
    """What the text says the name is shortened to: "Alder House (the “House”)", "Alder House (AHAC)"."""
    for found in re.finditer(re.escape(name), text, re.IGNORECASE):
        short = _SHORT_FORM.match(text, found.end())
        if short and short[1][0].isupper():
            yield short[1]
