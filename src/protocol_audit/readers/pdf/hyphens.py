"""Mends words that were cut at the end of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+)-$")
_NEXT = re.compile(r"[^\W\d_]+")
# Of the words that a line's end cuts, how many stand whole elsewhere if the file was hyphenated; without
# hyphenation each hyphen is the writer's own.
_SHARE = 0.2
# First parts that keep their hyphen.
_PREFIXES = frozenset(
    re.findall(
        r"\w+",
        """self non co re pre post anti multi inter well follow long short high low part full half all cross
        in on trauma evidence survivor victim client risk child family law court home sex drug gender time
        twenty thirty forty fifty sixty seventy eighty ninety
        one two three four five six seven eight""",
    )
)


class Words:
    """The words of a document, by which a cut word is told from two words with a hyphen between them."""

    def __init__(self, texts: Iterable[str], ends: Iterable[tuple[str, str]]) -> None:
        """Take in the lines of a document, and each two that follow each other."""
        self._known: Counter[str] = Counter()
        for text in texts:
            self._known.update(word.lower() for word in _WORD.findall(text))
        cuts = [cut for one, other in ends if (cut := _cut(one, other))]
        mended = sum(self._known[one + other] > 0 for one, other in cuts)
        self._cuts_words = mended >= _SHARE * len(cuts)

    def join(self, before: str, after: str, *, is_soft: bool = False) -> str:
        """Two lines as one text: a word cut by a hyphen is put together, else a space comes between."""
        cut = _cut(before, after)
        if cut is None:
            return f"{before} {after}"
        if is_soft or not self._keeps_hyphen(*cut, after):
            return before[:-1] + after
        return before + after

    def joins_bare(self, before: str, after: str) -> bool:
        """Whether a word was cut without a hyphen, as in a cell too narrow for it."""
        one, other = before.lower(), after.lower().strip(".,;:")
        if not one.isalpha() or not after[:1].islower():
            return False
        # Either part stands in the document at least once: here.
        is_known = self._known[one] > 1 and self._known[other] > 1
        return not is_known and (self._known[one + other] > 0 or self._known[one] < 2)

    def _keeps_hyphen(self, one: str, other: str, after: str) -> bool:
        if after[:1].isupper() or self._known[f"{one}-{other}"]:
            return True
        if self._known[one + other]:
            return False
        # The second part stands in the document at least once: here.
        are_words = self._known[one] > 0 and self._known[other] > 1
        return are_words or one in _PREFIXES or not self._cuts_words


def _cut(before: str, after: str) -> tuple[str, str] | None:
    """The two parts of a word that a line's end cuts, in lower case; None where it cuts none."""
    one, other = _CUT.search(before), _NEXT.match(after)
    return (one.group(1).lower(), other.group().lower()) if one and other else None
