"""A seller's questions about reviews: a window, a comparison, a topic, a product, the worst."""

from __future__ import annotations

from actions.messages import BotMessage
from actions.phrases import reviews as phrases
from actions.products import title
from actions.quotes import quoted
from actions.review_words import compared, follow_ups, summarised, view
from actions.scope import Scope, scope, which_product
from actions.services import Services
from actions.turn import Answer, Turn
from commerce.analytics.reviews import service as reviews
from commerce.catalogue import repository

SPOKEN = 3


async def summary(services: Services, turn: Turn) -> Answer:
    """How the reviews of a window are."""
    asked, found = await _read(services, turn)
    return asked.answer(turn, view(turn, asked, found, *summarised(turn, asked, found)))


async def compare(services: Services, turn: Turn) -> Answer:
    """How a window differs from the same part of the one before."""
    asked, found = await _read(services, turn)
    return asked.answer(turn, view(turn, asked, found, *compared(turn, asked, found)))


async def topic(services: Services, turn: Turn) -> Answer:
    """How one topic does, which topics are complained of most, or on which products."""
    if which_product(turn.words):
        return await product(services, turn)
    async with services.database.reading() as session:
        asked = await scope(services, session, turn)
        found = (
            await reviews.topics(
                session, turn.store, asked.period, product_id=asked.products or None, language=turn.language
            )
            if not asked.topic
            else None
        )
    if found is None:
        return await summary(services, turn)
    complained = [each for each in found.topics if each.negative][:SPOKEN]
    told = ", ".join(
        turn.say(phrases.TOPIC_COUNT, topic=turn.say(phrases.TOPIC_NAMES[each.topic]), negative=each.negative)
        for each in complained
    )
    lead = turn.say(
        phrases.TOPICS if told else phrases.NO_COMPLAINTS,
        period=asked.window(turn),
        about=asked.about(turn),
        list=told,
    )
    return asked.answer(turn, view(turn, asked, found, lead))


async def product(services: Services, turn: Turn) -> Answer:
    """How one product does, or which products are complained of most."""
    async with services.database.reading() as session:
        asked = await scope(services, session, turn)
        found = await reviews.by_product(session, turn.store, asked.period, topic=asked.topic, limit=SPOKEN)
        known = await repository.products(session, [each.product_id for each in found])
    if asked.products:
        return await summary(services, turn)
    names = {each.id: title(each, turn.language) for each in known}
    window, about = asked.window(turn), asked.about(turn)
    if not found:
        return await _none_bad(services, turn)
    told = ", ".join(
        turn.say(phrases.PRODUCT_COUNT, title=names[each.product_id], negative=each.negative) for each in found
    )
    text = turn.say(phrases.PRODUCTS, period=window, about=about, list=told)
    return asked.answer(turn, BotMessage(text=text, buttons=follow_ups(turn, asked)))


async def worst(services: Services, turn: Turn) -> Answer:
    """The worst reviews of a window, quoted as they were written."""
    async with services.database.reading() as session:
        asked = await scope(services, session, turn)
        found = await reviews.worst(session, turn.store, asked.period, SPOKEN, asked.topic, asked.products or None)
        if found:
            return asked.answer(turn, await quoted(session, turn, asked, found))
    return await _none_bad(services, turn)


async def _none_bad(services: Services, turn: Turn) -> Answer:
    """Says of how many reviews none is bad, or that there are none."""
    asked, found = await _read(services, turn)
    lead = phrases.NO_BAD if found.n else phrases.NONE
    told = turn.say(lead, period=asked.window(turn), about=asked.about(turn), n=found.n)
    return asked.answer(turn, view(turn, asked, found, told))


async def _read(services: Services, turn: Turn) -> tuple[Scope, reviews.ReviewSummary]:
    """What was asked about, and its reviews against the same part of the window before."""
    async with services.database.reading() as session:
        asked = await scope(services, session, turn)
        found = await reviews.summary(
            session,
            turn.store,
            asked.period,
            product_id=asked.products or None,
            topic=asked.topic,
            language=turn.language,
        )
    return asked, found
