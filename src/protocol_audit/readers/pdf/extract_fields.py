"""Takes what people put on a page of a PDF: values of form fields, text that was added, remarks."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 5_000  # annotations of a page
_LONGEST = 100_000  # bytes of one value
_REMARKS = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_CARET,
)
_BUTTONS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_VALUES = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_HIDDEN = 0x02


def read_annotations(
    page: Any, forms: Any, shown: Callable[[float, float], tuple[float, float]]
) -> dict[str, Any]:
    """{"fields": [[text, left, top, right, bottom]], "added": the same, "remarks": [[text, by]]}."""
    fields: list[list[Any]] = []
    added: list[list[Any]] = []
    remarks: list[list[str]] = []
    for index in range(min(_MOST, pdfium.FPDFPage_GetAnnotCount(page))):
        item = pdfium.FPDFPage_GetAnnot(page, index)
        if not item:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(item)
        if not pdfium.FPDFAnnot_GetFlags(item) & _HIDDEN:
            if kind == pdfium.FPDF_ANNOT_WIDGET and forms is not None:
                value = _value(item, forms)
                fields.extend([[value, *_place(item, shown)]] if value else [])
            elif kind == pdfium.FPDF_ANNOT_FREETEXT:
                value = _contents(item)
                added.extend([[value, *_place(item, shown)]] if value.strip() else [])
            elif kind in _REMARKS and _contents(item).strip():
                remarks.append([_contents(item), _string(pdfium.FPDFAnnot_GetStringValue, item, b"T\0")])
        pdfium.FPDFPage_CloseAnnot(item)
    return {"fields": fields, "added": added, "remarks": remarks}


def _value(item: Any, forms: Any) -> str:
    """What a field shows: its text, or a box with or without a cross."""
    kind = pdfium.FPDFAnnot_GetFormFieldType(forms, item)
    if kind in _BUTTONS:
        return "☒" if pdfium.FPDFAnnot_IsChecked(forms, item) else "☐"
    if kind in _VALUES:
        return _string(pdfium.FPDFAnnot_GetFormFieldValue, forms, item)
    return ""


def _contents(item: Any) -> str:
    return _string(pdfium.FPDFAnnot_GetStringValue, item, b"Contents\0")


def _place(item: Any, shown: Callable[[float, float], tuple[float, float]]) -> list[float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(item, box)
    one, other = shown(box.left, box.top), shown(box.right, box.bottom)
    return [min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])]


def _string(call: Any, *arguments: Any) -> str:
    """The UTF-16 text that a function of pdfium gives into a buffer, "" where it gives none."""
    size = call(*arguments, None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(*arguments, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
