"""Figures of answers that come with a confidence: what is taken for what, and whether the confidence is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True)
class Confusion:
    """How often each of ``meant`` (rows) was taken for each of ``got`` (columns); a row holds all of its answers."""

    meant: tuple[str, ...]
    got: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def shares(self) -> tuple[tuple[float, ...], ...]:
        """The same, each row adding up to one; zeros where a name was never meant."""
        return tuple(tuple(one / max(sum(row), 1) for one in row) for row in self.counts)


@dataclass(frozen=True)
class Bin:
    """Answers that are about equally sure: how many, their mean confidence, and the share that is right."""

    count: int
    confidence: float
    right: float


def confusion(pairs: Sequence[tuple[str, str]], rest: str) -> Confusion:
    """Of (meant, got) pairs, what the names come to that were mistaken for another or another for them.

    ``rest`` is a column that nobody means, such as having asked back; it comes last, and only where it was got.
    """
    counts = Counter(pairs)
    mistaken = {name for meant, got in counts if meant != got for name in (meant, got)}
    names = tuple(sorted(mistaken - {rest}))
    columns = (*names, rest) if rest in mistaken else names
    return Confusion(names, columns, tuple(tuple(counts[meant, got] for got in columns) for meant in names))


def bins(confidences: Sequence[float], right: Sequence[bool], count: int = BINS) -> list[Bin]:
    """The answers by their confidence (0 to 1) in stretches of equal width; the last one holds 1, too."""
    inside: list[list[tuple[float, bool]]] = [[] for _ in range(count)]
    for confidence, good in zip(confidences, right, strict=True):
        inside[min(int(confidence * count), count - 1)].append((confidence, good))
    return [
        Bin(len(some), sum(one for one, _ in some) / len(some), sum(good for _, good in some) / len(some))
        if some
        else Bin(0, (number + 0.5) / count, 0.0)
        for number, some in enumerate(inside)
    ]


def expected_calibration_error(given: Sequence[Bin]) -> float:
    """How far confidence and share right are apart on average over the answers (Naeini et al. 2015)."""
    total = sum(one.count for one in given)
    return sum(one.count * abs(one.confidence - one.right) for one in given) / total if total else 0.0


def risk_coverage(confidences: Sequence[float], right: Sequence[bool]) -> list[tuple[float, float]]:
    """(share answered, share of these that is right) if only what is sure enough were answered, for each threshold.

    Answers that are equally sure are answered together.
    """
    ordered = sorted(zip(confidences, right, strict=True), key=lambda one: -one[0])
    points: list[tuple[float, float]] = []
    good = 0
    for number, (confidence, is_right) in enumerate(ordered, 1):
        good += is_right
        if number == len(ordered) or ordered[number][0] != confidence:
            points.append((number / len(ordered), good / number))
    return points
