"""A checksum for each standard, so that two versions of a pack can be told apart standard by standard."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache

from protocol_audit.model import Pack, Rule, Standard, Term


@lru_cache(maxsize=4)
def fingerprints(pack: Pack) -> dict[str, str]:
    """For each standard's id the SHA-256 of all that can change a finding on it.

    That is the standard as it stands in the pack, and the concepts and the scope that its rules name.
    """
    concepts = {name: _sha256(repr(asdict(concept))) for name, concept in pack.concepts.items()}
    return {standard.id: _fingerprint(standard, pack, concepts) for standard in pack.standards}


def _fingerprint(standard: Standard, pack: Pack, concepts: dict[str, str]) -> str:
    scope = pack.scopes.get(standard.scope)
    named = set(_named((*_rule_terms(standard), *standard.presented_by)))
    if scope:
        named |= set(_named((*scope.about, *scope.includes)))
    used = [f"{name} {concepts.get(name, '')}" for name in sorted(named)]
    return _sha256("\n".join((repr(asdict(standard)), repr(scope and asdict(scope)), *used)))


def _rule_terms(standard: Standard) -> Iterator[Term]:
    rules = [rule for element in standard.elements for rule in element.rules]
    rules += [rule for conflict in standard.conflicts for rule in conflict.rules]
    for rule in rules:
        yield from _terms_of(rule)


def _terms_of(rule: Rule) -> Iterator[Term]:
    for terms in (rule.all, rule.any, rule.context, rule.under, rule.unless):
        yield from terms


def _named(terms: Iterable[Term]) -> Iterator[str]:
    """The concepts among these terms; the others are wordings given on the spot."""
    return (term for term in terms if isinstance(term, str))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
