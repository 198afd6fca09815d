"""What is kept between runs, and what becomes of a store that cannot be used."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from protocol_audit.errors import ReadError, WriteError
from protocol_audit.portfolio.store import KeptProgram, Store, letters, open_existing


def packed(text: str) -> bytes:
    return zlib.compress(text.encode())


def test_what_was_kept_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "s.sqlite")) as store:
        store.keep("k1", packed("{}"), b"whole")
        store.set_latest([KeptProgram("Cedar", "k1")])
    with closing(open_existing(tmp_path / "s.sqlite")) as store:
        assert store.has("k1")
        assert not store.has("k2")
        assert (store.result("k1"), store.frozen("k1")) == (b"{}", b"whole")
        assert list(store.latest()) == [KeptProgram("Cedar", "k1")]


def test_letters_stay_with_their_programs(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "s.sqlite")) as store:
        assert store.letters(["Cedar", "Alder"]) == {"Cedar": "A", "Alder": "B"}
        store.forget_all()
        assert store.letters(["Alder", "Birch", "Cedar"]) == {"Alder": "B", "Birch": "C", "Cedar": "A"}


def test_letters_go_on_after_z() -> None:
    assert [letters(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_store_is_set_aside_and_begun_anew(tmp_path: Path, content: bytes) -> None:
    path, told = tmp_path / "s.sqlite", []
    path.write_bytes(content)
    with closing(Store(path, told.append)) as store:
        assert not store.has("k1")
        store.keep("k1", packed("{}"), b"")
    assert (tmp_path / "s.set-aside-1.sqlite").read_bytes() == content
    assert len(told) == 1
    assert "every program is assessed anew" in told[0]


def test_a_store_of_another_version_is_set_aside(tmp_path: Path) -> None:
    path, told = tmp_path / "s.sqlite", []
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    Store(path, told.append).close()
    assert "another form (version 99" in told[0]


def test_a_store_in_use_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with closing(Store(path)) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(WriteError, match="another run is using it"):
            store.keep("k1", packed("{}"), b"")


def test_a_damaged_assessment_and_a_missing_one_end_in_words(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "s.sqlite")) as store:
        store.keep("k1", b"not packed", b"")
        for key in ("k1", "k2"):
            with pytest.raises(ReadError, match="run again with --fresh"):
                store.result(key)


def test_reading_from_what_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_bytes(b"words")
    with pytest.raises(ReadError, match="no portfolio store"):
        open_existing(tmp_path / "s.sqlite")
