"""A funder's list of requirements: from a crosswalk (YAML, ``schemas/crosswalk.schema.json``)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from protocol_audit.errors import CrosswalkError
from protocol_audit.model import Crosswalk, Link, Pack, Relation, Requirement
from protocol_audit.resources import read_schema
from protocol_audit.standards.data_file import placed, read_data_text
from protocol_audit.standards.schema_check import SchemaCheck, suggest
from protocol_audit.standards.yaml_text import Document, read_yaml


def read_crosswalk(path: Path, pack: Pack) -> Crosswalk:
    """The crosswalk in this file, held to the schema and to the pack whose standards it names.

    Raises CrosswalkError with every problem: its line, its path in the file, and what is allowed.
    """
    text = read_data_text(path, "crosswalk", CrosswalkError)
    document = read_yaml(text)
    problems = list(_problems(document, pack))
    if problems:
        lines = "\n".join(f"  line {line}: {message}" for line, message in sorted(problems))
        raise CrosswalkError(f"{path}: this crosswalk cannot be used until this is mended:\n{lines}")
    value: dict[str, Any] = document.value
    return Crosswalk(
        title=value["title"].strip(),
        funder=value["funder"].strip(),
        pack=value["pack"],
        requirements=tuple(_requirement(one, pack) for one in value["requirements"]),
        file=path.name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _requirement(value: dict[str, Any], pack: Pack) -> Requirement:
    links = []
    for link in value["standards"]:
        standard = pack.standard(link["id"])
        assert standard is not None  # held to the pack before
        links.append(Link(standard.id, Relation(link["is"])))
    return Requirement(value["id"].strip(), " ".join(value["text"].split()), tuple(links))


def _problems(document: Document, pack: Pack) -> Iterator[tuple[int, str]]:
    """What is wrong with the crosswalk, as (line, what)."""
    for problem in document.problems:
        yield problem.line, placed(problem.path, problem.message)
    if not document.readable:
        return
    problems = SchemaCheck(read_schema("crosswalk")).problems(document.value, definition="crosswalk")
    for way, message in problems:
        yield document.line(way), placed(way, message)
    if not problems:
        yield from _problems_with_pack(document, pack)


def _problems_with_pack(document: Document, pack: Pack) -> Iterator[tuple[int, str]]:
    value = document.value
    if value["pack"] != pack.id:
        message = f"{value['pack']!r} is another pack than {pack.id!r}; choose the pack with --standards"
        yield document.line(("pack",)), placed(("pack",), message)
        return
    ids = {standard.id: standard.id for standard in pack.standards}
    seen: set[str] = set()
    for position, requirement in enumerate(value["requirements"]):
        way = ("requirements", position)
        if requirement["id"] in seen:
            yield document.line(way), placed((*way, "id"), f"{requirement['id']!r} is there twice")
        seen.add(requirement["id"])
        linked: set[str] = set()
        for number, link in enumerate(requirement["standards"]):
            place = (*way, "standards", number, "id")
            standard = pack.standard(link["id"])
            if standard is None:
                hint = suggest(link["id"], ids)
                yield document.line(place), placed(place, f"{link['id']!r} is no standard of {pack.id}{hint}")
            elif standard.id in linked:
                yield document.line(place), placed(place, f"{link['id']!r} is there twice")
            linked.add(link["id"] if standard is None else standard.id)
