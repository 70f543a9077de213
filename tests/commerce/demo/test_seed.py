"""The demo shop is written once, whole, and holds the fixtures that others rely on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import DeclarativeBase

from commerce.catalogue.models import Product
from commerce.customers.codes import check_code
from commerce.customers.models import Customer, PaymentMethod
from commerce.database import Database
from commerce.demo.products import STORES, demo_id
from commerce.demo.seed import SeedCounts, seed
from commerce.demo.story import REGULAR_WATER
from commerce.orders.models import OrderLineRow, OrderRow
from commerce.payments.models import PaymentRow, ProposalRow
from commerce.stores.models import Store
from commerce.tables import metadata


async def test_seeding_writes_a_year_once_and_then_does_nothing(database: Database, now: datetime) -> None:
    told: dict[str, int] = {}
    counts = await seed(database, now, progress=told.__setitem__)
    assert counts.stores == 3
    assert 250 <= counts.products <= 350
    assert 5_000 <= counts.orders <= 8_000
    assert counts.payments == counts.proposals == counts.orders
    assert 4_000 <= counts.reviews <= 9_000
    assert sum(told.values()) == counts.total
    assert await seed(database, now + timedelta(days=3)) == SeedCounts()
    async with database.reading() as session:
        for name, rows in told.items():
            assert await session.scalar(select(func.count()).select_from(metadata.tables[name])) == rows
    await holds_the_fixtures(database, now)


async def holds_the_fixtures(database: Database, now: datetime) -> None:
    async with database.reading() as session:
        assert set(await session.scalars(select(Store.login))) == set(STORES)
        minji = (await session.scalars(select(Customer).where(Customer.login == "minji"))).one()
        junho = (await session.scalars(select(Customer).where(Customer.login == "junho"))).one()
        assert minji.voice_buying and not junho.voice_buying
        assert check_code(minji.code_hash or "", "4821")
        assert check_code(junho.code_hash or "", "1357")
        assert (minji.code_hash or "").startswith("$argon2id$")
        methods = await session.scalars(select(PaymentMethod).where(PaymentMethod.customer_id == minji.id))
        assert [method.provider for method in methods] == ["sandbox"]
        [order] = await session.scalars(select(OrderRow).where(OrderRow.customer_id == minji.id))
        assert (order.status, order.total, order.shipping) == ("delivered", 9_480, 3_000)
        assert (now - order.created_at).days in (8, 9)
        [line] = await session.scalars(select(OrderLineRow).where(OrderLineRow.order_id == order.id))
        assert (line.title, line.quantity, line.unit_price) == (REGULAR_WATER, 1, 6_480)
        payment = await session.get(PaymentRow, order.payment_id)
        assert payment is not None
        assert (payment.status, payment.amount, payment.customer_id) == ("charged", 9_480, minji.id)
        assert list(await session.scalars(select(OrderRow).where(OrderRow.customer_id == junho.id))) == []
        assert list(await session.scalars(select(ProposalRow).where(ProposalRow.status != "paid"))) == []
        water = await session.get(Product, line.product_id)
        assert water is not None
        assert (water.title, water.price, water.store_id) == (REGULAR_WATER, 6_480, demo_id("store", "badang"))
        assert water.stock > 99
        assert water.image == f"/media/products/{water.id}.svg"
        most = await session.scalar(
            select(Product.title)
            .where(Product.store_id == demo_id("store", "badang"))
            .order_by(Product.popularity.desc())
            .limit(1)
        )
        assert most == REGULAR_WATER
        sold_out = await session.scalar(select(func.count()).select_from(Product).where(Product.stock == 0))
        assert (sold_out or 0) > 3
    assert await text_anywhere(database, ["4821", "1357"], [Customer, PaymentMethod, OrderRow, PaymentRow]) == []


async def text_anywhere(
    database: Database, needles: Sequence[str], models: Sequence[type[DeclarativeBase]]
) -> list[str]:
    """Values of text columns that are one of the needles."""
    found = []
    async with database.reading() as session:
        for model in models:
            for row in await session.execute(select(model.__table__)):
                found += [str(value) for value in row if isinstance(value, str) and value in needles]
    return found


async def test_nobody_is_told_again_of_payments_that_ended_long_ago(database: Database, now: datetime) -> None:
    await seed(database, now)
    async with database.reading() as session:
        untold = await session.scalar(select(func.count()).select_from(PaymentRow).where(PaymentRow.told_at.is_(None)))
    assert untold == 0
