"""The worksheet, written, filled in as people do, and read again: nothing that was typed is lost."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lantern import lantern_pack
from openpyxl import load_workbook
from sheets import DECIDED, TODAY, fill, heads_of, joined, read, row_of, sheet_of, values

from protocol_audit.errors import ReadError
from protocol_audit.model import Assessment, Finding, Pack, Progress, Status
from protocol_audit.model.worksheet import Column, Look
from protocol_audit.reports.worksheet.words import DECISIONS, LOOKS
from protocol_audit.review.worksheet import make_worksheet

LIT = "Staff light a lamp every night."
LAMPS = "Each room has a lamp."
GARDEN = "Volunteers keep the garden."
CANDLES = "Residents use candles in the chapel."
Assess = Callable[..., Assessment]


def finding_of(assessment: Assessment, standard: str) -> Finding:
    return next(f for f in assessment.findings if f.standard.id == standard)


def resaved(path: Path) -> Path:
    """The file, opened and saved again by LibreOffice; skips where that is not installed."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    folder = path.parent / "resaved"
    home = (path.parent / "home").as_uri()
    subprocess.run(
        [soffice, f"-env:UserInstallation={home}", "--headless", "--convert-to", path.suffix[1:], "--outdir",
         str(folder), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / path.name


def test_every_finding_has_a_row_and_what_needs_a_look_comes_first(assessed: Assess, tmp_path: Path) -> None:
    path = sheet_of(assessed(LIT, CANDLES, GARDEN), tmp_path / "w.xlsx")
    sheet = load_workbook(path)["Review"]
    heads = heads_of(sheet)
    rows = [[sheet.cell(row, heads[head]).value for head in ("Look", "Standard")] for row in (4, 5, 6)]
    assert rows == [["3 Settle first", "LA-2"], ["5 Gap", "LA-3"], ["6 Met, as read", "LA-1"]]
    quotes = str(sheet.cell(4, heads["What the protocol says"]).value)
    assert CANDLES in quotes
    assert "paragraph 2" in quotes


def test_the_sheets_are_there_and_the_record_is_hidden(assessed: Assess, tmp_path: Path) -> None:
    book = load_workbook(sheet_of(assessed(LIT), tmp_path / "w.xlsx"))
    assert book.sheetnames == ["How to use this", "Review", "Done", "Log", "Record"]
    assert book["Record"].sheet_state == "hidden"
    review = book["Review"]
    assert review.column_dimensions["W"].hidden
    assert review.freeze_panes == "C4"
    assert review.auto_filter.ref
    assert all(review.cell(3, column).comment for column in range(1, 24))


def test_the_same_assessment_gives_the_same_bytes(assessed: Assess, tmp_path: Path) -> None:
    first, second = (sheet_of(assessed(LIT), tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
    assert first.read_bytes() == second.read_bytes()


def test_words_of_a_document_never_become_a_formula(assessed: Assess, tmp_path: Path) -> None:
    path = sheet_of(
        assessed("=HYPERLINK(A1) lamp every night \x01", "@lamp", agency="=1+1"), tmp_path / "w.xlsx"
    )
    book = load_workbook(path)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("words", DECISIONS)
def test_every_choice_of_the_drop_down_is_understood(assessed: Assess, tmp_path: Path, words: str) -> None:
    path = fill(sheet_of(assessed(LIT), tmp_path / "w.xlsx"), {"LA-1": {**DECIDED, "Decision": words}})
    decisions = read(path, assessed(LIT).pack)
    assert not decisions.problems
    (decision,) = decisions.decisions
    assert (decision.by, decision.on.day) == ("Ana Reyes", date(2026, 11, 20))


@pytest.mark.parametrize("again", [lambda path: path, resaved], ids=["as saved", "LibreOffice"])
def test_sorted_filtered_and_added_to_it_is_still_read(
    assessed: Assess, tmp_path: Path, again: Callable[[Path], Path]
) -> None:
    before = assessed(LIT, CANDLES, GARDEN)

    def edit(book: Any) -> None:
        sheet = book["Review"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=6)]
        for number, cells in enumerate(reversed(rows), 4):
            for column, value in enumerate(cells, 1):
                sheet.cell(number, column).value = value
        sheet.auto_filter.add_filter_column(3, ["Required"])
        sheet.row_dimensions[5].hidden = True
        sheet.insert_cols(1)
        sheet.cell(3, 1).value = "Our number"
        sheet.cell(row_of(sheet, "LA-1"), 1).value = 7
        sheet.cell(12, 3).value = "Remember the gate"
        sheet.cell(12, 1).value = "no. 8"
        book.create_sheet("Minutes")["B2"] = "from the meeting"

    plan = {"Corrective action": "Buy oil", "Responsible": "Jo", "Target date": date(2026, 12, 1)}
    path = again(fill(sheet_of(before, tmp_path / "w.xlsx"), {"LA-1": DECIDED, "LA-2": plan}, edit=edit))
    after = joined(before, path)
    assert not after.problems
    assert finding_of(after, "LA-1").decided is Status.PARTIAL
    action = finding_of(after, "LA-2").action
    assert action is not None
    assert (action.action, action.responsible, action.target.day) == ("Buy oil", "Jo", date(2026, 12, 1))
    assert after.decisions is not None
    kept = after.decisions.kept
    assert kept.columns == {"Our number": {"LA-1": 7}}
    assert [dict(row) for row in kept.rows] == [{"Our number": "no. 8", "Standard": "Remember the gate"}]
    assert kept.sheets == {"Minutes": ((None, "from the meeting"),)}


def test_the_next_worksheet_carries_everything_over(assessed: Assess, tmp_path: Path) -> None:
    before = assessed(LIT, CANDLES)
    typed = {
        "Corrective action": "=Buy oil",
        "Target date": "next spring",
        "Progress": "sort of",
        "Notes": "-",
    }

    def edit(book: Any) -> None:
        sheet = book["Review"]
        sheet.cell(3, 30).value = "Mine"
        sheet.cell(row_of(sheet, "LA-3"), 30).value = 2.5
        sheet.cell(20, 4).value = "a row of mine"
        book.create_sheet("Minutes")["A1"] = "kept"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "=Buy oil":
                    cell.data_type = "s"

    first = fill(sheet_of(before, tmp_path / "a.xlsx"), {"LA-1": DECIDED, "LA-2": typed}, edit=edit)
    second = sheet_of(joined(before, first), tmp_path / "b.xlsx")
    one, two = read(first, before.pack), read(second, before.pack)
    assert one.kept.cells == two.kept.cells
    assert one.kept.columns == two.kept.columns == {"Mine": {"LA-3": 2.5}}
    assert one.kept.rows == two.kept.rows
    assert one.kept.sheets == two.kept.sheets
    assert one.decisions == tuple(replace(d, cell=one.decisions[0].cell) for d in two.decisions)
    assert two.kept.cells["LA-2"][Column.ACTION] == "=Buy oil"


def test_a_stale_decision_comes_first_with_old_and_new_words(assessed: Assess, tmp_path: Path) -> None:
    first = fill(sheet_of(assessed(LIT, GARDEN), tmp_path / "a.xlsx"), {"LA-1": DECIDED})
    changed = "Staff light a lamp every night, except on Sundays."
    after = joined(assessed(changed, GARDEN), first)
    assert finding_of(after, "LA-1").decided is Status.MET
    second = sheet_of(after, tmp_path / "b.xlsx")
    sheet = load_workbook(second)["Review"]
    heads = heads_of(sheet)
    assert sheet.cell(4, heads["Look"]).value == LOOKS[Look.CHECK_AGAIN]
    says = str(sheet.cell(4, heads["What the protocol says"]).value)
    assert says.index(f"“{LIT}”") < says.index(changed)
    assert sheet.cell(4, heads["Decision"]).value == "Partly addressed"


@pytest.mark.parametrize(
    ("typed", "is_stale"),
    [({}, True), ({"Checked again": "Still right"}, False), ({"Checked again": "hm"}, True),
     ({"Reason": "Sundays are fine"}, False), ({"Decided on": date(2026, 12, 1)}, False)],
)  # fmt: skip
def test_a_stale_decision_stays_stale_until_somebody_looks(
    assessed: Assess, tmp_path: Path, typed: dict[str, object], is_stale: bool
) -> None:
    first = fill(sheet_of(assessed(LIT), tmp_path / "a.xlsx"), {"LA-1": DECIDED})
    now = assessed("Staff light a lamp every night, except on Sundays.")
    second = fill(sheet_of(joined(now, first), tmp_path / "b.xlsx"), {"LA-1": typed})
    after = joined(now, second)
    decided = finding_of(after, "LA-1").decision
    assert decided is not None
    assert bool(decided.stale) is is_stale
    third = joined(now, sheet_of(after, tmp_path / "c.xlsx"))
    again = finding_of(third, "LA-1").decision
    assert again is not None
    assert bool(again.stale) is is_stale


def test_closed_gaps_move_to_done_with_their_history(assessed: Assess, tmp_path: Path) -> None:
    plan = {"Corrective action": "Write it down", "Responsible": "Jo", "Progress": "Done"}
    first = fill(sheet_of(assessed(GARDEN), tmp_path / "a.xlsx"), {"LA-1": plan})
    second = sheet_of(joined(assessed(LIT), first), tmp_path / "b.xlsx")
    (row,) = (row for row in values(second, "Done") if "LA-1" in row)
    assert ("Write it down" in row, "Jo" in row, "Not addressed" in row, "Met" in row) == (True,) * 4
    assert Column.ACTION not in read(second, assessed(LIT).pack).kept.cells.get("LA-1", {})
    third = sheet_of(joined(assessed(GARDEN), second), tmp_path / "c.xlsx")
    fourth = sheet_of(joined(assessed(LIT), third), tmp_path / "d.xlsx")
    assert len([row for row in values(fourth, "Done") if "LA-1" in row]) == 2
    assert row in values(fourth, "Done")


def test_the_log_is_only_added_to(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT)
    first = fill(sheet_of(now, tmp_path / "a.xlsx"), {"LA-1": DECIDED})
    second = sheet_of(joined(now, first), tmp_path / "b.xlsx")
    log = values(second, "Log")
    assert log[-1][1:6] == ("LA-1", "decided", "Met", "Partly addressed", "Ana Reyes")
    third = sheet_of(joined(now, second), tmp_path / "c.xlsx")
    assert values(third, "Log") == log
    changed = fill(third, {"LA-1": {"Decision": "Agree", "Reason": "Looked again"}})
    fourth = sheet_of(joined(now, changed), tmp_path / "d.xlsx", today=date(2026, 12, 24))
    assert values(fourth, "Log")[: len(log)] == log
    added = [row[:3] for row in values(fourth, "Log")[len(log) :]]
    assert added == [("2026-12-24", "LA-1", "decided"), ("2026-12-24", "LA-1", "gap closed")]


BAD: list[tuple[dict[str, object], str, str]] = [
    ({"Decision": "Mett", "Reason": "r", "Reviewer": "A"}, "K", "did you mean “Met”?"),
    ({"Decision": "Met", "Reviewer": "A"}, "L", "has no reason, so"),
    ({"Decision": "Met", "Reason": "r"}, "M", "has no name, so"),
    ({"Decision": "Met"}, "L", "has no reason and no name, so"),
    ({"Reason": "because"}, "L", "no decision is chosen"),
    ({**DECIDED, "Decided on": "3/4/2026"}, "N", "could be 2026-03-04 or 2026-04-03"),
    ({"Target date": "spring"}, "R", "no day that is understood"),
    ({"Progress": "in progres"}, "T", "did you mean “In progress”?"),
]


@pytest.mark.parametrize(("typed", "column", "says"), BAD)
def test_what_is_not_understood_is_reported_with_its_cell_and_kept(
    assessed: Assess, tmp_path: Path, typed: dict[str, object], column: str, says: str
) -> None:
    now = assessed(LIT)
    path = fill(sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": typed})
    after = joined(now, path)
    (problem,) = after.problems
    assert problem.cell == f"Review!{column}{row_of(load_workbook(path)['Review'], 'LA-1')}"
    assert problem.message.startswith("LA-1: ")
    assert says in problem.message
    applied = typed.get("Decided on") == "3/4/2026"
    assert (finding_of(after, "LA-1").decision is not None) is applied
    again = read(sheet_of(after, tmp_path / "next.xlsx"), now.pack)
    assert {str(value) for value in again.kept.cells["LA-1"].values()} == {str(v) for v in typed.values()}


def test_a_decision_that_is_begun_is_put_to_the_reviewer(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT)
    path = fill(sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": {"Decision": "Met"}})
    looks = {finding.standard.id: look for look, finding in make_worksheet(joined(now, path), TODAY).rows}
    assert looks["LA-1"] is Look.INCOMPLETE


def test_progress_and_dates_done_are_read(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(GARDEN)
    path = fill(
        sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": {"Progress": "Done", "Date done": "Nov 3rd, 2026"}}
    )
    action = finding_of(joined(now, path), "LA-1").action
    assert action is not None
    assert (action.progress, action.done.day, action.is_done) == (Progress.DONE, date(2026, 11, 3), True)


def test_deleted_rows_are_fine(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT, CANDLES)

    def edit(book: Any) -> None:
        sheet = book["Review"]
        sheet.delete_rows(row_of(sheet, "LA-2"))

    path = fill(sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": DECIDED}, edit=edit)
    after = joined(now, path)
    assert not after.problems
    assert len(after.changed) == 1


def test_an_id_that_was_edited_is_reported_and_its_row_kept(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT)

    def edit(book: Any) -> None:
        sheet = book["Review"]
        sheet.cell(row_of(sheet, "LA-1"), heads_of(sheet)["Standard"]).value = "LA-9"

    path = fill(sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": DECIDED}, edit=edit)
    after = joined(now, path)
    assert "was 'LA-1' when the worksheet was written" in after.problems[0].message
    assert not after.changed
    kept = read(sheet_of(after, tmp_path / "next.xlsx"), now.pack).kept
    assert kept.rows[0]["Reason"] == DECIDED["Reason"]


def test_an_id_that_names_another_standard_now_is_reported(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT)

    def edit(book: Any) -> None:
        sheet = book["Review"]
        sheet.delete_rows(row_of(sheet, "LA-2"))
        sheet.cell(row_of(sheet, "LA-1"), heads_of(sheet)["Standard"]).value = "LA-2"

    after = joined(now, fill(sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": DECIDED}, edit=edit))
    assert "put 'LA-1' back" in after.problems[0].message
    assert not after.changed


def test_a_sort_that_left_the_hidden_column_behind_harms_nothing(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT, CANDLES)

    def edit(book: Any) -> None:
        sheet = book["Review"]
        key = heads_of(sheet)["Key"]
        keys = [sheet.cell(row, key).value for row in (4, 5, 6)]
        for row, value in zip((4, 5, 6), keys[1:] + keys[:1], strict=True):
            sheet.cell(row, key).value = value

    after = joined(now, fill(sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": DECIDED}, edit=edit))
    assert not after.problems
    assert [finding.standard.id for finding in after.changed] == ["LA-1"]


def test_two_rows_that_do_not_say_the_same_count_neither(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT)

    def edit(book: Any) -> None:
        sheet, heads = book["Review"], heads_of(book["Review"])
        for head, value in {**DECIDED, "Standard": "la 1", "Decision": "Conflict"}.items():
            sheet.cell(30, heads[head]).value = value

    path = fill(sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": DECIDED}, edit=edit)
    after = joined(now, path)
    assert "stands in two rows" in after.problems[0].message
    assert not after.changed
    again = joined(now, sheet_of(after, tmp_path / "next.xlsx"))
    assert "stands in two rows" in again.problems[0].message
    assert not again.changed


def test_a_worksheet_without_its_record_applies_nothing(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT)
    path = fill(
        sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": DECIDED}, edit=lambda book: book.remove(book["Record"])
    )
    after = joined(now, path)
    assert "hidden sheet Record" in after.problems[0].message
    assert not after.changed
    assert after.stale


def test_another_packs_worksheet_is_refused(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT)
    path = sheet_of(now, tmp_path / "w.xlsx")
    other = replace(now, pack=other_pack(now.pack))
    with pytest.raises(ReadError, match=r"w\.xlsx: made on the standards lantern"):
        joined(other, path)


def other_pack(pack: Pack) -> Pack:
    return replace(pack, id="torches")


def test_a_newer_pack_asks_again_only_for_what_it_changed(assessed: Assess, tmp_path: Path) -> None:
    now = assessed(LIT, LAMPS)
    path = fill(sheet_of(now, tmp_path / "w.xlsx"), {"LA-1": DECIDED, "LA-2": DECIDED})
    newer = lantern_pack(tmp_path / "newer", asks="lamps are lit every night and trimmed")
    after = joined(assessed(LIT, LAMPS, on=newer), path)
    assert [finding.standard.id for finding in after.stale] == ["LA-1"]
    assert [finding.standard.id for finding in after.changed] == ["LA-2"]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.97])
def test_a_half_saved_file_is_refused(assessed: Assess, tmp_path: Path, kept: float) -> None:
    path = sheet_of(assessed(LIT), tmp_path / "w.xlsx")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(ReadError, match=r"^w\.xlsx: "):
        read(path, assessed(LIT).pack)


def test_a_workbook_without_a_review_is_refused(assessed: Assess, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = "Shopping"
    book.save(tmp_path / "list.xlsx")
    with pytest.raises(ReadError, match=r"list\.xlsx: no review worksheet.*Sheet"):
        read(tmp_path / "list.xlsx", assessed(LIT).pack)
