"""Finds the numbers of standards in what people write: AI-5, AI 5, Std. AI.05, two in one cell, a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protocol_audit.model import Pack

_DASH = r"[-‐‑‒–—−]"
_GAP = rf"\s*(?:{_DASH}|[._:/#])?\s*"
_AND = r"(?:,|;|/|&|\+|\n|\band\b|\by\b|\bund\b)"
_TO = rf"(?:{_DASH}|\bto\b|\bthrough\b|\bthru\b|\ba\b|\bhasta\b|\bal\b|\.\.+|…)"
_SHAPE = re.compile(r"^(.*?)[-_. ]?0*(\d+)([a-z]?)$", re.IGNORECASE)
# What may stand before and after a number in a cell that holds nothing else.
_AROUND = re.compile(
    rf"(?:\b(?:std|standards?|norma|normas|estandar|estándar|no|nr|ref|measure|indicator)\b|[\s.:;,()\[\]#&/+]|{_DASH})+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """The standards that a text names.

    ids      of the pack's, in the order of the text
    unknown  what has the shape of the pack's numbers and is none of them: "AI-9"
    part     the letter after the number, as in AI-5a, or ""
    bare     whether the text holds nothing else
    end      where the naming ends in the text
    """

    ids: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    part: str = ""
    bare: bool = False
    end: int = 0


class Ids:
    """The numbers of one pack's standards, in every spelling."""

    def __init__(self, pack: Pack) -> None:
        shapes = [(_SHAPE.match(standard.id), standard.id) for standard in pack.standards]
        self._known = {(m.group(1).upper(), int(m.group(2))): s for m, s in shapes if m and not m.group(3)}
        self._exact = {known.casefold(): known for m, known in shapes if not m or m.group(3)}
        prefixes = sorted({prefix for prefix, _ in self._known if prefix}, key=len, reverse=True)
        names = "|".join(map(re.escape, prefixes)) or r"(?!)"
        self._one = re.compile(
            rf"(?<![A-Za-z0-9])({names}){_GAP}0*(\d{{1,4}})(?:([a-z])(?![a-z])|\.?\([a-z0-9]\))?(?![\d%])",
            re.IGNORECASE,
        )
        dotted = "|".join(
            r"\.\s?".join(map(re.escape, prefix)) + r"\." for prefix in prefixes if len(prefix) > 1
        )
        # Letters with full stops, as in A.I. 5.
        self._dotted = re.compile(rf"(?<![A-Za-z0-9.])({dotted or '(?!)'})(?=\s*\d)")
        # In words: Section AI, Standard 5.
        self._in_words = re.compile(
            rf"(?i:section|domain|area)\s+({names})\s*[,;:–-]?\s*(?i:standard|std|item|number|no)\b\.?\s*#?\s*0*(\d{{1,3}})"
        )
        # With the letters after the number, in brackets: Std 5 (AI).
        self._turned = re.compile(
            rf"(?<![A-Za-z0-9])(?i:(?:std|standard|norma|no|nr|item)\b\.?)?\s*#?\s*"
            rf"0*(\d{{1,3}})\s*[\[(]\s*({names})\s*[\])]"
        )
        self._next = re.compile(rf"\s*(?:{_AND}\s*)+0*(\d{{1,3}})(?![\d%.])", re.IGNORECASE)
        self._last = re.compile(rf"\s*{_TO}\s*(?:({names}){_GAP})?0*(\d{{1,3}})(?![\d%.])", re.IGNORECASE)

    def read(self, text: str) -> Named:
        """The standards named anywhere in a text that is there for naming them."""
        exact = self._exact.get(text.strip().casefold())
        if exact:
            return Named((exact,), bare=True, end=len(text))
        text = self._turned_round(text)
        ids: list[str] = []
        unknown: list[str] = []
        end, part, rest = 0, "", []
        while match := self._one.search(text, end):
            rest.append(text[end : match.start()])
            end = match.end()
            part = match.group(3) or part
            numbered = [(match.group(1).upper(), int(match.group(2)))]
            written = match.group().strip()
            end = self._follow(text, end, numbered)
            for position, (prefix, number) in enumerate(numbered):
                known = self._known.get((prefix, number))
                named = f"{prefix}-{number}" if position else written
                (ids if known else unknown).append(known or named)
        rest.append(text[end:])
        bare = bool(ids or unknown) and not _AROUND.sub("", " ".join(rest)).strip()
        return Named(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(unknown)), part.lower(), bare, end)

    def read_start(self, text: str) -> Named:
        """The standards that a text begins with, as in "AI-5: Screening within 24 hours"."""
        text = self._turned_round(text)
        head = re.match(r"\s*(?:std\.?|standard|norma|est[aá]ndar)?\s*#?\s*[\[(]?", text, re.IGNORECASE)
        start = head.end() if head else 0
        match = self._one.match(text, start)
        # Small letters without a dash or dot are words more often than numbers: "in 3 days".
        if not match or (not match.group(1).isupper() and match.group().replace(" ", "").isalnum()):
            return Named()
        line = re.match(
            rf"[^A-Za-z]*(?:{self._one.pattern}|{_AND}|{_TO}|[\s\d().:–-])*", text[start:], re.IGNORECASE
        )
        end = start + (line.end() if line else 0)
        named = self.read(text[:end])
        rest = text[named.end :]
        if rest and rest[:1].isalnum():
            return Named()
        return Named(named.ids, named.unknown, named.part, not rest.strip(), named.end)

    def _turned_round(self, text: str) -> str:
        """The text, as long as before, with "Std 5 (AI)" as "AI-5" where it names nothing otherwise."""
        if self._one.search(text):
            return text
        text = self._dotted.sub(lambda m: re.sub(r"[\s.]", "", m.group()).ljust(len(m.group())), text)
        text = self._in_words.sub(lambda m: f"{m.group(1)}-{m.group(2)}".ljust(len(m.group())), text)
        return self._turned.sub(lambda m: f"{m.group(2)}-{m.group(1)}".ljust(len(m.group())), text)

    def _follow(self, text: str, end: int, numbered: list[tuple[str, int]]) -> int:
        """Add the numbers that follow without letters of their own: "PS-1, 2 and 3", "KN-1 to 4"."""
        prefix = numbered[0][0]
        while True:
            upto, further = self._last.match(text, end), self._next.match(text, end)
            if upto and (upto.group(1) or prefix).upper() == prefix and int(upto.group(2)) > numbered[-1][1]:
                numbered += [(prefix, n) for n in self._between(prefix, numbered[-1][1], int(upto.group(2)))]
                end = upto.end()
            elif further:
                numbered.append((prefix, int(further.group(1))))
                end = further.end()
            else:
                return end

    def _between(self, prefix: str, first: int, last: int) -> Iterator[int]:
        """The numbers of a range after its first, as far as they are the pack's; the last in any case."""
        yield from (n for n in range(first + 1, min(last, first + 99)) if (prefix, n) in self._known)
        yield last
