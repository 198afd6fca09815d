"""The report's styles and lists. A template's own style of the same name takes the place of ours."""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.model import Status
from protocol_audit.reports.labels import STATUS_COLORS
from protocol_audit.reports.word.markup import SYMBOLS

INK = "1F3A5F"  # headings and rules
GREY = "595959"  # places and notes: 7 to 1 on white


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the report: its id in our markup, its name in Word, and its properties as XML."""

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    next: str = ""
    paragraph: str = ""
    run: str = ""
    table: str = ""
    quick: bool = False


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int, line: int = 0) -> str:
    """Space before and after in twentieths of a point; line spacing in 240ths of a line."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _ground(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _edge(side: str, color: str, *, size: int, space: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


def _borders(*edges: str) -> str:
    return f"<w:pBdr>{''.join(edges)}</w:pBdr>"


def _color(color: str) -> str:
    return f'<w:color w:val="{color}"/>'


def _list(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


# Numbers of the lists in ``LISTS``.
BULLETS, FOUND, HEDGED, MISSING = 1, 2, 3, 4

# number -> (bullet, font, color)
LISTS: dict[int, tuple[str, str, str]] = {
    BULLETS: ("•", "Calibri", INK),
    FOUND: ("✓", SYMBOLS, STATUS_COLORS[Status.MET][0]),
    HEDGED: ("◐", SYMBOLS, STATUS_COLORS[Status.PARTIAL][0]),
    MISSING: ("○", SYMBOLS, STATUS_COLORS[Status.NOT_ADDRESSED][0]),
}

_TABLE = (
    "<w:tblPr><w:tblBorders>"
    f"{_edge('top', INK, size=8, space=0)}"
    f"{_edge('bottom', 'A6B1C0', size=4, space=0)}{_edge('insideH', 'C9D1DB', size=4, space=0)}"
    '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
    f'{_ground("E4E9F0")}<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
)

_GRID = f"<w:tblPr><w:tblBorders>{_edge('insideV', 'C9D1DB', size=4, space=0)}</w:tblBorders></w:tblPr>"

_BUILT_IN = (
    Style("Normal", "Normal", based_on="", quick=True, paragraph=_space(0, 90, 254)),
    Style(
        "Heading1",
        "heading 1",
        next="Normal",
        quick=True,
        paragraph=f"<w:keepNext/><w:keepLines/>{_space(320, 120)}" + '<w:outlineLvl w:val="0"/>',
        run=f"<w:b/><w:bCs/>{_color(INK)}{_size(32)}",
    ),
    Style(
        "Heading2",
        "heading 2",
        next="Normal",
        quick=True,
        paragraph=f"<w:keepNext/><w:keepLines/>{_space(220, 60)}" + '<w:outlineLvl w:val="1"/>',
        run=f"<w:b/><w:bCs/>{_color(INK)}{_size(25)}",
    ),
    Style(
        "Heading3",
        "heading 3",
        next="Normal",
        quick=True,
        paragraph="<w:keepNext/><w:keepLines/>"
        + _borders(_edge("top", "A6B1C0", size=6, space=5))
        + _space(220, 40)
        + '<w:outlineLvl w:val="2"/>',
        run=f"<w:b/><w:bCs/>{_color(INK)}{_size(22)}",
    ),
    Style(
        "Title",
        "Title",
        next="Subtitle",
        quick=True,
        paragraph=f"<w:keepNext/>{_space(0, 60)}<w:contextualSpacing/>",
        run=f"<w:b/><w:bCs/>{_color(INK)}{_size(52)}",
    ),
    Style(
        "Subtitle",
        "Subtitle",
        next="Normal",
        quick=True,
        paragraph=_space(0, 240),
        run=f"{_color(GREY)}{_size(28)}",
    ),
    Style(
        "TOCHeading",
        "TOC Heading",
        next="Normal",
        paragraph=f"<w:keepNext/>{_space(300, 80)}",
        run=f"<w:b/><w:bCs/>{_color(INK)}{_size(26)}",
    ),
    Style("TOC1", "toc 1", next="Normal", paragraph=_space(50, 10), run="<w:b/><w:bCs/>"),
    Style("TOC2", "toc 2", next="Normal", paragraph=_space(0, 0) + '<w:ind w:left="240"/>'),
    Style("Header", "header", paragraph=_space(0, 0), run=f"{_color(GREY)}{_size(17)}"),
    Style("Footer", "footer", paragraph=_space(0, 0), run=f"{_color(GREY)}{_size(17)}"),
    Style("ListBullet", "List Bullet", paragraph=_list(BULLETS) + _space(0, 40)),
    Style("Hyperlink", "Hyperlink", "character", "", run='<w:color w:val="1F4E8C"/><w:u w:val="single"/>'),
)

_TEXT = (
    Style("GapKicker", "Gap Kicker", paragraph=_space(600, 60),
          run=f'<w:b/><w:bCs/><w:caps/>{_color(GREY)}<w:spacing w:val="30"/>{_size(20)}'),
    Style("GapFact", "Gap Fact", paragraph='<w:tabs><w:tab w:val="left" w:pos="2000"/></w:tabs>'
          + _space(0, 50) + '<w:ind w:left="2000" w:hanging="2000"/>'),
    Style("GapNote", "Gap Note", paragraph="<w:keepLines/>" + _borders(_edge("left", INK, size=24, space=8))
          + _ground("EEF2F7") + _space(160, 160) + '<w:ind w:left="200" w:right="60"/>'),
    Style("GapStatus", "Gap Status", paragraph=f"<w:keepNext/>{_space(0, 60)}"),
    Style("GapQuote", "Gap Quote", paragraph="<w:keepNext/><w:keepLines/>"
          + _borders(_edge("left", "8FA3BD", size=18, space=8)) + _space(30, 0, 245)
          + '<w:ind w:left="340" w:right="200"/>', run="<w:noProof/>"),
    Style("GapPlace", "Gap Place", paragraph="<w:keepLines/>"
          + _borders(_edge("left", "8FA3BD", size=18, space=8)) + _space(0, 60)
          + '<w:ind w:left="340" w:right="200"/>', run=f"<w:noProof/>{_color(GREY)}{_size(17)}"),
    Style("GapWording", "Gap Wording", paragraph="<w:keepLines/>"
          + _borders(*(_edge(side, "B9C4D2", size=4, space=6) for side in ("top", "left", "bottom", "right")))
          + _ground("F3F6FA") + _space(30, 30, 250) + '<w:ind w:left="340" w:right="200"/>'),
    Style("GapText", "Gap Text", paragraph=_space(60, 50)),
    Style("GapLead", "Gap Lead", paragraph=f"<w:keepNext/>{_space(70, 30)}"),
    Style("GapSmall", "Gap Small", paragraph=_space(40, 40, 245), run=_size(18)),
    Style("GapCheckFound", "Gap Check Found", paragraph=_list(FOUND) + _space(0, 10, 245)),
    Style("GapCheckHedged", "Gap Check Hedged", paragraph=_list(HEDGED) + _space(0, 10, 245)),
    Style("GapCheckMissing", "Gap Check Missing", paragraph=_list(MISSING) + _space(0, 10, 245)),
    Style("GapTableText", "Gap Table Text", paragraph=_space(0, 0, 245), run=_size(18)),
    Style("GapTableHead", "Gap Table Head", based_on="GapTableText", paragraph="<w:keepNext/>",
          run=f"<w:b/><w:bCs/>{_color(INK)}"),
    Style("GapTileHead", "Gap Tile Head", based_on="GapTableHead", paragraph='<w:jc w:val="center"/>'),
    Style("GapNumber", "Gap Number", paragraph=f'{_space(0, 0)}<w:jc w:val="center"/>',
          run=f"<w:b/><w:bCs/>{_size(40)}"),
    Style("GapBreak", "Gap Break", paragraph=_space(0, 0, 20), run=_size(2)),
    Style("GapLabel", "Gap Label", "character", "", run=f"<w:b/><w:bCs/>{_color(INK)}"),
    Style("GapQuiet", "Gap Quiet", "character", "", run=_color(GREY)),
    Style("GapTable", "Gap Table", "table", "TableNormal", table=_TABLE),
    Style("GapPlan", "Gap Plan", "table", "GapTable", table=_GRID),
)  # fmt: skip


def status_style(status: Status) -> str:
    """The id of the character style that colors a status."""
    return f"Gap{status.name.title().replace('_', '')}"


def _status_styles() -> tuple[Style, ...]:
    return tuple(
        Style(
            status_style(status),
            f"Gap Status {status.name.title().replace('_', ' ')}",
            "character",
            "",
            run=f"<w:b/><w:bCs/>{_color(text)}{_ground(ground)}",
        )
        for status, (text, ground) in STATUS_COLORS.items()
    )


STYLES: tuple[Style, ...] = _BUILT_IN + _TEXT + _status_styles()


def style_xml(style: Style) -> str:
    """The style as a w:style element, without a namespace declaration."""
    custom = ' w:customStyle="1"' if style.name.startswith("Gap ") else ""
    default = ' w:default="1"' if style.id == "Normal" else ""
    parts = [f'<w:name w:val="{style.name}"/>']
    parts += [f'<w:basedOn w:val="{style.based_on}"/>'] if style.based_on else []
    parts += [f'<w:next w:val="{style.next}"/>'] if style.next else []
    parts += ['<w:uiPriority w:val="9"/><w:qFormat/>'] if style.quick else ['<w:uiPriority w:val="99"/>']
    parts += [f"<w:pPr>{style.paragraph}</w:pPr>"] if style.paragraph else []
    parts += [f"<w:rPr>{style.run}</w:rPr>"] if style.run else []
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.id}">'
        f"{''.join(parts)}{style.table}</w:style>"
    )


def list_xml(number: int, *, id: int) -> str:
    """The list's bullets as a w:abstractNum element with this id, without a namespace declaration."""
    bullet, font, color = LISTS[number]
    return (
        f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="hybridMultilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{bullet}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="340" w:hanging="300"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:hint="default"/>'
        f"{_color(color)}</w:rPr></w:lvl></w:abstractNum>"
    )
