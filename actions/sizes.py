"""The form that asks for a size before a product goes into the cart."""

from __future__ import annotations

from dataclasses import replace

from actions.cart import put
from actions.memory import Pending, Question
from actions.messages import BotMessage, Button, payload
from actions.phrases import cart as phrases
from actions.products import title
from actions.services import Services
from actions.turn import Answer, Turn
from commerce.cart.errors import OptionNeeded, OptionUnknown
from commerce.cart.service import choose_option
from commerce.catalogue import repository
from commerce.catalogue.models import Product


async def ask_size(services: Services, turn: Turn) -> Answer:
    """Names the sizes, with a button for each."""
    product = await _product(services, turn.memory.pending)
    if product is None:
        return turn.answer(BotMessage(text=turn.say(phrases.WHAT_TO_ADD)))
    asked = turn.memory.pending
    quantity = (asked.quantity if asked else None) or 1
    message = BotMessage(
        text=turn.say(phrases.WHICH_SIZE, title=title(product, turn.language), sizes=", ".join(product.sizes)),
        buttons=tuple(
            Button(size, payload("add_to_cart", product_id=product.id, option=size, quantity=quantity))
            for size in product.sizes
        ),
    )
    return turn.answer(message, pending=asked)


async def validate_size(services: Services, turn: Turn) -> Answer:
    """Takes a size that the product comes in; another is refused, and the form asks again."""
    said, asked = turn.memory.size, _pressed(turn)
    if said is None:
        return turn.answer(pending=asked)
    product = await _product(services, asked)
    if product is None:
        return replace(turn.answer(size=None), ends_form=True)
    try:
        return turn.answer(pending=asked, size=choose_option(product, said))
    except (OptionNeeded, OptionUnknown):
        return turn.answer(BotMessage(text=turn.say(phrases.NO_SUCH_SIZE)), pending=asked, size=None)


async def submit_size(services: Services, turn: Turn) -> Answer:
    """Adds the product in the size that was given."""
    asked, size = turn.memory.pending, turn.memory.size
    if asked is None or asked.question is not Question.SIZE or size is None:
        return turn.answer(BotMessage(text=turn.say(phrases.WHAT_TO_ADD)), size=None)
    return await put(services, turn, replace(asked, option=size))


def _pressed(turn: Turn) -> Pending | None:
    """What we asked about, or the other product whose size button was pressed."""
    asked, product_id = turn.memory.pending, turn.entities.product_id
    if product_id is None or (asked and asked.product_id == product_id):
        return asked
    return Pending(question=Question.SIZE, product_id=product_id, quantity=turn.entities.quantity)


async def _product(services: Services, asked: Pending | None) -> Product | None:
    if asked is None or asked.question is not Question.SIZE:
        return None
    async with services.database.reading() as session:
        return await repository.product(session, asked.product_id)
