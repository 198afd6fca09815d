"""``compare_assessments``: two assessments in, what became of every standard out. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from protocol_audit.compare.result_file import Result
from protocol_audit.errors import ReadError
from protocol_audit.model import (
    Change,
    Comparison,
    Level,
    PackChange,
    Place,
    PlacedQuote,
    Side,
    Source,
    StandardChange,
    Status,
)
from protocol_audit.reports.labels import STATUS_WORDS

_MOST_WORDS = 3  # quotes a side
# How far a status is from met. An explained difference is no gap, and yet not met.
_DISTANCE = {
    Status.MET: 0,
    Status.EXPLAINED: 1,
    Status.PARTIAL: 2,
    Status.NOT_ADDRESSED: 3,
    Status.CONFLICT: 4,
}


def compare_assessments(before: Result, after: Result, names: tuple[str, str]) -> Comparison:
    """The comparison; raises ReadError where the two are about different packs.

    names  what messages and reports call the two
    """
    if before["pack"]["id"] != after["pack"]["id"]:
        raise ReadError(
            f"{names[0]} and {names[1]}: held against different packs ({before['pack']['id']} and "
            f"{after['pack']['id']}), which cannot be compared; assess both against the same pack"
        )
    sources = (_source(before, names[0]), _source(after, names[1]))
    old, new = (_by_standard(result) for result in (before, after))
    every = (*new, *(standard for standard in old if standard not in new))
    changes = tuple(_change(old.get(standard), new.get(standard)) for standard in every)
    return Comparison(after["pack"]["title"], *sources, changes, tuple(_notes(*sources)))


def _by_standard(result: Result) -> dict[str, dict[str, Any]]:
    return {finding["standard"]: finding for finding in result["findings"]}


def _source(result: Result, name: str) -> Source:
    read = result["protocol"] or result.get("self_assessment") or {}
    return Source(
        name=name,
        file=read.get("file", name),
        title=read.get("title", ""),
        agency=result["profile"]["agency"] or read.get("agency", ""),
        date=read.get("date", ""),
        sha256=read.get("sha256", ""),
        pack_version=result["pack"]["version"],
        pack_sha256=result["pack"]["sha256"],
        tool=result["tool"]["version"],
        method=result["method"],
        claimed=result["protocol"] is None,
    )


def _notes(before: Source, after: Source) -> Iterator[str]:
    """What besides the program could have made a difference."""
    if before.sha256 and before.sha256 == after.sha256:
        yield "Both assessments are of the same document, letter for letter."
    if before.agency and after.agency and before.agency.casefold() != after.agency.casefold():
        yield f"They name different agencies: {before.agency} and {after.agency}."
    if before.claimed != after.claimed:
        which = "earlier" if before.claimed else "later"
        yield (
            f"The {which} assessment rests on the program's own claims, the other on its protocol; a "
            "difference may only show that the two do not agree."
        )
    if before.pack_sha256 != after.pack_sha256:
        yield (
            f"The standards are of two versions ({before.pack_version} and {after.pack_version}); those that "
            "changed between them are listed apart."
        )
    if before.tool != after.tool:
        yield f"They were made by protocol-audit {before.tool} and {after.tool}, which may read differently."
    if before.method != after.method and not (before.claimed or after.claimed):
        yield f"They were judged in different ways: {before.method}; {after.method}."


def _change(old: dict[str, Any] | None, new: dict[str, Any] | None) -> StandardChange:
    known = new or old
    assert known is not None
    before, after = (_side(finding) if finding else None for finding in (old, new))
    return StandardChange(
        standard=known["standard"],
        title=known["title"],
        section=known["section"],
        level=Level(known["level"]),
        change=_kind(before, after),
        before=before,
        after=after,
        pack_change=_pack_change(old, new) if old and new else PackChange.NONE,
    )


def _kind(before: Side | None, after: Side | None) -> Change:
    if before is None or after is None:
        return Change.ADDED if before is None else Change.REMOVED
    if before.status is after.status:
        return Change.UNCHANGED
    if before.status is Status.NOT_APPLICABLE:
        return Change.NOW_APPLIES
    if after.status is Status.NOT_APPLICABLE:
        return Change.NO_LONGER_APPLIES
    if _DISTANCE[after.status] < _DISTANCE[before.status]:
        return Change.CLOSED if after.status is Status.MET and before.is_gap else Change.IMPROVED
    return Change.NEW if after.is_gap and not before.is_gap else Change.WORSE


def _pack_change(old: dict[str, Any], new: dict[str, Any]) -> PackChange:
    """How the standard itself differs; where an older file has no checksum, by what it asks."""
    if _asked(old) != _asked(new):
        return PackChange.ASKS
    checksums = [finding.get("standard_sha256") for finding in (old, new)]
    return PackChange.WORDINGS if all(checksums) and checksums[0] != checksums[1] else PackChange.NONE


def _asked(finding: dict[str, Any]) -> tuple[Any, ...]:
    elements = tuple((element["id"], element["asks"]) for element in finding["elements"])
    return finding["title"], finding["level"], elements


def _side(finding: dict[str, Any]) -> Side:
    words = finding["evidence"] or finding["nearest"] if finding["status"] != Status.NOT_ADDRESSED else ()
    return Side(
        status=Status(finding["decided"]),
        read=Status(finding["status"]),
        words=tuple(_quote(evidence) for evidence in words[:_MOST_WORDS]),
        decision=_decision(finding),
        why=finding["why"],
    )


def _quote(evidence: dict[str, Any]) -> PlacedQuote:
    place = evidence["place"]
    return PlacedQuote(evidence["quote"], Place(tuple(place["headings"]), place["address"], place["page"]))


def _decision(finding: dict[str, Any]) -> str:
    """A reviewer's decision in a line; "" where there is none."""
    decision = finding.get("decision")
    if not decision:
        return ""
    status = STATUS_WORDS[Status(decision["status"])]
    who = ", ".join(part for part in (decision["by"], decision["on"]) if part)
    again = "; it has to be made again, and is not applied" if decision["stale"] else ""
    return f"{status}: {decision['why']} ({who}){again}"
