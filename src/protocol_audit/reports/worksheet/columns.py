"""The columns of the review sheet: heads, widths, looks, and the note that explains each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from protocol_audit.model.worksheet import ASKS_HEAD, HEADS, KEY_HEAD, STANDARD_HEAD, Column
from protocol_audit.reports.workbook import CENTERED, CHOICE, FILL_IN, ID, QUIET, TEXT, Look

_DAY = replace(FILL_IN, format="yyyy-mm-dd", across="center")
_SMALL = replace(TEXT, size=9)


@dataclass(frozen=True, slots=True)
class Shown:
    """A column; ``fills`` is what people fill in there, None where it is ours."""

    head: str
    width: float
    look: Look
    note: str
    fills: Column | None = None


READ = (
    Shown(
        "Look",
        15,
        replace(CENTERED, bold=True),
        "Why the row stands where it does. Sort by this column to get the first order back.",
    ),
    Shown(STANDARD_HEAD, 9, ID, "The standard’s id. Please do not change it: your entries belong to it."),
    Shown(ASKS_HEAD, 30, TEXT, "The standard in short, as the toolkit has it."),
    Shown("Level", 13, CENTERED, "How strongly the toolkit asks."),
    Shown(
        "Read in the protocol",
        17,
        CENTERED,
        "What protocol-audit read in the protocol. It can be wrong: your decision goes before it.",
    ),
    Shown("Why to look", 26, TEXT, "Why a person should look before relying on what was read."),
    Shown("What the protocol says", 46, _SMALL, "The best quotes, exactly as written, and where they stand."),
    Shown(
        "What is missing",
        27,
        _SMALL,
        "What the standard asks and was not found in the document. It may still be what staff do.",
    ),
    Shown(
        "Wording to consider",
        30,
        _SMALL,
        "A draft for what is missing. Write only what you will do, in your own voice.",
    ),
)
CLAIM = Shown("The program’s answer", 20, TEXT, "What the program answered in its self-assessment.")
_NOTES: dict[Column, tuple[float, Look, str]] = {
    Column.CHECKED: (
        13,
        CHOICE,
        (
            "Only for rows marked “Check again”: choose “Still right” where your decision stands although "
            "the words have changed. Or change the decision, its reason or its date."
        ),
    ),
    Column.DECISION: (
        17,
        CHOICE,
        "Your decision: Agree, or the status that is right. It counts only with a reason and a name.",
    ),
    Column.WHY: (34, FILL_IN, "Why you decided so, in a sentence. Without it the decision is not applied."),
    Column.BY: (16, FILL_IN, "Who decided. Without it the decision is not applied."),
    Column.ON: (12, _DAY, "The day of the decision, such as 2026-11-30."),
    Column.WORDS: (
        28,
        FILL_IN,
        (
            "Words of the protocol that show it, copied from there, where the tool overlooked them. They are "
            "looked up at every run: when they are gone, the decision has to be made again."
        ),
    ),
    Column.ACTION: (32, FILL_IN, "What will be done to close the gap."),
    Column.RESPONSIBLE: (15, FILL_IN, "Who sees to it: a person, not a department."),
    Column.TARGET: (11, _DAY, "By when, as a date, such as 2027-01-31. The report says what is overdue."),
    Column.EVIDENCE: (
        26,
        FILL_IN,
        "What will show that it is done, such as the new page or a training record.",
    ),
    Column.PROGRESS: (12, CHOICE, "How far it is."),
    Column.DONE: (11, _DAY, "The day on which it was done."),
    Column.NOTE: (18, FILL_IN, "Whatever else should be kept. Please write nothing about any survivor."),
}
FILLED = tuple(
    Shown(HEADS[column], width, look, note, column) for column, (width, look, note) in _NOTES.items()
)
KEY = Shown(KEY_HEAD, 20, QUIET, "For protocol-audit: what the row was made on. Please leave it as it is.")
OWN = Shown("", 20, FILL_IN, "")

# A new page begins with each of these when the sheet is printed.
PARTS = (READ[7].head, HEADS[Column.WORDS])
