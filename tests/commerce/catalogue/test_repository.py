"""Products are read by id."""

from __future__ import annotations

from datetime import datetime

import pytest

from commerce.catalogue import repository
from commerce.catalogue.models import Product
from commerce.database import Database
from commerce.stores.models import Store


async def filled(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        session.add(Store(id="store", login="badang", name="바당", created_at=now))
        await session.flush()
        for name in ("물", "김", "쌀"):
            session.add(Product(id=name, store_id="store", sku=name, title=name, price=1000, stock=1, created_at=now))


async def test_products_come_in_the_order_asked(database: Database, now: datetime) -> None:
    await filled(database, now)
    async with database.reading() as session:
        found = await repository.products(session, ["쌀", "물", "없음", "김"])
    assert [row.title for row in found] == ["쌀", "물", "김"]


async def test_a_missing_product_is_an_error_that_names_it(database: Database, now: datetime) -> None:
    await filled(database, now)
    async with database.reading() as session:
        assert (await repository.product(session, "물")).title == "물"
        with pytest.raises(repository.ProductNotFound) as refusal:
            await repository.product(session, "nothing")
    assert refusal.value.product_id == "nothing"
    assert refusal.value.code == "product_not_found"


async def test_no_ids_give_no_products(database: Database) -> None:
    async with database.reading() as session:
        assert await repository.products(session, []) == []
