"""Writes src/protocol_audit/language/stems.txt: the stems of the words in the built-in packs and the samples.

    python scripts/make_stems.py

Stemming a word takes as long as looking up a hundred, and a start needs thousands. The tests hold the file
equal to the stemmer, so that it can be made anew at any time and never be wrong.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from protocol_audit.language.words import STEMS, compute_stem  # noqa: E402

_WORD = re.compile(r"[a-z]{3,}")


def main() -> None:
    """Collect the words and write the file, sorted."""
    folders = (
        ROOT / "standards",
        ROOT / "sample_protocols" / "texts",
        ROOT / "src" / "protocol_audit" / "language",
    )
    files = sorted(
        file
        for folder in folders
        for file in folder.rglob("*")
        if file.suffix in {".yaml", ".txt", ".py", ".md"}
    )
    words = {
        word
        for file in files
        if file.name != STEMS
        for word in _WORD.findall(file.read_text(encoding="utf-8").lower())
    }
    lines = [f"{word} {compute_stem(word)}" for word in sorted(words)]
    target = ROOT / "src" / "protocol_audit" / "language" / STEMS
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
