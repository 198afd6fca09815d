"""Finds the headings: by style and outline level, and those that only look like headings.

A paragraph counts as a heading by its looks where it is short, stands alone, is wholly bold, underlined,
in capitals or in larger letters, or bears a section number, does not end like a sentence, and has text
below it. When in doubt it stays a paragraph: then its words are judged, and nothing is lost but a name in
the way down to the next passages.
"""

from __future__ import annotations

import re

from protocol_audit.readers.passages.blocks import Block, Para, Rank, Table
from protocol_audit.readers.passages.looks import Looks
from protocol_audit.readers.passages.styles import Look

_LONGEST_STYLED = 250  # characters; a longer "heading" is running text in a heading's style
_LONGEST = 100
_LONGEST_FRONT_LINE = 150  # characters; what is longer is no line of a title page
# The kind of number that a heading bears ("" for none), whether it is bold, whether it is underlined.
_Class = tuple[str, bool, bool]
# By size and capitals: the kinds of heading that look so, in order of first appearance.
_Classes = dict[tuple[int, bool], list[_Class]]
# In the style of a title, further down than the title: above every other heading.
_TITLE_RANKS: dict[str, Rank] = {"title": (0, -2), "subtitle": (0, -1)}
_MOST_WORDS = 14
_MOST_WORDS_NUMBERED = 18

_KEYWORD = re.compile(
    r"(?:section|chapter|part|article|appendix|attachment|annex|exhibit|tab|policy|module|unit|addendum)"
    r"\s+(?:[0-9]+[0-9.\-–]*|[IVXLC]+|[A-Z])\b[.:)\s–—-]*",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})+[.)]?\s+(?=\S)")
