"""A standard's checksum changes with what can change a finding on it, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

from protocol_audit.model import Pack
from protocol_audit.standards import load_pack
from protocol_audit.standards.fingerprint import fingerprints

PACK = load_pack("ncedsv-sex-trafficking-2023")


def changed(other: Pack) -> set[str]:
    """The standards whose checksums differ from the pack's."""
    before, after = fingerprints(PACK), fingerprints(other)
    return {standard for standard in before if before[standard] != after[standard]}


def test_every_standard_has_its_own() -> None:
    assert len(set(fingerprints(PACK).values())) == len(PACK.standards)


def test_another_version_of_the_pack_alone_changes_none() -> None:
    assert changed(replace(PACK, version="9.9.9", sha256="0" * 64)) == set()


def test_what_is_asked_changes_that_standard_alone() -> None:
    first, *others = PACK.standards
    assert changed(replace(PACK, standards=(replace(first, asks="Something else."), *others))) == {first.id}


def test_a_concept_changes_the_standards_that_use_it() -> None:
    standard = PACK.standards[0]
    rules = [rule for element in standard.elements for rule in element.rules]
    name = next(term for rule in rules for term in rule.all if isinstance(term, str))
    concept = replace(PACK.concepts[name], wordings=(*PACK.concepts[name].wordings, "one more wording"))
    found = changed(replace(PACK, concepts={**PACK.concepts, name: concept}))
    assert standard.id in found
    assert len(found) < len(PACK.standards)
