"""Reads the rows of a table: which standard each is about, what is answered, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from protocol_audit.model import Answer, Problem
from protocol_audit.readers.workbook.answers import Reading, shown
from protocol_audit.readers.workbook.heads import is_exact, role_of
from protocol_audit.readers.workbook.ids import Ids, Named
from protocol_audit.readers.workbook.row_answers import AnswerReader, own_columns
from protocol_audit.readers.workbook.scales import Scale
from protocol_audit.readers.workbook.sheet import Cell, Holds
from protocol_audit.readers.workbook.similar import Ranking, Similar
from protocol_audit.readers.workbook.tables import Table
from protocol_audit.readers.workbook.words import has_phrase, plain, words

_PART_OF = re.compile(r"\b(?:part|item|measure|indicator|sub|parte|medida)\b", re.IGNORECASE)
_ROMAN = re.compile(r"[ivx]+", re.IGNORECASE)
_SAME_TOPIC = 0.3  # how near a row without a number has to be to the standard above to be a part of it


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
        self._titled = 0  # the row of the last title of a standard, under which rows with measures stand
        self._table = table
        self._sheet = table.sheet
        self._ids = ids
        self._similar = similar
        self._answers = AnswerReader(table, scale, self.problems)
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
                self._titled = 0
                continue
            if lines and lines[-1].row == row - 1 and self._adds(row, lines[-1]):
                continue
            line = self._line(row, above)
            if line is not None:
                lines.append(line)
                above = line if line.ids else None
        self._settle_units(lines)
        return lines

    def _adds(self, row: int, line: Line) -> bool:
        """Whether a row only adds to the one above: "If no, explain:" and the words beside it."""
        cells = list(self._sheet.shown(row))
        label, colon, rest = cells[0].text.partition(":")
        role = role_of(label) if is_exact(label) else ""
        if role not in ("evidence", "comment") or not colon:
            return False
        added = [replace(cells[0], text=rest.strip())] if rest.strip() else []
        (line.evidence if role == "evidence" else line.comments).extend([*added, *cells[1:]])
        return True

    def _settle_units(self, lines: list[Line]) -> None:
        """Where a title over several rows is not sure by itself, all of its rows together may be."""
        for line in lines:
            unit = [other for other in lines if other.unit == line.unit] if line.unit else []
            if len(unit) < 2 or unit[0] is not line or line.ranking.sure or not line.by_text:
                continue
            together = self._similar.rank(" ".join(dict.fromkeys(other.text for other in unit)))
            for other in unit:
                other.ids = (together.sure,) if together.sure else ()
                other.part, other.by_text = other is not line, True
            line.ranking = line.ranking if line.ranking.nearest else together

    def _has_number(self, row: int) -> bool:
        texts = (self._sheet.text(row, column) for column in self._table.columns("id", "requirement"))
        return any(self._ids.read(text).bare or self._ids.read_start(text).ids for text in texts)

    def _line(self, row: int, above: Line | None) -> Line | None:
        named, texts, anchors = self._identity(row)
        reading, cell = self._answers.read(row)
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
        """The row of the title over a row, merged or written once; 0 where each row has its own."""
        merged = self._sheet.merged
        for column in self._table.columns("id", "requirement"):
            anchor = merged.get((row, column))
            if anchor and merged.get((anchor[0] + 1, column)) == anchor and self._sheet.text(row, column):
                return anchor[0]
        if not self._table.columns("measure"):
            return 0
        if any(self._sheet.text(row, column) for column in self._table.columns("id", "requirement")):
            self._titled = row
        return self._titled

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
        """Whether a row is about the standard above it: under its title, or of its topic."""
        if merged:
            return above.row >= min(anchors, default=0)
        if line.unit and line.unit == above.unit:
            return True
        return self._is_part(line, above) and (
            self._similar.rank(line.text).share(above.ids[0]) >= _SAME_TOPIC
        )

    def _is_part(self, line: Line, above: Line) -> bool:
        """Whether a row without a number may go on with the numbered one above."""
        return self._uses_ids and above.row == line.row - 1

    def _without_standard(self, line: Line, above: Line | None) -> Line | None:
        """A row with neither number nor text: nothing, or one more answer to the standard above."""
        if not line.says:
            return None
        line.unknown = tuple(self._unread_numbers(line.row))
        if line.unknown:
            return line
        if above is not None and above.row == line.row - 1:
            line.ids, line.part, line.by_text = above.ids, True, above.by_text
            return line
        message = f"row {line.row} has an answer ({shown(line.cell.text)}) and no standard; it was not used"
        self.problems.append(Problem(line.address, message))
        return None

    def _unread_numbers(self, row: int) -> Iterator[str]:
        """What stands for a standard's number in this very row and is none, nor the letter of a part."""
        for column in self._table.columns("id"):
            cell = self._sheet.cell(row, column)
            text = _PART_OF.sub("", cell.text).strip(" .:()#-")
            if cell.row == row and sum(map(str.isalnum, text)) > 2 and not _ROMAN.fullmatch(text):
                yield from () if text.replace(".", "").isdigit() else (cell.text,)

    def _beside(self, row: int, role: str) -> Iterator[Cell]:
        for column in own_columns(self._table, role):
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
        if not named and _is_total(texts[0]):
            return True
        if (
            any(text in words().examples for text in texts)
            or texts[0].split(" ")[0].rstrip(":-") in words().examples
        ):
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


def _is_total(text: str) -> bool:
    """Whether a plain text names a sum: "Total met", "Section average"."""
    begins = any(text == word or text.startswith((f"{word} ", f"{word}:")) for word in words().totals)
    return begins or (len(text.split()) <= 4 and has_phrase(text, words().sums))
