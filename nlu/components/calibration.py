"""How sure to be of an intent: the share of such answers that were right when the examples were held back.

What tells it is the probability of the best intent times the nearness of the nearest example of that intent: a
classifier spreads all that there is over the intents that it knows, also for what lies far from each. A logistic curve
is fitted over its logarithm (Platt 1999) on examples that were held back, among them whole intents, which stand for
what nobody has taught.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from nlu.components.joining import Second
from nlu.components.softmax import Rows, Softmax

FOLDS = 4
_LEAST_ANSWERS = 30
_FAR = 1e-6

Floats = NDArray[np.float64]
Fit = Callable[[Rows, Sequence[str]], Softmax]


class Examples:
    """The training examples by intent, to ask how near the nearest is."""

    def __init__(self, rows: Rows, intents: Sequence[str], classes: Sequence[str]) -> None:
        self.rows = rows.unit()
        number = {name: place for place, name in enumerate(classes)}
        self.places = np.array([number[intent] for intent in intents])
        self._of_class = [self.rows.take(np.flatnonzero(self.places == place)) for place in range(len(classes))]

    def nearest(self, rows: Rows, chosen: Sequence[int] | NDArray[np.intp]) -> Floats:
        """The cosine of each row to the nearest example of the class chosen for it, from 0 to 1."""
        ones, wanted = rows.unit(), np.asarray(chosen)
        found = np.zeros(len(rows))
        for place in np.unique(wanted):
            asked = np.flatnonzero(wanted == place)
            found[asked] = ones.take(asked).likeness(self._of_class[place]).max(1)
        return np.clip(found, 0, 1)


@dataclass(frozen=True)
class Calibration:
    """The curve over the evidence: how steep it is, and where it begins; one that is flat leaves all as it is."""

    slope: float = 0.0
    offset: float = 0.0

    def sure(self, probabilities: NDArray[np.floating], nearest: Floats) -> Floats:
        """The probability, from 0 to 1, that the likeliest class of each row (rows x classes) is right."""
        if not self.slope:
            return np.asarray(probabilities.max(1), float)
        return np.asarray(1 / (1 + np.exp(-(self.slope * evidence(probabilities, nearest) + self.offset))))


def evidence(probabilities: NDArray[np.floating], nearest: Floats) -> Floats:
    """The logarithm of the best class's probability (rows x classes) times the nearness of its nearest example."""
    return np.asarray(np.log(np.clip(probabilities.max(1) * np.clip(nearest, 0, 1), _FAR, 1)))


def calibrated(
    rows: Rows,
    intents: Sequence[str],
    fit: Fit,
    outside: float,
    originals: Sequence[int],
    second: Second | None = None,
) -> Calibration:
    """The calibration of what ``fit`` learns; none where the examples are too few to hold any back.

    ``originals`` is the place of the example that each row is a copy of, or its own; copies are learnt from and not
    asked about. Answers about intents that were held back whole count as the share ``outside`` of all. Where there is a
    ``second`` opinion, only what it was given of is asked about, and it has its say in the answers.
    """
    names, own = np.asarray(intents, dtype=str), np.asarray(originals)

    def answered(fold: tuple[NDArray[np.intp], NDArray[np.intp]]) -> tuple[Floats, NDArray[np.bool_]]:
        """The evidence for each answer and whether it is right."""
        known, asked = fold
        part = fit(rows.take(known), [str(name) for name in names[known]])
        probabilities = part.probabilities(rows.take(asked))
        if second is not None:
            probabilities = second.joined(probabilities, part.classes, asked)
        chosen = probabilities.argmax(1)
        near = known[own[known] == known]
        examples = Examples(rows.take(near), [str(name) for name in names[near]], part.classes)
        return (
            evidence(probabilities, examples.nearest(rows.take(asked), chosen)),
            np.asarray(part.classes)[chosen] == names[asked],
        )

    chosen_folds = list(folds(names, own))
    if second is not None:
        kept = [(known, asked[second.given[asked]]) for known, asked in chosen_folds]
        chosen_folds = [(known, asked) for known, asked in kept if len(asked)]
    # NumPy and SciPy let other threads run while they multiply.
    with ThreadPoolExecutor(os.cpu_count()) as beside:
        answers = list(beside.map(answered, chosen_folds))
    right = np.concatenate([good for _, good in answers]) if answers else np.zeros(0, bool)
    if len(right) < _LEAST_ANSWERS or right.all() or not right.any():
        return Calibration()
    strange = np.concatenate([~np.isin(names[asked], names[known]) for known, asked in chosen_folds])
    shares = (outside / max(strange.mean(), _FAR), (1 - outside) / max((~strange).mean(), _FAR))
    seen = np.concatenate([given for given, _ in answers])[:, np.newaxis]
    curve = LogisticRegression(C=1.0).fit(seen, right, sample_weight=np.where(strange, *shares))
    return Calibration(float(curve.coef_[0, 0]), float(curve.intercept_[0]))


def folds(
    intents: NDArray[np.str_], originals: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Places to learn from and places to ask about, some of these of intents that are not among the former.

    No copy of what is asked about is learnt from.
    """
    rng = np.random.default_rng(0)
    names = rng.permutation(np.unique(intents))
    plain = np.flatnonzero(originals == np.arange(len(originals)))
    fold = np.zeros(len(intents), dtype=np.intp)
    fold[plain] = rng.integers(0, FOLDS, len(plain))
    fold = fold[originals]
    for number in range(FOLDS):
        unknown = np.isin(intents, names[number::FOLDS]) if len(names) > FOLDS else np.zeros(len(intents), bool)
        held_back = (fold == number) | unknown
        known, asked = np.flatnonzero(~held_back), plain[held_back[plain]]
        if len(np.unique(intents[known])) > 1 and len(asked):
            yield known, asked
