"""How a paragraph looks as a whole: what headings that are only made to look so are told by."""

from __future__ import annotations

from collections import Counter

from protocol_audit.readers.word import names
from protocol_audit.readers.word.blocks import Para
from protocol_audit.readers.word.names import Node
from protocol_audit.readers.word.styles import PLAIN, Look, Styles, look_of

_USUAL_SIZE = 22  # half points; Word's own default
_RUNNING_TEXT = 120  # characters; a longer paragraph is running text
_SAMPLE = 200  # paragraphs; enough to tell the size of running text


class Looks:
    """The looks of a document's paragraphs."""

    def __init__(self, styles: Styles, paras: list[Para]) -> None:
        self._styles = styles
        self.body_size = self._usual_size(paras)

    def look(self, para: Para) -> Look:
        """What is true of all of a paragraph's text; the size is that of its smallest letters."""
        below = para.style.look.over(self._styles.plain)
        looks = [self._run(properties).over(below) for _, properties in para.runs] or [below]
        return Look(
            bold=all(look.bold for look in looks),
            caps=para.text.isupper() or all(look.caps for look in looks),
            underline=all(look.underline for look in looks),
            size=min(look.size or _USUAL_SIZE for look in looks),
        )

    def _run(self, properties: Node | None) -> Look:
        if properties is None or len(properties) == 0:
            return PLAIN
        style = properties.find(names.RSTYLE)
        own = look_of(properties)
        return own if style is None else own.over(self._styles.character(style.get(names.VAL, "")))

    def _usual_size(self, paras: list[Para]) -> int:
        """The size of most of the running text, in half points."""
        sizes: Counter[int] = Counter()
        for para in [para for para in paras if len(para.text) > _RUNNING_TEXT][:_SAMPLE]:
            below = para.style.look.over(self._styles.plain)
            for length, properties in para.runs:
                sizes[self._run(properties).over(below).size or _USUAL_SIZE] += length
        return max(sizes, key=lambda size: (sizes[size], size)) if sizes else _USUAL_SIZE
