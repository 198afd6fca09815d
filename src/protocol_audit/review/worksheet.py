"""The next review worksheet: today's findings with everything that was filled in before. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from protocol_audit.model import STATUS_WORDS, Assessment, Decided, Finding, Status
from protocol_audit.model.worksheet import (
    OF_ACTION,
    Carried,
    ClosedGap,
    Column,
    Kept,
    LogEntry,
    Look,
    Made,
    Value,
    Worksheet,
    content_of,
)
from protocol_audit.review.basis import Text, basis_of, fingerprint

DECIDED, CONFIRMED, CHECK_AGAIN, CLOSED = "decided", "confirmed", "to be checked again", "gap closed"


def make_worksheet(assessment: Assessment, today: date) -> Worksheet:
    """The worksheet for an assessment, with what its file of decisions holds carried over."""
    decisions = assessment.decisions
    kept = decisions.kept if decisions else Kept()
    before = decisions.made if decisions else Made()
    closed = tuple(_closed(assessment, before, kept, today))
    ranked = ((look_of(finding, kept), finding) for finding in assessment.findings)
    made = _made(assessment)
    return Worksheet(
        assessment=assessment,
        made=made,
        keys={name: f"{name} {fingerprint(basis)}" for name, basis in made.read.items()},
        rows=tuple(sorted(ranked, key=lambda one: list(Look).index(one[0]))),
        cells=_cells(assessment, kept, {gap.finding.standard.id for gap in closed}),
        carried=_carried(assessment, kept),
        closed=closed,
        log=(*kept.log, *_new_entries(assessment, kept, closed, today)),
        kept=kept,
    )


def look_of(finding: Finding, kept: Kept) -> Look:
    """Why a person should look at the finding's row, and so where it stands."""
    if finding.decision and finding.decision.stale:
        return Look.CHECK_AGAIN
    begun = kept.cells.get(finding.standard.id, {}).keys() & {Column.DECISION, Column.WHY, Column.WORDS}
    if begun and not finding.decision:
        return Look.INCOMPLETE
    if finding.decided is Status.NOT_APPLICABLE and not finding.review:
        return Look.NOT_APPLICABLE
    if finding.decision:
        return Look.GAP if finding.is_gap else Look.DECIDED
    if finding.decided is Status.CONFLICT:
        return Look.CONFLICT
    if finding.review:
        return Look.MARKED
    return Look.GAP if finding.is_gap else Look.OPEN


def _made(assessment: Assessment) -> Made:
    """What the worksheet is made from, for the day when it comes back."""
    protocol, pack = assessment.protocol, assessment.pack
    return Made(
        pack=pack.id,
        pack_version=pack.version,
        agency=assessment.profile.agency or protocol.agency,
        protocol=protocol.file,
        sha256=protocol.sha256,
        passages=Text(protocol).fingerprints,
        read={finding.standard.id: basis_of(finding) for finding in assessment.findings},
        gaps=frozenset(finding.standard.id for finding in assessment.findings if finding.is_gap),
    )


def _cells(assessment: Assessment, kept: Kept, closed: set[str]) -> dict[str, Mapping[Column, Value]]:
    """What is filled in: all as it was, but plans of closed gaps, which stand on their own sheet."""
    found: dict[str, Mapping[Column, Value]] = {}
    for finding in assessment.findings:
        name = finding.standard.id
        gone = {Column.CHECKED, *(OF_ACTION if name in closed else ())}
        found[name] = {
            column: value for column, value in kept.cells.get(name, {}).items() if column not in gone
        }
    return found


def _carried(assessment: Assessment, kept: Kept) -> dict[str, Carried]:
    found = {}
    for finding in assessment.stale:
        decided = finding.decision
        if decided and decided.decision.basis:
            content = content_of(kept.cells.get(finding.standard.id, {}))
            found[finding.standard.id] = Carried(decided.decision.basis, content)
    return found


def _closed(assessment: Assessment, before: Made, kept: Kept, today: date) -> Iterator[ClosedGap]:
    """The gaps of the last worksheet that are none any more."""
    for finding in assessment.findings:
        name = finding.standard.id
        if name in before.gaps and not finding.is_gap:
            was = before.read[name].status if name in before.read else Status.NOT_ADDRESSED
            yield ClosedGap(today, finding, was, kept.cells.get(name, {}))


def _new_entries(
    assessment: Assessment, kept: Kept, closed: tuple[ClosedGap, ...], today: date
) -> Iterator[LogEntry]:
    """What is to be added to the log: what is not its standard's last word already."""
    for finding in assessment.findings:
        decided = finding.decision
        if decided and not _is_logged(entry := _decision_entry(finding, decided, today), kept):
            yield entry
        if decided and decided.stale:
            again = _entry(finding, CHECK_AGAIN, today, why=decided.stale)
            if not _is_last(again, kept):
                yield again
    for gap in closed:
        yield _entry(gap.finding, CLOSED, today, why=f"It was {STATUS_WORDS[gap.was].lower()}.")


def _decision_entry(finding: Finding, decided: Decided, today: date) -> LogEntry:
    decision = decided.decision
    read = STATUS_WORDS[decision.basis.status] if decision.basis else ""
    said = "Agree" if decision.status is None else STATUS_WORDS[decision.status]
    event = CONFIRMED if decision.checked_again else DECIDED
    name = finding.standard.id
    return LogEntry(today.isoformat(), name, event, read, said, decision.by, str(decision.on), decision.why)


def _entry(finding: Finding, event: str, today: date, *, why: str) -> LogEntry:
    read, counts = STATUS_WORDS[finding.status], STATUS_WORDS[finding.decided]
    return LogEntry(today.isoformat(), finding.standard.id, event, read, counts, "", "", why)


def _is_logged(entry: LogEntry, kept: Kept) -> bool:
    """Whether the last decision in the log on this standard is this one, whenever it was logged."""
    decisions = (e for e in reversed(kept.log) if e.event in (DECIDED, CONFIRMED))
    last = next((e for e in decisions if e.standard == entry.standard), None)
    return last is not None and _content(last) == _content(entry)


def _is_last(entry: LogEntry, kept: Kept) -> bool:
    last = next((e for e in reversed(kept.log) if e.standard == entry.standard), None)
    return last is not None and (last.event, last.why) == (entry.event, entry.why)


def _content(entry: LogEntry) -> tuple[str, ...]:
    texts = (entry.event, entry.read, entry.decided, entry.by, entry.on, entry.why)
    return tuple(" ".join(text.split()) for text in texts)
