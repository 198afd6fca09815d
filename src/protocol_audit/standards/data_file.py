"""Small YAML files that users write: their text, and the place of a problem in them."""

from __future__ import annotations

from pathlib import Path

from protocol_audit.errors import ProtocolAuditError
from protocol_audit.standards.yaml_text import KeyPath

_MOST_BYTES = 1_000_000


def read_data_text(path: Path, noun: str, error: type[ProtocolAuditError]) -> str:
    """The text of a file in UTF-8.

    noun   what the file is, for messages: "profile"
    error  what is raised where it cannot be read
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as cause:
        raise error(f"{path}: no such file; check the name and the folder of the {noun}") from cause
    except IsADirectoryError as cause:
        raise error(f"{path}: this is a folder; give the {noun}'s file, which ends in .yaml") from cause
    except OSError as cause:
        raise error(f"{path}: the {noun} cannot be read ({cause.strerror or cause})") from cause
    if len(data) > _MOST_BYTES:
        raise error(f"{path}: too large for a {noun}; is it another file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise error(f"{path}: not plain text in UTF-8, as a {noun} is; save it again as UTF-8") from cause


def placed(way: KeyPath, message: str) -> str:
    """The message after the way down to what it is about: "services[1]: ..."."""
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in way).lstrip(".")
    return f"{path}: {message}" if path else message
