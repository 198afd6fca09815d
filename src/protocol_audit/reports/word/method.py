"""How a status is decided, and the formula of every figure in the report."""

from __future__ import annotations

from protocol_audit.model import Status
from protocol_audit.reports.labels import shown_statuses
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.gaps import status_words
from protocol_audit.reports.word.markup import Markup, cell, heads, paragraph, row, run, shares, table

_MEANINGS: dict[Status, str] = {
    Status.CONFLICT: (
        "The protocol states something that the toolkit rules out, as what is done or what may be done. This "
        "is looked at first: a protocol that says both counts as a conflict, and both sides are shown."
    ),
    Status.MET: (
        "Every element, or as many items of a checklist as are needed, is stated as what the program or its "
        "staff do, must do, should do or have."
    ),
    Status.PARTIAL: (
        "At least one element, or as many items as make a beginning, is stated, but not enough to meet the "
        "standard; or it is there only as an intention or left to choice."
    ),
    Status.NOT_ADDRESSED: (
        "No text that counts, or too little of a checklist, was found in the document. That says nothing "
        "about practice."
    ),
    Status.EXPLAINED: (
        "The protocol states something that the toolkit rules out, and the program’s profile or the reviewer "
        "gives the reason, such as a rule of the state. Neither a gap nor met; counted apart."
    ),
    Status.NOT_APPLICABLE: (
        "The standard is for programs with a service that, by the profile given, this program does not offer."
    ),
}


def how_decided(draft: Draft) -> Markup:
    """What each status means, and how each figure was counted."""
    widths = shares(draft.page.upright, 24, 76)
    shown = shown_statuses(draft.assessment)
    meanings = [
        _row(status_words(status), run(words), widths)
        for status, words in _MEANINGS.items()
        if status in shown
    ]
    figures = [_row(run(name), run(words), widths) for name, words in _figures(draft)]
    return Markup(
        draft.heading(1, "How statuses are decided", "method")
        + paragraph(run(_METHOD))
        + table(heads("Status", "Meaning"), meanings, widths=widths, about="What each status means")
        + draft.heading(2, "How figures are counted", "figures")
        + table(
            heads("Figure", "How it is counted"), figures, widths=widths, about="How each figure is counted"
        )
    )


_METHOD = (
    "Each standard is broken into elements. Sentences, list items and table rows are searched for text "
    "that states an element, and for text that goes against the standard. The same document, standards and "
    "version always give the same result. Statuses are decided in the order below."
)


def _row(name: Markup, words: Markup, widths: tuple[int, ...]) -> Markup:
    texts = (paragraph(name, style="GapTableText"), paragraph(words, style="GapTableText"))
    return row(cell(text, width=width) for text, width in zip(texts, widths, strict=True))


def _figures(draft: Draft) -> list[tuple[str, str]]:
    """Each kind of figure in the report with its formula, worked out for this report."""
    numbers = draft.assessment.summary
    total = len(draft.assessment.findings)
    absent = numbers[Status.NOT_APPLICABLE]
    gaps = sum(f.is_gap for f in draft.assessment.findings)
    look = sum(bool(f.review) for f in draft.assessment.findings)
    sum_of_all = " + ".join(str(numbers[status]) for status in shown_statuses(draft.assessment))
    open_ones = " + ".join(str(numbers[s]) for s in (Status.PARTIAL, Status.NOT_ADDRESSED, Status.CONFLICT))
    return [
        (
            "Standards with a status",
            f"Each standard has one status, so the counts add up: {sum_of_all} = {total}.",
        ),
        (
            "Standards that apply",
            f"All standards less those that do not apply: {total} − {absent} = {total - absent}.",
        ),
        ("Gaps", f"Partly addressed + not addressed + conflict: {open_ones} = {gaps}."),
        (
            "The chart",
            "The same counts, apart for what the toolkit requires, recommends and offers as information.",
        ),
        *_FIGURES_OF_A_FINDING,
        ("Findings for a person to look at", f"Findings with at least one reason to look again: {look}."),
    ]


_FIGURES_OF_A_FINDING = (
    (
        "“2 of 3 elements found”",
        (
            "Elements stated as what is done, of all elements of the standard; all are needed. What is only "
            "intended, or left to choice, does not count."
        ),
    ),
    (
        "“2 of 7 items found, 4 needed”",
        "The same for a checklist, with the number of items from which it counts as met.",
    ),
    (
        "Priority 1 to 4",
        (
            "1: conflicts, whatever their level. 2, 3 and 4: other gaps in what the toolkit requires, "
            "recommends, or offers as information."
        ),
    ),
    (
        "Paragraphs, tables, pages",
        (
            "Paragraphs and tables are counted from 1 from the top of the document. Pages are those of "
            "Word’s last layout, and are left out where the file does not keep them."
        ),
    ),
)
