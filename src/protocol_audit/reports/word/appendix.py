"""What does not apply, what was read, and every quote by its place."""

from __future__ import annotations

from protocol_audit.model import Finding, Status
from protocol_audit.reports.applicability import applicability, why_applies
from protocol_audit.reports.facts import facts_of_reading
from protocol_audit.reports.finding_words import why_not_applicable
from protocol_audit.reports.labels import LEVEL_WORDS, capital, place_words, shortened
from protocol_audit.reports.quotes import quotes_by_place
from protocol_audit.reports.summary import ALL_READ, UNREAD
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.markup import Markup, cell, heads, paragraph, row, run, shares, table

_MOST_ASIDES = 100
_LONGEST_ASIDE = 400  # characters


def what_applies(draft: Draft) -> Markup:
    """What applies, what does not, and why; then the standards that do not apply, one by one."""
    widths = shares(draft.page.upright, 16, 42, 42)
    rows = [
        row(
            cell(_text(run(text)), width=width)
            for text, width in zip((one.verdict, one.standards, one.why), widths, strict=True)
        )
        for one in applicability(draft.assessment)
    ]
    head = heads("Does it apply", "Standards", "Why")
    return Markup(
        draft.heading(1, "What applies and what does not", "applies")
        + table(head, rows, widths=widths, about="What applies, what does not, and why")
        + _not_applicable(draft)
    )


def _not_applicable(draft: Draft) -> Markup:
    """The standards that do not apply, each with the reason; where all apply, that."""
    heading = draft.heading(2, "Standards that do not apply", "not applicable")
    findings = [f for f in draft.assessment.findings if f.decided is Status.NOT_APPLICABLE]
    if not findings:
        return Markup(heading + paragraph(run("Every standard was applied to this program.")))
    widths = shares(draft.page.upright, 10, 38, 15, 37)
    rows = []
    for finding in findings:
        standard = finding.standard
        contents = (
            draft.bookmark(f"finding {standard.id}", run(standard.id)),
            run(standard.title),
            run(LEVEL_WORDS[standard.level]),
            run(_why_not(finding, draft)),
        )
        cells = (cell(_text(content), width=w) for content, w in zip(contents, widths, strict=True))
        rows.append(row(cells))
    head = heads("Standard", "What it is about", "Level", "Why it does not apply")
    return Markup(heading + table(head, rows, widths=widths, about="Standards that do not apply"))


def _why_not(finding: Finding, draft: Draft) -> str:
    if finding.status is Status.NOT_APPLICABLE:
        return why_not_applicable(finding)
    return why_applies(finding, draft.assessment)


def _text(*content: Markup) -> Markup:
    return paragraph(*content, style="GapTableText")


def what_was_read(draft: Draft) -> Markup:
    """The file, how much of it was read, and what could not be."""
    parts = [draft.heading(1, "What was read and what was not", "read")]
    parts += [
        paragraph(run(f"{name}\t", "GapLabel"), run(value), style="GapFact")
        for name, value in facts_of_reading(draft.assessment).items()
    ]
    unread = draft.assessment.protocol.unread
    if unread:
        parts.append(paragraph(run(UNREAD), style="GapLead"))
        parts += [paragraph(run(part), style="ListBullet") for part in unread]
    else:
        parts.append(paragraph(run(ALL_READ)))
    return Markup("".join(parts) + _kept_apart(draft))


def _kept_apart(draft: Draft) -> Markup:
    """The comments, hidden text and pictures of the file, each with its place."""
    asides = draft.assessment.protocol.asides
    if not asides:
        return Markup("")
    lead = (
        "Kept apart and not judged, since it is no text of the protocol, or a reader of it does not see it:"
    )
    widths = shares(draft.page.upright, 30, 20, 50)
    rows = []
    for aside in asides[:_MOST_ASIDES]:
        what = f"{capital(aside.kind)} by {aside.by}" if aside.by else capital(aside.kind)
        words = f"“{shortened(aside.text, _LONGEST_ASIDE)}”" if aside.text else "not described"
        cells = (place_words(aside.place, headings=1), what, words)
        rows.append(row(cell(_text(run(words)), width=w) for words, w in zip(cells, widths, strict=True)))
    made = table(heads("Where", "What", "Words"), rows, widths=widths, about="What was kept apart")
    more = len(asides) - _MOST_ASIDES
    rest = paragraph(run(f"And {more:,} more, which the JSON report lists.")) if more > 0 else ""
    return Markup(paragraph(run(lead), style="GapLead") + made + rest)


def evidence_index(draft: Draft) -> Markup:
    """Every quote that counted, in the order of the document, with the standards it was counted for."""
    heading = draft.heading(1, "Evidence index", "evidence")
    entries = quotes_by_place(draft.assessment)
    if not entries:
        return Markup(heading + paragraph(run("No text of the document was counted for a standard.")))
    widths = shares(draft.page.upright, 30, 50, 20)
    rows = []
    for evidence, standards in entries:
        links: list[Markup] = []
        for standard in standards:
            links += [run(", ")] if links else []
            links.append(draft.link_to(standard))
        place, quote = place_words(evidence.place, headings=2), f"“{shortened(evidence.quote, 1200)}”"
        cells = (_text(run(place)), _text(run(quote)), _text(*links))
        rows.append(row(cell(content, width=w) for content, w in zip(cells, widths, strict=True)))
    head = heads("Where", "Quote", "Standards")
    return Markup(heading + table(head, rows, widths=widths, about="Quotes in the order of the document"))
