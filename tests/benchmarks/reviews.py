"""A review to good or bad: the shipped model against scikit-learn's usual one for text, on the same reviews."""

from __future__ import annotations

import time

from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from commerce.analytics.reviews.model import shipped
from tests.benchmarks.measure import Comparison

REVIEWS = [f"배송도 빠르고 핏도 예쁜데 {number}번째 세탁에 조금 줄었어요. 그래도 만족해요" for number in range(500)]


def compare() -> Comparison:
    """Both score the same reviews one at a time, in turns."""
    ours_model = shipped()
    peer = make_pipeline(HashingVectorizer(analyzer="char", ngram_range=(2, 4)), LogisticRegression())
    peer.fit(REVIEWS, [number % 2 for number in range(len(REVIEWS))])
    ours: list[float] = []
    theirs: list[float] = []
    for text in REVIEWS:
        started = time.perf_counter()
        ours_model.score(text)
        between = time.perf_counter()
        peer.predict_proba([text])
        ours.append(between - started)
        theirs.append(time.perf_counter() - between)
    return Comparison(
        what="review → good or bad", peer="scikit-learn n-grams", ours=ours, theirs=theirs, note=f"{len(ours)} reviews"
    )
