"""Figures of an exported reader on what it was not trained on.

    python training/figures.py --data src/protocol_audit/learned/data [--passages] [--protocols d07,d13]

Always on the held-out fifth of phrases.jsonl; ``--passages`` and ``--protocols`` only for a reader that was
trained without them (train.py --early --keep ...). Prints thresholds that follow from the figures too.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from documents import read_units  # noqa: E402
from examples import Bank, Example, found_in, held_out  # noqa: E402
from labels import load_labels  # noqa: E402
from measure import on_documents, on_passages  # noqa: E402

from protocol_audit.learned import Reader, as_read  # noqa: E402


def scores_of(reader: Reader, examples: list[Example]) -> np.ndarray:
    """The reader's scores of examples."""
    return np.array(reader.score([as_read(e.heading, e.lead_in, e.text) for e in examples]))


def curve(positive: np.ndarray, near: np.ndarray, unrelated: np.ndarray) -> list[str]:
    """Lines of a table: at each cut, what is found, which near misses are rejected, what is wrongly found."""
    lines = []
    for cut in (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0):
        wrong = (unrelated > cut).mean()
        found, rejected = (positive > cut).mean(), (near <= cut).mean()
        lines.append(f"| {cut:.1f} | {found:.2f} | {rejected:.2f} | {wrong:.4f} |")
    return lines


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    shared = ROOT.parent.parent / "shared"
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--requirements", type=Path, default=shared / "toolkit/requirements.yaml")
    parser.add_argument("--benchmark", type=Path, default=shared / "benchmark")
    parser.add_argument("--passages", action="store_true")
    parser.add_argument("--protocols", default="")
    args = parser.parse_args()
    reader, labels = Reader(args.data), load_labels(args.requirements)
    bank, names = Bank(labels), [label.id for label in labels]
    files = ["phrases.jsonl", *(["passages.jsonl"] if args.passages else [])]
    for file in files:
        examples = [e for e in bank.read(args.benchmark / file, complete=False) if held_out(e.text)]
        scores = scores_of(reader, examples)
        print(file, json.dumps({k: round(v, 3) for k, v in on_passages(examples, scores, names).items()}))
        own = scores[np.arange(len(examples)), [e.own for e in examples]]
        kind = np.array([e.kind for e in examples])
        clash = np.array([names[e.own].endswith("/conflict") for e in examples])
        standard = np.array([label.standard for label in labels])
        other = standard[None, :] != standard[[e.own for e in examples]][:, None]
        other[:, -1] = False
        is_conflict = np.array([name.endswith("/conflict") for name in names])
        for title, yes, no, columns in (
            ("elements", own[kind == "supports"], own[(kind == "near_miss") & ~clash], ~is_conflict),
            ("conflicts", own[kind == "conflict"], own[(kind == "near_miss") & clash], is_conflict),
        ):
            print(f"\n| cut, {title} | found | near misses rejected | wrong on unrelated |")
            print("| --- | --- | --- | --- |")
            print("\n".join(curve(yes, no, scores[:, columns][other[:, columns]])))
        print()
    kept = [name for name in args.protocols.split(",") if name]
    if kept:
        tops, found = [], []
        for name in kept:
            folder = args.benchmark / "protocols" / name
            units = read_units(folder / "protocol.docx")
            tops.append(np.max(reader.score([as_read(u.heading, u.lead_in, u.text) for u in units]), axis=0))
            found.append(found_in(folder, bank.index, len(labels)))
        conflict = np.array([name.endswith("/conflict") for name in names])
        top, truth = np.array(tops), np.array(found)
        print(
            args.protocols,
            json.dumps({k: round(v, 3) for k, v in on_documents(top, truth, conflict).items()}),
        )
        for title, columns in (("elements", ~conflict), ("conflicts", conflict)):
            value, true = top[:, columns].ravel(), truth[:, columns].ravel()
            value, true = value[true >= 0], true[true >= 0]
            print(f"\n| cut, {title} of whole protocols | precision | recall |\n| --- | --- | --- |")
            for cut in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0):
                said = value > cut
                print(f"| {cut:.1f} | {true[said].mean():.2f} | {said[true == 1].mean():.2f} |")


if __name__ == "__main__":
    main()
