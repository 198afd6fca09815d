"""The small SQLite file in which finished assessments are kept, so that no work is done twice.

It quotes protocols and names programs: it is as confidential as the protocols are.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from protocol_audit.errors import ReadError, WriteError

ENDING = ".sqlite"
NAME = f"portfolio-store{ENDING}"
_FORMAT = 1
_HEAD = b"SQLite format 3\0"
_TABLES = f"""
PRAGMA application_id = 1346454617;
PRAGMA user_version = {_FORMAT};
CREATE TABLE assessment (
    key TEXT PRIMARY KEY, result BLOB NOT NULL, frozen BLOB NOT NULL
);
CREATE TABLE latest (place INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, key TEXT NOT NULL);
CREATE TABLE letter (name TEXT PRIMARY KEY, letter TEXT NOT NULL UNIQUE);
CREATE TABLE report (file TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
"""


class KeptProgram(NamedTuple):
    """A program of the latest run: its name, and the key of its assessment."""

    name: str
    key: str


class Store:
    """An open store. Every assessment is on the disk as soon as ``keep`` comes back."""

    def __init__(self, path: Path, tell: Callable[[str], None] = lambda _text: None) -> None:
        """Open the store at this path, made where there is none.

        tell  hears that a damaged store, or one of another version, was set aside and begun anew

        Raises WriteError where it cannot be opened or is in use.
        """
        self.path = path
        with _explained(path):
            if path.exists() and (why := _unfit(path)):
                aside = _free_name(path)
                path.replace(aside)
                tell(f"{path.name}: {why}. It is now {aside.name}, and every program is assessed anew")
            is_new = not path.exists()
            self._connection = sqlite3.connect(path, timeout=2.0)
            if is_new:
                self._connection.executescript(_TABLES)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def forget_all(self) -> None:
        """Take every assessment out; letters stay, so that a program keeps its own."""
        with _explained(self.path), self._connection:
            self._connection.execute("DELETE FROM assessment")
            self._connection.execute("DELETE FROM latest")

    def has(self, key: str) -> bool:
        """Whether the assessment of this key is kept."""
        return self._one("SELECT 1 FROM assessment WHERE key = ?", key) is not None

    def keep(self, key: str, result: bytes, frozen: bytes) -> None:
        """Keep an assessment; raises WriteError where it cannot be written."""
        with _explained(self.path), self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO assessment VALUES (?, ?, ?)", (key, result, frozen)
            )

    def forget(self, key: str) -> None:
        """Take one assessment out."""
        with _explained(self.path), self._connection:
            self._connection.execute("DELETE FROM assessment WHERE key = ?", (key,))

    def result(self, key: str) -> bytes:
        """The kept assessment as JSON; raises ReadError where it is damaged or not there."""
        found = self._one("SELECT result FROM assessment WHERE key = ?", key)
        try:
            return zlib.decompress(found[0])  # type: ignore[index]
        except (TypeError, zlib.error) as error:
            raise ReadError(f"{self.path}: an assessment in it is damaged; run again with --fresh") from error

    def frozen(self, key: str) -> bytes:
        """The kept assessment whole, for ``thaw``; b"" where there is none."""
        found = self._one("SELECT frozen FROM assessment WHERE key = ?", key)
        return bytes(found[0]) if found else b""

    def set_latest(self, programs: Iterable[KeptProgram]) -> None:
        """Say which programs the latest run had, in order."""
        with _explained(self.path), self._connection:
            self._connection.execute("DELETE FROM latest")
            numbered = ((place, name, key) for place, (name, key) in enumerate(programs))
            self._connection.executemany("INSERT INTO latest VALUES (?, ?, ?)", numbered)

    def latest(self) -> Iterator[KeptProgram]:
        """The programs of the latest run, in order."""
        with _explained(self.path):
            rows = self._connection.execute("SELECT name, key FROM latest ORDER BY place").fetchall()
        yield from (KeptProgram(*row) for row in rows)

    def letters(self, names: Sequence[str]) -> dict[str, str]:
        """A letter for each name: the one it had, else the next that is free, in the order of ``names``."""
        with _explained(self.path), self._connection:
            known = dict(self._connection.execute("SELECT name, letter FROM letter"))
            taken = set(known.values())
            free = (letter for number in count() if (letter := letters(number)) not in taken)
            for name in names:
                if name not in known:
                    known[name] = next(free)
                    self._connection.execute("INSERT INTO letter VALUES (?, ?)", (name, known[name]))
        return {name: known[name] for name in names}

    def note_report(self, file: Path, sha256: str) -> None:
        """Remember a report as it was written."""
        with _explained(self.path), self._connection:
            self._connection.execute("INSERT OR REPLACE INTO report VALUES (?, ?)", (str(file), sha256))

    def wrote(self, file: Path, sha256: str) -> bool:
        """Whether a report with this content was written to this file by an earlier run."""
        found = self._one("SELECT sha256 FROM report WHERE file = ?", str(file))
        return found is not None and found[0] == sha256

    def _one(self, query: str, value: str) -> tuple[Any, ...] | None:
        with _explained(self.path):
            row: tuple[Any, ...] | None = self._connection.execute(query, (value,)).fetchone()
        return row


def open_existing(path: Path) -> Store:
    """The store at this path, to read from; raises ReadError where it is none."""
    why = _unfit(path)
    if why:
        raise ReadError(f"{path}: {why}; give the store that protocol-audit portfolio wrote")
    return Store(path)


def is_store(path: Path) -> bool:
    """Whether the file is a database such as a store is."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


def letters(number: int) -> str:
    """The letters of a number from 0: A to Z, then AA, AB and so on."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _unfit(path: Path) -> str:
    """Why the file cannot be used as a store; "" where it can."""
    if not is_store(path):
        return "this is no portfolio store, or it is damaged"
    try:
        with closing(sqlite3.connect(path, timeout=2.0)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return "the store is damaged"
    if version != _FORMAT or not {"assessment", "latest", "letter", "report"} <= tables:
        return f"the store has another form (version {version}, this is version {_FORMAT})"
    return "" if state == "ok" else "the store is damaged"


def _free_name(path: Path) -> Path:
    """A name beside the path that nothing has."""
    number = 1
    while (free := path.with_name(f"{path.stem}.set-aside-{number}{path.suffix}")).exists():
        number += 1
    return free


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system refuse into words."""
    elsewhere = "choose another place for it with --store"
    try:
        yield
    except sqlite3.Error as error:
        busy = "another run is using it; wait until that has ended"
        advice = busy if "locked" in str(error) else elsewhere
        raise WriteError(f"{path}: the store cannot be used ({error}); {advice}") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(f"{path}: the store cannot be used ({reason}); {elsewhere}") from error
