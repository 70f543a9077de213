"""Fills a database with the demo shop, the same for the same `now`; does nothing where it already is."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final, cast

from sqlalchemy import Table, insert

from commerce.analytics.models import AdDay, AreaClicks
from commerce.analytics.reviews.models import Review
from commerce.catalogue.models import Product
from commerce.customers.models import Customer, PaymentMethod
from commerce.database import Base, Database
from commerce.demo import shoppers
from commerce.demo.feedback import year_of_reviews
from commerce.demo.history import Sale, year_of_orders
from commerce.demo.products import STORES, DemoProduct, demo_id, demo_products
from commerce.demo.story import DAYS, REGULAR_WATER
from commerce.demo.traffic import year_of_ads, year_of_clicks
from commerce.orders.models import OrderLineRow, OrderRow
from commerce.payments.models import PaymentRow, ProposalRow, RefundRow
from commerce.stores.models import Store

SEED: Final = 20_260_101
_ROWS_AT_ONCE: Final = 2_000
_NAMES: Final = {
    "haneul": ("하늘옷장", "fashion"),
    "badang": ("바당장터", "food"),
    "sori": ("소리상점", "electronics"),
}

Row = dict[str, Any]
Progress = Callable[[str, int], None]
"""Called with a table's name and how many rows it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedCounts:
    """How many rows of each kind were written; all zero where the demo shop was there before."""

    stores: int = 0
    products: int = 0
    customers: int = 0
    payment_methods: int = 0
    proposals: int = 0
    payments: int = 0
    orders: int = 0
    order_lines: int = 0
    refunds: int = 0
    reviews: int = 0
    ad_days: int = 0
    area_clicks: int = 0

    @property
    def total(self) -> int:
        """All rows."""
        return sum(int(getattr(self, field.name)) for field in fields(self))


async def seed(database: Database, now: datetime, *, progress: Progress | None = None) -> SeedCounts:
    """Write three stores, their products, shoppers and a year that ends at `now`, in one transaction."""
    async with database.transaction() as session:
        if await session.get(Store, demo_id("store", STORES[0])) is not None:
            return SeedCounts()
    tables = await asyncio.to_thread(_tables, now)
    async with database.transaction() as session:
        if await session.get(Store, demo_id("store", STORES[0])) is not None:
            return SeedCounts()
        for model, rows in tables:
            for start in range(0, len(rows), _ROWS_AT_ONCE):
                await session.execute(insert(cast(Table, model.__table__)), rows[start : start + _ROWS_AT_ONCE])
            if progress is not None:
                progress(model.__tablename__, len(rows))
    return SeedCounts(**{model.__tablename__: len(rows) for model, rows in tables})


def _tables(now: datetime) -> list[tuple[type[Base], Sequence[Row]]]:
    random = Random(SEED)
    products = demo_products()
    people, methods = shoppers.named(now)
    crowd, crowd_methods = shoppers.crowd(now, random)
    history = year_of_orders(products, crowd, now, random)
    reviews = year_of_reviews(products, history.sales, now, random)
    return [
        (Store, [_store(login, now) for login in STORES]),
        (Product, _products(products, history.sales, now, random)),
        (Customer, [*people, *crowd]),
        (PaymentMethod, [*methods, *crowd_methods]),
        (ProposalRow, history.proposals),
        (PaymentRow, history.payments),
        (OrderRow, history.orders),
        (OrderLineRow, history.lines),
        (RefundRow, history.refunds),
        (Review, reviews),
        (AdDay, year_of_ads(now, random)),
        (AreaClicks, year_of_clicks(now, random)),
    ]


def _store(login: str, now: datetime) -> Row:
    name, kind = _NAMES[login]
    opened = now - timedelta(days=DAYS + 60)
    return {"id": demo_id("store", login), "login": login, "name": name, "kind": kind, "created_at": opened}


def _products(products: Sequence[DemoProduct], sales: Sequence[Sale], now: datetime, random: Random) -> list[Row]:
    sold = Counter(sale.product.id for sale in sales if sale.at > now - timedelta(days=90))
    return [
        {
            "id": product.id,
            "store_id": demo_id("store", product.store),
            "sku": f"{product.store}-{number:04d}",
            "title": product.title,
            "title_en": product.title_en,
            "spoken": product.spoken,
            "description": product.description,
            "category": product.category,
            "brand": product.brand,
            "price": product.price,
            "stock": _stock(product, random),
            "colour": product.colour or None,
            "material": product.material or None,
            "sizes": list(product.sizes),
            "season": product.season or None,
            "image": f"/media/products/{product.id}.svg",
            "popularity": sold[product.id],
            "created_at": now - timedelta(days=DAYS + random.randint(1, 40)),
        }
        for number, product in enumerate(products, start=1)
    ]


def _stock(product: DemoProduct, random: Random) -> int:
    if product.title == REGULAR_WATER:
        return 500
    return 0 if product.sold_out else random.choice((3, 12, 25, 40, 80, 120))
