"""What is missing, in words: what would make a gap a standard that is met."""

from __future__ import annotations

from protocol_audit.model import Element, Finding, Found, Status
from protocol_audit.reports import claimed_words
from protocol_audit.reports.labels import element_letter, listed, shortened

_EXAMPLES = 2  # the finding lists them all


def what_is_missing(finding: Finding) -> str:
    """What is not there and what would close the gap, in a sentence or two."""
    if finding.is_claimed:
        return ""
    if finding.status is Status.CONFLICT:
        return " ".join(
            ["The text that goes against the toolkit has to change first.", _then(finding)]
        ).strip()
    if finding.standard.counted:
        return _of_a_checklist(finding)
    if not finding.count_stated:
        return _nothing_stated(finding)
    stated = [e.element for e in finding.elements if e.found is Found.STATED]
    return (
        f"The protocol already states {_names(finding, stated)}; "
        f"stating {_names(finding, finding.missing)} as what staff do would meet the standard."
    )


def action_steps(finding: Finding) -> list[str]:
    """What would close the gap, in a few words each: the prefilled action of the plan."""
    if finding.is_claimed:
        return claimed_words.action_steps(finding)
    steps = [f"Change what is written: {shortened(c.conflict.says, 160)}." for c in finding.conflicts]
    if finding.count_stated >= finding.standard.met_at:
        return steps
    if finding.standard.counted:
        return [*steps, _add_items(finding)]
    hedged = [e.element.asks for e in finding.elements if e.found is Found.HEDGED]
    missing = [e.element.asks for e in finding.elements if e.found is Found.MISSING]
    doubtful = [e.element.asks for e in finding.elements if e.found is Found.DOUBTFUL]
    for verb, asks in (
        ("Read the words, and say it plainly if they do not", doubtful),
        ("State as what staff do", hedged),
        ("Add", missing),
    ):
        if asks:
            steps.append(f"{verb}: {'; '.join(shortened(ask, 120) for ask in asks)}.")
    return steps


def _add_items(finding: Finding) -> str:
    """What to add to a checklist, with the first items as examples."""
    asks = [shortened(element.asks, 80) for element in finding.missing]
    needed = finding.standard.met_at - finding.count_stated
    if needed == len(asks):
        return f"Add: {'; '.join(asks)}."
    return f"Add any {needed} of the {len(asks)} items not found, such as: {'; '.join(asks[:_EXAMPLES])}."


def _then(finding: Finding) -> str:
    if finding.count_stated >= finding.standard.met_at:
        return ""
    if finding.standard.counted:
        return _of_a_checklist(finding)
    return f"The document then also has to state {_names(finding, finding.missing)}."


def _of_a_checklist(finding: Finding) -> str:
    needed = finding.standard.met_at - finding.count_stated
    if needed == len(finding.missing):
        return "All of those not found would be needed to meet the standard."
    which = "Any one" if needed == 1 else f"Any {needed}"
    return f"{which} of those not found would meet the standard."


def _nothing_stated(finding: Finding) -> str:
    doubtful = [e.element for e in finding.elements if e.found is Found.DOUBTFUL]
    if doubtful:
        names = _names(finding, doubtful)
        return f"The words found may state {names}; read them, and say it plainly if they do not."
    hedged = [e.element for e in finding.elements if e.found is Found.HEDGED]
    if hedged:
        names = _names(finding, hedged)
        return f"The document speaks of {names} only as an intention or as a choice, not as what staff do."
    return ""


def _names(finding: Finding, elements: tuple[Element, ...] | list[Element]) -> str:
    return listed([f"({element_letter(finding.standard, element)})" for element in elements])
