"""Several wishes for the cart at once: all of them are done, or none before what is unclear has been asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from actions.basket import changed, line_meant, wanted
from actions.lines import line_words, titles
from actions.memory import Pending, Question, Wish
from actions.messages import BotMessage, Button, payload
from actions.phrases import cart as phrases
from actions.phrases import together as together_phrases
from actions.products import title
from actions.services import Services
from actions.several import ADD, CHANGE, REMOVE, as_turn, then_pays, wishes
from actions.turn import Answer, Turn, Unclear
from actions.which import product_meant
from actions.wording import sentences
from commerce.cart import service as carts
from commerce.cart.errors import OptionNeeded, OptionUnknown, OutOfStock, QuantityInvalid
from commerce.catalogue import repository

Act = Callable[[Services, Turn], Awaitable[Answer]]


def each_of(act: Act) -> Act:
    """The action, and where several things are wished for in one breath, all of them."""

    async def acting(services: Services, turn: Turn) -> Answer:
        found = wishes(turn)
        if len(found) > 1:
            return await do_all(services, turn, found, propose=then_pays(turn))
        return await act(services, _only(turn, found[0]) if found else turn)

    return acting


async def do_all(services: Services, turn: Turn, found: Sequence[Wish], *, propose: bool) -> Answer:
    """Does every wish in one transaction, or asks about the first that is unclear and remembers the others."""
    known: list[Wish] = []
    unclear: tuple[Wish, Unclear] | None = None
    async with services.database.reading() as session:
        held = await carts.view(session, turn.customer)
        for wish in found:
            try:
                known.append(await _resolved(services, session, turn, wish, held))
            except Unclear as question:
                if unclear is not None:
                    known.append(wish)
                else:
                    unclear = (wish, question)
    if unclear is not None:
        return _asked(turn, *unclear, tuple(known), propose=propose)
    return await _done(services, turn, known, propose=propose)


async def _resolved(services: Services, session: AsyncSession, turn: Turn, wish: Wish, held: carts.Cart) -> Wish:
    """The wish with its product and, of a line of the cart, how many there are to be; raises `Unclear`."""
    alone = as_turn(turn, wish)
    quantity = alone.entities.quantity if wish.quantity is None else wish.quantity
    option = wish.option or alone.entities.size or alone.entities.option or ""
    if wish.intent == ADD:
        product = await product_meant(services, session, alone)
        return replace(wish, product_id=product.id, option=option, quantity=1 if quantity is None else quantity)
    line = await line_meant(services, session, alone, held)
    if wish.product_id and wish.quantity is not None:
        return wish
    resized = replace(wish, product_id=line.product_id, option=line.option, quantity=line.quantity)
    if wish.intent == REMOVE:
        return replace(resized, quantity=max(line.quantity - (quantity or line.quantity), 0))
    if quantity is None and alone.entities.size:
        return replace(resized, new_option=alone.entities.size)
    if quantity is None:
        name = (await titles(session, turn, (line,)))[line.product_id]
        asked = Pending(question=Question.QUANTITY, product_id=line.product_id, option=line.option)
        raise Unclear(turn.answer(BotMessage(text=turn.say(phrases.HOW_MANY, title=name)), pending=asked))
    return replace(resized, quantity=wanted(wish.words, quantity, line.quantity))


def _asked(turn: Turn, wish: Wish, question: Unclear, rest: tuple[Wish, ...], *, propose: bool) -> Answer:
    """The question about one wish, the others kept for its answer; or whether they are wanted without it."""
    answer = question.answer
    pending = answer.memory.pending
    if pending is not None:
        lead = turn.say(together_phrases.ONE_QUESTION)
        kept = replace(pending, rest=rest, then_pays=propose)
        asking = replace(answer.messages[0], text=sentences((lead, answer.messages[0].text)))
        return replace(answer, messages=(asking,), memory=replace(answer.memory, pending=kept))
    named = next((str(value) for kind, value in wish.said if kind in ("product", "category")), wish.words)
    missing = together_phrases.NOT_FOUND if wish.intent == ADD else together_phrases.NOT_HELD
    return _without(turn, turn.say(missing, name=named), rest, propose=propose)


def _without(turn: Turn, reason: str, rest: tuple[Wish, ...], *, propose: bool) -> Answer:
    """Says why one wish cannot be done, that none is, and asks whether to do the others, if there are any."""
    if not rest:
        return turn.answer(BotMessage(text=reason))
    text = sentences((reason, turn.say(together_phrases.NOTHING_YET), turn.say(together_phrases.REST_TOO)))
    pending = Pending(question=Question.REST, rest=rest, then_pays=propose)
    buttons = (
        Button(turn.say(together_phrases.YES_REST), payload("affirm")),
        Button(turn.say(phrases.NO), payload("deny")),
    )
    return turn.answer(BotMessage(text=text, buttons=buttons), pending=pending)


async def _done(services: Services, turn: Turn, found: Sequence[Wish], *, propose: bool) -> Answer:
    current = found[0]
    try:
        async with services.database.transaction() as session:
            before = await carts.view(session, turn.customer)
            for current in found:
                cart = await _do(session, turn, current)
            lead = await _told(session, turn, found, before, cart)
            message = await changed(services, session, turn, cart, lead, propose=propose)
    except (OptionNeeded, OptionUnknown):
        others = tuple(wish for wish in found if wish is not current)
        pending = Pending(
            question=Question.SIZE, product_id=current.product_id, quantity=current.quantity, rest=others,
            then_pays=propose,
        )  # fmt: skip
        return turn.answer(followup="size_form", focus=current.product_id, size=None, pending=pending)
    except (OutOfStock, QuantityInvalid) as refusal:
        others = tuple(wish for wish in found if wish is not current)
        return await _cannot(services, turn, current, refusal, others, propose=propose)
    touched = tuple(dict.fromkeys(wish.product_id for wish in found if wish.intent != REMOVE or wish.quantity))
    return turn.answer(message, shown=touched, focus=None, size=None)


async def _do(session: AsyncSession, turn: Turn, wish: Wish) -> carts.Cart:
    if wish.intent == ADD:
        return await carts.add(session, turn.customer, wish.product_id, wish.quantity or 0, wish.option)
    if wish.new_option:
        await carts.remove(session, turn.customer, wish.product_id, wish.option)
        return await carts.add(session, turn.customer, wish.product_id, wish.quantity or 0, wish.new_option)
    return await carts.set_quantity(session, turn.customer, wish.product_id, wish.quantity or 0, wish.option)


async def _cannot(
    services: Services, turn: Turn, wish: Wish, refusal: OutOfStock | QuantityInvalid, others: tuple[Wish, ...], *,
    propose: bool,
) -> Answer:  # fmt: skip
    """Says why one wish cannot be done as it was meant, and offers the others."""
    async with services.database.reading() as session:
        name = title(await repository.product(session, wish.product_id), turn.language)
    if isinstance(refusal, QuantityInvalid):
        reason = turn.say(together_phrases.QUANTITY_INVALID, title=name)
    elif refusal.available > 0:
        reason = turn.say(together_phrases.ONLY_SO_MANY, title=name, available=refusal.available)
    else:
        reason = turn.say(phrases.SOLD_OUT, title=name)
    return _without(turn, reason, others, propose=propose)


async def _told(session: AsyncSession, turn: Turn, found: Sequence[Wish], before: carts.Cart, after: carts.Cart) -> str:
    """What was put in, changed and taken out, each in a sentence."""
    lines = {(line.product_id, line.option): line for line in (*before.lines, *after.lines)}
    names = await titles(session, turn, tuple(lines.values()))
    told: dict[str, list[str]] = {}
    for wish in found:
        line = lines.get((wish.product_id, wish.new_option or wish.option)) or next(
            one for one in reversed(tuple(lines.values())) if one.product_id == wish.product_id
        )
        gone = wish.intent != ADD and not wish.quantity
        item = names[line.product_id] if gone else line_words(turn, replace(line, quantity=wish.quantity or 0), names)
        told.setdefault(REMOVE if gone else ADD if wish.intent == ADD else CHANGE, []).append(item)
    phrase = {ADD: phrases.ADDED, CHANGE: together_phrases.CHANGED, REMOVE: together_phrases.REMOVED}
    return sentences([turn.say(phrase[act], item=", ".join(items)) for act, items in told.items()])


def _only(turn: Turn, wish: Wish) -> Turn:
    """The turn with what was taken back left out."""
    alone = as_turn(turn, wish)
    return replace(alone, intent=turn.intent, memory=turn.memory)
