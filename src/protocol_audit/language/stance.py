"""How a clause states something: as practice, as permitted, as intended, as not done, or not at all.

After ConText (Harkema et al. 2009): a cue has a scope that runs until a terminator, and pseudo-cues cancel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from protocol_audit.language import cues, cues_permission, cues_sentence
from protocol_audit.language.steps import compile_wording
from protocol_audit.language.wordings import Match, Vocabulary
from protocol_audit.language.words import Word, read_words, stem
from protocol_audit.model import Stance

_AFTER_REACH = 5  # words between a span and a cue that follows it: "host homes of any kind are prohibited"
# What is not avoided is done, unless the span asked about is the avoiding itself.
_AVOIDING = frozenset(
    stem(word) for word in ("avoided", "prohibited", "forbidden", "excluded", "banned", "discouraged", "off")
)
_RELATIVE_REACH = 6  # words between "who" and the negation of its clause
_HARD_STOPS = frozenset(";:—–()")
_SUBORDINATE = frozenset(["when", "if", "where", "whenever", "while", "because", "since", "once", "although"])
_SUBJECTS = frozenset(["the", "she", "he", "they", "we", "it", "staff", "advocates", "you", "an", "a"])
_RELATIVE = frozenset(["who", "that", "which", "whoever"])
# A clause that says who is meant ends where the sentence goes on: "who does not see it so stays a client".
_MAIN_VERBS = frozenset(
    [
        *("is", "are", "will", "shall", "must", "should", "may", "can"),
        *("stays", "remains", "gets", "keeps", "goes", "continues"),
    ]
)
_FINITE = frozenset(stem(word) for word in ("is", "will", "must", "shall", "should", "has"))
_AUXILIARIES = frozenset(stem(word) for word in ("be", "do", "have", "will", "shall", "can", "may", "must"))
_STAFF_STEMS = frozenset(
    stem(word)
    for word in (
        "discretion",
        "advocate",
        "staff",
        "worker",
        "manager",
        "director",
        "supervisor",
        "volunteer",
    )
)
_CLIENT_STEMS = frozenset(stem(word) for word in cues_permission.CLIENTS)

Cues = Mapping[str, tuple[Match, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The stance of a span, and the words that gave it ("" where it is plainly stated).

    void  nothing holds there, not even a fact: superseded text, examples of what not to do
    """

    stance: Stance
    cue: str = ""
    void: bool = False


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary((*cues.OF_CLAUSES, *cues_permission.OF_PERMISSION, *cues_sentence.OF_SENTENCES))


@cache
def _heading_vocabulary() -> Vocabulary:
    return Vocabulary(cues_sentence.OF_HEADINGS)


def find_cues(sentences: Sequence[Sequence[Word]]) -> list[Cues]:
    """All cues in the words of each sentence with its lead-in."""
    return _vocabulary().find_all(sentences)


def read_headings(headings: Sequence[str]) -> list[Reading | None]:
    """The stance that each heading gives to everything under it, or None where it gives none."""
    found = _heading_vocabulary().find_all([read_words(heading) for heading in headings])
    return [_heading_stance(heading, cues) for heading, cues in zip(headings, found, strict=True)]


def _heading_stance(heading: str, found: Cues) -> Reading | None:
    if "heading_void" in found:
        return Reading(Stance.OTHER, heading, void=True)
    if "heading_intended" in found:
        return Reading(Stance.INTENDED, heading)
    if "heading_other" in found:
        return Reading(Stance.OTHER, heading)
    return None


def read_stance(words: Sequence[Word], found: Cues, span: Match, *, question: bool = False) -> Reading:
    """The stance of a span among the words of its sentence.

    words     of the sentence, its lead-in first
    found     the cues in these words, from ``find_cues``
    span      the words whose stance is asked
    question  whether the sentence is one
    """
    if question:
        return Reading(Stance.OTHER, "?")
    whole = _whole_sentence(found, words, span)
    if whole:
        return whole
    negated = _negation(words, found, span)
    if negated:
        return Reading(Stance.NEGATED, negated)
    return _permission(words, found, span) or Reading(Stance.PRACTICE)


def is_negated(words: Sequence[Word], found: Cues, span: Match) -> bool:
    """Whether the span is negated, whatever else the sentence says of it: "we hope to stop using motels"."""
    return bool(_negation(words, found, span))


def said(words: Sequence[Word], match: Match) -> str:
    """The words of a match, as they stand."""
    return " ".join(word.text for word in words[match.first : match.end])


def _whole_sentence(found: Cues, words: Sequence[Word], span: Match) -> Reading | None:
    """A stance that holds for the whole sentence: intended, somebody else's, of the past."""
    own = _own_stems(span)
    for name, stance in (("intention", Stance.INTENDED), ("quoted", Stance.OTHER), ("past", Stance.OTHER)):
        for cue in found.get(name, ()):
            if not _is_own(cue, words, own, span):
                return Reading(stance, said(words, cue))
    for cue in found.get("partner", ()):
        if cue.end <= span.first and not _terminated(words, found, cue.end, span.first):
            return Reading(Stance.OTHER, said(words, cue))
    return None


def _negation(words: Sequence[Word], found: Cues, span: Match) -> str:
    """The cue that negates the span, or "". Lacking after a negation is a duty: two make none."""
    negation = _in_scope(words, found, span, "negation") or _negated_after(words, found, span)
    lacking = _in_scope(words, found, span, "lacking")
    if lacking:
        earlier = any(cue.end <= span.first for cue in found.get("negation", ()))
        return "" if negation or earlier else lacking
    return negation


