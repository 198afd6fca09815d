"""Builds the sample protocols from the texts in ``texts/``.

python sample_protocols/build.py            writes every sample
python sample_protocols/build.py --check    says whether the files hold what the texts say; exit 1 if not
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from markup import Sample, parse_sample
from wordfile import make_word_file

FOLDER = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Write the samples, or with ``--check`` compare them; returns the exit code."""
    samples = [parse_sample(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("texts/*.txt"))]
    if arguments == ["--check"]:
        return _check(samples)
    for sample in samples:
        (FOLDER / sample.settings["file"]).write_bytes(make_word_file(sample))
    return 0


def _check(samples: list[Sample]) -> int:
    expected = {sample.settings["file"]: make_word_file(sample) for sample in samples}
    there = {path.name: path.read_bytes() for path in FOLDER.glob("*.docx")}
    stale = [name for name in sorted(expected) if _contents(there.get(name)) != _contents(expected[name])]
    stale += sorted(there.keys() - expected.keys())
    for name in stale:
        print(f"{name}: differs from its text; run python sample_protocols/build.py", file=sys.stderr)
    return 1 if stale else 0


def _contents(file: bytes | None) -> dict[str, bytes] | None:
    """What each part of a Word file holds; how hard it was compressed depends on the machine."""
    if file is None:
        return None
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
