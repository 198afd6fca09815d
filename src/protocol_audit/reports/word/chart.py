"""The chart of statuses by level: a native Word chart that also reads in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocol_audit.model import Assessment, Level, Status
from protocol_audit.reports.counts import describe_counts, levels_and_counts
from protocol_audit.reports.labels import LEVEL_WORDS, STATUS_WORDS
from protocol_audit.reports.word.chart_data import workbook
from protocol_audit.reports.word.markup import Markup, escape

if TYPE_CHECKING:
    from docx.document import Document

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"

# status -> (pattern or "" for a solid fill, color, ground). In grey, each differs by its pattern.
_FILLS: dict[Status, tuple[str, str, str]] = {
    Status.MET: ("", "1B5E37", "1B5E37"),
    Status.PARTIAL: ("wdUpDiag", "B87503", "FFFFFF"),
    Status.NOT_ADDRESSED: ("", "FFFFFF", "FFFFFF"),
    Status.CONFLICT: ("lgCheck", "9B1C1C", "FFFFFF"),
    Status.EXPLAINED: ("dkHorz", "1F4E8C", "FFFFFF"),
    Status.NOT_APPLICABLE: ("", "D9D9D9", "D9D9D9"),
}
_OUTLINES = {status: color for status, (_, color, _) in _FILLS.items()} | {
    Status.NOT_ADDRESSED: "3B4A5E",
    Status.NOT_APPLICABLE: "8A8A8A",
}

_EMU_PER_TWENTIETH = 635
# English metric units: 1.25 cm for the legend, 1.1 cm for each bar.
_LEGEND_HEIGHT, _BAR_HEIGHT = 450_000, 400_000


def add_chart(document: Document, assessment: Assessment) -> str:
    """Adds the chart with the workbook behind it to the document's parts; the id of its relationship."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.part import Part

    package = document.part.package
    assert package is not None
    book_name = package.next_partname("/word/embeddings/chart_data%d.xlsx")
    book = Part(book_name, _WORKBOOK_TYPE, workbook(_rows(assessment)), package)
    content = _chart_space(assessment, book="rId1").encode()
    chart = Part(package.next_partname("/word/charts/chart%d.xml"), _CHART_TYPE, content, package)
    chart.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, book, "rId1")
    return document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)


def drawing(assessment: Assessment, *, relationship: str, width: int, number: int) -> Markup:
    """A run that shows the chart; ``number`` is one that no other drawing of the document has."""
    height = _LEGEND_HEIGHT + _BAR_HEIGHT * len(levels_and_counts(assessment))
    extent = f'cx="{width * _EMU_PER_TWENTIETH}" cy="{height}"'
    return Markup(
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent {extent}/><wp:docPr id="{number}" name="Statuses by level"'
        f' descr="{escape(describe_counts(assessment))}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}"'
        f' xmlns:r="{_R}" r:id="{relationship}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _rows(assessment: Assessment) -> list[list[str | int]]:
    """The chart's figures as a table with a header row."""
    table = levels_and_counts(assessment)
    shown = _shown(table)
    head: list[str | int] = ["", *(STATUS_WORDS[status] for status in shown)]
    lines: list[list[str | int]] = [
        [LEVEL_WORDS[level], *(counts[s] for s in shown)] for level, counts in table.items()
    ]
    return [head, *lines]


def _shown(table: dict[Level, dict[Status, int]]) -> list[Status]:
    """The statuses that occur."""
    return [status for status in Status if any(counts[status] for counts in table.values())]


def _chart_space(assessment: Assessment, *, book: str) -> str:
    table = levels_and_counts(assessment)
    series = "".join(_series(number, status, table) for number, status in enumerate(_shown(table)))
    return (
        f'{_HEAD}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:date1904 val="0"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1001"/><c:axId val="1002"/>'
        f"</c:barChart>{_CATEGORY_AXIS}{_VALUE_AXIS}</c:plotArea>"
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(1000, '262626')}"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _text(size: int, color: str, *, bold: int = 0) -> str:
    """Text properties; the size in hundredths of a point."""
    fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
    look = f'<a:defRPr sz="{size}" b="{bold}">{fill}<a:latin typeface="+mn-lt"/></a:defRPr>'
    end = '<a:endParaRPr lang="en-US"/>'
    return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr>{end}</a:p></c:txPr>"


_CATEGORY_AXIS = (
    '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
    '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="8A8A8A"/></a:solidFill></a:ln></c:spPr>'
    '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
    '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
)

_VALUE_AXIS = (
    '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
    '<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/>'
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    '<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
)


def _series(number: int, status: Status, table: dict[Level, dict[Status, int]]) -> str:
    column = "BCDEFG"[number]
    levels = "".join(
        f'<c:pt idx="{row}"><c:v>{LEVEL_WORDS[level]}</c:v></c:pt>' for row, level in enumerate(table)
    )
    values = "".join(
        f'<c:pt idx="{row}"><c:v>{counts[status]}</c:v></c:pt>' for row, counts in enumerate(table.values())
    )
    size, last = len(table), len(table) + 1
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f'<c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{STATUS_WORDS[status]}</c:v></c:pt></c:strCache></c:strRef></c:tx>{_fill(status)}"
        f'<c:invertIfNegative val="0"/>{_number_label(status)}<c:cat><c:strRef>'
        f'<c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{size}"/>{levels}</c:strCache>'
        f"</c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{size}"/>{values}</c:numCache>'
        "</c:numRef></c:val></c:ser>"
    )


def _fill(status: Status) -> str:
    pattern, color, ground = _FILLS[status]
    fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
    if pattern:
        fill = (
            f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{color}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{ground}"/></a:bgClr></a:pattFill>'
        )
    line = f'<a:ln w="12700"><a:solidFill><a:srgbClr val="{_OUTLINES[status]}"/></a:solidFill></a:ln>'
    return f"<c:spPr>{fill}{line}</c:spPr>"


def _number_label(status: Status) -> str:
    """The count inside the bar, on white where the bar has a pattern; nothing where it is zero."""
    solid = status is Status.MET
    ground = "<a:noFill/>" if solid else '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    return (
        f'<c:dLbls><c:numFmt formatCode="0;;;" sourceLinked="0"/><c:spPr>{ground}<a:ln><a:noFill/></a:ln>'
        f"</c:spPr>{_text(1000, 'FFFFFF' if solid else '262626', bold=1)}"
        '<c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
