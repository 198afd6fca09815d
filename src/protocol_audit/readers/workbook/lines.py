"""Reads the rows of a table: which standard each is about, what is answered, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from protocol_audit.model import Answer, Problem
from protocol_audit.readers.workbook.answers import Reading, is_place, read_answer
from protocol_audit.readers.workbook.ids import Ids, Named
from protocol_audit.readers.workbook.scales import Scale
from protocol_audit.readers.workbook.sheet import Cell, Holds
from protocol_audit.readers.workbook.similar import Ranking, Similar
from protocol_audit.readers.workbook.tables import Table
from protocol_audit.readers.workbook.words import has_phrase, plain, words

# From the weakest: where two answers disagree, the weaker stands. One that exempts stands behind all.
STRENGTH = (Answer.NOT_MET, Answer.PARTIAL, Answer.MET, Answer.NOT_APPLICABLE)
_MARKED = re.compile(r"^([xX✓✔√☑☒✗✘])\s*[-–—,;:(/]?\s*(.*?)\)?$", re.DOTALL)
_SAME_TOPIC = 0.3  # how near a row without a number has to be to the standard above to be a part of it
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(slots=True)
class Line:
    """A row of a table that is about standards, or seems to be.

    ids      the standards that it is about; of none yet, ``ranking`` says which its text is near to
    by_text  whether the standard was known by its text alone
    part     True where the row is one part of the standard above it
    unit     for rows under one merged text, the row where that text stands; else 0
    cell     the answer's cell
    """

    table: Table
    row: int
    ids: tuple[str, ...]
    unknown: tuple[str, ...]
    text: str
    reading: Reading
    cell: Cell
    by_text: bool = False
    part: bool = False
    unit: int = 0
    ranking: Ranking = field(default_factory=Ranking)
    evidence: list[Cell] = field(default_factory=list)
    comments: list[Cell] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The answer's cell with its sheet."""
        return self.table.sheet.place(self.cell)

    @property
    def says(self) -> bool:
        """Whether something stands where the answer is expected."""
        return self.reading.answer is not Answer.UNANSWERED or bool(self.reading.problem)


