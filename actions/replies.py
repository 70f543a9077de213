"""Bare answers: yes, no, stop, and "don't order". None of them ever charges."""

from __future__ import annotations

from actions.cart import put
from actions.customers import voice_buying_on
from actions.memory import Pending, Question
from actions.messages import BotMessage
from actions.orders import take_back
from actions.phrases import payments as phrases
from actions.proposals import proposed
from actions.queries import fresh
from actions.services import Services
from actions.showing import show
from actions.together import do_all
from actions.turn import Answer, Turn
from commerce.cart import service as carts
from commerce.payments import proposals
from commerce.search.query import SearchQuery


async def affirm(services: Services, turn: Turn) -> Answer:
    """Does what we had asked about; to a proposal a yes is not enough, so it says what is.

    A yes to nothing that names a product is about the product.
    """
    asked = turn.memory.pending
    if asked and asked.question is Question.SIZE:
        return turn.answer(pending=asked)
    if asked and asked.question is Question.VOICE_ON:
        return await voice_buying_on(services, turn)
    if asked and asked.question is Question.ADD:
        return await put(services, turn, asked)
    if asked and asked.question is Question.REST:
        return await do_all(services, turn, asked.rest, propose=asked.then_pays)
    if asked and asked.question is Question.SEARCH:
        async with services.database.reading() as session:
            return await show(services, session, turn, SearchQuery(text=asked.text))
    if asked and asked.question is Question.CANCEL_ORDER and _answers(turn, asked):
        return await take_back(services, turn, asked.order_id)
    async with services.database.reading() as session:
        standing = await proposals.current(session, turn.customer, services.clock())
        if standing is None and (turn.entities.product or turn.entities.attributes):
            return await show(services, session, turn, fresh(turn.entities, turn.words))
        if standing is None:
            return turn.answer(BotMessage(text=turn.say(phrases.UNDERSTOOD)))
        return turn.answer(await proposed(session, turn, standing, turn.say(phrases.NOT_CONSENT)))


async def deny(services: Services, turn: Turn) -> Answer:
    """Drops our question or what stands proposed; the cart stays."""
    asked = turn.memory.pending
    if asked is not None:
        return turn.answer(BotMessage(text=turn.say(phrases.STOPPED)), size=None)
    async with services.database.transaction() as session:
        dropped = await proposals.withdraw(session, turn.customer, services.clock())
    return turn.answer(BotMessage(text=turn.say(phrases.KEPT if dropped else phrases.NOTHING_TO_STOP)), size=None)


async def prohibit(services: Services, turn: Turn) -> Answer:
    """Does nothing, and says so."""
    async with services.database.reading() as session:
        cart = await carts.view(session, turn.customer)
    return turn.answer(BotMessage(text=turn.say(phrases.KEPT if cart.lines else phrases.LEFT_ALONE)))


def _answers(turn: Turn, asked: Pending) -> bool:
    """Whether a yes is about this order: said, or pressed on its own button."""
    return not turn.entities.order_id or turn.entities.order_id == asked.order_id
