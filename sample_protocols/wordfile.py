"""Makes a Word file from a parsed sample: the same bytes in every part, on every machine.

The fixed parts (styles, settings, a text box) stand in ``parts/``; what depends on the text is made here.
Plain string templates are used so that footnotes, tracked changes and fields come out as Word writes them.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from markup import Block, Sample, parse_inline

_PARTS = Path(__file__).parent / "parts"
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CHANGE = 'w:author="Reviewer" w:date="2025-10-01T09:00:00Z"'
_BULLETS = 1
_TEXT_WIDTH = 9360  # twentieths of a point between the margins
_LAID_OUT = "<w:r><w:lastRenderedPageBreak/></w:r>"


class _Body:
    """The body of a document while it is made: its XML so far, its footnotes and its lists."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.notes: list[str] = []
        self.numbered_lists = 0
        self.ids = 100
        self.new_page = False

    def next_id(self) -> int:
        """A number that nothing else in the document has."""
        self.ids += 1
        return self.ids

    def runs(self, text: str) -> str:
        """The XML of the text's runs."""
        return "".join(self._run(kind, words) for kind, words in parse_inline(text))

    def _run(self, kind: str, words: str) -> str:
        plain = f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
        match kind:
            case "bold":
                return plain.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1)
            case "inserted":
                return f'<w:ins w:id="{self.next_id()}" {_CHANGE}>{plain}</w:ins>'
            case "deleted":
                deleted = plain.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
                return f'<w:del w:id="{self.next_id()}" {_CHANGE}>{deleted}</w:del>'
            case "field":
                properties = f'<w:alias w:val="{escape(words)}"/><w:id w:val="{self.next_id()}"/>'
                prompt = plain.replace("<w:r>", '<w:r><w:rPr><w:color w:val="767676"/></w:rPr>', 1)
                return (
                    f"<w:sdt><w:sdtPr>{properties}<w:showingPlcHdr/><w:text/></w:sdtPr>"
                    f"<w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
                )
            case "note":
                self.notes.append(words)
                return (
                    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                    f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
                )
            case "tab":
                return "<w:r><w:tab/></w:r>"
        return plain

    def paragraph(self, text: str, style: str = "", properties: str = "") -> str:
        """The XML of one paragraph; it notes where Word began a new page."""
        style_xml = f'<w:pStyle w:val="{style}"/>' if style else ""
        both = style_xml + properties
        laid_out = _LAID_OUT if self.new_page else ""
        self.new_page = False
        head = f"<w:pPr>{both}</w:pPr>" if both else ""
        return f"<w:p>{head}{laid_out}{self.runs(text)}</w:p>"

    def block(self, block: Block, before: Block | None) -> str:
        """The XML of one block; ``before`` is the block that it follows."""
        match block.kind:
            case "page":
                self.new_page = True
                return ""
            case "heading":
                return self._heading(block)
            case "bullet":
                return self.paragraph(block.text, "ListParagraph", _numbering(_BULLETS))
            case "number":
                if before is None or before.kind != "number":
                    self.numbered_lists += 1
                return self.paragraph(block.text, "ListParagraph", _numbering(_BULLETS + self.numbered_lists))
            case "table":
                return self._table(block.rows)
            case "box":
                content = f"<w:p>{self.runs(block.text)}</w:p>"
                return _fill("textbox.xml", content=content, id=str(self.next_id())).strip()
            case "contents":
                return _contents(self.sample)
        return self.paragraph(block.text)

    def _heading(self, block: Block) -> str:
        new_page = block.level == 1 and "chapters" in self.sample.settings
        if new_page:
            self.new_page = True
        breaks = "<w:pageBreakBefore/>" if new_page else ""
        return self.paragraph(block.text, f"Heading{block.level}", breaks)

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> str:
        widths = _column_widths(rows)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        body = "".join(self._row(row, widths, is_head=index == 0) for index, row in enumerate(rows))
        look = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>"

    def _row(self, cells: tuple[str, ...], widths: list[int], *, is_head: bool) -> str:
        head = "<w:tblHeader/>" if is_head else ""
        texts = [f"**{cell}**" if is_head else cell for cell in cells]
        xml = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self.paragraph(text)}</w:tc>'
            for text, width in zip(texts, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{xml}</w:tr>"


def make_word_file(sample: Sample) -> bytes:
    """The Word file of this sample."""
    parts = _make_parts(sample)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content.encode("utf-8"))
    return file.getvalue()


