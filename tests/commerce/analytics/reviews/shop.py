"""Two small shops with reviews, for the tests of what reviews say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from commerce.analytics.reviews.models import Review
from commerce.catalogue.models import Product
from commerce.database import Database
from commerce.stores.models import Store

MINE, OTHER = "s-mine", "s-other"
SHIRT, JEANS, THEIRS = "p-shirt", "p-jeans", "p-theirs"


@dataclass(frozen=True, slots=True)
class Written:
    """A review ``hours`` before now (KST)."""

    hours: float
    rating: int | None
    text: str
    product: str = SHIRT


async def open_shops(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        session.add_all(
            [
                Store(id=MINE, login="haneul", name="하늘", created_at=now),
                Store(id=OTHER, login="badang", name="바당", created_at=now),
            ]
        )
        await session.flush()
        for id_, store, title, colour in (
            (SHIRT, MINE, "린넨 셔츠 네이비", "네이비"),
            (JEANS, MINE, "데님 팬츠", None),
            (THEIRS, OTHER, "생수", None),
        ):
            session.add(
                Product(id=id_, store_id=store, sku=id_, title=title, colour=colour, price=1000, created_at=now)
            )


async def write(database: Database, now: datetime, reviews: Sequence[Written], store: str = MINE) -> None:
    async with database.transaction() as session:
        session.add_all(
            Review(
                store_id=store,
                product_id=written.product if store == MINE else THEIRS,
                rating=written.rating,
                text=written.text,
                created_at=now - timedelta(hours=written.hours),
            )
            for written in reviews
        )
