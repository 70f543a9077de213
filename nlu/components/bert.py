"""BERT's encoder by numpy alone: the environment of Rasa holds no torch, and TensorFlow takes seconds to load one.

Devlin et al. 2019, https://arxiv.org/abs/1810.04805. The names of the weights are those of the published models.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

LAYERS, HEADS, WIDTH = 6, 12, 384
"""The sizes of all-MiniLM-L6-v2, the one network that we build on."""

Array = NDArray[np.float32]


class Bert:
    """The encoder with these weights, by name."""

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._weights = weights

    def states(self, words: Array) -> Array:
        """The last states (sentences x tokens x 384) of sentences of one length, given a vector for each word."""
        at = self._weights
        places = at["embeddings.position_embeddings.weight"][: words.shape[1]]
        hidden = self._normalised(
            words + places + at["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
        )
        for layer in range(LAYERS):
            hidden = self._layer(hidden, f"encoder.layer.{layer}")
        return hidden

    def _layer(self, hidden: Array, name: str) -> Array:
        attended = self._linear(self._attention(hidden, f"{name}.attention.self"), f"{name}.attention.output.dense")
        hidden = self._normalised(hidden + attended, f"{name}.attention.output.LayerNorm")
        inner = self._linear(hidden, f"{name}.intermediate.dense")
        inner *= 0.5 * (1 + erf(inner / np.float32(np.sqrt(2))))
        return self._normalised(hidden + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _attention(self, hidden: Array, name: str) -> Array:
        sentences, tokens, _ = hidden.shape
        query, key, value = (
            self._linear(hidden, f"{name}.{part}").reshape(sentences, tokens, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        likeness = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH // HEADS))
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
