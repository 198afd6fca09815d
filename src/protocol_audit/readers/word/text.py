"""Reads one paragraph of a Word file: its text as a person sees it, and what hangs on it.

The default is to read: an element that is not named here is gone into, so that text in a wrapper nobody
thought of is not lost. What is left out on purpose is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from protocol_audit.readers.passages.blocks import Beside, Block, Box, Para
from protocol_audit.readers.passages.contents import may_be_entry, reads_as_entry
from protocol_audit.readers.passages.styles import PLAIN
from protocol_audit.readers.passages.symbols import clean, in_font
from protocol_audit.readers.word import names
from protocol_audit.readers.word.drawings import box_of_lines
from protocol_audit.readers.word.elements import HANDLERS, NEVER_HIDDEN, SIGNS
from protocol_audit.readers.word.fields import Fields
from protocol_audit.readers.word.names import RPR, Node, R, T, child_of, w
from protocol_audit.readers.word.pages import Pages
from protocol_audit.readers.word.properties import Properties, properties_of
from protocol_audit.readers.word.tally import TEXTS

if TYPE_CHECKING:
    from protocol_audit.readers.word.document import Document

_FONTS = (w("ascii"), w("hAnsi"), w("cs"))
_LINE_OF_CONTENTS = 250  # characters; more than that is no line of a table of contents
_SIGN_LENGTH = 2  # characters; what is typed in a font of signs is a sign or two


@dataclass(slots=True)
class Found:
    """What has been met in the paragraph that is being read."""

    properties: Properties
    page: int | None = None
    pieces: list[str] = field(default_factory=list)
    runs: list[tuple[int, Node | None]] = field(default_factory=list)
    attached: list[Box] = field(default_factory=list)
    asides: list[Beside] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    in_contents: bool = False


@dataclass(slots=True)
class Open:
    """A paragraph whose end was deleted or that is one large letter, so that it runs on into the next."""

    found: Found


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
        self.pages = pages
        self._page = page
        self.fields = Fields()
        self.found = Found(properties_of(None, document.styles))
        self._look: Node | None = None
        self._hides = document.hides_text

    def read(self, node: Node, before: Open | None = None) -> Para | Open:
        """The paragraph, or what there is of it where it runs on; ``before`` is one that runs on into it."""
        properties = properties_of(child_of(node, names.PPR), self.document.styles)
        found = self.found = Found(properties, self._page)
        self.fields.start_paragraph()
        found.in_contents = self.fields.in_contents
        if properties.page_break and self.pages is not None:
            self.pages.break_before()
        if before is not None:
            earlier = before.found
            found.pieces, found.runs, found.page = earlier.pieces, earlier.runs, earlier.page
            found.attached, found.asides, found.hidden = earlier.attached, earlier.asides, earlier.hidden
        self.descend(node)
        if properties.ends_section and self.pages is not None:
            self.pages.section_ends()
        found.in_contents = found.in_contents or self.fields.in_contents
        return Open(found) if properties.joins_next else self._paragraph(found)

    def read_loose(self, node: Node) -> Para:
        """A formula that stands outside any paragraph, as a paragraph of its own."""
        self.found = Found(properties_of(None, self.document.styles), self._page)
        self.descend(node)
        return self._paragraph(self.found)

    def finish(self, unfinished: Open) -> Para:
        """The paragraph of which nothing more comes."""
        return self._paragraph(unfinished.found)

    def attach_box(self, node: Node) -> None:
        """Read a w:txbxContent as a text box that hangs on this paragraph."""
        self.document.tally.boxes += 1
        number = self.document.tally.boxes
        self.found.attached.append(Box("text box", number, self._read_blocks(node, self.page_now())))

    def attach_text(self, lines: list[str]) -> None:
        """Hang lines of text on this paragraph as a text box."""
        self.document.tally.boxes += 1
        self.found.attached.append(box_of_lines(lines, self.document.tally.boxes, self.page_now()))

    def note_picture(self, description: str) -> None:
        """Set a picture apart, with what somebody wrote that it shows."""
        self.found.asides.append(Beside("picture", description, page=self.page_now()))

    def _paragraph(self, found: Found) -> Para:
        properties = found.properties
        text = "".join(found.pieces).strip()
        para = Para(
            text,
            properties.style,
            found.page,
            found.runs,
            outline=properties.outline,
            indent=properties.indent,
            centered=properties.centered,
            attached=found.attached,
            asides=found.asides,
        )
        if properties.style.role == "toc" or found.in_contents:
            is_entry = may_be_entry(text) if found.in_contents else reads_as_entry(text)
            para.is_contents = is_entry and len(text) <= _LINE_OF_CONTENTS
        if properties.list_id not in ("", "0"):
            self._number(para, properties)
        if found.hidden:
            self.document.tally.hidden += 1
            hidden = " ".join("".join(found.hidden).split())
            found.asides.append(Beside("hidden text", hidden, page=found.page or self.page_now()))
        return para

    def _number(self, para: Para, properties: Properties) -> None:
        numbering = self.document.numbering
        own = numbering.level(properties.list_id, properties.level, properties.style.id)
        if own is not None:
            para.level, level = own
            para.list_id = self.document.prefix + properties.list_id
            para.is_bullet, para.goes_on = level.is_bullet, level.is_blank
            para.number = numbering.count(properties.list_id, para.level)

    def _run(self, node: Node) -> None:
        look = None
        hidden = self._hides and bool(self.found.properties.style.look.hidden)
        for child in node:
            tag = child.tag
            if tag == T:
                if hidden:
                    self._leave_hidden(child)
                elif child.text:
                    self._look = look
                    self.take(child.text)
            elif tag == RPR:
                look = child
                hidden = self._hides and self._is_hidden(child)
            else:
                self._look = look
                handler = HANDLERS.get(tag)
                if hidden and tag not in NEVER_HIDDEN:
                    self._leave_hidden(child)
                elif handler is not None:
                    handler(self, child)
                elif len(child):
                    self.descend(child)

    def descend(self, node: Node) -> None:
        """Take in everything under an element."""
        for child in node:
            tag = child.tag
            if tag == R:
                self._run(child)
                continue
            handler = HANDLERS.get(tag)
            if handler is not None:
                handler(self, child)
            elif len(child):
                self.descend(child)

    def take(self, text: str) -> None:
        """Take in text of the file; counts it as seen."""
        if self.fields.is_muted:
            # Text straight in an instruction is a damaged field: not counted, it is missed at the end.
            if self.fields.leaves_out:
                self.document.tally.left_out += len(text)
            return
        self.document.tally.seen += len(text)
        if "\n" in text:
            text = text.replace("\r", "").replace("\n", " ")
        if len(text) <= _SIGN_LENGTH and self._look is not None:
            text = self._signs(text, self._look)
        self.put(text if text.isascii() else clean(text))

    def _signs(self, text: str, look: Node) -> str:
        """Letters typed in a font of signs as the signs that they show."""
        fonts = child_of(look, names.FONTS)
        font = next(filter(None, map(fonts.get, _FONTS)), "") if fonts is not None else ""
        return in_font(font, text) if font else text

    def enclose(self, node: Node) -> None:
        """Take in what stands under an element, in brackets where it is more than one word or number."""
        pieces = self.found.pieces
        start = len(pieces)
        self.descend(node)
        if not "".join(pieces[start:]).isalnum():
            pieces.insert(start, "(")
            pieces.append(")")

    def show(self, text: str) -> None:
        """Take in text that stands in no file: signs and breaks."""
        if text and not self.fields.is_muted:
            self.put(text)

    def put(self, text: str) -> None:
        """Take in text whatever the fields that are open say."""
        if not text:
            return
        found = self.found
        found.pieces.append(text)
        if not text.isspace():
            found.runs.append((len(text), self._look))
            pages = self.pages
            if pages is not None and (found.page is None or pages.now not in pages.with_text):
                found.page = pages.text_at(found.page)

    def page_now(self) -> int | None:
        """The page that is being read, None where the file does not say."""
        return self.pages.now if self.pages is not None else self._page

    def _is_hidden(self, properties: Node) -> bool:
        own = child_of(properties, names.VANISH)
        if own is not None:
            return names.is_on(own)
        style = child_of(properties, names.RSTYLE)
        look = self.document.styles.character(style.get(names.VAL, "")) if style is not None else PLAIN
        return bool(look.over(self.found.properties.style.look).hidden)

    def _leave_hidden(self, node: Node) -> None:
        self.document.tally.leave_out(node)
        if node.tag in SIGNS or node.tag == names.BR:
            self.found.hidden.append(" " if self.found.hidden else "")
        else:
            self.found.hidden.extend(text.text or "" for text in node.iter(*TEXTS))
