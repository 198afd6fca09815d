"""The shape of the project: who imports whom, and files that have to say the same thing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from protocol_audit.checks import CHECKS
from protocol_audit.resources import read_schema

COMMANDS = ("check a sample", "run the tests")


def test_modules_import_only_what_their_layer_may_know(checkout: Path) -> None:
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=checkout,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_starting_the_command_loads_nothing_heavy() -> None:
    heavy = {
        *(
            "docx",
            "jinja2",
            "lxml",
            "jsonschema",
            "yaml",
            "snowballstemmer",
            "onnxruntime",
            "numpy",
            "openpyxl",
        ),
        "xlsxwriter",
    }
    heavy |= {"distributed", "joblib", "PIL", "sqlite3", "xlsxwriter"}
    code = "import json, sys, protocol_audit.cli.app; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert heavy.isdisjoint(json.loads(run.stdout))


def test_schema_names_every_kind_of_check() -> None:
    kinds = {kind for enum in _values_of("check", read_schema("pack")) for kind in enum}
    assert kinds == set(CHECKS)


@pytest.mark.parametrize("marker", COMMANDS)
def test_readme_has_one_command_after_each_marker(checkout: Path, marker: str) -> None:
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(rf"^<!-- {marker} -->\n```\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    assert "\n" not in blocks[0]


def test_ci_runs_the_commands_of_the_readme(checkout: Path) -> None:
    script = (checkout / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r'readme_command "(.+?)"', script) == list(COMMANDS)


def test_oldest_dependencies_are_the_lower_bounds(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = project["dependencies"]
    bounds = dict(re.match(r"([\w-]+)>=([\d.]+)", one).groups() for one in needed)  # type: ignore[union-attr]
    oldest = (checkout / ".ci" / "oldest.txt").read_text(encoding="utf-8")
    pinned = dict(line.split("==") for line in oldest.splitlines() if "==" in line)
    assert {name: _numbers(version) for name, version in pinned.items()} == {
        name: _numbers(version) for name, version in bounds.items()
    }


def _values_of(name: str, schema: Any) -> list[list[str]]:
    """What the schema allows wherever a property of this name stands."""
    if isinstance(schema, list):
        return [found for one in schema for found in _values_of(name, one)]
    if not isinstance(schema, dict):
        return []
    here = schema.get("properties", {}).get(name, {})
    allowed = [here["enum"]] if "enum" in here else [[here["const"]]] if "const" in here else []
    return allowed + [found for one in schema.values() for found in _values_of(name, one)]


def _numbers(version: str) -> tuple[int, ...]:
    """A version as numbers, without zeros at its end."""
    return tuple(int(part) for part in re.sub(r"(\.0)+$", "", version).split("."))
