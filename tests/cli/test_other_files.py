"""Protocols that are no Word files: the same commands, the same report, named after the input."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Check = Callable[..., Result]

WORDS = "Staff hold every interview in a private room."
PDF = (
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj "
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
    "/Resources<</Font<</F0 5 0 R>>>>>>endobj "
    f"4 0 obj<</Length 91>>stream\nBT /F0 11 Tf 1 0 0 1 72 700 Tm ({WORDS}) Tj ET               \n"
    "endstream endobj "
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R>>"
)


@pytest.mark.parametrize(
    ("name", "content", "address"),
    [
        ("manual.pdf", PDF, "page 1, line 1"),
        ("manual.txt", WORDS, "line 1"),
        ("manual.md", f"# Manual\n\n{WORDS}\n", "line 3"),
    ],
)
def test_check_reads_it(folder: Path, check: Check, name: str, content: str, address: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    result = check(name, "--format", "json", "-o", "-")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    evidence = next(finding["evidence"] for finding in found["findings"] if finding["status"] == "met")
    assert (evidence[0]["quote"], evidence[0]["place"]["address"]) == (WORDS, address)


def test_the_report_is_a_word_file_named_after_it(folder: Path, check: Check) -> None:
    (folder / "manual.pdf").write_text(PDF, encoding="utf-8")
    assert check("manual.pdf").exit_code == 0
    assert (folder / "manual-gap-report.docx").is_file()


def test_a_pdf_is_named_once_with_its_page(folder: Path, run: Check) -> None:
    (folder / "manual.pdf").write_text(PDF, encoding="utf-8")
    shown = run("explain", "manual.pdf", "AA-1", "--standards", "pack").output
    assert "page 1, line 1" in shown
    assert "page 1, line 1, page 1" not in shown
