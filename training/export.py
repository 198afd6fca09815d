"""Trained weights to what the package ships: model.onnx (int8), vocabulary.txt, labels.json.

python training/export.py --weights OUT/epoch08.pt --to src/protocol_audit/learned/data --version 1
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parent
PACK = "ncedsv-sex-trafficking-2023"
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from labels import load_labels  # noqa: E402
from network import WIDTH, Reader  # noqa: E402
from train import weights_folder  # noqa: E402


class Folded(nn.Module):
    """The same scores as ``Reader`` with everything that depends on labels alone worked out beforehand."""

    def __init__(self, model: Reader) -> None:
        """Fold a trained model."""
        super().__init__()
        self.encoder = model.encoder
        vectors = model.vectors / model.vectors.square().mean(-1, keepdim=True).add(1e-6).sqrt()
        self.queries = nn.Parameter(model.queries.detach() / WIDTH**0.5)
        self.vectors = nn.Parameter(vectors.detach())
        turned = model.scale * (vectors @ model.turn.weight) / WIDTH
        self.turned = nn.Parameter(turned.detach())
        self.bias = nn.Parameter((model.bias + model.scale * (vectors @ model.turn.bias) / WIDTH).detach())
        self.asked = nn.Parameter((model.asked(vectors) + model.seen.bias).detach())
        self.seen = nn.Parameter(model.seen.weight.detach().T.contiguous())
        self.both = nn.Parameter(model.both.weight.detach().T.contiguous())
        self.last = nn.Parameter(model.last.weight.detach()[0])

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Logits (batch, labels)."""
        x = self.encoder(tokens, mask)
        hide = ((1.0 - mask) * -1e4)[:, None, :]
        looks = ((x @ self.queries.T).transpose(1, 2) + hide).softmax(-1)
        mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        view = looks @ x + mean[:, None, :]
        view = view / view.square().mean(-1, keepdim=True).add(1e-6).sqrt()
        inner = functional.gelu(view @ self.seen + self.asked + (view * self.vectors) @ self.both)
        return (view * self.turned).sum(-1) + (inner * self.last).sum(-1) + self.bias


def write_onnx(model: Reader, path: Path) -> None:
    """Write the folded network in full precision."""
    example = (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9))
    torch.onnx.export(
        Folded(model).eval(), example, str(path), input_names=["tokens", "mask"], output_names=["scores"],
        dynamic_axes={"tokens": {0: "n", 1: "t"}, "mask": {0: "n", 1: "t"}, "scores": {0: "n"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip


def quantize(source: Path, target: Path) -> None:
    """Write the network with weights of 8 bits, one scale a column (of the word table: a row).

    Only storage is of 8 bits: the weights become floats again while loading, so that a score depends
    neither on the texts beside it in a batch nor on the processor's 8-bit instructions. (8-bit arithmetic
    was no faster on one AVX2 core and moved scores by .1.)
    """
    model = onnx.load(str(source))
    graph = model.graph
    weights = {w.name: onnx.numpy_helper.to_array(w) for w in graph.initializer}
    for node in list(graph.node):
        if node.op_type == "MatMul" and weights.get(node.input[1], np.zeros(0)).size > 10_000:
            node.input[1] = _stored(graph, node.input[1], weights[node.input[1]])
        elif node.op_type == "Gather" and weights.get(node.input[0], np.zeros(0)).size > 1_000_000:
            _store_table(graph, node, weights[node.input[0]])
    used = {name for node in graph.node for name in node.input}
    kept = [w for w in graph.initializer if w.name in used]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    _sort(graph)
    onnx.checker.check_model(model)
    onnx.save(model, str(target))


def _round(weight: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    scale = np.maximum(np.abs(weight).max(axis=axis, keepdims=True), 1e-12) / 127.0
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


def _stored(graph: onnx.GraphProto, name: str, weight: np.ndarray) -> str:
    small, scale = _round(weight, axis=0)
    graph.initializer.extend(
        [onnx.numpy_helper.from_array(small, f"{name}_8"), onnx.numpy_helper.from_array(scale, f"{name}_s")]
    )
    graph.node.extend(
        [
            onnx.helper.make_node("Cast", [f"{name}_8"], [f"{name}_f"], to=onnx.TensorProto.FLOAT),
            onnx.helper.make_node("Mul", [f"{name}_f", f"{name}_s"], [f"{name}_w"]),
        ]
    )
    return f"{name}_w"


def _store_table(graph: onnx.GraphProto, node: onnx.NodeProto, weight: np.ndarray) -> None:
    small, scale = _round(weight, axis=1)
    name, tokens, out = node.input[0], node.input[1], node.output[0]
    graph.initializer.extend(
        [onnx.numpy_helper.from_array(small, f"{name}_8"), onnx.numpy_helper.from_array(scale, f"{name}_s")]
    )
    node.input[0] = f"{name}_8"
    node.output[0] = f"{out}_8"
    graph.node.extend(
        [
            onnx.helper.make_node("Cast", [f"{out}_8"], [f"{out}_f"], to=onnx.TensorProto.FLOAT),
            onnx.helper.make_node("Gather", [f"{name}_s", tokens], [f"{out}_s"]),
            onnx.helper.make_node("Mul", [f"{out}_f", f"{out}_s"], [out]),
        ]
    )


def _sort(graph: onnx.GraphProto) -> None:
    """Put nodes after what they need, as the format asks."""
    ready = {w.name for w in graph.initializer} | {i.name for i in graph.input} | {""}
    waiting, placed = list(graph.node), []
    while waiting:
        now = [node for node in waiting if all(name in ready for name in node.input)]
        if not now:
            raise ValueError("the network's nodes need each other in a circle")
        waiting = [node for node in waiting if node not in now]
        placed += now
        ready |= {name for node in now for name in node.output}
    del graph.node[:]
    graph.node.extend(placed)


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--thresholds", type=Path, help="JSON: label -> threshold; 0 where not given")
    parser.add_argument("--full", type=Path, help="also keep the network in full precision here")
    shared = ROOT.parent.parent / "shared"
    parser.add_argument("--requirements", type=Path, default=shared / "toolkit/requirements.yaml")
    args = parser.parse_args()
    labels = load_labels(args.requirements)
    model = Reader(len(labels))
    model.load_state_dict(torch.load(args.weights))
    model.eval()
    thresholds = json.loads(args.thresholds.read_text()) if args.thresholds else {}
    args.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = args.full or Path(folder) / "full.onnx"
        write_onnx(model, full)
        quantize(full, args.to / "model.onnx")
    shutil.copyfile(weights_folder() / "vocab.txt", args.to / "vocabulary.txt")
    about = {
        "version": args.version,
        "pack": PACK,
        "labels": [{"id": label.id, "threshold": thresholds.get(label.id, 0.0)} for label in labels],
    }
    (args.to / "labels.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
