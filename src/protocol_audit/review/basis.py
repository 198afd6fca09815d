"""What a decision rests on: the words that decided, and what the standard asked.

A place is no part of it, so that words which merely moved leave a decision standing. Neither are a pack's
rules: what they find in a protocol is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from protocol_audit.language.sentences import split_sentences
from protocol_audit.model import Basis, Evidence, Finding, Passage, Protocol, Standard, Words

_LENGTH = 16  # hexadecimal digits: 64 bits tell a protocol's passages apart
_SHOWN_CELLS = 1  # of a table row: its first names what the row is about
# Letters and digits of any script; typography, punctuation and spaces do not change what is said.
_WORD = re.compile(r"[^\W_]+")


def basis_of(finding: Finding) -> Basis:
    """What a decision on this finding rests on today."""
    evidence = finding.evidence or finding.nearest
    words = dict.fromkeys(map(words_of, evidence))
    return Basis(finding.status, fingerprint_of_standard(finding.standard), tuple(words))


def words_of(evidence: Evidence) -> Words:
    """The evidence without its place."""
    return Words(evidence.quote, _under(evidence.passage))


def fingerprint_of_standard(standard: Standard) -> str:
    """Of all that a reviewer goes by: what is asked, how much of it, of whom, and what is ruled out."""
    asked = (f"{element.id}: {element.asks}" for element in standard.elements)
    ruled_out = (f"{conflict.id}: {conflict.says}" for conflict in standard.conflicts)
    numbers = f"{standard.met_at} {standard.partial_at} {standard.level} {standard.scope}"
    return _hash("\n".join((standard.asks, numbers, *standard.services, *asked, *ruled_out)))


def fingerprint(basis: Basis) -> str:
    """Of a whole basis, in any order of its words."""
    return _hash("\n".join((basis.status, basis.standard, *sorted(map(key_of_words, basis.words)))))


class Text:
    """A protocol's words without their places, to look words up in."""

    def __init__(self, protocol: Protocol) -> None:
        self._protocol = protocol
        self._texts = [normalized(passage.text) for passage in protocol.passages]
        self._keys = {key for passage in protocol.passages for key in _keys(passage)}
        self.fingerprints = frozenset(map(fingerprint_of_passage, protocol.passages))

    def has(self, words: Words) -> bool:
        """Whether these words are a sentence or a passage of it, carried by the same, at any place."""
        return key_of_words(words) in self._keys

    def find(self, quote: str) -> Passage | None:
        """The first passage with these words, whatever carries them, or None."""
        words = normalized(quote)
        if not words.strip():
            return None
        passages = zip(self._protocol.passages, self._texts, strict=True)
        return next((passage for passage, text in passages if words in text), None)


def fingerprint_of_passage(passage: Passage) -> str:
    """Of a passage, wherever it stands."""
    return _hash(key_of_words(Words(passage.text, _under(passage))))


def normalized(text: str) -> str:
    """The words alone, in lower case, with one space between them and at both ends."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def key_of_words(words: Words) -> str:
    """The words and what carries them, normalized."""
    return f"{normalized(words.under)}|{normalized(words.quote)}"


def _keys(passage: Passage) -> Iterator[str]:
    under = _under(passage)
    for start, end in (*split_sentences(passage.text), (0, len(passage.text))):
        yield key_of_words(Words(passage.text[start:end], under))


def _under(passage: Passage) -> str:
    return " ".join(part for part in _carrying(passage) if part)


def _carrying(passage: Passage) -> Iterator[str]:
    yield passage.lead_in
    yield passage.column_head
    for _, text in passage.row[:_SHOWN_CELLS]:
        yield text


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:_LENGTH]
