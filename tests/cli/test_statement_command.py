"""``protocol-audit statement`` with good and with bad input."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result

_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
CROSSWALK = """
format: 1
title: Assurances
funder: A Fund
pack: harbor-test
requirements:
- {id: F.1, text: Talks are private, standards: [{id: AA-1, is: equal}]}
- {id: F.2, text: The roof is sound, standards: []}
"""


@pytest.fixture
def statement(run: Callable[..., Result]) -> Callable[..., Result]:
    return lambda *more: run("statement", "harbor.docx", "--standards", "pack", *more)


def test_it_is_written_beside_and_says_how_much_is_claimed(
    statement: Callable[..., Result], folder: Path
) -> None:
    result = statement("--only", "AA-1")
    assert result.exit_code == 0, result.output
    content = (folder / "harbor-statement.docx").read_bytes()
    assert any("private room" in p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    assert "1 is stated in the protocol" in result.stdout
    assert "Before you share this" in result.stderr


def test_conflicts_stop_it_with_their_words_until_they_are_acknowledged(
    statement: Callable[..., Result], files: Callable[[], dict[str, bytes]]
) -> None:
    before = files()
    result = statement()
    assert result.exit_code == 1
    assert "AA-2" in result.stderr
    assert "within 72 hours" in result.stderr
    assert "--acknowledge-conflicts" in result.stderr
    assert files() == before
    result = statement("--acknowledge-conflicts")
    assert result.exit_code == 0
    assert result.stderr.index("goes against standards") < result.stderr.index("Before you share")


def test_a_conflict_outside_what_was_asked_for_does_not_stop_it(statement: Callable[..., Result]) -> None:
    assert statement("--only", "aa-1").exit_code == 0


def test_nothing_met_writes_nothing(
    statement: Callable[..., Result], files: Callable[[], dict[str, bytes]]
) -> None:
    before = files()
    result = statement("--only", "BB")
    assert result.exit_code == 1
    assert "nothing to state" in result.stderr
    assert files() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--only", "ZZ"], "no section and no standard of harbor-test; it has the sections AA, BB"),
        (["--only", " , "], "name sections or standards"),
        (["--only", "AA-1", "--with-plan"], "--decisions"),
        (["--only", "AA", "--crosswalk", "x.yaml"], "give one of them"),
        (["--only", "AA-1", "-o", "statement.pdf"], "cannot end in .pdf"),
        (["-o", "-"], "cannot be shown here"),
    ],
)
def test_a_wrong_command_line_says_what_is_wrong(
    statement: Callable[..., Result], arguments: list[str], words: str
) -> None:
    result = statement(*arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())


def test_a_crosswalk_arranges_it(statement: Callable[..., Result], folder: Path) -> None:
    (folder / "fund.yaml").write_text(CROSSWALK, encoding="utf-8")
    result = statement("--crosswalk", "fund.yaml")
    assert result.exit_code == 0, result.output
    assert "No standard speaks to F.2: The roof is sound" in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: AA-1", "id: AA-9", "'AA-9' is no standard of harbor-test"),
        ("is: equal", "is: same", "'same' is not"),
        ("pack: harbor-test", "pack: other", "is another pack than 'harbor-test'"),
        ("funder: A Fund\n", "", "funder"),
        ("id: F.2", "id: F.1", "'F.1' is there twice"),
        ("{id: AA-1, is: equal}", "{id: AA-1, is: equal}, {id: aa-1, is: subset}", "there twice"),
        ("format: 1", "format: [", "line"),
    ],
)
def test_a_crosswalk_with_a_mistake_is_refused_with_its_line(
    statement: Callable[..., Result], folder: Path, old: str, new: str, words: str
) -> None:
    (folder / "fund.yaml").write_text(CROSSWALK.replace(old, new), encoding="utf-8")
    result = statement("--crosswalk", "fund.yaml")
    assert result.exit_code == 1
    assert words in result.stderr
    assert "line " in result.stderr
    assert not (folder / "harbor-statement.docx").exists()


def test_a_crosswalk_that_is_not_there_is_said(statement: Callable[..., Result]) -> None:
    result = statement("--crosswalk", "none.yaml")
    assert result.exit_code == 1
    assert "none.yaml: no such file" in result.stderr


def test_a_statement_that_is_there_is_kept(statement: Callable[..., Result], folder: Path) -> None:
    (folder / "harbor-statement.docx").write_text("mine")
    assert statement("--only", "AA-1").exit_code == 1
    assert (folder / "harbor-statement.docx").read_text() == "mine"


def test_neither_the_protocol_nor_the_crosswalk_is_ever_replaced(
    statement: Callable[..., Result], folder: Path
) -> None:
    (folder / "fund.docx").write_text(CROSSWALK, encoding="utf-8")
    for name in ("harbor.docx", "fund.docx"):
        result = statement("--crosswalk", "fund.docx", "-o", name, "--force")
        assert result.exit_code == 1
        assert "never replaced" in result.stderr


def test_a_self_assessment_alone_is_no_ground_for_it(run: Callable[..., Result], folder: Path) -> None:
    (folder / "claims.csv").write_text("Standard,Answer\nAA-1,Met\nAA-2,Met\n", encoding="utf-8")
    result = run("statement", "claims.csv", "--standards", "pack")
    assert result.exit_code == 1
    assert "has to quote the protocol itself" in result.stderr


def test_what_was_not_understood_and_what_was_not_read_is_said(
    run: Callable[..., Result], folder: Path
) -> None:
    document = docx.Document()
    document.add_paragraph("Staff hold every interview in a private room.")
    picture = io.BytesIO(base64.b64decode(_PIXEL))
    document.add_picture(picture)
    document.save(str(folder / "seen.docx"))
    (folder / "claims.csv").write_text("Standard,Answer\nAA-1,Met\nAA-2,Perhaps\n", encoding="utf-8")
    options = ("--standards", "pack", "--only", "AA-1", "--self-assessment", "claims.csv", "-q")
    result = run("statement", "seen.docx", *options)
    assert result.exit_code == 0, result.stderr
    assert "1 picture" in result.stderr
    assert "Perhaps" in result.stderr


def test_the_shipped_sample_holds_to_the_pack(run: Callable[..., Result], checkout: Path) -> None:
    sample = checkout / "sample_protocols" / "quillwater-strong.docx"
    crosswalk = checkout / "crosswalks" / "high-basin-sample.yaml"
    result = run("statement", sample, "--crosswalk", crosswalk, "-q")
    assert result.exit_code == 0, result.stderr
