"""What comes out of Markdown: headings, lists with lead-ins, tables, quotations, and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol_audit.errors import ReadError
from protocol_audit.model import Kind, Protocol
from protocol_audit.readers import read_protocol

MANUAL = """\
# Larkin House manual

## Rooms

Every room has *its own* lock,
and a [second](https://example.org) way out.

Staff do this:

3. Knock.
4. Wait for one of these:
   - an answer
   - silence

   Then knock again.

| Step | Who      |
| ---- | -------- |
| Ask  | advocate |

> The survivor decides.

Night
-----

~~Motels are used.~~ Beds are free.
"""


def _read(tmp_path: Path, text: str) -> Protocol:
    (tmp_path / "intake.md").write_text(text, encoding="utf-8")
    return read_protocol(tmp_path / "intake.md")


def test_a_manual_in_markdown(tmp_path: Path) -> None:
    found = _read(tmp_path, MANUAL)
    assert found.title == "Larkin House manual"
    assert [(p.text, p.kind.value, p.number, p.place.address) for p in found.passages] == [
        ("Larkin House manual", "heading", "", "line 1"),
        ("Rooms", "heading", "", "line 3"),
        ("Every room has its own lock, and a second way out.", "paragraph", "", "line 5"),
        ("Staff do this:", "paragraph", "", "line 8"),
        ("Knock.", "list_item", "3.", "line 10"),
        ("Wait for one of these:", "list_item", "4.", "line 11"),
        ("an answer", "list_item", "", "line 12"),
        ("silence", "list_item", "", "line 13"),
        ("Then knock again.", "list_item", "", "line 15"),
        ("Step", "table_cell", "", "table 1, row 1, column 1"),
        ("Who", "table_cell", "", "table 1, row 1, column 2"),
        ("Ask", "table_cell", "", "table 1, row 2, column 1"),
        ("advocate", "table_cell", "", "table 1, row 2, column 2"),
        ("The survivor decides.", "paragraph", "", "line 21"),
        ("Night", "heading", "", "line 23"),
        ("Beds are free.", "paragraph", "", "line 26"),
    ]
    assert found.passages[6].lead_in == "Staff do this: Wait for one of these:"
    assert found.passages[12].column_head == "Who"
    assert found.passages[-1].place.headings == ("Larkin House manual", "Night")


def test_what_stands_before_the_text_gives_agency_and_date(tmp_path: Path) -> None:
    found = _read(
        tmp_path, "---\nTitle: Night manual\nAgency: Larkin House\nRevised: May 2024\n---\n\nStaff knock.\n"
    )
    assert (found.title, found.agency, found.date) == ("Night manual", "Larkin House", "Revised: May 2024")
    assert found.passages[-1].place.address == "line 7"


def test_pictures_are_unread(tmp_path: Path) -> None:
    found = _read(tmp_path, "Staff follow the chart. ![how calls go](chart.png)\n")
    assert found.unread == ("1 picture (“how calls go”)",)


def test_web_markup_is_no_text(tmp_path: Path) -> None:
    found = _read(tmp_path, "Staff<br>knock.\n\n<div class='note'>They wait.</div>\n\n<!-- not yet -->\n")
    assert [passage.text for passage in found.passages] == ["Staff\nknock.", "They wait."]


def test_verbatim_text_is_read(tmp_path: Path) -> None:
    found = _read(tmp_path, "Say:\n\n```\nAre you safe to talk?\n```\n")
    assert (found.passages[1].text, found.passages[1].place.address) == ("Are you safe to talk?", "line 4")


def test_nesting_that_no_parser_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"intake.md: lists or quotations nested deeper"):
        _read(tmp_path, ">" * 300 + " Staff knock.\n")


@settings(max_examples=150)
@given(text=st.text(st.sampled_from("ab1. -#>*|\n\t`[]()!<~"), max_size=200))
def test_no_text_does_harm(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("markdown") / "intake.md"
    path.write_text(text + "\n\nStaff knock.\n", encoding="utf-8")
    try:
        found = read_protocol(path)
    except ReadError:
        return
    assert all(passage.kind in Kind for passage in found.passages)
    assert "Staff knock." in " ".join(passage.text for passage in found.passages)
