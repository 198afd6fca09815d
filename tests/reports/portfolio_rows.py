"""Made-up programs, for the tests of a portfolio's reports."""

from __future__ import annotations

from typing import Any

from protocol_audit.model import ConflictQuote, NotRead, Portfolio, ProgramRow, Status
from protocol_audit.standards import load_pack

PACK = load_pack("ncedsv-sex-trafficking-2023")
MANY = len(PACK.standards)


def program(name: str, *statuses: Status, **more: Any) -> ProgramRow:
    """A program whose statuses repeat these."""
    given = tuple(statuses[place % len(statuses)] for place in range(MANY))
    conflicts = tuple(
        ConflictQuote(standard.id, "something", "=the words found", "paragraph 7")
        for standard, status in zip(PACK.standards, given, strict=True)
        if status is Status.CONFLICT
    )
    facts = {
        "file": f"{name}.docx",
        "title": "",
        "date": "",
        "words": 900,
        "services": None,
        "method": "rules",
    }
    facts |= {"second_look": 3, "unread": (), **more}
    return ProgramRow(name=name, statuses=given, conflicts=conflicts, **facts)


PORTFOLIO = Portfolio(
    "Member programs",
    PACK,
    (
        program("Alder", Status.MET, Status.PARTIAL, Status.NOT_APPLICABLE, services=("shelter",)),
        program("Birch", Status.NOT_ADDRESSED, Status.CONFLICT, Status.MET, unread=("2 pictures",)),
        program("Cedar", Status.MET, Status.EXPLAINED, services=(), is_claimed=True),
    ),
    (NotRead("Dogwood", "Dogwood.docx: damaged; save it again"),),
    (NotRead("list.csv", "not a protocol"),),
)
