"""The wheel works away from the checkout, and nothing in the tree points at somebody's machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
_OURS = ("src", "standards", "schemas", "sample_protocols", "docs", "tests", "benchmarks", "training", ".ci")
_TEXT = {".py", ".md", ".toml", ".yaml", ".json", ".txt", ".xml", ".html", ".css", ".js", ""}
_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|tmp/pytest-of)/\w|\b[A-Z]:\\Users\\(?!You\b)\w")


@pytest.fixture(scope="session")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(folder),
        str(checkout),
    ]
    subprocess.run([*_PIP, *build], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is installed."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [*_PIP, "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel)], check=True
    )
    return folder


def test_wheel_has_every_standard_and_schema(checkout: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("standards", "schemas"):
        for file in (checkout / folder).rglob("*.*"):
            assert f"protocol_audit/_data/{file.relative_to(checkout).as_posix()}" in names


def test_wheel_has_every_module_and_nothing_of_tests(checkout: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for file in (checkout / "src").rglob("*.py"):
        assert file.relative_to(checkout / "src").as_posix() in names
    assert "protocol_audit/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "training", "benchmarks", "sample"))]


def test_wheel_checks_a_sample_away_from_the_checkout(
    checkout: Path, installed: Path, tmp_path: Path
) -> None:
    sample = checkout / "sample_protocols" / "cold-spur-memo.docx"
    (tmp_path / "memo.docx").write_bytes(sample.read_bytes())
    run = _run(installed, tmp_path, "-m", "protocol_audit", "check", "memo.docx")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "memo-gap-report.docx").stat().st_size > 10_000


def test_wheel_runs_its_own_code(installed: Path, tmp_path: Path) -> None:
    run = _run(installed, tmp_path, "-c", "import protocol_audit; print(protocol_audit.__file__)")
    assert Path(run.stdout.strip()).is_relative_to(installed)


def test_nothing_points_at_a_machine(checkout: Path) -> None:
    files = [file for folder in _OURS for file in (checkout / folder).rglob("*") if file.suffix in _TEXT]
    files += [file for file in checkout.iterdir() if file.suffix in _TEXT and file.name != ".git"]
    found = {
        file.relative_to(checkout).as_posix()
        for file in files
        if file.is_file() and _MACHINE.search(file.read_text(encoding="utf-8", errors="replace"))
    }
    assert not found - {"tests/test_packaging.py"}


def _run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
