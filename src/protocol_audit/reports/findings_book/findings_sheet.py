"""One row a standard: its status, what is there, what is missing, what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from protocol_audit.model import Assessment, Finding, Status
from protocol_audit.reports.applicability import why_applies
from protocol_audit.reports.claim_words import claim_line
from protocol_audit.reports.claimed_words import claim_words
from protocol_audit.reports.decided import decision_words, explanation
from protocol_audit.reports.finding_words import (
    could_be_added,
    found_words,
    review_words,
    what_is_there,
    what_to_look_at,
    why_not_applicable,
    wordings,
)
from protocol_audit.reports.labels import LEVEL_WORDS, STATUS_WORDS, place_words, sentence
from protocol_audit.reports.missing import what_is_missing
from protocol_audit.reports.workbook import (
    CENTERED,
    ID,
    QUIET,
    TEXT,
    TITLE,
    Column,
    Sheet,
    cell_name,
    reference,
    status_look,
)
from protocol_audit.reports.written import what_is_written

HEAD = 2  # the row with the heads
_STANDARD = replace(TEXT, bold=True)
_BASE = (
    Column("Standard", 10, ID),
    Column("Section", 18),
    Column("What it is about", 28, _STANDARD),
    Column("Level", 13, CENTERED),
    Column("Status", 17, CENTERED),
    Column("What is there", 15, CENTERED),
    Column("What the protocol says", 60),
    Column("What is missing", 42),
    Column("Wording to consider", 64),
    Column("Question for the agency", 42),
    Column("What a reviewer can look at", 60),
    Column("A person should look", 40),
)
_CLAIM, _DECISION = Column("Self-assessment", 30), Column("Reviewer", 40)
_HINT = "Filter with the buttons in the heads. Quotes are exactly as written in the protocol."


@dataclass(frozen=True, slots=True)
class Table:
    """Where the findings stand, for formulas on other sheets."""

    levels: str
    statuses: str


def write_findings(sheet: Sheet, assessment: Assessment, footer: str) -> Table:
    """Write the sheet; what comes back says where levels and statuses stand."""
    columns = list(_BASE)
    columns += [_CLAIM] if assessment.self_assessment else []
    columns += [_DECISION] if _has_decisions(assessment) else []
    last = HEAD + len(assessment.findings)
    sheet.heads(HEAD, columns, last=last)
    sheet.write(0, 0, "Findings", TITLE)
    sheet.height(0, 28)
    sheet.write(1, 0, _HINT, replace(QUIET, wrap=False))
    sections = {section.id: section.title for section in assessment.pack.sections}
    for row, finding in enumerate(assessment.findings, HEAD + 1):
        values = _values(finding, assessment, sections)
        values += [_claim(finding)] if assessment.self_assessment else []
        values += [_decision(finding)] if _has_decisions(assessment) else []
        looks = [column.look for column in columns]
        looks[4] = status_look(finding.decided)
        sheet.write_row(row, values, looks)
    sheet.freeze(HEAD + 1, 1)
    sheet.print_on(footer=footer, across=2)
    return Table(_cells(sheet, 3, last), _cells(sheet, 4, last))


def _has_decisions(assessment: Assessment) -> bool:
    return any(finding.decision or finding.exception for finding in assessment.findings)


def _cells(sheet: Sheet, column: int, last: int) -> str:
    first, end = cell_name(HEAD + 1, column), cell_name(last, column)
    return reference(sheet.name, f"{_fixed(first)}:{_fixed(end)}")


def _fixed(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"


def _values(finding: Finding, assessment: Assessment, sections: dict[str, str]) -> list[str | None]:
    standard = finding.standard
    applies = finding.decided is not Status.NOT_APPLICABLE
    return [
        standard.id,
        sections.get(standard.section, standard.section),
        standard.title,
        LEVEL_WORDS[standard.level],
        STATUS_WORDS[finding.decided],
        what_is_there(finding) if applies and not finding.is_claimed else None,
        _says(finding) if applies else _why_not(finding, assessment),
        _missing(finding),
        "\n".join(wordings(finding)) or None,
        sentence(standard.question) if finding.is_gap else None,
        what_to_look_at(finding) if applies else None,
        " ".join(review_words(finding)) or None,
    ]


def _says(finding: Finding) -> str | None:
    """The quotes with their places, under what they are."""
    if finding.is_claimed:
        return None
    lines = []
    for block in what_is_written(finding, found_words(finding)):
        lines.append(f"{block.label.rstrip(':')}: {block.words}".rstrip())
        lines += [f"“{q.evidence.quote}” ({place_words(q.evidence.place, headings=2)})" for q in block.quotes]
    return "\n".join(lines) or None


def _why_not(finding: Finding, assessment: Assessment) -> str:
    if finding.status is Status.NOT_APPLICABLE:
        return why_not_applicable(finding)
    return why_applies(finding, assessment)


def _missing(finding: Finding) -> str | None:
    if finding.is_claimed or not finding.missing or finding.decided is Status.NOT_APPLICABLE:
        return None
    if finding.decided is Status.MET:
        more = could_be_added(finding)
        return f"Could still be added: {more}" if more else None
    asks = "\n".join(f"• {element.asks.strip()}" for element in finding.missing)
    return f"{what_is_missing(finding)}\n{asks}".strip()


def _claim(finding: Finding) -> str | None:
    if finding.claim is None:
        return None
    return sentence(claim_words(finding) if finding.is_claimed else claim_line(finding)) or None


def _decision(finding: Finding) -> str | None:
    return decision_words(finding) or explanation(finding) or None
