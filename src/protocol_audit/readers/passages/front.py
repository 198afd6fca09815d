"""Finds what a protocol says of itself: its title, its agency and its date.

All of it is optional and none of it is guessed: what is not plain is left empty, but for the title, which
falls back to the first heading or the first words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from protocol_audit.readers.passages.agency import agency_in, agency_in_title
from protocol_audit.readers.passages.blocks import Block, Para, Rank, Table
from protocol_audit.readers.passages.dates import date_in, is_date_label
from protocol_audit.readers.passages.headings import number_class, shown

_FIRST = 25  # blocks in which a document says what it is
_LONGEST_TITLE = 200
_MOST_TITLE_LINES = 3
_LONGEST_LINE = 120
_LONGEST_LOOK = 2000  # characters of a paragraph in which a name is looked for

_SENTENCES = re.compile(r"[a-z)][.!?](?:\s|$)")
_SUBJECT = re.compile(r"(?:re|subject|regarding)\s*:\s*(?=\S)", re.IGNORECASE)
_TITLE_LABEL = re.compile(
    r"(?:(?:policy|document|protocol|procedure|manual) )?(?:title|name)|subject|re", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|(?:document|doc|untitled|template|new|title|draft|copy of)[ _-]*[0-9]*"
    r"|.*\.(?:docx?|pdf|rtf|odt|dotx?)|word document|slide 1|.*\[.*\].*)",
    re.IGNORECASE,
)
# What the first part of a text is called, which is no title of the whole.
_PART = re.compile(
    r"(?:introduction|purpose|overview|policy|background|scope|mission|definitions|procedures?|preface"
    r"|foreword)\W*",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"(?:p\.? ?o\.? box|phone|tel|fax|www\.|http|(?:to|from|cc|date|re|subject)\s*:|page\b|confidential"
    r"|draft\b|version\b"
    r"|[0-9]+ \w+ (?:st|street|ave|avenue|road|rd|blvd|lane|drive)\b|\(?[0-9]{3}\)?[ -][0-9]{3})",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Front:
    """What a protocol says of itself; "" for what it does not say, but for the title."""

    title: str
    agency: str
    date: str


@dataclass(frozen=True, slots=True)
class Properties:
    """The file's own properties, as somebody once filled them in."""

    title: str = ""
    creator: str = ""
    company: str = ""


def read_front(blocks: list[Block], margins: list[str], properties: Properties, file: str) -> Front:
    """The title, agency and date of a document; ``file`` is its name without the ending."""
    paras = [block for block in blocks if isinstance(block, Para) and block.text and not block.is_contents]
    labels = _labels(blocks)
    agency = _agency(paras, labels, margins, properties)
    styled = (para for para in _cover(blocks) if para.style.role in ("title", "subtitle"))
    titles = [para for para in styled if para.heading is None]
    title = _title(paras, titles, labels, properties.title, agency) or file
    agency = agency or agency_in_title(title)
    _take_agency_off(paras, agency)
    return Front(title[:_LONGEST_TITLE], agency, _date(paras, labels, margins))


def _title(
    paras: list[Para], titles: list[Para], labels: list[tuple[str, str]], property_title: str, agency: str
) -> str:
    first = paras[:_FIRST]
    subject = _subject(first) or next((value for label, value in labels if _TITLE_LABEL.fullmatch(label)), "")
    title = _styled_title(titles)
    if not title:
        lines = _first_lines(paras, agency)
        title, subject = subject or _property_title(property_title, paras) or lines, ""
    if not title:
        title = _property_title(property_title, None)
    if not title:
        headings = (shown(para) for para in paras if para.heading is not None)
        heading = next((text for text in headings if _plain(text) != _plain(agency)), "")
        title = heading or (_cut(paras[0].text) if paras else "")
    return _joined([title, _subtitle(titles, title), subject, _only_chapter(paras, agency)])


def _cover(blocks: list[Block]) -> list[Para]:
    """The first paragraphs with those of the text boxes on them: a cover often stands in boxes."""
    found: list[Para] = []
    for para in [block for block in blocks[:_FIRST] if isinstance(block, Para)]:
        found.extend([para] if para.text else [])
        boxed = (block for box in para.attached if box.kind == "text box" for block in box.blocks)
        found.extend(block for block in boxed if isinstance(block, Para) and block.text)
    return found


def _styled_title(titles: list[Para]) -> str:
    """The first paragraphs in the style of a title; one broken over lines is put together."""
    lines: list[str] = []
    for para in titles:
        if para.style.role == "title":
            lines.append(_one_line(para.text))
        elif lines:
            break
    return " ".join(lines)


def _subtitle(titles: list[Para], title: str) -> str:
    """A line below the title that says more of it."""
    lines = [_one_line(para.text) for para in titles if para.style.role == "subtitle"]
    line = next(iter(lines), "")
    if not title or len(line) > _LONGEST_LINE or _SENTENCES.search(line):
        return ""
    return "" if date_in(line) else line


def _subject(first: list[Para]) -> str:
    """What a memo is about."""
    for para in first[:15]:
        for line in para.text.split("\n"):
            match = _SUBJECT.match(line)
            if match and len(line) <= _LONGEST_TITLE:
                return _one_line(line[match.end() :])
    return ""


def _property_title(title: str, paras: list[Para] | None) -> str:
    """The file's title property where it makes sense, and, given paragraphs, where they show it too."""
    title = _one_line(title)
    if not title or _NO_TITLE.fullmatch(title) or not any(c.isalpha() for c in title):
        return ""
    if paras is None:
        return title
    start = _plain(" ".join(para.text[:_LONGEST_LOOK] for para in paras[:_FIRST]))
    return title if _plain(title) in start else ""


