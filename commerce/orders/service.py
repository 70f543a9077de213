"""What a shopper bought, and buying it again at today's prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.cart import service as carts
from commerce.cart.errors import QuantityInvalid
from commerce.catalogue import repository as catalogue
from commerce.catalogue.models import Product
from commerce.customers import service as customers
from commerce.errors import CommerceError
from commerce.orders.models import OrderLineRow, OrderRow

LOOKED_BACK: Final = 200
"""How many of a shopper's orders a reorder looks through, newest first."""


class OrderStatus(StrEnum):
    """paid → preparing → shipped → delivered; cancelled before it is shipped."""

    PAID = "paid"
    PREPARING = "preparing"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


_NEXT: Final = {
    OrderStatus.PAID: (OrderStatus.PREPARING, OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.CANCELLED),
    OrderStatus.PREPARING: (OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.CANCELLED),
    OrderStatus.SHIPPED: (OrderStatus.DELIVERED,),
    OrderStatus.DELIVERED: (),
    OrderStatus.CANCELLED: (),
}


class OrderNotFound(CommerceError):
    """There is no such order, or it is somebody else's."""

    code = "order_not_found"

    def __init__(self, order_id: str) -> None:
        super().__init__("order not found")
        self.order_id = order_id


class OrderStatusRefused(CommerceError):
    """The order is `status` and cannot become `wanted` any more."""

    code = "order_status_refused"

    def __init__(self, order_id: str, status: OrderStatus, wanted: OrderStatus) -> None:
        super().__init__(f"order {order_id} is {status}, not to be {wanted}")
        self.order_id = order_id
        self.status = status
        self.wanted = wanted


class NeverBought(CommerceError):
    """The shopper has bought nothing that `phrase` names, or nothing at all (None)."""

    code = "never_bought"

    def __init__(self, phrase: str | None) -> None:
        super().__init__("never bought")
        self.phrase = phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """So many of a product at the price each, in won, that was paid."""

    product_id: str
    title: str
    option: str
    quantity: int
    unit_price: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A purchase; `total` in won with delivery."""

    id: str
    status: OrderStatus
    total: int
    created_at: datetime
    lines: tuple[OrderLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorderLine:
    """What went into the cart again: today's price each and the one paid then; fewer than `wanted` if few are left."""

    product_id: str
    title: str
    option: str
    quantity: int
    wanted: int
    unit_price: int
    old_price: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reorder:
    """The cart after it, what went in, and what cannot be had today."""

    cart: carts.Cart
    lines: tuple[ReorderLine, ...]
    unavailable: tuple[OrderLine, ...]


class TitleMatcher(Protocol):
    """Finds the product that a phrase names; `ProductSearch` does."""

    async def best_title_match(
        self, session: AsyncSession, phrase: str, *, candidates: Sequence[str] | None = None
    ) -> Product | None:
        """The best of the candidates, or None where the phrase names none of them."""
        ...


async def order(session: AsyncSession, customer_id: str, order_id: str) -> Order:
    """The shopper's own order. Raises OrderNotFound."""
    query = select(OrderRow).where(OrderRow.id == order_id, OrderRow.customer_id == customer_id)
    row = (await session.scalars(query.execution_options(populate_existing=True))).one_or_none()
    if row is None:
        raise OrderNotFound(order_id)
    return (await _orders(session, [row]))[0]


async def recent(session: AsyncSession, customer_id: str, limit: int = 5) -> tuple[Order, ...]:
    """The shopper's newest orders, newest first."""
    query = select(OrderRow).where(OrderRow.customer_id == customer_id)
    newest = query.order_by(OrderRow.created_at.desc(), OrderRow.id).limit(limit)
    rows = list(await session.scalars(newest.execution_options(populate_existing=True)))
    return await _orders(session, rows)


async def last(session: AsyncSession, customer_id: str) -> Order | None:
    """The shopper's newest order, if there is any."""
    found = await recent(session, customer_id, 1)
    return found[0] if found else None


