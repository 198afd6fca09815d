"""Fields (ECMA-376 part 1, 17.16): what Word works out, and the forms of older Word.

A field stands as begin, instruction, separate, result, end over any number of runs and paragraphs, and
fields nest. Only results are text that a reader of the document sees.
"""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.readers.word.names import DEFAULT, FLD_CHAR_TYPE, VAL, Node, is_on, w, whole

_FORM_DATA = w("ffData")
# Fields whose instruction may hold whole paragraphs; every other one ends where its paragraph does.
_LONG = ("IF", "ASK", "FILLIN", "SET", "QUOTE", "COMPARE", "=")
# Fields left open by a damaged file must not pile up; Word itself nests no deeper than 20.
_DEEPEST = 50
# Of an instruction no more is needed; a file may have any number of pieces of one.
_LONGEST_INSTRUCTION = 2000
_BUTTONS = ("MACROBUTTON", "GOTOBUTTON")
_CONTENTS = ("TOC", "INDEX", "TOA")


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False
    is_muted: bool = False

    @property
    def name(self) -> str:
        """The field's kind: the first word of its instruction, "" where there is none."""
        return next(iter(self.instruction.upper().split()), "")

    @property
    def button(self) -> str:
        """What a field without a result shows: the words of a button ("MACROBUTTON NAME Click here")."""
        return " ".join(self.instruction.split()[2:]) if self.name in _BUTTONS else ""


class Fields:
    """The fields that are open at this point of a text."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self.is_muted = False

    @property
    def leaves_out(self) -> bool:
        """Whether text here is unseen by intent: in a nested field's instruction, or behind a form's sign."""
        return len(self._open) > 1 or any(one.is_muted for one in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether this is the result of a table of contents or an index."""
        return bool(self._open) and any(one.has_result and one.name in _CONTENTS for one in self._open)

    def instruct(self, text: str) -> None:
        """Take in a piece of an instruction."""
        field = self._open[-1] if self._open else None
        if field is not None and not field.has_result and len(field.instruction) < _LONGEST_INSTRUCTION:
            field.instruction += text[:_LONGEST_INSTRUCTION]

    def mark(self, node: Node) -> str:
        """Take in a w:fldChar; the text that a form field shows in its own right, else ""."""
        kind, shown = node.get(FLD_CHAR_TYPE), ""
        if kind == "begin":
            field = _Field()
            form = node.find(_FORM_DATA)
            if form is not None:
                shown, field.is_muted = _form_text(form)
            if self.is_muted:
                shown = ""
            self._open.append(field)
            del self._open[:-_DEEPEST]
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
        elif kind == "end" and self._open:
            ended = self._open.pop()
            self._settle()
            return "" if ended.has_result or ended.is_muted or self.is_muted else ended.button
        self._settle()
        return shown

    def start_paragraph(self) -> None:
        """Give up on instructions that never came to an end, so that they swallow no text."""
        while self._open and not self._open[-1].has_result and self._open[-1].name not in _LONG:
            self._open.pop()
        self._settle()

    def _settle(self) -> None:
        self.is_muted = any(one.is_muted or not one.has_result for one in self._open)


def _form_text(form: Node) -> tuple[str, bool]:
    """What a form field shows, and whether it stands in for the field's result."""
    box = form.find(w("checkBox"))
    if box is not None:
        state = box.find(w("checked"))
        state = state if state is not None else box.find(DEFAULT)
        return ("☒" if state is not None and is_on(state) else "☐"), True
    choices = form.find(w("ddList"))
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(w("listEntry"))]
        chosen = choices.find(w("result"))
        chosen = chosen if chosen is not None else choices.find(DEFAULT)
        index = whole(chosen.get(VAL), 0) if chosen is not None else 0
        return (entries[index] if 0 <= index < len(entries) else ""), True
    return "", False
