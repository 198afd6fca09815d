"""PDFs that cannot be read, or that were made to do harm: each refused with what to do, in time."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_files import lines, pdf, picture, rule, text, write

from protocol_audit.errors import ReadError
from protocol_audit.readers import read_protocol
from protocol_audit.readers.pdf import extract, sandbox
from protocol_audit.readers.pdf.legible import is_english

PAGE = lines(72, 100, "Every caller is asked whether it is safe to talk.", "Nobody is turned away at night.")


def _refusal(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_protocol(path)
    message = str(caught.value)
    assert message.startswith(f"{path.name}: ")
    assert ";" in message, "says what to do"
    return message


def test_a_scan_is_refused_with_what_to_do(tmp_path: Path) -> None:
    message = _refusal(write(tmp_path / "scan.pdf", picture(0, 0, 612, 792), picture(0, 0, 612, 792)))
    assert "scanned" in message
    assert "Word file" in message
    assert "Recognize Text" in message


def test_a_scan_with_a_stamp_on_it_is_a_scan(tmp_path: Path) -> None:
    page = picture(0, 0, 612, 792) + text(500, 780, "Copy 7")
    assert "scanned" in _refusal(write(tmp_path / "scan.pdf", page))


def test_no_text_at_all(tmp_path: Path) -> None:
    assert "holds no text" in _refusal(write(tmp_path / "blank.pdf", ""))


def test_nothing_but_what_is_struck_out(tmp_path: Path) -> None:
    page = text(72, 100, "Advocates answer within the hour") + rule(72, 97, 240, 97)
    message = _refusal(write(tmp_path / "old.pdf", page))
    assert "all of its text is struck out" in message
    assert "without the lines through it" in message


def test_a_password_to_open_it(tmp_path: Path) -> None:
    message = _refusal(write(tmp_path / "locked.pdf", PAGE, user="secret"))
    assert "password" in message
    assert "print" in message


def test_a_password_only_against_changes_is_none_against_reading(tmp_path: Path) -> None:
    found = read_protocol(write(tmp_path / "open.pdf", PAGE, user=""))
    assert found.words == 16


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF\n", b"%PDF-1.7\n" + bytes(500), b"junk\n%PDF-1.4 rest"])
def test_damaged(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.pdf").write_bytes(data)
    assert "damaged" in _refusal(tmp_path / "broken.pdf")


def test_a_pdf_under_any_name_is_read(tmp_path: Path) -> None:
    (tmp_path / "intake.docx").write_bytes(pdf(PAGE))
    assert read_protocol(tmp_path / "intake.docx").words == 16


def test_letters_that_the_file_does_not_tell(tmp_path: Path) -> None:
    shifted = [
        " ".join("".join(chr(ord(letter) + 3) for letter in word) for word in line.split())
        for line in ["the survivor and the advocate talk in a room of their own and nobody else is there"] * 8
    ]
    message = _refusal(write(tmp_path / "odd.pdf", lines(72, 100, *shifted)))
    assert "does not come out as words" in message
    assert "Word file" in message


def test_a_part_in_such_letters_is_said(tmp_path: Path) -> None:
    garbled = ["Wkh vxuylyru dqg wkh dgyrfdwh wdon lq d urrp ri wkhlu rzq dqg qrerg hovh lv wkhuh"] * 6
    plain = ["The survivor and the advocate talk in a room of their own and nobody else is there."] * 30
    path = write(tmp_path / "odd.pdf", lines(72, 100, *plain), lines(72, 100, *garbled, font=2))
    found = read_protocol(path)
    assert found.unread == ("page 2: text whose letters the file does not tell",)
    assert "Wkh" not in " ".join(passage.text for passage in found.passages)


def test_lists_of_names_are_no_garbage() -> None:
    assert is_english(["Harbor House 555 0100 Main Street", "the office and the shelter"] * 40)
    assert is_english(["Larkin", "Exit"])


def test_a_form_that_only_adobe_shows(tmp_path: Path) -> None:
    form = "/AcroForm<</Fields[]/XFA 4 0 R>>/NeedsRendering true"
    path = write(tmp_path / "form.pdf", text(72, 100, "Please wait..."), catalog=form)
    assert "Adobe" in _refusal(path)


def test_attached_files_are_said(tmp_path: Path) -> None:
    files = "/Names<</EmbeddedFiles<</Names[(a) <</Type/Filespec/F(a)/EF<</F 4 0 R>>>>]>>>>"
    assert read_protocol(write(tmp_path / "intake.pdf", PAGE, catalog=files)).unread == ("1 attached file",)


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MOST_PAGES", 2)
    found = extract.extract(pdf(PAGE, PAGE, PAGE))
    assert found == {"error": "pages", "pages": 3}
    with pytest.raises(ReadError, match="has 3 pages"):
        sandbox.refuse("intake.pdf", found)


def test_too_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MOST_WORDS", 5)
    found = extract.extract(pdf(PAGE))
    with pytest.raises(ReadError, match="more text than"):
        sandbox.refuse("intake.pdf", found)


def test_a_bomb_in_a_stream_is_bounded(tmp_path: Path) -> None:
    content = zlib.compress(b" " * 400_000_000, 9)
    data = pdf(PAGE)
    head = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(content)
    data = re.sub(
        rb"<</Length \d+>>stream\n.*?\nendstream", lambda _: head + content + b"\nendstream", data, flags=re.S
    )
    (tmp_path / "bomb.pdf").write_bytes(data)
    assert _refusal(tmp_path / "bomb.pdf")


def test_what_takes_too_long_is_refused() -> None:
    with pytest.raises(ReadError, match=r"intake.pdf: takes too long"):
        sandbox.take_apart("intake.pdf", pdf(PAGE), seconds=0.0001)


def test_a_crash_of_the_library_is_no_crash_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "CHILD", ("-c", "import os; os.abort()"))
    with pytest.raises(ReadError, match=r"intake.pdf: damaged"):
        sandbox.take_apart("intake.pdf", pdf(PAGE))


SMALL = pdf(PAGE + picture(400, 300, 50, 50), bookmarks=[("Every caller", 0)])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=40)
)
def test_no_bytes_do_harm(edits: list[tuple[int, int]]) -> None:
    from protocol_audit.readers.pdf.reader import protocol_of

    data = bytearray(SMALL)
    for at, byte in edits:
        data[at] = byte
    found = extract.extract(bytes(data))
    with suppress(ReadError):
        sandbox.refuse("intake.pdf", found)
        assert protocol_of(Path("intake.pdf"), "0", found).words > 0


@settings(max_examples=40)
@given(cut=st.integers(0, len(SMALL)))
def test_no_truncation_does_harm(cut: int) -> None:
    found = extract.extract(SMALL[:cut])
    assert "error" in found or found["pages"]
