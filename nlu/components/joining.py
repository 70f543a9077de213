"""What the joint model makes of utterances put together with what the others make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax, softmax

_LEAST = 1e-4

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Second:
    """A second opinion on intents: logarithms of probabilities (texts x ``intents``), and of which texts there is one.

    ``weight``, from 0 to 1, is how much it counts.
    """

    intents: tuple[str, ...]
    logs: Floats
    given: NDArray[np.bool_]
    weight: float

    def speaks_of(self, classes: Sequence[str]) -> bool:
        """Whether it was taught these classes, or most of what it was taught is among them."""
        return 2 * len(set(classes) & set(self.intents)) > len(self.intents)

    def joined(self, shares: Floats, classes: Sequence[str], places: Sequence[int] | NDArray[np.intp]) -> Floats:
        """``shares`` (rows x classes) of the texts at these places with the opinion in them.

        The classes that it was taught share anew what they had together, by the weighted product of both; a class
        that it was not taught keeps what it had.
        """
        if not self.speaks_of(classes):
            return shares
        own = [place for place, name in enumerate(classes) if name in self.intents]
        theirs = [self.intents.index(classes[place]) for place in own]
        told = np.asarray(places)
        rows = np.flatnonzero(self.given[told])
        part = shares[np.ix_(rows, own)]
        logs = log_softmax(self.logs[np.ix_(told[rows], theirs)], axis=1)
        mixed = softmax((1 - self.weight) * np.log(np.clip(part, 1e-12, 1)) + self.weight * logs, axis=1)
        result: Floats = shares.copy()
        result[np.ix_(rows, own)] = mixed * part.sum(1, keepdims=True)
        return result


def mixed_tags(
    first: Sequence[Mapping[str, float]], second: Floats, tags: Sequence[str], weight: float
) -> list[dict[str, float]]:
    """The weighted product of two opinions on the tag of each token.

    ``second`` is tokens x ``tags``; a tag that one of them does not know is hardly likely to it.
    """
    found = []
    for one, row in zip(first, second, strict=True):
        other = dict(zip(tags, row.tolist(), strict=True))
        scores = {
            tag: max(one.get(tag, 0.0), _LEAST) ** (1 - weight) * max(other.get(tag, 0.0), _LEAST) ** weight
            for tag in {*one, *tags}
        }
        total = sum(scores.values())
        found.append({tag: score / total for tag, score in scores.items()})
    return found


def likeliest_path(told: Sequence[Mapping[str, float]]) -> list[str]:
    """The likeliest tags in a row of which each may follow the one before: Viterbi over BILOU."""
    if not told:
        return []
    scores = {tag: _log(share) if _begins(tag) else -np.inf for tag, share in told[0].items()}
    ways: list[dict[str, str]] = []
    for one in told[1:]:
        way, reached = {}, {}
        for tag, share in one.items():
            before = max((other for other in scores if _follows(other, tag)), key=scores.__getitem__, default=None)
            if before is not None:
                way[tag], reached[tag] = before, scores[before] + _log(share)
        ways.append(way)
        scores = reached
    last = max((tag for tag in scores if _ends(tag)), key=scores.__getitem__)
    path = [last]
    for way in reversed(ways):
        path.append(way[path[-1]])
    return path[::-1]


def _log(share: float) -> float:
    return float(np.log(max(share, 1e-12)))


def _begins(tag: str) -> bool:
    return tag[:2] not in ("I-", "L-")


def _ends(tag: str) -> bool:
    return tag[:2] not in ("B-", "I-")


def _follows(before: str, tag: str) -> bool:
    """Whether a name that is open goes on, and none goes on that is not."""
    return before[2:] == tag[2:] and not _begins(tag) if not _ends(before) else _begins(tag)
