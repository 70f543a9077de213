"""What a search found, put into words and cards."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from actions.memory import Pending, Question
from actions.messages import BotMessage, Button, payload
from actions.phrases import products as product_phrases
from actions.phrases import search as phrases
from actions.products import SHOWN, card, cards, description, listing, title
from actions.queries import wider
from actions.services import Services
from actions.turn import Answer, Turn
from actions.wording import sentences
from commerce.catalogue.models import Product
from commerce.search.query import SearchQuery, SearchResult


async def show(services: Services, session: AsyncSession, turn: Turn, query: SearchQuery) -> Answer:
    """What the query finds, or what comes nearest to it."""
    for text in dict.fromkeys((query.text, turn.words if turn.entities.product else query.text)):
        found = await services.search.find(session, replace(query, text=text))
        if found.products:
            return listed(turn, replace(query, text=text), found)
    for attempt in wider(query, turn.entities):
        near = await services.search.find(session, attempt)
        if near.products:
            return nearest(turn, query, near)
    return turn.answer(BotMessage(text=turn.say(phrases.NOT_AT_ALL)), shown=(), focus=None, search=query)


def listed(turn: Turn, query: SearchQuery, found: SearchResult) -> Answer:
    """The products found; one alone is talked about from now on."""
    first = found.products[0]
    if len(found.products) == 1:
        name = title(first, turn.language)
        text = sentences(
            (
                turn.say(phrases.FOUND_ONE, title=name, price=first.price),
                turn.say(phrases.TAKE_IT) if first.stock > 0 else turn.say(product_phrases.SOLD_OUT),
            )
        )
    else:
        told = turn.say(phrases.FOUND, count=found.total, list=listing(turn, found.products, found.total))
        text = sentences((told, turn.say(phrases.CHOOSE_BY_NUMBER)))
    return _shown(turn, query, found, text)


def nearest(turn: Turn, query: SearchQuery, near: SearchResult) -> Answer:
    """Nothing fitted, and what comes close to it."""
    if len(near.products) == 1:
        only = near.products[0]
        told = turn.say(phrases.NEAR_ONE, title=title(only, turn.language), price=only.price)
        told = sentences((told, turn.say(phrases.TAKE_IT if only.stock > 0 else product_phrases.SOLD_OUT)))
    else:
        told = turn.say(phrases.NEAR, list=listing(turn, near.products, near.total))
    return _shown(turn, query, near, sentences((turn.say(phrases.NOT_FOUND), told)))


def described(turn: Turn, product: Product) -> Answer:
    """One product in a few sentences, talked about from now on."""
    add = Button(turn.say(product_phrases.ADD), payload("add_to_cart", product_id=product.id))
    buttons = (add,) if product.stock > 0 else ()
    asked = turn.memory.pending
    in_form = asked is not None and asked.question is Question.SIZE
    offer = turn.say(phrases.TAKE_IT) if product.stock > 0 and not in_form else None
    text = sentences((description(turn, product), offer))
    message = BotMessage(text=text, cards=(card(turn, product),), buttons=buttons)
    return turn.answer(message, focus=product.id, pending=_take_it(product))


def _shown(turn: Turn, query: SearchQuery, found: SearchResult, text: str) -> Answer:
    products = found.products[:SHOWN]
    only = products[0] if len(products) == 1 else None
    return turn.answer(
        BotMessage(text=text, cards=cards(turn, products)),
        shown=tuple(each.id for each in products),
        focus=only.id if only else None,
        search=query,
        pending=_take_it(only) if only else None,
    )


def _take_it(product: Product) -> Pending | None:
    """What a yes to "shall I add it?" adds; nothing where there is nothing to add."""
    return Pending(question=Question.ADD, product_id=product.id) if product.stock > 0 else None
