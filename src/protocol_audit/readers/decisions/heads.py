"""What the head of a column means, and which standard an id names, as people write them."""

from __future__ import annotations

import re

from protocol_audit.model import Pack
from protocol_audit.model.worksheet import HEADS, Column
from protocol_audit.readers.decisions.words import plain

_ID = re.compile(r"([A-Za-z]+)[\s._-]*0*(\d+)")
_OTHER_HEADS: dict[str, Column] = {
    "why": Column.WHY,
    "decided by": Column.BY,
    "reviewed by": Column.BY,
    "date decided": Column.ON,
    "decision date": Column.ON,
    "action": Column.ACTION,
    "owner": Column.RESPONSIBLE,
    "who": Column.RESPONSIBLE,
    "due": Column.TARGET,
    "due date": Column.TARGET,
    "by when": Column.TARGET,
    "evidence": Column.EVIDENCE,
    "evidence to show when done": Column.EVIDENCE,
    "done on": Column.DONE,
}
_COLUMNS = {plain(head): column for column, head in HEADS.items()} | _OTHER_HEADS


def column_of(head: str) -> Column | None:
    """The column to fill in that has this head, or None for any other."""
    return _COLUMNS.get(plain(head))


def standard_named(text: str, pack: Pack) -> str:
    """The id, as the pack has it, that the text names in any spelling (AI-5, ai 5, AI.05); "" for none."""
    wanted = _bare(text)
    return next((standard.id for standard in pack.standards if _bare(standard.id) == wanted), "")


def is_id(text: str) -> bool:
    """Whether the text looks like an id."""
    return bool(_ID.fullmatch(text.strip()))


def _bare(id: str) -> str:
    match = _ID.fullmatch(id.strip())
    return f"{match.group(1).upper()}-{match.group(2)}" if match else plain(id)
