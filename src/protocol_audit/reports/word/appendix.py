"""What does not apply, what was read, and every quote by its place."""

from __future__ import annotations

from protocol_audit.model import Evidence, Status
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.labels import LEVEL_WORDS, count, place_words, sentence, shortened
from protocol_audit.reports.word.markup import Markup, cell, paragraph, row, run, shares, table
from protocol_audit.reports.word.quotes import quotes_of


def not_applicable(draft: Draft) -> Markup:
    """The standards that do not apply, each with the reason."""
    heading = draft.heading(1, "Standards that do not apply", "not applicable")
    findings = [f for f in draft.assessment.findings if f.status is Status.NOT_APPLICABLE]
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
            run(sentence(finding.why)),
        )
        cells = (cell(_text(content), width=w) for content, w in zip(contents, widths, strict=True))
        rows.append(row(cells))
    head = ("Standard", "What it is about", "Level", "Why it does not apply")
    return Markup(heading + table(head, rows, widths=widths, about="Standards that do not apply"))


def _text(*content: Markup) -> Markup:
    return paragraph(*content, style="GapTableText")


def what_was_read(draft: Draft) -> Markup:
    """The file, how much of it was read, and what could not be."""
    protocol = draft.assessment.protocol
    counts = [count(protocol.words, "word"), *(f"{n:,} {name.replace('_', ' ')}" for name, n in protocol.counts.items())]
    facts = [
        ("File", f"{protocol.file} (SHA-256 begins {protocol.sha256[:16]})"),
        ("Title", protocol.title),
        ("Read", ", ".join(counts)),
    ]
    parts = [draft.heading(1, "What was read and what was not", "read")]
    parts += [
        paragraph(run(f"{name}\t", "GapLabel"), run(value), style="GapFact") for name, value in facts if value
    ]
    if protocol.unread:
        lead = "These parts could not be read, and nothing in them was judged. Check them by eye:"
        parts.append(paragraph(run(lead), style="GapLead"))
        parts += [paragraph(run(part), style="ListBullet") for part in protocol.unread]
    else:
        parts.append(paragraph(run("No part of the document was left unread.")))
    return Markup("".join(parts))


def evidence_index(draft: Draft) -> Markup:
    """Every quote that counted, in the order of the document, with the standards it was counted for."""
    heading = draft.heading(1, "Evidence index", "evidence")
    entries = _by_place(draft)
    if not entries:
        return Markup(heading + paragraph(run("No text of the document was counted for a standard.")))
    widths = shares(draft.page.upright, 30, 50, 20)
    rows = []
    for evidence, ids in entries:
        links: list[Markup] = []
        for id in ids:
            standard = draft.assessment.pack.standard(id)
            assert standard is not None
            links += [run(", ")] if links else []
            links.append(draft.link_to(standard))
        place, quote = place_words(evidence.place, headings=2), f"“{shortened(evidence.quote, 300)}”"
        cells = (_text(run(place)), _text(run(quote)), _text(*links))
        rows.append(row(cell(content, width=w) for content, w in zip(cells, widths, strict=True)))
    head = ("Where", "Quote", "Standards")
    return Markup(heading + table(head, rows, widths=widths, about="Quotes in the order of the document"))


def _by_place(draft: Draft) -> list[tuple[Evidence, list[str]]]:
    """The quotes in reading order, each with the ids of the standards it was counted for."""
    order = {p.place.address: number for number, p in enumerate(draft.assessment.protocol.passages)}
    found: dict[tuple[str, int, int], tuple[Evidence, list[str]]] = {}
    for finding in draft.assessment.findings:
        for quote in quotes_of(finding):
            one = quote.evidence
            found.setdefault((one.place.address, one.start, one.end), (one, []))[1].append(finding.standard.id)
    return sorted(found.values(), key=lambda e: (order.get(e[0].place.address, len(order)), e[0].start, e[0].end))
