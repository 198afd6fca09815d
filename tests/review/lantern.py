"""A pack of three standards, and protocols of a few paragraphs held against it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from protocol_audit.model import Pack, Passage, Place, Protocol
from protocol_audit.standards import load_pack

_PACK = """
format: 1
id: lantern
title: Standards for a Test
version: "1.0.0"
publisher: Nobody
source: Written for this test
about: Three small standards.
services: {shelter: beds for the night}
sections:
- {id: LA, title: Lamps}
scopes: {}
"""
_CONCEPTS = """
concepts:
  lamps: [lamp, lantern]
  nightly: [every night, each night]
  candles: [candle]
"""
_STANDARD = """
- id: LA-%(number)d
  title: %(title)s
  asks: %(asks)s
  source: LAMPS
  level: required
  scope: client
  elements:
  - id: a
    asks: %(asks)s
    insert: Staff light the lamps.
    found_by:
    - {check: statement, all: [%(terms)s]}
%(more)s  question: What about lamps?
  review: {interview: Ask., observe: Look., document: Lamp log.}
"""
_CONFLICT = """  conflicts:
  - id: open_flame
    says: candles are used
    found_by:
    - {check: statement, all: [candles]}
"""


def lantern_pack(folder: Path, asks: str = "lamps are lit every night") -> Pack:
    """The pack; ``asks`` is what its first standard asks."""
    standards = [
        {"number": 1, "title": "Lamps at night", "asks": asks, "terms": "lamps, nightly", "more": ""},
        {"number": 2, "title": "Safe light", "asks": "lamps are used", "terms": "lamps", "more": _CONFLICT},
        {
            "number": 3,
            "title": "Spare wicks",
            "asks": "wicks",
            "terms": "[wick]",
            "more": "  services: [shelter]\n",
        },
    ]
    for name, text in {
        "pack.yaml": _PACK,
        "concepts/words.yaml": _CONCEPTS,
        "standards/LA.yaml": "standards:" + "".join(_STANDARD % one for one in standards),
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.lstrip(), encoding="utf-8")
    return load_pack(str(folder))


def protocol_of(paragraphs: Sequence[str], agency: str = "", sha256: str = "a" * 64) -> Protocol:
    """A protocol of these paragraphs."""
    passages = (Passage(text, Place((), f"paragraph {n}")) for n, text in enumerate(paragraphs, 1))
    return Protocol("lanterns.docx", "Lanterns", sha256, tuple(passages), agency=agency)
