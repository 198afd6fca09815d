"""How well PDFs are read: each document saved as a PDF, and compared with what is read of the Word file.

    python benchmarks/pdf_reading.py                    the samples
    python benchmarks/pdf_reading.py FILE.docx ...      other Word files
    python benchmarks/pdf_reading.py --to odt           as OpenDocument texts instead
    python benchmarks/pdf_reading.py --rules            judged by rules alone

Needs LibreOffice (soffice) on the path.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from protocol_audit.assess import assess
from protocol_audit.learned import load_reader
from protocol_audit.model import Kind, Protocol
from protocol_audit.opinion import LearnedReader
from protocol_audit.readers import read_protocol
from protocol_audit.standards import load_pack

PACK = load_pack("ncedsv-sex-trafficking-2023")
SAMPLES = Path(__file__).parent.parent / "sample_protocols"
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Compared:
    """One document: words kept, words of both readings, equal statuses, seconds to read the other file."""

    kept: int
    original: int
    other: int
    same: int
    seconds: float


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--to", default="pdf", help="the kind of file to save as (pdf)")
    parser.add_argument("--rules", action="store_true", help="without the learned reader")
    arguments = parser.parse_args()
    files = arguments.files or sorted(SAMPLES.glob("*.docx"))
    reader = None if arguments.rules else load_reader()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for file, other in zip(files, saved_as(arguments.to, files, Path(folder)), strict=True):
            found.append(compare(file, other, reader))
            print(f"{file.name}: {in_words([found[-1]])}")
    print(f"all: {in_words(found)}")
    return 0


def saved_as(kind: str, files: Sequence[Path], folder: Path) -> list[Path]:
    """The files as LibreOffice saves them."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    return [folder / f"{file.stem}.{kind}" for file in files]


def compare(file: Path, other: Path, reader: LearnedReader | None) -> Compared:
    """One document read both ways."""
    original = read_protocol(file)
    start = time.perf_counter()
    read = read_protocol(other)
    seconds = time.perf_counter() - start
    one, two = words_of(original), words_of(read)
    pairs = zip(statuses(original, reader), statuses(read, reader), strict=True)
    same = sum(a == b for a, b in pairs)
    return Compared((one & two).total(), one.total(), two.total(), same, seconds)


def words_of(protocol: Protocol) -> Counter[str]:
    """The words of the text, without headers and footers."""
    texts = (passage.text for passage in protocol.passages if passage.kind is not Kind.MARGIN)
    return Counter(word for text in texts for word in WORD.findall(text.lower()))


def statuses(protocol: Protocol, reader: LearnedReader | None) -> list[str]:
    """The status of each standard."""
    return [finding.status.value for finding in assess(protocol, PACK, reader=reader).findings]


def in_words(found: Sequence[Compared]) -> str:
    """The figures of these documents together."""
    kept = sum(one.kept for one in found)
    recall, precision = kept / sum(one.original for one in found), kept / sum(one.other for one in found)
    same, asked = sum(one.same for one in found), len(found) * len(PACK.standards)
    seconds = sum(one.seconds for one in found)
    return (
        f"words {recall:.2%} out, {precision:.2%} right; {same} of {asked} statuses; read in {seconds:.2f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
