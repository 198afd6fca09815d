"""Reads a self-assessment in whatever layout, as claims on the standards of a pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.model import Answer, Pack, Problem, SelfAssessment
from protocol_audit.readers.file_types import check_is_file
from protocol_audit.readers.workbook.answers import read_answer
from protocol_audit.readers.workbook.cards import read_cards
from protocol_audit.readers.workbook.colors import colored
from protocol_audit.readers.workbook.csv_text import read_csv
from protocol_audit.readers.workbook.facts import read_facts
from protocol_audit.readers.workbook.form import read_form
from protocol_audit.readers.workbook.ids import Ids
from protocol_audit.readers.workbook.join import claims_of
from protocol_audit.readers.workbook.lines import Line, LineReader
from protocol_audit.readers.workbook.refusals import check_kind, in_words_of_excel
from protocol_audit.readers.workbook.resolve import resolve
from protocol_audit.readers.workbook.scales import Scale, read_legend, read_scale
from protocol_audit.readers.workbook.sheet import Cell, Holds, Sheet, letters, numbers
from protocol_audit.readers.workbook.similar import similar_to
from protocol_audit.readers.workbook.stamp import check_stamp, is_stamp
from protocol_audit.readers.workbook.tables import Finder, Table
from protocol_audit.readers.workbook.xlsx import Workbook, read_xlsx

_SHORT_TEXT = 90


def read_self_assessment(path: Path, pack: Pack) -> SelfAssessment:
    """The self-assessment in an .xlsx or .csv file, as claims on the pack's standards.

    Raises ReadError, in words a user can act on, where it cannot be read or no standard is recognized in it.
    """
    with in_words_of_excel(path):
        check_is_file(path)
    check_kind(path)
    book = read_csv(path) if path.suffix.lower() in (".csv", ".tsv") else read_xlsx(path)
    check_stamp(path, book.sheets, pack)
    return _Reading(path, book, pack).result()


class _Reading:
    """One workbook being read against one pack."""

    def __init__(self, path: Path, book: Workbook, pack: Pack) -> None:
        self._path = path
        self._book = book
        self._pack = pack
        self._ids = Ids(pack)
        self._similar = similar_to(pack)
        self._problems: list[Problem] = []
        self._shown = [sheet for sheet in book.sheets if not sheet.hidden]
        self._scales: dict[str, Scale] = {}

    def result(self) -> SelfAssessment:
        """What the workbook says; raises ReadError where no standard is recognized in it."""
        tables = self._tables()
        self._read_scales(tables)
        tables = self._tables()
        read = [(table, self._lines(table)) for table in tables]
        if not any(line.ids for _, lines in read for line in lines):
            read += self._forms()
        resolve([lines for _, lines in read], self._similar)
        self._check_known(read)
        used = [lines for _, lines in read if any(line.ids for line in lines)]
        lines = [line for group in used for line in group]
        claims = claims_of([line for line in lines if line.ids], self._pack, self._problems)
        self._tell(read)
        facts = read_facts(self._shown, self._pack)
        self._problems += facts.problems
        return SelfAssessment(
            file=self._path.name,
            sha256=self._book.sha256,
            claims=claims,
            problems=tuple(dict.fromkeys(sorted(self._problems, key=self._place_of))),
            agency=facts.agency,
            date=facts.date,
            services=facts.services,
            unread=tuple(self._unread(read)),
        )

    def _tables(self) -> list[Table]:
        found = []
        for sheet in self._shown:
            found += self._finder(sheet).find()
        return found

    def _finder(self, sheet: Sheet) -> Finder:
        scale = self._scales.get(sheet.name, Scale())

        def understands(cell: Cell) -> bool:
            # Numbers count as answers here: whether a legend explains them is asked later.
            is_number = cell.holds is Holds.NUMBER and len(cell.text) <= 3
            return is_number or read_answer(cell, scale).answer is not Answer.UNANSWERED

        def names(text: str) -> bool:
            named = self._ids.read(text)
            return named.bare and bool(named.ids)

        def starts(text: str) -> bool:
            return bool(self._ids.read_start(text).ids) or names(text)

        return Finder(sheet, scale, understands=understands, names=names, starts=starts)

    def _read_scales(self, tables: Sequence[Table]) -> None:
        """Read the legends: in a sheet outside its tables, in heads, in drop-downs; then of all sheets."""
        for sheet in self._shown:
            own = [table for table in tables if table.sheet is sheet]
            scale = read_scale(sheet, self._outside(sheet, own))
            for table in own:
                for column, head in table.heads.items():
                    if table.roles.get(column, "answer") == "answer":
                        scale.add(read_legend(head))
                for column in table.columns("answer"):
                    scale.add(self._choices(sheet, table, column))
            self._scales[sheet.name] = scale
        everywhere = Scale()
        for scale in self._scales.values():
            everywhere.add(scale)
        for scale in self._scales.values():
            scale.add(everywhere)

    def _choices(self, sheet: Sheet, table: Table, column: int) -> Scale:
        """What a drop-down's choices say, such as "1 - Not in place"."""
        scale = Scale()
        for choice in sheet.choices:
            if choice.left <= column <= choice.right and choice.bottom >= table.first:
                scale.add(read_legend("\n".join(choice.words)))
        return scale

    def _outside(self, sheet: Sheet, tables: Sequence[Table]) -> list[int]:
        """The rows of a sheet that belong to no table, or say nothing of a standard there."""
        inside = {row for table in tables for row in table.rows if self._is_inside(table, row)}
        heads = {row for table in tables for row in range(table.first_head, table.first)}
        return [row for row in sorted(sheet.rows) if row not in inside and row not in heads]

    def _is_inside(self, table: Table, row: int) -> bool:
        columns = table.columns("id", "requirement", "measure")
        texts = [table.sheet.text(row, column) for column in columns]
        if any(self._ids.read(text).ids or self._ids.read_start(text).ids for text in texts):
            return True
        return any(len(text.split()) > 2 and self._similar.rank(text).sure for text in texts)

    def _lines(self, table: Table) -> list[Line]:
        reader = LineReader(table, self._scales[table.sheet.name], self._ids, self._similar)
        lines = reader.read()
        if any(line.ids for line in lines):
            self._problems += reader.problems
        return lines

    def _forms(self) -> list[tuple[Table, list[Line]]]:
        """What the sheets say without a table: side by side, as forms export it, or in blocks."""
        found = []
        for sheet in self._shown:
            scale = self._scales[sheet.name]
            lines = read_form(self._path, sheet, scale, self._ids, self._similar)
            lines = lines or read_cards(sheet, scale, self._ids, self._similar)
            found += [(line.table, [line]) for line in lines]
        return found

    def _tell(self, read: Sequence[tuple[Table, list[Line]]]) -> None:
        """Report what was not understood, and what was passed over on purpose."""
        for table, lines in read:
            if not any(line.ids for line in lines):
                self._tell_foreign(table, lines)
                continue
            for line in lines:
                self._tell_line(line)
        self._problems += colored([line for _, lines in read for line in lines])
        for sheet in self._shown:
            self._tell_hidden_rows(
                sheet, [line for table, lines in read if table.sheet is sheet for line in lines]
            )
            for column in self._hidden_columns(sheet, read):
                message = f"column {letters(column)} is hidden and was not read"
                self._problems.append(Problem(f"{sheet.name}!{letters(column)}1", message))
        for sheet in self._book.sheets:
            if sheet.hidden and sheet.rows and not is_stamp(sheet):
                self._problems.append(Problem(sheet.name, f"sheet '{sheet.name}' is hidden and was not read"))

    def _tell_line(self, line: Line) -> None:
        if line.ids:
            if line.reading.problem:
                names = ", ".join(line.ids)
                self._problems.append(Problem(line.address, f"{line.reading.problem} ({names})"))
            for unknown in line.unknown:
                self._problems.append(
                    Problem(line.address, f"'{unknown}' is no standard of {self._pack.title}")
                )
            return
        understood = line.reading.answer is not Answer.UNANSWERED
        if not line.says or "___" in line.text or not (understood or len(line.text.split()) > 3):
            return
        if line.unknown:
            names = ", ".join(f"'{name}'" for name in line.unknown)
            message = f"row {line.row}: {names} is no standard of {self._pack.title}; the row was not used"
        else:
            message = f'row {line.row} fits no standard: "{_short(line.text)}"; {self._advice(line)}'
        self._problems.append(Problem(line.address, message))

    def _advice(self, line: Line) -> str:
        near = [likeness.standard for likeness in line.ranking.nearest[:2] if likeness.share >= 0.35]
        write = "write the standard's number into the row if it is one"
        return f"nearest are {' and '.join(near)}; {write}" if len(near) == 2 else write

    def _tell_foreign(self, table: Table, lines: Sequence[Line]) -> None:
        """A table with answers, none of which is about a standard of the pack."""
        said = [line for line in lines if line.says and line.text]
        if len(said) > 2:
            message = (
                f"the table at row {table.first_head} has {len(said)} rows with answers, none of which "
                f"fits a standard of {self._pack.title}; it was not used"
            )
            self._problems.append(Problem(f"{table.sheet.name}!A{table.first_head}", message))

    def _tell_hidden_rows(self, sheet: Sheet, lines: Sequence[Line]) -> None:
        hidden = sorted({line.row for line in lines if line.ids and line.row in sheet.hidden_rows})
        if not hidden:
            return
        how = "hidden by a filter" if sheet.filtered else "hidden"
        rows = f"row {hidden[0]} is" if len(hidden) == 1 else f"rows {', '.join(map(str, hidden))} are"
        which = "its answer was" if len(hidden) == 1 else "their answers were"
        self._problems.append(Problem(f"{sheet.name}!A{hidden[0]}", f"{rows} {how}; {which} read"))

    def _hidden_columns(self, sheet: Sheet, read: Sequence[tuple[Table, list[Line]]]) -> Iterator[int]:
        """The hidden columns with something in them, in sheets that have a table."""
        if not any(table.sheet is sheet for table, _ in read):
            return
        filled = {c for cells in sheet.rows.values() for c, cell in cells.items() if cell.text}
        yield from sorted(sheet.hidden_columns & filled)

    def _unread(self, read: Sequence[tuple[Table, list[Line]]]) -> Iterator[str]:
        for sheet in self._book.sheets:
            if sheet.hidden:
                if sheet.rows and not is_stamp(sheet):
                    yield f"hidden sheet '{sheet.name}'"
                continue
            for column in self._hidden_columns(sheet, read):
                yield f"hidden column {letters(column)} of sheet '{sheet.name}'"
            for note in sheet.notes:
                yield f"{note} in sheet '{sheet.name}'"

    def _place_of(self, problem: Problem) -> tuple[int, int, int]:
        """Where a problem stands in the workbook, for their order."""
        name, _, address = problem.cell.rpartition("!")
        names = [sheet.name for sheet in self._book.sheets]
        return names.index(name) if name in names else len(names), *numbers(address)

    def _check_known(self, read: Sequence[tuple[Table, list[Line]]]) -> None:
        """Raise ReadError where no row of any table is about a standard of the pack."""
        if any(line.ids for _, lines in read for line in lines):
            return
        first, last = self._pack.standards[0].id, self._pack.standards[-1].id
        heads = [f"in '{s.name}': {' | '.join(seen)}" for s in self._shown if (seen := self._heads(s))]
        told = f"The heads that were seen are {'; '.join(heads[:4])}. " if heads else "No heads were seen. "
        raise ReadError(
            f"{self._path.name}: no standard of {self._pack.title} was recognized with an answer. Looked for "
            f"were their numbers ({first} to {last}, in any spelling) or their text, beside a column of "
            f"answers headed such as Met, Y/N, Rating or Status. {told}If the workbook is for other "
            f"standards, name them with --standards; else head the columns “Standard”, “Answer” and "
            f"“Evidence” and try again"
        )

    def _heads(self, sheet: Sheet) -> list[str]:
        return [_short(text) for text in self._finder(sheet).heads_seen()]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT_TEXT else text[: _SHORT_TEXT - 3] + "..."
