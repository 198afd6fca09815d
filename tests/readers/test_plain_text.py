"""What comes out of plain text: wrapped lines joined, headings by their looks, lists, any encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol_audit.errors import ReadError
from protocol_audit.model import Kind, Protocol
from protocol_audit.readers import read_protocol
from protocol_audit.readers.plain import decode
from protocol_audit.readers.plain.lines import blocks_of

MANUAL = """\
                         SHELTER MANUAL

                         Larkin House

INTAKE

Every person who comes to the house is met by an advocate, who
explains what is written down and asks whether the room is private
enough.

4.2 Rooms

Staff do this on the first night:

1. Show the room, its lock and the way out of the building, and who
   is on shift.
2. Offer food.
   - warm, where the kitchen is open
   - cold at night

VISITORS

Nobody visits the house.
"""


def _read(tmp_path: Path, data: str | bytes, name: str = "intake.txt") -> Protocol:
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_protocol(tmp_path / name)


def test_a_manual_in_plain_text(tmp_path: Path) -> None:
    found = _read(tmp_path, MANUAL)
    assert found.title == "SHELTER MANUAL"
    texts = [passage.text for passage in found.passages]
    assert texts[3] == (
        "Every person who comes to the house is met by an advocate, who explains what is written down and "
        "asks whether the room is private enough."
    )
    assert texts[6] == "1. Show the room, its lock and the way out of the building, and who is on shift."
    assert found.passages[3].place.headings == ("INTAKE",)
    assert found.passages[6].place.headings == ("INTAKE", "4.2 Rooms")
    assert found.passages[6].place.address == "line 15"
    assert found.passages[6].lead_in == "Staff do this on the first night:"
    assert found.passages[8].lead_in == "Staff do this on the first night: 2. Offer food."


@pytest.mark.parametrize("mark", ["====", "----"])
def test_underlined_headings(tmp_path: Path, mark: str) -> None:
    found = _read(tmp_path, f"Rooms\n{mark}\n\nEvery room has a lock.\n")
    assert found.passages[-1].place.headings == ("Rooms",)
    assert [passage.text for passage in found.passages] == ["Rooms", "Every room has a lock."]


def test_paragraphs_on_one_line_each(tmp_path: Path) -> None:
    long = "Every person who comes to the house is met by an advocate. " * 5
    found = _read(tmp_path, f"{long}\n{long}\nShort.\n")
    assert [passage.text for passage in found.passages] == [long.strip(), long.strip(), "Short."]


def test_lines_in_columns_are_not_joined(tmp_path: Path) -> None:
    found = _read(tmp_path, "Ask      advocate      at once\nWrite    manager       the same day\n")
    assert len(found.passages) == 2


def test_form_feeds_are_pages(tmp_path: Path) -> None:
    found = _read(tmp_path, "Staff knock.\n\fStaff wait.\n")
    assert [passage.place.page for passage in found.passages] == [1, 2]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = "The survivor’s room – hers alone – has a lock.\r\n"
    if encoding in ("utf-16-le", "utf-16-be"):
        text = "The survivor has a room of her own.\r\n"
    assert _read(tmp_path, text.encode(encoding)).passages[0].text == text.strip()


@pytest.mark.parametrize("name", ["intake.txt", "intake.md", "intake.text", "intake.markdown"])
def test_what_is_no_text_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError, match=rf"{name}: not text.*Word file"):
        _read(tmp_path, bytes(range(256)) * 20, name)


@pytest.mark.parametrize("data", [b"   \n\n", b"----\n****", b"\xef\xbb\xbf"])
def test_no_words(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError, match="holds no text"):
        _read(tmp_path, data)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MOST_BYTES", 1 << 20)
    with pytest.raises(ReadError, match="larger than 1 MB"):
        _read(tmp_path, b"word " * 300_000)


def test_other_files_under_this_name_are_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="Rich Text"):
        _read(tmp_path, b"{\\rtf1 text}")


def test_windows_names(tmp_path: Path) -> None:
    assert _read(tmp_path, "Staff knock.", "INTAKE.TXT").file == "INTAKE.TXT"


@settings(max_examples=200)
@given(text=st.text(st.sampled_from("ab1.) -=*\n\t\fAB|o•"), max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    read = "".join(block.text for block in blocks_of(text))  # type: ignore[union-attr]
    assert sorted(c for c in read if c.isalnum()) == sorted(c for c in text if c.isalnum())


@settings(max_examples=150)
@given(data=st.binary(min_size=1, max_size=400))
def test_no_bytes_do_harm(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("plain") / "intake.md"
    path.write_bytes(data)
    try:
        assert read_protocol(path).words > 0
    except ReadError as error:
        assert "intake.md" in str(error)  # noqa: PT017


def test_titles_are_no_headings_over_everything(tmp_path: Path) -> None:
    found = _read(tmp_path, MANUAL)
    assert next(p.text for p in found.passages if p.kind is Kind.TITLE) == "SHELTER MANUAL"


def test_markdown_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "intake.md"
    path.write_text("<a>", "utf-8")
    with pytest.raises(ReadError, match="holds no text"):
        read_protocol(path)
