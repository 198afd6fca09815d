"""What a self-assessment cites: pages, numbered parts, named papers and quoted words, in English and Spanish.

A grammar of its own: programs write "p. 12; Policy 4.3", "see intake form", "«...» (Política 4.5)" or "7.4".
Each line, and each part between semicolons, is one citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

_Found = TypeVar("_Found")
_At = tuple[int, _Found]  # with the character at which it stands


class PartKind(StrEnum):
    """What kind of part a number belongs to."""

    SECTION = "section"  # policy, section, chapter, part, or a bare number
    ADDED = "added"  # appendix, attachment, form, exhibit: may also be a paper of its own
    ADDRESS = "address"  # paragraph, footnote or table, as our reports count them


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part: "Policy 4.3" is ("4", "3") of kind section.

    word    what it is called, in lower case: "policy", "appendix", "paragraph"; "" for a bare number
    number  its number in pieces, in lower case
    """

    kind: PartKind
    word: str
    number: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that is cited.

    text    as written
    quotes  words in quotation marks, without the marks
    parts   numbered parts; more than one name the same place, or several
    pages   ranges of pages, first and last
    before  words before the first part or page, such as "Staff Handbook", or all words where there is none
    """

    text: str
    quotes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    before: str = ""


_FEWEST_WORDS = 2  # in a quotation; one is a name

# Every repetition has a limit: a cell may hold 32,767 characters of anything.
_QUOTED = re.compile(
    r"“([^“”]{1,900})”|„([^“”]{1,900})[“”]|«([^«»]{1,900})»|\"([^\"]{1,900})\""
    r"|(?<!\w)['‘]([^'’]{1,300}(?:['’]\w[^'’]{0,300}){0,3})['’](?!\w)"
)
# What separates citations; inside quotation marks it does not.
_SEPARATOR = re.compile(r"[;\n]+")
_DATE = re.compile(
    r"\b(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}/\d{4}\b"
    r"|\b(?:rev\.?|version|versión)\s*\d[\d./-]*|\b(?-i:v)\.?\d[\d.]*",
    re.IGNORECASE,
)
_DASH = r"(?:\s*[-–—]\s*|\s+(?:to|through|a|al)\s+)"
_AND = r"(?:\s*,\s*(?:(?:and|y)\s+|&\s*)?|\s+(?:and|y|e)\s+|\s*[&+]\s*)"
_PAGES = re.compile(
    rf"(?<![\w.])(?:pages?|p[áa]ginas?|p[áa]gs?\.?|pgs?\.?|pp?\.|pp?(?=\s*\d))\s*(?:no\.?\s*|#\s*)?"
    rf"(\d{{1,4}}(?:{_DASH}\d{{1,4}})?(?:{_AND}\d{{1,4}}(?:{_DASH}\d{{1,4}})?){{0,20}})(?![\w.]{{0,9}}\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(\d{{1,4}})(?:{_DASH}(\d{{1,4}}))?", re.IGNORECASE)

_SECTION_WORDS = {
    "policy": "policy policies pol política políticas politica politicas p&p sop",
    "section": "section sections sec sect §§ § sección secciones seccion",
    "chapter": "chapter chapters ch chap capítulo capitulo cap",
    "part": "part parts parte partes",
    "article": "article articles art artículo articulo",
    "procedure": "procedure procedures proc procedimiento procedimientos",
    "standard": "item punto numeral clause cláusula",
}
_ADDED_WORDS = {
    "appendix": "appendix appendices app apéndice apendice",
    "attachment": "attachment attachments att adjunto",
    "annex": "annex anexo anexos addendum",
    "exhibit": "exhibit exhibits ex",
    "form": "form forms formulario formularios formato",
    "tab": "tab tabs pestaña",
    "figure": "figure fig figura",
}
_ADDRESS_WORDS = {
    "paragraph": "paragraph paragraphs para ¶ párrafo parrafo",
    "footnote": "footnote endnote nota",
    "table": "table tables tabla cuadro",
}
# How parts are called: every spelling in lower case -> its kind and its word.
PART_WORDS: dict[str, tuple[PartKind, str]] = {
    spelling: (kind, word)
    for kind, words in (
        (PartKind.SECTION, _SECTION_WORDS),
        (PartKind.ADDED, _ADDED_WORDS),
        (PartKind.ADDRESS, _ADDRESS_WORDS),
    )
    for word, spellings in words.items()
    for spelling in spellings.split()
}
# A number of a part: 4.3, 4.3(b), IV.B, C, C6, F-1, 4-B, HT-POL-004.
NUMBER = (
    r"(?:[A-Z]{1,4}-){0,3}(?:\d{1,4}[A-Za-z]?|[IVXLC]{1,7}|[A-Z]\d{0,4})"
    r"(?:[.-](?:\d{1,4}|[A-Za-z]|[IVXLC]{1,7})(?![A-Za-z])){0,6}(?:\([A-Za-z0-9]{1,4}\)){0,4}"
)
SPELLINGS = "|".join(sorted(map(re.escape, PART_WORDS), key=len, reverse=True))
_PARTS = re.compile(
    rf"(?<![\w&])(?i:({SPELLINGS}))\.?\s*(?i:no\.?\s*|n\.º\s*|núm\.?\s*|number\s+)?\#?\s*"
    rf"({NUMBER}(?:{_AND}{NUMBER}){{0,20}})(?![\w(])"
)
_SPAN = re.compile(r"(?<![\w.])(\d{1,4}(?:\.\d{1,4}){1,6})\s*[-–—]\s*(?=\d+\.\d)")
_BARE_PAGES = re.compile(rf"\d{{1,4}}(?:{_DASH}\d{{1,4}})?")
_BARE = re.compile(rf"\#?\s*({NUMBER}|\d{{1,4}}{_DASH}\d{{1,4}})\.?")
_AFTER_NAME = re.compile(r"(?<![\w.])[(\[]?(\d{1,3}(?:\.\d{1,3}){1,6}(?:\([a-z]\))?)[)\]]?\s*$")
_BETWEEN = re.compile(_AND)
_PIECE = re.compile(r"\d+|[A-Za-z]+")
_LEAD = re.compile(
    r"^(?:please\s+)?(?:see(?:\s+also)?|refer\s+to|cf\.?|per|in|at|on|from|under|our|the|v[ée]ase|ver|en|según)\b[\s:.]*",
    re.IGNORECASE,
)
_MARKS = " \t\r\n.,;:-–—"
_EDGES = f"{_MARKS}()[]"


def parse_citations(text: str) -> tuple[Citation, ...]:
    """Everything that a cell cites, in order; prose that names no place is left out by ``look_up``."""
    return tuple(_parse(piece) for piece in _pieces(text) if piece.strip(_EDGES))


def parse_number(number: str) -> tuple[str, ...]:
    """A number in pieces: "IV.B" is ("iv", "b"), "4.3(b)" is ("4", "3", "b"), "F-01" is ("f", "1")."""
    return tuple(piece.lower().lstrip("0") or "0" for piece in _PIECE.findall(number))


def _pieces(text: str) -> Iterator[str]:
    """The lines and the parts between semicolons, quotations left whole."""
    start = 0
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _SEPARATOR.finditer(text):
        if any(first < match.start() < last for first, last in quoted):
            continue
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


def _parse(piece: str) -> Citation:
    quotes = []

    def take(match: re.Match[str]) -> str:
        words = next(group for group in match.groups() if group)
        if len(words.split()) < _FEWEST_WORDS:
            return f" {words} "
        quotes.append(words.strip())
        return " "

    line = " ".join(piece.split())
    rest = _SPAN.sub(r"\1 and ", _DATE.sub(" ", _QUOTED.sub(take, line)))
    parts = [(match.start(), part) for match in _PARTS.finditer(rest) for part in _parts(match)]
    pages = [(match.start(), found) for match in _PAGES.finditer(rest) for found in _page_ranges(match[1])]
    if not parts and not pages:
        parts, pages = _bare(rest)
    if not parts and not pages:
        return Citation(piece.strip(), tuple(quotes), before=_name(rest))
    first = min(at for at, _ in (*parts, *pages))
    return Citation(piece.strip(), tuple(quotes), _only(parts), _only(pages), _name(rest[:first]))


def _bare(text: str) -> tuple[list[_At[Part]], list[_At[tuple[int, int]]]]:
    """Numbers without a word for what they are: alone, as in a column headed "page", or after a name.

    A number alone may be a page or a part, so it is both.
    """
    alone = text.strip(_MARKS)
    bare = _BARE.fullmatch(alone) or _BARE.fullmatch(alone.strip("()[]"))
    if bare is None:
        named = _AFTER_NAME.search(text)
        return ([(named.start(), Part(PartKind.SECTION, "", parse_number(named[1])))] if named else []), []
    pages = [(0, found) for found in _page_ranges(bare[1])] if _BARE_PAGES.fullmatch(bare[1]) else []
    is_range = bool(pages) and not bare[1].isdigit()
    return [] if is_range else [(0, Part(PartKind.SECTION, "", parse_number(bare[1])))], pages


def _parts(match: re.Match[str]) -> Iterator[Part]:
    kind, word = PART_WORDS[match[1].lower()]
    for number in _BETWEEN.split(match[2]):
        yield Part(kind, word, parse_number(number))


def _page_ranges(text: str) -> Iterator[tuple[int, int]]:
    for match in _RANGE.finditer(text):
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        yield (first, last) if first <= last else (last, first)


def _name(words: str) -> str:
    """The words without "see" before them and marks around them."""
    words = " ".join(words.split()).strip(_EDGES)
    while words != (words := _LEAD.sub("", words).strip(_EDGES)):
        pass
    return words


def _only(found: list[_At[_Found]]) -> tuple[_Found, ...]:
    return tuple(dict.fromkeys(one for _, one in sorted(found, key=lambda pair: pair[0])))
