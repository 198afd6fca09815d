"""The sheets that list: conflicts to settle first, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from protocol_audit.model import ConflictQuote, Level, Portfolio, ProgramRow, Standard, Status
from protocol_audit.reports.labels import LEVEL_WORDS
from protocol_audit.reports.portfolio import standard_sheet
from protocol_audit.reports.portfolio.book import (
    FIRST,
    HEAD,
    LINE,
    NAME,
    NOT_READ,
    SETTLE,
    STANDARDS,
    TOTAL,
    PortfolioBook,
    absolute,
)
from protocol_audit.reports.workbook import Column, reference

NOT_ASSESSED, PART, PASSED_OVER = "Not assessed", "Part not read", "Passed over"
_SETTLE = (
    Column("Program", 26, NAME),
    Column("Standard", 10),
    Column("What it is about", 34),
    Column("Level", 15),
    Column("What is ruled out", 38),
    Column("Words found", 60),
    Column("Where", 40),
)
_UNREAD = (Column("What", 16), Column("Program or file", 36), Column("Why", 90))
_SETTLE_NOTE = (
    "Words that seem to allow what the toolkit rules out. Read each in its document before acting on it."
)
_UNREAD_NOTE = "Nothing listed here was judged. Check it by eye, or mend it and run again."


def add_settle_first(book: PortfolioBook) -> None:
    """Add "Settle first": every conflict with its words, those in required standards first."""
    widths = tuple(column.width for column in _SETTLE)
    sheet = book.titled(SETTLE, "Conflicts to settle first", _SETTLE_NOTE, widths)
    found = conflicts_of(book.portfolio)
    total = absolute(standard_sheet.last_row(book) + 1, standard_sheet.OF_STATUS[Status.CONFLICT])
    sheet.write(2, 0, "In the programs shown:", LINE)
    sheet.write_formula(2, 1, f"={reference(STANDARDS, total)}", book.figures.all[Status.CONFLICT], TOTAL)
    sheet.heads(HEAD, _SETTLE, last=HEAD + len(found))
    for number, (row, standard, conflict) in enumerate(found, FIRST):
        level = LEVEL_WORDS[standard.level]
        texts = (row.name, standard.id, standard.title, level, conflict.says, conflict.quote, conflict.place)
        sheet.write_row(number, texts, [column.look for column in _SETTLE])
    if not found:
        sheet.write(FIRST, 0, "No conflict was found.", LINE)
    sheet.freeze(FIRST, 1)


def conflicts_of(portfolio: Portfolio) -> list[tuple[ProgramRow, Standard, ConflictQuote]]:
    """Every conflict, the strongest asks first, then by standard and program."""
    standards = {s.id: (place, s) for place, s in enumerate(portfolio.pack.standards)}
    found = [(row, standards[c.standard][1], c) for row in portfolio.rows for c in row.conflicts]
    return sorted(found, key=lambda one: (list(Level).index(one[1].level), standards[one[1].id][0]))


def add_not_read(book: PortfolioBook) -> None:
    """Add "Not read": programs that failed, parts of documents, and files that are no program's."""
    widths = tuple(column.width for column in _UNREAD)
    sheet = book.titled(NOT_READ, "What could not be read", _UNREAD_NOTE, widths)
    lines = list(not_read_lines(book.portfolio))
    sheet.heads(HEAD, _UNREAD, last=HEAD + len(lines))
    for number, texts in enumerate(lines, FIRST):
        sheet.write_row(number, texts, [column.look for column in _UNREAD])
    if not lines:
        sheet.write(FIRST, 0, "Everything in the folder was read.", LINE)


def not_read_lines(portfolio: Portfolio) -> Iterator[tuple[str, str, str]]:
    """(what, whose, why) of all that was not read, programs first."""
    for missed in portfolio.failures:
        yield NOT_ASSESSED, missed.name, missed.why
    for row in portfolio.rows:
        for part in row.unread:
            yield PART, row.name, part
    for file in portfolio.passed_over:
        yield PASSED_OVER, file.name, file.why
