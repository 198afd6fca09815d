"""The weight of each word in telling a sentence that may state something asked from one that does not.

    python training/promise.py --to src/protocol_audit/learned/data [--keep d07,d13]

A logistic model over the tokens that a sentence has: passages against plain sentences of the protocols.
For documents so long that only the more promising sentences can be read with the network.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from examples import Bank, Example, held_out  # noqa: E402
from labels import load_labels  # noqa: E402
from network import WORDS  # noqa: E402
from train import DEVELOPMENT, tokenizer  # noqa: E402

from protocol_audit.learned import LONGEST, as_read  # noqa: E402


def tokens_of(examples: list[Example]) -> csr_matrix:
    """One row an example, one column a token: 1 where the example has it."""
    words, rows, columns = tokenizer(), [], []
    for row, e in enumerate(examples):
        tokens = set(words.encode(as_read(e.heading, e.lead_in, e.text), LONGEST)[1:-1])
        rows += [row] * len(tokens)
        columns += sorted(tokens)
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(examples), WORDS))


def main() -> None:
    """Fit, say what is lost at which share on protocols kept out, and write promise.json."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    shared = ROOT.parent.parent / "shared"
    parser.add_argument("--requirements", type=Path, default=shared / "toolkit/requirements.yaml")
    parser.add_argument("--benchmark", type=Path, default=shared / "benchmark")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--keep", default="", help="development protocols to keep out and to measure on")
    args = parser.parse_args()
    bank, kept = Bank(load_labels(args.requirements)), [n for n in args.keep.split(",") if n]
    passages = [
        e for e in bank.read(args.benchmark / "phrases.jsonl", complete=False) if not held_out(e.text)
    ]
    passages += bank.read(args.benchmark / "passages.jsonl", complete=True)
    for file in sorted(ROOT.glob("passages/*.jsonl")):
        passages += bank.read(file, complete=False)
    folder = args.benchmark / "protocols"
    units = [e for n in DEVELOPMENT if n not in kept for e in bank.read_protocol(folder / n)]
    truth = [e.kind != "none" for e in passages] + [bool(e.maybe) for e in units]
    weight = [1.0] * len(passages) + [2.0] * len(units)
    model = LogisticRegression(C=0.05, max_iter=300)
    model.fit(tokens_of(passages + units), truth, sample_weight=weight)
    for name in kept:
        test = bank.read_protocol(folder / name)
        order = np.argsort(-model.decision_function(tokens_of(test)), kind="stable")
        found = np.array([bool(e.maybe) for e in test])[order].cumsum()
        shares = {s: round(float(found[int(s * len(test)) - 1] / found[-1]), 3) for s in (0.4, 0.5, 0.6, 0.8)}
        print(f"{name}: share of sentences kept -> share of evidence sentences among them: {shares}")
    weights = {str(n): round(float(w), 3) for n, w in enumerate(model.coef_[0]) if abs(w) >= 0.0005}
    args.to.mkdir(parents=True, exist_ok=True)
    (args.to / "promise.json").write_text(json.dumps(weights) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
