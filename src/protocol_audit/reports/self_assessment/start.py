"""The first sheet: what this is, how to fill it in, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from protocol_audit.model import Pack
from protocol_audit.reports.self_assessment.answers import ANSWERS, Block, count_answered
from protocol_audit.reports.workbook import (
    HEAD,
    LABEL,
    LEAD,
    NUMBER,
    SUBTITLE,
    TEXT,
    TITLE,
    Look,
    Sheet,
    cell_name,
    height_of,
)

_STEPS = """\
Begin with the sheet “Our program”: your agency’s name, who answers, the date, and what you offer.
Then go through the sections, one row a standard, with your written protocol at hand. Answer for what is \
written, not for what staff do anyway.
Answer: click the cell and choose from its list. Leave it empty where you do not know yet; an empty answer \
never counts as met.
Where it is in our protocol: a page, a policy number or a few words in quotation marks, such as p. 12, \
Policy 4.3 or “within one day of arrival”. It will be looked up there.
Evidence: what else shows it, such as a form, a training record or an agreement.
Comments: whatever a reader should know. Please write nothing about any survivor.
Save the workbook as it is (.xlsx). To hold it beside your protocol, type:|protocol-audit check \
"Our protocol.docx" --self-assessment "this workbook.xlsx"
""".splitlines()  # | breaks a line
_MEANINGS = (
    "All that the standard asks is in the written protocol.",
    "Some of it is written, or it is still a draft or a hope.",
    "It is not written. That is a useful answer: it becomes part of your plan.",
    "The standard is about a service that you do not offer.",
)
_NOTE = (
    "This is a tool for finding strengths and next steps. It is no certification, and nobody is graded by it."
)
_WIDTHS = (4, 30, 12, 12, 12, 12, 15)
_LAST = len(_WIDTHS) - 1
_AIR = 4.0  # points
_NUMBER = replace(NUMBER, down="vcenter")
_LINK = replace(TEXT, color="1F4E8C", down="vcenter")
_PLAIN = Look(size=11, down="vcenter")


def write_start(sheet: Sheet, pack: Pack, blocks: Sequence[Block]) -> None:
    """Write the sheet; ``blocks`` are the sections' answers that it counts."""
    sheet.columns(_WIDTHS)
    sheet.write(0, 0, "Self-assessment", TITLE)
    sheet.height(0, 30)
    sheet.write(1, 0, f"{pack.title}, version {pack.version}", SUBTITLE)
    row = _write_text(sheet, 2, 0, _NOTE, _PLAIN)
    row = _write_steps(sheet, row + 1)
    row = _write_answers(sheet, row + 1)
    _write_progress(sheet, row + 1, blocks)
    sheet.print_on(turned=False, footer=f"Self-assessment: {pack.title}")
    sheet.protect()


def _write_steps(sheet: Sheet, row: int) -> int:
    sheet.write(row, 0, "How to fill it in", LEAD)
    for number, step in enumerate(_STEPS, 1):
        sheet.write(row + number, 0, f"{number}.", replace(_PLAIN, bold=True))
        _write_text(sheet, row + number, 1, step.replace("|", "\n"), _PLAIN)
    return row + len(_STEPS) + 1


def _write_answers(sheet: Sheet, row: int) -> int:
    """What each answer means."""
    sheet.write(row, 0, "What the answers mean", LEAD)
    row += 1
    for (word, (color, ground)), meaning in zip(ANSWERS.items(), _MEANINGS, strict=True):
        look = replace(_PLAIN, bold=True, color=color, ground=ground, boxed=True)
        sheet.write(row, 1, word, look)
        _write_text(sheet, row, 2, meaning, replace(_PLAIN, indent=1))
        row += 1
    return row


def _write_text(sheet: Sheet, row: int, column: int, text: str, look: Look) -> int:
    """Write a text over the columns from this one to the last; returns the next row."""
    sheet.merge(row, column, _LAST, text, look)
    sheet.height(row, height_of(text, sum(_WIDTHS[column:]), look) + _AIR)
    return row + 1


def _write_progress(sheet: Sheet, row: int, blocks: Sequence[Block]) -> None:
    """How many are answered, by section and in all, counted while people fill in."""
    sheet.write(row, 0, "How far you are", LEAD)
    heads = ["", "Section", "Answered", *ANSWERS]
    sheet.write_row(row + 1, heads[1:], [HEAD] * (len(heads) - 1), first=1)
    first = row + 2
    for number, block in enumerate(blocks, first):
        sheet.write_link(number, 1, block.sheet, block.top, block.title, _LINK)
        size, answered = len(block.given), count_answered(block)
        formula = f'=COUNTA({block.answers})&" of {size}"'
        sheet.write_formula(number, 2, formula, f"{answered} of {size}", _NUMBER)
        for column, word in enumerate(ANSWERS, 3):
            formula = f'=COUNTIF({block.answers},"{word}")'
            sheet.write_formula(number, column, formula, block.given.count(word), _NUMBER)
    _write_total(sheet, first + len(blocks), blocks, first)


def _write_total(sheet: Sheet, row: int, blocks: Sequence[Block], first: int) -> None:
    total, answered = sum(len(block.given) for block in blocks), sum(map(count_answered, blocks))
    bold = replace(_NUMBER, bold=True)
    counts = "+".join(f"COUNTA({block.answers})" for block in blocks)
    sheet.write(row, 1, "All sections", LABEL)
    sheet.write_formula(row, 2, f'={counts}&" of {total}"', f"{answered} of {total}", bold)
    for column, word in enumerate(ANSWERS, 3):
        cells = f"{cell_name(first, column)}:{cell_name(row - 1, column)}"
        given = sum(block.given.count(word) for block in blocks)
        sheet.write_formula(row, column, f"=SUM({cells})", given, bold)
