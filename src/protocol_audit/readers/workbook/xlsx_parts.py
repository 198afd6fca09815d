"""What all sheets of an .xlsx file share: texts, number formats and colors; and how its XML is walked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from protocol_audit.readers.word.package import Package

_WHITE = ("FFFFFFFF", "00FFFFFF", "FFFFFF", "theme 0", "indexed 9", "indexed 65", "indexed 64")


@dataclass(frozen=True, slots=True)
class Looks:
    """What all sheets share: strings, and for each cell style its number format, color and font."""

    strings: tuple[str, ...]
    formats: tuple[tuple[int, str], ...]
    fills: tuple[str, ...]
    fonts: tuple[str, ...]
    from_1904: bool


def read_looks(package: Package, main: str, book: Any) -> Looks:
    """The shared parts of a workbook; ``book`` is the root of its main part."""
    strings = package.related(main, "sharedStrings")
    root = package.root(strings) if strings else ()
    properties = next(named(book, "workbookPr"), None)
    from_1904 = properties is not None and is_on(properties.get("date1904"))
    styles = package.optional(package.related(main, "styles")) if package.related(main, "styles") else None
    texts = tuple(rich_text(node) for node in root if tag(node) == "si")
    if styles is None:
        return Looks(texts, (), (), (), from_1904)
    codes = {whole(node.get("numFmtId")): node.get("formatCode", "") for node in children(styles, "numFmts")}
    colors = [_color(node) for node in children(styles, "fills")]
    fonts = [_font(node) for node in children(styles, "fonts")]
    styles_of_cells = list(children(styles, "cellXfs"))
    numbers_of = [whole(node.get("numFmtId")) for node in styles_of_cells]
    fonts_of = [whole(node.get("fontId")) for node in styles_of_cells]
    fills_of = [whole(node.get("fillId")) for node in styles_of_cells]
    return Looks(
        texts,
        tuple((number, codes.get(number, "")) for number in numbers_of),
        tuple(colors[fill] if fill < len(colors) else "" for fill in fills_of),
        tuple(fonts[font] if font < len(fonts) else "" for font in fonts_of),
        from_1904,
    )


def rich_text(node: Any) -> str:
    """The text of a string with its runs; guides to pronunciation are no part of it."""
    parts = []
    for child in node:
        if tag(child) == "t":
            parts.append(child.text or "")
        elif tag(child) == "r":
            parts += [text.text or "" for text in child if tag(text) == "t"]
    return "".join(parts)


def _font(font: Any) -> str:
    name = next(named(font, "name"), None)
    return "" if name is None else name.get("val", "")


def _color(fill: Any) -> str:
    """A fill's color as a word that is the same for the same color, "" for none and for white."""
    pattern = next(named(fill, "patternFill"), None)
    if pattern is None:
        return "gradient" if next(named(fill, "gradientFill"), None) is not None else ""
    if pattern.get("patternType", "none") in ("none", "gray125"):
        return ""
    color = next(named(pattern, "fgColor"), None)
    if color is None:
        return "pattern"
    name = color.get("rgb") or next(
        (f"{kind} {color.get(kind)}" for kind in ("theme", "indexed") if color.get(kind) is not None), ""
    )
    tint = color.get("tint", "")
    return "" if name in _WHITE and not tint else f"{name} {tint}".strip()


def children(root: Any, name: str) -> Iterator[Any]:
    """The children of the first child with this name."""
    parent = next(named(root, name), None)
    return iter(()) if parent is None else iter(parent)


def named(node: Any, name: str) -> Iterator[Any]:
    """The children with this name, in whatever namespace."""
    return (child for child in node if tag(child) == name)


def tag(node: Any) -> str:
    """An element's name without its namespace; "" for what is no element."""
    name = node.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def is_on(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value in ("1", "true")


def whole(value: str | None) -> int:
    """An attribute's number, 0 where it has none."""
    try:
        return max(0, int(value or 0))
    except ValueError:
        return 0
