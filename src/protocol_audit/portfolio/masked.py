"""An assessment with every text in it masked, offsets of quotes included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from protocol_audit.model import Assessment, Conflict, Element, Evidence, Pack, Passage, Standard
from protocol_audit.portfolio.mask import Mask

# Persons, by the field that has them.
_PERSONS = frozenset(("by", "responsible"))
_SOMEBODY = "[name]"
# Set by hand below, or no words at all.
_KEPT = frozenset(("standard", "kind", "method", "address", "cell"))


def masked_assessment(assessment: Assessment, mask: Mask, program: str) -> Assessment:
    """The assessment as it may be shown: the program's letter for its name, and no names of persons."""

    def shown(text: str) -> str:
        return mask.text(program, text)

    words = tuple(replace(passage, text=_blank(passage.text)) for passage in assessment.protocol.passages)
    bare = replace(assessment.protocol, passages=(), people=())
    masked: Assessment = _masked(replace(assessment, protocol=bare), shown)
    protocol = replace(
        masked.protocol,
        passages=words,
        file=mask.file(program, assessment.protocol.file),
        agency=mask.label(program),
        sha256="withheld",
    )
    profile = replace(masked.profile, agency=mask.label(program), contact={}, file="", sha256="")
    claims = masked.self_assessment and replace(
        masked.self_assessment,
        file=mask.file(program, masked.self_assessment.file),
        agency=mask.label(program),
        sha256="withheld",
    )
    return replace(masked, protocol=protocol, profile=profile, self_assessment=claims)


def _blank(text: str) -> str:
    """As many words that say nothing: of a protocol as a whole a report shows only how long it is."""
    return " ".join("–" for _ in text.split())


def _masked(value: Any, shown: Callable[[str], str], field: str = "") -> Any:
    """The value with every text in it shown as it may be."""
    if isinstance(value, Enum | Pack | Standard | Element | Conflict) or field in _KEPT:
        return value
    if isinstance(value, str):
        return (_SOMEBODY if value else "") if field in _PERSONS else shown(value)
    if isinstance(value, tuple):
        return tuple(_masked(one, shown) for one in value)
    if isinstance(value, Mapping):
        return {key: _masked(one, shown) for key, one in value.items()}
    if isinstance(value, Evidence):
        return _masked_evidence(value, shown)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _masked(getattr(value, f.name), shown, f.name) for f in fields(value)}
        return replace(value, **changed)
    return value


def _masked_evidence(evidence: Evidence, shown: Callable[[str], str]) -> Evidence:
    """The evidence with its offsets in the masked passage."""
    text = evidence.passage.text
    before, quote = shown(text[: evidence.start]), shown(evidence.quote)
    passage: Passage = _masked(replace(evidence.passage, text=""), shown)
    whole = replace(passage, text=f"{before}{quote}{shown(text[evidence.end :])}")
    return replace(evidence, passage=whole, start=len(before), end=len(before) + len(quote))
