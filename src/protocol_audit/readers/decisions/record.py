"""Reads the hidden sheet of a worksheet: what it was made from. ``reports.worksheet.record`` writes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress

from protocol_audit.model import Basis, Made, Status, Words
from protocol_audit.model.worksheet import Carried

FORMAT = "1"


def read_record(rows: Iterable[Sequence[str]]) -> tuple[Made, dict[str, Carried]]:
    """What the worksheet was made from, and the decisions that had to be made again, by standard.

    rows  the cells of each row from the left, as text. What is not understood is left out, so that a decision
          which rests on it has no ground.
    """
    by_kind: dict[str, list[Sequence[str]]] = defaultdict(list)
    for row in rows:
        if row:
            by_kind[row[0]].append([*row[1:], *[""] * 5])
    if not any(row[0] == FORMAT for row in by_kind["format"]):
        return Made(), {}
    read = _bases(by_kind["read"], by_kind["read words"])
    carried = _bases(by_kind["carried"], by_kind["carried words"])
    contents = {row[0]: row[4] for row in by_kind["carried"]}
    made = Made(
        pack=_first(by_kind["pack"], 0),
        pack_version=_first(by_kind["pack"], 1),
        agency=_first(by_kind["agency"], 0),
        protocol=_first(by_kind["protocol"], 0),
        sha256=_first(by_kind["protocol"], 1),
        passages=frozenset(one for row in by_kind["passages"] for one in row[0].split()),
        read=read,
        gaps=frozenset(row[0] for row in by_kind["read"] if row[3] == "gap"),
    )
    return made, {name: Carried(basis, contents[name]) for name, basis in carried.items()}


def _bases(rows: Iterable[Sequence[str]], words: Iterable[Sequence[str]]) -> dict[str, Basis]:
    shown: dict[str, list[Words]] = defaultdict(list)
    for name, quote, under, *_ in words:
        shown[name].append(Words(quote, under))
    found = {}
    for name, status, standard, *_ in rows:
        with suppress(ValueError):
            found[name] = Basis(Status(status), standard, tuple(shown[name]))
    return found


def _first(rows: Sequence[Sequence[str]], place: int) -> str:
    return rows[0][place] if rows else ""
