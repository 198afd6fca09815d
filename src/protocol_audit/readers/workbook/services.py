"""Which services a program says that it offers: in words, or one by one with Yes and No."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from protocol_audit.model import Answer, Pack, Problem
from protocol_audit.readers.workbook.answers import read_answer
from protocol_audit.readers.workbook.scales import Scale
from protocol_audit.readers.workbook.sheet import Cell, Sheet
from protocol_audit.readers.workbook.words import plain, words

Services = tuple[str, ...] | None

_NONE = ("none", "none of these", "none of them", "ninguno", "ninguna", "n/a")
_BETWEEN = re.compile(r"[,;/•|\n]|\band\b|\by\b|&")
_MARKS = ("x", "✓", "✔", "☑", "☒")
_CLEAR = (Answer.MET, Answer.NOT_MET)
_FEWEST = 2  # services in a list; one alone may be the head of something else


def services_in_words(text: str, pack: Pack) -> Services:
    """The services that a text such as "shelter, hotline" names; None where it names anything else.

    What is not understood could be a service by another name, so that none may be taken as not offered.
    """
    names = {plain(name): service for service in pack.services for name in _names_of(service)}
    if plain(text) in _NONE:
        return ()
    said = [plain(part) for part in _BETWEEN.split(text) if plain(part)]
    if not said or any(name not in names for name in said):
        return None
    offered = {names[name] for name in said}
    return tuple(service for service in pack.services if service in offered)


def services_one_by_one(sheets: Iterable[Sheet], pack: Pack) -> tuple[Services, list[Problem]]:
    """The services with a Yes, from a list of them with Yes and No; None where there is no such list.

    It is None as well, with a problem, where a service that a standard depends on has neither, or where what
    stands beside one is not understood.
    """
    for sheet in sheets:
        listed = dict(_listed(sheet, pack))
        answers = {service: _answer(cell) for service, cell in listed.items()}
        if len(listed) < _FEWEST or set(answers.values()) == {Answer.UNANSWERED}:
            continue
        needed = {service for standard in pack.standards for service in standard.services}
        needed |= {service for service, cell in listed.items() if cell.text}
        unclear = [one for one in pack.services if one in needed and answers.get(one) not in _CLEAR]
        if not unclear:
            return tuple(service for service, answer in answers.items() if answer is Answer.MET), []
        names = ", ".join(service.replace("_", " ") for service in unclear)
        first = listed.get(unclear[0], next(iter(listed.values())))
        message = f"services offered: no Yes or No for {names}, so every standard was applied"
        return None, [Problem(sheet.place(first), message)]
    return None, []


def _listed(sheet: Sheet, pack: Pack) -> Iterator[tuple[str, Cell]]:
    """Every service that has a row of its own, with the cell for the answer.

    Which column that is say the heads, "Service" and "Offered?"; without them it is the next one.
    """
    names = {plain(name): service for service in pack.services for name in _names_of(service)}
    name, answer = 0, 0
    for row in sorted(sheet.rows):
        shown = list(sheet.shown(row))
        heads = {plain(cell.text).strip("?¿ "): cell.column for cell in shown}
        if (head := _column(heads, "service")) and (beside := _column(heads, "offered")):
            name, answer = head, beside
            continue
        cells = [sheet.cell(row, name)] if name else shown[:1]
        for cell in cells:
            if service := names.get(plain(cell.text)):
                yield service, sheet.cell(row, answer or cell.column + 1)


def _column(heads: Mapping[str, int], fact: str) -> int:
    return next((heads[word] for word in words().facts[fact] if word in heads), 0)


def _names_of(service: str) -> tuple[str, str]:
    return service, service.replace("_", " ")


def _answer(cell: Cell) -> Answer:
    return Answer.MET if plain(cell.text) in _MARKS else read_answer(cell, Scale()).answer
