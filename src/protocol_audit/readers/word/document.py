"""A Word file while it is read: its parts, its styles and lists, and what has been counted so far."""

from __future__ import annotations

from dataclasses import dataclass

from protocol_audit.errors import ReadError
from protocol_audit.readers.archive import SAVE_AGAIN
from protocol_audit.readers.passages.blocks import Beside, Block, Box, paragraphs
from protocol_audit.readers.word import names
from protocol_audit.readers.word.names import Node, child_of
from protocol_audit.readers.word.numbering import Numbering
from protocol_audit.readers.word.package import Package
from protocol_audit.readers.word.pages import Pages
from protocol_audit.readers.word.story import StoryReader
from protocol_audit.readers.word.styles import Styles
from protocol_audit.readers.word.tally import Tally, characters

_BODY = names.w("body")
_COMMENT = names.w("comment")
_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
_MARGIN_REFERENCES = {names.w("headerReference"): "header", names.w("footerReference"): "footer"}


@dataclass(frozen=True, slots=True)
class Margin:
    """A page header or footer."""

    kind: str
    blocks: list[Block]


class Document:
    """Reads the stories of a package, each once and in reading order.

    within is the document that takes this one in as a part of its text, None for the file itself.
    """

    def __init__(self, package: Package, within: Document | None = None) -> None:
        self.package = package
        self.tally: Tally = within.tally if within is not None else Tally()
        self.depth: int = within.depth + 1 if within is not None else 0
        # Keeps the lists of documents apart that number them alike.
        self.prefix = f"{package.main} {self.tally.taken_in} " if within is not None else ""
        self.styles: Styles = Styles(self._related_root("styles"))
        self.numbering = Numbering(self._related_root("numbering"))
        self._root = package.root(package.main)
        if child_of(self._root, _BODY) is None:
            raise ReadError(f"{package.path.name}: {package.main} is no Word document; {SAVE_AGAIN}")
        self.hides_text: bool = self._may_hide()
        self.laid_out = next(self._root.iter(names.LAST_RENDERED_BREAK), None) is not None
        self.pages: Pages | None = None
        self.diagrams: set[str] = set()
        self._notes = {kind: self._note_nodes(part) for kind, part in _NOTE_PARTS.items()}
        self._read_notes: dict[str, set[str]] = {kind: set() for kind in _NOTE_PARTS}
        self._remarks = self._remark_nodes()
        self.tally.remarks += len(self._remarks)
        self._read_parts: list[Node] = []

    def body(self) -> list[Block]:
        """The document's text."""
        container = child_of(self._root, _BODY)
        self._read_parts.append(container)
        self.pages = Pages(self._sections(container)) if self.laid_out else None
        return StoryReader(self, self.package.main, pages=self.pages).blocks(container)

    def margins(self) -> list[Margin]:
        """The headers and footers that the document's sections name, each part once."""
        found, seen = [], set()
        for node in self._root.iter(*_MARGIN_REFERENCES):
            part = self.package.target(self.package.main, node.get(names.R_ID, ""))
            if part and part.lower() not in seen and self.package.has(part):
                seen.add(part.lower())
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
        self.tally.notes[kind] += 1
        part = self.package.related(self.package.main, _NOTE_PARTS[kind])
        return Box(kind, self.tally.notes[kind], StoryReader(self, part, page=page).blocks(node))

    def remark(self, id: str, page: int | None) -> Beside | None:
        """The reviewer's comment with this id, at its first reference; None at any other."""
        node = self._remarks.pop(id, None)
        return self._remark(node, page) if node is not None else None

    def loose_remarks(self) -> list[Beside]:
        """The comments that nothing in the text refers to."""
        nodes = list(self._remarks.values())
        self._remarks.clear()
        return [self._remark(node, None) for node in nodes]

    def characters_lost(self) -> int:
        """How many characters the parts that were read hold beyond what was seen or left out on purpose."""
        self.tally.held += sum(characters(node) for node in self._read_parts)
        self._read_parts.clear()
        return max(0, self.tally.held - self.tally.seen - self.tally.left_out)

    def _remark(self, node: Node, page: int | None) -> Beside:
        part = self.package.related(self.package.main, "comments")
        self._read_parts.append(node)
        blocks = StoryReader(self, part, page=page, is_margin=True).blocks(node)
        text = " ".join(" ".join(para.text.split()) for para in paragraphs(blocks) if para.text)
        return Beside("comment", text, by=" ".join(node.get(names.AUTHOR, "").split()), page=page)

    def _related_root(self, kind: str) -> Node | None:
        part = self.package.related(self.package.main, kind)
        return self.package.root(part) if part else None

    def _note_nodes(self, kind: str) -> dict[str, Node]:
        root = self._related_root(kind)
        notes = root if root is not None else ()
        return {node.get(names.ID, ""): node for node in notes if node.get(names.TYPE, "normal") == "normal"}

    def _remark_nodes(self) -> dict[str, Node]:
        """The comments by id; where two have the same, the later ones are still there under other keys."""
        found: dict[str, Node] = {}
        root = self._related_root("comments")
        for node in root.iter(_COMMENT) if root is not None else ():
            key = node.get(names.ID, "")
            found[key if key not in found else f"{key} again {len(found)}"] = node
        return found

    def _may_hide(self) -> bool:
        """Whether any text may be hidden, so that it is looked up only where it can be."""
        parts = [self._related_root(kind) for kind in ("styles", "footnotes", "endnotes")]
        return any(_hides(root) for root in (self._root, *parts) if root is not None)

    def _sections(self, container: Node) -> tuple[str, ...]:
        """How each section begins, in order."""
        kinds = []
        for node in container.iter(names.SECTPR):
            if node.getparent().tag in (names.PPR, container.tag):
                kind = child_of(node, names.TYPE)
                kinds.append(kind.get(names.VAL, "nextPage") if kind is not None else "nextPage")
        return tuple(kinds)


def _hides(root: Node) -> bool:
    return next(root.iter(names.VANISH), None) is not None
