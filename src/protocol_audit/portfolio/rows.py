"""Kept assessments as the short rows that the workbook and the summary are made of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from protocol_audit.model import Agreement, ConflictQuote, Place, ProgramRow, Status
from protocol_audit.portfolio.mask import Mask
from protocol_audit.portfolio.store import KeptProgram, Store
from protocol_audit.reports.labels import place_words, shortened

_MOST_QUOTED = 1_000  # characters


def rows_of(store: Store, programs: Iterable[KeptProgram], mask: Mask | None = None) -> Iterator[ProgramRow]:
    """One row a program, read from the store one at a time.

    mask  puts letters in place of names
    """
    for name, key in programs:
        row = row_of(name, json.loads(store.result(key)), partial(mask.text, name) if mask else str)
        yield replace(row, name=mask.label(name), file=mask.file(name, row.file)) if mask else row


def row_of(name: str, result: dict[str, Any], shown: Callable[[str], str] = str) -> ProgramRow:
    """The row of one assessment, which is given as JSON."""
    findings = result["findings"]
    source = result["protocol"] or result["self_assessment"]
    services = result["profile"]["services"]
    return ProgramRow(
        name=name,
        file=source["file"],
        title=shown(source.get("title", "")),
        date=source.get("date", ""),
        words=source.get("words", 0),
        services=None if services is None else tuple(services),
        method=result["method"],
        statuses=tuple(Status(finding["decided"]) for finding in findings),
        conflicts=tuple(_conflict(f, shown) for f in findings if f["decided"] == Status.CONFLICT),
        second_look=sum(bool(finding["review"]) for finding in findings),
        unread=tuple(map(shown, _unread(result))),
        claims=tuple(Agreement(finding["claim"]["agreement"]) for finding in findings if "claim" in finding),
        is_claimed=result["protocol"] is None,
    )


def _unread(result: dict[str, Any]) -> Iterator[str]:
    """What could not be read or was not understood, in any of the program's files."""
    for source in (result["protocol"], result.get("self_assessment")):
        yield from source["unread"] if source else ()
    for problem in result["problems"]:
        yield f"{problem['cell']}: {problem['message']}"
    for finding in result["findings"]:
        if finding.get("decision", {}).get("stale"):
            because = finding["decision"]["stale_because"]
            yield f"the decision on {finding['standard']} is not applied and has to be made again: {because}"


def _conflict(finding: dict[str, Any], shown: Callable[[str], str]) -> ConflictQuote:
    """The first words that go against the standard, and where they stand."""
    says = finding["conflicts"][0]["says"] if finding["conflicts"] else ""
    if not finding["evidence"]:
        return ConflictQuote(finding["standard"], says, "", "as the reviewer decided")
    first = finding["evidence"][0]
    place = first["place"]
    where = place_words(Place(tuple(map(shown, place["headings"])), place["address"], place["page"]))
    return ConflictQuote(finding["standard"], says, shortened(shown(first["quote"]), _MOST_QUOTED), where)
