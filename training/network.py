"""The learned reader's network: a MiniLM encoder, a view of the passage for each label, one score each."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, WORDS, PLACES = 384, 6, 12, 30522, 512


class Layer(nn.Module):
    """One transformer layer, as in BERT."""

    def __init__(self, dropout: float) -> None:
        """Build it with the given dropout."""
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, hide: Tensor) -> Tensor:
        """The next layer's hidden states; ``hide`` is added to attention scores (-1e4 on padding)."""
        batch, length, _ = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + hide[:, None, None, :]
        seen = (self.dropout(scores.softmax(-1)) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM-L6: token numbers to hidden states."""

    def __init__(self, dropout: float) -> None:
        """Build it, without weights."""
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (batch, length, width) of token numbers; ``mask`` is 1 on tokens, 0 on padding."""
        x = self.words(tokens) + self.places.weight[: tokens.shape[1]]
        x = self.dropout(self.norm(x))
        hide = (1.0 - mask) * -1e4
        for layer in self.layers:
            x = layer(x, hide)
        return x

    def load(self, file: Path) -> None:
        """Take the weights of a safetensors file of a BERT encoder."""
        given = load_file(str(file))
        # Every token is of type 0 here, so that type's vector is part of every place's vector.
        kind = given["embeddings.token_type_embeddings.weight"][0]
        state = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "places.weight": given["embeddings.position_embeddings.weight"] + kind,
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for number in range(LAYERS):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    source = f"encoder.layer.{number}.{theirs}.{part}"
                    state[f"layers.{number}.{ours}.{part}"] = given[source]
        self.load_state_dict(state)


class Reader(nn.Module):
    """Scores of all labels for a passage.

    Each label looks at the passage's tokens with a query of its own; what it sees, with the passage's mean,
    is held against the label's vector (a scaled cosine) and passed through a small shared network that sees
    both, so that what one label learns about stance and scope serves the others.
    """

    def __init__(self, labels: int, dropout: float = 0.1, hidden: int = 192) -> None:
        """Build it for so many labels."""
        super().__init__()
        self.encoder = Encoder(dropout)
        self.queries = nn.Parameter(torch.zeros(labels, WIDTH))
        self.vectors = nn.Parameter(torch.zeros(labels, WIDTH))
        self.bias = nn.Parameter(torch.full((labels,), -5.0))
        self.scale = nn.Parameter(torch.tensor(8.0))
        self.turn = nn.Linear(WIDTH, WIDTH)
        nn.init.eye_(self.turn.weight)
        nn.init.zeros_(self.turn.bias)
        self.seen = nn.Linear(WIDTH, hidden)
        self.asked = nn.Linear(WIDTH, hidden, bias=False)
        self.both = nn.Linear(WIDTH, hidden, bias=False)
        self.last = nn.Linear(hidden, 1, bias=False)
        self.dropout = nn.Dropout(dropout)

    def ask(self, embeddings: Tensor) -> None:
        """Start every label from the embedding of its words."""
        unit = functional.normalize(embeddings, dim=-1)
        with torch.no_grad():
            self.vectors.copy_(unit * math.sqrt(WIDTH))
            self.queries.copy_(unit * math.sqrt(WIDTH))

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Logits (batch, labels)."""
        x = self.encoder(tokens, mask)
        hide = ((1.0 - mask) * -1e4)[:, None, :]
        looks = (torch.matmul(self.queries, x.transpose(1, 2)) / math.sqrt(WIDTH) + hide).softmax(-1)
        mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        view = self.dropout(torch.matmul(looks, x) + mean[:, None, :])
        size = view.square().mean(-1, keepdim=True).add(1e-6).sqrt()
        view = view / size
        vectors = self.vectors / self.vectors.square().mean(-1, keepdim=True).add(1e-6).sqrt()
        close = (self.turn(view) * vectors).mean(-1)
        inner = functional.gelu(self.seen(view) + self.asked(vectors) + self.both(view * vectors))
        return self.scale * close + self.last(self.dropout(inner)).squeeze(-1) + self.bias


def embed(encoder: Encoder, tokens: Tensor, mask: Tensor) -> Tensor:
    """Mean-pooled embeddings, as the encoder's first training made them."""
    x = encoder(tokens, mask)
    return (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