def _make_parts(sample: Sample) -> dict[str, str]:
    body = _Body(sample)
    document = _document(sample, body)
    properties = {key: escape(value) for key, value in sample.settings.items()}
    made = {
        "docProps/core.xml": _fill("core.xml", **properties),
        "word/document.xml": document,
        "word/header1.xml": _margin("hdr", "Header", body.runs(sample.settings.get("header", ""))),
        "word/footer1.xml": _margin("ftr", "Footer", _footer_runs(sample, body)),
        "word/footnotes.xml": _footnotes(body),
        "word/numbering.xml": _fill("numbering.xml", numbers=_numbers(body.numbered_lists)),
    }
    fixed = {
        "[Content_Types].xml": "content_types.xml",
        "_rels/.rels": "rels.xml",
        "word/_rels/document.xml.rels": "document_rels.xml",
        "word/styles.xml": "styles.xml",
        "word/settings.xml": "settings.xml",
    }
    return {name: _fill(part) for name, part in fixed.items()} | made


def _fill(part: str, **values: str) -> str:
    return Template((_PARTS / part).read_text(encoding="utf-8")).safe_substitute(values)


def _column_widths(rows: tuple[tuple[str, ...], ...]) -> list[int]:
    """Widths that give a column with longer cells more room, in twentieths of a point."""
    longest = [
        min(max(len(cell), 8), 60) for cell in (max(column, key=len) for column in zip(*rows, strict=True))
    ]
    return [_TEXT_WIDTH * length // sum(longest) for length in longest]


def _document(sample: Sample, body: _Body) -> str:
    pieces = [
        body.paragraph(sample.settings[key], style)
        for key, style in (("title", "Title"), ("subtitle", "Subtitle"))
        if key in sample.settings
    ]
    before: Block | None = None
    for block in sample.blocks:
        pieces.append(body.block(block, before))
        before = block
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
        ' w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    )
    return f"{_XML}<w:document {_W}><w:body>{''.join(pieces)}{section}</w:body></w:document>"


def _contents(sample: Sample) -> str:
    """A table of contents as Word stores it: a field with the lines of its last update."""
    page = 1
    lines = []
    for block in sample.blocks:  # only a manual with chapters on new pages has a table of contents
        page += block.kind == "page" or (block.kind == "heading" and block.level == 1)
        if block.kind == "heading" and block.level == 1:
            lines.append(f"{escape(block.text)}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{page}")
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    runs = [f"<w:r><w:t>{line}</w:t></w:r>" for line in lines]
    runs[0] = begin + runs[0]
    runs[-1] += end
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{run}</w:p>' for run in runs)


def _numbering(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _numbers(numbered_lists: int) -> str:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return "".join(
        f'<w:num w:numId="{_BULLETS + index}"><w:abstractNumId w:val="1"/>{restart}</w:num>'
        for index in range(1, numbered_lists + 1)
    )


def _footer_runs(sample: Sample, body: _Body) -> str:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return body.runs(sample.settings.get("footer", "") + " | Page ") + page


def _margin(tag: str, style: str, runs: str) -> str:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
    return f"{_XML}<w:{tag} {_W}>{paragraph}</w:{tag}>"


def _footnotes(body: _Body) -> str:
    fixed = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for number, kind, mark in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    reference = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    style = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{style}{reference}{body.runs(" " + text)}</w:p></w:footnote>'
        for number, text in enumerate(body.notes, start=1)
    )
    return f"{_XML}<w:footnotes {_W}>{fixed}{notes}</w:footnotes>"
