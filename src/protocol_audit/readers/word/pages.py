"""Which page a text is on, as Word last laid it out.

Word marks the first text of each page that it laid out (w:lastRenderedPageBreak), after breaks that somebody
typed too; where a page begins with a table or an empty paragraph it may leave the mark out. So a typed break
counts, and a mark right after it, with no text between, is the same break.
"""

from __future__ import annotations


class Pages:
    """Counts pages while a text is read in order. sections are the w:type of each section, in order.

    with_text has the pages on which any text was read.
    """

    def __init__(self, sections: tuple[str, ...]) -> None:
        self.now = 1
        self.is_fresh = True
        self.with_text: set[int] = set()
        self._sections = sections
        self._section = 0

    def text_at(self, page: int | None) -> int:
        """The page of a text that began on ``page`` (None: begins here)."""
        self.is_fresh = False
        self.with_text.add(self.now)
        return self.now if page is None else page

    def rendered_break(self) -> None:
        """Take in a break where Word laid one out."""
        if not self.is_fresh:
            self.now += 1
        self.is_fresh = False

    def page_break(self) -> None:
        """Take in a break that somebody typed."""
        self.now += 1
        self.is_fresh = True

    def break_before(self) -> None:
        """Take in a paragraph that begins a page: no new page where it is at the top of one."""
        if not self.is_fresh:
            self.page_break()

    def section_ends(self) -> None:
        """Take in the end of a section; the next one says how it begins."""
        self._section += 1
        kind = self._sections[self._section] if self._section < len(self._sections) else "continuous"
        if kind in ("continuous", "nextColumn"):
            return
        self.page_break()
        if (kind == "evenPage" and self.now % 2) or (kind == "oddPage" and not self.now % 2):
            self.now += 1
