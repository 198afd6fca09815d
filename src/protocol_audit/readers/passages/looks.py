"""How a paragraph looks as a whole: what headings that are only made to look so are told by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from protocol_audit.readers.passages.blocks import Para
from protocol_audit.readers.passages.styles import Look

_USUAL_SIZE = 22  # half points; Word's own default
_RUNNING_TEXT = 120  # characters; a longer paragraph is running text
_SAMPLE = 200  # paragraphs; enough to tell the size of running text


class Looks:
    """The looks of a document's paragraphs.

    plain        how text looks of which nothing else is said
    look_of_run  from what a reader keeps of a run to its own look
    """

    def __init__(self, paras: list[Para], *, plain: Look, look_of_run: Callable[[Any], Look]) -> None:
        self._plain = plain
        self._look_of_run = look_of_run
        self.body_size = self._usual_size(paras)

    def look(self, para: Para) -> Look:
        """What is true of all of a paragraph's text; the size is that of its smallest letters."""
        below = para.style.look.over(self._plain)
        looks = [self._look_of_run(kept).over(below) for _, kept in para.runs] or [below]
        return Look(
            bold=all(look.bold for look in looks),
            caps=para.text.isupper() or all(look.caps for look in looks),
            underline=all(look.underline for look in looks),
            size=min(look.size or _USUAL_SIZE for look in looks),
        )

    def _usual_size(self, paras: list[Para]) -> int:
        """The size of most of the running text, in half points."""
        sizes: Counter[int] = Counter()
        for para in [para for para in paras if len(para.text) > _RUNNING_TEXT][:_SAMPLE]:
            own, plain = para.style.look.size, self._plain.size
            below = plain if own is None else own
            for length, kept in para.runs:
                size = self._look_of_run(kept).size
                sizes[(below if size is None else size) or _USUAL_SIZE] += length
        return max(sizes, key=lambda size: (sizes[size], size)) if sizes else _USUAL_SIZE
