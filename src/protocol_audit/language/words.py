"""Words of a text with their offsets, and the stems on which wordings are matched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Word:
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


def read_words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; contractions come apart ("don't" gives "do" and "not")."""
    words: list[Word] = []
    last = 0
    for match in _TOKEN.finditer(text):
        before = text[last : match.start()].strip()
        last = match.end()
        for part in _parts(match.group().lower().replace("’", "'").replace("ʼ", "'")):
            words.append(Word(part, stem(part), match.start(), match.end(), before))
            before = ""
    return tuple(words)


@lru_cache(maxsize=65536)
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
