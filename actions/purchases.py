"""Orders and repeated orders, in words and cards."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from actions.lines import lines_words, titles
from actions.messages import Button, Card, payload
from actions.phrases import orders as phrases
from actions.products import title
from actions.turn import Turn
from actions.wording import Phrase
from commerce.catalogue import repository
from commerce.clock import KST
from commerce.orders.service import Order, OrderStatus, Reorder, ReorderLine

_STATUS = {
    OrderStatus.PAID: (phrases.PAID, phrases.SHORT_PAID),
    OrderStatus.PREPARING: (phrases.PREPARING, phrases.SHORT_PREPARING),
    OrderStatus.SHIPPED: (phrases.SHIPPED, phrases.SHORT_SHIPPED),
    OrderStatus.DELIVERED: (phrases.DELIVERED, phrases.SHORT_DELIVERED),
    OrderStatus.CANCELLED: (phrases.CANCELLED, phrases.SHORT_CANCELLED),
}


async def reorder_words(session: AsyncSession, turn: Turn, again: Reorder) -> tuple[str, ...]:
    """What differs from the last time: prices, fewer left, and what cannot be had."""
    names = await titles(session, turn, (*again.lines, *again.unavailable))
    told = [words for line in again.lines if (words := _since(turn, line, names[line.product_id]))]
    missing = ", ".join(names[line.product_id] for line in again.unavailable)
    if missing:
        told.append(turn.say(phrases.UNAVAILABLE if again.lines else phrases.NOTHING_AVAILABLE, titles=missing))
    return tuple(told)


async def described(session: AsyncSession, turn: Turn, order: Order) -> str:
    """An order in a sentence or two."""
    status, _ = _STATUS[order.status]
    items = await order_items(session, turn, order)
    date = order_date(turn, order)
    return turn.say(phrases.LATEST, date=date, items=items, status=turn.say(status), total=order.total)


async def order_items(session: AsyncSession, turn: Turn, order: Order) -> str:
    """What was ordered, the first three by name."""
    return lines_words(turn, order.lines, await titles(session, turn, order.lines))


def order_date(turn: Turn, order: Order) -> str:
    """The day of an order in Seoul."""
    day = order.created_at.astimezone(KST)
    return f"{day.month}월 {day.day}일" if turn.language == "ko" else f"{day.day} {day:%B}"


async def order_cards(session: AsyncSession, turn: Turn, orders: Sequence[Order]) -> tuple[Card, ...]:
    """A card for each order under its first product, with what can still be done."""
    firsts = [order.lines[0].product_id for order in orders if order.lines]
    products = {product.id: product for product in await repository.products(session, firsts)}
    return tuple(
        [
            Card(
                product_id=product.id,
                title=title(product, turn.language),
                price=order.total,
                image=product.image,
                attributes=await _attributes(session, turn, order),
                buttons=_buttons(turn, order, title(product, turn.language)),
            )
            for order in orders
            if order.lines and (product := products.get(order.lines[0].product_id))
        ]
    )


async def _attributes(session: AsyncSession, turn: Turn, order: Order) -> tuple[tuple[str, str], ...]:
    _, short = _STATUS[order.status]
    return (
        (turn.say(phrases.ATTRIBUTE_DATE), order_date(turn, order)),
        (turn.say(phrases.ATTRIBUTE_STATUS), turn.say(short)),
        (turn.say(phrases.ATTRIBUTE_ITEMS), await order_items(session, turn, order)),
    )


def _buttons(turn: Turn, order: Order, name: str) -> tuple[Button, ...]:
    again = Button(turn.say(phrases.AGAIN), payload("reorder", product=name))
    if order.status not in (OrderStatus.PAID, OrderStatus.PREPARING):
        return (again,)
    return (again, Button(turn.say(phrases.CANCEL), payload("cancel_order", order_id=order.id)))


def _since(turn: Turn, line: ReorderLine, name: str) -> str:
    told: list[str] = []
    difference = line.unit_price - line.old_price
    if difference:
        phrase: Phrase = phrases.NOW_DEARER if difference > 0 else phrases.NOW_CHEAPER
        told.append(turn.say(phrase, title=name, difference=abs(difference)))
    if line.quantity < line.wanted:
        told.append(turn.say(phrases.ONLY_SO_MANY, title=name, quantity=line.quantity))
    return " ".join(told)
