"""The regression says what scikit-learn's says, whichever part of a row is kept dense."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from nlu.components.softmax import Rows, Softmax

RNG = np.random.default_rng(3)
NAMES = ["greet", "pay", "pay", "search"] * 30
TABLE = np.array([np.eye(4)[["greet", "pay", "search"].index(name)].repeat(5) for name in NAMES])
TABLE = (TABLE + RNG.normal(0, 0.8, TABLE.shape)).astype(np.float32)


@pytest.mark.parametrize("split", [0, 7, 20])
def test_probabilities_are_those_of_the_reference(split: int) -> None:
    ours = Softmax(2.0, 500, 1e-9).fit(Rows(csr_matrix(TABLE[:, :split]), TABLE[:, split:]), NAMES)
    reference = LogisticRegression(C=2.0, class_weight="balanced", max_iter=500, tol=1e-6).fit(TABLE, NAMES)
    assert ours.classes == tuple(reference.classes_)
    got = ours.probabilities(Rows(csr_matrix(TABLE[:, :split]), TABLE[:, split:]))
    assert np.allclose(got, reference.predict_proba(TABLE), atol=0.01)


def test_rows_of_length_one_and_their_likeness() -> None:
    rows = Rows(csr_matrix(TABLE[:5, :7]), TABLE[:5, 7:]).unit()
    assert np.allclose(np.diag(rows.likeness(rows)), 1, atol=1e-5)
    nothing = Rows(csr_matrix((1, 7)), np.zeros((1, 13), np.float32)).unit()
    assert nothing.likeness(rows).max() == 0
