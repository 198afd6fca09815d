"""What a program offers: from a profile (YAML, ``schemas/profile.schema.json``) or a list of services."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from protocol_audit.errors import ProfileError
from protocol_audit.model import Profile
from protocol_audit.resources import read_schema
from protocol_audit.standards.data_file import placed, read_data_text
from protocol_audit.standards.schema_check import SchemaCheck, listed, suggest
from protocol_audit.standards.yaml_text import Document, KeyPath, read_yaml

NONE = "none"
_LIST_HINT = "; write it like [shelter, hotline], or [] where the program offers none of them"


def read_profile(path: Path, services: Mapping[str, str]) -> Profile:
    """The profile in this file, its services in the pack's order.

    services  those that the pack knows, with what they mean

    Raises ProfileError with every problem: its line, its path in the file, and what is allowed.
    """
    document = read_yaml(read_data_text(path, "profile", ProfileError))
    problems = list(_problems(document, services))
    if problems:
        lines = "\n".join(f"  line {line}: {message}" for line, message in sorted(problems))
        raise ProfileError(f"{path}: this profile cannot be used until this is mended:\n{lines}")
    value: dict[str, Any] = document.value
    given = value.get("services")
    return Profile(
        services=None if given is None else _in_order(given, services),
        agency=value.get("agency", "").strip(),
    )


def parse_services(text: str, services: Mapping[str, str]) -> tuple[str, ...]:
    """The services named in the text, in the pack's order; "none" or nothing is the empty tuple.

    Names are parted by commas or spaces; capitals do not matter, and a hyphen is as good as an underscore.
    Raises ProfileError for a name that the pack does not know.
    """
    names = [name.lower().replace("-", "_") for name in re.split(r"[\s,;]+", text) if name]
    if names == [NONE]:
        return ()
    for name in names:
        if name not in services:
            raise ProfileError(_unknown(name, services))
    return _in_order(names, services)


def _in_order(names: list[str], services: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(service for service in services if service in names)


def _problems(document: Document, services: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """What is wrong with the profile, as (line, what)."""
    for problem in document.problems:
        yield problem.line, placed(problem.path, problem.message)
    if not document.readable:
        return
    for way, message in SchemaCheck(read_schema("profile")).problems(document.value, definition="profile"):
        hint = _LIST_HINT if way == ("services",) else ""
        yield document.line(way), placed(way, message + hint)
    for way, name in _named_services(document.value):
        if name not in services:
            yield document.line(way), placed(way, _unknown(name, services))


def _named_services(value: Any) -> Iterator[tuple[KeyPath, str]]:
    given = value.get("services") if isinstance(value, dict) else None
    if isinstance(given, list):
        for position, name in enumerate(given):
            if isinstance(name, str) and name.strip():
                yield ("services", position), name


def _unknown(name: str, services: Mapping[str, str]) -> str:
    return f"{name!r} is no service of this pack{suggest(name, services)}; it has {listed(services)}"
