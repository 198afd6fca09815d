"""OpenDocument texts built for the tests, from raw XML as programs write it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": f"{_URN}office:1.0",
        "text": f"{_URN}text:1.0",
        "table": f"{_URN}table:1.0",
        "style": f"{_URN}style:1.0",
        "draw": f"{_URN}drawing:1.0",
        "form": f"{_URN}form:1.0",
        "svg": f"{_URN}svg-compatible:1.0",
        "fo": f"{_URN}xsl-fo-compatible:1.0",
        "meta": f"{_URN}meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    }.items()
)
STYLES = """
<style:default-style style:family="paragraph">
  <style:text-properties fo:font-size="12pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:default-outline-level="1"/>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="Steps"><text:list-level-style-number text:level="1" style:num-format="1"
  style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."
  text:display-levels="2"/></text:list-style>
<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format=""/>
</text:outline-style>
"""
AUTOMATIC = """
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Hide" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:break-before="page"/></style:style>
"""


def p(text: str = "", *, style: str = "Standard", inside: str = "") -> str:
    """A paragraph with this text, and with raw XML after it."""
    return f'<text:p text:style-name="{style}">{escape(text)}{inside}</text:p>'


def h(text: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:style-name="Heading_20_1" text:outline-level="{level}">{escape(text)}</text:h>'


def items(*inside: str, style: str = "Bullets", more: str = "") -> str:
    """A list; ``more`` are attributes of it."""
    kept = "".join(f"<text:list-item>{one}</text:list-item>" for one in inside)
    return f'<text:list text:style-name="{style}" {more}>{kept}</text:list>'


def cell(*inside: str, more: str = "") -> str:
    """A table cell."""
    return f"<table:table-cell {more}>{''.join(inside)}</table:table-cell>"


def row(*cells: str, is_head: bool = False) -> str:
    """A table row."""
    made = f"<table:table-row>{''.join(cells)}</table:table-row>"
    return f"<table:table-header-rows>{made}</table:table-header-rows>" if is_head else made


def table(*rows: str) -> str:
    """A table."""
    return f'<table:table table:name="T">{"".join(rows)}</table:table>'


def content(body: str, *, styles: str = "", automatic: str = AUTOMATIC) -> str:
    """The main part."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>{styles}'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def parts(body: str, *, masters: str = "", meta: str = "", automatic: str = AUTOMATIC) -> dict[str, str]:
    """The parts of an .odt file, in order."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content(body, automatic=automatic),
        "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>{STYLES}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {NAMESPACES}><office:meta>{meta}</office:meta>"
        "</office:document-meta>",
    }


def write(path: Path, body: str, **more: str) -> Path:
    """An .odt file with this body."""
    return zipped(path, parts(body, **more))


def write_flat(path: Path, body: str) -> Path:
    """A flat file with this body."""
    styles = f"<office:styles>{STYLES}</office:styles>"
    whole = content(body, styles=styles).replace("document-content", "document")
    path.write_text(whole, encoding="utf-8")
    return path


def zipped(path: Path, inside: dict[str, str]) -> Path:
    """An archive of these parts; the type stands first and is not packed, as it has to."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in inside.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, text, how)
    return path
