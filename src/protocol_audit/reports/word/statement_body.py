"""What the protocol commits to, standard by standard, by the pack's sections or the funder's list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from protocol_audit.model import Commitment, Coverage, Statement, Status
from protocol_audit.reports.labels import shortened
from protocol_audit.reports.quotes import merged, strongest
from protocol_audit.reports.statement_words import (
    CONFIRMED,
    COVERAGE_WORDS,
    RELATION_WORDS,
    TO_CONFIRM,
    confirmed_by,
    narrative,
)
from protocol_audit.reports.word.draft import Paper
from protocol_audit.reports.word.markup import NOTHING, Markup, link, paragraph, run
from protocol_audit.reports.word.quotes import quote_block
from protocol_audit.reports.word.styles import status_style

_MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class _Group:
    """Commitments under one heading.

    subject   what a paragraph to paste says that it is about
    standing  how far the heading is stated, for a funder's requirement
    notes     standard -> how it stands to the requirement
    """

    heading: str
    name: str
    subject: str
    commitments: list[Commitment]
    standing: str = ""
    notes: dict[str, str] = field(default_factory=dict)


def commitments_by_group(paper: Paper, statement: Statement) -> Markup:
    """Every commitment once with all its words; where a second requirement has it, a link to it."""
    parts = [paper.heading(1, "What the protocol commits to", "commitments")]
    written: set[str] = set()
    for group in _by_requirement(statement) if statement.crosswalk else _by_section(statement):
        parts.append(paper.heading(2, group.heading, group.name))
        if group.standing:
            parts.append(paragraph(run(group.standing, "GapLabel"), style="GapLead"))
        parts.append(_to_paste(narrative(statement, group.subject, group.commitments)))
        notes = group.notes
        parts += [_entry(paper, c, notes.get(c.finding.standard.id, ""), written) for c in group.commitments]
    return Markup("".join(parts))


def _by_section(statement: Statement) -> Iterator[_Group]:
    for section in statement.assessment.pack.sections:
        own = [one for one in statement.commitments if one.finding.standard.section == section.id]
        if own:
            yield _Group(section.title, f"section {section.id}", f"“{section.title}”", own)


def _by_requirement(statement: Statement) -> Iterator[_Group]:
    for number, answer in enumerate(statement.answers, 1):
        requirement = answer.requirement
        notes = {
            one.finding.standard.id: f"{one.finding.standard.id} {RELATION_WORDS[relation]}"
            for one, relation in answer.claimed
        }
        yield _Group(
            f"{requirement.id} · {shortened(requirement.text, 200)}",
            f"requirement {number}",
            f"a part of requirement {requirement.id}"
            if answer.coverage is Coverage.IN_PART
            else f"requirement {requirement.id}",
            [one for one, _ in answer.claimed],
            COVERAGE_WORDS[answer.coverage],
            notes,
        )


def _to_paste(words: str) -> Markup:
    if not words:
        return NOTHING
    lead = paragraph(run("To paste", "GapLabel"), style="GapLead")
    return Markup(lead + paragraph(run(words), style="GapWording"))


def _entry(paper: Paper, one: Commitment, note: str, written: set[str]) -> Markup:
    """A standard with its words, or a link to where it has them already."""
    standard = one.finding.standard
    title = f"{standard.id} · {standard.title}"
    name = f"commitment {standard.id}"
    if standard.id in written:
        again = link(title, paper.anchor(name))
        return paragraph(again, run(" is quoted above.", "GapQuiet"), style="GapSmall")
    written.add(standard.id)
    return Markup(
        paper.heading(3, title, name)
        + _standing(one, note)
        + "".join(quote_block(quote, one.finding) for quote in strongest(merged(one.quotes), _MOST_QUOTES)[0])
        + _doubts(one)
    )


def _standing(one: Commitment, note: str) -> Markup:
    words = CONFIRMED if one.is_certain else TO_CONFIRM
    style = status_style(Status.MET if one.is_certain else Status.PARTIAL)
    more = "  ·  ".join(part for part in (note, confirmed_by(one.finding)) if part)
    return paragraph(
        run(f"\u00a0{words}\u00a0", style), run(f"  {more}" if more else "", "GapQuiet"), style="GapStatus"
    )


def _doubts(one: Commitment) -> Markup:
    if one.is_certain:
        return NOTHING
    return paragraph(run("To be confirmed: ", "GapLabel"), run(" ".join(one.doubts)), style="GapText")
