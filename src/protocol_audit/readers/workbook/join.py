"""Makes claims of lines: one a standard, from one row, several measures, or rows that disagree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protocol_audit.model import Answer, Claim, Pack, Problem
from protocol_audit.readers.workbook.lines import Line
from protocol_audit.readers.workbook.row_answers import STRENGTH
from protocol_audit.readers.workbook.sheet import Cell
from protocol_audit.readers.workbook.words import has_phrase, plain, words


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that are one answer together: a single one, or the measures of a standard."""

    lines: tuple[Line, ...]
    answer: Answer
    line: Line  # whose cell stands for the answer


def claims_of(lines: Sequence[Line], pack: Pack, problems: list[Problem]) -> tuple[Claim, ...]:
    """The claims of all lines in the pack's order; what disagrees is added to ``problems``."""
    found = []
    for standard in pack.standards:
        own = [line for line in lines if standard.id in line.ids]
        if own:
            found.append(_claim(standard.id, _without_summaries(own), lines, problems))
    return tuple(found)


def _without_summaries(lines: list[Line]) -> list[Line]:
    """The lines of sheets that neither explain nor sum up, where there are any."""
    main = [line for line in lines if not has_phrase(plain(line.table.sheet.name), words().other_sheets)]
    return main or lines


def _claim(id: str, own: list[Line], lines: Sequence[Line], problems: list[Problem]) -> Claim:
    groups = [_group(group) for group in _grouped(own, lines)]
    given = [group for group in groups if group.answer is not Answer.UNANSWERED]
    chosen = given[0] if given else groups[0]
    if len({group.answer for group in given}) > 1:
        chosen = min(given, key=lambda group: STRENGTH.index(group.answer))
        said = ", ".join(f"{group.line.address} '{group.line.cell.text}'" for group in given)
        message = f"{id} is answered {_times(len(given))} and not alike: {said}; the weaker is taken"
        problems.append(Problem(chosen.line.address, message))
    _tell_mixed(id, chosen, problems)
    evidence = _cells(line.evidence for line in chosen.lines)
    cited = tuple((chosen.line.table.sheet.place(cell), cell.text) for cell in evidence)
    cited = cited or _places_in_answers(chosen)
    comments = _cells(line.comments for line in chosen.lines)
    return Claim(
        standard=id,
        answer=chosen.answer,
        evidence="; ".join(text for _, text in cited),
        comment="; ".join(cell.text for cell in comments),
        cell=chosen.line.address,
        cited=cited,
    )


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"


def _tell_mixed(id: str, group: _Group, problems: list[Problem]) -> None:
    """Say it where a standard's measures are only in part answered."""
    open_rows = [line for line in group.lines if line.reading.answer is Answer.UNANSWERED]
    if open_rows and group.answer is not Answer.UNANSWERED:
        message = f"{id} has {len(group.lines)} rows, and {len(open_rows)} of them without an answer"
        problems.append(Problem(open_rows[0].address, message))


def _places_in_answers(group: _Group) -> tuple[tuple[str, str], ...]:
    """Where the answers' own cells say that it is written, in tables without a column for that."""
    return tuple(
        (line.address, line.reading.place)
        for line in group.lines
        if line.reading.place and not line.table.columns("evidence")
    )


def _grouped(own: list[Line], lines: Sequence[Line]) -> list[list[Line]]:
    """The rows of one standard: those that belong together as its measures, apart from repetitions."""
    position = {id(line): index for index, line in enumerate(lines)}
    groups: list[list[Line]] = []
    for line in own:
        last = groups[-1] if groups else None
        if last is not None and _continues(last[-1], line, position[id(line)] - position[id(last[-1])]):
            last.append(line)
        else:
            groups.append([line])
    return groups


def _continues(before: Line, line: Line, distance: int) -> bool:
    """Whether a row is one more measure of the same standard, and not a repetition of it."""
    if line.part:
        return True
    if before.table is not line.table or plain(before.text) == plain(line.text):
        return False
    return distance == 1 or (before.by_text and line.by_text)


def _group(lines: list[Line]) -> _Group:
    """All met is met, all not met is not met, all open is open; else it is met in part."""
    answers = [line.reading.answer for line in lines]
    applying = [answer for answer in answers if answer is not Answer.NOT_APPLICABLE] or answers
    distinct = set(applying)
    if len(distinct) == 1:
        answer = applying[0]
    elif distinct == {Answer.NOT_MET, Answer.UNANSWERED}:
        answer = Answer.NOT_MET
    else:
        answer = Answer.PARTIAL
    passed = (Answer.MET, Answer.NOT_APPLICABLE)
    first = next((line for line in lines if line.reading.answer not in passed), lines[0])
    if answer in passed:
        first = next(line for line in lines if line.reading.answer is answer)
    if answer is Answer.NOT_MET:
        first = next(line for line in lines if line.reading.answer is Answer.NOT_MET)
    return _Group(tuple(lines), answer, first)


def _cells(rows: Iterable[list[Cell]]) -> list[Cell]:
    """The cells of several rows once each, as merged ones stand in many."""
    found: dict[tuple[int, int], Cell] = {}
    for row in rows:
        for cell in row:
            found.setdefault((cell.row, cell.column), cell)
    return list(found.values())
