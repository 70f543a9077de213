"""A shopper's cart, at today's prices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce import clock
from commerce.cart.errors import OptionNeeded, OptionUnknown, OutOfStock, QuantityInvalid
from commerce.cart.models import CartLineRow
from commerce.cart.pricing import Priced, price
from commerce.catalogue.models import Product
from commerce.catalogue.repository import ProductNotFound
from commerce.catalogue.repository import product as find_product
from commerce.customers import service as customers

__all__ = [
    "Cart", "CartLine", "OptionNeeded", "OptionUnknown", "OutOfStock", "ProductNotFound", "QuantityInvalid",
    "add", "choose_option", "clear", "remove", "set_quantity", "view",
]  # fmt: skip

MOST: Final = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class CartLine:
    """So many of a product, at today's price each in won, with today's stock."""

    product_id: str
    title: str
    option: str
    quantity: int
    unit_price: int
    stock: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cart:
    """The lines in the order they were added, and what they cost in won."""

    lines: tuple[CartLine, ...]
    subtotal: int
    shipping: int
    total: int


async def view(session: AsyncSession, customer_id: str) -> Cart:
    """The cart as it stands."""
    query = (
        select(CartLineRow, Product)
        .join(Product, Product.id == CartLineRow.product_id)
        .where(CartLineRow.customer_id == customer_id)
        .order_by(CartLineRow.added_at, CartLineRow.product_id, CartLineRow.option)
        .execution_options(populate_existing=True)
    )
    lines = tuple(
        CartLine(
            product_id=product.id,
            title=product.title,
            option=row.option,
            quantity=row.quantity,
            unit_price=product.price,
            stock=product.stock,
        )
        for row, product in (await session.execute(query)).all()
    )
    cost = price(Priced(quantity=line.quantity, unit_price=line.unit_price) for line in lines)
    return Cart(lines=lines, subtotal=cost.subtotal, shipping=cost.shipping, total=cost.total)


async def add(session: AsyncSession, customer_id: str, product_id: str, quantity: int = 1, option: str = "") -> Cart:
    """Put so many more in.

    Raises ProductNotFound, QuantityInvalid, OptionNeeded, OptionUnknown, OutOfStock.
    """
    if not 1 <= quantity <= MOST:
        raise QuantityInvalid(quantity)
    await customers.locked(session, customer_id)
    product = await find_product(session, product_id)
    chosen = choose_option(product, option)
    rows = await _rows(session, customer_id, product_id)
    already = rows[chosen].quantity if chosen in rows else 0
    return await _put(session, customer_id, product, chosen, already + quantity, rows)


async def set_quantity(
    session: AsyncSession, customer_id: str, product_id: str, quantity: int, option: str = ""
) -> Cart:
    """Have exactly so many; 0 removes. Without an option, the product's only line is meant.

    Raises as `add` does.
    """
    if not 0 <= quantity <= MOST:
        raise QuantityInvalid(quantity)
    if quantity == 0:
        return await remove(session, customer_id, product_id, option)
    await customers.locked(session, customer_id)
    product = await find_product(session, product_id)
    rows = await _rows(session, customer_id, product_id)
    chosen = next(iter(rows)) if not option and len(rows) == 1 else choose_option(product, option)
    return await _put(session, customer_id, product, chosen, quantity, rows)


async def remove(session: AsyncSession, customer_id: str, product_id: str, option: str = "") -> Cart:
    """Take the product out, in one option or, without one, altogether. What is not there stays away."""
    await customers.locked(session, customer_id)
    rows = await _rows(session, customer_id, product_id)
    for row in rows.values():
        if not option or row.option.casefold() == option.casefold():
            await session.delete(row)
    await session.flush()
    return await view(session, customer_id)


async def clear(session: AsyncSession, customer_id: str) -> Cart:
    """Empty the cart."""
    await customers.locked(session, customer_id)
    await session.execute(delete(CartLineRow).where(CartLineRow.customer_id == customer_id))
    return await view(session, customer_id)


def choose_option(product: Product, option: str) -> str:
    """The option as the label has it; a product's only option need not be named.

    Raises OptionNeeded and OptionUnknown.
    """
    sizes = product.sizes
    if not option:
        if len(sizes) > 1:
            raise OptionNeeded(product.id, sizes)
        return sizes[0] if sizes else ""
    for size in sizes:
        if size.casefold() == option.strip().casefold():
            return size
    raise OptionUnknown(product.id, option, sizes)


async def _rows(session: AsyncSession, customer_id: str, product_id: str) -> dict[str, CartLineRow]:
    query = select(CartLineRow).where(CartLineRow.customer_id == customer_id, CartLineRow.product_id == product_id)
    return {row.option: row for row in await session.scalars(query.execution_options(populate_existing=True))}


async def _put(
    session: AsyncSession,
    customer_id: str,
    product: Product,
    option: str,
    quantity: int,
    rows: dict[str, CartLineRow],
) -> Cart:
    if quantity > MOST:
        raise QuantityInvalid(quantity)
    available = product.stock - sum(row.quantity for key, row in rows.items() if key != option)
    if quantity > available:
        raise OutOfStock(product.id, max(available, 0))
    if option in rows:
        rows[option].quantity = quantity
    else:
        session.add(
            CartLineRow(
                customer_id=customer_id,
                product_id=product.id,
                option=option,
                quantity=quantity,
                added_at=clock.now(),
            )
        )
    await session.flush()
    return await view(session, customer_id)
