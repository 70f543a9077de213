"""The joint model's weights as the file that comes with the project, small enough to be kept with the code."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

BUCKETS = 16_384
"""Parts of words are told apart by this many numbers at most; 0 is none."""

PIECES = "embeddings.word_embeddings.weight"
"""MiniLM's vectors of word pieces, which stay as they are."""

_WHOLE, _SCALE, _CHANGE = "whole:", "scale:", "change:"

Array = NDArray[np.float32]


def written(weights: Mapping[str, Array], base: Mapping[str, Array]) -> dict[str, NDArray[np.generic]]:
    """Weights as a file holds them: tables in 8 bits a number, those of ``base`` by what was changed in them."""
    kept: dict[str, NDArray[np.generic]] = {}
    for name, values in weights.items():
        if name == PIECES:
            continue
        if values.ndim < 2:
            kept[_WHOLE + name] = values.astype(np.float32)
            continue
        table = values - base[name] if name in base else values
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-12) / 127
        kept[(_CHANGE if name in base else "") + name] = np.round(table / scale).astype(np.int8)
        kept[_SCALE + name] = scale.astype(np.float32)
    return kept


def restored(kept: Mapping[str, NDArray[np.generic]], base: Mapping[str, Array]) -> dict[str, Array]:
    """The weights that `written` keeps."""
    weights: dict[str, Array] = {PIECES: base[PIECES]}
    for name, values in kept.items():
        if name.startswith(_WHOLE):
            weights[name[len(_WHOLE) :]] = values.astype(np.float32)
        elif values.dtype == np.int8:
            own = name[len(_CHANGE) :] if name.startswith(_CHANGE) else name
            table = values.astype(np.float32) * kept[_SCALE + own].astype(np.float32)
            weights[own] = table + base[own] if name.startswith(_CHANGE) else table
    return weights
