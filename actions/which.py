"""Which product is meant: by button, number, name, attribute, or because it was just talked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from actions.memory import Pending, Question
from actions.messages import BotMessage, Button, payload
from actions.phrases import search as phrases
from actions.products import SPOKEN, cards, listing, title
from actions.queries import fresh, narrowed
from actions.services import Services
from actions.turn import Turn, Unclear
from commerce.catalogue import repository
from commerce.catalogue.models import Product
from commerce.search.query import SearchQuery

Shown = TypeVar("Shown")

ENOUGH = 4
"""So many products of one name are asked about; of more, the first ones."""


NEAR_COLOURS: Final = MappingProxyType(
    {
        "파랑": ("네이비", "하늘색"),
        "빨강": ("와인", "분홍"),
        "화이트": ("아이보리",),
        "갈색": ("베이지",),
        "회색": ("은색",),
        "초록": ("카키",),
    }
)
"""What else people call by a plain colour's name when they point at something."""


async def product_meant(services: Services, session: AsyncSession, turn: Turn) -> Product:
    """The one product that is meant; raises `Unclear` with the question where several or none could be."""
    said = turn.entities
    if said.product_id:
        return await repository.product(session, said.product_id)
    shown = await repository.products(session, turn.memory.shown)
    if said.ordinal is not None:
        return numbered(turn, shown, said.ordinal)
    if said.product or said.attributes:
        return await _named(services, session, turn, shown)
    if turn.memory.focus:
        return await repository.product(session, turn.memory.focus)
    if len(shown) == 1:
        return shown[0]
    if shown:
        raise which_one(turn, shown)
    raise Unclear(turn.answer(BotMessage(text=turn.say(phrases.NOTHING_SHOWN))))


def numbered(turn: Turn, shown: Sequence[Shown], ordinal: int) -> Shown:
    """The one at a place among those shown, -1 for the last; raises `Unclear`."""
    if not shown:
        raise Unclear(turn.answer(BotMessage(text=turn.say(phrases.NOTHING_SHOWN))))
    if ordinal == 0 or ordinal > len(shown) or -ordinal > len(shown):
        raise Unclear(turn.answer(BotMessage(text=turn.say(phrases.NO_SUCH_NUMBER, count=len(shown)))))
    return shown[ordinal - 1] if ordinal > 0 else shown[ordinal]


def which_one(turn: Turn, products: Sequence[Product]) -> Unclear:
    """The question which of several products is meant; the answer goes on with the same intent."""
    said, asked = turn.entities, turn.memory.pending
    going_on = asked if asked and asked.question is Question.WHICH else None
    pending = Pending(
        question=Question.WHICH,
        intent=going_on.intent if going_on and turn.intent == "choose" else turn.intent,
        quantity=said.quantity or (going_on.quantity if going_on else None),
        option=said.size or said.option or (going_on.option if going_on else ""),
        rest=going_on.rest if going_on else (),
        then_pays=going_on is not None and going_on.then_pays,
    )
    buttons = tuple(
        Button(title(product, turn.language), payload(pending.intent, product_id=product.id))
        for product in products[:SPOKEN]
    )
    message = BotMessage(
        text=turn.say(phrases.WHICH, list=listing(turn, products)), cards=cards(turn, products), buttons=buttons
    )
    return Unclear(turn.answer(message, shown=tuple(each.id for each in products), focus=None, pending=pending))


def matching(products: Sequence[Product], turn: Turn) -> list[Product]:
    """The products that have every attribute that was said; a category is left to the search."""
    said = turn.entities
    fitting = [
        product
        for product in products
        if (not said.material or product.material == said.material)
        and (not said.brand or product.brand == said.brand)
        and (not said.size or not product.sizes or said.size in product.sizes)
    ]
    if not said.colour:
        return fitting
    exactly = [product for product in fitting if product.colour == said.colour]
    return exactly or [product for product in fitting if product.colour in NEAR_COLOURS.get(said.colour, ())]


def _word_for_word(products: Sequence[Product], name: str) -> list[Product]:
    """Those whose title has every word of the name, so that "삼다수 2L" is not the one of 500 ml."""
    words = name.casefold().split()
    return [
        product
        for product in products
        if words and all(word in f"{product.title} {product.title_en}".casefold() for word in words)
    ]


async def _named_elsewhere(services: Services, session: AsyncSession, best: Product, name: str) -> bool:
    """Whether a name of several words is another product's, word for word, and ``best`` only shares some with it."""
    if len(name.split()) < 2 or _word_for_word([best], name):
        return False
    found = await services.search.find(session, SearchQuery(text=name, limit=ENOUGH))
    return bool(_word_for_word(found.products, name))


async def _named(services: Services, session: AsyncSession, turn: Turn, shown: Sequence[Product]) -> Product:
    said = turn.entities
    fitting = matching(shown, turn)
    if fitting and said.product:
        best = await services.search.best_title_match(
            session, said.product, candidates=[product.id for product in fitting]
        )
        if best is not None and not await _named_elsewhere(services, session, best, said.product):
            return best
    if fitting and not said.product and said.attributes:
        if len(fitting) == 1:
            return fitting[0]
        raise which_one(turn, fitting)
    last = turn.memory.search
    query = narrowed(last, said) if last and not said.product else fresh(said, turn.words)
    found = (await services.search.find(session, replace(query, limit=ENOUGH))).products
    found = tuple(_word_for_word(found, said.product or "")) or found
    if len(found) == 1:
        return found[0]
    if found:
        raise which_one(turn, found)
    raise Unclear(turn.answer(BotMessage(text=turn.say(phrases.NOT_AT_ALL))))
