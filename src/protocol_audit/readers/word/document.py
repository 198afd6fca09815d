"""A Word file while it is read: its parts, its styles and lists, and what has been counted so far."""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.errors import ReadError
from protocol_audit.readers.archive import SAVE_AGAIN
from protocol_audit.readers.passages.blocks import Block, Box
from protocol_audit.readers.word import names
from protocol_audit.readers.word.names import Node
from protocol_audit.readers.word.numbering import Numbering
from protocol_audit.readers.word.package import Package
from protocol_audit.readers.word.pages import Pages
from protocol_audit.readers.word.story import StoryReader
from protocol_audit.readers.word.styles import Styles
from protocol_audit.readers.word.tally import Tally, characters

_BODY = names.w("body")
_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
_MARGIN_REFERENCES = {names.w("headerReference"): "header", names.w("footerReference"): "footer"}


@dataclass(frozen=True, slots=True)
class Margin:
    """A page header or footer."""

    kind: str
    blocks: list[Block]


class Document:
    """Reads the stories of a package, each once and in reading order."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.tally = Tally()
        self.boxes = 0
        self.tables = 0
        self.styles = Styles(self._related_root("styles"))
        self.numbering = Numbering(self._related_root("numbering"))
        self._root = package.root(package.main)
        if self._root.find(_BODY) is None:
            raise ReadError(f"{package.path.name}: {package.main} is no Word document; {SAVE_AGAIN}")
        self.hides_text = self._may_hide()
        self.laid_out = next(self._root.iter(names.LAST_RENDERED_BREAK), None) is not None
        self._notes = {kind: self._note_nodes(part) for kind, part in _NOTE_PARTS.items()}
        self._read_notes: dict[str, set[str]] = {kind: set() for kind in _NOTE_PARTS}
        self._read_parts: list[Node] = []

    def body(self) -> list[Block]:
        """The document's text."""
        container = self._root.find(_BODY)
        self._read_parts.append(container)
        pages = Pages(self._sections(container)) if self.laid_out else None
        return StoryReader(self, self.package.main, pages=pages).blocks(container)

    def margins(self) -> list[Margin]:
        """The headers and footers that the document's sections name, each part once."""
        found, seen = [], set()
        for node in self._root.iter(*_MARGIN_REFERENCES):
            part = self.package.target(self.package.main, node.get(names.R_ID, ""))
            if part and part not in seen and self.package.has(part):
                seen.add(part)
                root = self.package.root(part)
                self._read_parts.append(root)
                self.hides_text = self.hides_text or _hides(root)
                story = StoryReader(self, part, is_margin=True)
                found.append(Margin(_MARGIN_REFERENCES[node.tag], story.blocks(root)))
        return found

    def note(self, kind: str, id: str, page: int | None) -> Box | None:
        """The footnote or endnote with this id, at its first reference; None at any other."""
        node = self._notes[kind].get(id)
        read = self._read_notes[kind]
        if id in read:
            return None
        read.add(id)
        if node is None:
            self.tally.notes_missing += 1
            return None
        self._read_parts.append(node)
        part = self.package.related(self.package.main, _NOTE_PARTS[kind])
        number = len(read)
        return Box(kind, number, StoryReader(self, part, page=page).blocks(node))

    def characters_lost(self) -> int:
        """How many characters the parts that were read hold beyond what was seen or left out on purpose."""
        held = sum(characters(node) for node in self._read_parts)
        return max(0, held - self.tally.seen - self.tally.left_out)

    def comments(self) -> int:
        """How many remarks reviewers left."""
        root = self._related_root("comments")
        return sum(1 for _ in root.iter(names.w("comment"))) if root is not None else 0

    def _related_root(self, kind: str) -> Node | None:
        part = self.package.related(self.package.main, kind)
        return self.package.root(part) if part else None

    def _note_nodes(self, kind: str) -> dict[str, Node]:
        root = self._related_root(kind)
        notes = root if root is not None else ()
        return {node.get(names.ID, ""): node for node in notes if node.get(names.TYPE, "normal") == "normal"}

    def _may_hide(self) -> bool:
        """Whether any text may be hidden, so that it is looked up only where it can be."""
        parts = [self._related_root(kind) for kind in ("styles", "footnotes", "endnotes")]
        return any(_hides(root) for root in (self._root, *parts) if root is not None)

    def _sections(self, container: Node) -> tuple[str, ...]:
        """How each section begins, in order."""
        kinds = []
        for node in container.iter(names.SECTPR):
            if node.getparent().tag in (names.PPR, container.tag):
                kind = node.find(names.TYPE)
                kinds.append(kind.get(names.VAL, "nextPage") if kind is not None else "nextPage")
        return tuple(kinds)


def _hides(root: Node) -> bool:
    return next(root.iter(names.VANISH), None) is not None
