"""The first sheet: what this workbook is, and how to work with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from protocol_audit.model.worksheet import GUIDE_SHEET, Look, Worksheet
from protocol_audit.reports.labels import count
from protocol_audit.reports.workbook import LABEL, LEAD, QUIET, SUBTITLE, TEXT, TITLE, Book, Sheet, height_of
from protocol_audit.reports.worksheet.words import LOOKS

_STEPS = """\
Go to the sheet Review. The rows that need a look stand first; the column Look says why.
Read the quotes in your own protocol. What was read is a program’s reading of one document: it can be \
wrong, and what was not found may still be what staff do.
Decide: choose from the list in Decision. Agree, or the status that is right. Then write why, and your name. \
A decision without a reason or a name is not applied, and you are told so.
Where the protocol says something that was overlooked, copy the words from it into Words that show it.
Plan: what will be done to close the gap, who sees to it, by when, and what will show that it is done.
Save the workbook as an Excel file (.xlsx). You may sort, filter, add columns and rows of your own.
Make the report with your decisions:|protocol-audit check "Our protocol.docx" --decisions "this workbook.xlsx"
When the protocol has been revised, make the next worksheet from this one; all that you filled in is carried \
over:|protocol-audit worksheet "Our protocol.docx" --decisions "this workbook.xlsx" --output "next.xlsx"
""".splitlines()  # | breaks a line
_MEANINGS: dict[Look, str] = {
    Look.CHECK_AGAIN: (
        "You have decided this before, and the words or the standard have changed since. The decision is not "
        "applied until somebody looks again."
    ),
    Look.INCOMPLETE: "A decision is begun and not applied: a choice, the reason or the name is not there.",
    Look.CONFLICT: "The protocol seems to allow what the toolkit rules out. Read the passage in its place.",
    Look.MARKED: "There is a reason for a second look; the column Why to look has it.",
    Look.GAP: "Something is not found in the document, or somebody has decided that it is a gap: plan it.",
    Look.OPEN: "It was read as met, and nobody has looked yet.",
    Look.DECIDED: "Somebody has decided, and nothing has changed since.",
    Look.NOT_APPLICABLE: "The standard is about a service that the program does not offer.",
}
_AID = (
    "An aid to self-assessment, and no certification. Please write nothing about any survivor into this "
    "workbook."
)
_WIDTHS = (4, 22, 84)
_PLAIN = replace(QUIET, size=11, color="", wrap=True)


def write_guide(book: Book, worksheet: Worksheet, made_on: str, footer: str) -> Sheet:
    """Write the sheet."""
    sheet = book.sheet(GUIDE_SHEET)
    sheet.columns(_WIDTHS)
    assessment = worksheet.assessment
    agency = worksheet.made.agency or assessment.protocol.title or assessment.protocol.file
    sheet.write(0, 0, "Review worksheet", replace(TITLE, wrap=False))
    sheet.height(0, 30)
    sheet.write(1, 0, agency, replace(SUBTITLE, wrap=False))
    row = _write_facts(sheet, 3, _facts(worksheet, made_on))
    row = _write_steps(sheet, row + 1)
    sheet.write(row + 1, 0, "What the column Look says", LEAD)
    for number, (look, meaning) in enumerate(_MEANINGS.items(), row + 2):
        sheet.write(number, 1, LOOKS[look], LABEL)
        sheet.write(number, 2, meaning, TEXT)
    _write_wide(sheet, row + len(_MEANINGS) + 3, _AID)
    sheet.print_on(turned=False, footer=footer)
    return sheet


def _facts(worksheet: Worksheet, made_on: str) -> Sequence[tuple[str, str]]:
    assessment, decisions = worksheet.assessment, worksheet.assessment.decisions
    protocol, pack = assessment.protocol, assessment.pack
    again = sum(look is Look.CHECK_AGAIN for look, _ in worksheet.rows)
    facts = [
        ("Protocol", f"{protocol.file} (SHA-256 begins {protocol.sha256[:16]})"),
        ("Held against", f"{pack.title}, version {pack.version}"),
        ("Made on", made_on),
    ]
    if decisions:
        facts += [
            (
                "Carried over from",
                "; ".join(f"{s.file} (SHA-256 begins {s.sha256[:16]})" for s in decisions.sources),
            ),
            ("To check again", count(again, "decision")),
            ("Gaps closed since", str(len(worksheet.closed))),
        ]
    if assessment.protocol.unread:
        facts.append(("Not read", "; ".join(protocol.unread)))
    return facts


def _write_facts(sheet: Sheet, row: int, facts: Sequence[tuple[str, str]]) -> int:
    for name, value in facts:
        sheet.write(row, 1, name, LABEL)
        sheet.write(row, 2, value, TEXT)
        row += 1
    return row


def _write_steps(sheet: Sheet, row: int) -> int:
    sheet.write(row, 0, "How to work with it", LEAD)
    for number, step in enumerate(_STEPS, 1):
        sheet.write(row + number, 0, f"{number}.", replace(_PLAIN, bold=True))
        _write_wide(sheet, row + number, step.replace("|", "\n"))
    return row + len(_STEPS) + 1


def _write_wide(sheet: Sheet, row: int, text: str) -> None:
    sheet.merge(row, 1, 2, text, _PLAIN)
    sheet.height(row, height_of(text, sum(_WIDTHS[1:]), _PLAIN) + 4)
