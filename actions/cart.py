"""The cart: adding with a size, changing how many, taking out, showing, emptying."""

from __future__ import annotations

from dataclasses import replace

from actions.basket import changed, contents, line_meant, wanted
from actions.lines import line_words, titles
from actions.memory import Pending, Question, Wish
from actions.messages import BotMessage
from actions.phrases import cart as phrases
from actions.products import stock_words
from actions.products import title as product_title
from actions.services import Services
from actions.several import ADD, CHANGE, then_pays
from actions.shortage import not_enough, sold_out
from actions.together import do_all
from actions.turn import Answer, Turn
from actions.which import product_meant
from actions.wording import sentences
from commerce.cart import service as carts
from commerce.cart.errors import OptionNeeded, OptionUnknown, OutOfStock, QuantityInvalid
from commerce.cart.pricing import FREE_FROM, SHIPPING
from commerce.catalogue import repository
from commerce.payments import proposals


async def add_to_cart(services: Services, turn: Turn) -> Answer:
    """Puts the product that is meant into the cart, or asks for its size first."""
    said, asked = turn.entities, turn.memory.pending
    async with services.database.reading() as session:
        product = await product_meant(services, session, turn)
    again = asked if asked and asked.product_id in ("", product.id) else None
    return await put(
        services,
        turn,
        Pending(
            question=Question.ADD,
            intent="checkout" if then_pays(turn) else "",
            product_id=product.id,
            quantity=said.quantity or (again.quantity if again else None),
            option=said.option or said.size or (again.option if again else ""),
            replaces=again.replaces if again else "",
            replaces_option=again.replaces_option if again else "",
            rest=again.rest if again else (),
            then_pays=again is not None and again.then_pays,
        ),
    )


async def put(services: Services, turn: Turn, wish: Pending) -> Answer:
    """Adds what was wished for, taking out what it replaces; a missing size is asked for, a shortage told."""
    quantity = 1 if wish.quantity is None else wish.quantity
    if wish.rest:
        first = Wish(intent=ADD, product_id=wish.product_id, option=wish.option, quantity=quantity)
        return await do_all(services, turn, (first, *wish.rest), propose=wish.then_pays)
    try:
        async with services.database.transaction() as session:
            if wish.replaces:
                await carts.remove(session, turn.customer, wish.replaces, wish.replaces_option)
            cart = await carts.add(session, turn.customer, wish.product_id, quantity, wish.option)
            product = await repository.product(session, wish.product_id)
            line = next(each for each in reversed(cart.lines) if _same(each, wish))
            name = product_title(product, turn.language)
            added = line_words(turn, replace(line, quantity=quantity), {product.id: name})
            gone = await repository.products(session, [wish.replaces] if wish.replaces else [])
            old = product_title(gone[0], turn.language) if gone else ""
            told = turn.say(phrases.REPLACED if old else phrases.ADDED, item=added, old=old)
            lead = sentences((told, stock_words(turn, product.stock)))
            message = await changed(services, session, turn, cart, lead, propose=wish.intent == "checkout")
    except (OptionNeeded, OptionUnknown):
        pending = replace(wish, question=Question.SIZE, option="")
        return turn.answer(followup="size_form", focus=wish.product_id, size=None, pending=pending)
    except OutOfStock as shortage:
        return await sold_out(services, turn, wish, shortage.available)
    return turn.answer(message, focus=wish.product_id, size=None)


async def change_quantity(services: Services, turn: Turn) -> Answer:
    """Changes how many of a line are wanted, or its size; what is not possible keeps the old."""
    said, asked = turn.entities, turn.memory.pending
    quantity = said.quantity if said.quantity is not None else asked.quantity if asked else None
    async with services.database.reading() as session:
        cart = await carts.view(session, turn.customer)
        line = await line_meant(services, session, turn, cart)
        name = (await titles(session, turn, (line,)))[line.product_id]
    if quantity is None and said.size:
        return await _resize(services, turn, line, said.size, name)
    if quantity is None:
        pending = Pending(question=Question.QUANTITY, product_id=line.product_id, option=line.option)
        return turn.answer(BotMessage(text=turn.say(phrases.HOW_MANY, title=name)), pending=pending)
    return await _have(services, turn, line, wanted(turn.words, quantity, line.quantity), name)


