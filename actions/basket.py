"""The cart in words, and which of its lines is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from actions.lines import Titles, line_words, lines_words, titles
from actions.memory import Pending, Question
from actions.messages import BotMessage, Button, Card, payload
from actions.phrases import cart as phrases
from actions.products import SPOKEN, card
from actions.proposals import proposed
from actions.services import Services
from actions.turn import Turn, Unclear
from actions.which import matching, numbered
from actions.wording import sentences
from commerce.cart.pricing import FREE_FROM
from commerce.cart.service import Cart, CartLine
from commerce.catalogue import repository
from commerce.payments import proposals

_TO = re.compile(r"(?:개|하나|둘|셋|넷|병|벌|켤레|봉|캔|팩|박스|상자|세트|\d)\s*으?로|\bto\b")
_MORE = re.compile(r"더|추가|\b(?:more|another)\b")
_FEWER = re.compile(r"빼|줄여|덜|\b(?:fewer|less|remove)\b")


async def changed(
    services: Services, session: AsyncSession, turn: Turn, cart: Cart, lead: str, *, propose: bool = False
) -> BotMessage:
    """What was done to the cart and what it costs now; where something stood proposed, a new proposal."""
    now = services.clock()
    if not cart.lines:
        await proposals.withdraw(session, turn.customer, now)
        return BotMessage(text=sentences((lead, turn.say(phrases.NOW_EMPTY))))
    if propose or await proposals.current(session, turn.customer, now):
        return await proposed(session, turn, await proposals.propose(session, turn.customer, now), lead)
    buttons = (
        Button(turn.say(phrases.SHOW), payload("show_cart")),
        Button(turn.say(phrases.CHECKOUT), payload("checkout")),
    )
    return BotMessage(text=sentences((lead, cost(turn, cart))), buttons=buttons)


def cost(turn: Turn, cart: Cart) -> str:
    """Total and shipping."""
    if not cart.shipping:
        return turn.say(phrases.SUM_FREE, total=cart.total)
    return turn.say(phrases.SUM, shipping=cart.shipping, total=cart.total)


async def contents(session: AsyncSession, turn: Turn, cart: Cart) -> BotMessage:
    """The lines, what they cost, how much is missing until shipping is free, and what can be done."""
    names = await titles(session, turn, cart.lines)
    lacking = FREE_FROM - cart.subtotal
    missing = turn.say(phrases.TO_FREE_SHIPPING, missing=lacking) if cart.shipping else None
    holds = turn.say(phrases.HOLDS, list=lines_words(turn, cart.lines, names))
    return BotMessage(
        text=sentences((holds, cost(turn, cart), missing)),
        cards=await line_cards(session, turn, cart.lines),
        buttons=(
            Button(turn.say(phrases.CHECKOUT), payload("checkout")),
            Button(turn.say(phrases.CLEAR), payload("clear_cart")),
        ),
    )


async def line_cards(session: AsyncSession, turn: Turn, lines: Sequence[CartLine]) -> tuple[Card, ...]:
    """A card for each line, with its quantity and a way to take it out."""
    products = {each.id: each for each in await repository.products(session, [line.product_id for line in lines])}
    return tuple(
        replace(
            card(turn, products[line.product_id]),
            attributes=((turn.say(phrases.QUANTITY), str(line.quantity)),)
            + (((turn.say(phrases.SIZE), line.option),) if line.option else ()),
            buttons=(Button(turn.say(phrases.REMOVE), _about("remove_from_cart", line)),),
        )
        for line in lines
        if line.product_id in products
    )


async def line_meant(services: Services, session: AsyncSession, turn: Turn, cart: Cart) -> CartLine:
    """The one line that is meant; raises `Unclear` with the question where several or none could be."""
    if not cart.lines:
        raise Unclear(turn.answer(BotMessage(text=turn.say(phrases.EMPTY))))
    fitting = await _fitting(services, session, turn, cart.lines)
    option = (turn.entities.option or "").casefold()
    narrowed = [line for line in fitting if line.option.casefold() == option] if option else fitting
    if len(narrowed) == 1:
        return narrowed[0]
    if not narrowed:
        raise Unclear(turn.answer(BotMessage(text=turn.say(phrases.NOT_IN_CART))))
    raise _which_line(turn, narrowed, await titles(session, turn, narrowed))


def wanted(words: str, quantity: int, held: int) -> int:
    """How many are wanted in all: "세 개로" is three, "하나 더" one more than held, "하나 빼 줘" one fewer."""
    if _TO.search(words):
        return quantity
    if _MORE.search(words):
        return held + quantity
    return held - quantity if _FEWER.search(words) else quantity


async def _fitting(services: Services, session: AsyncSession, turn: Turn, lines: Sequence[CartLine]) -> list[CartLine]:
    said, asked = turn.entities, turn.memory.pending
    ids = list(dict.fromkeys(line.product_id for line in lines))
    meant = said.product_id
    if not meant and said.ordinal is not None:
        among = [line for line in lines if line.product_id in turn.memory.shown] or lines
        return [numbered(turn, among, said.ordinal)]
    if not meant and said.product:
        best = await services.search.best_title_match(session, said.product, candidates=ids)
        meant = best.id if best else ""
    if meant is None and said.attributes:
        fits = {product.id for product in matching(await repository.products(session, ids), turn)}
        return [line for line in lines if line.product_id in fits]
    if meant is None and asked and asked.question is Question.QUANTITY:
        meant = asked.product_id
    if meant is None and turn.memory.focus in ids:
        meant = turn.memory.focus
    return [line for line in lines if meant is None or line.product_id == meant]


def _which_line(turn: Turn, lines: Sequence[CartLine], names: Titles) -> Unclear:
    told = ", ".join(
        turn.say(phrases.LINE_NUMBERED, number=number, item=line_words(turn, line, names))
        for number, line in enumerate(lines[:SPOKEN], start=1)
    )
    buttons = tuple(
        Button(line_words(turn, line, names), _about(turn.intent, line, turn.entities.quantity)) for line in lines
    )
    asked = turn.memory.pending
    going_on = turn.intent == "choose" and asked is not None
    pending = Pending(
        question=Question.WHICH,
        intent=asked.intent if going_on and asked else turn.intent,
        quantity=turn.entities.quantity or (asked.quantity if going_on and asked else None),
        rest=asked.rest if going_on and asked else (),
        then_pays=going_on and asked is not None and asked.then_pays,
    )
    message = BotMessage(text=turn.say(phrases.WHICH_LINE, list=told), buttons=buttons)
    return Unclear(turn.answer(message, shown=tuple(line.product_id for line in lines), pending=pending))


def _about(intent: str, line: CartLine, quantity: int | None = None) -> str:
    named: dict[str, str | int] = {"product_id": line.product_id}
    if line.option:
        named["option"] = line.option
    if quantity is not None:
        named["quantity"] = quantity
    return payload(intent, **named)
