"""Labelled passages and units of labelled protocols as training examples: a target and a weight a label."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from documents import contains, read_units
from labels import HEDGED, Label

EASY = 0.5  # weight of a label of another standard, of which a passage's writer said nothing
HARD = 3.0  # weight of what a near miss is a near miss of
POSITIVE = 2.5  # weight of what a passage states


@dataclass(slots=True)
class Example:
    """A text under a heading; for each label a target (0 or 1) and a weight (0: not known).

    own     the label the passage was written for, or -1
    kind    supports, near_miss, hedged, conflict; "unit" for a unit of a protocol
    source  the file it is from
    maybe   for a unit, the labels of which it may be the evidence
    loss    of the network when it last met it
    """

    heading: str
    text: str
    target: np.ndarray
    weight: np.ndarray
    own: int = -1
    kind: str = "unit"
    source: str = ""
    lead_in: str = ""
    maybe: tuple[int, ...] = ()
    loss: float = math.inf


def held_out(text: str) -> bool:
    """True for the fifth of the phrase bank that no training sees."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 5 == 0


# Labels of different standards that one passage often states together: each with the others it says nothing
# about. A name without an element stands for all of a standard's elements.
KIN = (
    "PS-1/a AI-6/a AI-6/b SP-1 SP-2",
    "PS-2/a SP-3/b WV-1/c PS-3/b",
    "PS-2/b SP-3/a",
    "PS-3/a WV-1",
    "PS-3/b PS-2/a WV-1/c",
    "PS-5/a WV-1/b PS-2",
    "PS-6 AI-1/b AI-3/a",
    "AI-1 PS-6 AI-2/a AI-3/a AI-6/a",
    "KN-3/partner IN-3/controller IN-3/forced_by_partner",
    "KN-3/isolation IN-1/contact IN-1/movement SP-4/isolation SP-4/movement IN-2/shame",
    "KN-3/helper IN-2/obligation DF-2/b",
    "IN-1/documents SP-4/confiscation IN-1/money IN-2/financial",
    "IN-1/money SP-4/confiscation IN-2/financial",
    "IN-1/abuse_signs SP-4/harm SP-4/abduction IN-3/health SP-4/basics",
    "IN-1/story SP-4/movement",
    "IN-2/violence IN-3/branding DF-2/a SP-4/harm",
    "IN-2/obligation DF-2/c",
    "IN-2/shame DF-2/c SP-4/isolation",
    "DF-1/c DF-2",
    "DF-1/d IN-3/minor",
    "WV-2 AI-2/a",
    "AI-4/a AI-1/a",
    "AI-4/conflict AI-1/conflict",
    "WV-2/conflict AI-2/conflict AI-1/conflict PS-2/conflict",
    "AI-2/b AI-7",
    "AI-2/conflict AI-7/conflict PS-2/conflict",
    "AI-5 SP-1/a AI-6/b AI-6/a",
    "AI-6 PS-1/a SP-1 SP-2 AI-5/b",
    "AI-6/conflict AI-5/conflict",
    "SP-2/b LV-2",
    "SP-2/c AL-1/a",
    "SP-3/conflict PS-2/conflict",
    "SP-5/a SP-4/vulnerability",
    "LV-1/a HO-1/emergency LV-3/call_help",
    "LV-2/documents LV-2/bag HO-1/documents HO-1/means HO-2/keep_access",
    "LV-2/phone HO-1/means HO-1/numbers",
    "LV-2/contacts LV-2/memorize HO-1/numbers HO-2/keep_access",
    "LV-2/trusted HO-1/tell HO-2/whereabouts HO-2/speak_up",
    "LV-2/signal AL-2/signal LV-3/code_word HO-1/tell",
    "LV-3/call_help AL-2/children_contact LV-1/a",
    "AL-2/address AL-3/a",
)


