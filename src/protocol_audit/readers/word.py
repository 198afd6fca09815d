"""Reads a protocol from a Word file."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from lxml import etree

from protocol_audit.errors import ReadError
from protocol_audit.model import Kind, Passage, Place, Protocol

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = {W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "instrText"}


def _text(node: etree._Element) -> str:
    if node.tag in _SKIP or str(node.tag).endswith("}Fallback"):
        return ""
    if node.tag == W + "t":
        return node.text or ""
    if node.tag in (W + "tab", W + "br", W + "cr"):
        return "\n" if node.tag != W + "tab" else "\t"
    return "".join(_text(child) for child in node)


def read_word(path: Path) -> Protocol:
    """The protocol in a .docx file."""
    data = path.read_bytes()
    try:
        with zipfile.ZipFile(path) as archive:
            body = etree.fromstring(archive.read("word/document.xml"))[0]
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise ReadError(f"{path.name}: damaged, or not a Word file; open it in Word and save it again") from error
    passages: list[Passage] = []
    headings: list[tuple[int, str]] = []
    title, lead, number, table = "", "", 0, 0
    for block in body.iter(W + "p", W + "tbl"):
        if any(True for _ in block.iterancestors(W + "tbl")):
            continue
        path_ = tuple(text for _, text in headings)
        if block.tag == W + "tbl":
            table += 1
            heads: list[str] = []
            for r, row in enumerate(block.iter(W + "tr"), 1):
                cells = [" ".join(filter(None, (_text(p) for p in c.iter(W + "p")))) for c in row.iter(W + "tc")]
                if r == 1:
                    heads = cells
                    continue
                for c, cell in enumerate(cells):
                    rest = tuple((heads[k] if k < len(heads) else "", t) for k, t in enumerate(cells) if k != c)
                    if cell.strip():
                        place = Place(path_, f"table {table}, row {r}, column {c + 1}")
                        head = heads[c] if c < len(heads) else ""
                        passages.append(Passage(cell, place, Kind.TABLE_CELL, "", head, rest, table))
            continue
        text = _text(block).strip()
        if not text:
            continue
        number += 1
        style = "".join(s.get(W + "val", "") for s in block.iter(W + "pStyle"))
        kind = Kind.PARAGRAPH
        if style.startswith("Heading") and style[7:].isdigit():
            headings = [h for h in headings if h[0] < int(style[7:])]
            path_ = tuple(t for _, t in headings)
            headings.append((int(style[7:]), text))
            kind = Kind.HEADING
        elif style in ("Title", "Subtitle"):
            kind = Kind.TITLE
            title = f"{title}: {text}" if title else text
        elif block.find(f"{W}pPr/{W}numPr") is not None:
            kind = Kind.LIST_ITEM
        else:
            lead = text
        place = Place(path_, f"paragraph {number}")
        passages.append(Passage(text, place, kind, lead if kind is Kind.LIST_ITEM else ""))
    first = passages[0].text if passages else path.stem
    return Protocol(path.name, title or first, hashlib.sha256(data).hexdigest(), tuple(passages))
