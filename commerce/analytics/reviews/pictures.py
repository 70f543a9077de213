"""The charts beside an answer about reviews, in the seller's language."""

from __future__ import annotations

from collections.abc import Sequence

from commerce.analytics.charts import BAD_COLOUR, GOOD_COLOUR, Chart, Series, stacked_bars
from commerce.analytics.reviews.counting import Counts, TopicCount
from commerce.analytics.reviews.lexicon import Topic
from commerce.clock import KST
from commerce.period_words import label
from commerce.periods import Period

TOPIC_NAMES = {
    "ko": {
        Topic.SIZE: "사이즈", Topic.FIT: "핏", Topic.DELIVERY: "배송", Topic.QUALITY: "품질", Topic.PRICE: "가격",
        Topic.COLOUR: "색상", Topic.THICKNESS: "두께", Topic.PACKING: "포장", Topic.TASTE: "맛",
        Topic.FRESHNESS: "신선도", Topic.SERVICE: "응대",
    },
    "en": {topic: topic.value for topic in Topic},
}  # fmt: skip


def by_week(weeks: Sequence[Counts], language: str, topic: Topic | None = None) -> Chart:
    """Good and bad reviews of each week, a bar for each Monday."""
    korean = language == "ko"
    about = _topic(topic, language)
    title = f"주별 {about}리뷰" if korean else f"{about}reviews by week".capitalize()
    mondays = [week.period.start.astimezone(KST) for week in weeks]
    days = [f"{day.month}월 {day.day}일" if korean else f"{day.day} {day:%b}" for day in mondays]
    series = _series(tuple(week.positive for week in weeks), tuple(week.negative for week in weeks), language)
    said = [
        f"{day} 주 좋음 {week.positive}, 나쁨 {week.negative}"
        if korean
        else f"week of {day}: {week.positive} good, {week.negative} bad"
        for day, week in zip(days, weeks, strict=True)
    ]
    return stacked_bars(title, days, series, description=". ".join(said))


def by_topic(topics: Sequence[TopicCount], good: Sequence[int], period: Period, language: str) -> Chart:
    """Good and bad reviews on each topic; ``good`` holds the praise of each of ``topics``."""
    korean = language == "ko"
    names = [TOPIC_NAMES["ko" if korean else "en"][each.topic] for each in topics]
    title = f"주제별 리뷰 · {label(period, 'ko')}" if korean else f"Reviews by topic · {label(period, 'en')}"
    said = [
        f"{name} 좋음 {praise}, 나쁨 {each.negative}" if korean else f"{name}: {praise} good, {each.negative} bad"
        for name, praise, each in zip(names, good, topics, strict=True)
    ]
    series = _series(tuple(good), tuple(each.negative for each in topics), language)
    return stacked_bars(title, names, series, description=". ".join(said), horizontal=True)


def _series(good: tuple[int, ...], bad: tuple[int, ...], language: str) -> tuple[Series, Series]:
    names = ("좋음", "나쁨") if language == "ko" else ("good", "bad")
    return Series(names[0], good, GOOD_COLOUR), Series(names[1], bad, BAD_COLOUR)


def _topic(topic: Topic | None, language: str) -> str:
    return f"{TOPIC_NAMES['ko' if language == 'ko' else 'en'][topic]} " if topic else ""
