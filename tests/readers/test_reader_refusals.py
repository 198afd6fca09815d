"""Files that cannot be read: each is refused with its name, what is wrong and what to do."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from word_files import document, p, texts, write

from protocol_audit.errors import ReadError
from protocol_audit.readers import archive, read_protocol

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _refusal(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_protocol(path)
    message = str(caught.value)
    assert path.name in message
    assert ";" in message, "says what to do"
    return message


def _read_or_refused(path: Path) -> list[str] | str:
    try:
        return texts(read_protocol(path))
    except ReadError as error:
        return "refused" if path.name in str(error) else str(error)


def _file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _zip(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_no_such_file(tmp_path: Path) -> None:
    assert "no such file" in _refusal(tmp_path / "intake.docx")


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert "cannot be opened" in _refusal(tmp_path / ("x" * 300 + ".docx"))


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "intake.docx").mkdir()
    assert "folder" in _refusal(tmp_path / "intake.docx")


@pytest.mark.parametrize("name", ["intake.docx", "intake.pdf"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    assert "empty" in _refusal(_file(tmp_path / name, b""))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "intake.docx", p("text"))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission denied" in _refusal(path)


@pytest.mark.parametrize(
    ("ending", "what", "how"),
    [
        (".doc", "old .doc format", "Word Document (.docx)"),
        (".pdf", "damaged", "ask for the Word file"),
        (".odt", "not an OpenDocument text", "Word file"),
        (".rtf", "Rich Text", "Word Document (.docx)"),
        (".pages", "Pages", "Export To"),
        (".wpd", "WordPerfect", "Word Document (.docx)"),
        (".gdoc", "link to a Google document", "File > Download"),
        (".html", "web page", "Word Document (.docx)"),
        (".xlsx", "Excel workbook", "protocol as a Word file"),
        (".jpg", "picture", "retype"),
        (".xyz", "not a Word file", "Word Document (.docx)"),
        ("", "not a Word file", "Word Document (.docx)"),
        (".PDF", "damaged", "ask for the Word file"),
    ],
)
def test_other_kinds_of_file_say_how_to_save_as_docx(
    tmp_path: Path, ending: str, what: str, how: str
) -> None:
    message = _refusal(_file(tmp_path / f"intake{ending}", b"whatever"))
    assert what in message
    assert how in message


@pytest.mark.parametrize("name", ["intake.doc", "intake.txt", "intake.pdf", "intake.zip", "intake"])
def test_a_word_file_under_any_name_is_read(tmp_path: Path, name: str) -> None:
    assert texts(read_protocol(write(tmp_path / name, p("text")))) == ["text"]


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("intake.txt", b"%PDF-1.7", "damaged"),
        ("intake.doc", b"{\\rtf1 text}", "ends in .doc but is a Rich Text file"),
        (
            "intake.pdf",
            _OLE + "WordDocument".encode("utf-16-le"),
            "ends in .pdf but is a Word file of the old",
        ),
        ("intake", b"{\\rtf1 text}", "ends in nothing but is a Rich Text file"),
        ("intake.xls", _OLE + "Workbook".encode("utf-16-le"), "this is an Excel workbook"),
        ("intake.dot", _OLE + "WordDocument".encode("utf-16-le"), "Word"),
        ("intake.doc", _OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
    ],
)
def test_what_a_file_holds_decides_not_its_name(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    assert what in _refusal(_file(tmp_path / name, data))


def test_a_workbook_under_its_own_name_is_not_said_to_have_another(tmp_path: Path) -> None:
    message = _refusal(_zip(tmp_path / "intake.xlsx", {"xl/workbook.xml": "<a/>"}))
    assert "Excel workbook" in message
    assert "another name" not in message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_something_that_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "intake.docx")
    assert "ordinary file" in _refusal(tmp_path / "intake.docx")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"junk\n%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 text}", "Rich Text"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><w/>", "XML"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"Dear all, this is the protocol.", "plain text"),
        (_OLE + "WordDocument".encode("utf-16-le"), "old .doc format"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (bytes(range(256)), "damaged beyond reading"),
    ],
)
def test_other_content_under_the_ending_docx(tmp_path: Path, data: bytes, what: str) -> None:
    assert what in _refusal(_file(tmp_path / "intake.docx", data))


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"xl/workbook.xml": "<a/>"}, "Excel workbook"),
        ({"ppt/presentation.xml": "<a/>"}, "PowerPoint"),
        ({"mimetype": "x", "content.xml": "<a/>"}, "OpenDocument"),
        ({"Index/Document.iwa": "x"}, "Pages"),
        ({"intake.docx": "x"}, "zip archive, not a Word file"),
        ({"[Content_Types].xml": "<a/>"}, "word/document.xml) is missing"),
        ({"word/document.xml": "<a><b></a>"}, "word/document.xml, line 1"),
        ({"word/document.xml": ""}, "word/document.xml"),
        ({"word/document.xml": "<other/>"}, "no Word document"),
    ],
)
def test_archives_that_hold_no_sound_word_file(
    tmp_path: Path, parts: dict[str, str | bytes], what: str
) -> None:
    assert what in _refusal(_zip(tmp_path / "intake.docx", parts))


def test_the_line_of_unsound_xml_is_named(tmp_path: Path) -> None:
    path = _zip(tmp_path / "intake.docx", {"word/document.xml": document(p("one"), "\n\n<w:p>")})
    assert "line 3" in _refusal(path)


def test_an_unsound_part_beside_the_text_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "intake.docx", p("text"), footnotes="<w:footnote>")
    assert "word/footnotes.xml" in _refusal(path)


def test_a_file_cut_off_at_the_end(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.docx", p("text " * 500)).read_bytes()
    assert "end of the file is missing" in _refusal(_file(tmp_path / "intake.docx", whole[: len(whole) // 2]))


def test_a_file_with_a_damaged_part(tmp_path: Path) -> None:
    path = write(tmp_path / "intake.docx", p("text"))
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("word/document.xml")
        at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    assert "word/document.xml" in _refusal(_file(path, bytes(data)))


def test_every_damaged_byte_is_read_or_refused(tmp_path: Path) -> None:
    data = write(tmp_path / "whole.docx", p("text")).read_bytes()
    path = tmp_path / "intake.docx"
    for at in range(0, len(data), 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        assert _read_or_refused(path) in (["text"], "refused")


def test_a_part_that_stands_twice(tmp_path: Path) -> None:
    path = write(tmp_path / "intake.docx", p("text"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/Document.xml", document(p("other text")))
    assert "twice" in _refusal(path)


def test_an_archive_behind_a_password(tmp_path: Path) -> None:
    data = bytearray(write(tmp_path / "intake.docx", p("text")).read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    assert "password" in _refusal(_file(tmp_path / "intake.docx", bytes(data)))


def test_a_document_without_text(tmp_path: Path) -> None:
    assert "holds no text" in _refusal(write(tmp_path / "intake.docx", p(), p("  ")))


def test_a_document_of_pictures_only(tmp_path: Path) -> None:
    picture = '<w:r><w:pict><v:shape><v:imagedata r:id="r_image1"/></v:shape></w:pict></w:r>'
    path = write(tmp_path / "intake.docx", p(inside=picture), p(inside=picture), extra={"image1.png": b"png"})
    message = _refusal(path)
    assert "only 2 pictures" in message
    assert "retype" in message


def test_a_document_with_only_a_header_says_so(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference r:id="r_header1"/></w:sectPr>'
    protocol = read_protocol(write(tmp_path / "intake.docx", section, header1=p("Rivermouth")))
    assert texts(protocol) == ["Rivermouth"]
    assert "holds no text" in protocol.unread[0]


def test_a_scan_under_a_letterhead_is_refused(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference r:id="r_header1"/></w:sectPr>'
    picture = '<w:r><w:pict><v:shape><v:imagedata r:id="r_image1"/></v:shape></w:pict></w:r>'
    path = write(
        tmp_path / "intake.docx",
        p(inside=picture),
        section,
        header1=p("Rivermouth"),
        extra={"image1.png": b"x"},
    )
    assert "only 1 picture" in _refusal(path)


def test_a_file_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "intake.docx", p("text"), extra={"image1.png": bytes(9_000_000)})
    assert texts(read_protocol(path)) == ["text"], "a picture is not unpacked"
    dense = write(tmp_path / "dense.docx", p("x" * 6_000_000))
    assert len(texts(read_protocol(dense))[0]) == 6_000_000, "dense is not yet a bomb"
    monkeypatch.setattr(archive, "MAX_PART", 5_000_000)
    assert "unpacks to more" in _refusal(dense)
    monkeypatch.setattr(archive, "MAX_BYTES", 1000)
    assert "unpacks to more" in _refusal(path)


def test_an_archive_of_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    assert "parts" in _refusal(write(tmp_path / "intake.docx", p("text")))


def test_entities_are_refused_not_expanded(tmp_path: Path) -> None:
    lines = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    bomb = f'<!DOCTYPE w [<!ENTITY a "ha">{lines}]>' + document(p("&j;").replace("&amp;", "&"))
    assert "word/document.xml" in _refusal(_zip(tmp_path / "intake.docx", {"word/document.xml": bomb}))


def test_files_outside_are_not_followed(tmp_path: Path) -> None:
    secret = _file(tmp_path / "secret.txt", b"secret")
    outside = f'<!DOCTYPE w [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + document(
        p("&a;").replace("&amp;", "&")
    )
    assert "document type" in _refusal(_zip(tmp_path / "intake.docx", {"word/document.xml": outside}))


def test_xml_nested_deeper_than_word_allows(tmp_path: Path) -> None:
    deep = "<w:smartTag>" * 400 + "</w:smartTag>" * 400
    assert "nested deeper" in _refusal(write(tmp_path / "intake.docx", p("text", inside=deep)))


def test_xml_nested_as_deep_as_allowed_is_read(tmp_path: Path) -> None:
    deep = "<w:smartTag>" * 240 + "<w:r><w:t>deep</w:t></w:r>" + "</w:smartTag>" * 240
    assert texts(read_protocol(write(tmp_path / "intake.docx", p(inside=deep)))) == ["deep"]


def test_tables_nested_as_deep_as_allowed_are_read(tmp_path: Path) -> None:
    inner = p("deep")
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert texts(read_protocol(write(tmp_path / "intake.docx", inner))) == ["deep"]


def test_a_lock_file_of_word(tmp_path: Path) -> None:
    assert "Word leaves" in _refusal(_file(tmp_path / "~$intake.docx", b"\x05Donna" + bytes(150)))


@pytest.mark.parametrize("ending", [".docm", ".dotx", ".DOCX"])
def test_kindred_endings_are_read(tmp_path: Path, ending: str) -> None:
    assert texts(read_protocol(write(tmp_path / f"intake{ending}", p("text")))) == ["text"]


def test_names_of_parts_with_backslashes_and_capitals_are_read(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("Word\\Document.xml", document(p("text")))
    assert texts(read_protocol(_file(tmp_path / "intake.docx", data.getvalue()))) == ["text"]


def test_xml_in_utf_16_is_read(tmp_path: Path) -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + document(p("café"))
    path = _zip(tmp_path / "intake.docx", {"word/document.xml": xml.encode("utf-16")})
    assert texts(read_protocol(path)) == ["café"]
