"""Sentences of a paragraph with their offsets."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[.!?]+[\"”’')\]]*(?=\s)|[\n\v\r]+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|st|vs|etc|inc|dept|approx|fig|sec|ch|art|par|para|subsec|pp?|ext|e\.g|i\.e|cf|al|jr|sr|rev)"
    r"|\b[a-z])\.$",
    re.IGNORECASE,
)
_NUMBER_SIGN = re.compile(r"\bno\.$", re.IGNORECASE)  # "No. 4", and not the answer "No."
_STARTS_LOW = re.compile(r"\s*[a-z]")
_NUMBER_ALONE = re.compile(r"\s*\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]$", re.IGNORECASE)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each sentence, without the space around it; together they hold every word."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if not _ends(text, start, match):
            continue
        _add(text, start, match.end(), spans)
        start = match.end()
    _add(text, start, len(text), spans)
    return tuple(spans)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a sentence ends at this mark."""
    if match.group()[0] in "\n\v\r":
        return True
    before, after = text[start : match.end()], text[match.end() : match.end() + 40]
    if match.group()[0] == ".":
        if _NUMBER_ALONE.fullmatch(before):
            return False
        if _NUMBER_SIGN.search(before) and after.lstrip()[:1].isdigit():
            return False
        if _ABBREVIATION.search(before) and not re.search(r"\b[ap]\.m\.$", before, re.IGNORECASE):
            return False
    return not _STARTS_LOW.match(after)


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + len(piece) - len(piece.lstrip())
        spans.append((left, left + len(stripped)))
