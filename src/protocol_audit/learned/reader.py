"""Runs the trained network over texts, offline, to the same scores every time."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .wordpiece import WordPiece

LONGEST = 112  # tokens of a text that are read, start and end marks included
BATCH = 8  # texts of about one length that go through the network together; more are slower
THREADS = 4  # at most; each works on rows of its own, so that scores do not depend on how many there are


def as_read(heading: str, lead_in: str, text: str) -> str:
    """A unit as the learned reader was trained to see it: innermost heading, list lead-in, text."""
    carried = f"{lead_in.strip()} {text.strip()}".strip()
    return f"{heading.strip()} | {carried}" if heading.strip() else carried


class Reader:
    """A loaded network.

    version     of the weights
    pack        id of the pack whose standards it learned
    labels      what each score is about: "AI-5/a", "AI-5/conflict", and "hedged"
    thresholds  for each label the score from which the reader says "states it"
    """

    def __init__(self, folder: Traversable, *, threads: int = THREADS) -> None:
        """Load model.onnx, vocabulary.txt and labels.json of a folder."""
        about = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.version: str = about["version"]
        self.pack: str = about["pack"]
        self.labels: tuple[str, ...] = tuple(label["id"] for label in about["labels"])
        self.thresholds: tuple[float, ...] = tuple(label["threshold"] for label in about["labels"])
        pieces = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        self._words = WordPiece({piece: number for number, piece in enumerate(pieces) if piece})
        self._promise: dict[str, float] = json.loads((folder / "promise.json").read_text(encoding="utf-8"))
        self._numpy = import_module("numpy")
        with as_file(folder / "model.onnx") as model:
            self._session = _session(model, threads)

    def promising(self, texts: Sequence[str], count: int) -> list[int]:
        """The places, in order, of the ``count`` texts whose words look most like anything that is asked.

        A fiftieth of the network's work: for documents too long to read every sentence with it.
        """
        values = [
            sum(self._promise.get(str(t), 0.0) for t in set(self._words.encode(x, LONGEST))) for x in texts
        ]
        best = sorted(range(len(texts)), key=lambda place: (-values[place], place))
        return sorted(best[:count])

    def score(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> list[list[float]]:
        """One row a text, one score a label: log-odds, comparable with ``thresholds``.

        ``progress`` is told (texts done, texts in all) after each batch; equal texts are read once.
        """
        rows = {text: self._words.encode(text, LONGEST) for text in texts}
        order = sorted(rows, key=lambda text: (len(rows[text]), text))
        scores: dict[str, list[float]] = {}
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            scores.update(zip(batch, self._run([rows[text] for text in batch]), strict=True))
            if progress:
                progress(len(scores), len(order))
        return [scores[text] for text in texts]

    def _run(self, rows: list[list[int]]) -> list[list[float]]:
        longest = max(map(len, rows))
        tokens = self._numpy.zeros((len(rows), longest), dtype=self._numpy.int64)
        mask = self._numpy.zeros((len(rows), longest), dtype=self._numpy.float32)
        for number, row in enumerate(rows):
            tokens[number, : len(row)] = row
            mask[number, : len(row)] = 1.0
        (logits,) = self._session.run(None, {"tokens": tokens, "mask": mask})
        scores: list[list[float]] = logits.astype("float64").round(3).tolist()
        return scores


def load_reader(folder: Traversable | None = None, *, threads: int = THREADS) -> Reader | None:
    """The learned reader, or None where onnxruntime or the weights are not there.

    threads  at most so many work side by side: one where other processes read at the same time
    """
    data = folder or files("protocol_audit.learned") / "data"
    if not (data / "model.onnx").is_file():
        return None
    try:
        return Reader(data, threads=threads)
    except ImportError:
        return None


def weights() -> tuple[str, str] | None:
    """The pack and the version of the weights that ``load_reader`` loads, or None where it loads none."""
    data = files("protocol_audit.learned") / "data"
    if not (data / "model.onnx").is_file() or find_spec("onnxruntime") is None:
        return None
    about = json.loads((data / "labels.json").read_text(encoding="utf-8"))
    return about["pack"], about["version"]


def _session(model: Path, threads: int) -> Any:
    """An onnxruntime session that adds in the same order, whatever the number of threads."""
    runtime = import_module("onnxruntime")
    # Windows builds would note their use in the system's event log; nothing of ours is noted anywhere.
    runtime.disable_telemetry_events()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = min(threads, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
