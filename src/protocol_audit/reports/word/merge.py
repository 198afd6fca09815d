"""Brings the report's styles and lists into a document; a style it has already by that name wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from protocol_audit.reports.word.styles import LISTS, STYLES, Style, list_xml, style_xml

if TYPE_CHECKING:
    from docx.document import Document

_STYLE_REFERENCES = ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link")


def add_styles(document: Document) -> dict[str, str]:
    """Adds what is missing, and says under which id the document has each of our styles."""
    styles = document.styles.element
    present = _present(styles)
    taken = {style.get(_w("styleId")) for style in styles.iterchildren(_w("style"))}
    names, missing = {"TableNormal": _default_table_style(styles)}, []
    for style in STYLES:
        found = present.get((style.kind, style.name.lower()))
        if found is None:
            found = _free(style.id, taken)
            taken.add(found)
            missing.append(style)
        names[style.id] = found
    numbers = _add_lists(document) if missing else {}
    for style in missing:
        styles.append(_new_style(style, names, numbers))
    _default_language(styles)
    _drop_old_styles(document)
    return names


def rename_styles(tree: Any, names: dict[str, str]) -> None:
    """Points every reference to one of our styles to the id that the document has for it."""
    for tag in _STYLE_REFERENCES:
        for element in tree.iter(_w(tag[2:])):
            value = element.get(_w("val"))
            element.set(_w("val"), names.get(value, value))


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _present(styles: Any) -> dict[tuple[str, str], str]:
    """(kind, name in lower case) -> id, of the styles that the document has."""
    found = {}
    for style in styles.iterchildren(_w("style")):
        name = style.find(_w("name"))
        if name is not None:
            found[style.get(_w("type"), "paragraph"), name.get(_w("val"), "").lower()] = style.get(
                _w("styleId")
            )
    return found


def _default_table_style(styles: Any) -> str:
    for style in styles.iterchildren(_w("style")):
        if style.get(_w("type")) == "table" and style.get(_w("default")) in ("1", "true", "on"):
            return str(style.get(_w("styleId")))
    return "TableNormal"


def _free(id: str, taken: set[str]) -> str:
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}{number}"
    return free


def _new_style(style: Style, names: dict[str, str], numbers: dict[int, int]) -> Any:
    element = _parse(style_xml(style))
    element.set(_w("styleId"), names[style.id])
    rename_styles(element, names)
    for number in element.iter(_w("numId")):
        number.set(_w("val"), str(numbers[int(number.get(_w("val")))]))
    return element


def _add_lists(document: Document) -> dict[int, int]:
    """Adds our lists to the document's own, and says which number each of ours got."""
    numbering = _numbering(document)
    abstract = _highest(numbering, "abstractNum", "abstractNumId")
    concrete = _highest(numbering, "num", "numId")
    first = numbering.find(_w("num"))
    position = len(numbering) if first is None else numbering.index(first)
    numbers = {}
    for offset, number in enumerate(LISTS, 1):
        numbering.insert(position + offset - 1, _parse(list_xml(number, id=abstract + offset)))
        numbers[number] = concrete + offset
    for offset, new in enumerate(numbers.values(), 1):
        link = f'<w:num w:numId="{new}"><w:abstractNumId w:val="{abstract + offset}"/></w:num>'
        last = numbering.find(_w("numIdMacAtCleanup"))
        numbering.append(_parse(link)) if last is None else last.addprevious(_parse(link))
    return numbers


def _numbering(document: Document) -> Any:
    """The element with the document's lists, made where the document has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        package = document.part.package
        assert package is not None
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, _parse("<w:numbering/>"), package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part.element


def _highest(numbering: Any, tag: str, attribute: str) -> int:
    return max((int(e.get(_w(attribute), "0")) for e in numbering.iterchildren(_w(tag))), default=0)


def _default_language(styles: Any) -> None:
    """Says that the text is English where the document says nothing."""
    for properties in styles.iter(_w("rPrDefault")):
        rpr = properties.find(_w("rPr"))
        if rpr is not None and rpr.find(_w("lang")) is None:
            rpr.append(_parse('<w:lang w:val="en-US"/>'))


def _drop_old_styles(document: Document) -> None:
    """Takes away the copy of the styles for Word 2007, which would no longer agree with them."""
    for name, relationship in list(document.part.rels.items()):
        if relationship.reltype.endswith("/stylesWithEffects"):
            document.part.rels.pop(name)


def _parse(xml: str) -> Any:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    end = min(position for position in (xml.find(" "), xml.find("/>"), xml.find(">")) if position > 0)
    return parse_xml(f"{xml[:end]} {nsdecls('w')}{xml[end:]}")
