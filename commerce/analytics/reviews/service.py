"""What one store's reviews of a window say, in numbers that plain SQL over the same window confirms.

Good and bad: 4 and 5 stars are good, 1 and 2 are bad; 3 stars or none are judged by their words. Every query is
bound to one store. Charts cover whole weeks from Monday 00:00 in Seoul up to the end of the window.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.analytics.charts import Chart
from commerce.analytics.figures import SMALL_SAMPLE, Figure
from commerce.analytics.reviews import pictures
from commerce.analytics.reviews.counting import (
    Counts,
    ReadReview,
    TopicCount,
    counted,
    figures,
    topic_counts,
    topic_figures,
    within,
)
from commerce.analytics.reviews.keywords import Keyword, keywords, noun_phrases
from commerce.analytics.reviews.lexicon import Topic
from commerce.analytics.reviews.model import ReviewModel, shipped
from commerce.analytics.reviews.repository import Products, past_texts, read_reviews, titles_of
from commerce.errors import CommerceError
from commerce.periods import Period, same_part_before, weeks_back

CHART_WEEKS = 8


class TopicUnknown(CommerceError):
    """``topic`` is none of the topics that reviews are sorted by."""

    code = "topic_unknown"

    def __init__(self, topic: str) -> None:
        super().__init__(f"no such topic: {topic!r}")
        self.topic = topic


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """A window in numbers, beside the same part of the window before (``before``, nothing when not compared)."""

    period: Period
    n: int
    positive: int
    negative: int
    mean_rating: float | None
    before: Counts | None
    topics: tuple[TopicCount, ...]
    keywords: tuple[Keyword, ...]
    figures: tuple[Figure, ...]
    chart: Chart | None
    small_sample: bool


@dataclass(frozen=True, slots=True)
class TopicSummary:
    """The topics of ``n`` reviews, beside those of ``before``."""

    period: Period
    n: int
    before: Counts | None
    topics: tuple[TopicCount, ...]
    figures: tuple[Figure, ...]
    chart: Chart | None
    small_sample: bool


@dataclass(frozen=True, slots=True)
class ReviewQuote:
    """A review to be shown as it was written; its text is only ever quoted. ``score`` is P(good) by its words."""

    id: str
    product_id: str
    product_title: str
    rating: int | None
    text: str
    created_at: datetime
    score: float


@dataclass(frozen=True, slots=True)
class ProductCount:
    """One product's reviews of a window, beside the window before."""

    product_id: str
    title: str
    n: int
    negative: int
    n_before: int | None
    negative_before: int | None


def warm() -> None:
    """Read the models that the first question would otherwise wait for, some seconds of work: call in a thread."""
    shipped()
    noun_phrases("단골")


async def summary(
    session: AsyncSession,
    store_id: str,
    period: Period,
    *,
    compare: bool = True,
    product_id: Products = None,
    topic: str | None = None,
    language: str = "ko",
    model: ReviewModel | None = None,
) -> ReviewSummary:
    """How the reviews of ``period`` are: of the store, of one or several products, or of those on a ``topic``.

    With a topic, ``n`` counts the reviews that speak of it, and good and bad are the verdicts on it alone. Another
    store's product counts nothing. ``small_sample`` says that ``n`` is below 30. Raises `TopicUnknown`.
    """
    asked = _topic(topic)
    before = same_part_before(period, period.end) if compare else None
    weeks = weeks_back(period.end, CHART_WEEKS)
    start = min(weeks[0].start, period.start, before.start if before else period.start)
    reviews = await read_reviews(session, store_id, start, period.end, product_id, model)
    now = counted(reviews, period, asked)
    then = counted(reviews, before, asked) if before else None
    topics = topic_counts(reviews, period, before)
    texts = [review.text for review in within(reviews, period, asked)]
    past = await past_texts(session, store_id, period.start, product_id)
    words = await asyncio.to_thread(keywords, texts, past, noun_phrases)
    numbers = figures(now, asked) + (figures(then, asked, "_before") if then else [])
    if asked is None:
        numbers += topic_figures(topics, period, before)
    by_week = [counted(reviews, week, asked) for week in weeks]
    return ReviewSummary(
        period=period,
        n=now.n,
        positive=now.positive,
        negative=now.negative,
        mean_rating=now.mean_rating,
        before=then,
        topics=topics,
        keywords=words,
        figures=tuple(numbers),
        chart=pictures.by_week(by_week, language, asked) if any(week.n for week in by_week) else None,
        small_sample=now.n < SMALL_SAMPLE,
    )


