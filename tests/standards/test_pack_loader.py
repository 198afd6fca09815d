"""A pack's files become the values of the model, wherever the pack is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from river_pack import FILES, change, problems, write

from protocol_audit import resources
from protocol_audit.errors import PackError
from protocol_audit.model import Level
from protocol_audit.standards import list_packs, load_pack

BUILT_IN = "ncedsv-sex-trafficking-2023"


class TestValues:
    def test_elements_must_all_be_there(self, pack: Path) -> None:
        first = load_pack(str(pack)).standards[0]
        assert (first.counted, first.met_at, first.partial_at) == (False, 2, 1)
        assert (first.level, first.services, first.section) == (Level.REQUIRED, ("shelter",), "AA")

    def test_items_are_counted(self, pack: Path) -> None:
        second = load_pack(str(pack)).standards[1]
        assert (second.counted, second.met_at, second.partial_at) == (True, 2, 1)
        assert second.services == ()
        assert second.presented_by == (("what to bring",),)
        assert second.note == "It may rain."

    def test_a_term_is_a_name_or_wordings(self, pack: Path) -> None:
        rule = load_pack(str(pack)).standards[0].elements[0].rules[0]
        assert rule.all == ("pet", ("welcome", "invited"))
        assert (rule.check, rule.within, rule.stance, rule.at_least, rule.near) == (
            "statement",
            "sentence",
            "practice",
            2,
            12,
        )

    def test_concepts_and_scopes(self, pack: Path) -> None:
        loaded = load_pack(str(pack))
        assert loaded.concepts["pet"].unless == ("guide dog",)
        assert loaded.concepts["young"].wordings == ("young person", "youth")
        assert loaded.scopes["youth"].includes == (("everyone",),)

    def test_plain_words_stay_words(self, pack: Path) -> None:
        change(pack, "concepts/all.yaml", "[young person, youth]", "[no, on, yes, 48 hours]")
        assert load_pack(str(pack)).concepts["young"].wordings == ("no", "on", "yes", "48 hours")

    def test_sections_come_in_the_order_of_the_head(self, pack: Path) -> None:
        change(pack, "pack.yaml", "- {id: AA, title: First things}\n", "")
        change(
            pack, "pack.yaml", "title: Other things}\n", "title: Other things}\n- {id: AA, title: First}\n"
        )
        assert [s.id for s in load_pack(str(pack)).standards] == ["BB-1", "AA-1"]

    def test_concepts_come_from_any_number_of_files(self, pack: Path) -> None:
        write(pack / "concepts" / "more.yaml", "concepts:\n  bird: [bird]\n")
        assert set(load_pack(str(pack)).concepts) == {"young", "pet", "bird"}

    def test_what_editors_leave_lying_about_is_no_matter(self, pack: Path) -> None:
        write(pack / "standards" / ".AA.yaml.swp", "x")
        write(pack / "standards" / "AA.yaml~", "x")
        write(pack / "README.md", "x")
        assert len(load_pack(str(pack)).standards) == 2


class TestWhereAPackIs:
    def test_a_folder(self, pack: Path) -> None:
        assert load_pack(str(pack)).id == "quiet-river-2026"
        assert load_pack(f"{pack}/").id == "quiet-river-2026"

    def test_its_head(self, pack: Path) -> None:
        assert load_pack(str(pack / "pack.yaml")).id == "quiet-river-2026"

    @pytest.mark.parametrize("name", ["ncedsv", "", "no/such/folder"])
    def test_no_such_pack_names_those_there_are(self, name: str) -> None:
        with pytest.raises(PackError) as caught:
            load_pack(name)
        assert str(caught.value) == (
            f"{name!r}: there is no standards pack and no folder of this name. Built-in packs: {BUILT_IN}"
        )

    def test_a_file_is_no_pack(self, pack: Path) -> None:
        with pytest.raises(PackError, match=r"this is a file; give the folder that holds 'pack\.yaml'"):
            load_pack(str(pack / "standards" / "AA.yaml"))

    def test_a_folder_that_is_no_pack(self, tmp_path: Path) -> None:
        assert problems(tmp_path)[0] == "pack.yaml: is missing"

    def test_a_folder_that_cannot_be_read(self, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: Path) -> Iterator[Path]:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr("protocol_audit.standards.pack_files.list_packs", lambda: ())
        monkeypatch.setattr(Path, "iterdir", refuse)
        with pytest.raises(PackError, match=r"could not be read \(Permission denied\)"):
            load_pack(str(pack / "pack.yaml"))

    def test_a_name_longer_than_the_system_takes(self) -> None:
        with pytest.raises(PackError):
            load_pack("x" * 5000)


class TestBuiltInBroken:
    """A built-in pack is not held to the whole schema at every start, and yet says what is wrong."""

    @pytest.fixture
    def built_in(self, pack: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(resources, "standards_folder", lambda: pack.parent)
        assert list_packs() == (pack.name,)
        return pack

    @pytest.mark.parametrize(
        ("name", "old", "new", "message"),
        [
            ("standards/AA.yaml", "near: 12", "nera: 12", "found_by[0].nera: not known here"),
            ("standards/AA.yaml", "level: required", "level: must", "'must' is not one of"),
            ("standards/AA.yaml", "stance: negated", "stance: negatd", "'negatd' is not one of"),
            ("standards/AA.yaml", "  source: PETS\n", "", "'source' is missing"),
            ("standards/AA.yaml", "title: Pets are", "title: &t Pets are", "anchors are not read"),
            ("concepts/all.yaml", "youth]", "9]", "should be text, not the number 9"),
            ("concepts/all.yaml", "youth]", "'']", "is empty"),
            ("pack.yaml", "id: BB", "id: CC", "the file 'standards/CC.yaml' is missing"),
            ("pack.yaml", "format: 1", "format: 2", "2 is not one of 1"),
        ],
    )
    def test_the_message_is_the_same(
        self, built_in: Path, name: str, old: str, new: str, message: str
    ) -> None:
        change(built_in, name, old, new)
        with pytest.raises(PackError, match=re.escape(message)) as caught:
            load_pack(built_in.name)
        assert str(caught.value).startswith(f"{built_in.name}/{name}")


class TestChecksum:
    def test_it_is_the_same_for_the_same_files(self, pack: Path, tmp_path: Path) -> None:
        shutil.copytree(pack, tmp_path / "copy")
        assert load_pack(str(pack)).sha256 == load_pack(str(tmp_path / "copy")).sha256

    def test_line_endings_do_not_matter(self, pack: Path) -> None:
        before = load_pack(str(pack)).sha256
        for name, text in FILES.items():
            (pack / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
        assert load_pack(str(pack)).sha256 == before

    def test_a_word_matters(self, pack: Path) -> None:
        before = load_pack(str(pack)).sha256
        change(pack, "concepts/all.yaml", "youth", "teen")
        assert load_pack(str(pack)).sha256 != before

    def test_a_name_matters(self, pack: Path) -> None:
        before = load_pack(str(pack)).sha256
        (pack / "concepts" / "all.yaml").rename(pack / "concepts" / "every.yaml")
        assert load_pack(str(pack)).sha256 != before
