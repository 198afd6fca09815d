"""The chapter on the self-assessment: each answer beside what the protocol says, disagreements first."""

from __future__ import annotations

from protocol_audit.model import Agreement, Finding, Status
from protocol_audit.reports.claim_words import (
    AGREEMENT_WORDS,
    DISAGREEMENTS,
    NOTHING_WRITTEN,
    STATUS_STAYS,
    WHAT_TO_DO,
    agreement_words,
    by_agreement,
    cited_words,
    claims_summary,
    has_claims,
)
from protocol_audit.reports.labels import ANSWER_WORDS, capital, count, place_words, shortened
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.gaps import status_words
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

CHAPTER = "Self-assessment beside the protocol"
_SHARES = (17, 18, 37, 28)
_MOST_QUOTED = 320


def claims_beside_protocol(draft: Draft) -> Markup:
    """The chapter; nothing where no self-assessment was held against a protocol."""
    if not has_claims(draft.assessment):
        return NOTHING
    groups = by_agreement(draft.assessment)
    heading = draft.heading(1, CHAPTER, "claims", props="<w:pageBreakBefore/>")
    lead = paragraph(run(f"{claims_summary(draft.assessment)} {STATUS_STAYS}"))
    parts = [heading, lead, _overview(draft, groups)]
    parts += [_group(draft, agreement, findings) for agreement, findings in groups.items()]
    return Markup("".join(parts))


def claims_at_a_glance(draft: Draft) -> Markup:
    """One line on how far the claims agree, with a link to the chapter; or nothing."""
    if not has_claims(draft.assessment):
        return NOTHING
    label = run("Your self-assessment: ", "GapLabel")
    words = run(f"{claims_summary(draft.assessment)} See ")
    chapter = link(CHAPTER, draft.anchor("claims"))
    return paragraph(label, words, chapter, run("."), props='<w:spacing w:before="60" w:after="120"/>')


def _overview(draft: Draft, groups: dict[Agreement, list[Finding]]) -> Markup:
    """How many there are of each, with links to the findings."""
    widths = shares(draft.page.upright, 32, 10, 58)
    rows = []
    for agreement, findings in groups.items():
        links: list[Markup] = []
        for finding in findings:
            links += [run(", ")] if links else []
            links.append(draft.link_to(finding.standard))
        contents = (run(capital(AGREEMENT_WORDS[agreement])), run(str(len(findings))), Markup("".join(links)))
        rows.append(row(cell(_text(content), width=w) for content, w in zip(contents, widths, strict=True)))
    head = heads("Answer and protocol", "Count", "Standards")
    return table(head, rows, widths=widths, about="How many answers agree with the protocol")


def _group(draft: Draft, agreement: Agreement, findings: list[Finding]) -> Markup:
    title = f"{capital(AGREEMENT_WORDS[agreement])} ({count(len(findings), 'standard')})"
    heading = draft.heading(3, title, f"claims {agreement}")
    widths = shares(draft.page.upright, *_SHARES)
    rows = [_row(draft, finding, widths) for finding in findings]
    head = heads("Standard", "Your answer", "What the protocol says", "The places that you cite")
    about = f"Standards whose answer is: {AGREEMENT_WORDS[agreement]}"
    lead = paragraph(run(WHAT_TO_DO[agreement]), style="GapLead")
    return Markup(heading + lead + table(head, rows, widths=widths, about=about))


def _row(draft: Draft, finding: Finding, widths: tuple[int, ...]) -> Markup:
    standard = finding.standard
    name = Markup(_text(draft.link_to(standard)) + _text(run(shortened(standard.title, 90))))
    cells = (name, _answer(finding), _written(finding), _cited(finding))
    return row(cell(content, width=width) for content, width in zip(cells, widths, strict=True))


def _answer(finding: Finding) -> Markup:
    claim = finding.claim
    if claim is None:
        return _text()
    parts = [_text(run(ANSWER_WORDS[claim.claim.answer], "GapLabel"))]
    parts += [_text(run(claim.claim.cell, "GapQuiet"))] if claim.claim.cell else []
    exactly = agreement_words(finding)
    if exactly != AGREEMENT_WORDS[claim.agreement]:
        parts.append(_text(run(capital(exactly))))
    if claim.claim.comment:
        parts.append(_text(run(f"“{shortened(claim.claim.comment, 200)}”", "GapQuiet")))
    return Markup("".join(parts))


def _written(finding: Finding) -> Markup:
    """The status and the strongest words with their place; words only where claim and text differ."""
    status = _text(status_words(finding.decided))
    differs = finding.claim is not None and finding.claim.agreement in DISAGREEMENTS
    if not finding.evidence:
        return Markup(status + _text(run(NOTHING_WRITTEN)) + (_closest(finding) if differs else NOTHING))
    best = finding.evidence[0]
    words = _text(run(f"“{shortened(best.quote, _MOST_QUOTED)}”")) if differs else NOTHING
    place = _text(run(place_words(best.place, headings=2), "GapQuiet"))
    return Markup(status + words + place + (_lacking(finding) if differs else NOTHING))


def _closest(finding: Finding) -> Markup:
    if not finding.nearest:
        return NOTHING
    best = finding.nearest[0]
    words = f"“{shortened(best.quote, _MOST_QUOTED)}”, {place_words(best.place, headings=1)}"
    return _text(run("Closest text, not counted: ", "GapQuiet"), run(words, "GapQuiet"))


def _lacking(finding: Finding) -> Markup:
    """What was not found, where only a part was."""
    if finding.decided is not Status.PARTIAL:
        return NOTHING
    missing = "; ".join(element.asks.strip().rstrip(".") for element in finding.missing)
    return _text(run("Not found: ", "GapLabel"), run(f"{shortened(missing, _MOST_QUOTED)}."))


def _cited(finding: Finding) -> Markup:
    """Each cited place with what became of it; the evidence as written where it names no place."""
    claim = finding.claim
    if claim is None or not claim.claim.evidence:
        return _text(run("No place was cited.", "GapQuiet"))
    if not claim.cited:
        words = f"“{shortened(claim.claim.evidence, 200)}” names no place that can be looked up."
        return _text(run(words, "GapQuiet"))
    parts = []
    for place in claim.cited:
        cited, outcome = cited_words(place, finding)
        parts.append(_text(run(f"{cited}: ", "GapLabel"), run(outcome)))
    return Markup("".join(parts))


def _text(*content: Markup) -> Markup:
    return paragraph(*content, style="GapTableText")
