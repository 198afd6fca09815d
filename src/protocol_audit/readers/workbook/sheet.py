"""What a sheet holds, whatever kind of file it comes from: cells with their text, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Holds(StrEnum):
    """What stands in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"  # TRUE or FALSE, as a check box in a cell has it
    ERROR = "error"  # such as #N/A
    UNSAVED = "unsaved"  # a formula whose result is not in the file
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text as a person sees it, trimmed, and the color behind it ("" for none or white)."""

    row: int
    column: int
    text: str
    holds: Holds = Holds.TEXT
    fill: str = ""

    @property
    def address(self) -> str:
        """Such as "D14"."""
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices that a drop-down offers, and the cells that have it, by their corners."""

    top: int
    left: int
    bottom: int
    right: int
    words: tuple[str, ...]


@dataclass(slots=True)
class Sheet:
    """One sheet. Rows and columns count from 1.

    hidden          "" for a sheet that is shown
    merged          of every cell of a merged range the one that holds its text
    hidden_rows     rows with text that are not shown; ``filtered`` says whether a filter hides them
    notes           how many cell notes and floating boxes there are, which are not read
    """

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False
    choices: tuple[Choices, ...] = ()
    notes: tuple[str, ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """The cell there, or the one that a merged range shows there; one with nothing where none is."""
        row, column = self.merged.get((row, column), (row, column))
        found = self.rows.get(row, {}).get(column)
        return found or Cell(row, column, "", Holds.NOTHING)

    def text(self, row: int, column: int) -> str:
        """The text that stands there."""
        return self.cell(row, column).text

    def shown(self, row: int) -> Iterator[Cell]:
        """The cells of a row that hold something and whose column is shown, from the left."""
        cells = self.rows.get(row, {})
        for column in sorted(cells):
            if column not in self.hidden_columns and cells[column].holds is not Holds.NOTHING:
                yield cells[column]

    def place(self, cell: Cell) -> str:
        """The cell's address with the sheet: "Intake!D14"."""
        return f"{self.name}!{cell.address}"


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def numbers(address: str) -> tuple[int, int]:
    """The row and the column of an address such as "D14"; (0, 0) for what is none."""
    column = row = 0
    for character in address.replace("$", "").upper():
        if "A" <= character <= "Z" and not row:
            column = column * 26 + ord(character) - 64
        elif character in "0123456789":
            row = row * 10 + int(character)
        else:
            return 0, 0
    return (row, column) if row and column else (0, 0)
