"""Tells an agency's name from other lines. Conservative: "" when in doubt."""

from __future__ import annotations

import re

_ORGANIZATION = re.compile(
    r"\b(?:agency|alliance|association|centers?|centre|coalition|council|crisis|department|services|project"
    r"|network|shelter|houses?|home|haven|refuge|sanctuary|hospital|clinic|foundation|institute|society"
    r"|university|college|office|unit|tribe|nation|partnership|collaborative|collective|ministries|inc|llc"
    r"|advocates|advocacy|against violence|women’s|women's|helpline|family|families|task force|centro|casa"
    r"|corporation|neighbors|survivors)\b",
    re.IGNORECASE,
)
# Of these words one is enough to tell a name at the head of a title.
_PLAIN_ORGANIZATION = re.compile(
    r"\b(?:alliance|association|center|coalition|council|network|shelter|house|haven|hospital|clinic|foundation"
    r"|inc|llc|advocates|against violence)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\b(?:program|team|initiative|group|circle)$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|protocols?|manual|guide|handbook|guidelines|chapter|section|page|draft"
    r"|version|confidential|confidentiality|contents|form|effective|revised|approved|adopted|date|subject|memo"
    r"|memorandum|template|prepared|plan|planning|response|trafficking|training|introduction|purpose|overview"
    r"|definitions?|screening|intake|assessment|all rights)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r",? (?:a|the) (?:program|project|service|division|unit|office) of (?:the )?(.+)", re.IGNORECASE
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "against",
        "by",
        "de",
        "del",
        "for",
        "from",
        "in",
        "la",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "y",
    ]
)
_MOST_WORDS = 11


def agency_in(line: str, text: str = "") -> str:
    """The agency's name where a line is one, else "".

    A name that only ends in a word like "Program" counts where the text speaks of it too.
    """
    line = line.strip(" .|-–—")
    of = _PART_OF.search(line)
    if of and _is_name(of.group(1)):
        return of.group(1)
    name = line.split(", ")[0]
    if _is_name(name):
        return name
    speaks_of_it = f"the {name} ".lower() in text.lower()
    return name if speaks_of_it and _WEAK.search(name) and _reads_as_name(name) else ""


def agency_in_title(title: str) -> str:
    """The agency's name at the head of a title ("Harbor Alliance: Staff Manual"), else ""."""
    for mark in (":", " – ", " — ", " - ", " | "):
        head, found, _ = title.partition(mark)
        if found and _is_name(head.strip()) and _PLAIN_ORGANIZATION.search(head):
            return head.strip()
    return ""


def _is_name(text: str) -> bool:
    return bool(_ORGANIZATION.search(text)) and _reads_as_name(text)


def _reads_as_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS or text.endswith((":", "?", "!")) or any(c.isdigit() for c in text):
        return False
    if _OTHER.search(text) or re.search(r"[.;:!?] ", text):
        return False
    return all(word.lower() in _SMALL or not word[:1].islower() for word in words) and words[0][:1].isupper()
