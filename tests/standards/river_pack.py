"""A small pack that is in order, and ways to put it out of order."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocol_audit.errors import PackError
from protocol_audit.standards import load_pack

HEAD = """\
format: 1
id: quiet-river-2026
title: Quiet River standards
version: "1.2.0"
publisher: Quiet River Coalition
source: Quiet River Handbook, 2026
about: What the handbook asks.
services:
  shelter: A place to stay
sections:
- {id: AA, title: First things}
- {id: BB, title: Other things}
scopes:
  youth:
    about: [young]
    includes: [[everyone]]
"""
CONCEPTS = """\
concepts:
  young: [young person, youth]
  pet:
    wordings: [dog|cat, <young> animal, a pet]
    unless: [guide dog]
"""
AA = """\
standards:
- id: AA-1
  title: Pets are welcome
  asks: Pets may stay with their people.
  source: PETS
  level: required
  services: [shelter]
  scope: client
  elements:
  - id: a
    asks: pets are welcome
    insert: Pets are welcome in the shelter.
    found_by:
    - check: statement
      all: [pet, [welcome, invited]]
      any: [young, [stay]]
      at_least: 2
      near: 12
  - id: b
    asks: within a day
    insert: A place for the pet is found within 24 hours.
    found_by:
    - check: time_limit
      all: [pet]
      at_most_hours: 24
  conflicts:
  - id: no_pets
    says: pets are turned away
    found_by:
    - all: [pet]
      stance: negated
  question: Where do pets sleep?
  review: {interview: Ask., observe: Look., document: Read.}
"""
BB = """\
standards:
- id: BB-1
  title: What to bring
  asks: The list names things to bring.
  source: THINGS
  level: informational
  scope: youth
  items:
  - id: shoes
    asks: shoes
    insert: Bring shoes.
    found_by: [{all: [[shoes]]}]
  - id: hat
    asks: a hat
    insert: Bring a hat.
    found_by: [{check: enumeration, any: [[hat], [cap]], at_least: 1}]
  met_at: 2
  partial_at: 1
  presented_by: [[what to bring]]
  question: What do people bring?
  review: {interview: Ask., observe: Look., document: Read.}
  note: It may rain.
"""
FILES = {
    "pack.yaml": HEAD,
    "concepts/all.yaml": CONCEPTS,
    "standards/AA.yaml": AA,
    "standards/BB.yaml": BB,
}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, "the test changes nothing"
    write(folder / name, text.replace(old, new, 1))


def problems(folder: Path | str) -> list[str]:
    """The lines of the error, each without the folder before it."""
    with pytest.raises(PackError) as caught:
        load_pack(str(folder), check=True)
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).splitlines()]
