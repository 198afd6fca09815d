"""Finds the list items and what introduces them, in Word's own lists and in lists that are only typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from protocol_audit.readers.passages.blocks import Block, Para, Table

_LONGEST_LEAD_IN = 300  # characters; of a longer paragraph only its last sentences introduce the list
_DEEPEST = 9  # levels, as in Word

# The kinds of typed marks, each a group of its own; the first that matches counts.
_TYPED = re.compile(
    r"(?P<bullet>(?!\*\*)(?:[•·▪▫◦‣⁃∙●○■□▢◆◇❖❍☐☑☒✓✔✗✘➢➤►▶→⇨*]+|[–—-]{1,2}(?=\s)|\[[ xX✓]?\]|\([ xX]\)"
    r"|_{2,}|o(?=\s))\s*(?=\S))"
    r"|(?P<digit>\(?[0-9]{1,3}[.)]\s+(?=\S))"
    r"|(?P<decimal>[0-9]{1,3}(?:\.[0-9]{1,3})+[.)]?\s+(?=\S))"
    r"|(?P<roman>\(?[ivx]{2,6}[.)]\s+(?=\S))"
    r"|(?P<lower>\(?[a-z][.)]\s+(?=\S))"
    r"|(?P<upper>\(?[A-Z][.)]\s+(?=\S))"
    r"|(?P<word>(?i:step|phase)\s+[0-9]+[.:)]\s+(?=\S))"
)
_ONE_ROMAN = re.compile(r"\(?[ivx][.)]")
_INTRODUCES = re.compile(
    r"\b(?:following|as follows|below|these|includ(?:e|es|ing)|such as|listed|are|consists? of|steps|ways)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+")


@dataclass(slots=True)
class _State:
    """What is known while going down a text.

    lead      the line that introduced the list at hand
    open      (level, all that introduces what stands below it) of the items above the next one
    before    the last paragraph, where it may introduce a list
    list_id   the list of the last item, and whether that list is numbered
    typed     the kinds of typed numbers in the list at hand, outermost first
    """

    lead: str = ""
    open: list[tuple[int, str]] = field(default_factory=list)
    before: Para | None = None
    list_id: str = ""
    is_numbered: bool = False
    typed: list[tuple[str, int]] = field(default_factory=list)

    def end_list(self) -> None:
        """Forget the list at hand."""
        self.lead, self.open, self.before, self.list_id, self.typed = "", [], None, "", []


def mark_lists(blocks: list[Block]) -> None:
    """Give every list item among these blocks its lead-in."""
    state = _State()
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            state.end_list()
        elif block.text and not block.is_contents:
            _mark(block, blocks, index, state)


def split_lines(blocks: list[Block]) -> list[Block]:
    """The blocks with paragraphs cut where a list was typed with line breaks inside one paragraph."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Para) and "\n" in block.text and block.level is None:
            found.extend(_lines(block))
        else:
            found.append(block)
    return found


def last_sentences(text: str) -> str:
    """The end of a paragraph that introduces what follows: all of it, or of a long one its last sentences."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST_LEAD_IN:
        return text
    kept = ""
    for sentence in reversed(_SENTENCE.split(text)):
        if kept and len(kept) + len(sentence) > _LONGEST_LEAD_IN:
            break
        kept = f"{sentence} {kept}".strip()
    return kept[-2 * _LONGEST_LEAD_IN :]


def opens_typed_item(text: str) -> bool:
    """Whether a line begins with a bullet, a box or a number that may be an item's."""
    return bool(_typed_kind(text))


def introduces(text: str) -> bool:
    """Whether a paragraph leads on to what stands below it."""
    end = text.rstrip(' \t\n"”’)')[-1:]
    if end in (":", ",", "–", "—", "-", "…"):
        return True
    last = _SENTENCE.split(text)[-1]
    if end in (".", "!", ";"):
        return bool(_INTRODUCES.search(last)) and end != ";"
    return len(last.split()) <= 30


