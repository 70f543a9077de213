"""Softmax regression over n-grams that are mostly zero and vectors that are not, each multiplied as suits it.

One matrix for both, as scikit-learn wants it, takes five times as long to train.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import log_softmax, softmax
from sklearn.preprocessing import normalize

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Rows:
    """One row for each text: ``grams`` (texts x n-grams, mostly zero) and ``dense`` (texts x features)."""

    grams: csr_matrix
    dense: Floats

    def __len__(self) -> int:
        return int(self.grams.shape[0])

    @property
    def width(self) -> int:
        """How many features a row has in all."""
        return int(self.grams.shape[1] + self.dense.shape[1])

    def take(self, places: Sequence[int] | NDArray[np.intp]) -> Rows:
        """The rows at these places."""
        return Rows(self.grams[places], self.dense[places])

    def times(self, weights: Floats) -> Floats:
        """The product with weights (features x classes): texts x classes."""
        split = self.grams.shape[1]
        product: Floats = self.grams @ weights[:split] + self.dense @ weights[split:]
        return product

    def gathered(self, values: Floats) -> Floats:
        """The product of the transposed rows with values (texts x classes): features x classes."""
        return np.vstack([self.grams.T @ values, self.dense.T @ values])

    def unit(self) -> Rows:
        """The same rows, each of length one; one without a feature stays zero."""
        squares = np.asarray(self.grams.multiply(self.grams).sum(1)).ravel() + (self.dense**2).sum(1)
        scale = np.where(squares > 0, 1 / np.sqrt(np.where(squares > 0, squares, 1)), 0).astype(np.float32)
        return Rows(self.grams.multiply(scale[:, np.newaxis]).tocsr(), self.dense * scale[:, np.newaxis])

    def likeness(self, others: Rows) -> Floats:
        """The inner product of each row with each of the others: texts x others."""
        product: Floats = (self.grams @ others.grams.T).toarray() + self.dense @ others.dense.T
        return product


def rows(counts: csr_matrix, dense: NDArray[Any]) -> Rows:
    """Counts damped by their logarithm and scaled to length one, beside dense features as they come."""
    return Rows(normalize(counts.astype(np.float32).log1p()).tocsr(), np.asarray(dense, np.float32))


@dataclass
class Softmax:
    """Weights (features x classes) and offsets, fitted with a penalty of the squared weights over twice ``inverse``.

    Classes weigh alike, however many examples each has. ``tolerance`` is the relative gain below which fitting ends.
    """

    inverse: float
    iterations: int
    tolerance: float = 1e-5
    classes: tuple[str, ...] = ()
    weights: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    offsets: Floats = field(default_factory=lambda: np.zeros(0, np.float32))

    def fit(self, given: Rows, intents: Sequence[str]) -> Softmax:
        """Learns from rows and the class of each."""
        names, numbers, counts = np.unique(np.asarray(intents, dtype=str), return_inverse=True, return_counts=True)
        self.classes = tuple(str(name) for name in names)
        shape = (given.width + 1, len(names))
        share = (len(given) / (len(names) * counts))[numbers].astype(np.float32)
        own = np.zeros((len(given), len(names)), np.float32)
        own[np.arange(len(given)), numbers] = 1
        penalty = np.float32(1 / self.inverse)

        def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            table = flat.reshape(shape).astype(np.float32)
            scores = given.times(table[:-1]) + table[-1]
            logs = log_softmax(scores, axis=1)
            missed = (np.exp(logs) - own) * share[:, np.newaxis]
            gradient = np.vstack([given.gathered(missed) + penalty * table[:-1], missed.sum(0, keepdims=True)])
            value = -float((logs[own > 0] * share).sum()) + float(penalty) / 2 * float((table[:-1] ** 2).sum())
            return value, gradient.ravel().astype(np.float64)

        options = {"maxiter": self.iterations, "ftol": self.tolerance, "maxcor": 5}
        found = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options=options)
        table = found.x.reshape(shape).astype(np.float32)
        self.weights, self.offsets = table[:-1], table[-1]
        return self

    def probabilities(self, given: Rows) -> Floats:
        """texts x classes, each row adding up to one."""
        shares: Floats = softmax(given.times(self.weights) + self.offsets, axis=1)
        return shares
