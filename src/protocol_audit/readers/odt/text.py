"""Reads one paragraph of an OpenDocument text: its words as a person sees them, and what hangs on it.

The default is to read: an element that is not named here is gone into, so that text in a wrapper nobody
thought of is not lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from protocol_audit.readers.odt.names import H, Node, P, name, whole
from protocol_audit.readers.passages.blocks import Beside, Box, Para
from protocol_audit.readers.passages.styles import Look, Style
from protocol_audit.readers.passages.symbols import clean

if TYPE_CHECKING:
    from protocol_audit.readers.odt.story import Story

_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000


@dataclass(slots=True)
class _Found:
    """What has been met in the paragraph that is being read."""

    pieces: list[str] = field(default_factory=list)
    runs: list[tuple[int, Look]] = field(default_factory=list)
    attached: list[Box] = field(default_factory=list)
    asides: list[Beside] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    page: int | None = None


class TextReader:
    """Reads the paragraphs of one story."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._found = _Found()
        self._look = Look()

    def read(self, node: Node) -> Para:
        """The paragraph or heading in a text:p or text:h."""
        file = self.story.file
        style = file.styles.paragraph(node.get(name("text:style-name"), ""))
        before, self._found = self._found, _Found()
        self._look = Look(hidden=style.look.hidden)
        self._inside(node)
        found, self._found = self._found, before
        if found.hidden:
            hidden = " ".join("".join(found.hidden).split())
            found.asides.append(Beside("hidden text", hidden, page=found.page))
        para = Para("".join(found.pieces).strip(), style, found.page, found.runs)
        para.attached, para.asides = found.attached, found.asides
        para.outline, para.indent, para.centered = style.outline, style.indent, style.centered
        return para

    def read_loose(self, node: Node) -> Para:
        """A paragraph without text, for what stands between paragraphs and hangs on one."""
        before, self._found = self._found, _Found(page=self.story.file.page)
        self._look = Look()
        handler = _HANDLERS.get(node.tag)
        if handler is not None:
            handler(self, node)
        else:
            self._inside(node)
        found, self._found = self._found, before
        para = Para("".join(found.pieces).strip(), Style(), found.page, found.runs)
        para.attached, para.asides = found.attached, found.asides
        return para

    def hidden_para(self, text: str) -> Para:
        """A paragraph that holds nothing but a note of hidden text."""
        para = Para("", Style(), self.story.file.page)
        para.asides = [Beside("hidden text", text, page=self.story.file.page)] if text else []
        return para

    def _inside(self, node: Node) -> None:
        """Take in an element's text and what stands in it, in order."""
        self._take(node.text)
        for child in node:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)
            elif child.tag in (P, H):
                self._break(child)
                self._inside(child)
            else:
                self._inside(child)
            self._take(child.tail)

    def _take(self, text: str | None) -> None:
        if text:
            self._put(_WHITE.sub(" ", text))

    def _put(self, text: str) -> None:
        file, found = self.story.file, self._found
        if file.is_deleted:
            return
        if self._look.hidden:
            found.hidden.append(text)
            return
        if text.startswith(" ") and found.pieces and found.pieces[-1].endswith(" "):
            text = text[1:]
        text = clean(text)
        if not text:
            return
        found.pieces.append(text)
        if not text.isspace():
            file.has_text = True
            found.runs.append((len(text), self._look))
            found.page = found.page if found.page is not None else file.page

    def _span(self, node: Node) -> None:
        before = self._look
        own = self.story.file.styles.look(node.get(name("text:style-name"), ""))
        self._look = own.over(before)
        self._inside(node)
        self._look = before

    def _spaces(self, node: Node) -> None:
        self._found.pieces.append("")
        self._put_plain(" " * whole(node.get(name("text:c")), 1, _MOST_SPACES))

    def _tab(self, _: Node) -> None:
        self._put_plain("\t")

    def _break(self, _: Node) -> None:
        self._put_plain("\n")

    def _put_plain(self, text: str) -> None:
        if not self.story.file.is_deleted and not self._look.hidden:
            self._found.pieces.append(text)

    def _page(self, _: Node) -> None:
        self.story.file.turn_page()

    def _note(self, node: Node) -> None:
        file = self.story.file
        if file.is_deleted:
            return
        kind = "endnote" if node.get(name("text:note-class")) == "endnote" else "footnote"
        body = node.find(name("text:note-body"))
        if body is not None:
            file.notes[kind] += 1
            self._found.attached.append(Box(kind, file.notes[kind], self.story.inner(body)))

    def _remark(self, node: Node) -> None:
        """Keep a reviewer's remark apart from the text."""
        paras = [" ".join("".join(para.itertext()).split()) for para in node.iter(P)]
        by = " ".join((node.findtext(name("dc:creator")) or "").split())
        self.story.file.remarks += 1
        self._found.asides.append(Beside("comment", "\n".join(paras), by, self.story.file.page))

    def _change(self, node: Node) -> None:
        file = self.story.file
        change = node.get(name("text:change-id"), "")
        if file.changes.get(change) != "deletion":
            return
        if node.tag == name("text:change-start"):
            file.open_deletions.add(change)
        else:
            file.open_deletions.discard(change)

    def _hidden(self, node: Node) -> None:
        self._found.hidden.append(node.get(name("text:string-value"), "") or "".join(node.itertext()))

    def _ruby(self, node: Node) -> None:
        """Take in a word with its reading above it, as "word (reading)"."""
        for child in node.iterchildren(name("text:ruby-base")):
            self._inside(child)
        for child in node.iterchildren(name("text:ruby-text")):
            self._put(" (")
            self._inside(child)
            self._put(")")

    def _frame(self, node: Node) -> None:
        """Take in a frame or a shape: its text as a text box, else what it shows."""
        file = self.story.file
        if file.is_deleted:
            return
        boxes = [child for child in node if child.tag == name("draw:text-box")]
        holder = boxes[0] if boxes else node
        if next(holder.iter(P, H, name("text:list"), name("table:table")), None) is not None:
            file.boxes += 1
            self._found.attached.append(Box("text box", file.boxes, self.story.inner(holder)))
            return
        said = (node.findtext(name("svg:title")) or "", node.findtext(name("svg:desc")) or "")
        words = " ".join(" ".join(filter(None, said)).split())
        if node.find(name("draw:object")) is not None or node.find(name("draw:object-ole")) is not None:
            file.objects += 1
        elif node.find(name("draw:image")) is not None:
            file.pictures.append(words)
            self._found.asides.append(Beside("picture", words, page=file.page))

    def _control(self, node: Node) -> None:
        value = self.story.file.control(node.get(name("draw:control"), ""))
        if value is None:
            self.story.file.controls += 1
        else:
            self._put(value)

    def _nothing(self, _: Node) -> None:
        """Pass over what is no text of the paragraph."""


