"""What a program offers and where it differs: a profile (``schemas/profile.schema.json``), or services."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from protocol_audit.errors import ProfileError
from protocol_audit.model import Pack, Profile
from protocol_audit.resources import read_schema
from protocol_audit.standards.data_file import placed, read_data_text
from protocol_audit.standards.schema_check import SchemaCheck, listed, suggest
from protocol_audit.standards.yaml_text import Document, KeyPath, read_yaml

NONE = "none"
_HEADING = "# What protocol-audit reads with --profile: whose protocol it is and what the program offers.\n"
# As people call a service, and as packs do.
_ALSO_CALLED = {
    "hospital_accompaniment": "medical_accompaniment",
    "counselling": "counseling",
    "crisis_line": "hotline",
    "legal_advocacy": "legal",
    "court_accompaniment": "legal",
}
_LIST_HINT = "; write it like [shelter, hotline], or [] where the program offers none of them"


def read_profile(path: Path, pack: Pack) -> Profile:
    """The profile in this file, its services and exceptions in the pack's order.

    Raises ProfileError with every problem: its line, its path in the file, and what is allowed.
    """
    document = read_yaml(read_data_text(path, "profile", ProfileError))
    problems = list(_problems(document, pack))
    if problems:
        lines = "\n".join(f"  line {line}: {message}" for line, message in sorted(problems))
        raise ProfileError(f"{path}: this profile cannot be used until this is mended:\n{lines}")
    value: dict[str, Any] = document.value
    given = value.get("services")
    reasons = {_standard(one["standard"], pack): one["reason"].strip() for one in value.get("exceptions", ())}
    return Profile(
        services=None
        if given is None
        else _in_order([_service(n, pack.services) for n in given], pack.services),
        agency=value.get("agency", "").strip(),
        state=value.get("state", "").strip(),
        populations=tuple(one.strip() for one in value.get("populations", ())),
        contact={name: text.strip() for name, text in value.get("contact", {}).items()},
        exceptions={s.id: reasons[s.id] for s in pack.standards if s.id in reasons},
        file=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def write_profile(profile: Profile) -> bytes:
    """The profile as a file that ``read_profile`` reads; what nobody said is left out."""
    import yaml

    value: dict[str, Any] = {
        "agency": profile.agency,
        "state": profile.state,
        "services": None if profile.services is None else list(profile.services),
        "populations": list(profile.populations),
        "contact": dict(profile.contact),
        "exceptions": [{"standard": s, "reason": reason} for s, reason in profile.exceptions.items()],
    }
    given = {name: one for name, one in value.items() if one or (name == "services" and one is not None)}
    text = yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=100)
    return f"{_HEADING}{text}".encode()


def parse_services(text: str, services: Mapping[str, str]) -> tuple[str, ...]:
    """The services named in the text, in the pack's order; "none" or nothing is the empty tuple.

    Names are parted by commas or spaces; capitals do not matter, and a hyphen is as good as an underscore.
    Raises ProfileError for a name that the pack does not know.
    """
    names = [_service(name, services) for name in re.split(r"[\s,;]+", text) if name]
    if names == [NONE]:
        return ()
    for name in names:
        if name not in services:
            raise ProfileError(_unknown(name, services))
    return _in_order(names, services)


def _service(name: str, services: Mapping[str, str]) -> str:
    """The pack's id for a service, however it is spelled; as it is where the pack has no such service."""
    plain = re.sub(r"[\s-]+", "_", name.strip().lower())
    other = _ALSO_CALLED.get(plain, plain)
    return other if other in services else plain if plain in services else name.strip().lower()


def _standard(name: str, pack: Pack) -> str:
    """The pack's id for a standard, in upper or lower case; as it is where the pack has no such standard."""
    standard = pack.standard(name.strip())
    return standard.id if standard else name.strip()


def _in_order(names: list[str], services: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(service for service in services if service in names)


def _problems(document: Document, pack: Pack) -> Iterator[tuple[int, str]]:
    """What is wrong with the profile, as (line, what)."""
    for problem in document.problems:
        yield problem.line, placed(problem.path, problem.message)
    if not document.readable:
        return
    for way, message in SchemaCheck(read_schema("profile")).problems(document.value, definition="profile"):
        hint = _LIST_HINT if way == ("services",) else ""
        yield document.line(way), placed(way, message + hint)
    for way, name in _named_services(document.value):
        if _service(name, pack.services) not in pack.services:
            yield document.line(way), placed(way, _unknown(name, pack.services))
    seen: set[str] = set()
    for way, name in _named_standards(document.value):
        standard = _standard(name, pack)
        if pack.standard(standard) is None:
            yield document.line(way), placed(way, _no_standard(name, pack))
        elif standard in seen:
            yield document.line(way), placed(way, f"{standard} has an exception already; give one reason")
        seen.add(standard)


def _named_services(value: Any) -> Iterator[tuple[KeyPath, str]]:
    given = value.get("services") if isinstance(value, dict) else None
    if isinstance(given, list):
        for position, name in enumerate(given):
            if isinstance(name, str) and name.strip():
                yield ("services", position), name


def _named_standards(value: Any) -> Iterator[tuple[KeyPath, str]]:
    given = value.get("exceptions") if isinstance(value, dict) else None
    for position, one in enumerate(given if isinstance(given, list) else ()):
        name = one.get("standard") if isinstance(one, dict) else None
        if isinstance(name, str) and name.strip():
            yield ("exceptions", position, "standard"), name


def _no_standard(name: str, pack: Pack) -> str:
    ids = {standard.id for standard in pack.standards}
    return f"{name!r} is no standard of {pack.id}{suggest(name, ids)}"


def _unknown(name: str, services: Mapping[str, str]) -> str:
    return f"{name!r} is no service of this pack{suggest(name, services)}; it has {listed(services)}"
