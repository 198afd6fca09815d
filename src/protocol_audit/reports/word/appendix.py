"""What does not apply, what was read, and every quote by its place."""

from __future__ import annotations

from protocol_audit import __version__
from protocol_audit.model import REVIEW_REASONS, Evidence, Finding, Standard, Status
from protocol_audit.reports.labels import LEVEL_WORDS, count, listed, place_words, sentence, shortened
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.markup import Markup, cell, heads, paragraph, row, run, shares, table
from protocol_audit.reports.word.quotes import place_key, quotes_of


def not_applicable(draft: Draft) -> Markup:
    """The standards that do not apply, each with the reason."""
    heading = draft.heading(1, "Standards that do not apply", "not applicable")
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
            run(" ".join([sentence(finding.why), *_look_again(finding)])),
        )
        cells = (cell(_text(content), width=w) for content, w in zip(contents, widths, strict=True))
        rows.append(row(cells))
    head = heads("Standard", "What it is about", "Level", "Why it does not apply")
    return Markup(heading + table(head, rows, widths=widths, about="Standards that do not apply"))


def _look_again(finding: Finding) -> list[str]:
    """Why a person should look although the standard does not apply, and where."""
    reasons = [REVIEW_REASONS.get(reason, sentence(reason)) for reason in finding.review]
    places = list(dict.fromkeys(quote.evidence.place.address for quote in quotes_of(finding)))[:3]
    return reasons + ([f"See {listed(places)}."] if reasons and places else [])


def _text(*content: Markup) -> Markup:
    return paragraph(*content, style="GapTableText")


def what_was_read(draft: Draft) -> Markup:
    """The file, how much of it was read, and what could not be."""
    protocol, pack = draft.assessment.protocol, draft.assessment.pack
    counts = [
        count(protocol.words, "word"),
        *(f"{n:,} {name.replace('_', ' ')}" for name, n in protocol.counts.items()),
    ]
    facts = [
        ("File", f"{protocol.file} (SHA-256 begins {protocol.sha256[:16]})"),
        ("Title", protocol.title),
        ("Read", ", ".join(counts)),
        ("Held against", f"{pack.title}, version {pack.version} (SHA-256 begins {pack.sha256[:16]})"),
        ("Assessed with", f"protocol-audit {__version__}, by {draft.assessment.method}"),
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


def _by_place(draft: Draft) -> list[tuple[Evidence, list[Standard]]]:
    """The quotes in reading order, each with the standards it was counted for."""
    order = {p.place.address: number for number, p in enumerate(draft.assessment.protocol.passages)}
    found: dict[tuple[str, int, int], tuple[Evidence, list[Standard]]] = {}
    for finding in draft.assessment.findings:
        if finding.decided is Status.NOT_APPLICABLE:
            continue
        for quote in quotes_of(finding):
            one = quote.evidence
            found.setdefault(place_key(one), (one, []))[1].append(finding.standard)
    return sorted(
        found.values(), key=lambda e: (order.get(e[0].place.address, len(order)), e[0].start, e[0].end)
    )
