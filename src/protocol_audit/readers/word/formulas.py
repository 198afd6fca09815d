"""Formulas (ECMA-376 part 1, 22.1) as text on one line: "1/2", "x^2", "√(a+b)".

A fraction read as its digits alone would say another number, so that what stands over and under the line of
writing gets a sign between.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from protocol_audit.readers.word.names import Node, m

if TYPE_CHECKING:
    from protocol_audit.readers.word.text import TextReader

_VAL = m("val")
_BASE, _UNDER, _OVER, _ROW = m("e"), m("sub"), m("sup"), m("mr")


def _fraction(reader: TextReader, node: Node) -> None:
    """A numerator and a denominator, in brackets where they are more than one sign."""
    for tag, before in ((m("num"), ""), (m("den"), "/")):
        for child in node.iterchildren(tag):
            reader.show(before)
            reader.enclose(child)


def _scripts(reader: TextReader, node: Node) -> None:
    """A base with what stands below and above it."""
    for child in node:
        if child.tag == _UNDER:
            reader.show("_")
            reader.enclose(child)
        elif child.tag == _OVER:
            reader.show("^")
            reader.enclose(child)
        elif child.tag == _BASE:
            reader.descend(child)


def _root(reader: TextReader, node: Node) -> None:
    for child in node.iterchildren(m("deg")):
        reader.descend(child)
    reader.show("√")
    for child in node.iterchildren(_BASE):
        reader.enclose(child)


def _brackets(reader: TextReader, node: Node) -> None:
    properties = next(node.iterchildren(m("dPr")), None)
    opening, closing, between = (
        _sign(properties, m(name), usual)
        for name, usual in (("begChr", "("), ("endChr", ")"), ("sepChr", "|"))
    )
    reader.show(opening)
    for number, child in enumerate(node.iterchildren(_BASE)):
        reader.show(between if number else "")
        reader.descend(child)
    reader.show(closing)


def _sum(reader: TextReader, node: Node) -> None:
    """A sum, product or integral: its sign, its bounds, what it is taken of."""
    reader.show(_sign(next(node.iterchildren(m("naryPr")), None), m("chr"), "∫"))
    _scripts(reader, node)


def _rows(reader: TextReader, node: Node) -> None:
    """Lines under each other, or the cells of a matrix."""
    for number, child in enumerate(node.iterchildren(_BASE, _ROW)):
        reader.show(" " if number else "")
        if child.tag == _ROW:
            _rows(reader, child)
        else:
            reader.descend(child)


def _function(reader: TextReader, node: Node) -> None:
    for child in node.iterchildren(m("fName"), _BASE):
        reader.show("" if child.tag != _BASE else " ")
        reader.descend(child)


def _sign(properties: Node | None, tag: str, usual: str) -> str:
    """A sign that a formula's properties name, or the usual one."""
    named = next(properties.iterchildren(tag), None) if properties is not None else None
    return usual if named is None else str(named.get(_VAL, ""))[:3]


FORMULAS: dict[str, Callable[[TextReader, Node], None]] = {
    m("f"): _fraction,
    **dict.fromkeys((m("sSub"), m("sSup"), m("sSubSup"), m("sPre")), _scripts),
    m("rad"): _root,
    m("d"): _brackets,
    m("nary"): _sum,
    **dict.fromkeys((m("eqArr"), m("m"), _ROW), _rows),
    m("func"): _function,
}
