"""Tells text from signs that only look like text: fonts that do not say which letters they show.

Such text prints well and is nonsense to read. Were it judged, everything would be "not found".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from protocol_audit.readers.pdf.pieces import Piece

# The most frequent words of English; about four words of ten in running text are among these.
_FREQUENT = frozenset(
    re.findall(
        r"\w+",
        """the of and to in a is that for it as was with be by on not he his but at are this have from or had
        an they which you were their we our all will must may shall should can who when if any staff survivor
        survivors client clients she her them do does no there been has into more other than then about""",
    )
)
_LEAST = 0.12  # of the words; lists of names and numbers have fewer than running text
_LEAST_OF_FONT = 0.04  # a font may be used for headings or names alone
_ENOUGH = 60  # words, fewer prove nothing
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MOST_UNMAPPED = 0.2  # of the letters
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")


def is_legible(pieces: Iterable[Piece]) -> bool:
    """Whether these pieces are letters whose meaning the file tells."""
    letters = unknown = 0
    for piece in pieces:
        letters += len(piece.text)
        unknown += len(piece.text) if piece.is_unmapped else len(_PRIVATE.findall(piece.text))
    return unknown <= _MOST_UNMAPPED * letters


def is_english(texts: Iterable[str]) -> bool:
    """Whether as many words are frequent ones as in any English text; True where there are few words."""
    return _share(texts, _LEAST)


def illegible_fonts(pieces: Iterable[Piece]) -> dict[str, int]:
    """The fonts whose letters do not make words, with how many words are set in each."""
    texts: dict[str, list[str]] = {}
    for piece in pieces:
        texts.setdefault(piece.font, []).append(piece.text)
    return {font: len(words) for font, words in texts.items() if not _share(words, _LEAST_OF_FONT)}


def _share(texts: Iterable[str], least: float) -> bool:
    words = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    total = words.total()
    frequent = sum(count for word, count in words.items() if word in _FREQUENT)
    return total < _ENOUGH or frequent >= least * total
