"""How sure the classifier is agrees with how often it is right, also of what it was never told of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from nlu.components.calibration import Calibration, Examples, calibrated, evidence, folds
from nlu.components.softmax import Rows, Softmax

INTENTS = [f"intent {number}" for number in range(8)]
_WORDS = 120


def fit(rows: Rows, intents: Sequence[str]) -> Softmax:
    return Softmax(80, 100).fit(rows, intents)


def made(seed: int, intents: Sequence[str]) -> tuple[Rows, list[str]]:
    """Twenty wordings an intent, of words that intents now and then share."""
    rng = np.random.default_rng(seed)
    rows, names = [], []
    for intent in intents:
        own = np.random.default_rng(int(intent.split()[1])).permutation(_WORDS)[:12]
        for _ in range(20):
            row = np.zeros(_WORDS)
            row[rng.choice(own, 4, replace=False)] = 1
            row[rng.integers(0, _WORDS, 2)] = 1
            rows.append(row / np.linalg.norm(row))
            names.append(intent)
    table = np.array(rows, np.float32)
    return Rows(csr_matrix(table[:, 40:]), table[:, :40]), names


def test_the_confidence_of_new_wordings_is_near_the_share_that_is_right() -> None:
    rows, names = made(1, INTENTS[:6])
    model = fit(rows, names)
    calibration = calibrated(rows, names, fit, 0.25, range(len(names)))
    asked, meant = made(2, INTENTS)
    probabilities = model.probabilities(asked)
    chosen = probabilities.argmax(1)
    sure = calibration.sure(probabilities, Examples(rows, names, model.classes).nearest(asked, chosen))
    right = np.array(model.classes)[chosen] == np.array(meant)
    assert abs(sure.mean() - right.mean()) < 0.15
    assert sure[right].mean() > sure[~right].mean() + 0.1


def test_what_belongs_to_no_intent_is_less_sure_than_what_does() -> None:
    rows, names = made(1, INTENTS[:6])
    model = fit(rows, names)
    calibration = calibrated(rows, names, fit, 0.25, range(len(names)))

    def sure(intents: Sequence[str]) -> NDArray[np.float64]:
        asked, _ = made(3, intents)
        probabilities = model.probabilities(asked)
        return calibration.sure(
            probabilities, Examples(rows, names, model.classes).nearest(asked, probabilities.argmax(1))
        )

    assert np.median(sure(INTENTS[6:])) < np.median(sure(INTENTS[:6])) - 0.2


def test_no_copy_is_on_the_other_side_of_a_fold() -> None:
    _, names = made(1, INTENTS)
    count = len(names)
    every, originals = np.array(names * 2), np.array([*range(count), *range(count)])
    for known, asked in folds(every, originals):
        assert asked.max() < count, "copies are not asked about"
        assert not set(originals[known]) & set(asked)
        assert set(every[asked]) - set(every[known]), "each fold is asked about an intent that it does not know"


def test_what_is_far_from_all_examples_is_less_evidence_however_probable_it_seems() -> None:
    near, far = evidence(np.array([[0.9, 0.1], [0.9, 0.1]]), np.array([0.8, 0.2]))
    assert far < near < 0


def test_too_few_examples_leave_the_confidence_as_it_is() -> None:
    rows, names = made(1, INTENTS[:2])
    assert calibrated(rows.take([0, 1, 2]), names[:3], fit, 0.25, range(3)) == Calibration()
    assert Calibration().sure(np.array([[0.7, 0.3]]), np.array([0.2])).tolist() == [0.7]
