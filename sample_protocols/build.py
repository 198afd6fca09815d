"""Builds the samples: protocols from the texts in ``texts/``, self-assessments from ``answers/``.

python sample_protocols/build.py            writes every sample
python sample_protocols/build.py --check    says whether the files hold what the texts say; exit 1 if not
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from markup import parse_sample
from wordfile import make_word_file
from workbookfile import make_workbook_file, read_answers

FOLDER = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Write the samples, or with ``--check`` compare them; returns the exit code."""
    made = dict(_made())
    if arguments == ["--check"]:
        return _check(made)
    for name, content in made.items():
        (FOLDER / name).write_bytes(content)
    return 0


def _made() -> Iterator[tuple[str, bytes]]:
    """Every sample's name with its bytes."""
    for path in sorted(FOLDER.glob("texts/*.txt")):
        sample = parse_sample(path.read_text(encoding="utf-8"))
        yield sample.settings["file"], make_word_file(sample)
    for path in sorted(FOLDER.glob("answers/*.yaml")):
        answers = read_answers(path)
        yield answers["file"], make_workbook_file(answers)


def _check(expected: dict[str, bytes]) -> int:
    there = {
        path.name: path.read_bytes() for ending in ("docx", "xlsx") for path in FOLDER.glob(f"*.{ending}")
    }
    stale = [name for name in sorted(expected) if _contents(there.get(name)) != _contents(expected[name])]
    stale += sorted(there.keys() - expected.keys())
    for name in stale:
        print(f"{name}: differs from its text; run python sample_protocols/build.py", file=sys.stderr)
    return 1 if stale else 0


def _contents(file: bytes | None) -> object:
    """What a file holds, whatever made it: the parts of a Word file, or the cells of a workbook."""
    if file is None:
        return None
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        if "xl/workbook.xml" not in package.namelist():
            return {name: package.read(name) for name in package.namelist()}
    workbook = openpyxl.load_workbook(io.BytesIO(file))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
