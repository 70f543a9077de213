"""Numbers about reviews in words, figures and a chart. A cause is never stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.messages import BotMessage, Button, FigureView, Picture, payload
from actions.phrases import reviews as phrases
from actions.scope import Scope
from actions.turn import Turn
from actions.wording import sentences
from commerce.analytics.figures import Figure
from commerce.analytics.reviews.service import ReviewSummary, TopicSummary
from commerce.period_words import label

NOTABLE = 2
"""Fewer complaints more than before are not worth a word."""

_BRACKETS = re.compile(r" \([^()]*\)")


def summarised(turn: Turn, asked: Scope, found: ReviewSummary) -> Iterator[str]:
    """How many, how good, and what most complaints are about."""
    if not found.n:
        yield turn.say(phrases.NONE, period=asked.window(turn), about=asked.about(turn))
        return
    yield _counted(turn, asked, found)
    if found.mean_rating is not None:
        yield turn.say(phrases.MEAN, mean=found.mean_rating)
    if found.before and found.before.n:
        yield _before(turn, found)
    if asked.topic is None:
        yield from _top_topic(turn, found)


def compared(turn: Turn, asked: Scope, found: ReviewSummary) -> Iterator[str]:
    """Both windows, and how the share of bad reviews moved."""
    if not found.n:
        yield turn.say(phrases.NONE, period=asked.window(turn), about=asked.about(turn))
    else:
        yield _counted(turn, asked, found)
    before = found.before
    if before is None or not before.n:
        yield turn.say(phrases.NOTHING_BEFORE)
        return
    yield _before(turn, found)
    if found.n:
        then, now = 100 * before.negative / before.n, 100 * found.negative / found.n
        moved = phrases.SAME_BAD if round(then) == round(now) else phrases.MORE_BAD if now > then else phrases.LESS_BAD
        yield turn.say(moved, before=then, after=now)
    if asked.topic is None and found.n:
        yield from _top_topic(turn, found)


def view(turn: Turn, asked: Scope, found: ReviewSummary | TopicSummary, *told: str) -> BotMessage:
    """The words with figures, chart, a word on a small sample, and what to ask next."""
    small = turn.say(phrases.SMALL_SAMPLE) if found.small_sample and found.n else None
    text = sentences((*told, small))
    chart = Picture(found.chart.title, found.chart.data_uri) if found.chart else None
    return BotMessage(
        text=text,
        speech=aloud(text),
        chart=chart,
        figures=tuple(figure(each) for each in found.figures),
        buttons=follow_ups(turn, asked),
    )


def aloud(text: str) -> str:
    """The words without what stands in brackets: dates and ids are for the eye."""
    return _BRACKETS.sub("", text)


def follow_ups(turn: Turn, asked: Scope) -> tuple[Button, ...]:
    """Buttons for what is usually asked next, about the same window and product."""
    about = {"period": asked.period.name, **({"product": asked.product_name} if asked.product_name else {})}
    named = {**about, **({"topic": asked.topic} if asked.topic else {})}
    buttons = (
        Button(turn.say(phrases.ASK_WORST), payload("reviews_worst", **named)),
        Button(turn.say(phrases.ASK_COMPARE), payload("reviews_compare", **named)),
    )
    topics = Button(turn.say(phrases.ASK_TOPICS), payload("reviews_topic", **about))
    return tuple(button for button in (*buttons, topics) if turn.intent not in button.payload)


def figure(of: Figure) -> FigureView:
    """A figure as the screen shows it."""
    window = (of.window.start, of.window.end)
    return FigureView(name=of.name, value=of.value, unit=of.unit, window=window, n=of.n)


def _counted(turn: Turn, asked: Scope, found: ReviewSummary) -> str:
    return turn.say(
        phrases.COUNTED,
        period=asked.window(turn),
        about=asked.about(turn),
        n=found.n,
        positive=found.positive,
        negative=found.negative,
    )


def _before(turn: Turn, found: ReviewSummary) -> str:
    before = found.before
    assert before is not None
    return turn.say(phrases.BEFORE, period=label(before.period, turn.language), n=before.n, negative=before.negative)


def _top_topic(turn: Turn, found: ReviewSummary) -> Iterator[str]:
    top = next((each for each in found.topics if each.negative), None)
    if top is None:
        return
    before = top.negative_before
    rose = before is not None and top.negative >= before + NOTABLE
    phrase = phrases.TOP_TOPIC_MORE if rose else phrases.TOP_TOPIC
    name = turn.say(phrases.TOPIC_NAMES[top.topic])
    yield turn.say(phrase, topic=name, negative=top.negative, before=before or 0)
