"""Looks up in a protocol what a claim cites, held against where the protocol speaks of the standard."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from protocol_audit.model import CitedPlace, Outcome
from protocol_audit.review.citations import Citation, PartKind, parse_citations
from protocol_audit.review.places import Places

# Words for papers, and letters for one: what is cited by them is not the protocol unless that bears the name.
_PAPER = re.compile(
    r"\b(?:forms?|checklists?|handbooks?|manuals?|binders?|logs?|brochures?|agreements?|mous?|mou|releases?"
    r"|flyers?|posters?|handouts?|packets?|worksheets?|records?|files?|curriculum|training|minutes|attach(?:ed|ment)"
    r"|enclosed|spreadsheets?|website|contracts?|certificates?|roster|memo|email|letters?|cards?|templates?"
    r"|formularios?|hojas?|listas?|manual(?:es)?|carpetas?|convenios?|acuerdos?|folletos?|registros?|adjunt[oa]s?"
    r"|expedientes?|bit[áa]coras?|contratos?|cartas?|guías?|guia)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?<![\w&])[A-Z]{2,6}(?![\w&])")
_MOST_NAME_WORDS = 8


def look_up(text: str, spoken: Sequence[int], places: Places) -> tuple[CitedPlace, ...]:
    """Every place that the text cites, with what became of it; prose that names no place is passed over.

    spoken  the passages that say something on the standard, the strongest first
    """
    found = (_look_up(citation, spoken, places) for citation in parse_citations(text))
    return tuple(place for place in found if place is not None)


def _look_up(citation: Citation, spoken: Sequence[int], places: Places) -> CitedPlace | None:
    if citation.quotes:
        return _quoted(citation, places)
    if _is_elsewhere(citation, places):
        return CitedPlace(citation.text, Outcome.OTHER_DOCUMENT)
    if not citation.parts and not citation.pages:
        return _named(citation, spoken, places)
    return _numbered(citation, spoken, places)


def _quoted(citation: Citation, places: Places) -> CitedPlace:
    """Quoted words: found or not, and where the citation names a place, whether they stand there."""
    starts = [places.with_words(quote) for quote in citation.quotes]
    if not all(starts):
        is_paper = _is_elsewhere(citation, places)
        near = places.near_words(citation.quotes[starts.index(())])
        place = None if near is None else places.passage(near).place
        return CitedPlace(citation.text, Outcome.OTHER_DOCUMENT if is_paper else Outcome.NOT_FOUND, place)
    cited = _cited(citation, places)
    for index in starts[0]:
        if index in cited:
            return CitedPlace(citation.text, Outcome.THERE, places.passage(index).place)
    place = places.passage(starts[0][0]).place
    if _names_place(citation, places):
        only_pages = not citation.parts and not places.knows_pages and not _is_elsewhere(citation, places)
        return CitedPlace(citation.text, Outcome.NO_PAGES if only_pages else Outcome.ELSEWHERE, place)
    return CitedPlace(citation.text, Outcome.THERE, place)


def _names_place(citation: Citation, places: Places) -> bool:
    return bool(citation.parts or citation.pages) or _is_elsewhere(citation, places)


def _named(citation: Citation, spoken: Sequence[int], places: Places) -> CitedPlace | None:
    """A part of the protocol that is cited by its heading, else a paper that was not read, else prose."""
    if len(citation.before.split()) <= _MOST_NAME_WORDS and (cited := places.under_name(citation.before)):
        return _held(citation, cited, spoken, places)
    if _PAPER.search(citation.before):
        return CitedPlace(citation.text, Outcome.OTHER_DOCUMENT)
    return None


def _numbered(citation: Citation, spoken: Sequence[int], places: Places) -> CitedPlace:
    cited = _cited(citation, places)
    if cited:
        return _held(citation, cited, spoken, places)
    place = places.passage(spoken[0]).place if spoken else None
    if citation.pages and not places.knows_pages:
        return CitedPlace(citation.text, Outcome.NO_PAGES, place)
    if citation.parts and all(part.kind is PartKind.ADDED for part in citation.parts):
        return CitedPlace(citation.text, Outcome.OTHER_DOCUMENT, place)
    return CitedPlace(citation.text, Outcome.ELSEWHERE if place else Outcome.NOT_FOUND, place)


def _held(citation: Citation, cited: Collection[int], spoken: Sequence[int], places: Places) -> CitedPlace:
    """A place that the document has, held against where it speaks of the standard."""
    inside = next((index for index in spoken if index in cited), None)
    if inside is not None:
        return CitedPlace(citation.text, Outcome.THERE, places.passage(inside).place)
    if spoken:
        return CitedPlace(citation.text, Outcome.ELSEWHERE, places.passage(spoken[0]).place)
    return CitedPlace(citation.text, Outcome.NOTHING_THERE)


def _cited(citation: Citation, places: Places) -> frozenset[int]:
    """The passages at the cited place: under any of its parts, on any of its pages, under its heading."""
    if _is_elsewhere(citation, places):
        return frozenset()
    found: set[int] = set()
    for part in citation.parts:
        found |= places.in_part(part)
    for first, last in citation.pages:
        found |= places.on_pages(first, last)
    if not citation.parts and not citation.pages:
        found |= places.under_name(citation.before)
    return frozenset(found)


def _is_elsewhere(citation: Citation, places: Places) -> bool:
    """Whether pages or parts are those of another paper: "Staff Handbook p. 53", "CSM p. 4"."""
    if not citation.before or not (citation.pages or citation.parts):
        return False
    if places.under_name(citation.before) or places.is_called(citation.before):
        return False
    return bool(_PAPER.search(citation.before) or _LETTERS.search(citation.before))