class Bank:
    """Reads labelled passages into examples, for one list of labels."""

    def __init__(self, labels: Sequence[Label]) -> None:
        """Number the labels."""
        self.labels = labels
        self.index = {label.id: number for number, label in enumerate(labels)}
        self.of_standard: dict[str, list[int]] = {}
        for number, label in enumerate(labels):
            self.of_standard.setdefault(label.standard, []).append(number)
        self.kin: dict[int, set[int]] = {}
        for line in KIN:
            group = {number for name in line.split() for number in self._named(name)}
            for number in group:
                others = {n for n in group if labels[n].standard != labels[number].standard}
                self.kin.setdefault(number, set()).update(others)

    def _named(self, name: str) -> list[int]:
        if name in self.index:
            return [self.index[name]]
        return [n for n in self.of_standard[name] if not self.labels[n].id.endswith("/conflict")]

    def read(self, path: Path, *, complete: bool) -> list[Example]:
        """The examples of a file; ``complete``: what a passage does not list, it does not state."""
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [self._example(row, path.name, complete=row.get("complete", complete)) for row in rows]

    def _example(self, row: dict, source: str, *, complete: bool) -> Example:
        count = len(self.labels)
        target = np.zeros(count, np.float32)
        if row["label"] == "none":
            return Example(
                row["heading"], row["text"], target, np.ones(count, np.float32), -1, "none", source
            )
        if row["label"] == "unit":
            return self._labelled_unit(row, source)
        weight = np.full(count, EASY, np.float32)
        standard, kind = row["standard"], row["label"]
        mates = self.of_standard[standard]
        own = self.index[f"{standard}/{row['element']}"]
        weight[mates] = 1.0 if complete else 0.0
        for number in {own, *(self.index[f"{standard}/{also}"] for also in row.get("also", ()))}:
            weight[list(self.kin.get(number, ()))] = 0.0
        stated = [self.index[f"{standard}/{also}"] for also in row.get("also", ())]
        hedged = self.index[HEDGED]
        weight[hedged] = 1.0 if kind in ("supports", "hedged") else 0.0
        if kind == "near_miss":
            weight[own] = HARD
        else:
            stated.append(own)
            target[hedged] = kind == "hedged"
        if kind == "conflict":
            weight[mates] = 1.5
        elif kind == "supports" and (conflict := self.index.get(f"{standard}/conflict")) is not None:
            weight[conflict] = 1.0
        target[stated] = 1.0
        weight[stated] = POSITIVE
        return Example(row["heading"], row["text"], target, weight, own, kind, source)

    def _labelled_unit(self, row: dict, source: str) -> Example:
        """A sentence of a protocol of ours: all that it states is listed, so silence is a "no"."""
        target = np.zeros(len(self.labels), np.float32)
        weight = np.ones(len(self.labels), np.float32)
        stated = [self.index[name] for name in row["states"]]
        for number in stated:
            weight[list(self.kin.get(number, ()))] = 0.3
        target[stated], weight[stated] = 1.0, POSITIVE
        hedged = self.index[HEDGED]
        target[hedged], weight[hedged] = float(row["hedged"]), float(bool(stated))
        return Example(row["heading"], row["text"], target, weight, -1, "unit", source, row["lead_in"])

    def read_protocol(self, folder: Path, *, whole: bool = False) -> list[Example]:
        """The units of a labelled protocol.

        An element that the labels say is nowhere in it is a sure "no" for every unit. A unit that holds
        an evidence quote may state what was found of that standard (``maybe``; which unit states which
        element is decided in training, by score). Everything else of a standard is not known.
        """
        standards = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["standards"]
        base_weight = np.ones(len(self.labels), np.float32)
        base_weight[self.index[HEDGED]] = 0.0
        for standard, label in standards.items():
            found = [f"{standard}/{element}" for element in label["found"]]
            if label["status"] == "conflict":
                found.append(f"{standard}/conflict")
            elif label["status"] != "not_addressed" and not found:
                found = [self.labels[n].id for n in self.of_standard[standard]]  # hedged only: unknown
            base_weight[[self.index[name] for name in found if name in self.index]] = 0.0
        examples = []
        for unit in read_units(folder / "protocol.docx", whole=whole):
            maybe = self._maybe(unit.text, standards)
            examples.append(
                Example(
                    unit.heading,
                    unit.text,
                    np.zeros(len(self.labels), np.float32),
                    base_weight.copy(),
                    source=folder.name,
                    lead_in=unit.lead_in,
                    maybe=tuple(maybe),
                )
            )
        return examples

    def _maybe(self, text: str, standards: dict) -> Iterable[int]:
        for standard, label in standards.items():
            hits = [number for number, quote in enumerate(label["evidence"]) if contains(quote, text)]
            if not hits:
                continue
            conflict = label["status"] == "conflict"
            for element in label["found"]:
                yield self.index[f"{standard}/{element}"]
            if conflict and 0 in hits:
                yield self.index[f"{standard}/conflict"]


def found_in(folder: Path, index: dict[str, int], count: int) -> np.ndarray:
    """For each label 1 where the protocol states it, 0 where not, -1 where its labels leave it open."""
    standards = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["standards"]
    found = np.zeros(count, np.int64)
    found[index[HEDGED]] = -1
    for standard, label in standards.items():
        for element in label["found"]:
            found[index[f"{standard}/{element}"]] = 1
        if label["status"] == "conflict":
            found[index[f"{standard}/conflict"]] = 1
        elif label["status"] == "partial" and not label["found"]:
            found[[n for name, n in index.items() if name.startswith(standard + "/")]] = -1
    return found
