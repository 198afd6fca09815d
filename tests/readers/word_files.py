"""Word files built for the tests: from raw XML, so that each construct stands there as Word writes it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from protocol_audit.model import Kind, Passage, Protocol
from protocol_audit.readers import read_protocol

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": f"{_OFFICE}/relationships",
        "m": f"{_OFFICE}/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
# part name -> (relationship type, root element)
_KNOWN = {
    "styles": ("styles.xml", "styles"),
    "numbering": ("numbering.xml", "numbering"),
    "footnotes": ("footnotes.xml", "footnotes"),
    "endnotes": ("endnotes.xml", "endnotes"),
    "comments": ("comments.xml", "comments"),
}


def run(text: str, properties: str = "") -> str:
    """A run with this text."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str = "", *, style: str = "", properties: str = "", looks: str = "", inside: str = "") -> str:
    """A paragraph with this text, and with raw XML after it."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    before = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{before}{run(text, looks) if text else ''}{inside}</w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    """A list item; number 1 is a bulleted list, 2 and 3 are numbered."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def bold(text: str) -> str:
    """A paragraph that is wholly bold."""
    return p(text, looks="<w:b/>")


def cell(*texts: str, properties: str = "", raw: str = "") -> str:
    """A table cell with one paragraph a text."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, texts)) or ('' if raw else p())}{raw}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; a plain text becomes a cell."""
    made = [one if one.startswith("<w:") else cell(one) for one in cells]
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """A table of these rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


HEAD = "<w:tblHeader/>"


def field(instruction: str, result: str) -> str:
    """A complex field with this raw result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note(text: str, id: str = "2", kind: str = "footnote") -> str:
    """A footnote or endnote."""
    return f'<w:{kind} w:id="{id}">{p(text)}</w:{kind}>'


def reference(id: str = "2", kind: str = "footnote") -> str:
    """The reference to a note."""
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def write(path: Path, *body: str, extra: dict[str, str | bytes] | None = None, **parts: str) -> Path:
    """Write a .docx with this body; ``parts`` are raw contents of styles, footnotes, header1 and so on."""
    parts = {"styles": STYLES, "numbering": NUMBERING, **parts}
    relations = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            file, root = _KNOWN.get(name, (f"{name}.xml", "hdr" if name.startswith("header") else "ftr"))
            kind = name.rstrip("0123456789")
            relations.append((f"r_{name}", f"{_OFFICE}/relationships/{kind}", file))
            archive.writestr(f"word/{file}", f"<w:{root} {NAMESPACES}>{content}</w:{root}>")
        for name, data in (extra or {}).items():
            kind = {"html": "aFChunk", "txt": "aFChunk", "rtf": "aFChunk"}.get(
                name.rpartition(".")[2], "image"
            )
            kind = "diagramData" if name == "data.xml" else kind
            relations.append((f"r_{name.partition('.')[0]}", f"{_OFFICE}/relationships/{kind}", name))
            archive.writestr(f"word/{name}", data)
        archive.writestr("word/document.xml", document(*body))
        archive.writestr("word/_rels/document.xml.rels", _relations(relations))
        main = [("r1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml")]
        archive.writestr("_rels/.rels", _relations(main))
        archive.writestr("[Content_Types].xml", "<Types/>")
    return path


def document(*body: str) -> str:
    """The XML of a document part with this body."""
    return f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"


def _relations(lines: list[tuple[str, str, str]]) -> str:
    made = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{to}"/>' for name, kind, to in lines)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def texts(protocol: Protocol, *kinds: Kind) -> list[str]:
    """The texts of the passages, of these kinds where any are named."""
    return [passage.text for passage in protocol.passages if not kinds or passage.kind in kinds]


def find(protocol: Protocol, text: str) -> Passage:
    """The one passage with this text."""
    (passage,) = [passage for passage in protocol.passages if passage.text == text]
    return passage


def read(tmp_path: Path, *body: str, extra: dict[str, str | bytes] | None = None, **parts: str) -> Protocol:
    """Write a .docx with this body and read it."""
    return read_protocol(write(tmp_path / "protocol.docx", *body, extra=extra, **parts))
