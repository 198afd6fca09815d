"""The sheet with the facts about the program: who it is, who answered, what is offered."""

from __future__ import annotations

from dataclasses import replace

from protocol_audit.model import Pack, Profile
from protocol_audit.reports.labels import capital
from protocol_audit.reports.workbook import (
    CHOICE,
    FILL_IN,
    HEAD,
    LABEL,
    LEAD,
    QUIET,
    TEXT,
    TITLE,
    Sheet,
    cell_name,
)

_AGENCY, _DATE = "Agency:", "Date:"
_FACTS = {
    _AGENCY: "The name of your agency or program.",
    "Reviewer:": "Who filled this in, and their role.",
    _DATE: "The day on which it was finished, such as 2026-11-26.",
    "Protocol:": "The protocol that you answered from: its title and its date.",
}
_FIRST_FACT = 2
AGENCY_CELL = cell_name(_FIRST_FACT, 1)
_SERVICES_ROW = _FIRST_FACT + len(_FACTS) + 1
_FILL_IN, _CHOICE, _MEANING = (replace(look, down="vcenter") for look in (FILL_IN, CHOICE, TEXT))
_HINT = (
    "Answer each with Yes or No: standards about a service that you do not offer are then left out. "
    "Where any is left open, every standard counts."
)
_YES, _NO = "Yes", "No"


def write_program(sheet: Sheet, pack: Pack, profile: Profile, date: str = "") -> None:
    """Write the sheet, with the name, the date and the services where they are known."""
    sheet.columns([24, 40, 66])
    sheet.write(0, 0, "Our program", TITLE)
    sheet.height(0, 28)
    known = {_AGENCY: profile.agency, _DATE: date}
    for row, (name, hint) in enumerate(_FACTS.items(), _FIRST_FACT):
        sheet.write_row(row, [name, known.get(name)], [LABEL, _FILL_IN])
        sheet.prompt(row, 1, title=name.rstrip(":"), message=hint)
        sheet.height(row, 20)
    if pack.services:
        _write_services(sheet, pack, profile)
    sheet.print_on(footer=f"Self-assessment: {pack.title}")
    sheet.protect()
    sheet.cursor(_FIRST_FACT, 1)


def _write_services(sheet: Sheet, pack: Pack, profile: Profile) -> None:
    """One row a service; standards about those that are not offered do not count."""
    sheet.write(_SERVICES_ROW, 0, "Services that we offer", LEAD)
    sheet.write(_SERVICES_ROW + 1, 0, _HINT, replace(QUIET, wrap=False))
    heads = _SERVICES_ROW + 2
    sheet.write_row(heads, ["Service", "Offered?", "What is meant"], [HEAD] * 3)
    for row, (service, meaning) in enumerate(pack.services.items(), heads + 1):
        name = capital(service.replace("_", " "))
        sheet.write_row(row, [name, _offered(service, profile), meaning], [LABEL, _CHOICE, _MEANING])
    sheet.choices(
        (heads + 1, 1, heads + len(pack.services), 1),
        [_YES, _NO],
        title="Offered?",
        message="Yes where your program offers this itself, otherwise No.",
    )


def _offered(service: str, profile: Profile) -> str | None:
    if profile.services is None:
        return None
    return _YES if service in profile.services else _NO
