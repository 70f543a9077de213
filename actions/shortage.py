"""What to say and to offer when there is not enough of a product."""

from __future__ import annotations

from dataclasses import replace

from actions.memory import Pending, Question
from actions.messages import BotMessage, Button, payload
from actions.phrases import cart as phrases
from actions.products import SHOWN, cards, listing, title
from actions.services import Services
from actions.turn import Answer, Turn
from actions.wording import sentences
from commerce.cart import service as carts
from commerce.cart.service import CartLine
from commerce.catalogue import repository
from commerce.search.query import SearchQuery


async def sold_out(services: Services, turn: Turn, wish: Pending, available: int) -> Answer:
    """Fewer can be had than were wished for, or none: offers those, or other products of the kind."""
    async with services.database.reading() as session:
        product = await repository.product(session, wish.product_id)
        name = title(product, turn.language)
        held = sum(
            line.quantity for line in (await carts.view(session, turn.customer)).lines if line.product_id == product.id
        )
        left = product.stock - held
        if product.stock > 0:
            return fewer(turn, replace(wish, question=Question.ADD, quantity=left), name)
        query = SearchQuery(category=product.category or None, text="" if product.category else product.title)
        found = (await services.search.find(session, query)).products
    others = [each for each in found if each.stock > 0 and each.id != product.id][:SHOWN]
    told = turn.say(phrases.SOLD_OUT, title=name)
    offered = turn.say(phrases.ALTERNATIVES, list=listing(turn, others)) if others else None
    message = BotMessage(text=sentences((told, offered)), cards=cards(turn, others))
    return turn.answer(message, shown=tuple(each.id for each in others), focus=None, size=None)


def fewer(turn: Turn, wish: Pending, name: str) -> Answer:
    """Offers to add what is left, if anything is."""
    left = wish.quantity or 0
    if left <= 0:
        return turn.answer(BotMessage(text=turn.say(phrases.NO_MORE_LEFT, title=name)), focus=wish.product_id)
    message = BotMessage(
        text=turn.say(phrases.FEWER_LEFT, title=name, available=left),
        buttons=(
            Button(turn.say(phrases.YES_ADD), payload("affirm")),
            Button(turn.say(phrases.NO), payload("deny")),
        ),
    )
    return turn.answer(message, focus=wish.product_id, pending=wish)


def not_enough(turn: Turn, line: CartLine, name: str, available: int) -> Answer:
    """So many cannot be had of a line; it stays as it was."""
    text = turn.say(phrases.NOT_ENOUGH, title=name, available=available, quantity=line.quantity)
    return turn.answer(BotMessage(text=text), focus=line.product_id)
