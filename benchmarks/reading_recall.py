"""How much of the words of real Word files the reader gives, against every part read independently.

    python benchmarks/reading_recall.py FOLDER               all .docx, .docm, .dotx, .dotm below it
    python benchmarks/reading_recall.py FOLDER --others      python-docx, docx2python and mammoth too
    python benchmarks/reading_recall.py FOLDER --worst 20    the files read worst, with the words that lack

What counts as the words of a file is found without the reader: every w:t, m:t and a:t of its main part,
headers, footers, footnotes and endnotes, parsed with recovery, but for what Word does not show: deleted and
moved-from text, instructions, the second branch of alternate content, hidden text and tables of contents are
taken off. Formulas do not count, since signs are put between their letters. A file has been read whole where
no word lacks.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import time
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree
from other_readers import OTHER_READERS

from protocol_audit.errors import ReadError
from protocol_audit.readers import read_protocol

ENDINGS = (".docx", ".docm", ".dotx", ".dotm")
STORY = re.compile(r"word/(?:document[^/]*|header[^/]*|footer[^/]*|footnotes[^/]*|endnotes[^/]*)\.xml$", re.I)
UNSEEN = {
    "del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPrChange", "rPrChange", "sdtPr",
    "docPartObj", "ffData", "oMath", "oMathPara",
}  # fmt: skip
ENDS = {"p", "br", "cr", "tab", "ptab", "tc", "noBreakHyphen", "sym", "rubyBase", "rt"}
MARGIN = re.compile(r"(?:header|footer)[^/]*$", re.I)
PAGE_NUMBER = re.compile(r"[\W\d_]*(?:page[\W\d_]*)?(?:of[\W\d_]*)?", re.I)
TOC = re.compile(r"toc ?\d$|table ?of ?(?:figures|authorities)$|contents", re.I)
INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
CONTENTS = (["TOC"], ["INDEX"], ["TOA"])
ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}id"
WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Score:
    """How one reader did on all files."""

    recalls: list[float] = field(default_factory=list)
    wrongly_rejected: int = 0
    untyped: int = 0
    seconds: float = 0.0


def main() -> int:
    """Read every file and print what came of it; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--others", action="store_true", help="other readers too, where they are installed")
    parser.add_argument("--worst", type=int, default=0, help="show so many of the files read worst")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    files = sorted(file for file in arguments.folder.rglob("*") if file.suffix.lower() in ENDINGS)
    expected = {file: words for file in files if (words := words_of(file))}
    print(f"{len(files)} files, {len(expected)} of them sound Word files with words\n")
    readers: dict[str, Callable[[Path], str]] = {"protocol-audit": ours}
    if arguments.others:
        readers.update(others())
    print(
        f"{'':16} {'read':>6} {'wrongly rejected':>17} {'untyped':>8} {'recall':>7} {'whole':>6} {'time':>7}"
    )
    for name, reader in readers.items():
        score, worst = run(reader, expected)
        show(name, score, len(expected))
        if name == "protocol-audit":
            explain(worst[: arguments.worst])
    return 0


def run(
    reader: Callable[[Path], str], expected: dict[Path, Counter[str]]
) -> tuple[Score, list[tuple[float, Path, str]]]:
    """Read every file; the score, and the files read worst with what lacks."""
    score, worst = Score(), []
    for file, words in expected.items():
        start = time.process_time()
        try:
            found = Counter(words_in(reader(file)))
        except ReadError as error:
            score.wrongly_rejected += 1
            worst.append((-1.0, file, str(error)))
            continue
        except Exception as error:  # noqa: BLE001 -- other readers raise anything; that is what is counted
            score.untyped += 1
            worst.append((-2.0, file, repr(error)[:300]))
            continue
        finally:
            score.seconds += time.process_time() - start
        lacking = words - found
        recall = 1 - lacking.total() / words.total()
        score.recalls.append(recall)
        if lacking:
            worst.append((recall, file, " ".join(lacking)[:400]))
    return score, sorted(worst, key=lambda one: one[:2])


def show(name: str, score: Score, files: int) -> None:
    """One line of the table."""
    mean = sum(score.recalls) / files if files else 0.0
    whole = sum(recall == 1 for recall in score.recalls) / files if files else 0.0
    print(
        f"{name:16} {len(score.recalls):6} {score.wrongly_rejected:17} {score.untyped:8} {mean:7.4f} "
        f"{whole:6.1%} {score.seconds:6.1f}s"
    )


def explain(worst: list[tuple[float, Path, str]]) -> None:
    """The files read worst."""
    for recall, file, lacking in worst:
        print(f"  {recall:7.4f} {file}\n          {lacking}")


def ours(file: Path) -> str:
    """The words as this project's reader gives them, numbers left out."""
    protocol = read_protocol(file)
    return "\n".join(passage.text for passage in protocol.passages)


def others() -> dict[str, Callable[[Path], str]]:
    """The other readers that are installed."""
    found: dict[str, Callable[[Path], str]] = {}
    for name, make in OTHER_READERS.items():
        try:
            found[name] = make()
        except ImportError:
            print(f"{name} is not installed, and left out")
    return found


