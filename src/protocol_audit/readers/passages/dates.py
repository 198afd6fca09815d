"""Finds a document's own date, as written: "Effective 1 March 2024", "Revised 06/2024"."""

from __future__ import annotations

import re

_TH = r"(?:st|nd|rd|th)?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:[0-9]{{1,2}}{_TH}\s+(?:of\s+)?)?{_MONTH}(?:\s+[0-9]{{1,2}}{_TH})?,?"
    r"\s+(?:19|20)[0-9]{2}"
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})|[0-9]{1,2}/(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|(?:19|20)[0-9]{2})"
)
_WORD = (
    r"(?:effective|adopted|approved|(?:last )?revised|revision|(?:last )?updated|(?:last )?reviewed|issued"
    r"|dated|amended|version|(?:(?:[a-z]{3,8}(?:st|nd|rd|th)|[0-9]+(?:st|nd|rd|th)) )?edition)"
)
_STATED = re.compile(rf"\b{_WORD}\b(?!\s+by\s+\d)[^.;|\t\n]{{0,40}}?\b{_DATE}", re.IGNORECASE)
_MEMO = re.compile(rf"date\s*:\s*({_DATE}|{_MONTH}\s+[0-9]{{1,2}}\b)", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|review by|expires)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:date )?(?:effective|adopted|approved|revised|issued|updated|reviewed|last revised|last updated"
    r"|last reviewed|revision|amended|date|version)(?: date| on| by)?",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\(?{_DATE}\)?", re.IGNORECASE)
_LONGEST_LINE = 160


def date_in(line: str) -> str:
    """The words of a line that date a document, "" where it does not."""
    line = " ".join(line.split())
    if len(line) > _LONGEST_LINE:
        return ""
    memo = _MEMO.match(line)
    if memo:
        return memo.group(1)
    stated = _STATED.search(line)
    if stated and not _NEXT.search(line[max(0, stated.start() - 12) : stated.end()]):
        return stated.group()
    return line if _ALONE.fullmatch(line) and len(line) > 4 else ""


def is_date_label(label: str) -> bool:
    """Whether this is what stands before a document's own date: "Effective date", "Revised"."""
    return bool(_LABEL.fullmatch(" ".join(label.split())))