async def remove_from_cart(services: Services, turn: Turn) -> Answer:
    """Takes a line out, or only so many of it."""
    async with services.database.reading() as session:
        cart = await carts.view(session, turn.customer)
        line = await line_meant(services, session, turn, cart)
        name = (await titles(session, turn, (line,)))[line.product_id]
    fewer = line.quantity - (turn.entities.quantity or line.quantity)
    return await _have(services, turn, line, max(fewer, 0), name)


async def show_cart(services: Services, turn: Turn) -> Answer:
    """Reads the cart out."""
    async with services.database.reading() as session:
        cart = await carts.view(session, turn.customer)
        if not cart.lines:
            return turn.answer(BotMessage(text=turn.say(phrases.EMPTY)), shown=(), focus=None)
        message = await contents(session, turn, cart)
    ids = tuple(dict.fromkeys(line.product_id for line in cart.lines))
    return turn.answer(message, shown=ids, focus=ids[0] if len(ids) == 1 else None)


async def clear_cart(services: Services, turn: Turn) -> Answer:
    """Empties the cart and drops what stood proposed."""
    async with services.database.transaction() as session:
        await carts.clear(session, turn.customer)
        await proposals.withdraw(session, turn.customer, services.clock())
    return turn.answer(BotMessage(text=turn.say(phrases.CLEARED)), shown=(), focus=None)


async def shipping(services: Services, turn: Turn) -> Answer:
    """What delivery costs, and how much is missing in the cart until it is free; an open question stays open."""
    async with services.database.reading() as session:
        cart = await carts.view(session, turn.customer)
    lacking = FREE_FROM - cart.subtotal
    of_cart = None
    if cart.lines:
        of_cart = turn.say(phrases.TO_FREE_SHIPPING if lacking > 0 else phrases.SHIPS_FREE, missing=lacking)
    text = sentences((turn.say(phrases.SHIPPING, fee=SHIPPING, free_from=FREE_FROM), of_cart))
    return turn.answer(BotMessage(text=text), pending=turn.memory.pending)


async def _have(services: Services, turn: Turn, line: carts.CartLine, quantity: int, name: str) -> Answer:
    asked = turn.memory.pending
    answers = asked and (asked.question is Question.QUANTITY or turn.intent in ("choose", asked.intent))
    if asked and asked.rest and answers:
        first = Wish(intent=CHANGE, product_id=line.product_id, option=line.option, quantity=quantity)
        return await do_all(services, turn, (first, *asked.rest), propose=asked.then_pays)
    try:
        async with services.database.transaction() as session:
            cart = await carts.set_quantity(session, turn.customer, line.product_id, quantity, line.option)
            phrase = phrases.CHANGED if quantity else phrases.REMOVED
            lead = turn.say(phrase, title=name, quantity=quantity)
            message = await changed(services, session, turn, cart, lead)
    except QuantityInvalid:
        text = turn.say(phrases.QUANTITY_INVALID, title=name, quantity=line.quantity)
        return turn.answer(BotMessage(text=text), focus=line.product_id)
    except OutOfStock as shortage:
        return not_enough(turn, line, name, shortage.available)
    return turn.answer(message, focus=line.product_id if quantity else None)


async def _resize(services: Services, turn: Turn, line: carts.CartLine, size: str, name: str) -> Answer:
    async with services.database.transaction() as session:
        await carts.remove(session, turn.customer, line.product_id, line.option)
        cart = await carts.add(session, turn.customer, line.product_id, line.quantity, size)
        lead = turn.say(phrases.CHANGED_OPTION, title=name, option=size)
        message = await changed(services, session, turn, cart, lead)
    return turn.answer(message, focus=line.product_id)


def _same(line: carts.CartLine, wish: Pending) -> bool:
    option = wish.option.casefold()
    return line.product_id == wish.product_id and (not option or line.option.casefold() == option)
