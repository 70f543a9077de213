"""The joint model in torch, to be trained: the network that `nlu/components/joint.py` computes with numpy."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from nlu.components.bert import HEADS, LAYERS, WIDTH
from nlu.components.joint_file import BUCKETS, PIECES

INNER, LETTERS = 1536, 128
_DROPOUT = 0.1
_FORM_DROPPED, _VECTOR_DROPPED, _LETTERS_DROPPED = 0.15, 0.1, 0.1
_PARTS = (  # BERT's name of a part of a layer, and torch's
    ("attention.output.dense", "self_attn.out_proj"),
    ("attention.output.LayerNorm", "norm1"),
    ("intermediate.dense", "linear1"),
    ("output.dense", "linear2"),
    ("output.LayerNorm", "norm2"),
)

Arrays = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True)
class Batch:
    """Examples x positions: pieces, forms and words by their numbers, -1 where there is none, and which are real.

    ``tags`` (examples x positions) and ``intents`` (examples) are what is to be learnt; a tag of -1 is not.
    """

    pieces: Tensor
    forms: Tensor
    words: Tensor
    tags: Tensor
    real: Tensor
    intents: Tensor


class Network(nn.Module):
    """MiniLM's layers over its own word pieces, which stay as they are, and over vectors of Korean morphemes."""

    def __init__(self, base: Arrays, tables: Arrays) -> None:
        super().__init__()
        self.register_buffer("pieces", _tensor(base[PIECES]), persistent=False)
        self.places = nn.Parameter(_tensor(base["embeddings.position_embeddings.weight"]))
        self.kind = nn.Parameter(_tensor(base["embeddings.token_type_embeddings.weight"]))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        _load(self.norm, base, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(_layer(base, number) for number in range(LAYERS))
        self.register_buffer("rows", torch.from_numpy(tables["rows"].astype(np.int64)), persistent=False)
        self.register_buffer("vectors", _tensor(tables["vectors"]), persistent=False)
        self.register_buffer("projection", _tensor(tables["projection"]), persistent=False)
        self.register_buffer("parts", torch.from_numpy(tables["parts"].astype(np.int64)), persistent=False)
        self.register_buffer("begins", torch.from_numpy(tables["part_begins"].astype(np.int64)), persistent=False)
        self.forms = nn.Embedding(len(tables["forms"]) + 1, WIDTH)
        self.letters = nn.EmbeddingBag(BUCKETS, LETTERS, mode="sum")
        self.letters_out = nn.Linear(LETTERS, WIDTH, bias=False)
        self.vectors_out = nn.Linear(self.vectors.shape[1], WIDTH, bias=False)
        nn.init.normal_(self.forms.weight, std=0.02)
        nn.init.normal_(self.letters.weight, std=0.05)
        nn.init.normal_(self.letters_out.weight, std=0.05)
        nn.init.normal_(self.vectors_out.weight, std=0.05)
        self.intent = nn.Linear(WIDTH, len(tables["intents"]))
        self.tag = nn.Linear(WIDTH, len(tables["tags"]))
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Scores of the intents (examples x intents) and of the tags (examples x positions x tags)."""
        hidden = self._begun(batch) + self.places[: batch.pieces.shape[1]] + self.kind[0]
        hidden = self.dropout(self.norm(hidden))
        for layer in self.layers:
            hidden = layer(hidden, src_key_padding_mask=~batch.real)
        real = batch.real.unsqueeze(-1)
        mean = (hidden * real).sum(1) / real.sum(1)
        return self.intent(self.dropout(mean)), self.tag(self.dropout(hidden))

    def _begun(self, batch: Batch) -> Tensor:
        begun: Tensor = self.pieces[batch.pieces.clamp(min=0)]
        korean = batch.forms >= 0
        if not korean.any():
            return begun
        forms, words = batch.forms[korean], batch.words[korean]
        rows = torch.where(self._kept(rows := self.rows[forms], _FORM_DROPPED), rows, 0)
        kiwi = self.vectors[forms] * self._kept(forms, _VECTOR_DROPPED).unsqueeze(-1)
        count = self.begins[words + 1] - self.begins[words]
        begins = torch.cumsum(count, 0) - count
        flat = torch.arange(int(count.sum())) - torch.repeat_interleave(begins - self.begins[words], count)
        letters = self.letters(self.parts[flat], begins) / count.sqrt().unsqueeze(-1)
        letters = letters * self._kept(forms, _LETTERS_DROPPED).unsqueeze(-1)
        vectors = self.forms(rows) + self.letters_out(letters) + self.vectors_out(kiwi)
        return begun.masked_scatter(korean.unsqueeze(-1), vectors.to(begun.dtype))

    def _kept(self, like: Tensor, dropped: float) -> Tensor:
        """Which of so many to keep: all of them but in training."""
        return torch.rand(like.shape) >= (dropped if self.training else 0)

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """The weights under BERT's names and ours, as `nlu.components.joint` reads them."""
        found = {
            "embeddings.position_embeddings.weight": self.places,
            "embeddings.token_type_embeddings.weight": self.kind,
            "form_vectors": self.forms.weight,
            "letters": self.letters.weight,
            "letters_out": self.letters_out.weight.T,
            # At run time from the likenesses themselves: what turns them into vectors differs from machine to machine.
            "likenesses_out": self.projection @ self.vectors_out.weight.T,
        }
        for name in ("weight", "bias"):
            found[f"embeddings.LayerNorm.{name}"] = getattr(self.norm, name)
            found[f"intent.{name}"] = getattr(self.intent, name)
            found[f"tag.{name}"] = getattr(self.tag, name)
        for number, layer in enumerate(self.layers):
            own = f"encoder.layer.{number}"
            for name in ("weight", "bias"):
                three = getattr(layer.self_attn, f"in_proj_{name}").chunk(3)
                for part, value in zip(("query", "key", "value"), three, strict=True):
                    found[f"{own}.attention.self.{part}.{name}"] = value
                for theirs, ours in _PARTS:
                    found[f"{own}.{theirs}.{name}"] = getattr(layer.get_submodule(ours), name)
        return {name: value.detach().float().numpy().copy() for name, value in found.items()}


def _layer(base: Arrays, number: int) -> nn.TransformerEncoderLayer:
    """One layer with the weights of MiniLM's."""
    layer = nn.TransformerEncoderLayer(
        WIDTH, HEADS, INNER, dropout=_DROPOUT, activation="gelu", layer_norm_eps=1e-12, batch_first=True
    )
    own = f"encoder.layer.{number}"
    with torch.no_grad():
        for name in ("weight", "bias"):
            three = [_tensor(base[f"{own}.attention.self.{part}.{name}"]) for part in ("query", "key", "value")]
            getattr(layer.self_attn, f"in_proj_{name}").copy_(torch.cat(three))
    for theirs, ours in _PARTS:
        _load(layer.get_submodule(ours), base, f"{own}.{theirs}")
    return layer


def _load(module: nn.Module, base: Arrays, name: str) -> None:
    with torch.no_grad():
        for part in ("weight", "bias"):
            getattr(module, part).copy_(_tensor(base[f"{name}.{part}"]))


def _tensor(values: NDArray[np.generic]) -> Tensor:
    return torch.from_numpy(values.astype(np.float32))


def falling(step: int, steps: int, warm_up: int) -> float:
    """The share of the highest rate at a step: up in a line, then down along a cosine to nothing."""
    if step < warm_up:
        return (step + 1) / warm_up
    return 0.5 * (1 + math.cos(math.pi * min((step - warm_up) / max(steps - warm_up, 1), 1)))
