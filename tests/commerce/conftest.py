"""A small shop: water, socks in two sizes and a last lamp; Minji who may buy by voice, Junho who may not, a guest."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TypeVar

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from commerce.cart import service as carts
from commerce.catalogue.models import Product
from commerce.conversations.models import Conversation
from commerce.customers.codes import hash_code
from commerce.customers.models import Customer, PaymentMethod
from commerce.database import Database
from commerce.stores.models import Store

T = TypeVar("T")


@cache
def code_hash(code: str) -> str:
    return hash_code(code)


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop's database, its people and its goods by their ids."""

    database: Database
    store: str = "store"
    minji: str = "minji"
    junho: str = "junho"
    guest: str = "guest"
    water: str = "water"
    socks: str = "socks"
    lamp: str = "lamp"
    talk: str = "talk"

    async def fill(self, customer_id: str, product_id: str, quantity: int = 1, option: str = "") -> carts.Cart:
        """Put something into a cart."""
        async with self.database.transaction() as session:
            return await carts.add(session, customer_id, product_id, quantity, option)

    async def change(self, product_id: str, **values: object) -> None:
        """Change a product, as its seller does."""
        async with self.database.transaction() as session:
            await session.execute(update(Product).where(Product.id == product_id).values(**values))

    async def count(self, table: type[DeclarativeBase], **values: object) -> int:
        """How many rows have these values."""
        query = select(func.count()).select_from(table).filter_by(**values)
        async with self.database.reading() as session:
            return int(await session.scalar(query) or 0)

    async def stock(self, product_id: str) -> int:
        """How many are left."""
        async with self.database.reading() as session:
            return int(await session.scalar(select(Product.stock).where(Product.id == product_id)) or 0)

    async def cart(self, customer_id: str) -> carts.Cart:
        """A cart as it stands."""
        async with self.database.reading() as session:
            return await carts.view(session, customer_id)

    async def do(self, work: Callable[[AsyncSession], Awaitable[T]]) -> T:
        """Something in a transaction of its own."""
        async with self.database.transaction() as session:
            return await work(session)


@pytest.fixture
async def shop(database: Database, now: datetime) -> AsyncIterator[Shop]:
    """The small shop in an empty database."""
    async with database.transaction() as session:
        session.add(Store(id="store", login="badang", name="바당", created_at=now))
        await session.flush()

        def product(key: str, title: str, price: int, stock: int, sizes: list[str]) -> Product:
            return Product(
                id=key, sku=key, store_id="store", title=title, price=price, stock=stock, sizes=sizes, created_at=now
            )

        session.add_all(
            [
                product("water", "제주 삼다수 2L 6개", 6_480, 40, []),
                product("socks", "면 양말", 4_000, 5, ["S", "L"]),
                product("lamp", "책상 조명", 25_000, 1, []),
                Customer(id="minji", login="minji", voice_buying=True, code_hash=code_hash("4821"), created_at=now),
                Customer(id="junho", login="junho", code_hash=code_hash("1357"), created_at=now),
                Customer(id="guest", created_at=now),
            ]
        )
        await session.flush()
        session.add_all(
            [
                Conversation(id="talk", role="shopper", customer_id="minji", created_at=now),
                PaymentMethod(
                    id="card-minji", customer_id="minji", provider="sandbox", billing_key="minji-key",
                    label="단골카드 1234", created_at=now,
                ),
                PaymentMethod(
                    id="card-junho", customer_id="junho", provider="sandbox", billing_key="junho-key",
                    label="단골카드 5678", created_at=now,
                ),
            ]
        )  # fmt: skip
    yield Shop(database)
