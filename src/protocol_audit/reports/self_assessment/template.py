"""The workbook as a whole: instructions, the program, the answers, and what it was made for."""

from __future__ import annotations

from dataclasses import replace

from protocol_audit import __version__
from protocol_audit.model import Claim, Pack, Profile, SelfAssessment, Standard
from protocol_audit.model.claims import ABOUT_SHEET
from protocol_audit.reports.labels import shortened
from protocol_audit.reports.self_assessment.answers import Form, write_answers
from protocol_audit.reports.self_assessment.program import AGENCY_CELL, write_program
from protocol_audit.reports.self_assessment.start import write_start
from protocol_audit.reports.workbook import LABEL, TEXT, Book, Sheet, reference

ONE_SHEET = "Self-assessment"
_LONGEST_NOTE = 160


def write_template(
    pack: Pack, profile: Profile, *, one_sheet: bool = False, filled: SelfAssessment | None = None
) -> bytes:
    """A self-assessment to fill in, as the bytes of an .xlsx file; the same arguments, the same bytes.

    profile    the agency's name and the services offered, filled in where they are known
    one_sheet  all standards on one sheet, instead of one sheet a section
    filled     a self-assessment whose answers are taken over
    """
    book = Book(f"Self-assessment: {pack.title}", subject=f"{pack.id}, version {pack.version}")
    start = book.sheet("Start here")
    program = book.sheet("Our program")
    agency = (f'={reference(program.name, AGENCY_CELL)}&""', profile.agency)
    form = Form(pack, agency, _taken_over(filled) if filled else {})
    sections = _by_section(pack)
    if one_sheet:
        blocks = write_answers(book, ONE_SHEET, sections, form)
    else:
        parts = [write_answers(book, title, {title: one}, form) for title, one in sections.items()]
        blocks = [block for part in parts for block in part]
    write_start(start, pack, blocks)
    write_program(program, pack, profile, filled.date if filled else "")
    _write_about(book.sheet(ABOUT_SHEET, hidden=True), pack)
    start.open_here()
    return book.content()


def _taken_over(filled: SelfAssessment) -> dict[str, Claim]:
    """The claims by standard; what was not understood of an answer goes into the comment."""
    said = {problem.cell: problem.message for problem in filled.problems}
    claims = {}
    for claim in filled.claims:
        message = said.get(claim.cell, "")
        note = f"[{filled.file}, {claim.cell}: {shortened(message, _LONGEST_NOTE)}]" if message else ""
        comment = "\n".join(filter(None, (claim.comment, note)))
        claims[claim.standard] = replace(claim, comment=comment)
    return claims


def _by_section(pack: Pack) -> dict[str, list[Standard]]:
    """The standards under their sections' titles, in pack order; no section without one."""
    titles = {section.id: section.title for section in pack.sections}
    groups: dict[str, list[Standard]] = {section.title: [] for section in pack.sections}
    for standard in pack.standards:
        groups.setdefault(titles.get(standard.section, standard.section), []).append(standard)
    return {title: standards for title, standards in groups.items() if standards}


def _write_about(sheet: Sheet, pack: Pack) -> None:
    """For the tool that reads the workbook again: which pack it is for."""
    facts = {
        "pack": pack.id,
        "version": pack.version,
        "sha256": pack.sha256,
        "made with": f"protocol-audit {__version__}",
    }
    sheet.columns([14, 70])
    for row, (name, value) in enumerate(facts.items()):
        sheet.write_row(row, [name, value], [LABEL, TEXT])
    sheet.protect()
