"""An assessment that was written as JSON, read again and held to its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from protocol_audit import __version__
from protocol_audit.errors import ReadError
from protocol_audit.reports.json_report import FORMAT
from protocol_audit.resources import read_schema
from protocol_audit.standards.schema_check import SchemaCheck

_MOST_BYTES = 100_000_000
_AS = "give one that was written by: protocol-audit check FILE --format json"

Result = dict[str, Any]


def read_result(path: Path) -> Result:
    """The assessment in this file; raises ReadError where there is none, or it is of another form."""
    try:
        if path.is_dir():
            raise ReadError(f"{path}: this is a folder; {_AS}")
        if path.stat().st_size > _MOST_BYTES:
            raise ReadError(f"{path}: too large for an assessment; {_AS}")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: there is no such file; check the name and the folder") from error
    except OSError as error:
        raise ReadError(f"{path}: cannot be opened ({(error.strerror or str(error)).lower()})") from error
    return parse_result(content, str(path))


def parse_result(content: bytes, name: str) -> Result:
    """The assessment in these bytes; ``name`` is what messages call it."""
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ReadError(f"{name}: this is no JSON; {_AS}") from error
    if not isinstance(value, dict) or "findings" not in value or "format" not in value:
        raise ReadError(f"{name}: this is JSON, but no assessment; {_AS}")
    if value["format"] != FORMAT:
        raise ReadError(
            f"{name}: an assessment in format {value['format']!r}, and this is protocol-audit {__version__}, "
            f"which reads format {FORMAT}; assess the protocol again with this version"
        )
    for way, message in SchemaCheck(read_schema("assessment")).problems(value, definition="assessment"):
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in way).lstrip(".")
        raise ReadError(
            f"{name}: not as protocol-audit {__version__} writes assessments ({place or 'top'}: {message}); "
            "was it edited, or written by a newer version? Assess the protocol again with this version"
        )
    return value
