"""How cells look: a few looks that all workbooks share, in the colors of the Word report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from protocol_audit.model import Status
from protocol_audit.reports.labels import STATUS_COLORS

INK, GREY, PALE, LINE = "1F3A5F", "595959", "E4E9F0", "C9D1DB"
_FILL_IN_GROUND = "FFFBEA"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; ``dataclasses.replace`` makes one that differs a little.

    color, ground  of the text and behind it, as "1F3A5F"; "" is Excel's own
    format         Excel's number format; "@" keeps whatever is typed as text, so that "=" or "12-14" stays
    locked         False: may be typed in although the sheet is protected
    turned         written upwards, for heads of many narrow columns
    quoted         as if typed after an apostrophe: stays text even when somebody edits it
    """

    bold: bool = False
    italic: bool = False
    size: int = 10
    color: str = ""
    ground: str = ""
    across: str = "left"
    down: str = "top"
    wrap: bool = True
    boxed: bool = False
    indent: int = 0
    format: str = ""
    locked: bool = True
    quoted: bool = False
    turned: bool = False

    def properties(self) -> dict[str, Any]:
        """The look in XlsxWriter's words."""
        found: dict[str, Any] = {
            "font_name": "Calibri",
            "font_size": self.size,
            "bold": self.bold,
            "italic": self.italic,
            "align": self.across,
            "valign": self.down,
            "text_wrap": self.wrap,
            "indent": self.indent,
            "locked": self.locked,
            "quote_prefix": self.quoted,
        }
        if self.color:
            found["font_color"] = f"#{self.color}"
        if self.ground:
            found["bg_color"] = f"#{self.ground}"
        if self.boxed:
            found |= {"border": 1, "border_color": f"#{LINE}"}
        if self.turned:
            found["rotation"] = 90
        if self.format:
            found["num_format"] = self.format
        return found


TITLE = Look(bold=True, size=18, color=INK, down="vcenter", wrap=False)
SUBTITLE = Look(size=11, color=GREY, down="vcenter", wrap=False)
LEAD = Look(bold=True, size=12, color=INK, wrap=False)  # a heading inside a sheet
SECTION = Look(bold=True, size=11, color=INK, ground=PALE, down="vcenter", wrap=False)  # a band of a table
HEAD = Look(bold=True, color="FFFFFF", ground=INK, down="vcenter", boxed=True)
TEXT = Look(boxed=True)
ID = replace(TEXT, bold=True, color=INK)
QUIET = Look(color=GREY)
LABEL = Look(bold=True, color=INK, boxed=True, ground=PALE, down="vcenter")
CENTERED = replace(TEXT, across="center")
NUMBER = replace(TEXT, across="center", format="0")
# Cells to fill in, all on one ground, so that people see where they may type.
FILL_IN = replace(TEXT, ground=_FILL_IN_GROUND, format="@", locked=False)
CHOICE = replace(FILL_IN, across="center", bold=True)


def status_look(status: Status) -> Look:
    """The look of a cell that says this status; the words have to stand in it too."""
    color, ground = STATUS_COLORS[status]
    return replace(CENTERED, bold=True, color=color, ground=ground)
