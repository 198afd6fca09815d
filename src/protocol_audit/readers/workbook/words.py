"""The words that self-assessments use, from words.yaml, ready to be looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from protocol_audit.model import Answer

_SPACES = re.compile(r"\s+")
_SLASH = re.compile(r"\s*/\s*")
_WITH = re.compile(r"\bw/(?!o\b)\s*")
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’ʼ´`", "'") | dict.fromkeys("“”«»", '"')
)


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of words.yaml, each word made plain by ``plain``.

    heads     what a column's head says -> what the column is for
    answers   what a cell says -> the answer
    steps     how a scale's step is described -> the answer, in the order in which they decide
    spanish_marks  small Spanish words that say nothing of a standard
    spanish   how a Spanish word begins -> English words for it
    """

    heads: Mapping[str, str]
    heads_of_others: tuple[str, ...]
    heads_of_ours: tuple[str, ...]
    heads_of_gaps: tuple[str, ...]
    answers: Mapping[str, Answer]
    set_marks: frozenset[str]
    unset_marks: frozenset[str]
    yes_alone: frozenset[str]
    no_alone: frozenset[str]
    no_beside_yes: frozenset[str]
    steps: Mapping[Answer, tuple[str, ...]]
    totals: tuple[str, ...]
    sums: tuple[str, ...]
    examples: tuple[str, ...]
    other_sheets: tuple[str, ...]
    exceptions: tuple[str, ...]
    citations: frozenset[str]
    facts: Mapping[str, tuple[str, ...]]
    spanish_marks: frozenset[str]
    spanish: Mapping[str, str]


def plain(text: str) -> str:
    """The text on one line, small, without accents and without full stops and colons around it."""
    text = unicodedata.normalize("NFKD", text.translate(_DASHES).casefold())
    text = _SLASH.sub("/", _WITH.sub("with ", text))
    text = "".join(character for character in text if not unicodedata.combining(character))
    return _SPACES.sub(" ", text).strip(" .,;:!*\"'")


def has_phrase(text: str, phrases: Iterable[str]) -> bool:
    """Whether a plain text has one of the phrases as whole words."""
    return any(phrase in text and _whole(phrase).search(text) for phrase in phrases)


@cache
def _whole(phrase: str) -> re.Pattern[str]:
    start = r"(?<!\w)" if phrase[:1].isalnum() else ""
    end = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(start + re.escape(phrase) + end)


@cache
def words() -> Words:
    """The lists, read once."""
    import yaml

    text = (files("protocol_audit.readers.workbook") / "words.yaml").read_text(encoding="utf-8")
    # The base loader leaves yes and no as the words that they are here.
    value: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    marks = value["marks"]
    return Words(
        heads={_head(word): role for role, listed in value["heads"].items() for word in listed},
        heads_of_others=_plain_all(value["heads_of_others"]),
        heads_of_ours=_plain_all(value["heads_of_ours"]),
        heads_of_gaps=_plain_all(value["heads_of_gaps"]),
        answers={
            plain(word) or word: Answer(answer)
            for answer, listed in value["answers"].items()
            for word in listed
        },
        set_marks=frozenset(word.casefold() for word in marks["set"]),
        unset_marks=frozenset(word.casefold() for word in marks["unset"]),
        yes_alone=frozenset(marks["yes_alone"]),
        no_alone=frozenset(marks["no_alone"]),
        no_beside_yes=frozenset(marks["no_beside_yes"]),
        steps={Answer(answer): _plain_all(listed) for answer, listed in value["steps"].items()},
        totals=_plain_all(value["totals"]),
        sums=_plain_all(value["sums"]),
        examples=_plain_all(value["examples"]),
        other_sheets=_plain_all(value["other_sheets"]),
        exceptions=_plain_all(value["exceptions"]),
        citations=frozenset(_plain_all(value["citations"])),
        facts={name: _plain_all(listed) for name, listed in value["facts"].items()},
        spanish_marks=frozenset(value["spanish_marks"]),
        spanish=value["spanish"],
    )


def _plain_all(listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain(word) for word in listed)


def _head(word: str) -> str:
    return plain(word).strip("?¿ ") or word