def _mark(para: Para, blocks: list[Block], index: int, state: _State) -> None:
    if para.heading is not None or para.is_title:
        state.end_list()
        state.before = para if para.text.endswith(":") else None
        return
    if state.open and (para.goes_on or _goes_on(para, state)):
        para.is_item, para.lead_in = True, _introduction(state, len(state.open) - 1)
        state.before = para if para.text.endswith(":") else None
        return
    level = (
        para.level
        if para.level is not None and not para.goes_on
        else _typed_level(para, blocks, index, state)
    )
    if level is None:
        state.before = para
        state.typed = []
        return
    if state.before is not None or not state.open:
        _begin(para, state)
    while state.open and state.open[-1][0] >= level:
        state.open.pop()
    para.is_item, para.lead_in = True, _introduction(state, len(state.open))
    state.open.append((level, f"{para.lead_in} {last_sentences(para.text)}".lstrip()))
    state.before, state.list_id = None, para.list_id
    state.is_numbered = bool(para.number)


def _begin(para: Para, state: _State) -> None:
    """Take up a list after a paragraph: a new one, or the one that the paragraph interrupted."""
    before = state.before
    if before is not None and introduces(before.text):
        is_inside = (
            para.level is not None and state.open and para.level > state.open[-1][0] and before.is_item
        )
        if is_inside:
            return
        state.lead, state.open = last_sentences(before.text), []
    elif not (para.list_id and para.list_id == state.list_id and state.is_numbered and para.number):
        state.lead, state.open = "", []


def _introduction(state: _State, depth: int) -> str:
    """The lead-in and the items above, outermost first."""
    return state.open[depth - 1][1] if depth else state.lead


def _goes_on(para: Para, state: _State) -> bool:
    """Whether a paragraph without a number goes on with the item above it."""
    return para.level is None and para.style.role == "continue" and state.before is None


def _typed_level(para: Para, blocks: list[Block], index: int, state: _State) -> int | None:
    """The level of an item whose bullet or number is typed, None where the paragraph is no item."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    kind = _typed_kind(para.text)
    if kind == "lower" and _ONE_ROMAN.match(para.text):
        is_below = isinstance(below, Para) and _typed_kind(below.text) == "roman"
        kind = "roman" if is_below or ("roman", 0) in state.typed else kind
    if not kind:
        return None
    is_led = state.before is not None and state.before.text.rstrip().endswith(":")
    if kind == "decimal" and not (is_led or state.typed):
        return None
    if (
        kind == "decimal"
        and is_led
        and state.before is not None
        and _same_depth(state.before.text, para.text)
    ):
        return None
    neighbours = (blocks[index - 1] if index else None, below)
    has_company = any(isinstance(other, Para) and _typed_kind(other.text) == kind for other in neighbours)
    if not (has_company or is_led or state.typed):
        return None
    key = (kind, para.indent if kind == "bullet" else 0)
    if key not in state.typed:
        del state.typed[_DEEPEST - 1 :]
        state.typed.append(key)
    at = state.typed.index(key)
    del state.typed[at + 1 :]
    return at


@lru_cache(maxsize=1024)
def _typed_kind(text: str) -> str:
    """The kind of mark that a line begins with, "" for none."""
    match = _TYPED.match(text)
    return (match.lastgroup or "") if match else ""


def _same_depth(one: str, other: str) -> bool:
    """Whether two lines bear section numbers of the same depth: then neither introduces the other."""
    first, second = one.split()[0].strip("."), other.split()[0].strip(".")
    return one[:1].isdigit() and first.count(".") == second.count(".")


def _lines(para: Para) -> list[Block]:
    """The lines of a paragraph, each on its own, where several begin with a typed bullet or number."""
    lines = [line.strip() for line in para.text.split("\n")]
    kinds = [_typed_kind(line) for line in lines]
    if sum(bool(kind) for kind in kinds) < 2:
        return [para]
    groups: list[list[str]] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    pieces = [piece for piece in ("\n".join(group).strip() for group in groups) if piece]
    found: list[Block] = []
    for number, piece in enumerate(pieces):
        cut = Para(piece, para.style, para.page, indent=para.indent, cell=para.cell, part_of=para)
        if number == len(pieces) - 1:
            cut.attached, cut.asides = para.attached, para.asides
        found.append(cut)
    return found
