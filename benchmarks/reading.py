"""How fast Word files are read, and in how much memory, beside other readers; see docs/reading.md.

    python benchmarks/reading.py            side by side on 50,000 words, then the curve in length
    python benchmarks/reading.py --runs 9   more runs a figure; the median counts

Every reader reads the same file in a process of its own, in turns. Time is that of the processor, without
starting Python and loading the library; memory is the most that the process ever held. python-docx reads
paragraphs and table cells, docx2python and mammoth all their text, protocol-audit everything with places.
Readers that are not installed are left out (pip install -e ".[benchmark]"). Needs macOS or Linux.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from made_up_protocol import write_protocol
from other_readers import OTHER_READERS

PAGES = 113  # of made_up_protocol, which make some 50,000 words
CURVE = (1, 10, 100, 1000)


@dataclass(frozen=True, slots=True)
class Measured:
    """One reading: seconds, peak memory in megabytes, and how many words came out."""

    seconds: float
    megabytes: float
    words: int


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=7, help="runs a figure (7)")
    parser.add_argument("--one", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(*read_once(arguments.one[0], Path(arguments.one[1])))
        return 0
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors\n")
    with tempfile.TemporaryDirectory() as folder:
        side_by_side(Path(folder), arguments.runs)
        curve(Path(folder), arguments.runs)
    return 0


def side_by_side(folder: Path, runs: int) -> None:
    """Every reader on the same file, in turns."""
    file = write_protocol(folder / "protocol.docx", pages=PAGES)
    names = [name for name in READERS if measured(name, file) is not None]
    turns = [{name: measured(name, file) for name in names} for _ in range(runs)]
    print(f"{'reader':16} {'time':>8} {'times python-docx':>18} {'memory':>8} {'words':>8}")
    base = median([turn["python-docx"] for turn in turns])
    for name in names:
        found = median([turn[name] for turn in turns])
        print(
            f"{name:16} {1000 * found.seconds:5.0f} ms {found.seconds / base.seconds:18.2f} "
            f"{found.megabytes:5.0f} MB {found.words:8,}"
        )
    print()


def curve(folder: Path, runs: int) -> None:
    """This project's reader on longer and longer protocols."""
    print(f"{'pages':>6} {'words':>8} {'time':>9} {'a page':>9} {'memory':>8}")
    for pages in CURVE:
        file = write_protocol(folder / f"{pages}.docx", pages=pages)
        found = median([measured("protocol-audit", file) for _ in range(runs)])
        print(
            f"{pages:6,} {found.words:8,} {1000 * found.seconds:6.0f} ms "
            f"{1000 * found.seconds / pages:6.2f} ms {found.megabytes:5.0f} MB"
        )


def median(runs: list[Measured | None]) -> Measured:
    """The median of each figure."""
    found = [run for run in runs if run is not None]
    return Measured(
        statistics.median(run.seconds for run in found),
        statistics.median(run.megabytes for run in found),
        found[0].words,
    )


def measured(name: str, file: Path) -> Measured | None:
    """One reading in a process of its own; None where the reader is not installed."""
    command = [sys.executable, __file__, "--one", name, str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        if "ModuleNotFoundError" not in run.stderr:
            raise RuntimeError(run.stderr)
        print(f"{name} is not installed, and left out")
        return None
    seconds, megabytes, words = run.stdout.split()
    return Measured(float(seconds), float(megabytes), int(words))


def read_once(name: str, file: Path) -> tuple[float, float, int]:
    """Seconds, megabytes and words of one reading in this process."""
    reader = READERS[name]()
    start = time.process_time()
    text = reader(file)
    seconds = time.process_time() - start
    units = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * units / 1_000_000
    return seconds, peak, len(text.split())


def _ours() -> Callable[[Path], str]:
    from protocol_audit.readers.word import read_word

    return lambda file: "\n".join(passage.text for passage in read_word(file).passages)


READERS: dict[str, Callable[[], Callable[[Path], str]]] = {
    "protocol-audit": _ours,
    **OTHER_READERS,
}


if __name__ == "__main__":
    sys.exit(main())
