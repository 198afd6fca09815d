"""Files that were made to do harm: refused, within bounds of memory and time, and nothing followed or run."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from word_files import document, p, texts, write

from protocol_audit.errors import ReadError
from protocol_audit.readers import archive, read_protocol

_MAIN = "word/document.xml"


def _refusal(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_protocol(path)
    message = str(caught.value)
    assert path.name in message
    assert ";" in message, "says what to do"
    return message


def _archive(path: Path, parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return path


def _lie_about_sizes(path: Path, size: int) -> None:
    """State another unpacked size for every entry, in both places where an archive states it."""
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset : at + offset + 4] = struct.pack("<I", size)
            at = data.find(signature, at + 4)
    path.write_bytes(bytes(data))


def test_a_part_is_measured_while_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _archive(tmp_path / "bomb.docx", {_MAIN: document(p("x" * 3_000_000))})
    _lie_about_sizes(path, 2_000_000)
    monkeypatch.setattr(archive, "MAX_PART", 1_500_000)
    assert "unpacks to more" in _refusal(path)


@pytest.mark.parametrize("size", [0, 10, 2_000_000, 0xFFFFFFFE])
def test_a_size_that_is_a_lie_is_found_out(tmp_path: Path, size: int) -> None:
    path = _archive(tmp_path / "lie.docx", {_MAIN: document(p("x" * 3_000_000))})
    _lie_about_sizes(path, size)
    assert "damaged" in _refusal(path) or "unpacks to more" in _refusal(path)


def test_parts_are_added_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = '<w:sectPr><w:headerReference r:id="r_header1"/></w:sectPr>'
    path = write(tmp_path / "two.docx", p("x" * 50_000), section, header1=p("y" * 50_000))
    monkeypatch.setattr(archive, "MAX_BYTES", 80_000)
    assert "unpacks to more" in _refusal(path)


def test_a_part_that_is_not_needed_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "macros.docm", p("text"), extra={"vbaProject.bin": bytes(200_000)})
    monkeypatch.setattr(archive, "MAX_PART", 100_000)
    assert texts(read_protocol(path)) == ["text"]


def test_entries_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    path = _archive(tmp_path / "overlap.docx", {_MAIN: document(p("text")), "word/styles.xml": "<a/>"})
    data = bytearray(path.read_bytes())
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 4)
    path.write_bytes(bytes(data))
    assert "overlaps" in _refusal(path)


@pytest.mark.parametrize(
    "name", ["word/styles.xml", "WORD\\Styles.xml", "/word/styles.xml", "word/media/a.png"]
)
def test_an_entry_that_stands_twice_is_refused(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / "twice.docx", p("text"), extra={"media/a.png": b"x"})
    with zipfile.ZipFile(path, "a") as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.writestr(zipfile.ZipInfo(name), "<a/>")
    assert "twice" in _refusal(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_entry_packed_as_word_never_does_is_refused(tmp_path: Path, method: int) -> None:
    path = _archive(tmp_path / "packed.docx", {_MAIN: document(p("text"))}, method)
    assert "packed in a way" in _refusal(path)


def test_a_list_of_entries_without_end_is_not_gone_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _archive(tmp_path / "many.docx", {f"word/{at}.xml": "" for at in range(200)})
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 5_000)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "parts" in _refusal(path)


def test_names_from_the_archive_are_no_paths(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    path = write(tmp_path / "inner" / "up.docx", p("text"), extra={"../../../escape.png": b"x"})
    assert texts(read_protocol(path)) == ["text"]
    assert [found.name for found in tmp_path.rglob("*")] == ["inner", "up.docx"]


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE w SYSTEM "http://example.invalid/a.dtd">',
        '<?xml version="1.0"?><!-- a --><!DOCTYPE w [<!ENTITY a "aaa">]>',
        '<!DOCTYPE w [<!ENTITY % a SYSTEM "file:///nowhere"> %a;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_refused_in_any_encoding(tmp_path: Path, prolog: str, encoding: str) -> None:
    data = (prolog + document(p("text"))).encode(encoding)
    assert "document type" in _refusal(_archive(tmp_path / "typed.docx", {_MAIN: data}))


def test_more_elements_than_a_protocol_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "tags.docx", p("text"), "<w:p/>" * 2000)
    monkeypatch.setattr("protocol_audit.readers.sound_xml.MAX_TAGS", 1000)
    assert "more than a written protocol" in _refusal(path)


def test_an_archive_with_words_before_it_is_read(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr(_MAIN, document(p("text")))
    (tmp_path / "before.docx").write_bytes(b"PK\x03\x04 and junk" + inner.getvalue())
    assert texts(read_protocol(tmp_path / "before.docx")) == ["text"]
