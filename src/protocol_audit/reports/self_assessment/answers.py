"""The sheets with the standards: one row each, with cells for the answer and where it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from protocol_audit.model import Answer, Claim, Pack, Standard, Status
from protocol_audit.reports.labels import (
    ANSWER_WORDS,
    LEVEL_WORDS,
    STATUS_COLORS,
    capital,
    listed,
    service_words,
)
from protocol_audit.reports.workbook import (
    CENTERED,
    CHOICE,
    FILL_IN,
    ID,
    QUIET,
    SUBTITLE,
    TEXT,
    TITLE,
    Book,
    Column,
    Look,
    Sheet,
    cell_name,
    reference,
)

# The answers to choose from, with the colors that the report gives to what they say.
ANSWERS: dict[str, tuple[str, str]] = {
    ANSWER_WORDS[Answer.MET]: STATUS_COLORS[Status.MET],
    ANSWER_WORDS[Answer.PARTIAL]: STATUS_COLORS[Status.PARTIAL],
    ANSWER_WORDS[Answer.NOT_MET]: STATUS_COLORS[Status.NOT_ADDRESSED],
    ANSWER_WORDS[Answer.NOT_APPLICABLE]: (STATUS_COLORS[Status.NOT_APPLICABLE][0], "FFFFFF"),
}
_HEAD_ROW = 3
_HINT = "Fill in the yellow cells. Leave an answer empty where you do not know yet."
_STANDARD = Column("Standard", 23, replace(TEXT, bold=True))
_COLUMNS = (
    Column("Id", 7, ID),
    _STANDARD,
    Column("What it asks", 50),
    Column("Level", 13, CENTERED),
    Column("Answer", 14, CHOICE),
    Column("Where it is in our protocol", 24, FILL_IN),
    Column("Evidence", 22, FILL_IN),
    Column("Comments", 22, FILL_IN),
)
_SECTION = Column("Section", 17)
_ANSWER = 4  # the place of the answer among ``_COLUMNS``


@dataclass(frozen=True, slots=True)
class Form:
    """What all answer sheets share.

    agency  a formula for the agency's name, and what it gives now
    claims  what is filled in already, by standard
    """

    pack: Pack
    agency: tuple[str, str]
    claims: Mapping[str, Claim]


@dataclass(frozen=True, slots=True)
class Block:
    """A section's answers, for the counts on the first sheet.

    sheet    the sheet's name
    top      its cell to jump to
    answers  the cells with the answers, as formulas name them
    given    what stands in these cells now; None where they are empty
    """

    title: str
    sheet: str
    top: str
    answers: str
    given: tuple[str | None, ...]


def write_answers(
    book: Book, name: str, sections: Mapping[str, Sequence[Standard]], form: Form
) -> list[Block]:
    """Write a sheet with these sections' standards; what comes back is one block a section."""
    sheet = book.sheet(name)
    columns = (_SECTION, *_COLUMNS) if len(sections) > 1 else _COLUMNS
    total = sum(len(standards) for standards in sections.values())
    last = _HEAD_ROW + total
    sheet.heads(_HEAD_ROW, columns, last=last)
    blocks, row = [], _HEAD_ROW + 1
    for title, standards in sections.items():
        rows = [_values(standard, form.claims.get(standard.id)) for standard in standards]
        given = tuple(values[_ANSWER] for values in rows)
        cells = _answer_cells(columns, row, row + len(rows) - 1)
        blocks.append(Block(title, sheet.name, cell_name(row, 0), reference(sheet.name, cells), given))
        for values in rows:
            values = [title, *values] if columns[0] is _SECTION else values
            sheet.write_row(row, values, [column.look for column in columns])
            row += 1
    answered = sum(count_answered(block) for block in blocks)
    _write_top(sheet, name, columns, (answered, total), form.agency)
    _finish(sheet, form.pack, columns, last)
    return blocks


def count_answered(block: Block) -> int:
    """How many of a section's standards are answered."""
    return sum(answer is not None for answer in block.given)


def _values(standard: Standard, claim: Claim | None) -> list[str | None]:
    values = [standard.id, standard.title, _asks(standard), LEVEL_WORDS[standard.level]]
    if claim is None:
        return [*values, None, None, None, None]
    answer = None if claim.answer is Answer.UNANSWERED else ANSWER_WORDS[claim.answer]
    return [*values, answer, claim.evidence, None, claim.comment]


def _asks(standard: Standard) -> str:
    """What a standard asks, and below it what is looked for, so that people answer what is meant."""
    lines = [standard.asks]
    if len(standard.elements) > 1:
        needed = f"At least {standard.met_at} of:" if standard.counted else "Met with all of:"
        lines += [needed, *(f"• {element.asks}" for element in standard.elements)]
    if standard.services:
        lines.append(f"For programs with {listed(service_words(standard.services), 'or')}.")
    return "\n".join(lines)


def _answer_cells(columns: Sequence[Column], first: int, last: int) -> str:
    column = _answer_column(columns)
    return f"{cell_name(first, column)}:{cell_name(last, column)}"


def _answer_column(columns: Sequence[Column]) -> int:
    return next(number for number, column in enumerate(columns) if column.look is CHOICE)


def _write_top(
    sheet: Sheet, title: str, columns: Sequence[Column], counts: tuple[int, int], agency: tuple[str, str]
) -> None:
    """What stands above the heads: the section, the agency, how many are answered, what to do."""
    answered, total = counts
    cells = _answer_cells(columns, _HEAD_ROW + 1, _HEAD_ROW + total)
    sheet.write(0, 0, capital(title), TITLE)
    sheet.height(0, 28)
    sheet.write_formula(1, 0, agency[0], agency[1], SUBTITLE)
    formula = f'="Answered: "&COUNTA({cells})&" of {total}"'
    sheet.write_formula(2, 0, formula, f"Answered: {answered} of {total}", replace(SUBTITLE, bold=True))
    hint: Look = replace(QUIET, wrap=False)
    sheet.write(2, _answer_column(columns) - 2, _HINT, hint)


def _finish(sheet: Sheet, pack: Pack, columns: Sequence[Column], last: int) -> None:
    answers = (_HEAD_ROW + 1, _answer_column(columns), last, _answer_column(columns))
    sheet.choices(
        answers,
        list(ANSWERS),
        title="Answer",
        message="What your written protocol says today. Leave it empty where you do not know yet.",
    )
    sheet.color_words(answers, ANSWERS)
    sheet.freeze(_HEAD_ROW + 1, columns.index(_STANDARD) + 1)
    sheet.print_on(footer=f"Self-assessment: {pack.title}")
    sheet.protect()
    sheet.cursor(_HEAD_ROW + 1, _answer_column(columns))
