"""How the classifier is made: the shipped one from film reviews and our sentences, a shop's own from its stars."""

from __future__ import annotations

import gzip
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from commerce.analytics.reviews.features import SIZE, columns
from commerce.analytics.reviews.model import ReviewModel
from commerce.analytics.reviews.sentences import clauses, held_out, sentences
from commerce.errors import CommerceError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Progress = Callable[[str], None]

FEWEST_OF_A_KIND = 20
SENTENCES = 20_000
_FILM_STRENGTH = 4.0
_SHOP_STRENGTH = 1.0
_SENTENCE_WEIGHT = 6.0
_WORD_WEIGHT = 3.0
_WORD_VALENCE = 1.0
_ACCURACY = 1e-4
_STEPS = 150  # the held-out scores no longer change well before


class TooFewReviews(CommerceError):
    """Learning needs at least `FEWEST_OF_A_KIND` good and as many bad reviews."""

    code = "too_few_reviews"

    def __init__(self, good: int, bad: int) -> None:
        super().__init__(f"{good} good (4 and 5 stars) and {bad} bad (1 and 2 stars)")
        self.good = good
        self.bad = bad


@dataclass(frozen=True, slots=True)
class Starred:
    """A review and its stars, from the line ``line`` of a file."""

    line: int
    stars: int
    text: str


@dataclass(frozen=True, slots=True)
class Measured:
    """How a model did on ``n`` reviews it had not seen; ``balanced`` is the mean of both kinds' recalls."""

    n: int
    n_good: int
    accuracy: float
    balanced: float


@dataclass(frozen=True, slots=True)
class Learned:
    """A shop's model, its score on the shop's held-out reviews, and the shipped model's score on the same."""

    model: ReviewModel
    measured: Measured
    shipped: Measured


def measure(scores: NDArray[np.float64], good: NDArray[np.bool_]) -> Measured:
    """Compare scores (above 0 is good) with the truth. Raises ValueError when there is nothing to measure."""
    if good.size == 0:
        raise ValueError("nothing to measure")
    right = (scores > 0) == good
    recalls = [float(right[kind].mean()) for kind in (good, ~good) if kind.any()]
    return Measured(int(good.size), int(good.sum()), float(right.mean()), sum(recalls) / len(recalls))


def film_reviews(paths: Iterable[Path]) -> Iterator[tuple[int, str]]:
    """(stars 1-10, text) of ``stars<TAB>text`` files, gzipped or not."""
    for path in paths:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                stars, _, text = line.rstrip("\n").partition("\t")
                yield int(stars), text


