"""Reads one paragraph of a Word file: its text as a person sees it, and what hangs on it.

The default is to read: an element that is not named here is gone into, so that text in a wrapper nobody
thought of is not lost. What is left out on purpose is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from protocol_audit.readers.passages.blocks import Block, Box, Para
from protocol_audit.readers.passages.contents import may_be_entry
from protocol_audit.readers.passages.styles import PLAIN
from protocol_audit.readers.passages.symbols import clean, symbol
from protocol_audit.readers.word import names
from protocol_audit.readers.word.drawings import box_of_lines, branch, read_drawing
from protocol_audit.readers.word.fields import Fields
from protocol_audit.readers.word.names import RPR, Node, R, T, w
from protocol_audit.readers.word.pages import Pages
from protocol_audit.readers.word.properties import Properties, properties_of

if TYPE_CHECKING:
    from protocol_audit.readers.word.document import Document

_FONT, _CHAR = w("font"), w("char")
_LINE_OF_CONTENTS = 250  # characters; more than that is no line of a table of contents


@dataclass(slots=True)
class _Found:
    """What has been met in the paragraph that is being read."""

    properties: Properties
    page: int | None = None
    pieces: list[str] = field(default_factory=list)
    runs: list[tuple[int, Node | None]] = field(default_factory=list)
    attached: list[Box] = field(default_factory=list)
    has_hidden: bool = False


class TextReader:
    """Reads the paragraphs of one story (the body, a text box, a note, a header), one after the other."""

    def __init__(
        self,
        document: Document,
        part: str,
        read_blocks: Callable[[Node, int | None], list[Block]],
        *,
        pages: Pages | None = None,
        page: int | None = None,
        is_margin: bool = False,
    ) -> None:
        self.document = document
        self.part = part
        self.is_margin = is_margin
        self._read_blocks = read_blocks
        self._pages = pages
        self._page = page
        self._fields = Fields()
        self._found = _Found(properties_of(None, document.styles))
        self._look: Node | None = None
        self._hides = document.hides_text

    def read(self, node: Node, before: Para | None = None) -> Para:
        """The paragraph; ``before`` is one whose end was deleted, so that it runs on into this one."""
        properties = properties_of(node.find(names.PPR), self.document.styles)
        found = self._found = _Found(properties, self._page)
        self._fields.start_paragraph()
        in_contents = self._fields.in_contents
        if properties.page_break and self._pages is not None:
            self._pages.break_before()
        if before is not None:
            found.pieces.append(before.text)
            found.runs, found.page, found.attached = before.runs, before.page, before.attached
        self._descend(node)
        if properties.ends_section and self._pages is not None:
            self._pages.section_ends()
        if found.has_hidden:
            self.document.tally.hidden += 1
        return self._paragraph(in_contents=in_contents or self._fields.in_contents)

    def attach_box(self, node: Node) -> None:
        """Read a w:txbxContent as a text box that hangs on this paragraph."""
        self.document.boxes += 1
        number = self.document.boxes
        self._found.attached.append(Box("text box", number, self._read_blocks(node, self._page_now())))

    def attach_text(self, lines: list[str]) -> None:
        """Hang lines of text on this paragraph as a text box."""
        self.document.boxes += 1
        self._found.attached.append(box_of_lines(lines, self.document.boxes, self._page_now()))

    def _paragraph(self, *, in_contents: bool) -> Para:
        found, properties = self._found, self._found.properties
        text = "".join(found.pieces)
        para = Para(text if properties.joins_next else text.strip(), properties.style, found.page, found.runs)
        para.joins_next = properties.joins_next
        para.attached, para.outline = found.attached, properties.outline
        para.indent, para.centered = properties.indent, properties.centered
        is_line = len(text) <= _LINE_OF_CONTENTS
        is_entry = properties.style.role == "toc" or (in_contents and may_be_entry(para.text))
        para.is_contents = is_line and is_entry
        if not para.joins_next and properties.list_id not in ("", "0"):
            self._number(para)
        return para

    def _number(self, para: Para) -> None:
        properties, numbering = self._found.properties, self.document.numbering
        own = numbering.level(properties.list_id, properties.level, properties.style.id)
        if own is not None:
            para.level, level = own
            para.list_id = properties.list_id
            para.is_bullet, para.goes_on = level.is_bullet, level.is_blank
            para.number = numbering.count(properties.list_id, para.level)

    def _run(self, node: Node) -> None:
        look = None
        hidden = self._hides and bool(self._found.properties.style.look.hidden)
        for child in node:
            tag = child.tag
            if tag == T:
                if hidden:
                    self._leave_hidden(child)
                elif child.text:
                    self._look = look
                    self._text(child.text)
            elif tag == RPR:
                look = child
                hidden = self._hides and self._is_hidden(child)
            else:
                self._look = look
                handler = _HANDLERS.get(tag)
                if hidden and tag not in _NEVER_HIDDEN:
                    self._leave_hidden(child)
                elif handler is not None:
                    handler(self, child)
                elif len(child):
                    self._descend(child)

    def _descend(self, node: Node) -> None:
        for child in node:
            tag = child.tag
            if tag == R:
                self._run(child)
                continue
            handler = _HANDLERS.get(tag)
            if handler is not None:
                handler(self, child)
            elif len(child):
                self._descend(child)

    def _text(self, text: str) -> None:
        """Take in text of the file; counts it as seen."""
        if self._fields.is_muted:
            # Text straight in an instruction is a damaged field: not counted, it is missed at the end.
            if self._fields.leaves_out:
                self.document.tally.left_out += len(text)
            return
        self.document.tally.seen += len(text)
        if "\n" in text:
            text = text.replace("\r", "").replace("\n", " ")
        self._show(text if text.isascii() else clean(text))

    def _show(self, text: str) -> None:
        if text and not self._fields.is_muted:
            self._put(text)

    def _put(self, text: str) -> None:
        found = self._found
        found.pieces.append(text)
        if not text.isspace():
            found.runs.append((len(text), self._look))
            if self._pages is not None and (found.page is None or self._pages.is_fresh):
                found.page = self._pages.text_at(found.page)

    def _page_now(self) -> int | None:
        return self._pages.now if self._pages is not None else self._page

    def _is_hidden(self, properties: Node) -> bool:
        own = properties.find(names.VANISH)
        if own is not None:
            return names.is_on(own)
        style = properties.find(names.RSTYLE)
        look = self.document.styles.character(style.get(names.VAL, "")) if style is not None else PLAIN
        return bool(look.over(self._found.properties.style.look).hidden)

    def _leave_hidden(self, node: Node) -> None:
        self.document.tally.leave_out(node)
        self._found.has_hidden = self._found.has_hidden or bool((node.text or "").strip())

    def _leave_out(self, node: Node) -> None:
        self.document.tally.leave_out(node)
        self.document.tally.deletions += 1

    def _inserted(self, node: Node) -> None:
        self.document.tally.insertions += 1
        self._descend(node)

    def _pass_over(self, node: Node) -> None:
        """Leave properties alone; they hold no text."""

    def _plain_text(self, node: Node) -> None:
        if node.text:
            self._text(node.text)

    def _break(self, node: Node) -> None:
        if node.get(names.TYPE) == "page" and self._pages is not None and not self._fields.is_muted:
            self._pages.page_break()
        self._show("\n")

    def _sign(self, node: Node) -> None:
        self._show(_SIGNS[node.tag])

    def _rendered_break(self, _: Node) -> None:
        if self._pages is not None:
            self._pages.rendered_break()

    def _symbol(self, node: Node) -> None:
        self._show(symbol(node.get(_FONT, ""), node.get(_CHAR, "")))

    def _field(self, node: Node) -> None:
        shown = self._fields.mark(node)
        if shown:
            self._put(shown)

    def _instruction(self, node: Node) -> None:
        self._fields.instruct(node.text or "")

    def _note(self, node: Node) -> None:
        if self._fields.is_muted:
            return
        kind = "footnote" if node.tag == names.FOOTNOTE_REFERENCE else "endnote"
        box = self.document.note(kind, node.get(names.ID, ""), self._page_now())
        if box is not None:
            self._found.attached.append(box)

    def _control(self, node: Node) -> None:
        content = node.find(names.SDT_CONTENT)
        if content is not None:
            self._descend(content)

    def _alternate(self, node: Node) -> None:
        chosen = branch(node, self)
        if chosen is not None:
            self._descend(chosen)

    def _ruby(self, node: Node) -> None:
        """Take in a word with its reading above it, as "word (reading)"."""
        for child in node.iterchildren(names.RUBY_BASE):
            self._descend(child)
        for child in node.iterchildren(names.RUBY_TEXT):
            self._show(" (")
            self._descend(child)
            self._show(")")

    def _sub_document(self, _: Node) -> None:
        self.document.tally.subdocuments += 1

    def _object(self, node: Node) -> None:
        self.document.tally.objects += 1
        for box in node.iter(names.TEXT_BOX):
            self.attach_box(box)


_SIGNS = {names.CR: "\n", names.TAB: "\t", names.PTAB: "\t", names.NO_BREAK_HYPHEN: "-"}
# What has to be taken in wherever it stands, so that the count of fields and pages stays right.
_NEVER_HIDDEN = (names.FLD_CHAR, names.INSTR_TEXT, names.LAST_RENDERED_BREAK)


def _drawing(reader: TextReader, node: Node) -> None:
    read_drawing(node, reader)


_HANDLERS: dict[str, Callable[[TextReader, Node], None]] = {
    **dict.fromkeys((names.PPR, names.RPR, names.SDTPR), TextReader._pass_over),
    **dict.fromkeys((T, names.MATH_TEXT, names.DRAWING_TEXT), TextReader._plain_text),
    names.INS: TextReader._inserted,
    names.MOVE_TO: TextReader._inserted,
    names.DEL: TextReader._leave_out,
    names.MOVE_FROM: TextReader._leave_out,
    names.BR: TextReader._break,
    **dict.fromkeys(_SIGNS, TextReader._sign),
    names.LAST_RENDERED_BREAK: TextReader._rendered_break,
    names.SYM: TextReader._symbol,
    names.FLD_CHAR: TextReader._field,
    names.INSTR_TEXT: TextReader._instruction,
    names.FOOTNOTE_REFERENCE: TextReader._note,
    names.ENDNOTE_REFERENCE: TextReader._note,
    names.SDT: TextReader._control,
    names.ALTERNATE: TextReader._alternate,
    names.RUBY: TextReader._ruby,
    names.DRAWING: _drawing,
    names.PICT: _drawing,
    names.OBJECT: TextReader._object,
    names.SUB_DOCUMENT: TextReader._sub_document,
}
