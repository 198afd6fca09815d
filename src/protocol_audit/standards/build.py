"""A pack's files as the values of the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from protocol_audit.model import (
    Concept,
    Conflict,
    Element,
    Level,
    Pack,
    Review,
    Rule,
    Scope,
    Section,
    Standard,
    Term,
)
from protocol_audit.standards.pack_files import PackFiles

CHECKS = frozenset({"statement", "time_limit", "enumeration"})
UNITS = frozenset({"sentence", "neighbors", "passage", "section"})
STANCES = frozenset({"practice", "negated", "any"})
_TERM_LISTS = ("all", "any", "context", "under", "unless")


def build_pack(files: PackFiles) -> Pack:
    """The pack of these files.

    Raises TypeError, KeyError, ValueError or AttributeError where they do not hold to the schema:
    keys are passed as keyword arguments, so that an unknown or a missing one cannot pass unseen.
    """
    if files.head is None or files.problems or any(f.document.problems for f in files.all()):
        raise ValueError("the pack's files could not be read whole")
    head = dict(files.head.document.value)
    if head.pop("format") != 1:
        raise ValueError("another format")
    sections = tuple(Section(**section) for section in head.pop("sections"))
    scopes = {name: _scope(name, **scope) for name, scope in head.pop("scopes").items()}
    return Pack(
        **head,
        sections=sections,
        scopes=scopes,
        concepts=_concepts(files),
        standards=_standards(files, sections),
        sha256=files.sha256(),
    )


def _standards(files: PackFiles, sections: Iterable[Section]) -> tuple[Standard, ...]:
    by_section = {file.stem: file.document.value for file in files.standards}
    if set(by_section) != {section.id for section in sections}:
        raise ValueError("sections and files do not agree")
    return tuple(
        _standard(section.id, **standard)
        for section in sections
        for standard in _only(by_section[section.id], "standards")
    )


def _only(value: Mapping[str, Any], key: str) -> Any:
    (entry,) = value.items()
    if entry[0] != key:
        raise KeyError(key)
    return entry[1]


def _concepts(files: PackFiles) -> dict[str, Concept]:
    concepts: dict[str, Concept] = {}
    for file in files.concepts:
        for name, entry in _only(file.document.value, "concepts").items():
            if name in concepts:
                raise ValueError("a concept given twice")
            concepts[name] = _concept(name, **({"wordings": entry} if isinstance(entry, list) else entry))
    return concepts


def _concept(id: str, wordings: Sequence[str], unless: Sequence[str] = ()) -> Concept:
    return Concept(id, _wordings(wordings), _wordings(unless))


def _wordings(wordings: Sequence[str]) -> tuple[str, ...]:
    if not all(wording.strip() for wording in wordings):
        raise ValueError("an empty wording")
    return tuple(wordings)


def _scope(id: str, about: Sequence[Any], includes: Sequence[Any] = ()) -> Scope:
    return Scope(id, _terms(about), _terms(includes))


def _standard(
    section: str,
    *,
    id: str,
    level: str,
    review: Mapping[str, Any],
    services: Sequence[str] = (),
    elements: Sequence[Mapping[str, Any]] = (),
    items: Sequence[Mapping[str, Any]] = (),
    met_at: int | None = None,
    partial_at: int | None = None,
    presented_by: Sequence[Any] = (),
    conflicts: Sequence[Mapping[str, Any]] = (),
    **prose: str,
) -> Standard:
    asked = tuple(_element(**element) for element in elements or items)
    return Standard(
        id=id,
        section=section,
        level=Level(level),
        services=tuple(services),
        elements=asked,
        conflicts=tuple(_conflict(**conflict) for conflict in conflicts),
        review=Review(**review),
        counted=bool(items),
        met_at=met_at or len(asked),
        partial_at=partial_at or 1,
        presented_by=_terms(presented_by),
        **prose,
    )


def _element(id: str, asks: str, insert: str, found_by: Sequence[Mapping[str, Any]]) -> Element:
    return Element(id, asks, insert, tuple(_rule(**rule) for rule in found_by))


def _conflict(id: str, says: str, found_by: Sequence[Mapping[str, Any]]) -> Conflict:
    return Conflict(id, says, tuple(_rule(**rule) for rule in found_by))


def _rule(check: str = "statement", within: str = "sentence", stance: str = "practice", **rest: Any) -> Rule:
    if check not in CHECKS or within not in UNITS or stance not in STANCES:
        raise ValueError(f"{check}, {within} or {stance} is not known")
    rest.update((key, _terms(rest[key])) for key in _TERM_LISTS if key in rest)
    return Rule(check=check, within=within, stance=stance, **rest)


def _terms(terms: Sequence[Any]) -> tuple[Term, ...]:
    return tuple(term if isinstance(term, str) else _wordings(term) for term in terms)
