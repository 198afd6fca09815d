"""What the learned reader is asked: a label for each element and item, for conflicts, "hedged"."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

HEDGED = "hedged"


@dataclass(frozen=True, slots=True)
class Label:
    """One question: ``id`` ("AI-5/a", "AI-5/conflict", "hedged"), its standard ("" for hedged), its words."""

    id: str
    standard: str
    text: str


def load_labels(requirements: Path) -> tuple[Label, ...]:
    """All labels of requirements.yaml, in its order, and "hedged" last."""
    labels = []
    for standard in yaml.safe_load(requirements.read_text(encoding="utf-8"))["standards"]:
        name, title = standard["id"], standard["title"]
        parts = standard.get("elements") or standard.get("items")
        labels += [Label(f"{name}/{part}", name, f"{title}: {asks}") for part, asks in parts.items()]
        if standard.get("conflict"):
            ruled_out = "; ".join(standard["conflict"])
            labels.append(Label(f"{name}/conflict", name, f"Against {title}: {ruled_out}"))
    return (*labels, Label(HEDGED, "", "only hoped for, planned, being developed, or left to staff's liking"))
