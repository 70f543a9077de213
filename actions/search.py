"""Finding products, narrowing the search down, and looking closer at one."""

from __future__ import annotations

import re

from sqlalchemy.ext.asyncio import AsyncSession

from actions import queries
from actions.cart import shipping
from actions.messages import BotMessage
from actions.phrases import search as phrases
from actions.products import card, description
from actions.services import Services
from actions.showing import described, listed, show
from actions.turn import Answer, Turn
from actions.which import product_meant
from actions.wording import sentences
from commerce.catalogue import repository
from commerce.catalogue.models import Product
from commerce.search.query import SearchQuery

_SHIPPING = re.compile(r"배송비|배송료|무료 ?배송|\b(?:shipping|delivery)\b", re.IGNORECASE)


async def search(services: Services, turn: Turn) -> Answer:
    """Finds what was asked for and shows it."""
    async with services.database.reading() as session:
        return await show(services, session, turn, queries.fresh(turn.entities, turn.words))


async def refine(services: Services, turn: Turn) -> Answer:
    """Narrows the last search down, or begins one where there was none."""
    said = turn.entities
    async with services.database.reading() as session:
        before = await _talked_about(session, turn)
        query = _narrowed(turn, before)
        if said.comparison != "cheaper" or before is None:
            return await show(services, session, turn, queries.cheapest(query) if said.comparison else query)
        cheaper = queries.cheaper_than(query, before.price)
        found = await services.search.find(session, cheaper)
    if found.products:
        return listed(turn, cheaper, found)
    text = sentences((turn.say(phrases.NONE_CHEAPER), description(turn, before)))
    return turn.answer(BotMessage(text=text, cards=(card(turn, before),)), focus=before.id)


async def detail(services: Services, turn: Turn) -> Answer:
    """Describes the product that is meant and offers to take it; or says what delivery costs."""
    if _SHIPPING.search(turn.words):
        return await shipping(services, turn)
    async with services.database.reading() as session:
        return described(turn, await product_meant(services, session, turn))


async def _talked_about(session: AsyncSession, turn: Turn) -> Product | None:
    """The product in focus, else the first one shown."""
    ids = [turn.memory.focus] if turn.memory.focus else list(turn.memory.shown[:1])
    return next(iter(await repository.products(session, ids)), None)


def _narrowed(turn: Turn, before: Product | None) -> SearchQuery:
    last = turn.memory.search
    if last is None and before is not None:
        last = SearchQuery(category=before.category or None)
    return queries.narrowed(last, turn.entities) if last else queries.fresh(turn.entities, turn.words)
