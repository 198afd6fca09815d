"""Answers that are only a color: what a color means is not known, so such a row counts as unanswered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from protocol_audit.model import Answer, Problem
from protocol_audit.readers.workbook.lines import Line
from protocol_audit.readers.workbook.sheet import Cell

_MOSTLY = 0.6


def colored(lines: Sequence[Line]) -> Iterator[Problem]:
    """Of a workbook's lines those with a color where the answer should be, and no answer."""
    cells = {id(line): _answer_cells(line) for line in lines}
    usual = _usual(lines, cells)
    for line in lines:
        if not line.ids or line.says or line.reading.answer is not Answer.UNANSWERED:
            continue
        ground = {cell.fill for cell in line.table.sheet.rows.get(line.row, {}).values() if cell.text}
        for cell in cells[id(line)]:
            if cell.fill and cell.fill not in usual and cell.fill not in ground and not cell.text:
                message = (
                    f"{line.ids[0]} has a color and no answer; what the color means is not known, so it "
                    f"counts as unanswered"
                )
                yield Problem(line.table.sheet.place(cell), message)
                break


def _answer_cells(line: Line) -> list[Cell]:
    sheet = line.table.sheet
    columns = sorted(line.table.marks) or [line.cell.column]
    return [sheet.cell(line.row, column) for column in columns]


def _usual(lines: Sequence[Line], cells: dict[int, list[Cell]]) -> set[str]:
    """The colors behind most answers whatever they are: the look of the table, and no answer."""
    fills: Counter[str] = Counter()
    answers: dict[str, set[Answer]] = {}
    open_ones: Counter[str] = Counter()
    total = 0
    for line in lines:
        for cell in cells[id(line)]:
            total += 1
            fills[cell.fill] += 1
            if cell.text:
                answers.setdefault(cell.fill, set()).add(line.reading.answer)
            else:
                open_ones[cell.fill] += 1
    usual = set()
    for fill, number in fills.items():
        is_blank_form = number == total and open_ones[fill] >= total / 2
        if number >= _MOSTLY * total and (len(answers.get(fill, ())) > 1 or is_blank_form):
            usual.add(fill)
    return usual
