"""Tables in PDFs: ruled, merged, without lines, and over several pages."""

from __future__ import annotations

from pathlib import Path

from pdf_files import lines, rule, ruled, text, write

from protocol_audit.model import Passage
from protocol_audit.readers import read_protocol


def _cells(tmp_path: Path, *pages: str) -> list[Passage]:
    found = read_protocol(write(tmp_path / "intake.pdf", *pages))
    return [passage for passage in found.passages if passage.table is not None]


def _texts(cells: list[Passage]) -> list[str]:
    return [cell.text for cell in cells]


def test_a_ruled_table_has_heads_and_wrapped_cells(tmp_path: Path) -> None:
    page = ruled([72, 200, 400], [100, 120, 160])
    page += text(77, 114, "Step", font=1) + text(205, 114, "Who", font=1)
    page += lines(77, 134, "Screen for the risk of", "further harm") + text(205, 134, "Advocate on shift")
    cells = _cells(tmp_path, page)
    assert _texts(cells) == ["Step", "Who", "Screen for the risk of further harm", "Advocate on shift"]
    assert cells[3].column_head == "Who"
    assert cells[3].row == (("Step", "Screen for the risk of further harm"),)
    assert cells[3].place.address == "table 1, row 2, column 2"
    assert cells[3].place.page == 1


def test_merged_cells_reach_over_columns_and_rows(tmp_path: Path) -> None:
    page = (
        rule(72, 100, 400, 100) + rule(72, 120, 400, 120) + rule(200, 140, 400, 140) + rule(72, 160, 400, 160)
    )
    page += rule(72, 100, 72, 160) + rule(400, 100, 400, 160) + rule(200, 120, 200, 160)
    page += text(77, 114, "Shelter") + text(77, 134, "Night shift")
    page += text(205, 134, "opens the door") + text(205, 154, "logs the hour")
    cells = _cells(tmp_path, page)
    assert _texts(cells) == ["Shelter", "Night shift", "opens the door", "logs the hour"]
    assert cells[3].row == (("", "Night shift"),)


def test_a_table_goes_on_on_the_next_page_with_its_head_repeated(tmp_path: Path) -> None:
    head = text(77, 114, "Step", font=1) + text(205, 114, "Who", font=1)
    one = ruled([72, 200, 400], [100, 120, 140]) + head + text(77, 134, "Ask") + text(205, 134, "Advocate")
    other = ruled([72, 200, 400], [100, 120, 140]) + head + text(77, 134, "Write") + text(205, 134, "Manager")
    cells = _cells(tmp_path, one, other)
    assert _texts(cells) == ["Step", "Who", "Ask", "Advocate", "Write", "Manager"]
    assert {cell.table for cell in cells} == {1}
    assert (cells[5].column_head, cells[5].place.page) == ("Who", 2)


def test_columns_without_lines_are_a_table(tmp_path: Path) -> None:
    rows = [
        ("Step", "Who", "When"),
        ("Ask", "Advocate", "At once"),
        ("Write it down", "Advocate", "Same day"),
        ("Look again", "Manager", "Within a week"),
        ("Close", "Manager", "After a month"),
    ]
    page = "".join(
        text(72, 100 + 16 * at, one) + text(220, 100 + 16 * at, two) + text(380, 100 + 16 * at, three)
        for at, (one, two, three) in enumerate(rows)
    )
    cells = _cells(tmp_path, page)
    assert _texts(cells) == [cell for row in rows for cell in row]
    assert cells[-1].column_head == "When"


def test_a_line_under_the_head_is_enough_for_a_short_table(tmp_path: Path) -> None:
    page = text(72, 100, "Room") + text(220, 100, "For whom") + rule(72, 104, 400, 104)
    page += text(72, 118, "Four") + lines(220, 118, "one survivor alone, with", "a door of her own")
    cells = _cells(tmp_path, page)
    assert _texts(cells) == ["Room", "For whom", "Four", "one survivor alone, with a door of her own"]
    assert cells[-1].column_head == "For whom"


def test_a_frame_around_the_page_is_no_table(tmp_path: Path) -> None:
    page = ruled([20, 592], [20, 772]) + lines(72, 100, "Staff knock.", "They wait.")
    assert _cells(tmp_path, page) == []


def test_a_word_cut_in_a_narrow_cell_is_put_together(tmp_path: Path) -> None:
    page = (
        ruled([72, 104, 400], [100, 140])
        + lines(75, 114, "Forc", "ed")
        + text(110, 114, "Forced means by threat.")
    )
    assert _texts(_cells(tmp_path, page)) == ["Forced", "Forced means by threat."]
