"""How a status is decided, and the formula of every figure in a report, in words."""

from __future__ import annotations

from protocol_audit.model import Assessment, Status
from protocol_audit.reports import claimed_words
from protocol_audit.reports.labels import shown_statuses

METHOD = (
    "Each standard is broken into elements. Sentences, list items and table rows are searched for text "
    "that states an element, and for text that goes against the standard. The same document, standards and "
    "version always give the same result. Statuses are decided in the order below."
)

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


def meanings(assessment: Assessment) -> dict[Status, str]:
    """What each status means that the report counts, in the order in which they are decided."""
    shown = shown_statuses(assessment)
    meant = claimed_words.MEANINGS if assessment.is_claimed else _MEANINGS
    return {status: words for status, words in meant.items() if status in shown}


def method(assessment: Assessment) -> str:
    """How statuses were come by, in general."""
    return claimed_words.METHOD if assessment.is_claimed else METHOD


def figures(assessment: Assessment) -> list[tuple[str, str]]:
    """Each kind of figure in the report with its formula, worked out for this report."""
    numbers = assessment.summary
    total = len(assessment.findings)
    absent = numbers[Status.NOT_APPLICABLE]
    gaps = sum(f.is_gap for f in assessment.findings)
    look = sum(bool(f.review) for f in assessment.findings)
    sum_of_all = " + ".join(str(numbers[status]) for status in shown_statuses(assessment))
    open_ones = " + ".join(str(numbers[s]) for s in (Status.PARTIAL, Status.NOT_ADDRESSED, Status.CONFLICT))
    of_a_finding = () if assessment.is_claimed else _FIGURES_OF_A_FINDING
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
        *of_a_finding,
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
