"""``explain``: why one standard has its status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Files = Callable[[], dict[str, bytes]]


def test_it_shows_the_status_and_the_words(run: Run, files: Files) -> None:
    before = files()
    result = run("explain", "harbor.docx", "aa-2", "--standards", "pack")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("AA-2")
    assert "conflict" in result.stdout
    assert "within 72 hours of the first call" in " ".join(result.stdout.split())
    assert files() == before


def test_it_knows_what_the_program_offers(folder: Path, run: Run) -> None:
    (folder / "profile.yaml").write_text("services: [legal]\n", encoding="utf-8")
    for given in (("--services", "legal"), ("--profile", "profile.yaml")):
        result = run("explain", "harbor.docx", "BB-1", "--standards", "pack", *given)
        assert result.exit_code == 0, result.output
        assert "not applicable" in result.stdout


@pytest.mark.parametrize(
    ("typed", "said"), [("AA-3", "Did you mean AA-"), ("nonsense", "They go from AA-1 to BB-2")]
)
def test_a_standard_that_is_not_there(run: Run, typed: str, said: str) -> None:
    result = run("explain", "harbor.docx", typed, "--standards", "pack")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert "protocol-audit standards show" in result.stderr


def test_a_name_with_spaces_that_fell_apart(folder: Path, run: Run) -> None:
    (folder / "harbor.docx").rename(folder / "Our protocol.docx")
    result = run("explain", "Our", "protocol.docx", "AA-1")
    assert result.exit_code == 2
    assert 'protocol-audit explain "Our protocol.docx"' in result.stderr


def test_a_file_that_cannot_be_read(run: Run) -> None:
    result = run("explain", "harbour.docx", "AA-1", "--standards", "pack")
    assert result.exit_code == 1
    assert result.stderr.startswith("protocol-audit: harbour.docx: there is no such file")


def test_nothing_in_a_document_steers_the_terminal(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("protocol_audit.explain.explain", lambda *_, **__: "\033[2J quote \u202e\n  next\n")
    result = run("explain", "harbor.docx", "AA-1", "--standards", "pack")
    assert result.stdout == "[2J quote \n  next\n"


def test_what_could_not_be_read_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    import protocol_audit.readers as readers

    real = readers.read_protocol
    monkeypatch.setattr(readers, "read_protocol", lambda path: replace(real(path), unread=("2 pictures",)))
    result = run("explain", "harbor.docx", "AA-1", "--standards", "pack")
    assert "harbor.docx: Could not be read: 2 pictures." in result.stderr
