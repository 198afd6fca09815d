"""Words of a text with their offsets, and the stems on which wordings are matched."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

_TOKEN = re.compile(r"w/(?:in?\b)?|[^\W_]+(?:['’ʼ][^\W_]+)?|&", re.UNICODE)
STEMS = "stems.txt"
# Scanned documents have the digits 1 and 0 for the letters l and o: "p1anning", "wi11".
_SCANNED = re.compile(r"[a-z]+[10]+[a-z]+|[a-z]{2,}11")

_IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "be": "am is are was were been being",
        "begin": "began begun",
        "bring": "brought",
        "child": "children childrens",
        "choose": "chose chosen",
        "do": "does did done doing",
        "find": "found",
        "flee": "fled",
        "get": "got gotten",
        "give": "gave given",
        "go": "goes went gone",
        "have": "has had having",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "leave": "left",
        "make": "made",
        "man": "men",
        "meet": "met",
        "person": "people persons folks",
        "say": "said",
        "see": "saw seen",
        "seek": "sought",
        "send": "sent",
        "show": "shown",
        "speak": "spoke spoken",
        "steal": "stole stolen",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "woman": "women womens",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
# Words that the stemmer would put together with others: the one who traffics is not what is done.
_FINAL = {
    form: form.rstrip("s")
    for form in (
        "trafficker",
        "traffickers",
        "exploiter",
        "exploiters",
        "responder",
        "responders",
        "separation",
        "rooming",
        "building",
        "apartment",
        "apartments",
        "considering",
        "development",
    )
}
_CONTRACTED = {
    "n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'d": "would", "'m": "am",
}  # fmt: skip
_WHOLE = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
}


class Word(NamedTuple):
    """One word: lower case, its stem, its offsets in the text, and the punctuation before it."""

    text: str
    stem: str
    start: int
    end: int
    before: str


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one lower-case word; irregular forms fall together ("children" and "child")."""
    return _known_stems().get(word) or compute_stem(word)


def compute_stem(word: str) -> str:
    """As ``stem``, without the file of known ones."""
    word = _IRREGULAR.get(word, word)
    return _FINAL.get(word) or str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _known_stems() -> dict[str, str]:
    """The stems of common words, worked out beforehand by scripts/make_stems.py."""
    text = (files("protocol_audit.language") / STEMS).read_text(encoding="utf-8")
    pairs = (line.partition(" ") for line in text.splitlines())
    return {word: one for word, _, one in pairs}


def read_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of a text in order; contractions come apart ("don't" gives "do" and "not").

    offset  is added to where words begin and end: where the text itself begins in a longer one
    """
    words: list[Word] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        # Most words stand one space after another.
        before = "" if start - last == 1 and text[last] == " " else text[last:start].strip()
        last = end
        for part, its_stem in _read_token(match.group()):
            words.append(Word(part, its_stem, start + offset, end + offset, before))
            before = ""
    return tuple(words)


@lru_cache(maxsize=65536)
def _read_token(token: str) -> tuple[tuple[str, str], ...]:
    """The words in a token, each with its stem."""
    parts = _parts(token.lower().replace("’", "'").replace("ʼ", "'"))
    return tuple((part, stem(part)) for part in parts)


def _parts(token: str) -> tuple[str, ...]:
    if token.startswith("w/"):
        return ("within",) if len(token) > 2 else ("with",)
    if token == "&":
        return ("and",)
    if token in _WHOLE:
        return _WHOLE[token]
    if "'" in token:
        return _split_contraction(token)
    if _SCANNED.fullmatch(token):
        return (token.replace("1", "l").replace("0", "o"),)
    return (token,)


def _split_contraction(token: str) -> tuple[str, ...]:
    for ending, word in _CONTRACTED.items():
        if token.endswith(ending) and len(token) > len(ending):
            return (token[: -len(ending)], word)
    head, _, tail = token.partition("'")
    if tail == "s" and head in {"it", "that", "there", "he", "she", "what", "who", "where", "here"}:
        return (head, "is")
    # A possessive says nothing that a wording needs: "client's" is "client".
    return (head,) if head else (tail,)
