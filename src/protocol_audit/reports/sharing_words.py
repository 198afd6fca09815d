"""What a share check found, in words: for the terminal and for reports."""

from __future__ import annotations

from collections.abc import Iterable

from protocol_audit.model import Disclosure, Private
from protocol_audit.reports.labels import count

PRIVATE_WORDS: dict[Private, str] = {
    Private.ADDRESS: "Address or place",
    Private.PHONE: "Telephone number",
    Private.EMAIL: "E-mail address",
    Private.PERSON: "Person’s name",
    Private.BIRTH_DATE: "Date of birth",
    Private.CASE_NUMBER: "Case number",
    Private.IDENTITY_NUMBER: "Identity number",
    Private.LICENSE_PLATE: "License plate",
    Private.AUTHOR: "Author in the file",
}
HEADING = "Before you share this"
NOTHING_FOUND = (
    "Nothing private was found in what is quoted, nor in the file’s properties. It was looked for by rules, "
    "which cannot find everything: read it through before it leaves the house."
)
_HINT = (
    "They were looked for by rules, in what is quoted and in the file’s properties: some may be harmless, "
    "and others may have been missed. Nothing was changed."
)
AUTHORS_HINT = (
    "The names in the protocol’s file are not in this result. To take them out of the protocol before you "
    "send it: in Word, File, Info, Check for Issues, Inspect Document."
)


def share_lead(found: Iterable[Disclosure]) -> str:
    """What was found, as a few sentences."""
    found = list(found)
    if not found:
        return NOTHING_FOUND
    return f"{count(len(found), 'place')} to look at before this leaves the house. {_HINT}"


def names_authors(found: Iterable[Disclosure]) -> bool:
    """True where the file's properties name somebody."""
    return any(one.kind is Private.AUTHOR for one in found)


def where_words(one: Disclosure) -> str:
    """The place in a line: "paragraph 41, page 7 (SH-2)"."""
    page = f", page {one.page}" if one.page is not None else ""
    standards = f" ({', '.join(one.standards)})" if one.standards else ""
    return f"{one.where}{page}{standards}"


def share_lines(found: Iterable[Disclosure]) -> list[str]:
    """Everything that was found, for the terminal: a line each, with the words themselves."""
    found = list(found)
    lines = [f"{HEADING}: {share_lead(found)}"]
    lines += [f"  {PRIVATE_WORDS[one.kind]}: “{one.words}” - {where_words(one)}" for one in found]
    return [*lines, AUTHORS_HINT] if names_authors(found) else lines
