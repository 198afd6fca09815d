"""Why a standard has its status: every passage considered for every element, and what decided."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from protocol_audit.assess import Judge, vocabulary
from protocol_audit.checks.document import Document, Unit
from protocol_audit.checks.statement import Considered
from protocol_audit.decide import CONFLICT
from protocol_audit.model import (
    STATUS_WORDS,
    Decisions,
    Finding,
    Found,
    Pack,
    Place,
    Profile,
    Protocol,
    Standard,
)
from protocol_audit.opinion import LearnedReader, Progress, read_opinion
from protocol_audit.reports.decided import decision_words
from protocol_audit.review.basis import Text
from protocol_audit.review.decisions import join_finding
from protocol_audit.review.origin import check_origin
from protocol_audit.weigh import Weighed, best_by_unit

_WIDTH = 80
_RULED_OUT_SHOWN = 12
_CLOSE = 2.0  # how little the learned reader may be short for its passage to be shown
_FOUND = {
    Found.STATED: "stated",
    Found.DOUBTFUL: "perhaps stated",
    Found.HEDGED: "only intended or left to liking",
    Found.MISSING: "not found",
}


def explain(
    protocol: Protocol,
    pack: Pack,
    standard: Standard,
    profile: Profile | None = None,
    *,
    decisions: Decisions | None = None,
    reader: LearnedReader | None = None,
    progress: Progress | None = None,
) -> str:
    """The explanation as text for a terminal, the same for the same input; arguments as for ``assess``.

    decisions  the reviewer's, so that the text says what counts
    """
    document = Document(protocol, vocabulary(pack), told_whole=True)
    opinion = read_opinion(reader, document, progress) if reader and reader.pack == pack.id else None
    judge = Judge(document, pack, opinion)
    finding = judge.find(standard, profile or Profile())
    if decisions:
        text = Text(protocol)
        # Raises where they are another pack's or agency's; what is only odd, check reports.
        list(check_origin(decisions, pack, profile or Profile(), protocol, text))
        finding = join_finding(finding, decisions, text)
    return "\n".join(_lines(judge, standard, finding)) + "\n"


def _lines(judge: Judge, standard: Standard, finding: Finding) -> Iterator[str]:
    yield f"{standard.id}  {standard.title}"
    yield from _wrap(f"Status: {finding.status.replace('_', ' ')}. {finding.why}", "")
    if finding.exception:
        yield from _wrap(f"The profile's reason: {finding.exception}", "")
    if finding.decision:
        yield from _wrap(f"Reviewer: {decision_words(finding)}", "")
    if finding.decided is not finding.status:
        yield from _wrap(f"Counts as: {STATUS_WORDS[finding.decided].lower()}.", "")
    if finding.review:
        yield from _wrap(f"For a person to look at, because: {', '.join(finding.review)}", "")
    for found in finding.elements:
        yield ""
        element = found.element
        yield from _wrap(f"[{element.id}] {element.asks}: {_FOUND[found.found]}", "")
        considered = best_by_unit(judge.consider(element.rules, standard, conflict=False))
        weighed = judge.weigh_element(standard, element)
        yield from _weighed(judge, weighed, considered, f"{standard.id}/{element.id}")
    for conflict, weighed in judge.weigh_conflicts(standard):
        yield ""
        yield from _wrap(f"[conflict {conflict.id}] {conflict.says}", "")
        considered = best_by_unit(judge.consider(conflict.rules, standard, conflict=True))
        yield from _weighed(judge, weighed, considered, f"{standard.id}/{CONFLICT}")
    if finding.nearest:
        yield ""
        yield "Closest text, which decided nothing:"
        for evidence in finding.nearest:
            yield from _quote(evidence.quote, evidence.place)


def _weighed(judge: Judge, weighed: Weighed, considered: dict[int, Considered], label: str) -> Iterator[str]:
    """What counts, then what does not, each with the reason."""
    counting = weighed.counting
    for candidate in counting:
        one = considered.get(candidate.unit.index) if candidate.by_rules else None
        kind = "counts in part" if candidate.hedged else "counts"
        why = one.why if one else f"the learned reader alone, {candidate.stance}"
        yield from _wrap(f"- {kind}: {why}{_score(judge, candidate.unit, label)}", "  ")
        yield from _quote(candidate.unit.text, candidate.unit.passage.place)
    counted = {c.unit.index for c in counting}
    others = [one for index, one in sorted(considered.items()) if index not in counted]
    for one in others[:_RULED_OUT_SHOWN]:
        yield from _wrap(f"- does not count: {one.why}{_score(judge, one.unit, label)}", "  ")
        yield from _quote(one.unit.text, one.unit.passage.place)
    if len(others) > _RULED_OUT_SHOWN:
        yield f"  and {len(others) - _RULED_OUT_SHOWN} more passages that do not count"
    near = [c for c in weighed.candidates if not c.counts and c.support > -_CLOSE]
    close = [c for c in near if c.unit.index not in considered]
    for candidate in close:
        yield from _wrap(f"- does not count: no rule found it{_score(judge, candidate.unit, label)}", "  ")
        yield from _quote(candidate.unit.text, candidate.unit.passage.place)
    if not counting and not others and not close:
        yield "    no passage came close"


def _score(judge: Judge, unit: Unit, label: str) -> str:
    score = judge.opinion.of(unit, label) if judge.opinion else None
    return "" if score is None else f" (learned reader {score:+.1f})"


def _quote(text: str, place: Place) -> Iterator[str]:
    yield from _wrap(f"“{' '.join(text.split())}”", "      ")
    yield from _wrap(" > ".join((*place.headings, ", ".join(place.parts))), "      ")


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
