"""Where the data folders are: beside pyproject.toml in a checkout, inside the package in a wheel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def standards_folder() -> Traversable:
    """The folder that holds the built-in packs, one folder each."""
    return _folder("standards")


def schemas_folder() -> Traversable:
    """The folder that holds the JSON Schemas."""
    return _folder("schemas")


def read_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of this name: "pack", "assessment", "profile", "record"."""
    text = (schemas_folder() / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _folder(name: str) -> Traversable:
    package = Path(__file__).parent
    checkout = package.parent.parent
    # Only under src/: a copy installed into another project's folder must not take that project's data.
    if package.parent.name == "src" and (checkout / "pyproject.toml").is_file():
        return checkout / name
    from importlib.resources import files

    return files("protocol_audit") / "_data" / name
