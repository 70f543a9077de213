"""What Korean morphemes mean, as vectors: those of the language model that comes with Kiwi.

Kiwi keeps its embeddings to itself but tells how alike any two morphemes are: the cosine of their embeddings. From the
cosines among enough of them the embeddings come back, but for a rotation, which changes no inner product: classical
multidimensional scaling (Torgerson 1952, https://doi.org/10.1007/BF02288916).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from nlu.components.morphemes import analyser

WIDTH = 256
"""The length of Kiwi's embeddings: so many eigenvalues of any table of cosines are not zero."""

_ANCHORS = 420
_FIRST_ID, _BEHIND_ID = 200, 20_000
_REMEMBERED = 20_000
_CONTENT = ("N", "V", "M", "I", "XR")

Array = NDArray[np.float32]


class MorphemeVectors:
    """Vectors of length one for the morphemes that Kiwi knows, near for those of like meaning."""

    def __init__(self) -> None:
        rng = np.random.default_rng(0)
        self._anchors = [int(one) for one in rng.choice(np.arange(_FIRST_ID, _BEHIND_ID), _ANCHORS, replace=False)]
        alike = analyser().morpheme_similarity
        cosines = np.array([[alike(one, other) for other in self._anchors] for one in self._anchors])
        values, vectors = np.linalg.eigh(cosines)
        self._projection = vectors[:, -WIDTH:] / np.sqrt(values[-WIDTH:])
        self._vector = lru_cache(maxsize=_REMEMBERED)(self._found)

    def vector(self, form: str, tag: str) -> Array | None:
        """The vector (256) of a morpheme by dictionary form and tag, or None for one that Kiwi does not know."""
        return self._vector(form, tag)

    def _found(self, form: str, tag: str) -> Array | None:
        alike = analyser().morpheme_similarity
        try:
            cosines = [alike((form, tag), anchor) for anchor in self._anchors]
        except (ValueError, KeyError):
            return None
        row: Array = (np.array(cosines) @ self._projection).astype(np.float32)
        return row

    def mean(self, morphemes: Iterable[tuple[str, str]]) -> Array:
        """The direction (256, of length one) of all (form, tag) that carry meaning; zeros where none is known."""
        total = np.zeros(WIDTH, np.float32)
        for form, tag in morphemes:
            row = self.vector(form, tag) if tag.startswith(_CONTENT) else None
            if row is not None:
                total += row
        length = float(np.linalg.norm(total))
        return total / length if length else total


@cache
def morpheme_vectors() -> MorphemeVectors:
    """The one table of this process: half a second to make, from numbers that never change."""
    return MorphemeVectors()
