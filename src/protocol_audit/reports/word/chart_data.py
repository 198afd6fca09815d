"""The small workbook behind the chart, with which Word can edit the chart's data."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_P = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WORKBOOK_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_P}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEETS}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_P}/relationships"><Relationship Id="rId1"'
        f' Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_P}/relationships"><Relationship Id="rId1"'
        f' Type="{_R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}

Row = Sequence[str | int]


def workbook(rows: Sequence[Row]) -> bytes:
    """A workbook with these rows on its one sheet, "Sheet1"; the same rows give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in (*_WORKBOOK_PARTS.items(), ("xl/worksheets/sheet1.xml", _sheet(rows))):
            info = zipfile.ZipInfo(name)
            info.create_system = 0
            package.writestr(info, _HEAD + xml, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _sheet(rows: Sequence[Row]) -> str:
    lines = []
    for number, row in enumerate(rows, 1):
        cells = (
            _sheet_cell(f"{letter}{number}", value) for letter, value in zip("ABCDEFG", row, strict=False)
        )
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'<worksheet xmlns="{_S}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _sheet_cell(name: str, value: str | int) -> str:
    if isinstance(value, int):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'
