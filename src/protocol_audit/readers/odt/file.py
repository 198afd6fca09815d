"""An OpenDocument text while it is read: its styles and lists, and what has been counted so far."""

from __future__ import annotations

from collections import Counter

from protocol_audit.readers.odt.lists import DEEPEST, Count, Lists
from protocol_audit.readers.odt.names import PAGE_BREAK, STYLE_NAME, XML_ID, Node, name
from protocol_audit.readers.odt.package import Parts
from protocol_audit.readers.odt.styles import Styles

_REGION = name("text:changed-region")
_KINDS = {name("text:deletion"): "deletion", name("text:insertion"): "insertion"}
_CONTROL_ID = (name("form:id"), XML_ID)
_TICKS = (name("form:checkbox"), name("form:radio"))
_VALUES = (name("form:current-value"), name("form:value"), name("form:label"))


class File:
    """What the stories of a text share."""

    def __init__(self, parts: Parts) -> None:
        self.styles = Styles(parts.styles)
        self.lists = Lists(parts.styles)
        self.changes = _changes(parts.body)
        self.open_deletions: set[str] = set()
        self.notes: Counter[str] = Counter()
        self.pictures: list[str] = []
        self.has_text = False
        self.tables = self.boxes = self.objects = self.controls = self.remarks = 0
        has_pages = next(parts.body.iter(PAGE_BREAK), None) is not None
        self.page: int | None = 1 if has_pages else None
        self._controls = _controls(parts.body)
        self._counts: dict[str, Count] = {}
        self._headings = Count("", "headings")
        self._last: Count | None = None

    @property
    def is_deleted(self) -> bool:
        """Whether what comes next was deleted by a tracked change."""
        return bool(self.open_deletions)

    def turn_page(self) -> None:
        """Take in the end of a page."""
        if self.page is not None:
            self.page += 1
            self.has_text = False

    def break_page(self) -> None:
        """Take in a paragraph that begins a page: no new page where it is at the head of one."""
        if self.has_text:
            self.turn_page()

    def heading_number(self, level: int) -> str:
        """The number of a heading by the outline of the text, "" where that has none."""
        return self.lists.number(self._headings, min(level, DEEPEST - 1))

    def count_of(self, node: Node, outer: Count | None) -> Count:
        """The count that a text:list goes on with: that of the list around it, one before, or a new one."""
        if outer is not None:
            return outer
        style = node.get(STYLE_NAME, "")
        continued = self._counts.get(node.get(name("text:continue-list"), ""))
        if continued is None and node.get(name("text:continue-numbering")) == "true":
            continued = self._last if self._last is not None and self._last.style == style else None
        count = continued or Count(style, f"list {len(self._counts) + 1}")
        self._counts[node.get(XML_ID) or f"unnamed {len(self._counts)}"] = count
        self._last = count
        return count

    def control(self, id: str) -> str | None:
        """What a form control shows; None where there is nothing to be read of it."""
        return self._controls.get(id)


def _changes(body: Node) -> dict[str, str]:
    """The kind of each tracked change, by its id."""
    found: dict[str, str] = {}
    for region in body.iter(_REGION):
        kind = next((_KINDS[child.tag] for child in region if child.tag in _KINDS), "")
        for called in (region.get(name("text:id")), region.get(XML_ID)):
            if called:
                found[called] = kind
    return found


def _controls(body: Node) -> dict[str, str]:
    """What each form control shows, by its id: its text, or a box with or without a cross and its label."""
    found: dict[str, str] = {}
    for forms in body.iter(name("office:forms")):
        for node in forms.iter():
            ids = [node.get(one) for one in _CONTROL_ID if node.get(one)]
            if not ids or not isinstance(node.tag, str):
                continue
            if node.tag in _TICKS:
                state = node.get(name("form:current-state")) or node.get(name("form:state"), "")
                is_on = state == "checked" or node.get(name("form:current-selected")) == "true"
                value = f"{'☒' if is_on else '☐'} {node.get(name('form:label'), '')}".strip()
            else:
                value = next((node.get(one) for one in _VALUES if node.get(one)), "") or ""
            found.update((one, value) for one in ids if one and value)
    return found