def _named(
    handler: Callable[[TextReader, Node], None], *names: str
) -> dict[str, Callable[[TextReader, Node], None]]:
    return {name(one): handler for one in names}


_HANDLERS: dict[str, Callable[[TextReader, Node], None]] = {
    **_named(TextReader._span, "text:span"),
    **_named(TextReader._spaces, "text:s"),
    **_named(TextReader._tab, "text:tab"),
    **_named(TextReader._break, "text:line-break"),
    **_named(TextReader._page, "text:soft-page-break"),
    **_named(TextReader._note, "text:note"),
    **_named(TextReader._remark, "office:annotation"),
    **_named(TextReader._change, "text:change", "text:change-start", "text:change-end"),
    **_named(TextReader._hidden, "text:hidden-text"),
    **_named(TextReader._ruby, "text:ruby"),
    **_named(
        TextReader._frame,
        *("draw:frame", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:polygon"),
        *(
            "draw:polyline",
            "draw:line",
            "draw:path",
            "draw:connector",
            "draw:caption",
            "draw:regular-polygon",
        ),
    ),
    **_named(TextReader._control, "draw:control"),
    **_named(
        TextReader._nothing,
        *(
            "office:annotation-end",
            "text:tracked-changes",
            "text:sequence-decls",
            "office:forms",
            "text:script",
        ),
        *("text:label", "office:binary-data", "office:event-listeners", "text:alphabetical-index-mark"),
        *("text:toc-mark", "text:user-index-mark", "svg:title", "svg:desc"),
    ),
}