_NUMBERS = (
    ("roman", re.compile(r"(?=[IVXL]+[.)])[IVXL]{1,7}[.)]\s+(?=\S)")),
    ("upper", re.compile(r"[A-Z][.)]\s+(?=\S)")),
    ("digit", re.compile(r"[0-9]{1,2}[.)]\s+(?=\S)")),
)
_CAPTION = re.compile(
    r"(?:table|figure|form|exhibit|chart|checklist)\s+(?:[A-Z]{1,3}-)?(?:[0-9][0-9.-]*|[A-Z]\b)[.:)]?(?:\s|$)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:to|from|cc|date|re|subject|effective|revised|revision|reviewed|phone|telephone|tel|fax|hotline|e-?mail"
    r"|address|approved|prepared|adopted|policy (?:no|number)|number|page|agency|name|signature|version)"
    r"\b[^:]{0,25}:",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:must|shall|will|should|may|can|cannot|can['’]t|don['’]t|won['’]t|is|are|do|does|never|has|have|not)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:what|how|when|who|whom|where|why|which|if)\b", re.IGNORECASE)
# What a part of a policy is called; with one of these a line may end with a full stop: "Procedure."
_PART = re.compile(
    r"(?:policy|policies|procedures?|purpose|scope|definitions?|background|introduction|overview|principles"
    r"|responsibilit(?:y|ies)|guidelines?|standards?|practice|rationale|references|exceptions?)\b[^,;]*\.",
    re.IGNORECASE,
)
_END_OF_SENTENCE = (".", ";", ",", "!")


def mark_headings(blocks: list[Block], looks: Looks) -> None:
    """Give every heading among these blocks its rank, and mark what belongs to the title."""
    classes: _Classes = {}
    is_front = True
    for index, block in enumerate(blocks):
        if not isinstance(block, Para) or not block.text or block.is_contents:
            continue
        rank = _TITLE_RANKS.get(block.style.role) if len(block.text) <= _LONGEST_STYLED else None
        block.is_title = is_front and rank is not None
        if not block.is_title:
            block.heading = rank or _styled(block)
            if block.heading is None and _may_be(block):
                following = next((other for other in blocks[index + 1 : index + 6] if _counts(other)), None)
                block.heading = _looked(block, following, looks, classes)
            is_front = is_front and block.heading is None and len(block.text) <= _LONGEST_FRONT_LINE


def shown(para: Para) -> str:
    """A heading as a person sees it: with the number that Word puts before it, on one line."""
    text = " ".join(para.text.split())
    return f"{para.number} {text}" if para.number and not text.startswith(para.number) else text


def number_class(text: str) -> tuple[str, int]:
    """The kind of number that a line begins with ("" for none), and how long it is."""
    for name, pattern in (("keyword", _KEYWORD), ("decimal", _DECIMAL), *_NUMBERS):
        match = pattern.match(text)
        if match:
            depth = match.group().strip(" .)").count(".") + 1 if name == "decimal" else 0
            return (f"decimal {depth}" if depth else name), match.end()
    return "", 0


def _styled(para: Para) -> Rank | None:
    if para.outline is None or len(para.text) > _LONGEST_STYLED:
        return None
    return (0, para.outline)


def _looked(para: Para, following: Block | None, looks: Looks, classes: _Classes) -> Rank | None:
    """The rank of a short paragraph that looks like a heading, else None."""
    if following is None:
        return None
    if para.number:
        kind, start = _auto_class(para.number), 0
    else:
        kind, start = number_class(para.text)
    look = looks.look(para)
    if not _stands_out(para, look, looks) and not _is_numbered_line(para, kind, start, following):
        return None
    if _is_list_like(para, kind, following) or (not look.caps and _is_statement(para.text[start:], kind)):
        return None
    size = max(look.size or 0, looks.body_size)
    alike = classes.setdefault((size, bool(look.caps)), [])
    return (1, -size, 0 if look.caps else 1, _depth(kind, look, alike))


def _may_be(para: Para) -> bool:
    text = para.text
    if len(text) > _LONGEST or "\n" in text:
        return False
    kind, start = number_class(text)
    words = text.split()
    if "\t" in text[start:] or len(words) > (_MOST_WORDS_NUMBERED if kind else _MOST_WORDS):
        return False
    if (
        (para.level is not None and para.is_bullet)
        or text[:1].islower()
        or not any(c.isalpha() for c in text)
    ):
        return False
    if text.endswith(_END_OF_SENTENCE) and not (len(words) <= 5 and _PART.match(text)):
        return False
    return not (_FIELD.match(text) or _is_caption(para) or "@" in text or "____" in text)


def _stands_out(para: Para, look: Look, looks: Looks) -> bool:
    """Whether the whole line is set off from running text."""
    if look.bold or look.underline or para.style.role == "heading-like":
        return True
    letters = sum(c.isalpha() for c in para.text)
    return (bool(look.caps) and letters >= 4) or (look.size or 0) >= looks.body_size + 2


def _is_numbered_line(para: Para, kind: str, start: int, following: Block) -> bool:
    """Whether an unmarked line is a heading by its number: "4.2 Intake", "Section 3: Shelter"."""
    rest = para.text[start:]
    if para.number or not rest or not rest[:1].isupper() or para.text.endswith((":", "?")):
        return False
    if kind != "keyword" and not kind.startswith("decimal"):
        return False
    if len(rest.split()) > 8 or rest.endswith("."):
        return False
    return isinstance(following, Table) or len(following.text) > len(para.text)


def _is_list_like(para: Para, kind: str, following: Block) -> bool:
    """Whether this is an item among items, or the line that introduces a list."""
    if isinstance(following, Table):
        return para.text.endswith(":") and len(para.text.split()) > 4
    next_kind = _auto_class(following.number) if following.number else number_class(following.text)[0]
    if para.level is not None and following.level == para.level and following.list_id == para.list_id:
        return True
    if kind in ("digit", "upper", "roman") and next_kind == kind and not para.number:
        return True
    return para.text.endswith(":") and following.level is not None


def _is_statement(text: str, kind: str) -> bool:
    """Whether a line says something, in bold for emphasis, rather than naming what follows."""
    text = text.partition(": ")[0]
    if kind == "keyword" or len(text.split()) < 5 or _ASKS.match(text):
        return False
    return bool(_STATES.search(text))


def _depth(kind: str, look: Look, alike: list[_Class]) -> int:
    """How deep this kind of heading stands among those of its size: in order of first appearance."""
    if not kind and look.caps:
        return 0
    own = (kind, bool(look.bold), bool(look.underline))
    if own not in alike:
        alike.append(own)
    place = alike.index(own)
    # Headings without a number that came first stand as high as the first numbered ones that look alike.
    return place - 1 if place and alike[0] == ("", *own[1:]) else place


def _auto_class(number: str) -> str:
    """The kind of a number that Word counts."""
    return (
        number_class(f"{number.rstrip('.)')}. x")[0]
        if not number[:1].isalpha()
        else f"auto {number.count('.')}"
    )


def _is_caption(para: Para) -> bool:
    """Whether a line is the caption of a table or a picture ("Table 3. Whom to call"), not of a section."""
    return para.style.name.endswith("caption") or bool(_CAPTION.match(para.text))


def _counts(block: Block) -> bool:
    return isinstance(block, Table) or bool(block.text and not block.is_contents)
