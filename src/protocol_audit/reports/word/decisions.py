"""The reviewer's decisions, at each finding and in a chapter; and differences that are explained."""

from __future__ import annotations

from protocol_audit.model import Finding, Status
from protocol_audit.reports.decided import (
    AGAIN,
    decision_words,
    decisions_in_short,
    explanation,
    said_words,
    who_and_when,
)
from protocol_audit.reports.labels import sentence, shortened
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.gaps import status_words
from protocol_audit.reports.word.markup import (
    NOTHING,
    Markup,
    cell,
    heads,
    paragraph,
    row,
    run,
    shares,
    table,
)

_LONGEST = 600  # characters of a quote


def decision_of_finding(finding: Finding) -> Markup:
    """What the reviewer decided on a finding, and the reason that the profile gives for a difference."""
    parts = []
    if finding.decision:
        label = "To be checked again" if finding.decision.stale else "Reviewer"
        parts.append(_labelled(label, decision_words(finding)))
    if finding.exception:
        note = (
            "" if finding.status is Status.CONFLICT else " It explains a conflict only, and none was found."
        )
        parts.append(_labelled("Reason given in the profile", sentence(finding.exception) + note))
    return Markup("".join(parts))


def explained_differences(draft: Draft) -> Markup:
    """What goes against the toolkit for a reason that is given, apart from the gaps; nothing without any."""
    findings = [f for f in draft.assessment.findings if f.decided is Status.EXPLAINED]
    if not findings:
        return NOTHING
    widths = shares(draft.page.upright, 10, 24, 33, 33)
    rows = []
    for finding in findings:
        quotes = [f"“{shortened(evidence.quote, _LONGEST)}”" for evidence in finding.evidence[:2]]
        contents = (
            draft.link_to(finding.standard),
            run(shortened(finding.standard.title, 160)),
            run("\n".join(quotes)),
            run(explanation(finding)),
        )
        rows.append(row(cell(_text(c), width=w) for c, w in zip(contents, widths, strict=True)))
    head = heads("Standard", "What it is about", "What the protocol says", "Why it differs")
    lead = (
        "Here the protocol differs from the toolkit for a reason that the program or the reviewer gives. "
        "Neither a gap nor met; counted apart."
    )
    return Markup(
        draft.heading(2, "Differs, explained", "explained")
        + paragraph(run(lead))
        + table(head, rows, widths=widths, about="Differences that are explained")
    )


def decisions_chapter(draft: Draft) -> Markup:
    """Every decision with what was read, who decided, when and why; nothing where none were given."""
    decisions = draft.assessment.decisions
    if decisions is None:
        return NOTHING
    made = [finding for finding in draft.assessment.findings if finding.decision]
    made.sort(key=lambda finding: not (finding.decision and finding.decision.stale))
    lines = decisions_in_short(draft.assessment) or ["No decision in it could be applied."]
    parts = [
        draft.heading(1, "The reviewer’s decisions", "decisions"),
        paragraph(run(" ".join([f"From {decisions.file}.", *lines]))),
    ]
    if made:
        parts.append(_table(draft, made))
    return Markup("".join(parts))


def _table(draft: Draft, findings: list[Finding]) -> Markup:
    widths = shares(draft.page.upright, 10, 17, 19, 18, 36)
    rows = []
    for finding in findings:
        decided = finding.decision
        assert decided is not None
        why = decided.decision.why if not decided.stale else f"{decided.decision.why} {AGAIN} {decided.stale}"
        contents = (
            draft.link_to(finding.standard),
            status_words(finding.status),
            status_words(finding.decided)
            if not decided.stale
            else run(f"{said_words(decided)} (not applied)"),
            run(who_and_when(decided)),
            run(sentence(why)),
        )
        rows.append(row(cell(_text(c), width=w) for c, w in zip(contents, widths, strict=True)))
    head = heads("Standard", "Read", "Decided", "By whom, when", "Why")
    return table(head, rows, widths=widths, about="The reviewer’s decisions")


def _labelled(label: str, text: str) -> Markup:
    return paragraph(run(f"{label}: ", "GapLabel"), run(text), style="GapNote")


def _text(content: Markup) -> Markup:
    return paragraph(content, style="GapTableText")