class LineReader:
    """Reads the lines of one table; what is not understood goes to ``problems``."""

    def __init__(self, table: Table, scale: Scale, ids: Ids, similar: Similar) -> None:
        self.problems: list[Problem] = []
        self._table = table
        self._sheet = table.sheet
        self._scale = scale
        self._ids = ids
        self._similar = similar
        self._answers = _own_answers(table)
        self._uses_ids = any(self._has_number(row) for row in table.rows)

    def read(self) -> list[Line]:
        """The table's lines, from the top."""
        lines: list[Line] = []
        above: Line | None = None
        for row in self._table.rows:
            if self._is_passed_over(row):
                continue
            if self._is_banner(row):
                above = None
                continue
            line = self._line(row, above)
            if line is not None:
                lines.append(line)
                above = line if line.ids else None
        return lines

    def _has_number(self, row: int) -> bool:
        texts = (self._sheet.text(row, column) for column in self._table.columns("id", "requirement"))
        return any(self._ids.read(text).bare or self._ids.read_start(text).ids for text in texts)

    def _line(self, row: int, above: Line | None) -> Line | None:
        named, texts, anchors = self._identity(row)
        reading, cell = self._answer(row)
        line = Line(self._table, row, named.ids, named.unknown, " ".join(texts), reading, cell)
        line.evidence = list(self._beside(row, "evidence"))
        line.comments = list(self._beside(row, "comment"))
        line.part = bool(named.part)
        line.unit = self._unit(row)
        if not named.ids and not named.unknown:
            if not texts:
                return self._without_standard(line, above)
            self._by_text(line, texts, above, anchors)
        return line

    def _identity(self, row: int) -> tuple[Named, list[str], list[int]]:
        """The standards' numbers in a row, its texts without them, and the rows where those texts stand."""
        found, texts, anchors = Named(), [], []
        for column in self._table.columns("id", "requirement", "measure"):
            cell = self._sheet.cell(row, column)
            is_number = self._table.roles[column] == "id"
            named = self._ids.read(cell.text) if is_number else self._ids.read_start(cell.text)
            if not is_number and not named.ids and self._ids.read(cell.text).bare:
                named = self._ids.read(cell.text)
            if (named.ids or named.unknown) and not found.ids:
                found = named if not found.part else Named(named.ids, named.unknown, found.part)
            rest = "" if is_number and (named.bare or self._uses_ids) else cell.text[named.end :]
            rest = re.sub(r"^[\s:.,;)–—-]+", "", rest).strip()
            if rest and not rest.replace(".", "").isdigit():
                texts.append(rest)
                anchors.append(cell.row)
        return found, texts, anchors

    def _unit(self, row: int) -> int:
        """The row of the merged text that tells what a row is about, 0 where none is merged over rows."""
        merged = self._sheet.merged
        for column in self._table.columns("id", "requirement"):
            anchor = merged.get((row, column))
            if anchor and merged.get((anchor[0] + 1, column)) == anchor and self._sheet.text(row, column):
                return anchor[0]
        return 0

    def _by_text(self, line: Line, texts: list[str], above: Line | None, anchors: list[int]) -> None:
        """Find the standard by the line's text; a text that goes on from above has the standard of above."""
        own = [text for text, anchor in zip(texts, anchors, strict=True) if anchor == line.row]
        merged = len(own) < len(texts)
        if above is not None and self._goes_on(line, above, anchors, merged=merged):
            line.ids, line.part, line.by_text = above.ids, True, above.by_text
            return
        line.by_text = True
        if self._uses_ids and not line.says:
            return  # a legend or a remark: where standards have numbers, a row without one is none
        line.ranking = self._similar.rank(texts[0])
        if not line.ranking.sure and len(texts) > 1:
            both = self._similar.rank(line.text)
            line.ranking = both if both.sure or not line.ranking.nearest else line.ranking
        line.ids = (line.ranking.sure,) if line.ranking.sure else ()

    def _goes_on(self, line: Line, above: Line, anchors: list[int], *, merged: bool) -> bool:
        """Whether a row is about the standard above it: under its merged text, or of its topic."""
        if above.row < min(anchors, default=0):
            return False
        same_topic = self._similar.rank(line.text).share(above.ids[0]) >= _SAME_TOPIC
        return merged or (self._is_part(line, above) and same_topic)

    def _is_part(self, line: Line, above: Line) -> bool:
        """Whether a row without a standard of its own goes on with the one above."""
        if self._uses_ids:
            return above.row == line.row - 1
        requirement = self._table.columns("requirement")
        has_measures = bool(self._table.columns("measure"))
        return has_measures and not any(self._sheet.text(line.row, column) for column in requirement)

    def _without_standard(self, line: Line, above: Line | None) -> Line | None:
        """A row with neither number nor text: nothing, or one more answer to the standard above."""
        if not line.says:
            return None
        if above is not None and above.row == line.row - 1:
            line.ids, line.part, line.by_text = above.ids, True, above.by_text
            return line
        message = f"row {line.row} has an answer ({_short(line.cell.text)}) and no standard; it was not used"
        self.problems.append(Problem(line.address, message))
        return None

    def _answer(self, row: int) -> tuple[Reading, Cell]:
        if self._table.marks:
            return self._marked(row)
        readings = []
        for column in self._answers:
            cell = self._sheet.cell(row, column)
            scale = self._scale
            readings.append((read_answer(cell, scale), cell))
        given = [pair for pair in readings if pair[0].answer is not Answer.UNANSWERED]
        if len(given) < 2:
            unclear = (pair for pair in readings if pair[0].problem)
            return given[0] if given else next(unclear, readings[0])
        weakest = min(given, key=lambda pair: STRENGTH.index(pair[0].answer))
        if len({reading.answer for reading, _ in given}) > 1:
            said = " and ".join(f"{_short(cell.text)} ({cell.address})" for _, cell in given)
            message = f"two columns of answers disagree: {said}; the weaker is taken"
            self.problems.append(Problem(self._sheet.place(weakest[1]), message))
        return weakest

    def _marked(self, row: int) -> tuple[Reading, Cell]:
        """The answer whose column has a mark."""
        first = self._sheet.cell(row, min(self._table.marks))
        found: list[tuple[Reading, Cell]] = []
        for column in sorted(self._table.marks):
            cell = self._sheet.cell(row, column)
            reading = self._mark(cell, self._table.marks[column])
            if reading is not None:
                found.append((reading, cell))
        given = [pair for pair in found if pair[0].answer is not Answer.UNANSWERED]
        if not given:
            return found[0] if found else (Reading(Answer.UNANSWERED), first)
        weakest = min(given, key=lambda pair: STRENGTH.index(pair[0].answer))
        if len({reading.answer for reading, _ in given}) > 1:
            heads = " and ".join(
                _short(self._table.heads.get(c.column, "").split("\n")[-1]) for _, c in given
            )
            message = f"row {row} is marked under {heads}; the weaker is taken"
            self.problems.append(Problem(self._sheet.place(weakest[1]), message))
        return weakest

    def _mark(self, cell: Cell, answer: Answer) -> Reading | None:
        """What a cell under an answer says: its mark, nothing, or something that is no mark."""
        said = cell.text.strip().casefold()
        if cell.holds is Holds.NOTHING or said in words().unset_marks:
            return None
        if said in words().set_marks or words().answers.get(plain(said)) is answer:
            return Reading(answer)
        marked = _MARKED.match(cell.text.strip())
        if marked and (is_place(marked.group(2)) or answer is not Answer.MET) and "?" not in cell.text:
            return Reading(answer, place=marked.group(2) if is_place(marked.group(2)) else "")
        if cell.holds in (Holds.UNSAVED, Holds.ERROR):
            return read_answer(cell, self._scale)
        head = self._table.heads.get(cell.column, "").split("\n")[-1]
        message = (
            f"{_short(cell.text)} under {_short(head)} is not a mark; understood are X, a check mark, or 1"
        )
        return Reading(Answer.UNANSWERED, message)

    def _beside(self, row: int, role: str) -> Iterator[Cell]:
        for column in self._table.columns(role):
            cell = self._sheet.cell(row, column)
            if cell.holds is Holds.UNSAVED:
                message = "a formula whose result was not saved; open the file in Excel and save it"
                self.problems.append(Problem(self._sheet.place(cell), message))
            elif cell.holds is not Holds.NOTHING:
                yield cell

    def _is_passed_over(self, row: int) -> bool:
        """Whether a row sums up, or shows how to fill in the others, or repeats the head."""
        cells = list(self._sheet.shown(row))
        texts = [plain(cell.text) for cell in cells]
        if not texts:
            return True
        named = any(self._ids.read_start(cell.text).ids for cell in cells)
        if not named and any(
            texts[0] == word or texts[0].startswith((f"{word} ", f"{word}:")) for word in words().totals
        ):
            return True
        if any(text in words().examples for text in texts) or texts[0].split(" ")[0] in words().examples:
            return True
        heads = [(plain(self._table.heads.get(cell.column, "")), plain(cell.text)) for cell in cells]
        return len(cells) > 1 and all(head == text for head, text in heads)

    def _is_banner(self, row: int) -> bool:
        """Whether a row is the heading of those below it."""
        cells = [cell for cell in self._sheet.shown(row) if cell.text]
        if len(cells) != 1 or self._ids.read_start(cells[0].text).ids or self._ids.read(cells[0].text).bare:
            return False
        cell = cells[0]
        used = [*self._table.marks, *self._table.columns("answer", "evidence")]
        reaches = any(self._sheet.merged.get((row, column)) == (row, cell.column) for column in used)
        identity = self._table.columns("id", "requirement", "measure")
        return reaches or (cell.column not in identity[-1:] and not self._similar.rank(cell.text).sure)


def _own_answers(table: Table) -> list[int]:
    """The columns of the program's own answers, of the newest year."""
    columns = table.columns("answer")
    if len(columns) < 2:
        return columns
    heads = {column: plain(table.heads.get(column, "")) for column in columns}
    years = {column: max(_YEAR.findall(head), default="") for column, head in heads.items()}
    newest = [column for column in columns if years[column] == max(years.values())]
    ours = [column for column in newest if has_phrase(heads[column], words().heads_of_ours)]
    not_others = [column for column in newest if not has_phrase(heads[column], words().heads_of_others)]
    return ours or not_others or newest


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"
