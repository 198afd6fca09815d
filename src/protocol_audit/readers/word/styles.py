"""What a paragraph's or a run's style says: its part in the outline, its numbering, how it looks."""

from __future__ import annotations

import re
from dataclasses import replace

from protocol_audit.readers.passages.styles import PLAIN, Look, Style, named
from protocol_audit.readers.word.names import (
    BASED_ON,
    BOLD,
    CAPS,
    DEFAULT,
    DOC_DEFAULTS,
    ILVL,
    IND,
    JC,
    NAME,
    NUM_ID,
    NUMPR,
    OUTLINE,
    PAGE_BREAK_BEFORE,
    PPR,
    RPR,
    RSTYLE,
    SIZE,
    STYLE,
    STYLE_ID,
    TYPE,
    UNDERLINE,
    VAL,
    VANISH,
    Node,
    child_of,
    is_on,
    w,
)

_LEFT = w("left")
_START = w("start")


class Styles:
    """The styles of a document, resolved when first asked for."""

    def __init__(self, root: Node | None) -> None:
        self._nodes: dict[str, Node] = {}
        self._styles: dict[str, Style] = {}
        self._default = ""
        self.plain = PLAIN
        for node in root if root is not None else ():
            if node.tag == STYLE:
                self._nodes.setdefault(node.get(STYLE_ID, ""), node)
                if node.get(DEFAULT) in ("1", "true", "on") and node.get(TYPE) == "paragraph":
                    self._default = node.get(STYLE_ID, "")
            elif node.tag == DOC_DEFAULTS:
                properties = node.find(f"{w('rPrDefault')}/{RPR}")
                self.plain = look_of(properties) if properties is not None else PLAIN

    def paragraph(self, id: str | None) -> Style:
        """The paragraph style with this id; the document's default style where there is none."""
        return self._resolve(id if id is not None else self._default)

    def character(self, id: str) -> Look:
        """How a character style looks."""
        return self._resolve(id).look

    def run(self, properties: Node | None) -> Look:
        """How a run with this w:rPr looks, its character style taken in."""
        if properties is None or len(properties) == 0:
            return PLAIN
        style = child_of(properties, RSTYLE)
        own = look_of(properties)
        return own if style is None else own.over(self.character(style.get(VAL, "")))

    def table_marks_first_row(self, id: str) -> bool:
        """Whether a table style sets its first row off from the others."""
        node = self._nodes.get(id)
        for _ in range(20):
            if node is None:
                return False
            for part in node.iterchildren(w("tblStylePr")):
                if part.get(TYPE) == "firstRow" and (
                    part.find(f".//{BOLD}") is not None or part.find(f".//{w('shd')}") is not None
                ):
                    return True
            parent = node.find(BASED_ON)
            node = self._nodes.get(parent.get(VAL, "")) if parent is not None else None
        return False

    def _resolve(self, id: str) -> Style:
        known = self._styles.get(id)
        if known is None:
            # Standing in while the style resolves, so that styles based on each other come to an end.
            self._styles[id] = Style(id)
            known = self._styles[id] = self._inherit(id)
        return known

    def _inherit(self, id: str) -> Style:
        node = self._nodes.get(id)
        if node is None:
            return named(Style(id), _spaced(id))
        parent = node.find(BASED_ON)
        base = self._resolve(parent.get(VAL, "")) if parent is not None else Style()
        # A role is the style's own: a style based on Title or on a table of contents may be anything.
        kept_role = base.role if base.role in ("heading-like", "continue") else ""
        style = replace(base, id=id, role=kept_role)
        properties = node.find(PPR)
        if properties is not None:
            style = _with_properties(style, properties)
        run = node.find(RPR)
        if run is not None:
            style = replace(style, look=look_of(run).over(style.look))
        name = node.find(NAME)
        return named(style, _spaced(name.get(VAL, "") if name is not None else id))


def look_of(properties: Node) -> Look:
    """How a w:rPr makes its text look; its character style is not looked up."""
    bold = caps = underline = hidden = size = None
    for node in properties:
        tag = node.tag
        if tag == BOLD:
            bold = is_on(node)
        elif tag == CAPS:
            caps = is_on(node)
        elif tag == UNDERLINE:
            underline = is_on(node)
        elif tag == VANISH:
            hidden = is_on(node)
        elif tag == SIZE:
            size = _number(node.get(VAL))
    return Look(bold, caps, underline, hidden, size)


def indent_of(node: Node) -> int | None:
    """The left indent of a w:ind in twentieths of a point, None where it says nothing of the left."""
    return _number(node.get(_LEFT) or node.get(_START))


def number_of(node: Node) -> tuple[str, int | None]:
    """(numId, level) of a w:numPr; numId "0" takes a paragraph out of its list."""
    number, level = "", None
    for child in node:
        if child.tag == NUM_ID:
            number = child.get(VAL, "")
        elif child.tag == ILVL:
            level = _number(child.get(VAL))
    return number, level


def outline_of(node: Node) -> int | None:
    """The level of a w:outlineLvl, None for running text."""
    level = _number(node.get(VAL))
    return level if level is not None and 0 <= level <= 8 else None


def _with_properties(style: Style, properties: Node) -> Style:
    for node in properties:
        if node.tag == OUTLINE:
            style = replace(style, outline=outline_of(node))
        elif node.tag == NUMPR:
            number, level = number_of(node)
            inherited = style.number or ("", None)
            style = replace(
                style, number=(number or inherited[0], level if level is not None else inherited[1])
            )
        elif node.tag == IND:
            indent = indent_of(node)
            style = style if indent is None else replace(style, indent=indent)
        elif node.tag == JC:
            style = replace(style, centered=node.get(VAL) == "center")
        elif node.tag == PAGE_BREAK_BEFORE:
            style = replace(style, page_break=is_on(node))
    return style


def _spaced(id: str) -> str:
    """A style's name or id in lower case, with spaces: "Heading1" -> "heading 1"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", id).lower()


def _number(text: str | None) -> int | None:
    try:
        return int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None
