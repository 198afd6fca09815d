"""The statement's tables: the funder's list, the evidence, the plan, what is not claimed, the signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from protocol_audit.model import Commitment, Evidence, Finding, RequirementAnswer, Statement
from protocol_audit.reports.decided import day_words, progress_words
from protocol_audit.reports.labels import LEVEL_WORDS, listed, shortened
from protocol_audit.reports.quotes import merged, strongest
from protocol_audit.reports.statement_words import (
    COVERAGE_WORDS,
    TO_CONFIRM,
    full_place,
    why_not,
    without_standard,
)
from protocol_audit.reports.word.draft import Paper
from protocol_audit.reports.word.markup import (
    NOTHING,
    Markup,
    cell,
    heads,
    link,
    paragraph,
    row,
    run,
    shares,
    table,
)
from protocol_audit.reports.word.pieces import plain_table

Cell = Markup | Sequence[Markup]

_LONGEST_QUOTE, _MOST_QUOTES = 700, 4
_KEPT = "<w:keepNext/>"
_SIGNED_BY = ("Prepared by", "Reviewed by", "Authorized official")


def overview(paper: Paper, statement: Statement) -> Markup:
    """The funder's requirements with how far each is stated; nothing without a crosswalk."""
    if not statement.crosswalk:
        return NOTHING
    heading = paper.heading(2, f"{statement.crosswalk.title}, requirement by requirement", "requirements")
    rows = [
        [
            link(one.requirement.id, paper.anchor(f"requirement {number}")),
            run(shortened(one.requirement.text, 300)),
            run(COVERAGE_WORDS[one.coverage]),
            run(_standards_of(one)),
        ]
        for number, one in enumerate(statement.answers, 1)
    ]
    columns = (("Requirement", 13), ("What is asked", 42), ("In the protocol", 27), ("Standards", 18))
    made = plain_table(paper, columns, rows, about="Requirements and how far each is stated")
    return Markup(heading + made + _unspoken(statement))


def _standards_of(one: RequirementAnswer) -> str:
    met = [commitment.finding.standard.id for commitment, _ in one.commitments]
    open_ones = [f"{finding.standard.id} (not claimed)" for finding, _ in one.open]
    return ", ".join((*met, *open_ones)) or "none"


def _unspoken(statement: Statement) -> Markup:
    """Which requirements no standard speaks to, so that nobody takes silence for an answer."""
    ids = [one.requirement.id for one in without_standard(statement)]
    if not ids:
        return NOTHING
    words = f"No standard speaks to {listed(ids)}: nothing was looked for, and nothing is said of it here."
    return paragraph(run("Not looked for: ", "GapLabel"), run(words), style="GapText")


def evidence(paper: Paper, statement: Statement) -> Markup:
    """Every quote with its standard and place, and the document that they are all from."""
    protocol = statement.assessment.protocol
    heading = paper.heading(1, "Table of evidence", "evidence", props="<w:pageBreakBefore/>")
    dated = f", dated {protocol.date}" if protocol.date else ", without a date"
    lead = (
        f"All quotes are from “{protocol.title or protocol.file}”{dated}; file {protocol.file}, SHA-256 "
        f"{protocol.sha256}."
    )
    rows: list[list[Cell]] = []
    for one in statement.shown:
        for quote in _quotes(one):
            standard = one.finding.standard
            name = [link(standard.id, paper.anchor(f"commitment {standard.id}"))]
            doubt = [] if one.is_certain else [run(TO_CONFIRM, "GapQuiet")]
            rows.append(
                [
                    [*name, *doubt],
                    run(f"“{shortened(quote.quote, _LONGEST_QUOTE)}”"),
                    run(full_place(quote)),
                ]
            )
    columns = (("Standard", 16), ("Words of the document", 50), ("Where", 34))
    return Markup(
        heading
        + paragraph(run(lead))
        + plain_table(paper, columns, rows, about="Quotes with their standards and places")
    )


def _quotes(one: Commitment) -> list[Evidence]:
    """The strongest words, each once."""
    return [quote.evidence for quote in strongest(merged(one.quotes), _MOST_QUOTES)[0]]


def planned(paper: Paper, statement: Statement) -> Markup:
    """What is planned for what is not claimed, from the corrective action plan."""
    heading = paper.heading(1, "What is planned", "plan")
    gaps = [finding for finding in statement.unclaimed if finding.is_gap]
    if not gaps:
        return Markup(heading + paragraph(run("Nothing that was asked for is left open.")))
    rows = [list(_planned_row(finding)) for finding in gaps if _is_planned(finding)]
    columns = (("Standard", 28), ("What is planned", 38), ("By when", 17), ("How far", 17))
    made = plain_table(paper, columns, rows, about="What is planned, by standard") if rows else NOTHING
    return Markup(heading + made + _without_plan(gaps))


def _is_planned(finding: Finding) -> bool:
    return finding.action is not None and bool(finding.action.action.strip())


def _planned_row(finding: Finding) -> Iterator[Markup]:
    action = finding.action
    assert action is not None  # _is_planned
    yield run(f"{finding.standard.id} {finding.standard.title}")
    yield run(shortened(action.action, _LONGEST_QUOTE))
    yield run(day_words(action.target) or "no date given")
    yield run(progress_words(action) or "not said")


def _without_plan(gaps: list[Finding]) -> Markup:
    ids = [finding.standard.id for finding in gaps if not _is_planned(finding)]
    if not ids:
        return NOTHING
    return paragraph(run(f"Nothing is planned in writing yet for {listed(ids)}."), style="GapText")


def not_claimed(paper: Paper, statement: Statement) -> Markup:
    """What was asked for and is not claimed, conflicts first, each with why."""
    heading = paper.heading(1, "Not claimed in this statement", "not claimed")
    if not statement.unclaimed:
        return Markup(heading + paragraph(run("Everything that was asked for is stated above.")))
    conflicts = set(statement.conflicts)
    ordered = [*statement.conflicts, *(f for f in statement.unclaimed if f not in conflicts)]
    rows = [
        [
            run(finding.standard.id),
            run(finding.standard.title),
            run(LEVEL_WORDS[finding.standard.level]),
            run(why_not(finding)),
        ]
        for finding in ordered
    ]
    columns = (("Standard", 12), ("What it is about", 36), ("Level", 16), ("Why it is not claimed", 36))
    lead = "What is not found in the document may still be what staff do; it is not claimed here."
    return Markup(
        heading
        + paragraph(run(lead))
        + plain_table(paper, columns, rows, about="Standards that are not claimed, and why")
    )


def signatures(paper: Paper) -> Markup:
    """Lines to sign on, all on one page."""
    heading = paper.heading(1, "Signatures", "signatures")
    lead = "Whoever signs has compared the quotes above with the document named on the first page."
    widths = shares(paper.page.upright, 22, 33, 28, 17)
    line = paragraph(style="GapTableText", props=_KEPT)
    rows = [
        row(
            cell(paragraph(run(words), style="GapTableText", props=_KEPT), line, line, width=width)
            for words, width in zip((role, "", "", ""), widths, strict=True)
        )
        for role in _SIGNED_BY
    ]
    head = heads("Role", "Name and title", "Signature", "Date")
    made = table(head, rows, widths=widths, about="Lines to sign on", style="GapPlan")
    return Markup(heading + paragraph(run(lead), style="GapLead") + made)
