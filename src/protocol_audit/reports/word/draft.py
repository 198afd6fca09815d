"""What the parts of one document share: the page, its headings and bookmarks, the assessment."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from protocol_audit.model import Assessment, Finding, Standard
from protocol_audit.reports.labels import agency_of, shortened
from protocol_audit.reports.word.markup import Markup, link, paragraph, run


@dataclass(frozen=True, slots=True)
class Page:
    """The room between the margins, in twentieths of a point: on an upright page and on a turned one."""

    upright: int
    turned: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the report, for its table of contents."""

    level: int
    text: str
    anchor: str


@dataclass(slots=True, kw_only=True)
class Paper:
    """A document being written. Bookmarks get their numbers, and headings their order, as parts ask for them.

    prefix          begins every bookmark's name, so that none meets a template's own
    first_bookmark  the first number that no bookmark of the template has
    """

    page: Page
    prefix: str = "gap_"
    first_bookmark: int = 1
    headings: list[Heading] = field(default_factory=list)
    _bookmarks: int = 0

    def anchor(self, name: str) -> str:
        """The bookmark's name for a part or a standard: at most 40 letters, digits and underscores."""
        return (self.prefix + re.sub(r"\W", "_", name, flags=re.ASCII))[:40]

    def bookmark(self, name: str, content: Markup) -> Markup:
        """The content between the ends of a bookmark."""
        number = self.first_bookmark + self._bookmarks
        self._bookmarks += 1
        return Markup(
            f'<w:bookmarkStart w:id="{number}" w:name="{self.anchor(name)}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def heading(self, level: int, text: str, name: str, *, props: str = "") -> Markup:
        """A heading with its bookmark, remembered for the table of contents."""
        self.headings.append(Heading(level, text, self.anchor(name)))
        return paragraph(self.bookmark(name, run(text)), style=f"Heading{level}", props=props)


@dataclass(slots=True, kw_only=True)
class Draft(Paper):
    """A document about one assessment, being written."""

    assessment: Assessment
    assessed_on: datetime.date

    @property
    def agency(self) -> str:
        """The agency's name, on one line, or "" where nobody gave one."""
        return shortened(agency_of(self.assessment), 120)

    @property
    def about(self) -> str:
        """Whose protocol it is, or what it is called, for headers and properties."""
        protocol = self.assessment.protocol
        return self.agency or protocol.title or protocol.file

    def link_to(self, standard: Standard, text: str = "") -> Markup:
        """A link to the finding on a standard, which reads as its id unless a text is given."""
        return link(text or standard.id, self.anchor(f"finding {standard.id}"))

    def heading_of(self, finding: Finding) -> Markup:
        """The heading of a finding."""
        standard = finding.standard
        return self.heading(3, f"{standard.id} · {standard.title}", f"finding {standard.id}")
