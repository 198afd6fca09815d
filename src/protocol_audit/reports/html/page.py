"""Writes the page: ``report.html`` filled in, with ``report.css`` in it and nothing from elsewhere.

Jinja2 escapes everything that is filled in. No script is in the page, and its content security policy allows
nothing but its own style, by the style's hash.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from protocol_audit.model import Assessment
from protocol_audit.reports.html.bars import bars
from protocol_audit.reports.html.parts import FILTERS, WORDS
from protocol_audit.reports.package import clean

if TYPE_CHECKING:
    from jinja2 import Environment


def write_html(assessment: Assessment, *, assessed_on: datetime.date) -> bytes:
    """The page in UTF-8; the same arguments give the same bytes."""
    from markupsafe import Markup

    style = _read("report.css")
    text = (
        _environment()
        .from_string(_read("report.html"))
        .render(
            assessment=assessment,
            assessed_on=assessed_on,
            protocol=assessment.protocol,
            bars=bars(assessment),
            style=Markup(style),
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )
    return text.encode("utf-8")


def _environment() -> Environment:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_cleaned,
    )
    environment.globals.update(WORDS)
    environment.filters.update(FILTERS)
    return environment


def _cleaned(value: Any) -> Any:
    """The value without characters that break a file; what is HTML already stays as it is."""
    return clean(value) if type(value) is str else value


def _read(name: str) -> str:
    return (files("protocol_audit.reports.html") / name).read_text(encoding="utf-8")
