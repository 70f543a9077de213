"""Counts of reviews that have been read: how many, how good, on what. No database inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from commerce.analytics.figures import Figure, percent
from commerce.analytics.reviews.lexicon import Topic
from commerce.analytics.reviews.reading import Reading
from commerce.periods import Period


@dataclass(frozen=True, slots=True)
class ReadReview:
    """A review as it lies in the database, and what it says."""

    id: str
    product_id: str
    rating: int | None
    text: str
    created_at: datetime
    reading: Reading


@dataclass(frozen=True, slots=True)
class Counts:
    """Reviews of a window. ``positive`` and ``negative`` may miss some of ``n``: those with nothing to judge by.

    ``mean_rating`` is over the reviews with stars, none without any.
    """

    period: Period
    n: int
    positive: int
    negative: int
    mean_rating: float | None
    n_rated: int
    by_stars: int


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic: reviews that speak of it and badly of it, now and in the window before (none when not compared)."""

    topic: Topic
    n: int
    negative: int
    n_before: int | None
    negative_before: int | None


def within(reviews: Sequence[ReadReview], period: Period, topic: Topic | None = None) -> list[ReadReview]:
    """The reviews of the window that speak of ``topic``, or all of it."""
    return [
        review
        for review in reviews
        if period.start <= review.created_at < period.end and review.reading.speaks_of(topic)
    ]


def counted(reviews: Sequence[ReadReview], period: Period, topic: Topic | None = None) -> Counts:
    """Count the reviews of ``period``; with a topic, only those that speak of it, by the verdict on it."""
    inside = within(reviews, period, topic)
    labels = [review.reading.on(topic) for review in inside]
    ratings = [review.rating for review in inside if review.rating is not None]
    return Counts(
        period=period,
        n=len(inside),
        positive=labels.count("good"),
        negative=labels.count("bad"),
        mean_rating=sum(ratings) / len(ratings) if ratings else None,
        n_rated=len(ratings),
        by_stars=sum(review.reading.by_stars for review in inside) if topic is None else 0,
    )


def topic_counts(reviews: Sequence[ReadReview], period: Period, before: Period | None) -> tuple[TopicCount, ...]:
    """The topics spoken of in either window, the most complained of first, then the most spoken of."""
    found = []
    for topic in Topic:
        now = counted(reviews, period, topic)
        then = counted(reviews, before, topic) if before else None
        if now.n or (then and then.n):
            found.append(
                TopicCount(topic, now.n, now.negative, then.n if then else None, then.negative if then else None)
            )
    return tuple(sorted(found, key=lambda each: (-each.negative, -each.n)))


def figures(counts: Counts, topic: Topic | None = None, suffix: str = "") -> list[Figure]:
    """The numbers of a window: ``reviews``, ``positive``, ``negative``, shares, ``mean_rating``; the last by stars."""
    head = f"{topic.value}_" if topic else ""
    window, n = counts.period, counts.n
    found = [
        Figure(f"{head}reviews{suffix}", n, "reviews", window, n),
        Figure(f"{head}positive{suffix}", counts.positive, "reviews", window, n),
        Figure(f"{head}negative{suffix}", counts.negative, "reviews", window, n),
    ]
    if n:
        found.append(Figure(f"{head}positive_share{suffix}", percent(counts.positive, n), "percent", window, n))
        found.append(Figure(f"{head}negative_share{suffix}", percent(counts.negative, n), "percent", window, n))
    if counts.mean_rating is not None:
        mean = round(counts.mean_rating, 2)
        found.append(Figure(f"{head}mean_rating{suffix}", mean, "stars", window, counts.n_rated))
    if topic is None:
        judged = counts.positive + counts.negative - counts.by_stars
        found.append(Figure(f"judged_by_stars{suffix}", counts.by_stars, "reviews", window, n))
        found.append(Figure(f"judged_by_text{suffix}", judged, "reviews", window, n))
    return found


def topic_figures(topics: Sequence[TopicCount], period: Period, before: Period | None) -> list[Figure]:
    """``<topic>_reviews`` and ``<topic>_negative`` of both windows, each with the topic's reviews as its sample."""
    found = []
    for each in topics:
        found.append(Figure(f"{each.topic.value}_reviews", each.n, "reviews", period, each.n))
        found.append(Figure(f"{each.topic.value}_negative", each.negative, "reviews", period, each.n))
        if before is not None and each.n_before is not None and each.negative_before is not None:
            name, n = each.topic.value, each.n_before
            found.append(Figure(f"{name}_reviews_before", n, "reviews", before, n))
            found.append(Figure(f"{name}_negative_before", each.negative_before, "reviews", before, n))
    return found
