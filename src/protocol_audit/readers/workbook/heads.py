"""What a column is for, by what its head says."""

from __future__ import annotations

import re
from functools import cache

from protocol_audit.model import Answer
from protocol_audit.readers.workbook.answers import read_words_of_answer
from protocol_audit.readers.workbook.scales import Scale
from protocol_audit.readers.workbook.words import has_phrase, plain, words

IDENTITY = ("id", "requirement", "measure")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LONGEST = 8  # words of a head that is looked through for a phrase; a longer text is no head


def role_of(text: str) -> str:
    """What a column with this head is for, by the lists of words.yaml; "" where no list has it."""
    said = _bare(text)
    without = _bare(_BRACKETS.sub(" ", text))
    roles = words().heads
    for exact in (said, without):
        if exact in roles:
            return roles[exact]
    return _by_phrase(without or said)


def is_exact(text: str) -> bool:
    """Whether a head is one of the listed ones, letter for letter but for brackets."""
    return any(_bare(part) in words().heads for part in (text, _BRACKETS.sub(" ", text)))


def _by_phrase(said: str) -> str:
    """By the first phrase in a head; of those that begin there by the longest."""
    if not said or len(said.split()) > _LONGEST:
        return ""
    found = _phrases().search(said)
    return words().heads[found.group()] if found else ""


@cache
def _phrases() -> re.Pattern[str]:
    # A single "met" or "no" within other words says nothing of the column.
    phrases = sorted((phrase for phrase in words().heads if len(phrase) > 3), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


def asks_what_lacks(head: str) -> bool:
    """Whether a head asks for what is missing, as "Gap? (Y/N)" does: a Yes below it is no claim."""
    said = _bare(_BRACKETS.sub(" ", head))
    if "/" in said or len(said.split()) > _LONGEST:
        return False
    return words().answers.get(said) is Answer.NOT_MET or has_phrase(said, words().heads_of_gaps)


def mark_of(text: str, scale: Scale) -> Answer | None:
    """The answer that a mark in a column with this head gives, or None where the head is no answer."""
    for part in (text, _BRACKETS.sub(" ", text)):
        said = plain(part)
        if said in words().answers:
            return words().answers[said]
        if said in scale.codes:
            return scale.codes[said]
        if scale.known and re.fullmatch(r"\d(?:\.\d)?", said):
            return scale.number(float(said))
    if len(text.split()) <= _LONGEST and not text.strip().isdecimal():
        reading = read_words_of_answer(text, scale)
        return None if reading.answer is Answer.UNANSWERED else reading.answer
    return None


def _bare(text: str) -> str:
    return plain(text).strip("?¿ .:*")


def side_by_side(heads: dict[int, str]) -> list[dict[int, str]]:
    """The heads as those of several tables, where the first head comes again further right."""
    columns = sorted(heads)
    starts = [column for column in columns if heads[column] == heads[columns[0]]]
    # Next to each other they are one merged head.
    starts = [column for column in starts if column == columns[0] or column - 1 not in starts]
    if len(starts) < 2 or role_of(heads[starts[0]]) not in IDENTITY:
        return [heads]
    ends = [*starts[1:], columns[-1] + 1]
    return [
        {column: heads[column] for column in columns if start <= column < end}
        for start, end in zip(starts, ends, strict=True)
    ]


def unexplained_scale(heads: dict[int, str]) -> dict[int, Answer]:
    """The columns of a scale of numbers that no legend explains: a mark there gives no answer."""
    numbered = {column: int(text) for column, text in heads.items() if text.strip().isdecimal()}
    steps = [numbered[column] for column in sorted(numbered)]
    rising = list(range(min(steps, default=0), min(steps, default=0) + len(steps)))
    is_scale = len(steps) > 2 and steps in (rising, rising[::-1])
    return dict.fromkeys(numbered, Answer.UNANSWERED) if is_scale else {}
