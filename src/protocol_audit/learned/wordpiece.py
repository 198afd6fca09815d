"""Text to the token numbers that the learned reader was trained on: lower-cased WordPiece.

Equal, token for token, to the tokenizer the weights came with, except that special tokens written out in
a text ("[SEP]") are read as plain text here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # characters; anything longer is one unknown token
# Blocks of ideographs, each of which is a word by itself.
IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """A vocabulary (piece -> number) and the greedy longest-match split into its pieces."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """Keep the vocabulary; words met once are remembered, because a document repeats its words."""
        self._vocabulary = vocabulary
        self._known: dict[str, tuple[int, ...]] = {}

    def encode(self, text: str, longest: int) -> list[int]:
        """The token numbers of a text, with start and end marks, cut to ``longest`` in all."""
        tokens = [self._vocabulary[START]]
        for word in split_words(text):
            tokens.extend(self._pieces(word))
            if len(tokens) >= longest:
                break
        return [*tokens[: longest - 1], self._vocabulary[END]]

    def _pieces(self, word: str) -> tuple[int, ...]:
        if word not in self._known:
            self._known[word] = self._split(word)
        return self._known[word]

    def _split(self, word: str) -> tuple[int, ...]:
        unknown = (self._vocabulary[UNKNOWN],)
        if len(word) > LONGEST_WORD:
            return unknown
        pieces: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if prefix + word[start:e] in self._vocabulary), None)
            if end is None:
                return unknown
            pieces.append(self._vocabulary[prefix + word[start:end]])
            start = end
        return tuple(pieces)


def split_words(text: str) -> Iterator[str]:
    """The words and punctuation marks of a text, lower-cased, without accents and control characters."""
    for chunk in _normalize(text).split():
        word = ""
        for char in chunk:
            if _stands_alone(char):
                if word:
                    yield word
                    word = ""
                yield char
            else:
                word += char
        if word:
            yield word


def _normalize(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text.lower()
    spaced = "".join(" " + c + " " if _is_ideograph(c) else c for c in _clean(text))
    bare = (c for c in unicodedata.normalize("NFD", spaced) if unicodedata.category(c) != "Mn")
    return "".join(c.lower() for c in bare)


def _clean(text: str) -> Iterator[str]:
    for char in text:
        if char in "\t\n\r" or (char.isspace() and unicodedata.category(char)[0] == "Z"):
            yield " "
        elif char != "\ufffd" and unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs"):
            yield char


def _is_ideograph(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in IDEOGRAPHS)


def _stands_alone(char: str) -> bool:
    if char.isascii():
        return not char.isalnum() and char.isprintable() and char != " "
    return unicodedata.category(char)[0] == "P"
