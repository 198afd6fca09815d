"""How fast a folder of programs is assessed, how that grows with workers, and what a kill costs.

    python benchmarks/portfolio.py                     500 programs of 10 pages, with 1 and with 2 workers
    python benchmarks/portfolio.py --programs 40       fewer
    python benchmarks/portfolio.py --rules             by rules alone: the pack under another name
    python benchmarks/portfolio.py --workers 2         only so many workers; may be given more than once

Whole processes are timed, from start to exit: ``protocol-audit portfolio`` on an empty store. Then one is
killed when half of the programs are done, and started again: it must assess the other half only. Needs Linux,
for memory is read from /proc. docs/speed.md has the figures.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from made_up_protocol import write_protocol

PACK = "ncedsv-sex-trafficking-2023"
PAGES = 10
VARIANTS = 20  # different protocols; the others are copies under other names, read and judged all the same
POLL = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds, and peak memory in megabytes of the first process and of all together.

    busy  seconds of processor time of all processes, which other work on the machine does not change much
    """

    seconds: float
    busy: float
    first: float
    together: float
    output: str


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--programs", type=int, default=500, help="how many programs (500)")
    parser.add_argument("--workers", type=int, action="append", help="how many workers (1 and 2)")
    parser.add_argument("--rules", action="store_true", help="by rules alone")
    parser.add_argument("--no-kill", action="store_true", help="leave out the kill half-way")
    arguments = parser.parse_args()
    print(f"{arguments.programs} programs of {PAGES} pages, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_programs(folder / "programs", arguments.programs)
        pack = renamed_pack(folder / "pack") if arguments.rules else PACK
        for workers in arguments.workers or (1, 2):
            run = assess(folder, pack, workers)
            rate = arguments.programs / run.seconds
            print(
                f"{workers} worker(s): {run.seconds:.0f} s, {rate:.2f} programs a second; "
                f"{run.busy / arguments.programs:.2f} s of processor time a program; peak memory "
                f"{run.first:.0f} MB in the first process, {run.together:.0f} MB in all",
                flush=True,
            )
        if not arguments.no_kill:
            print(kill_and_resume(folder, pack, arguments.programs))
    return 0


def write_programs(folder: Path, programs: int) -> None:
    """Fill the folder with protocols."""
    folder.mkdir()
    for number in range(programs):
        file = folder / f"program-{number:04}.docx"
        if number < VARIANTS:
            write_protocol(file, pages=PAGES, variant=number)
        else:
            shutil.copyfile(folder / f"program-{number % VARIANTS:04}.docx", file)


def renamed_pack(folder: Path) -> str:
    """A copy of the pack under another name, which the learned reader has not learned."""
    shutil.copytree(Path(__file__).parents[1] / "standards" / PACK, folder)
    head = folder / "pack.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace(f"id: {PACK}", "id: by-rules"), encoding="utf-8")
    return str(folder)


def command(folder: Path, pack: str, workers: int) -> list[str]:
    """The command line, with its store beside the programs."""
    options = ["--standards", pack, "--workers", str(workers), "--force"]
    return [sys.executable, "-m", "protocol_audit", "portfolio", str(folder / "programs"), *options]


def assess(folder: Path, pack: str, workers: int, *, fresh: bool = True) -> Measured:
    """One run to its end."""
    store = folder / "programs" / "portfolio-store.sqlite"
    if fresh:
        store.unlink(missing_ok=True)
    start, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        command(folder, pack, workers), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    first = together = 0.0
    while process.poll() is None:
        sizes = [memory_of(pid) for pid in family(process.pid)]
        first, together = max(first, sizes[0] if sizes else 0.0), max(together, sum(sizes))
        time.sleep(POLL)
    seconds = time.perf_counter() - start
    output, errors = process.communicate()
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    if process.returncode:
        sys.exit(f"the run failed:\n{errors}")
    return Measured(seconds, busy, first, together, output)


def kill_and_resume(folder: Path, pack: str, programs: int) -> str:
    """What a run does after one was killed when half was done."""
    store = folder / "programs" / "portfolio-store.sqlite"
    store.unlink(missing_ok=True)
    process = subprocess.Popen(
        command(folder, pack, 2),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None and count_kept(store) < programs // 2:
        time.sleep(POLL)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kept = count_kept(store)
    again = assess(folder, pack, 2, fresh=False)
    found = re.search(r"(\d+) of \d+ were kept", again.output)
    reused = int(found[1]) if found else 0
    verdict = "nothing twice" if reused == kept else "SOME TWICE"
    return (
        f"killed with {kept} programs kept; the next run took {again.seconds:.0f} s, reused {reused} and "
        f"assessed {programs - reused}: {verdict}"
    )


def count_kept(store: Path) -> int:
    """How many assessments the store has by now."""
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=5)) as connection:
            (count,) = connection.execute("SELECT COUNT(*) FROM assessment").fetchone()
    except sqlite3.OperationalError:
        return 0
    return int(count)


def family(pid: int) -> Iterator[int]:
    """A process and all that it started."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def memory_of(pid: int) -> float:
    """What a process has in memory now, its share of what is shared, in megabytes; 0 where it is gone."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1000 if found else 0.0


if __name__ == "__main__":
    sys.exit(main())
