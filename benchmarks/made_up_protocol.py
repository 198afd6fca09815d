"""A written protocol of any length, the same for the same length: varied policy text, lists and tables."""

from __future__ import annotations

import random
from pathlib import Path

import docx
from docx.document import Document

WORDS_A_PAGE = 400


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


_WHO = _lines("""
    advocate
    shelter manager
    supervisor on call
    volunteer
    intake worker
    case manager
    children's advocate
    director
    legal advocate
    helpline worker
""")
_WHOM = ("survivor", "resident", "client", "caller", "family", "participant", "survivor of trafficking")
_MODAL = ("shall", "will", "should", "may", "does not", "is expected to", "must not", "hopes to")
_ACTION = _lines("""
    offer a private room
    begin a safety plan
    assess the risk of further violence
    explain the grievance form
    obtain a signed release
    call the trafficking program
    arrange a ride
    keep the file confidential
    place the {whom} in a motel
    review the house agreements
    provide an interpreter
    write a report to the police
    share information with a partner agency
    make a referral to legal aid
    discuss an order of protection
    store identity documents in the safe
    help with school enrolment
    record the contact in the log
""")
_WHEN = _lines("""
    within 24 hours of arrival
    within three business days
    at intake
    before the end of the shift
    once the {whom} has moved
    while the {whom} is still in the situation
    on request
    every two weeks
    no later than noon on the following day
    in an emergency
    if the {whom} agrees
    whenever circumstances change
""")
_WHY = _lines("""
    so that the {whom} keeps control over each decision
    because plans change
    as the board has decided
    unless the law requires otherwise
    and notes the offer without any detail of what was said
    in the language that the {whom} prefers
    without regard to income, faith or immigration status
    after talking it over with the supervisor
""")
_TOPICS = _lines("""
    Intake
    Confidentiality
    Shelter
    Safety planning
    Transportation
    Records
    Volunteers
    Children
    Sex trafficking
    Helpline
    Referrals
    Training
    Grievances
    Technology
    Facilities
    Outreach
""")


def write_protocol(path: Path, *, pages: int, variant: int = 0) -> Path:
    """Write a protocol of about so many pages; returns its path.

    variant  which of many of the same length
    """
    chance = random.Random(f"{pages} {variant}" if variant else pages)
    document = docx.Document()
    document.add_heading("Policy and Procedure Manual", 0)
    for page in range(1, pages + 1):
        _write_page(document, page, chance)
    document.save(str(path))
    return path


def _write_page(document: Document, page: int, chance: random.Random) -> None:
    if page % 4 == 1:
        document.add_heading(f"{page // 4 + 1} {chance.choice(_TOPICS)}", 1)
    document.add_heading(f"{page // 4 + 1}.{page % 4 + 1} {chance.choice(_TOPICS)}", 2)
    words = 0
    while words < WORDS_A_PAGE:
        part = chance.choice(
            (_write_paragraph, _write_paragraph, _write_paragraph, _write_list, _write_table)
        )
        words += part(document, chance)


def _write_paragraph(document: Document, chance: random.Random) -> int:
    text = " ".join(_sentence(chance) for _ in range(chance.randint(2, 6)))
    document.add_paragraph(text)
    return len(text.split())


def _write_list(document: Document, chance: random.Random) -> int:
    document.add_paragraph(f"The {chance.choice(_WHO)} goes through the following:")
    items = [_action(chance) for _ in range(chance.randint(3, 7))]
    for item in items:
        document.add_paragraph(item, style="List Bullet")
    return sum(len(item.split()) for item in items)


def _write_table(document: Document, chance: random.Random) -> int:
    rows = [("Who", "What", "When")]
    rows += [
        (chance.choice(_WHO), _action(chance), _fill(chance.choice(_WHEN), chance))
        for _ in range(chance.randint(3, 6))
    ]
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return sum(len(text.split()) for row in rows for text in row)


def _sentence(chance: random.Random) -> str:
    parts = [
        f"The {chance.choice(_WHO)} {chance.choice(_MODAL)} {_action(chance)}",
        _fill(chance.choice(_WHEN), chance),
    ]
    if chance.random() < 0.5:
        parts.append(_fill(chance.choice(_WHY), chance))
    return " ".join(parts) + "."


def _action(chance: random.Random) -> str:
    return _fill(chance.choice(_ACTION), chance)


def _fill(text: str, chance: random.Random) -> str:
    return text.format(whom=chance.choice(_WHOM))
