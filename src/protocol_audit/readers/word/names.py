"""The names of WordprocessingML elements and attributes, as lxml spells them."""

from __future__ import annotations

from typing import Any

# An lxml element. lxml ships no types, so that this is documentation rather than a check.
Node = Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"

VAL = _W + "val"
TYPE = _W + "type"
ID = _W + "id"
STYLE_ID = _W + "styleId"
DEFAULT = _W + "default"
R_ID = _R + "id"
R_EMBED = _R + "embed"
R_LINK = _R + "link"
R_DIAGRAM = _R + "dm"

P = _W + "p"
R = _W + "r"
T = _W + "t"
PPR = _W + "pPr"
RPR = _W + "rPr"
TBL = _W + "tbl"
TR = _W + "tr"
TC = _W + "tc"
TBLPR = _W + "tblPr"
TRPR = _W + "trPr"
TCPR = _W + "tcPr"
SDT = _W + "sdt"
SDTPR = _W + "sdtPr"
SDT_CONTENT = _W + "sdtContent"
GALLERY = _W + "docPartGallery"
SECTPR = _W + "sectPr"
SUB_DOCUMENT = _W + "subDoc"
ALT_CHUNK = _W + "altChunk"

INS = _W + "ins"
DEL = _W + "del"
MOVE_FROM = _W + "moveFrom"
MOVE_TO = _W + "moveTo"

TAB = _W + "tab"
PTAB = _W + "ptab"
BR = _W + "br"
CR = _W + "cr"
SYM = _W + "sym"
NO_BREAK_HYPHEN = _W + "noBreakHyphen"
LAST_RENDERED_BREAK = _W + "lastRenderedPageBreak"
FLD_CHAR = _W + "fldChar"
FLD_CHAR_TYPE = _W + "fldCharType"
INSTR_TEXT = _W + "instrText"
FOOTNOTE_REFERENCE = _W + "footnoteReference"
ENDNOTE_REFERENCE = _W + "endnoteReference"
RUBY = _W + "ruby"
RUBY_TEXT = _W + "rt"
RUBY_BASE = _W + "rubyBase"
DRAWING = _W + "drawing"
PICT = _W + "pict"
COMMENT_REFERENCE = _W + "commentReference"
FONTS = _W + "rFonts"
AUTHOR = _W + "author"
OBJECT = _W + "object"
CONTENT_PARTS = (_W + "contentPart", "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart")
CONTROL = _W + "control"
TEXT_BOX = _W + "txbxContent"

PSTYLE = _W + "pStyle"
RSTYLE = _W + "rStyle"
BASED_ON = _W + "basedOn"
NAME = _W + "name"
STYLE = _W + "style"
DOC_DEFAULTS = _W + "docDefaults"
NUMPR = _W + "numPr"
ILVL = _W + "ilvl"
NUM_ID = _W + "numId"
OUTLINE = _W + "outlineLvl"
IND = _W + "ind"
JC = _W + "jc"
PAGE_BREAK_BEFORE = _W + "pageBreakBefore"
BOLD = _W + "b"
CAPS = _W + "caps"
UNDERLINE = _W + "u"
SIZE = _W + "sz"
VANISH = _W + "vanish"

ALTERNATE = _MC + "AlternateContent"
CHOICE = _MC + "Choice"
FALLBACK = _MC + "Fallback"
DRAWING_TEXT = _A + "t"
DRAWING_PARAGRAPH = _A + "p"
GRAPHIC_DATA = _A + "graphicData"
BLIP = _A + "blip"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
CHART_EX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
DIAGRAM_POINT = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}pt"
DRAWING_NAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
IMAGE_DATA = _V + "imagedata"
TEXT_PATH = _V + "textpath"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATH_TEXT = _M + "t"
FORMULA, FORMULA_PARAGRAPH = _M + "oMath", _M + "oMathPara"


def w(name: str) -> str:
    """A WordprocessingML name as lxml spells it."""
    return _W + name


def m(name: str) -> str:
    """A name of a formula's parts as lxml spells it."""
    return _M + name


def child_of(node: Node, name: str) -> Node | None:
    """The first child with this name, or None."""
    return next(node.iterchildren(name), None)


def is_on(node: Node, value: str = VAL) -> bool:
    """Whether an on/off property such as w:b is on; an absent value means on."""
    return node.get(value, "1") not in ("0", "false", "off", "none")


def whole(text: str | None, otherwise: int) -> int:
    """A whole number as files have it; ``otherwise`` for anything that is none, or far too large for one."""
    sign, digits = (-1, text[1:]) if text and text.startswith("-") else (1, text or "")
    return sign * int(digits) if digits.isdecimal() and len(digits) <= 9 else otherwise
