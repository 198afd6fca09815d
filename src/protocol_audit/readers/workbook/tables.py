"""Finds the tables of a sheet, wherever they start, and what each of their columns is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from protocol_audit.model import Answer
from protocol_audit.readers.workbook.heads import (
    IDENTITY,
    is_exact,
    mark_of,
    role_of,
    side_by_side,
    unexplained_scale,
)
from protocol_audit.readers.workbook.scales import Scale
from protocol_audit.readers.workbook.sheet import Cell, Holds, Sheet
from protocol_audit.readers.workbook.words import has_phrase, plain, words

_LOOKED_AT = 400  # rows below a head that are looked at to tell what a column holds
_MOSTLY = 0.6

Understands = Callable[[Cell], bool]
Names = Callable[[str], bool]


@dataclass(slots=True)
class Table:
    """One table: its head's rows, its rows, and what its columns are for.

    roles  column -> id, requirement, measure, answer, evidence, comment, other
    marks  column -> the answer that a mark there gives
    heads  column -> what the head says, for messages
    """

    sheet: Sheet
    first_head: int
    first: int
    last: int
    roles: dict[int, str]
    marks: dict[int, Answer]
    heads: dict[int, str] = field(default_factory=dict)

    def columns(self, *roles: str) -> list[int]:
        """The columns for one of these, from the left."""
        return sorted(column for column, role in self.roles.items() if role in roles)

    @property
    def rows(self) -> Iterator[int]:
        """The rows below the head that hold something."""
        return (row for row in sorted(self.sheet.rows) if self.first <= row <= self.last)


class Finder:
    """Looks for tables in one sheet.

    understands  whether a cell's text is an answer
    names        whether a text is the number of one of the pack's standards, and nothing else
    starts       whether a text begins with such a number
    """

    def __init__(
        self, sheet: Sheet, scale: Scale, *, understands: Understands, names: Names, starts: Names
    ) -> None:
        self._sheet = sheet
        self._starts = starts
        self._merged: dict[int, set[int]] = {}
        for row, column in sheet.merged:
            self._merged.setdefault(row, set()).add(column)
        self._scale = scale
        self._understands = understands
        self._names = names

    def find(self) -> list[Table]:
        """The sheet's tables, from the top."""
        tables: list[Table] = []
        rows = sorted(self._sheet.rows)
        for row in rows:
            if tables and row < tables[-1].first:
                continue
            found = self._heads_at(row, tables[-1] if tables else None)
            for table in tables if found else ():
                table.last = min(table.last, row - 1)
            tables += found
        if not tables and (headless := self._without_head(rows)):
            tables.append(headless)
        return [table for table in tables if not self._is_example(table)]

    def heads_seen(self) -> list[str]:
        """What stands in the first row with several short texts, for a message."""
        for row in sorted(self._sheet.rows):
            texts = [cell.text for cell in self._sheet.shown(row) if cell.holds is Holds.TEXT]
            if len(texts) > 1 and all(len(text) < 60 for text in texts):
                return texts[:8]
        return []

    def _heads_at(self, row: int, before: Table | None) -> list[Table]:
        """The tables whose heads begin in this row, from the left; mostly one or none."""
        heads = self._texts(row)
        if len(heads) < 2 or any(self._starts(text) for text in heads.values()):
            return []
        if before and self._is_answered(row, before):
            return []
        last = row
        while last < row + 3 and (below := self._sub_heads(last + 1)):
            heads = {c: "\n".join(filter(None, (heads.get(c), below.get(c)))) for c in {*heads, *below}}
            last += 1
        blocks = (self._table(row, last + 1, block) for block in side_by_side(heads))
        return [table for table in blocks if table is not None]

    def _table(self, first_head: int, first: int, heads: dict[int, str]) -> Table | None:
        """The table with these heads, or None where they are none of a self-assessment."""
        roles, marks = self._columns(heads)
        table = Table(self._sheet, first_head, first, max(self._sheet.rows), roles, marks, heads)
        named = [heads[column] for column, role in roles.items() if role in IDENTITY]
        if not named and not self._identity_by_contents(table):
            return None
        self._numbers_by_contents(table)
        if marks or table.columns("answer"):
            self._check_contents(table)
            return table
        if (not named or any(is_exact(text) for text in named)) and self._answers_by_contents(table):
            return table
        return None

    def _identity_by_contents(self, table: Table) -> bool:
        """Find the column of standards by their numbers in it; False where there is none."""
        for column in sorted(table.heads):
            cells = self._cells(table, column)
            numbered = sum(self._starts(cell.text) for cell in cells)
            many = numbered > 1 and numbered >= _MOSTLY * len(cells) / 2
            if many and self._begins(cells) and column not in table.marks:
                table.roles[column] = "requirement"
                return True
        return False

    def _numbers_by_contents(self, table: Table) -> None:
        """Find the column of the standards' numbers by what stands in it, whatever its head says."""
        numbered = table.columns("id")
        named_by = {c: any(self._names(cell.text) for cell in self._cells(table, c)) for c in numbered}
        # Two are headed so ("No.", "Code"): the one without numbers of standards may hold the answers.
        for column in numbered if any(named_by.values()) else ():
            if not named_by[column]:
                del table.roles[column]
        if numbered:
            return
        used = {column for column, role in table.roles.items() if role != "other"} | set(table.marks)
        # The column before the first head may have none, as everybody sees what it holds.
        for column in sorted({*table.heads, min(table.heads) - 1} - used):
            texts = [cell.text for cell in self._cells(table, column)]
            named = sum(self._names(text) for text in texts)
            if column not in self._sheet.hidden_columns and named > 1 and named >= _MOSTLY * len(texts):
                table.roles[column] = "id"
                return

    def _begins(self, cells: list[Cell]) -> bool:
        """Whether a column begins with a standard, but for headings that stand alone in their row."""
        for cell in cells:
            if self._starts(cell.text):
                return True
            if sum(1 for _ in self._sheet.shown(cell.row)) > 1:
                return False
        return False

    def _texts(self, row: int) -> dict[int, str]:
        """The texts of a row by column, those of merged cells in each of their columns; {} for no head."""
        texts: dict[int, str] = {}
        columns = {cell.column for cell in self._sheet.shown(row)}
        columns |= self._merged.get(row, set())
        for column in sorted(columns - self._sheet.hidden_columns):
            cell = self._sheet.cell(row, column)
            if cell.holds in (Holds.TEXT, Holds.NUMBER) and cell.text:
                texts[column] = cell.text
        return texts if len(set(texts.values())) > 1 else {}

    def _sub_heads(self, row: int) -> dict[int, str]:
        """The heads of a second row: answers or uses of columns, in a row that names no standard."""
        texts = self._own_texts(row)
        if len(texts) < 2 or any(self._names(text) or len(text.split()) > 6 for text in texts.values()):
            return {}
        marks = {mark_of(text, self._scale) for text in texts.values()} - {None}
        uses = [column for column, text in texts.items() if mark_of(text, self._scale) or is_exact(text)]
        goes_on = min(texts) > 1 or any(
            self._sheet.merged.get((row - 1, column), (0, 0))[0] == row - 1
            for column in range(1, max(texts) + 1)
        )
        return texts if goes_on and (len(marks) > 1 or len(uses) == len(texts)) else {}

    def _own_texts(self, row: int) -> dict[int, str]:
        """The texts that stand in this very row."""
        return {cell.column: cell.text for cell in self._sheet.shown(row) if cell.holds is Holds.TEXT}

    def _columns(self, heads: dict[int, str]) -> tuple[dict[int, str], dict[int, Answer]]:
        """The use of each column, by its lowest head first."""
        marks: dict[int, Answer] = {}
        roles: dict[int, str] = {}
        for column, text in heads.items():
            lines = text.split("\n")
            found = mark_of(lines[-1], self._scale) or mark_of(text, self._scale)
            # In the first column "No." is a number, in the others an answer.
            if found and not (column == min(heads) and role_of(lines[-1]) == "id"):
                marks[column] = found
            role = role_of(text.replace("\n", " "))
            for line in reversed(lines):
                role = role_of(line) if not role or is_exact(line) else role
            if role:
                roles[column] = role
        steps = unexplained_scale(heads) if not marks else {}
        if steps:
            return roles, steps
        # One column headed "Met" holds answers; several headed Met, Partly, Not met hold marks.
        if len(set(marks.values()) - {Answer.UNANSWERED}) < 2:
            return roles, {}
        for column in marks:
            roles.pop(column, None)
        return roles, marks

    def _check_contents(self, table: Table) -> None:
        """Correct by what columns hold what their heads leave open."""
        if table.marks:
            return
        answers = table.columns("answer")
        if len(answers) > 1:
            full = [column for column in answers if self._share(table, column) >= _MOSTLY]
            if full:
                for column in set(answers) - set(full):
                    table.roles[column] = "other"
        elif self._share(table, answers[0]) == 0.0 and len(self._cells(table, answers[0])):
            table.roles[answers[0]] = "other"
            if not self._answers_by_contents(table):
                table.roles[answers[0]] = "answer"

    def _answers_by_contents(self, table: Table) -> bool:
        """Find the columns of answers by what stands in them; False where there is none."""
        taken = {column for column, role in table.roles.items() if role in (*IDENTITY, "other")}
        columns = sorted({c for row in table.rows for c in self._sheet.rows[row]} - taken)
        for column in columns:
            if column in self._sheet.hidden_columns:
                continue
            cells = [cell for cell in self._cells(table, column) if not self._is_open_number(cell)]
            understood = sum(self._understands(cell) for cell in cells)
            if understood > 1 and understood >= _MOSTLY * len(self._cells(table, column)):
                table.roles[column] = "answer"
        return bool(table.columns("answer"))

    def _is_open_number(self, cell: Cell) -> bool:
        """Whether a cell holds a number that no legend explains: a page as well as a rating."""
        return cell.text.replace(".", "").isdigit() and not self._scale.known

    def _share(self, table: Table, column: int) -> float:
        cells = self._cells(table, column)
        return sum(self._understands(cell) for cell in cells) / len(cells) if cells else 0.0

    def _cells(self, table: Table, column: int) -> list[Cell]:
        rows = [row for row in table.rows if row < table.first + _LOOKED_AT]
        cells = (self._sheet.rows[row].get(column) for row in rows)
        return [cell for cell in cells if cell is not None and cell.holds is not Holds.NOTHING]

    def _is_answered(self, row: int, table: Table) -> bool:
        """Whether a row that could be a head has an answer where the table above has its answers."""
        cells = [self._sheet.cell(row, column) for column in table.columns("answer")]
        again = all(plain(table.heads.get(cell.column, "")) == plain(cell.text) for cell in cells)
        return bool(cells) and not again and any(self._understands(cell) for cell in cells if cell.text)

    def _without_head(self, rows: list[int]) -> Table | None:
        """A table that has no head: a column of standards' numbers, and one of answers."""
        if not rows:
            return None
        found: dict[int, list[int]] = {}
        for row in rows:
            for cell in self._sheet.shown(row):
                if self._names(cell.text):
                    found.setdefault(cell.column, []).append(row)
        column = max(found, key=lambda one: len(found[one]), default=0)
        if not column or len(found[column]) < 2:
            return None
        table = Table(self._sheet, rows[0], found[column][0], rows[-1], {column: "id"}, {})
        if not self._answers_by_contents(table):
            return None
        self._name_the_rest(table, column, table.columns("answer")[0])
        return table

    def _name_the_rest(self, table: Table, id_column: int, answer: int) -> None:
        """Without a head: text before the answer is the standard, and after it evidence, then comment."""
        columns = sorted({c for row in table.rows for c in self._sheet.rows[row]} - {id_column, answer})
        columns = [column for column in columns if column not in self._sheet.hidden_columns]
        after = [column for column in columns if column > answer]
        for column in columns:
            if column < answer:
                table.roles[column] = "requirement"
        for column, role in zip(after, ("evidence", "comment"), strict=False):
            table.roles[column] = role

    def _is_example(self, table: Table) -> bool:
        """Whether the table only shows how to fill in another one."""
        above = range(max(1, table.first_head - 2), table.first_head)
        texts = [cell.text for row in above for cell in self._sheet.shown(row)]
        return any(len(text) < 60 and has_phrase(plain(text), words().examples) for text in texts)
