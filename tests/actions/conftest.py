"""The small shop in an empty database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from actions.registry import executor
from actions.services import Services
from commerce.analytics.reviews.models import Review
from commerce.catalogue.models import Product
from commerce.conversations.models import Conversation
from commerce.customers.models import Customer, PaymentMethod
from commerce.database import Database
from commerce.orders.models import OrderLineRow, OrderRow
from commerce.payments.service import Payments, Settlement
from commerce.search.analyser import Analyser
from commerce.search.query import SearchQuery
from commerce.search.service import ProductSearch
from commerce.stores.models import Store
from tests.actions.small_shop import CODE_HASH, PRODUCTS, Bank, Shop, reviews


@pytest.fixture(scope="session")
def search() -> ProductSearch:
    """Indexed by the first test that needs it: every small shop has the same products."""
    return ProductSearch(Analyser())


@pytest.fixture
async def shop(database: Database, search: ProductSearch, now: datetime) -> AsyncIterator[Shop]:
    """Three stores; Minji who bought water nine days ago, Junho who may not buy by voice, a guest."""
    async with database.transaction() as session:
        session.add_all(
            [Store(id=name, login=name, name=name, created_at=now) for name in ("haneul", "badang", "sori")]
        )
        session.add_all(
            [
                Customer(id="minji", login="minji", voice_buying=True, code_hash=CODE_HASH, created_at=now),
                Customer(id="junho", login="junho", code_hash=CODE_HASH, created_at=now),
                Customer(id="nocode", login="nocode", created_at=now),
                Customer(id="guest", created_at=now),
            ]
        )
        await session.flush()
        session.add_all(Product(id=key, sku=key, created_at=now, **values) for key, values in PRODUCTS.items())
        session.add_all(
            PaymentMethod(
                id=f"card-{who}", customer_id=who, provider="sandbox", billing_key=f"{who}-key", label="단골카드",
                created_at=now,
            )
            for who in ("minji", "junho", "nocode")
        )  # fmt: skip
        session.add_all(
            Conversation(
                id=f"talk-{who}", role="guest" if who == "guest" else "shopper", customer_id=who, created_at=now
            )
            for who in ("minji", "junho", "nocode", "guest")
        )
        session.add_all(
            Conversation(id=f"talk-{store}", role="seller", store_id=store, created_at=now)
            for store in ("haneul", "badang", "sori")
        )
        await session.flush()
        bought = now - timedelta(days=9)
        session.add(
            OrderRow(id="order", customer_id="minji", status="delivered", shipping=3000, total=9_480, created_at=bought)
        )
        await session.flush()
        session.add(
            OrderLineRow(
                order_id="order", product_id="water", store_id="badang", title="제주 삼다수 2L 6개", quantity=1,
                unit_price=6_480, created_at=bought,
            )
        )  # fmt: skip
        session.add_all(
            Review(
                id=f"review-{number}", store_id="haneul", product_id=product, rating=rating, text=text, created_at=when
            )
            for number, (product, rating, text, when) in enumerate(reviews(now))
        )
    async with database.reading() as session:
        if not (await search.find(session, SearchQuery(limit=1))).products:
            await search.rebuild(session)
    bank, settled = Bank(), list[Settlement]()

    async def on_settled(settlement: Settlement) -> None:
        settled.append(settlement)

    payments = Payments(database, bank, clock=lambda: now, on_settled=on_settled)
    services = Services(database=database, search=search, payments=payments, clock=lambda: now)
    yield Shop(database, services, executor(services), bank, settled)
    await payments.close()
