"""A year of buying in the demo shop: proposals, payments, orders and their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any, Final

from commerce.cart.pricing import shipping_fee
from commerce.demo.calendar import days, in_season, moment, pull
from commerce.demo.products import DemoProduct, demo_id
from commerce.demo.story import MINJI_BOUGHT_DAYS_AGO, REGULAR_WATER, SHRUNKEN_PRODUCT
from commerce.payments.rules import ProposalLine, terms, terms_hash

Row = dict[str, Any]

ORDERS_A_DAY: Final = 16.5
_CANCELLED_SHARE: Final = 0.02
_STORES: Final = {"haneul": 0.3, "badang": 0.5, "sori": 0.2}


@dataclass(frozen=True, slots=True)
class Sale:
    """One line that somebody bought, for its review."""

    product: DemoProduct
    customer_id: str
    at: datetime


@dataclass(slots=True)
class History:
    """Rows by table, and the sales that they stand for."""

    proposals: list[Row] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)
    orders: list[Row] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    refunds: list[Row] = field(default_factory=list)
    sales: list[Sale] = field(default_factory=list)


def year_of_orders(products: Sequence[DemoProduct], shoppers: Sequence[Row], now: datetime, random: Random) -> History:
    """Everybody's orders of a year, and minji's one."""
    history = History()
    shelves = {store: [product for product in products if product.store == store] for store in _STORES}
    liking = {product.id: _liking(product, random) for product in products}
    faithful = [random.paretovariate(1.6) for _ in shoppers]
    for day in days(now):
        weights = {
            store: [liking[product.id] * in_season(product.season, day) for product in shelf]
            for store, shelf in shelves.items()
        }
        for _ in range(_around(ORDERS_A_DAY * pull(day, now), random)):
            at = moment(day, random)
            if at < now:
                shopper = random.choices(shoppers, faithful)[0]
                _buy(
                    history,
                    shopper["login"],
                    _basket(shopper, shelves, weights, day, random),
                    at,
                    now,
                    random,
                )
    water = next(product for product in products if product.title == REGULAR_WATER)
    bought = now - timedelta(days=MINJI_BOUGHT_DAYS_AGO)
    _buy(history, "minji", {water: 1}, bought, now, random, may_cancel=False)
    return history


def _liking(product: DemoProduct, random: Random) -> float:
    """How often a product is chosen; the fixtures' water is the best seller of its store."""
    if product.title == REGULAR_WATER:
        return 14.0
    liked = min(random.paretovariate(1.4), 7.0)
    return 5.0 if product.title == SHRUNKEN_PRODUCT else liked * (0.2 if product.sold_out else 1.0)


def _basket(
    shopper: Row,
    shelves: Mapping[str, Sequence[DemoProduct]],
    weights: Mapping[str, Sequence[float]],
    day: date,
    random: Random,
) -> dict[DemoProduct, int]:
    age = day.year - int(shopper["birth_year"])
    taste = dict(_STORES)
    if age < 35:
        taste["haneul"] += 0.2
    if shopper["gender"] == "male":
        taste["sori"] += 0.15
    store = random.choices(list(taste), list(taste.values()))[0]
    size = random.choices((1, 2, 3, 4), (45, 30, 17, 8) if store == "badang" else (72, 22, 5, 1))[0]
    chosen = dict.fromkeys(random.choices(shelves[store], weights[store], k=size))
    several = (70, 22, 8) if store == "badang" else (95, 4, 1)
    return {product: random.choices((1, 2, 3), several)[0] for product in chosen}


def _buy(
    history: History,
    login: str,
    basket: Mapping[DemoProduct, int],
    at: datetime,
    now: datetime,
    random: Random,
    *,
    may_cancel: bool = True,
) -> None:
    number = str(len(history.orders))
    order_id, payment_id = demo_id("order", number), demo_id("payment", number)
    proposal_id, customer_id = demo_id("proposal", number), demo_id("customer", login)
    lines = tuple(
        ProposalLine(
            product_id=product.id,
            title=product.title,
            option=random.choice(product.sizes) if product.sizes else "",
            quantity=quantity,
            unit_price=product.price,
        )
        for product, quantity in basket.items()
    )
    agreed = terms(lines, demo_id("method", login))
    cancelled = may_cancel and random.random() < _CANCELLED_SHARE
    history.proposals.append({
        "id": proposal_id,
        "customer_id": customer_id,
        "lines": [
            {"product_id": line.product_id, "title": line.title, "option": line.option,
             "quantity": line.quantity, "unit_price": line.unit_price}
            for line in lines
        ],
        "shipping": agreed.shipping,
        "total": agreed.total,
        "method_id": agreed.method_id,
        "hash": terms_hash(agreed),
        "status": "paid",
        "spoken": False,
        "conversation_id": None,
        "created_at": at - timedelta(seconds=40),
        "expires_at": at + timedelta(seconds=260),
    })  # fmt: skip
    history.payments.append({
        "id": payment_id,
        "proposal_id": proposal_id,
        "customer_id": customer_id,
        "conversation_id": None,
        "provider": "sandbox",
        "amount": agreed.total,
        "currency": "KRW",
        "status": "refunded" if cancelled else "charged",
        "reason": None,
        "idempotency_key": sha256(payment_id.encode()).hexdigest(),
        "created_at": at,
        "settled_at": at + timedelta(seconds=2),
        "told_at": at + timedelta(seconds=2),
    })  # fmt: skip
    history.orders.append({
        "id": order_id,
        "customer_id": customer_id,
        "payment_id": payment_id,
        "status": "cancelled" if cancelled else _status(now - at),
        "shipping": shipping_fee(agreed.total - agreed.shipping),
        "total": agreed.total,
        "created_at": at + timedelta(seconds=2),
    })  # fmt: skip
    history.lines.extend(
        {
            "order_id": order_id,
            "product_id": product.id,
            "option": line.option,
            "store_id": demo_id("store", product.store),
            "title": line.title,
            "quantity": line.quantity,
            "unit_price": line.unit_price,
            "created_at": at + timedelta(seconds=2),
        }
        for product, line in zip(basket, lines, strict=True)
    )
    if cancelled:
        history.refunds.append({
            "id": demo_id("refund", number),
            "payment_id": payment_id,
            "amount": agreed.total,
            "status": "refunded",
            "reason": None,
            "idempotency_key": sha256(f"refund:{payment_id}".encode()).hexdigest(),
            "created_at": min(at + timedelta(hours=3), now),
        })  # fmt: skip
    else:
        history.sales.extend(Sale(product, customer_id, at) for product in basket)


def _status(age: timedelta) -> str:
    if age < timedelta(hours=6):
        return "paid"
    if age < timedelta(days=1):
        return "preparing"
    return "shipped" if age < timedelta(days=2) else "delivered"


def _around(mean: float, random: Random) -> int:
    return max(0, round(random.gauss(mean, mean**0.5)))
