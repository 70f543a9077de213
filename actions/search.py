"""Finding products, narrowing the search down, and looking closer at one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from sqlalchemy.ext.asyncio import AsyncSession

from actions import queries
from actions.cart import shipping
from actions.memory import Wish
from actions.messages import BotMessage
from actions.phrases import search as phrases
from actions.products import card, cards, description, listing
from actions.services import Services
from actions.several import as_turn, things
from actions.showing import described, listed, show
from actions.turn import Answer, Turn
from actions.which import product_meant
from actions.wording import sentences
from commerce.catalogue import repository
from commerce.catalogue.models import Product
from commerce.search.query import SearchQuery

BEST_OF_EACH = 3
"""So many are shown of each thing, where several were asked for at once."""

_SHIPPING = re.compile(r"배송비|배송료|무료 ?배송|\b(?:shipping|delivery)\b", re.IGNORECASE)


async def search(services: Services, turn: Turn) -> Answer:
    """Finds what was asked for and shows it; of several things, the best of each."""
    several = things(turn)
    if several:
        return await _each(services, turn, several)
    async with services.database.reading() as session:
        return await show(services, session, turn, queries.fresh(turn.entities, turn.words))


async def refine(services: Services, turn: Turn) -> Answer:
    """Narrows the last search down, or begins one where there was none."""
    said = turn.entities
    if not said.describes and not said.product:
        said = replace(said, brand=services.search.brand_in(turn.words))
        turn = replace(turn, entities=said)
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


async def _each(services: Services, turn: Turn, wanted: Sequence[Wish]) -> Answer:
    """The best of each thing, the first ones first, and which was not found."""
    best: list[Sequence[Product]] = []
    counted: list[str] = []
    missing: list[str] = []
    async with services.database.reading() as session:
        for wish in wanted:
            alone = as_turn(turn, wish)
            found = await services.search.find(session, queries.fresh(alone.entities, alone.words))
            name = next(str(value) for kind, value in wish.said if kind in ("product", "category"))
            if found.products:
                counted.append(turn.say(phrases.COUNTED, name=name, count=found.total))
                best.append(found.products[:BEST_OF_EACH])
            else:
                missing.append(turn.say(phrases.NOT_FOUND_NAMED, name=name))
    products = list(dict.fromkeys(one for row in zip_longest(*best) for one in row if one is not None))
    if not products:
        return turn.answer(BotMessage(text=turn.say(phrases.NOT_AT_ALL)), shown=(), focus=None, search=None)
    told = turn.say(phrases.FOUND_EACH, list=", ".join(counted), named=listing(turn, products))
    text = sentences((told, *missing, turn.say(phrases.CHOOSE_BY_NUMBER)))
    message = BotMessage(text=text, cards=cards(turn, products))
    return turn.answer(message, shown=tuple(one.id for one in products), focus=None, search=None)


async def _talked_about(session: AsyncSession, turn: Turn) -> Product | None:
    """The product in focus, else the first one shown."""
    ids = [turn.memory.focus] if turn.memory.focus else list(turn.memory.shown[:1])
    return next(iter(await repository.products(session, ids)), None)


def _narrowed(turn: Turn, before: Product | None) -> SearchQuery:
    last = turn.memory.search
    if last is None and before is not None:
        last = SearchQuery(category=before.category or None)
    return queries.narrowed(last, turn.entities) if last else queries.fresh(turn.entities, turn.words)
