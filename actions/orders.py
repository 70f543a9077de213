"""Buying again, what became of orders, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence

from actions.memory import Pending, Question
from actions.messages import BotMessage, Button, payload
from actions.phrases import orders as phrases
from actions.proposals import proposed
from actions.purchases import described, order_cards, order_date, order_items, reorder_words
from actions.services import Services
from actions.turn import Answer, Turn
from actions.wording import sentences
from commerce.orders import service as orders
from commerce.orders.service import NeverBought, Order, OrderStatus
from commerce.payments import proposals

LOOKED_BACK = 20
_TAKEN_BACK = (OrderStatus.PAID, OrderStatus.PREPARING)


async def reorder(services: Services, turn: Turn) -> Answer:
    """Puts what was bought before into the cart at today's prices, and proposes it."""
    said, now = turn.entities, services.clock()
    phrase = said.product or said.category or said.brand
    try:
        async with services.database.transaction() as session:
            again = await orders.reorder(
                session, turn.customer, phrase=phrase, quantity=said.quantity, now=now, search=services.search
            )
            told = await reorder_words(session, turn, again)
            if not again.lines:
                return turn.answer(BotMessage(text=sentences(told)))
            proposal = await proposals.propose(session, turn.customer, now)
            message = await proposed(session, turn, proposal, *told)
    except NeverBought:
        return _never_bought(turn, phrase)
    ids = tuple(dict.fromkeys(line.product_id for line in again.lines))
    return turn.answer(message, shown=ids, focus=ids[0] if len(ids) == 1 else None)


async def order_status(services: Services, turn: Turn) -> Answer:
    """Reads out the newest order and shows those before it."""
    async with services.database.reading() as session:
        recent = await orders.recent(session, turn.customer)
        if not recent:
            return turn.answer(BotMessage(text=turn.say(phrases.NO_ORDERS)))
        text = await described(session, turn, recent[0])
        cards = await order_cards(session, turn, recent)
    earlier = turn.say(phrases.EARLIER, count=len(recent) - 1) if len(recent) > 1 else None
    return turn.answer(BotMessage(text=sentences((text, earlier)), cards=cards))


async def cancel_order(services: Services, turn: Turn) -> Answer:
    """Asks whether to take an order back: the one named by a button, else the newest that still can be."""
    async with services.database.reading() as session:
        found = _to_take_back(turn, await orders.recent(session, turn.customer, LOOKED_BACK))
        if found is None:
            return turn.answer(BotMessage(text=turn.say(phrases.NOTHING_TO_CANCEL)))
        items = await order_items(session, turn, found)
    text = turn.say(phrases.CANCEL_WHICH, date=order_date(turn, found), items=items, total=found.total)
    buttons = (
        Button(turn.say(phrases.YES_CANCEL), payload("affirm", order_id=found.id)),
        Button(turn.say(phrases.KEEP), payload("deny")),
    )
    pending = Pending(question=Question.CANCEL_ORDER, order_id=found.id)
    return turn.answer(BotMessage(text=text, buttons=buttons), pending=pending)


async def take_back(services: Services, turn: Turn, order_id: str) -> Answer:
    """Takes the order back; the money returns in the background."""
    refund = await services.payments.cancel_order(turn.customer, order_id, conversation_id=turn.conversation_id)
    return turn.answer(BotMessage(text=turn.say(phrases.TAKEN_BACK, amount=refund.amount)))


def _to_take_back(turn: Turn, recent: Sequence[Order]) -> Order | None:
    wanted = turn.entities.order_id
    fitting = (order for order in recent if order.status in _TAKEN_BACK and wanted in (None, order.id))
    return next(fitting, None)


def _never_bought(turn: Turn, phrase: str | None) -> Answer:
    if turn.role == "guest":
        return turn.answer(BotMessage(text=turn.say(phrases.LOGIN_TO_REORDER)))
    if not phrase:
        return turn.answer(BotMessage(text=turn.say(phrases.NEVER_BOUGHT)))
    look = Button(turn.say(phrases.LOOK_FOR_IT, phrase=phrase), payload("search", product=phrase))
    pending = Pending(question=Question.SEARCH, text=phrase)
    return turn.answer(
        BotMessage(text=turn.say(phrases.NEVER_BOUGHT_THAT, phrase=phrase), buttons=(look,)), pending=pending
    )
