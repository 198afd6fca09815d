"""What the learned reader says about whole protocols: for each label its best units, as JSON.

    python training/predict_documents.py --data src/protocol_audit/learned/data --protocols FOLDER --to FOLDER

Uses the package's own run-time code. For each document one file: label -> the five units that score highest,
with score, text, heading and address, and the "hedged" score of the same unit.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from documents import Unit, read_units  # noqa: E402

from protocol_audit.learned import Reader, as_read  # noqa: E402


def best_units(reader: Reader, units: list[Unit], count: int = 5) -> dict[str, list[dict[str, object]]]:
    """For each label its ``count`` highest units."""
    rows = reader.score([as_read(unit.heading, unit.lead_in, unit.text) for unit in units])
    best = {}
    for column, label in enumerate(reader.labels):
        order = sorted(range(len(units)), key=lambda n: -rows[n][column])[:count]
        best[label] = [
            {
                "score": round(rows[n][column] - reader.thresholds[column], 3),
                "hedged": round(rows[n][-1], 3),
                "text": units[n].text,
                "heading": units[n].heading,
                "lead_in": units[n].lead_in,
                "address": units[n].address,
            }
            for n in order
        ]
    return best


def main() -> None:
    """Write one JSON file a document; scores are given less the label's threshold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the exported network's folder")
    parser.add_argument("--protocols", type=Path, required=True, help="a folder with one folder a document")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--only", default="", help="names, with commas")
    args = parser.parse_args()
    reader = Reader(args.data)
    args.to.mkdir(parents=True, exist_ok=True)
    only = set(filter(None, args.only.split(",")))
    for folder in sorted(args.protocols.iterdir()):
        if only and folder.name not in only:
            continue
        units = read_units(folder / "protocol.docx")
        begun = time.perf_counter()
        best = best_units(reader, units)
        seconds = time.perf_counter() - begun
        print(f"{folder.name}: {len(units)} units in {seconds:.1f} s")
        text = json.dumps(best, ensure_ascii=False, indent=1)
        (args.to / f"{folder.name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
