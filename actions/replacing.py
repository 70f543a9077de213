"""One thing out of the cart and another in its place: "생수 말고 탄산수로 바꿔줘", "swap the milk for soy milk"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from actions import cart
from actions.basket import line_meant
from actions.entities import Entities
from actions.memory import Pending, Question
from actions.products import without_colour
from actions.services import Services
from actions.turn import Answer, Turn, Unclear
from actions.which import product_meant
from commerce.cart import service as carts
from commerce.catalogue import repository
from commerce.search.query import SearchQuery

_GIVEN_UP_BEHIND = re.compile(r"\s?\S{0,2}\s?(?:말고|대신|빼고|아니고|아니라)")
_GIVEN_UP_BEFORE = re.compile(
    r"\b(?:instead of|rather than|not|swap|switch|exchange|replace|change|trade|remove|drop|without)\s"
    r"(?:out\s)?(?:the|that|my|those|these)?\s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is given up and what is wanted instead, as they were named; what was not named is empty."""

    old: str
    new: str


def exchange(words: str, names: tuple[str, ...]) -> Exchange:
    """Which of the products named in ``words`` is given up: the one that is said to be, else the first of two."""
    given_up = [name for name in names if _is_given_up(words, name)]
    old = given_up[0] if given_up else names[0] if len(names) > 1 else ""
    return Exchange(old, next((name for name in names if name != old), ""))


def _is_given_up(words: str, name: str) -> bool:
    start = words.find(name)
    if start < 0:
        return False
    before, behind = words[:start], words[start + len(name) :]
    return bool(_GIVEN_UP_BEFORE.search(before) or _GIVEN_UP_BEHIND.match(behind))


async def replace_item(services: Services, turn: Turn) -> Answer:
    """Puts in what is wanted, as many as there were of what it replaces, and takes that out; both or neither."""
    said = turn.entities
    named = exchange(turn.words, said.products)
    if said.size and not (said.products or said.attributes or said.ordinal or said.product_id):
        return await cart.change_quantity(services, turn)
    async with services.database.reading() as session:
        held = await carts.view(session, turn.customer)
    if not held.lines:
        return await cart.add_to_cart(services, replace(turn, entities=replace(said, product=named.new or None)))
    async with services.database.reading() as session:
        line = await _given_up(services, session, turn, named, held)
        wish = Pending(
            question=Question.ADD,
            quantity=said.quantity or line.quantity,
            option=said.size or "",
            replaces=line.product_id,
            replaces_option=line.option,
        )
        same = await _other_colour(services, session, turn, line)
        if same:
            wish = replace(wish, product_id=same, option=said.size or line.option)
        else:
            wish = replace(wish, product_id=await _wanted(services, session, turn, named, wish))
    return await cart.put(services, turn, wish)


async def _given_up(
    services: Services, session: AsyncSession, turn: Turn, named: Exchange, held: carts.Cart
) -> carts.CartLine:
    """The line that goes, the last one where none is named or talked about; raises `Unclear`."""
    about = Entities(product=named.old or None)
    if not named.old and held.lines and turn.memory.focus not in {line.product_id for line in held.lines}:
        return held.lines[-1]
    return await line_meant(services, session, replace(turn, intent="remove_from_cart", entities=about), held)


async def _other_colour(services: Services, session: AsyncSession, turn: Turn, line: carts.CartLine) -> str:
    """The same thing in the colour that was said, where nothing else was; empty where there is none."""
    said = turn.entities
    if not said.colour or said.products or said.category or said.ordinal is not None:
        return ""
    name = without_colour(await repository.product(session, line.product_id))
    found = await services.search.find(session, SearchQuery(text=name, colour=said.colour))
    return next((one.id for one in found.products if without_colour(one) == name), "")


async def _wanted(services: Services, session: AsyncSession, turn: Turn, named: Exchange, wish: Pending) -> str:
    """The product that comes instead; raises `Unclear` with the question, whose answer goes on with the exchange."""
    said = turn.entities
    about = replace(said, product=named.new or None, category=None if named.new else said.category)
    memory = turn.memory if about.describes or said.ordinal is not None else replace(turn.memory, focus=None)
    asking = replace(turn, intent="add_to_cart", words=named.new, entities=about, memory=memory)
    try:
        return (await product_meant(services, session, asking)).id
    except Unclear as unclear:
        pending = unclear.answer.memory.pending
        if pending is None:
            raise
        kept = replace(wish, question=pending.question, intent=pending.intent)
        raise Unclear(replace(unclear.answer, memory=replace(unclear.answer.memory, pending=kept))) from None