def _first_lines(paras: list[Para], agency: str) -> str:
    """The short lines at the top of a document without a title style; they are marked as its title."""
    lines: list[str] = []
    top = _top(paras[:_FIRST], agency)
    below = [para.heading for para in paras[len(top) :]]
    for number, para in enumerate(top, 1):
        text = _one_line(para.text)
        if _plain(text) == _plain(agency) or _LETTERHEAD.match(text) or date_in(text):
            continue
        if _is_first_heading(para, below, is_last=number == len(top)):
            break
        lines.append(text)
        para.is_title, para.heading = True, None
        if len(lines) == _MOST_TITLE_LINES:
            break
    return _joined(lines)


def _is_first_heading(para: Para, below: list[Rank | None], *, is_last: bool) -> bool:
    """Whether a line at the top is the first heading of the text, not a line of the title."""
    if para.heading is None:
        return False
    if para.heading[0] == 0 or _PART.fullmatch(para.text):
        return True
    is_one_of_many = is_last or bool(para.number or number_class(para.text)[0])
    return is_one_of_many and para.heading in below


def _top(first: list[Para], agency: str) -> list[Para]:
    """The lines above the first running text, where any of them looks like a title."""
    top: list[Para] = []
    for para in first:
        text = _one_line(para.text)
        looks_so = para.heading is not None or para.centered
        is_known = _LETTERHEAD.match(text) or date_in(text) or _plain(text) == _plain(agency)
        if len(text) > _LONGEST_LINE or para.is_item or not (looks_so or is_known):
            break
        top.append(para)
    return top if any(para.heading is not None or para.centered for para in top) else []


def _only_chapter(paras: list[Para], agency: str) -> str:
    """The one highest heading above all others: a chapter that was taken out of a manual."""
    headings = [para for para in paras if para.heading is not None and _plain(para.text) != _plain(agency)]
    if not headings or headings[0] not in paras[:8]:
        return ""
    highest = [para for para in headings if para.heading == headings[0].heading]
    lower = any(
        para.heading > headings[0].heading for para in headings if para.heading and headings[0].heading
    )
    return shown(headings[0]) if len(highest) == 1 and lower else ""


def _take_agency_off(paras: list[Para], agency: str) -> None:
    """Take the agency's name at the top for what it is, not for a heading over all the rest."""
    for para in paras[:_FIRST]:
        if para.heading is not None and agency and _plain(para.text) == _plain(agency):
            para.heading, para.is_title = None, True


def _agency(
    paras: list[Para], labels: list[tuple[str, str]], margins: list[str], properties: Properties
) -> str:
    for label, value in labels:
        if label.lower() in (
            "agency",
            "agency name",
            "organization",
            "organisation",
            "facility",
            "program name",
        ):
            return _one_line(value)
    first = paras[:_FIRST]
    top = [para.text for para in first if para.style.role in ("author", "subtitle", "title")]
    top += [para.text for para in first[:6] if len(para.text) <= _LONGEST_LINE]
    above = [part for line in margins[:_FIRST] for part in re.split(r"[|\t\n]| [-–—] ", line)]
    text = " ".join(para.text[:_LONGEST_LOOK] for para in first)
    for line in [*top, *above, properties.company, properties.creator]:
        name = agency_in(_one_line(line), text)
        if name:
            return name
    return ""


def _date(paras: list[Para], labels: list[tuple[str, str]], margins: list[str]) -> str:
    for para in paras[:_FIRST]:
        if para.style.role == "date" and any(c.isdigit() for c in para.text):
            return _one_line(para.text)
    for label, value in labels:
        if is_date_label(label) and any(c.isdigit() for c in value):
            value = _one_line(value.split(" (")[0])
            return value if label.lower() == "date" else f"{label}: {value}"
    lines = [line for para in paras[:_FIRST] for line in para.text.split("\n")]
    lines += [*margins, *(para.text for para in paras[-12:])]
    return next(filter(None, map(date_in, lines)), "")


def _labels(blocks: list[Block]) -> list[tuple[str, str]]:
    """(label, value) pairs: of tables that control the document, and of lines like "Agency: ..."."""
    found: list[tuple[str, str]] = []
    tables = [block for block in blocks if isinstance(block, Table)]
    for table in [*tables[:2], *tables[-1:]]:
        for row in table.rows[:15]:
            texts = [cell.text for cell in row.cells if cell.text]
            pairs = zip(texts[::2], texts[1::2], strict=False) if len(texts) in (2, 4) else ()
            found.extend((label.rstrip(": "), value) for label, value in pairs if len(value) <= _LONGEST_LINE)
            found.extend(_labelled(text) for text in texts)
    for block in blocks[:_FIRST]:
        if isinstance(block, Para):
            found.extend(_labelled(line) for line in block.text.split("\n"))
    return [(label, value) for label, value in found if label and value]


def _labelled(line: str) -> tuple[str, str]:
    label, colon, value = line.partition(":")
    is_pair = bool(colon) and len(label.split()) <= 4 and 0 < len(value.strip()) <= _LONGEST_LINE
    return (label.strip(), value.strip()) if is_pair else ("", "")


def _joined(lines: list[str]) -> str:
    """The lines with colons between them, each said once."""
    kept: list[str] = []
    for line in lines:
        if line and not any(_plain(line) in _plain(other) for other in kept):
            kept = [other for other in kept if _plain(other) not in _plain(line)]
            kept.append(line)
    return ": ".join(line.rstrip(":") for line in kept)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE].rsplit(" ", 1)[0] + " …"