def words_of(file: Path) -> Counter[str]:
    """The words that Word shows of a file; empty where it is no sound Word file."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [name for name in archive.namelist() if STORY.match(name.replace("\\", "/").lstrip("/"))]
            if not any("document" in part.lower() for part in parts):
                return Counter()
            roots = [etree.fromstring(archive.read(part)) for part in parts]
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        OSError,
        RuntimeError,
        ValueError,
        EOFError,
    ):
        return Counter()
    referred = references(archive_text(file))
    words: Counter[str] = Counter()
    running: set[str] = set()
    for part, root in zip(parts, roots, strict=True):
        is_margin = bool(MARGIN.search(part))
        if is_margin and part.rpartition("/")[2].lower() not in referred:
            continue
        lines = [line for line in "".join(Story(referred).pieces(root)).split("\n") if line.strip()]
        if is_margin:
            # A running title is read once, and a page's own number is no text.
            lines = [line for line in dict.fromkeys(lines) if line not in running and not is_number(line)]
            running.update(lines)
        words.update(words_in(" ".join(lines)))
    return words


def archive_text(file: Path) -> dict[str, str]:
    """The main part and its relationships, as text."""
    with zipfile.ZipFile(file) as archive:
        names = {name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()}
        main = next(name for name in names if re.match(r"word/document[^/]*\.xml$", name))
        rels = main.replace("word/", "word/_rels/") + ".rels"
        texts = {"main": archive.read(names[main]).decode("utf-8", "replace")}
        texts["rels"] = archive.read(names[rels]).decode("utf-8", "replace") if rels in names else ""
        return texts


def references(texts: dict[str, str]) -> set[str]:
    """What the main part refers to: the names of headers and footers, "footnote 2", "endnote 1"."""
    ids = set(re.findall(r"<\w+:(?:header|footer)Reference[^>]*\bid=\"([^\"]*)\"", texts["main"]))
    found = set()
    for line in re.findall(r"<Relationship\b[^>]*>", texts["rels"]):
        values = dict(re.findall(r"(\w+)=[\"']([^\"']*)[\"']", line))
        if values.get("Id") in ids:
            found.add(values.get("Target", "").rpartition("/")[2].lower())
    notes = re.findall(r"<\w+:(foot|end)noteReference[^>]*\bid=\"([^\"]*)\"", texts["main"])
    return found | {f"{kind}note {number}" for kind, number in notes}


def words_in(text: str) -> list[str]:
    """The words of a text, in lower case; soft hyphens part no word."""
    return WORD.findall(text.translate(INVISIBLE).lower())


class Story:
    """Goes through one part in order, and knows where a table of contents begins and ends."""

    def __init__(self, referred: set[str]) -> None:
        self._referred = referred
        self._fields: list[str] = []

    def pieces(self, node: Any) -> Iterator[str]:
        """The text under an element, with white space where a word ends."""
        for child in node:
            if not isinstance(child.tag, str):
                continue
            name = etree.QName(child).localname
            if name in ("fldChar", "instrText"):
                self._take_field(child, name)
            if name in UNSEEN or is_unseen(child, name):
                continue
            if name in ("footnote", "endnote") and f"{name} {child.get(ID)}" not in self._referred:
                continue
            if name in ("txbxContent", "ruby", "rubyBase"):
                yield " "
            if name == "t":
                yield "" if self._in_contents() else child.text or ""
            else:
                yield from self.pieces(child)
            if name in ENDS and not runs_on(child, name):
                yield "\n" if name == "p" else " "

    def _take_field(self, node: Any, name: str) -> None:
        kind = next((value for key, value in node.attrib.items() if key.endswith("}fldCharType")), "")
        if name == "instrText" and self._fields:
            self._fields[-1] += node.text or ""
        elif kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_contents(self) -> bool:
        return any(field.split()[:1] in CONTENTS for field in self._fields)


def is_number(line: str) -> bool:
    """Whether a line of a header or footer is only the number of the page."""
    return bool(PAGE_NUMBER.fullmatch(line))


def runs_on(node: Any, name: str) -> bool:
    """Whether a paragraph goes on in the next: its mark was deleted, or it is one large letter."""
    if name != "p":
        return False
    gone = node.find("{*}pPr/{*}rPr/{*}del"), node.find("{*}pPr/{*}rPr/{*}moveFrom")
    frame = node.find("{*}pPr/{*}framePr")
    is_letter = frame is not None and any(key.endswith("}dropCap") for key in frame.attrib)
    return is_letter or any(mark is not None for mark in gone)


def is_unseen(node: Any, name: str) -> bool:
    """Whether an element is hidden, deleted, a table of contents, or a note that only draws a line."""
    if name == "r":
        return any(is_on(mark) for mark in node.iterfind("{*}rPr/{*}vanish"))
    if name == "tr":
        return node.find("{*}trPr/{*}del") is not None
    if name == "p":
        style = node.find("{*}pPr/{*}pStyle")
        return style is not None and any(TOC.match(value) for value in style.attrib.values())
    if name == "sdt":
        gallery = node.find("{*}sdtPr/{*}docPartObj/{*}docPartGallery")
        return gallery is not None and "Table of Contents" in gallery.attrib.values()
    return name in ("footnote", "endnote") and any(key.endswith("}type") for key in node.attrib)


def is_on(mark: Any) -> bool:
    """Whether an on/off property is on."""
    return not any(value in ("0", "false", "off") for value in mark.attrib.values())


if __name__ == "__main__":
    sys.exit(main())
