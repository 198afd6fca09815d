"""What a paragraph's own properties (w:pPr) say, over what its style says."""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.readers.passages.styles import Style
from protocol_audit.readers.word import names
from protocol_audit.readers.word.names import Node
from protocol_audit.readers.word.styles import Styles, indent_of, number_of, outline_of

_DROP_CAP = names.w("dropCap")


@dataclass(slots=True)
class Properties:
    """A paragraph's properties.

    list_id, level  the list it is in ("" or "0" for none) and its level, None where the list says it
    outline         0 for the highest heading, None for running text
    joins_next      it runs on into the next paragraph: its end was deleted, or it is a large first letter
    ends_section    it is the last of a section
    """

    style: Style
    list_id: str
    level: int | None
    outline: int | None
    indent: int
    centered: bool
    page_break: bool
    joins_next: bool = False
    ends_section: bool = False


def properties_of(node: Node | None, styles: Styles) -> Properties:
    """The properties in a w:pPr, or those of the default style where there is none."""
    named = names.child_of(node, names.PSTYLE) if node is not None else None
    style = styles.paragraph(named.get(names.VAL) if named is not None else None)
    list_id, level = style.number or ("", None)
    found = Properties(style, list_id, level, style.outline, style.indent, style.centered, style.page_break)
    for child in node if node is not None else ():
        setter = _SETTERS.get(child.tag)
        if setter is not None:
            setter(found, child)
    return found


def _list(found: Properties, node: Node) -> None:
    number, level = number_of(node)
    found.list_id = number or found.list_id
    found.level = level if level is not None else found.level


def _outline(found: Properties, node: Node) -> None:
    found.outline = outline_of(node)


def _indent(found: Properties, node: Node) -> None:
    indent = indent_of(node)
    found.indent = found.indent if indent is None else indent


def _alignment(found: Properties, node: Node) -> None:
    found.centered = node.get(names.VAL) == "center"


def _page_break(found: Properties, node: Node) -> None:
    found.page_break = names.is_on(node)


def _section(found: Properties, _: Node) -> None:
    found.ends_section = True


def _frame(found: Properties, node: Node) -> None:
    """Take a large first letter, which Word keeps as a paragraph of its own, with the rest of its word."""
    if node.get(_DROP_CAP, "none") != "none":
        found.joins_next = True


def _mark(found: Properties, node: Node) -> None:
    if next(node.iterchildren(names.DEL, names.MOVE_FROM), None) is not None:
        found.joins_next = True


_SETTERS = {
    names.NUMPR: _list,
    names.OUTLINE: _outline,
    names.IND: _indent,
    names.JC: _alignment,
    names.PAGE_BREAK_BEFORE: _page_break,
    names.SECTPR: _section,
    names.RPR: _mark,
    names.w("framePr"): _frame,
}