async def advance(session: AsyncSession, order_id: str, status: OrderStatus | str) -> None:
    """Move an order on, as its seller ships it. Raises OrderNotFound, OrderStatusRefused."""
    row = (await session.scalars(select(OrderRow).where(OrderRow.id == order_id).with_for_update())).one_or_none()
    if row is None:
        raise OrderNotFound(order_id)
    now, wanted = OrderStatus(row.status), OrderStatus(status)
    if now is not wanted and wanted not in _NEXT[now]:
        raise OrderStatusRefused(order_id, now, wanted)
    row.status = wanted
    await session.flush()


async def reorder(
    session: AsyncSession,
    customer_id: str,
    *,
    phrase: str | None,
    quantity: int | None,
    now: datetime,
    search: TitleMatcher | None,
) -> Reorder:
    """Put the last order, or the last bought product that `phrase` names, into the cart at today's prices.

    It takes the place of what the cart held of these products. `quantity` replaces each line's own.
    Raises NeverBought and QuantityInvalid.
    """
    if quantity is not None and not 1 <= quantity <= carts.MOST:
        raise QuantityInvalid(quantity)
    await customers.locked(session, customer_id)
    bought = [
        past
        for past in await recent(session, customer_id, LOOKED_BACK)
        if past.status is not OrderStatus.CANCELLED and past.created_at <= now and past.lines
    ]
    again = await _named(session, bought, phrase, search) if phrase else (bought[0].lines if bought else ())
    if not again:
        raise NeverBought(phrase)
    products = {row.id: row for row in await catalogue.products(session, [line.product_id for line in again])}
    for product_id in products:
        await carts.remove(session, customer_id, product_id)
    lines, unavailable, left = [], [], {row.id: row.stock for row in products.values()}
    for line in again:
        product, wanted = products[line.product_id], quantity or line.quantity
        fits = line.option in (product.sizes or [""])
        had = min(wanted, left[product.id]) if fits else 0
        if had < 1:
            unavailable.append(line)
            continue
        left[product.id] -= had
        await carts.set_quantity(session, customer_id, product.id, had, line.option)
        lines.append(
            ReorderLine(
                product_id=product.id,
                title=product.title,
                option=line.option,
                quantity=had,
                wanted=wanted,
                unit_price=product.price,
                old_price=line.unit_price,
            )
        )
    cart = await carts.view(session, customer_id)
    return Reorder(cart=cart, lines=tuple(lines), unavailable=tuple(unavailable))


async def _named(
    session: AsyncSession, bought: Sequence[Order], phrase: str, search: TitleMatcher | None
) -> tuple[OrderLine, ...]:
    """The lines of the product that the phrase names, in the newest order that has it."""
    lines = [line for past in bought for line in past.lines]
    found: str | None
    if search is None:
        words = phrase.casefold().split()
        titled = (line.product_id for line in lines if all(word in line.title.casefold() for word in words))
        found = next(titled, None)
    else:
        # Newest first: of those that fit equally well, the one bought last is meant.
        candidates = list(dict.fromkeys(line.product_id for line in lines))
        product = await search.best_title_match(session, phrase, candidates=candidates)
        found = product.id if product else None
    for past in bought:
        again = tuple(line for line in past.lines if line.product_id == found)
        if again:
            return again
    return ()


async def _orders(session: AsyncSession, rows: Sequence[OrderRow]) -> tuple[Order, ...]:
    query = select(OrderLineRow).where(OrderLineRow.order_id.in_([row.id for row in rows]))
    lines: dict[str, list[OrderLine]] = {row.id: [] for row in rows}
    for line in await session.scalars(query.order_by(OrderLineRow.title, OrderLineRow.option)):
        lines[line.order_id].append(
            OrderLine(
                product_id=line.product_id,
                title=line.title,
                option=line.option,
                quantity=line.quantity,
                unit_price=line.unit_price,
            )
        )
    return tuple(
        Order(
            id=row.id,
            status=OrderStatus(row.status),
            total=row.total,
            created_at=row.created_at,
            lines=tuple(lines[row.id]),
        )
        for row in rows
    )
