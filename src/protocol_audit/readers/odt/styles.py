"""The styles of an OpenDocument text, each with what it inherits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from protocol_audit.readers.odt.names import Node, name, whole
from protocol_audit.readers.passages.styles import Look, Style, named

_STYLE, _DEFAULT = name("style:style"), name("style:default-style")
_PARAGRAPH, _TEXT = name("style:paragraph-properties"), name("style:text-properties")
_CELL = name("style:table-cell-properties")
_FAMILY, _PARENT, _NAME = name("style:family"), name("style:parent-style-name"), name("style:name")
_CODE = re.compile(r"_([0-9a-fA-F]{1,4})_")
_LENGTH = re.compile(r"(-?[0-9.]+)(in|cm|mm|pt|pc|px)")
_POINTS = {"in": 72.0, "cm": 28.35, "mm": 2.835, "pt": 1.0, "pc": 12.0, "px": 0.75}
_BOLD_FROM = 600
_NO_COLOR = ("", "transparent", "#ffffff")
_PLAIN_SIZE = 12.0  # points, where a size is only given in percent


class Styles:
    """The styles in these roots, those of the document's own text last; resolved when first asked for."""

    def __init__(self, roots: Iterable[Node]) -> None:
        self._nodes: dict[tuple[str, str], Node] = {}
        self._styles: dict[tuple[str, str], Style] = {}
        self.plain = Look()
        for root in roots:
            for node in root.iter(_STYLE, _DEFAULT):
                family = node.get(_FAMILY, "")
                if node.tag == _STYLE:
                    self._nodes[family, node.get(_NAME, "")] = node
                elif family == "paragraph":
                    self.plain = _look(node.find(_TEXT)) if node.find(_TEXT) is not None else self.plain

    def paragraph(self, id: str) -> Style:
        """The paragraph style with this name."""
        return self._resolve("paragraph", id)

    def look(self, id: str) -> Look:
        """How the text style with this name looks."""
        return self._resolve("text", id).look

    def list_of(self, id: str) -> str:
        """The list style that a paragraph style names, "" for none."""
        number = self._resolve("paragraph", id).number
        return number[0] if number else ""

    def is_shaded(self, id: str) -> bool:
        """Whether the cell style with this name has a ground of its own."""
        node = self._nodes.get(("table-cell", id))
        properties = node.find(_CELL) if node is not None else None
        color = properties.get(name("fo:background-color"), "") if properties is not None else ""
        return color.lower() not in _NO_COLOR

    def _resolve(self, family: str, id: str) -> Style:
        key = family, id
        if key not in self._styles:
            # Standing in while the style resolves, so that styles based on each other come to an end.
            self._styles[key] = Style(id)
            self._styles[key] = self._inherit(family, id)
        return self._styles[key]

    def _inherit(self, family: str, id: str) -> Style:
        node = self._nodes.get((family, id))
        if node is None:
            return named(Style(id), _shown(id))
        parent = node.get(_PARENT, "")
        base = self._resolve(family, parent) if parent else Style()
        is_automatic = node.get(name("style:display-name")) is None and not _is_common(node)
        kept = base.role if is_automatic or base.role in ("heading-like", "continue") else ""
        style = replace(base, id=id, role=kept)
        level = node.get(name("style:default-outline-level"))
        if level is not None:
            style = replace(style, outline=whole(level, 0) - 1 if whole(level, 0) else None)
        own_list = node.get(name("style:list-style-name"))
        if own_list is not None:
            style = replace(style, number=(own_list, None) if own_list else None)
        style = _with_properties(style, node)
        return style if is_automatic else named(style, _shown(node.get(name("style:display-name")) or id))


def _is_common(node: Node) -> bool:
    """Whether a style is one that people choose, not one that the program made for a single paragraph."""
    return bool(node.getparent().tag == name("office:styles"))


def _with_properties(style: Style, node: Node) -> Style:
    text, paragraph = node.find(_TEXT), node.find(_PARAGRAPH)
    if text is not None:
        style = replace(style, look=_look(text, style.look).over(style.look))
    if paragraph is None:
        return style
    align, left = paragraph.get(name("fo:text-align")), paragraph.get(name("fo:margin-left"))
    if align is not None:
        style = replace(style, centered=align == "center")
    if left is not None:
        style = replace(style, indent=round((_points(left) or 0.0) * 20))
    if paragraph.get(name("fo:break-before")) is not None:
        style = replace(style, page_break=paragraph.get(name("fo:break-before")) == "page")
    return style


def _look(node: Node, below: Look | None = None) -> Look:
    """How style:text-properties make text look."""
    weight = node.get(name("fo:font-weight"))
    line = node.get(name("style:text-underline-style"))
    transform, variant = node.get(name("fo:text-transform")), node.get(name("fo:font-variant"))
    caps = None
    if transform is not None or variant is not None:
        caps = transform == "uppercase" or variant == "small-caps"
    display = node.get(name("text:display"))
    size = node.get(name("fo:font-size"))
    return Look(
        bold=None if weight is None else weight == "bold" or whole(weight, 400) >= _BOLD_FROM,
        caps=caps,
        underline=None if line is None else line != "none",
        hidden=None if display is None else display == "none",
        size=_half_points(size, below),
    )


def _half_points(size: str | None, below: Look | None) -> int | None:
    if size is None:
        return None
    if size.endswith("%"):
        usual = (below.size or 0) / 2 if below is not None else 0.0
        return round((usual or _PLAIN_SIZE) * 2 * whole(size[:-1].partition(".")[0], 100) / 100)
    points = _points(size)
    return round(points * 2) if points is not None else None


def _points(length: str) -> float | None:
    match = _LENGTH.fullmatch(length)
    try:
        return float(match.group(1)) * _POINTS[match.group(2)] if match else None
    except ValueError:
        return None


def _shown(id: str) -> str:
    """A style's name as people see it, in lower case: "Heading_20_1" -> "heading 1"."""
    return _CODE.sub(lambda match: chr(int(match.group(1), 16)), id).lower()
