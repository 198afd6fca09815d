"""From a layout to blocks: paragraphs, tables and notes in reading order, joined across columns and pages."""

from __future__ import annotations

from protocol_audit.readers.passages.blocks import Beside, Block, Box, Para, Table
from protocol_audit.readers.pdf.columns import Column, Spread
from protocol_audit.readers.pdf.footnotes import Note, take_marks
from protocol_audit.readers.pdf.grids import Grid
from protocol_audit.readers.pdf.hyphens import Words
from protocol_audit.readers.pdf.layout import Layout, Page
from protocol_audit.readers.pdf.lines import Line
from protocol_audit.readers.pdf.paragraphs import ParagraphMaker
from protocol_audit.readers.pdf.table_blocks import TableMaker
from protocol_audit.readers.pdf.turned import turned_texts


class BlockWriter:
    """Makes the blocks of a document, one part after the other."""

    def __init__(self, layout: Layout) -> None:
        self.blocks: list[Block] = []
        self.lying_across: list[str] = []
        self._layout = layout
        self._maker = ParagraphMaker(Words(layout.texts(), layout.ends()))
        self._tables = TableMaker(self._maker)
        self._end: tuple[Para, Line, float] | None = None
        self._notes = self._boxes = 0

    def write(self) -> list[Block]:
        """The blocks of all pages."""
        for page in self._layout.pages:
            waiting = list(page.notes)
            for part in page.parts:
                if isinstance(part, Column):
                    self._column(page, part, waiting)
                else:
                    self._table(part)
            for note in waiting:
                self._last_para(page).attached.append(self._note(note))
            self._boxes_of(page)
        return self.blocks

    def _column(self, page: Page, part: Column, waiting: list[Note]) -> None:
        edge = self._layout.edges.get(page.sheet.width, 0.0) if part.is_whole else 0.0
        right = max(part.right, edge)
        marks = {mark for mark, _ in page.notes}
        taken = [take_marks(line, marks) for line in part.lines]
        lines = [line for line, _ in taken]
        paras = self._maker.paragraphs(lines, part.left, right)
        for line, called in taken:
            for mark in called:
                self._call(mark, line, paras, waiting)
        open_para = self._end[0] if self._end is not None else None
        if open_para is not None and self._maker.runs_on(self._end, paras[0], lines[0]):
            self._maker.join(open_para, paras.pop(0))
        self.blocks.extend(paras)
        last = paras[-1] if paras else open_para
        self._end = (last, lines[-1], right) if last is not None else None

    def _call(self, mark: str, line: Line, paras: list[Para], waiting: list[Note]) -> None:
        """Hang the note that a line calls on the paragraph that the line is in."""
        note = next((note for note in waiting if note[0] == mark), None)
        if note is not None:
            waiting.remove(note)
            before = [para for para in paras if self._maker.first_line(para) <= line.number]
            (before or paras)[-1 if before else 0].attached.append(self._note(note))

    def _note(self, note: Note) -> Box:
        self._notes += 1
        lines = note[1]
        paras = self._maker.paragraphs(lines, lines[0].left, max(line.right for line in lines))
        for more in paras[1:]:
            self._maker.join(paras[0], more)
        text = Para(paras[0].text, self._maker.plain, lines[0].page, paras[0].runs)
        return Box("footnote", self._notes, [text])

    def _table(self, part: Grid | Spread) -> None:
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Table) and self._tables.goes_on(part):
            self._tables.add(last, part)
        else:
            self.blocks.append(self._tables.table(part))
        self._end = None

    def _boxes_of(self, page: Page) -> None:
        """Add text that stands upright on the page, and text that somebody typed onto it, as text boxes."""
        upright, across = turned_texts(page.turned, page.sheet.number)
        self.lying_across.extend(across)
        for text in [*upright, *page.sheet.added]:
            self._boxes += 1
            inside: list[Block] = [Para(text, self._maker.plain, page.sheet.number)]
            self._last_para(page).attached.append(Box("text box", self._boxes, inside))
        asides = _asides(page)
        if asides:
            self._last_para(page).asides.extend(asides)

    def _last_para(self, page: Page) -> Para:
        """The last paragraph so far; an empty one where there is none, or where a table came last."""
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Para):
            return last
        empty = Para("", self._maker.plain, page.sheet.number)
        self.blocks.append(empty)
        return empty


def _asides(page: Page) -> list[Beside]:
    """What stands on a page and is no text of the protocol: remarks, hidden and struck out text, pictures."""
    sheet = page.sheet
    found = [Beside("comment", text, by, sheet.number) for text, by in sheet.remarks]
    hidden = " ".join(piece.text for piece in sheet.pieces if piece.is_invisible)
    struck = " ".join(piece.text for piece in sheet.pieces if piece.is_struck)
    for kind, text in (("hidden text", hidden), ("struck out text", struck)):
        found.extend([Beside(kind, text, page=sheet.number)] if text else [])
    return [*found, *(Beside("picture", "", page=sheet.number) for _ in sheet.pictures)]
