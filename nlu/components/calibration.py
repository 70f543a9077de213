"""How sure to be of an intent: the share of such answers that were right when the examples like it were held back.

A classifier is surest of wordings that it has seen, and its examples come in near copies of each other. So folds are
made of whole groups of like examples, and each fold is also asked about intents that it was never told of. On these
answers a logistic curve is fitted (Platt 1999) over the odds of the best intent, how far it leads, and how near the
nearest example of that intent is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering
from sklearn.linear_model import LogisticRegression

from nlu.components.softmax import Rows, Softmax

FOLDS = 4
_UNLIKE = 0.4
_LEAST_ANSWERS = 30
_SURE = 1e-6

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
    """The curve: weights of log odds, lead and nearness, and where it begins; without weights it leaves all as is."""

    weights: tuple[float, ...] = ()
    offset: float = 0.0

    def sure(self, probabilities: NDArray[np.floating], nearest: Floats) -> Floats:
        """The probability, from 0 to 1, that the likeliest class of each row (rows x classes) is right."""
        if not self.weights:
            return np.asarray(probabilities.max(1), float)
        curve = evidence(probabilities, nearest) @ np.array(self.weights) + self.offset
        return np.asarray(1 / (1 + np.exp(-curve)))


def evidence(probabilities: NDArray[np.floating], nearest: Floats) -> Floats:
    """What the curve is fitted over (rows x 3): log odds of the best, its lead over the second, the nearness."""
    ordered = np.sort(np.clip(np.asarray(probabilities, float), _SURE, 1 - _SURE), axis=1)
    best, second = ordered[:, -1], ordered[:, -2]
    return np.column_stack([np.log(best / (1 - best)), np.log(best / second), nearest])


def calibrated(rows: Rows, intents: Sequence[str], fit: Fit, outside: float, originals: Sequence[int]) -> Calibration:
    """The calibration of what ``fit`` learns; none where the examples are too few to hold any back.

    ``originals`` is the place of the example that each row is a copy of, or its own; copies are learnt from and not
    asked about. Answers about intents that were held back whole count as the share ``outside`` of all.
    """
    seen: list[Floats] = []
    right: list[NDArray[np.bool_]] = []
    unknown: list[NDArray[np.bool_]] = []
    names, own = np.asarray(intents, dtype=str), np.asarray(originals)
    for known, asked in folds(rows, names, own):
        part = fit(rows.take(known), [str(name) for name in names[known]])
        probabilities = part.probabilities(rows.take(asked))
        chosen = probabilities.argmax(1)
        examples = Examples(rows.take(known), [str(name) for name in names[known]], part.classes)
        seen.append(evidence(probabilities, examples.nearest(rows.take(asked), chosen)))
        right.append(np.asarray(part.classes)[chosen] == names[asked])
        unknown.append(~np.isin(names[asked], names[known]))
    if not seen:
        return Calibration()
    answers, good = np.vstack(seen), np.concatenate(right)
    if len(good) < _LEAST_ANSWERS or good.all() or not good.any():
        return Calibration()
    strange = np.concatenate(unknown)
    weights = np.where(strange, outside / max(strange.mean(), _SURE), (1 - outside) / max((~strange).mean(), _SURE))
    curve = LogisticRegression(C=1.0).fit(answers, good, sample_weight=weights)
    return Calibration(tuple(float(one) for one in curve.coef_[0]), float(curve.intercept_[0]))


def folds(
    rows: Rows, intents: NDArray[np.str_], originals: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Places to learn from and places to ask about, some of these of intents that are not among the former.

    No copy of what is asked about is learnt from.
    """
    rng = np.random.default_rng(0)
    names = rng.permutation(np.unique(intents))
    plain = np.flatnonzero(originals == np.arange(len(originals)))
    groups = like(rows.take(plain), intents[plain])
    fold = np.zeros(len(intents), dtype=np.intp)
    fold[plain] = rng.integers(0, FOLDS, groups.max() + 1)[groups]
    fold = fold[originals]
    for number in range(FOLDS):
        unknown = np.isin(intents, names[number::FOLDS]) if len(names) > FOLDS else np.zeros(len(intents), bool)
        held_back = (fold == number) | unknown
        known, asked = np.flatnonzero(~held_back), plain[held_back[plain]]
        if len(np.unique(intents[known])) > 1 and len(asked):
            yield known, asked


def like(rows: Rows, intents: NDArray[np.str_]) -> NDArray[np.intp]:
    """The group of each row: rows of one intent that lie near each other on average share one."""
    groups = np.zeros(len(intents), dtype=np.intp)
    known = 0
    for name in np.unique(intents):
        members = np.flatnonzero(intents == name)
        if len(members) > 1:
            ones = rows.take(members).unit()
            apart = np.clip(1 - ones.likeness(ones), 0, None)
            clusters = AgglomerativeClustering(
                None, affinity="precomputed", linkage="average", distance_threshold=_UNLIKE
            )
            groups[members] = known + clusters.fit(apart).labels_
        else:
            groups[members] = known
        known = int(groups[members].max()) + 1
    return groups
