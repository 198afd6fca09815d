"""What the elements of a paragraph mean, one function each; ``text.py`` goes through them.

An element that is not named here is gone into, so that text in a wrapper nobody thought of is not lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from protocol_audit.readers.passages.symbols import symbol
from protocol_audit.readers.word import names
from protocol_audit.readers.word.controls import value_of
from protocol_audit.readers.word.drawings import branch, read_drawing
from protocol_audit.readers.word.formulas import FORMULAS
from protocol_audit.readers.word.names import Node, T, child_of, w

if TYPE_CHECKING:
    from protocol_audit.readers.word.text import TextReader

_FONT, _CHAR = w("font"), w("char")
# What a content control may show other than text that was read.
_SHOWN = (T, w("delText"), names.SYM, names.DRAWING, names.PICT, names.FLD_CHAR)
SIGNS = {names.CR: "\n", names.TAB: "\t", names.PTAB: "\t", names.NO_BREAK_HYPHEN: "-"}
# What has to be taken in wherever it stands, so that the count of fields and pages stays right.
NEVER_HIDDEN = (names.FLD_CHAR, names.INSTR_TEXT, names.LAST_RENDERED_BREAK, names.COMMENT_REFERENCE)


def _pass_over(reader: TextReader, node: Node) -> None:
    """Leave properties alone; they hold no text."""


def _text(reader: TextReader, node: Node) -> None:
    if node.text:
        reader.take(node.text)


def _inserted(reader: TextReader, node: Node) -> None:
    reader.document.tally.insertions += 1
    reader.descend(node)


def _removed(reader: TextReader, node: Node) -> None:
    reader.document.tally.leave_out(node)
    reader.document.tally.deletions += 1


def _break(reader: TextReader, node: Node) -> None:
    if node.get(names.TYPE) == "page" and reader.pages is not None and not reader.fields.is_muted:
        reader.pages.page_break()
    reader.show("\n")


def _sign(reader: TextReader, node: Node) -> None:
    reader.show(SIGNS[node.tag])


def _rendered_break(reader: TextReader, _: Node) -> None:
    if reader.pages is not None:
        reader.pages.rendered_break()


def _symbol(reader: TextReader, node: Node) -> None:
    reader.show(symbol(node.get(_FONT, ""), node.get(_CHAR, "")))


def _field(reader: TextReader, node: Node) -> None:
    shown = reader.fields.mark(node)
    if shown:
        reader.put(shown)


def _instruction(reader: TextReader, node: Node) -> None:
    reader.fields.instruct(node.text or "")


def _note(reader: TextReader, node: Node) -> None:
    if reader.fields.is_muted:
        return
    kind = "footnote" if node.tag == names.FOOTNOTE_REFERENCE else "endnote"
    box = reader.document.note(kind, node.get(names.ID, ""), reader.page_now())
    if box is not None:
        reader.found.attached.append(box)


def _comment(reader: TextReader, node: Node) -> None:
    remark = reader.document.remark(node.get(names.ID, ""), reader.page_now())
    if remark is not None:
        reader.found.asides.append(remark)


def _control(reader: TextReader, node: Node) -> None:
    content = child_of(node, names.SDT_CONTENT)
    pieces = len(reader.found.pieces)
    if content is not None:
        reader.descend(content)
    shows_nothing = content is None or next(content.iter(*_SHOWN), None) is None
    if shows_nothing and len(reader.found.pieces) == pieces:
        reader.show(value_of(child_of(node, names.SDTPR)))


def _alternate(reader: TextReader, node: Node) -> None:
    chosen = branch(node, reader)
    if chosen is not None:
        reader.descend(chosen)


def _ruby(reader: TextReader, node: Node) -> None:
    """Take in a word with its reading above it, as "word (reading)"."""
    for child in node.iterchildren(names.RUBY_BASE):
        reader.descend(child)
    for child in node.iterchildren(names.RUBY_TEXT):
        reader.show(" (")
        reader.descend(child)
        reader.show(")")


def _sub_document(reader: TextReader, _: Node) -> None:
    reader.document.tally.subdocuments += 1


def _object(reader: TextReader, node: Node) -> None:
    reader.document.tally.objects += 1
    for box in _outermost_boxes(node):
        reader.attach_box(box)


def _outermost_boxes(node: Node) -> Iterator[Node]:
    for child in node:
        if child.tag == names.TEXT_BOX:
            yield child
        else:
            yield from _outermost_boxes(child)


def _drawing(reader: TextReader, node: Node) -> None:
    read_drawing(node, reader)


HANDLERS: dict[str, Callable[[TextReader, Node], None]] = {
    **dict.fromkeys((names.PPR, names.RPR, names.SDTPR), _pass_over),
    **dict.fromkeys((T, names.MATH_TEXT, names.DRAWING_TEXT), _text),
    **dict.fromkeys((names.INS, names.MOVE_TO), _inserted),
    **dict.fromkeys((names.DEL, names.MOVE_FROM), _removed),
    names.BR: _break,
    **dict.fromkeys(SIGNS, _sign),
    names.LAST_RENDERED_BREAK: _rendered_break,
    names.SYM: _symbol,
    names.FLD_CHAR: _field,
    names.INSTR_TEXT: _instruction,
    **dict.fromkeys((names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE), _note),
    names.COMMENT_REFERENCE: _comment,
    names.SDT: _control,
    names.ALTERNATE: _alternate,
    names.RUBY: _ruby,
    **dict.fromkeys((names.DRAWING, names.PICT), _drawing),
    names.OBJECT: _object,
    names.SUB_DOCUMENT: _sub_document,
    **FORMULAS,
}
