"""``check --share-check``: said beside the result, never in its way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from click.testing import Result

PRIVATE = "Staff hold every interview in a private room at 1420 Juniper Street."


@pytest.fixture
def juniper(folder: Path, word_file: Callable[[Iterable[str]], bytes]) -> Path:
    file = folder / "juniper.docx"
    file.write_bytes(word_file([PRIVATE, "Volunteers keep the garden."]))
    return file


def test_places_are_said_on_standard_error_and_the_report_is_written(
    check: Callable[..., Result], juniper: Path
) -> None:
    before = juniper.read_bytes()
    result = check("juniper.docx", "--share-check", "-q")
    assert result.exit_code == 0
    assert "“1420 Juniper Street” - paragraph 1 (AA-1)" in " ".join(result.stderr.split())
    assert result.stdout.split() == ["juniper-gap-report.docx"]
    assert juniper.read_bytes() == before


def test_without_the_option_nothing_is_said(check: Callable[..., Result], juniper: Path) -> None:
    assert "Juniper Street" not in check("juniper.docx", "-q").stderr


def test_json_on_standard_output_stays_json(check: Callable[..., Result], juniper: Path) -> None:
    result = check("juniper.docx", "--share-check", "--format", "json", "-o", "-")
    found = json.loads(result.stdout)["share_check"]
    assert {(one["words"], one["kind"]) for one in found} == {("1420 Juniper Street", "address")}
    assert "Before you share this" in result.stderr


def test_a_protocol_without_private_words_is_told_so(check: Callable[..., Result], folder: Path) -> None:
    result = check("harbor.docx", "--share-check", "-q")
    assert "Nothing private was found" in result.stderr
