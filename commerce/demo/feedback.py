"""Reviews of the demo shop's sales, and the complaints that make its story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from commerce.demo.calendar import between, week_start
from commerce.demo.history import Sale
from commerce.demo.opinions import Opinions
from commerce.demo.products import STORES, DemoProduct, demo_id
from commerce.demo.story import SHRUNKEN_PRODUCT

Row = dict[str, Any]

_SHARE: Final = {"haneul": 0.72, "badang": 0.78, "sori": 0.72}
_COMPLAINTS_A_WEEK: Final = 9
_TIMES: Final = 3
_LEAST_THIS_WEEK: Final = 3


def year_of_reviews(products: Sequence[DemoProduct], sales: Sequence[Sale], now: datetime, random: Random) -> list[Row]:
    """Reviews before `now`; each store has some in the current week however young that is."""
    opinions = Opinions(random)
    quality = {product.id: random.betavariate(5, 1.6) for product in products}
    rows: list[Row] = []

    def write(product: DemoProduct, customer_id: str | None, at: datetime, rating: int | None, text: str) -> None:
        number = str(len(rows))
        rows.append({
            "id": demo_id("review", number),
            "store_id": demo_id("store", product.store),
            "product_id": product.id,
            "customer_id": customer_id,
            "external_id": None,
            "rating": rating,
            "text": text,
            "created_at": at,
        })  # fmt: skip

    for sale in sales:
        at = sale.at + timedelta(days=random.gauss(3.2, 1.1), hours=random.uniform(-5, 5))
        if random.random() < _SHARE[sale.product.store] and sale.at + timedelta(hours=14) < at < now:
            rating = opinions.rating(quality=quality[sale.product.id])
            but = "size" if sale.product.title == SHRUNKEN_PRODUCT else None
            text = opinions.about(sale.product, rating, but=but)
            unrated = random.random() < 0.02
            write(sale.product, sale.customer_id, at, None if unrated else rating, text)
    buyers = [sale.customer_id for sale in sales]
    shrunken = next(product for product in products if product.title == SHRUNKEN_PRODUCT)
    for at in _complaint_times(now, random):
        write(
            shrunken,
            random.choice(buyers),
            at,
            random.choice((1, 2, 2)),
            opinions.complaint(shrunken, "size"),
        )
    monday = week_start(now)
    for store in STORES:
        shelf = [product for product in products if product.store == store and product is not shrunken]
        store_id = demo_id("store", store)
        here = sum(row["store_id"] == store_id and row["created_at"] >= monday for row in rows)
        for _ in range(_LEAST_THIS_WEEK - here):
            product = random.choice(shelf)
            rating = opinions.rating(quality=quality[product.id])
            text = opinions.about(product, rating)
            write(product, random.choice(buyers), between(monday, now, random), rating, text)
    return rows


def _complaint_times(now: datetime, random: Random) -> list[datetime]:
    """Some complaints in each of the last weeks; in this one three times those of its like in the last."""
    monday = week_start(now)
    last, elapsed = monday - timedelta(days=7), now - monday
    before = max(1, round(_COMPLAINTS_A_WEEK * (elapsed / timedelta(days=7))))
    times = [between(last, last + elapsed, random) for _ in range(before)]
    times += [between(monday, now, random) for _ in range(before * _TIMES)]
    times += [between(last + elapsed, monday, random) for _ in range(_COMPLAINTS_A_WEEK - before)]
    for week in range(2, 9):
        start = monday - timedelta(days=7 * week)
        times += [between(start, start + timedelta(days=7), random) for _ in range(random.randint(6, 9))]
    return times
