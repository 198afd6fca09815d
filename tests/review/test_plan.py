"""The action plan of a Word report, filled in by people and read again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from protocol_audit.errors import ReadError
from protocol_audit.model import Action, Assessment, Decisions, Progress
from protocol_audit.readers.decisions import read_decisions
from protocol_audit.reports.word import write_word
from protocol_audit.review.decisions import join_decisions

TODAY = date(2026, 11, 26)
Assess = Callable[..., Assessment]
Edit = Callable[[Any], None]


def report(assessment: Assessment, path: Path, edit: Edit | None = None) -> Path:
    """The Word report, with its plan edited: ``edit`` takes the table."""
    path.write_bytes(write_word(assessment, assessed_on=TODAY))
    document = Document(str(path))
    (plan,) = (t for t in document.tables if "Responsible" in [cell.text for cell in t.rows[0].cells])
    if edit:
        edit(plan)
    document.save(str(path))
    return path


def type_in(plan: Any, standard: str, **cells: str) -> None:
    heads = [cell.text for cell in plan.rows[0].cells]
    row = next(row for row in plan.rows if row.cells[0].text == standard)
    for head, text in cells.items():
        row.cells[heads.index(head.replace("_", " "))].text = text


def resaved(path: Path) -> Path:
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    home = (path.parent / "home").as_uri()
    command = [soffice, f"-env:UserInstallation={home}", "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run(
        [*command, str(path.parent / "again"), str(path)], check=True, capture_output=True, timeout=180
    )
    return path.parent / "again" / path.name


def actions_of(decisions: Decisions) -> dict[str, Action]:
    return {action.standard: action for action in decisions.actions}


@pytest.mark.parametrize("again", [lambda path: path, resaved], ids=["as saved", "LibreOffice"])
def test_what_was_filled_in_comes_back(
    assessed: Assess, tmp_path: Path, again: Callable[[Path], Path]
) -> None:
    now = assessed("Volunteers keep the garden.")

    def edit(plan: Any) -> None:
        type_in(plan, "LA-1", Responsible="Jo", Target_date="Dec 15, 2026", Progress="Done, 2026-12-01")
        type_in(plan, "LA-2", Action="Buy lamps", Notes="board agreed")

    decisions = read_decisions(again(report(now, tmp_path / "r.docx", edit)), now.pack)
    assert not decisions.problems
    actions = actions_of(decisions)
    assert list(actions) == ["LA-1", "LA-2"]
    first = actions["LA-1"]
    assert (first.action, first.responsible, first.target.day) == ("", "Jo", date(2026, 12, 15))
    assert (first.progress, first.done.day) == (Progress.DONE, date(2026, 12, 1))
    assert (actions["LA-2"].action, actions["LA-2"].note) == ("Buy lamps", "board agreed")


def test_a_report_that_nobody_filled_in_plans_nothing(assessed: Assess, tmp_path: Path) -> None:
    now = assessed("Volunteers keep the garden.")
    decisions = read_decisions(report(now, tmp_path / "r.docx"), now.pack)
    assert (decisions.actions, decisions.problems) == ((), ())


def test_out_and_in_and_out_again_is_the_same_plan(assessed: Assess, tmp_path: Path) -> None:
    now = assessed("Volunteers keep the garden.")
    edit: Edit = lambda plan: type_in(plan, "LA-1", Action="Buy oil", Target_date="2026-11-01")  # noqa: E731
    once = join_decisions(now, read_decisions(report(now, tmp_path / "a.docx", edit), now.pack))
    twice = read_decisions(report(once, tmp_path / "b.docx"), now.pack)
    (action,) = twice.actions
    assert (action.action, action.target.day, action.note) == ("Buy oil", date(2026, 11, 1), "")


def test_tracked_changes_are_read_as_accepted(assessed: Assess, tmp_path: Path) -> None:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    now = assessed("Volunteers keep the garden.")

    def edit(plan: Any) -> None:
        heads = [cell.text for cell in plan.rows[0].cells]
        row = next(row for row in plan.rows if row.cells[0].text == "LA-1")
        inserted = f'<w:ins {nsdecls("w")} w:id="9" w:author="A"><w:r><w:t>Maria</w:t></w:r></w:ins>'
        row.cells[heads.index("Responsible")].paragraphs[0]._p.append(parse_xml(inserted))

    decisions = read_decisions(report(now, tmp_path / "r.docx", edit), now.pack)
    assert actions_of(decisions)["LA-1"].responsible == "Maria"


def test_what_is_not_understood_is_reported_with_its_place(assessed: Assess, tmp_path: Path) -> None:
    now = assessed("Volunteers keep the garden.")

    def edit(plan: Any) -> None:
        type_in(plan, "LA-2", Target_date="1/2/2027")
        plan.rows[1].cells[0].text = "LA-77"

    decisions = read_decisions(report(now, tmp_path / "r.docx", edit), now.pack)
    places = [problem.cell.split(", ")[1] for problem in decisions.problems]
    messages = " ".join(problem.message for problem in decisions.problems)
    assert places == ["row 2", "row 3"]
    assert "lantern has no standard 'LA-77'" in messages
    assert "could be 2027-01-02 or 2027-02-01" in messages


def test_a_document_without_a_plan_is_refused(assessed: Assess, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Minutes of a meeting")
    document.save(str(tmp_path / "minutes.docx"))
    with pytest.raises(ReadError, match=r"minutes\.docx: no corrective action plan"):
        read_decisions(tmp_path / "minutes.docx", assessed("A lamp.").pack)
