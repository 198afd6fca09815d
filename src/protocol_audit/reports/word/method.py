"""How a status is decided, and the formula of every figure in the report."""

from __future__ import annotations

from protocol_audit.model import Status
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.gaps import status_words
from protocol_audit.reports.word.markup import Markup, cell, paragraph, row, run, shares, table

_MEANINGS: dict[Status, str] = {
    Status.CONFLICT: (
        "The protocol states something that the toolkit rules out, as what is done or what may be done. This is "
        "looked at first: a protocol that says both counts as a conflict, and both sides are shown."
    ),
    Status.MET: (
        "Every element, or as many items of a checklist as are needed, is stated as what the program or its staff "
        "do, must do, should do or have."
    ),
    Status.PARTIAL: (
        "At least one element, or as many items as make a beginning, is stated, but not enough to meet the "
        "standard; or it is there only as an intention or left to choice."
    ),
    Status.NOT_ADDRESSED: "No text that counts was found in the document. That is no statement about practice.",
    Status.NOT_APPLICABLE: (
        "The standard is for programs with a service that, by the profile given, this program does not offer."
    ),
}


def how_decided(draft: Draft) -> Markup:
    """What each status means, and how each figure was counted."""
    widths = shares(draft.page.upright, 24, 76)
    meanings = [_row(status_words(status), run(words), widths) for status, words in _MEANINGS.items()]
    figures = [_row(run(name), run(words), widths) for name, words in _figures(draft)]
    return Markup(
        draft.heading(1, "How statuses are decided", "method")
        + paragraph(run(_METHOD))
        + table(("Status", "Meaning"), meanings, widths=widths, about="What each status means")
        + draft.heading(2, "Figures", "figures")
        + table(("Figure", "How it is counted"), figures, widths=widths, about="How each figure is counted")
    )


_METHOD = (
    "Each standard is broken into elements. The program looks for sentences, list items and table rows that state an "
    "element, and for text that goes against the standard. The same document, standards and version always give the "
    "same result. Statuses are decided in the order below."
)


def _row(name: Markup, words: Markup, widths: tuple[int, ...]) -> Markup:
    texts = (paragraph(name, style="GapTableText"), paragraph(words, style="GapTableText"))
    return row(cell(text, width=width) for text, width in zip(texts, widths, strict=True))


def _figures(draft: Draft) -> list[tuple[str, str]]:
    numbers = draft.assessment.summary
    total = len(draft.assessment.findings)
    absent = numbers[Status.NOT_APPLICABLE]
    gaps = sum(f.is_gap for f in draft.assessment.findings)
    look = sum(bool(f.review) for f in draft.assessment.findings)
    return [
        ("Standards that apply", f"All standards of the pack less those that do not apply: {total} − {absent} = {total - absent}."),
        (
            "Gaps",
            f"Partly addressed + not addressed + conflict: {numbers[Status.PARTIAL]} + "
            f"{numbers[Status.NOT_ADDRESSED]} + {numbers[Status.CONFLICT]} = {gaps}.",
        ),
        ("Findings for a person to look at", f"Findings with at least one reason to look again: {look}."),
        ("Found, of a checklist", "Elements or items stated as practice, of all that the standard lists. Intentions do not count."),
    ]
