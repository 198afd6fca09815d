"""Checks that a Word file's XML is as the schema of ECMA-376 wants it, where Word is strict.

Word offers to repair a file whose properties stand in the wrong order, whose bookmark numbers meet, or
whose parts are not declared; ``problems`` lists all of these.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The order of children, from the schemas of ECMA-376 part 1 (transitional): wml.xsd, dml-chart.xsd.
ORDER = {
    W + "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
        "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
        "sectPr pPrChange"
    ),
    W + "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
        "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
        "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
    ),
    W + "pBdr": "top left bottom right between bar",
    W + "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription "
        "tblPrChange"
    ),
    W + "tblBorders": "top left start bottom right end insideH insideV",
    W + "tblCellMar": "top left start bottom right end",
    W + "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
        "hideMark headers cellIns cellDel cellMerge tcPrChange"
    ),
    W + "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    W + "tr": "tblPrEx trPr tc",
    W + "trPr": "cnfStyle gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader jc hidden",
    W + "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
        "printerSettings sectPrChange"
    ),
    W + "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
        "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    W + "tblStylePr": "pPr rPr tblPr trPr tcPr",
    W + "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    W + "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    W + "lvl": ("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    W + "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime "
        "doNotDisplayPageBoundaries displayBackgroundShape embedTrueTypeFonts embedSystemFonts "
        "saveSubsetFonts mirrorMargins hideSpellingErrors hideGrammaticalErrors proofState "
        "attachedTemplate linkStyles stylePaneFormatFilter trackRevisions documentProtection "
        "defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl savePreviewPicture "
        "updateFields footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping "
        "doNotAutoCompressPictures shapeDefaults decimalSymbol listSeparator docId defaultImageDpi"
    ),
    W + "sdt": "sdtPr sdtEndPr sdtContent",
    WP + "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    C + "chartSpace": (
        "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr "
        "txPr externalData printSettings userShapes"
    ),
    C + "chart": (
        "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly "
        "dispBlanksAs"
    ),
    C + "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    C + "ser": (
        "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape"
    ),
    C + "dLbls": (
        "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
        "showBubbleSize separator showLeaderLines"
    ),
    C + "catAx": (
        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
        "minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip "
        "tickMarkSkip noMultiLvlLbl"
    ),
    C + "valAx": (
        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
        "minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit "
        "dispUnits"
    ),
}


def parts_of(content: bytes) -> dict[str, bytes]:
    """Each part's name and bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def tree(content: bytes, part: str = "word/document.xml") -> etree._Element:
    """The parsed part."""
    return etree.fromstring(parts_of(content)[part])


def text_of(element: etree._Element) -> str:
    """The text of a paragraph, cell or table, with tabs and breaks as blanks."""
    return "".join(
        (e.text or "") if e.tag == W + "t" else " " for e in element.iter(W + "t", W + "tab", W + "br")
    )


def problems(content: bytes) -> list[str]:
    """Everything for which Word might offer to repair the file; empty where all is well."""
    parts = parts_of(content)
    found = [*_undeclared(parts), *_loose_relationships(parts)]
    for name, blob in parts.items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(blob)
            found += [
                f"{name}: {problem}"
                for problem in (*_disorder(root), *_cells_without_paragraph(root), *_stray_text(root))
            ]
    document = etree.fromstring(parts["word/document.xml"])
    return [*found, *_bookmarks(document), *_styles(document, etree.fromstring(parts["word/styles.xml"]))]


def _disorder(root: etree._Element) -> Iterator[str]:
    for parent in root.iter(*ORDER):
        order = ORDER[parent.tag].split()
        names = [etree.QName(child).localname for child in parent if isinstance(child.tag, str)]
        known = [name for name in names if name in order]
        if parent.tag == W + "sectPr":
            known = [name.replace("footerReference", "headerReference") for name in known]
        if unknown := sorted(set(names) - set(order)):
            yield f"{etree.QName(parent).localname} may not hold {unknown}"
        if known != sorted(known, key=order.index):
            yield f"{etree.QName(parent).localname} holds its children in the wrong order: {names}"


def _cells_without_paragraph(root: etree._Element) -> Iterator[str]:
    for cell in root.iter(W + "tc"):
        if cell[-1].tag != W + "p":
            yield "a table cell does not end in a paragraph"


_HOLD_TEXT = (W + "t", W + "instrText", W + "delText")


def _stray_text(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        outside = element.tail or ""
        if isinstance(element.tag, str) and element.tag.startswith(W) and element.tag not in _HOLD_TEXT:
            outside += element.text or ""
        if outside.strip():
            yield f"text outside a run: {outside.strip()[:40]!r}"


def _bookmarks(document: etree._Element) -> Iterator[str]:
    starts = list(document.iter(W + "bookmarkStart"))
    ids, names = [s.get(W + "id") for s in starts], [s.get(W + "name", "") for s in starts]
    yield from (f"bookmark number {number} twice" for number, times in Counter(ids).items() if times > 1)
    yield from (f"bookmark {name!r} twice" for name, times in Counter(names).items() if times > 1)
    yield from (f"bookmark {name!r} is too long" for name in names if len(name) > 40)
    if sorted(ids) != sorted(e.get(W + "id") for e in document.iter(W + "bookmarkEnd")):
        yield "a bookmark does not end"
    for link in document.iter(W + "hyperlink"):
        if (anchor := link.get(W + "anchor")) is not None and anchor not in names:
            yield f"a link to {anchor!r}, which is nowhere"


def _styles(document: etree._Element, styles: etree._Element) -> Iterator[str]:
    ids = [style.get(W + "styleId") for style in styles.iter(W + "style")]
    yield from (f"style {one!r} twice" for one, times in Counter(ids).items() if times > 1)
    for root in (document, styles):
        for element in root.iter(W + "pStyle", W + "rStyle", W + "tblStyle", W + "basedOn", W + "next"):
            if element.get(W + "val") not in ids:
                yield f"style {element.get(W + 'val')!r} is nowhere"


def _undeclared(parts: dict[str, bytes]) -> Iterator[str]:
    types = etree.fromstring(parts["[Content_Types].xml"])
    overrides = {e.get("PartName", "").lstrip("/") for e in types.iter(TYPES + "Override")}
    endings = {e.get("Extension") for e in types.iter(TYPES + "Default")}
    for name in parts.keys() - {"[Content_Types].xml"}:
        if name not in overrides and name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"
    yield from (f"{name} is declared and missing" for name in overrides - parts.keys())


def _loose_relationships(parts: dict[str, bytes]) -> Iterator[str]:
    for name in parts:
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        base = posixpath.dirname(folder)
        source = posixpath.join(base, file.removesuffix(".rels"))
        targets = {
            e.get("Id"): posixpath.normpath(posixpath.join(base, e.get("Target", ""))).lstrip("/")
            for e in etree.fromstring(parts[name]).iter(RELS + "Relationship")
            if e.get("TargetMode") != "External"
        }
        yield from (f"{name}: {target} is missing" for target in targets.values() if target not in parts)
        if source in parts:
            used = {
                v for e in etree.fromstring(parts[source]).iter() for k, v in e.items() if k.startswith(R)
            }
            known = {e.get("Id") for e in etree.fromstring(parts[name]).iter(RELS + "Relationship")}
            yield from (f"{source}: relationship {one} is nowhere" for one in used - known)
