"""What one review says: good or bad, and on which topics. Stars come before words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from commerce.analytics.reviews.lexicon import Topic
from commerce.analytics.reviews.model import Label, ReviewModel
from commerce.analytics.reviews.topics import Mention, mentions

_REMEMBERED = 30_000

DEFINITION = {
    "ko": "별 4~5개는 좋음, 1~2개는 나쁨이에요. 3개이거나 별이 없으면 글을 읽고 판단했어요.",
    "en": "4 and 5 stars are good, 1 and 2 are bad; with 3 stars or none, the words decide.",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """``label`` is nothing for a review with neither a verdict in stars nor words; ``score`` is P(good) by words."""

    label: Label | None
    score: float
    by_stars: bool
    mentions: tuple[Mention, ...]

    def on(self, topic: Topic | None) -> Label | None:
        """The verdict on ``topic``, or on the whole where no topic is asked for."""
        if topic is None:
            return self.label
        return next((mention.label for mention in self.mentions if mention.topic == topic), None)

    def speaks_of(self, topic: Topic | None) -> bool:
        """Whether the review has anything to do with ``topic``; every review has with none."""
        return topic is None or any(mention.topic == topic for mention in self.mentions)


@lru_cache(maxsize=_REMEMBERED)
def read(text: str, rating: int | None, model: ReviewModel) -> Reading:
    """Judge a review: 4-5 stars good, 1-2 bad, 3 or none by ``model``. Its text is only ever looked at.

    A topic that is named without a verdict of its own takes the stars' verdict, else the model's on the clause.
    """
    stars = verdict_of(rating)
    score = model.score(text)
    label = stars or (model.label(text) if text.strip() else None)
    return Reading(label, score, stars is not None, mentions(text, lambda clause: stars or model.label(clause)))


def verdict_of(rating: int | None) -> Label | None:
    """What stars alone say: nothing for 3 stars or none."""
    if rating is None or rating == 3:
        return None
    return "good" if rating > 3 else "bad"
