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

ANCHORS = 420
"""So many morphemes, always the same, are the others compared with."""

_FIRST_ID, _BEHIND_ID = 200, 20_000
_REMEMBERED = 20_000
_CONTENT = ("N", "V", "M", "I", "XR")

Array = NDArray[np.float32]


class MorphemeVectors:
    """Vectors of length one for the morphemes that Kiwi knows, near for those of like meaning."""

    def __init__(self) -> None:
        rng = np.random.default_rng(0)
        self._anchors = [int(one) for one in rng.choice(np.arange(_FIRST_ID, _BEHIND_ID), ANCHORS, replace=False)]
        alike = analyser().morpheme_similarity
        cosines = np.array([[alike(one, other) for other in self._anchors] for one in self._anchors])
        values, vectors = np.linalg.eigh(cosines)
        self.projection: Array = (vectors[:, -WIDTH:] / np.sqrt(values[-WIDTH:])).astype(np.float32)
        """From likenesses to vectors (anchors x 256). Another machine may turn the vectors otherwise."""
        self._likenesses = lru_cache(maxsize=_REMEMBERED)(self._told)
        self._vector = lru_cache(maxsize=_REMEMBERED)(self._found)

    def likenesses(self, form: str, tag: str) -> Array | None:
        """How alike a morpheme is to each of the `ANCHORS`, or None for one that Kiwi does not know."""
        return self._likenesses(form, tag)

    def vector(self, form: str, tag: str) -> Array | None:
        """The vector (256) of a morpheme by dictionary form and tag, or None for one that Kiwi does not know."""
        return self._vector(form, tag)

    def _found(self, form: str, tag: str) -> Array | None:
        cosines = self._likenesses(form, tag)
        return None if cosines is None else (cosines @ self.projection).astype(np.float32)

    def _told(self, form: str, tag: str) -> Array | None:
        alike = analyser().morpheme_similarity
        try:
            return np.array([alike((form, tag), anchor) for anchor in self._anchors], np.float32)
        except (ValueError, KeyError):
            return None

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
