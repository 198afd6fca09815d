"""Which programs a folder holds, and what is said where that cannot be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocol_audit.errors import ReadError
from protocol_audit.portfolio.members import find_members


def fill(folder: Path, *names: str) -> Path:
    """Make files of these names, with their folders."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


def test_every_protocol_and_every_sub_folder_is_a_program(tmp_path: Path) -> None:
    fill(tmp_path, "Birch.docx", "alder.docx", "Cedar/Manual.docx")
    found = find_members(tmp_path)
    assert [member.name for member in found.programs] == ["alder", "Birch", "Cedar"]
    assert found.unclear == found.passed_over == ()


def test_a_sub_folder_s_files_are_told_by_ending_and_name(tmp_path: Path) -> None:
    names = ("Manual.docx", "Self-assessment 2026.xlsx", "Review worksheet.xlsx", "profile.yaml")
    fill(tmp_path, *(f"Cedar/{name}" for name in names))
    (member,) = find_members(tmp_path).programs
    found = (member.protocol, member.self_assessment, member.decisions, member.profile)
    assert tuple(file.name for file in found if file) == names


def test_of_several_documents_the_one_called_protocol_is_it(tmp_path: Path) -> None:
    fill(tmp_path, "Cedar/Trafficking protocol.docx", "Cedar/House rules.docx")
    found = find_members(tmp_path)
    (member,) = found.programs
    assert member.protocol == tmp_path / "Cedar" / "Trafficking protocol.docx"
    assert [file.name for file in found.passed_over] == ["Cedar/House rules.docx"]


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("Cedar/One.docx", "Cedar/Two.docx"), "the protocol"),
        (("Cedar/Protocol a.docx", "Cedar/Protocol b.docx"), "the protocol"),
        (("Cedar/P.docx", "Cedar/x.xlsx", "Cedar/y.xlsx"), "the self-assessment"),
        (("Cedar/P.docx", "Cedar/a.yaml", "Cedar/b.yml"), "the profile"),
        (("Cedar/P.docx", "Cedar/decisions 1.xlsx", "Cedar/decisions 2.xlsx"), "the workbook with decisions"),
        (("Cedar.docx", "Cedar.pdf"), "the protocol"),
    ],
)
def test_nothing_is_guessed(tmp_path: Path, names: tuple[str, ...], what: str) -> None:
    found = find_members(fill(tmp_path, *names))
    assert found.programs == ()
    (unclear,) = found.unclear
    assert unclear.name == "Cedar"
    assert f"which of these is {what} cannot be told" in unclear.why


def test_what_is_no_program_is_listed_with_the_reason(tmp_path: Path) -> None:
    names = ("list.pptx", "claims.xlsx", "Empty/photo.png", "alder-gap-report.docx", "alder.docx")
    found = find_members(fill(tmp_path, *names))
    assert [member.name for member in found.programs] == ["alder"]
    assert {file.name: file.why.split(";")[0].split(" (")[0] for file in found.passed_over} == {
        "alder-gap-report.docx": "written by protocol-audit itself",
        "claims.xlsx": "belongs to no program here",
        "Empty/": "no protocol and no self-assessment in this sub-folder",
        "list.pptx": "not a protocol",
    }


def test_what_is_hidden_open_in_word_or_the_store_is_no_file_of_a_program(tmp_path: Path) -> None:
    fill(tmp_path, ".hidden.docx", "~$alder.docx", "portfolio-store.sqlite", "portfolio-store.sqlite-journal")
    found = find_members(tmp_path)
    assert found.programs == found.unclear == found.passed_over == ()


def test_a_file_and_a_sub_folder_of_one_name_are_two_programs(tmp_path: Path) -> None:
    found = find_members(fill(tmp_path, "Cedar.docx", "Cedar/Manual.docx"))
    assert [member.name for member in found.programs] == ["Cedar", "Cedar.docx"]


def test_a_document_that_no_reader_reads_is_a_program_all_the_same(tmp_path: Path) -> None:
    found = find_members(fill(tmp_path, "Cedar.doc"))
    assert [member.name for member in found.programs] == ["Cedar"]


@pytest.mark.parametrize(("name", "words"), [("nowhere", "no such folder"), ("a.docx", "this is a file")])
def test_a_folder_that_is_none(tmp_path: Path, name: str, words: str) -> None:
    fill(tmp_path, "a.docx")
    with pytest.raises(ReadError, match=words):
        find_members(tmp_path / name)
