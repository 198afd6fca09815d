"""How good scores are: on held-out passages, and on whole protocols by each label's highest unit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from examples import Example


def area(positive: np.ndarray, negative: np.ndarray) -> float:
    """The area under the ROC curve: how often a positive scores above a negative."""
    if not len(positive) or not len(negative):
        return float("nan")
    order = np.sort(negative)
    below = np.searchsorted(order, positive, "left")
    equal = np.searchsorted(order, positive, "right") - below
    return float((below + equal / 2).mean() / len(negative))


def on_passages(
    examples: Sequence[Example], scores: np.ndarray, standards: Sequence[str]
) -> dict[str, float]:
    """Figures on labelled passages; ``scores`` (examples, labels); ``standards`` of each label."""
    kinds = np.array([e.kind for e in examples])
    own = np.array([e.own for e in examples])
    mine = scores[np.arange(len(examples)), own]
    conflict = np.array([e.target.shape[0] > 0 and e.kind == "conflict" for e in examples])
    about_conflict = np.array([standards[n].endswith("/conflict") for n in own])
    supports, near = mine[kinds == "supports"], mine[(kinds == "near_miss") & ~about_conflict]
    hedged = mine[kinds == "hedged"]
    clash, near_clash = mine[conflict], mine[(kinds == "near_miss") & about_conflict]
    names = np.array([s.split("/")[0] for s in standards])
    other = names[None, :] != names[own][:, None]
    other[:, -1] = False
    unrelated = scores[other]
    figures = {
        "auc": area(supports, near),
        "auc_conflict": area(clash, near_clash),
        "auc_unrelated": area(supports, unrelated),
        "auc_hedged_aux": area(scores[kinds == "hedged", -1], scores[kinds == "supports", -1]),
    }
    for share in (0.01, 0.002):
        cut = float(np.quantile(unrelated, 1 - share))
        key = f"{share * 100:g}%"
        figures[f"cut@{key}"] = cut
        figures[f"found@{key}"] = float((supports > cut).mean())
        figures[f"near_rejected@{key}"] = float((near <= cut).mean())
        figures[f"conflict@{key}"] = float((clash > cut).mean())
    for cut in (0.0,):
        figures["found@0"] = float((supports > cut).mean())
        figures["near_rejected@0"] = float((near <= cut).mean())
        figures["hedged_topic@0"] = float((hedged > cut).mean())
        figures["conflict@0"] = float((clash > cut).mean())
        figures["conflict_near_rejected@0"] = float((near_clash <= cut).mean())
    return figures


def on_documents(tops: np.ndarray, found: np.ndarray, conflict: np.ndarray) -> dict[str, float]:
    """Figures on whole protocols: ``tops`` and ``found`` (documents, labels); ``conflict`` (labels) bool."""
    figures = {}
    for name, columns in (("elements", ~conflict), ("conflicts", conflict)):
        score, truth = tops[:, columns].ravel(), found[:, columns].ravel()
        score, truth = score[truth >= 0], truth[truth >= 0]
        order = np.argsort(-score, kind="stable")
        hits = truth[order].cumsum()
        precision, recall = hits / np.arange(1, len(order) + 1), hits / max(truth.sum(), 1)
        f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
        best = int(f1.argmax())
        good = np.flatnonzero(precision >= 0.9)
        figures |= {
            f"{name}_auc": area(score[truth == 1], score[truth == 0]),
            f"{name}_ap": float((precision * truth[order]).sum() / max(truth.sum(), 1)),
            f"{name}_f1": float(f1[best]),
            f"{name}_f1_cut": float(score[order][best]),
            f"{name}_recall@p.9": float(recall[good[-1]]) if len(good) else 0.0,
            f"{name}_accuracy@0": float(((score > 0) == truth).mean()),
        }
    return figures
