"""How fast the command is, and how much memory it takes; docs/speed.md has the figures.

    python benchmarks/speed.py              all of it
    python benchmarks/speed.py --runs 9     more runs a figure; the median counts
    python benchmarks/speed.py --no-curve   without the thousand pages

Whole processes are timed, from start to exit: ``protocol-audit check`` against plain text extraction by
python-docx, in turns on the same file. Needs macOS or Linux.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from made_up_protocol import write_protocol

from protocol_audit.assess import assess
from protocol_audit.readers import read_protocol
from protocol_audit.standards import load_pack

PACK = "ncedsv-sex-trafficking-2023"
CURVE = (1, 10, 100, 1000)
EXTRACTION = """
import sys, docx
document = docx.Document(sys.argv[1])
texts = [paragraph.text for paragraph in document.paragraphs]
for table in document.tables:
    for row in table.rows:
        texts += [cell.text for cell in row.cells]
print(len(" ".join(texts).split()))
"""
# The command as it is where the learned reader is not installed.
BY_RULES = """
import protocol_audit.learned
protocol_audit.learned.load_reader = lambda: None
from protocol_audit.cli import main
main()
"""
# A process begins with the peak memory of the one that started it, so a small one has to.
STOPWATCH = """
import os, sys, time
start = time.perf_counter()
quiet = [(os.POSIX_SPAWN_OPEN, one, os.devnull, os.O_RDWR, 0) for one in (0, 1)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One process: wall time in seconds and peak memory in megabytes."""

    seconds: float
    megabytes: float


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5, help="runs a figure (5)")
    parser.add_argument(
        "--no-curve", action="store_true", help="leave out assess() alone on 1 to 1,000 pages"
    )
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors\n")
    with tempfile.TemporaryDirectory() as folder:
        compare_on_hundred_pages(Path(folder), arguments.runs)
        time_ten_pages(Path(folder), arguments.runs)
        if not arguments.no_curve:
            draw_curve(Path(folder), arguments.runs)
    return 0


def compare_on_hundred_pages(folder: Path, runs: int) -> None:
    """The whole command against plain extraction, in turns."""
    file = write_protocol(folder / "hundred.docx", pages=100)
    words = sum(len(passage.text.split()) for passage in read_protocol(file).passages)
    turns = [
        (run_command(file), run_command(file, by_rules=True), run_extraction(file)) for _ in range(runs + 1)
    ][1:]
    ours, rules, plain = ([turn[side] for turn in turns] for side in range(3))
    print(f"100 pages ({words:,} words), {runs} runs each, medians; how many times plain extraction")
    for name, measured in (
        ("with the learned reader", ours),
        ("by rules alone", rules),
        ("python-docx", plain),
    ):
        ratio = statistics.median(o.seconds / p.seconds for o, p in zip(measured, plain, strict=True))
        print(f"  {name:24} {seconds(measured):6.2f} s  {memory(measured):5.0f} MB  {ratio:6.2f}")
    print()


def time_ten_pages(folder: Path, runs: int) -> None:
    """The whole command on a protocol of usual length."""
    file = write_protocol(folder / "ten.docx", pages=10)
    print("10 pages, the whole command")
    for name, by_rules in (("with the learned reader", False), ("by rules alone", True)):
        measured = [run_command(file, by_rules=by_rules) for _ in range(runs + 1)][1:]
        print(f"  {name:24} {seconds(measured):6.2f} s  {memory(measured):5.0f} MB")
    print()


def draw_curve(folder: Path, runs: int) -> None:
    """``assess`` alone, in this process, on longer and longer protocols."""
    pack = load_pack(PACK)
    print("assess() alone")
    for pages in CURVE:
        protocol = read_protocol(write_protocol(folder / f"{pages}.docx", pages=pages))
        took = []
        for _ in range(runs if pages < max(CURVE) else 1):
            start = time.perf_counter()
            assess(protocol, pack)
            took.append(time.perf_counter() - start)
        median = statistics.median(took)
        print(f"  {pages:5,} pages {median:8.3f} s  {1000 * median / pages:6.2f} ms a page")


def run_command(file: Path, *, by_rules: bool = False) -> Measured:
    """One run of ``protocol-audit check`` that writes a Word report, or one without the learned reader."""
    report = file.with_name(f"{file.stem}-report.docx")
    options = ["check", str(file), "--output", str(report), "--force", "--quiet"]
    start = ["-c", BY_RULES] if by_rules else ["-m", "protocol_audit"]
    return measure([sys.executable, *start, *options])


def run_extraction(file: Path) -> Measured:
    """One run of python-docx reading every paragraph and every table cell."""
    return measure([sys.executable, "-c", EXTRACTION, str(file)])


def measure(command: Sequence[str]) -> Measured:
    """Run a process to its end, from a small one. Raises CalledProcessError where it does not exit with 0."""
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", STOPWATCH, *command], capture_output=True, text=True, check=True
    )
    took, peak = run.stdout.split()
    units = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return Measured(float(took), int(peak) * units / 1_000_000)


def seconds(runs: Sequence[Measured]) -> float:
    """The median wall time."""
    return statistics.median(run.seconds for run in runs)


def memory(runs: Sequence[Measured]) -> float:
    """The median peak memory."""
    return statistics.median(run.megabytes for run in runs)


if __name__ == "__main__":
    sys.exit(main())