def rated_words(path: Path) -> Iterator[tuple[str, bool]]:
    """(phrase, good) from ``word<TAB>valence`` lines; "not" before a word turns it round."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, valence = line.split("\t")[:2]
        if word.isalpha() and abs(float(valence)) >= _WORD_VALENCE:
            good = float(valence) > 0
            yield from ((word, good), (f"it is very {word}", good), (f"so {word}", good), (f"not {word}", not good))


def train(films: Sequence[Path], words: Path | None, progress: Progress) -> tuple[ReviewModel, dict[str, Measured]]:
    """The shipped model: 1-4 against 9-10 of ten stars, English words with a valence, and our sentences.

    Measured first on what is held out (one film review in twenty, one written clause in five with all its
    wordings), then trained again on everything.
    """
    texts, good, weight, test = [], [], [], []
    for number, (stars, text) in enumerate(film_reviews(films)):
        if stars <= 4 or stars >= 9:
            texts.append(text)
            good.append(stars >= 9)
            weight.append(1.0)
            test.append("film" if number % 20 == 0 else "")
    progress(f"film reviews: {len(texts)}")
    for phrase, is_good in rated_words(words) if words else ():
        texts.append(phrase)
        good.append(is_good)
        weight.append(_WORD_WEIGHT)
        test.append("")
    parts = clauses()
    kept = tuple(part for part in parts if held_out(part))
    seen = tuple(part for part in parts if not held_out(part))
    for pool, count, name in ((seen, SENTENCES * 4 // 5, ""), (kept, SENTENCES // 5, "own")):
        for made in sentences(pool, count, seed=7):
            texts.append(made.text)
            good.append(made.good)
            weight.append(_SENTENCE_WEIGHT)
            test.append(f"own {made.language}" if name else "")
    progress(f"own sentences: {SENTENCES} from {len(parts)} clauses")
    table = matrix(texts)
    truth, weights, part = np.array(good), np.array(weight), np.array(test)
    fit = part == ""
    trial = _fit(table[fit], truth[fit], weights[fit], strength=_FILM_STRENGTH)
    measured = {}
    for name in sorted(set(test) - {""}):
        rows = part == name
        measured[name] = measure(_logits(table[rows], trial), truth[rows])
        progress(f"held out, {name}: {measured[name].accuracy:.3f} of {measured[name].n}")
    weights_all, bias = _fit(table, truth, weights, strength=_FILM_STRENGTH)
    about = f"film reviews, {'rated English words, ' if words else ''}sentences from {len(parts)} clauses of our own"
    return ReviewModel(weights_all, bias, about), measured


def learn(reviews: Sequence[Starred], start: ReviewModel, progress: Progress) -> Learned:
    """A shop's own model: its 1-2 stars against its 4-5 stars, with ``start``'s verdict as one more column.

    The verdict's weight is folded into the hashed weights, so what comes out is a `ReviewModel` like any other.
    Both kinds weigh the same however rare one is. One review in five, all copies of a text together, is held
    out for the score; the model returned has seen everything. Raises `TooFewReviews`.
    """
    rated = [review for review in reviews if review.stars != 3]
    truth = np.array([review.stars >= 4 for review in rated], dtype=bool)
    if truth.sum() < FEWEST_OF_A_KIND or (~truth).sum() < FEWEST_OF_A_KIND:
        raise TooFewReviews(int(truth.sum()), int((~truth).sum()))
    progress(f"reading {len(rated)} reviews")
    table = matrix([review.text for review in rated])
    verdict = _logits(table, (start.weights, start.bias))
    keys = np.array([columns_key(review.text) for review in rated])
    test = keys % 5 == 0
    if not (truth[test].any() and (~truth[test]).any()):
        test = np.arange(len(rated)) % 5 == 0
    progress(f"learning from {int((~test).sum())}, holding out {int(test.sum())}")
    trial = _fit_beside(table[~test], verdict[~test], truth[~test], start)
    measured = measure(_logits(table[test], trial), truth[test])
    shipped = measure(verdict[test], truth[test])
    progress("learning from all of them")
    weights, bias = _fit_beside(table, verdict, truth, start)
    about = f"{len(rated)} starred reviews of a shop, after: {start.about}"
    return Learned(ReviewModel(weights, bias, about), measured, shipped)


def columns_key(text: str) -> int:
    """The same number for texts that look the same to the classifier."""
    return crc32(columns(text).tobytes())


def matrix(texts: Sequence[str]) -> csr_matrix:
    """One row a text, `SIZE` columns, rows of length 1."""
    from scipy.sparse import csr_matrix

    rows = [columns(text) for text in texts]
    ends = np.cumsum([0, *(row.size for row in rows)])
    values = np.concatenate([np.full(row.size, 1 / np.sqrt(max(row.size, 1)), dtype=np.float32) for row in rows])
    return csr_matrix((values, np.concatenate(rows), ends), shape=(len(rows), SIZE))


def _logits(table: csr_matrix, fitted: tuple[NDArray[np.float32], float]) -> NDArray[np.float64]:
    weights, bias = fitted
    return np.asarray(table @ weights, dtype=np.float64) + bias


def _fit(
    table: csr_matrix, good: NDArray[np.bool_], weights: NDArray[np.float64] | None, *, strength: float
) -> tuple[NDArray[np.float32], float]:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    used = np.unique(table.indices)
    balanced = "balanced" if weights is None else None
    regression = LogisticRegression(C=strength, class_weight=balanced, max_iter=_STEPS, tol=_ACCURACY)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        regression.fit(table[:, used], good, sample_weight=weights)
    fitted = np.zeros(table.shape[1], dtype=np.float32)
    fitted[used] = regression.coef_.ravel()
    return fitted, float(regression.intercept_[0])


def _fit_beside(
    table: csr_matrix, verdict: NDArray[np.float64], good: NDArray[np.bool_], start: ReviewModel
) -> tuple[NDArray[np.float32], float]:
    from scipy.sparse import csr_matrix, hstack

    half = csr_matrix(verdict.astype(np.float32).reshape(-1, 1) / 2)
    fitted, bias = _fit(hstack([table, half], format="csr"), good, None, strength=_SHOP_STRENGTH)
    trust = float(fitted[-1]) / 2
    return fitted[:-1] + np.float32(trust) * start.weights, bias + trust * start.bias