def _in_scope(words: Sequence[Word], found: Cues, span: Match, name: str) -> str:
    """The cue before or inside the span that reaches it, or ""."""
    own = _own_stems(span)
    for cue in found.get(name, ()):
        if cue.first >= span.end or _is_own(cue, words, own, span) or _is_undone(cue, words, span):
            continue
        if cue.end > span.first:
            return said(words, cue)
        subordinate = name == "lacking" or _is_subordinate(words, cue)
        ends_early = subordinate or _is_relative(words, cue)
        if subordinate and any("," in word.before for word in words[cue.end : span.first + 1]):
            continue
        if ends_early and _has_main_verb(words, cue.end + 1, span.end):
            continue
        if not _terminated(words, found, cue.end, span.first):
            return said(words, cue)
    return ""


def _is_undone(cue: Match, words: Sequence[Word], span: Match) -> bool:
    """Whether the cue is one of two negations that make none: "motels are not avoided"."""
    last = cue.end - 1
    if words[last].stem in _AVOIDING:
        return last > 0 and words[last - 1].text in {"not", "never"}
    following = range(cue.end, min(cue.end + 1, len(words)))
    return any(words[i].stem in _AVOIDING and not span.first <= i < span.end for i in following)


def _is_relative(words: Sequence[Word], cue: Match) -> bool:
    """Whether the cue stands in a clause such as "who screens positive and does not see it so"."""
    for word in reversed(words[max(0, cue.first - _RELATIVE_REACH) : cue.first]):
        if word.text in _RELATIVE:
            return True
        if word.before and word.before[-1] not in "'’":
            return False
    return False


def _has_main_verb(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.text in _MAIN_VERBS for word in words[start:end])


def _is_subordinate(words: Sequence[Word], cue: Match) -> bool:
    """Whether the cue stands in a clause of condition or time, which a comma closes."""
    clause = 0
    for i in range(cue.first, -1, -1):
        if set(words[i].before) & (_HARD_STOPS | {","}):
            clause = i
            break
    return any(word.text in _SUBORDINATE for word in words[clause : cue.first])


def _negated_after(words: Sequence[Word], found: Cues, span: Match) -> str:
    own = _own_stems(span)
    for cue in found.get("negated_after", ()):
        if not span.first < cue.first <= span.end + _AFTER_REACH or _is_own(cue, words, own, span):
            continue
        if _is_undone(cue, words, span):
            continue
        if _has_new_subject(words[span.end : cue.first]):
            continue
        if not _terminated(words, found, span.end, cue.first):
            return said(words, cue)
    return ""


def _has_new_subject(words: Sequence[Word]) -> bool:
    """Whether a comma opens a clause with a subject of its own: "..., the advocate does not argue"."""
    return any("," in word.before and word.text in _SUBJECTS for word in words)


def _permission(words: Sequence[Word], found: Cues, span: Match) -> Reading | None:
    own = _own_stems(span)
    for cue in found.get("liking", ()):
        if not _is_own(cue, words, own, span) and not _is_client_right(words, cue):
            return Reading(Stance.PERMITTED, said(words, cue))
    for cue in found.get("permission", ()):
        if cue.first >= span.end or _is_own(cue, words, own, span) or _is_client_right(words, cue):
            continue
        between = words[cue.end + 1 : span.first]
        if any(word.stem in _FINITE for word in between):
            continue
        if cue.end > span.first or not _terminated(words, found, cue.end, span.first):
            return Reading(Stance.PERMITTED, said(words, cue))
    return None


def _is_client_right(words: Sequence[Word], cue: Match) -> bool:
    """Whether the one who may is the survivor: a right, not a liking of staff.

    "You" is the survivor in a handout; whoever is told to feel free is a worker, and a discretion is staff's.
    """
    if any(word.stem in _STAFF_STEMS for word in words[cue.first : cue.end]):
        return False
    before = words[max(0, cue.first - 3) : cue.first]
    clients = _CLIENT_STEMS - {"you"} if cue.end - cue.first > 1 else _CLIENT_STEMS
    return any(word.stem in clients for word in before)


def _terminated(words: Sequence[Word], found: Cues, start: int, end: int) -> bool:
    """Whether the scope of a cue ends between two words."""
    if any(set(words[i].before) & _HARD_STOPS for i in range(start, min(end + 1, len(words)))):
        return True
    return any(start <= cue.first < end for cue in found.get("terminator", ()))


def _is_own(cue: Match, words: Sequence[Word], own: frozenset[str], span: Match) -> bool:
    """Whether the cue is part of the wording that matched, and so says nothing about it.

    An auxiliary may stand in a gap of the wording: "men are not admitted" is "men ..3 not admitted".
    """
    inside = span.first <= cue.first and cue.end <= span.end
    stems = [words[i].stem for i in range(cue.first, cue.end)]
    telling = [one for one in stems if one not in _AUXILIARIES] or stems
    return inside and all(one in own for one in telling)


@cache
def _stems_of(wording: str) -> frozenset[str]:
    return frozenset(s for step in compile_wording(wording) for s in step.stems)


def _own_stems(span: Match) -> frozenset[str]:
    return _stems_of(span.wording)


def read_sentence(words: Sequence[Word], found: Cues, *, own: int = 0) -> Reading:
    """The stance of a sentence as a whole, where no span is asked about: intended, past, left to liking."""
    span = Match("", own, len(words), "whole")
    whole = _whole_sentence(found, words, span)
    if whole:
        return whole
    for cue in found.get("liking", ()):
        return Reading(Stance.PERMITTED, said(words, cue))
    return Reading(Stance.PRACTICE)