async def topics(
    session: AsyncSession,
    store_id: str,
    period: Period,
    *,
    compare: bool = True,
    product_id: Products = None,
    language: str = "ko",
    model: ReviewModel | None = None,
) -> TopicSummary:
    """What the reviews of ``period`` speak of, the most complained of first."""
    before = same_part_before(period, period.end) if compare else None
    start = min(period.start, before.start) if before else period.start
    reviews = await read_reviews(session, store_id, start, period.end, product_id, model)
    found = topic_counts(reviews, period, before)
    now = counted(reviews, period)
    then = counted(reviews, before) if before else None
    numbers = [Figure("reviews", now.n, "reviews", period, now.n)]
    if then:
        numbers.append(Figure("reviews_before", then.n, "reviews", then.period, then.n))
    shown = [each for each in found if each.n]
    good = [counted(reviews, period, each.topic).positive for each in shown]
    return TopicSummary(
        period=period,
        n=now.n,
        before=then,
        topics=found,
        figures=tuple(numbers + topic_figures(found, period, before)),
        chart=pictures.by_topic(shown, good, period, language) if shown else None,
        small_sample=now.n < SMALL_SAMPLE,
    )


async def worst(
    session: AsyncSession,
    store_id: str,
    period: Period,
    limit: int = 3,
    topic: str | None = None,
    product_id: Products = None,
    *,
    model: ReviewModel | None = None,
) -> tuple[ReviewQuote, ...]:
    """The ``limit`` worst reviews of ``period``: bad ones only, fewest stars first, then the worst words.

    With a topic, those that speak badly of it. The same text on the same product is quoted once. Raises
    `TopicUnknown`.
    """
    asked = _topic(topic)
    reviews = await read_reviews(session, store_id, period.start, period.end, product_id, model)
    bad = [review for review in reviews if review.reading.on(asked) == "bad"]
    bad.sort(key=lambda review: (review.rating or 3, review.reading.score, review.id))
    chosen: dict[tuple[str, str], ReadReview] = {}
    for review in bad:
        chosen.setdefault((review.product_id, review.text.strip()), review)
    quoted = list(chosen.values())[:limit]
    titles = await titles_of(session, store_id, {review.product_id for review in quoted})
    return tuple(
        ReviewQuote(
            review.id,
            review.product_id,
            titles.get(review.product_id, ""),
            review.rating,
            review.text,
            review.created_at,
            review.reading.score,
        )
        for review in quoted
    )


async def by_product(
    session: AsyncSession,
    store_id: str,
    period: Period,
    *,
    topic: str | None = None,
    limit: int = 3,
    model: ReviewModel | None = None,
) -> tuple[ProductCount, ...]:
    """The products with the most bad reviews (on ``topic``) in ``period``, those with none left out."""
    asked = _topic(topic)
    before = same_part_before(period, period.end)
    start = min(period.start, before.start) if before else period.start
    reviews = await read_reviews(session, store_id, start, period.end, None, model)
    titles = await titles_of(session, store_id, {review.product_id for review in reviews})
    found = []
    for product_id, title in titles.items():
        own = [review for review in reviews if review.product_id == product_id]
        now = counted(own, period, asked)
        then = counted(own, before, asked) if before else None
        if now.negative:
            found.append(
                ProductCount(
                    product_id, title, now.n, now.negative, then.n if then else None, then.negative if then else None
                )
            )
    return tuple(sorted(found, key=lambda each: (-each.negative, each.n, each.title))[:limit])


def _topic(name: str | None) -> Topic | None:
    if name is None:
        return None
    try:
        return Topic(name)
    except ValueError as error:
        raise TopicUnknown(name) from error
