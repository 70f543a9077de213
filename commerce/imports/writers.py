"""From a file's typed lines to rows of a store; what a line refers to must exist."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.analytics.models import AdDay, AreaClicks
from commerce.analytics.reviews.models import Review
from commerce.catalogue.models import Product
from commerce.customers.models import Customer
from commerce.imports.fields import Value
from commerce.imports.report import Problem
from commerce.imports.rows import Row, write
from commerce.imports.table import Line
from commerce.money import MOST
from commerce.orders.models import OrderLineRow, OrderRow
from commerce.stores.models import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many lines were new and how many differed, or why nothing may be written."""

    added: int = 0
    changed: int = 0
    problems: tuple[Problem, ...] = ()


async def products(session: AsyncSession, store: Store, lines: Sequence[Line], now: datetime) -> Outcome:
    """Products of the store by their `sku`; a new one gets `now` as its beginning."""
    rows = [{**line.values, "store_id": store.id} for line in lines]
    rows = [row | {"sizes": list(cast(Sequence[str], row["sizes"]))} if "sizes" in row else row for row in rows]
    written = await write(
        session, Product, ("sku",), rows, within=Product.store_id == store.id, fresh={"created_at": now}
    )
    return Outcome(added=len(written.added), changed=len(written.changed))


async def reviews(session: AsyncSession, store: Store, lines: Sequence[Line], now: datetime) -> Outcome:
    """Reviews of the store's products by their `external_id`."""
    sold = await _products(session, store)
    people = await _customers(session, store)
    problems = [*_unknown(lines, "sku", sold), *_unknown(lines, "customer", people)]
    if problems:
        return Outcome(problems=tuple(problems))
    rows: list[Row] = []
    seen: dict[Value, int] = {}
    for line in lines:
        row = dict(line.values)
        row["product_id"] = sold[str(row.pop("sku"))].id
        if "customer" in row:
            customer = row.pop("customer")
            row["customer_id"] = people[str(customer)] if customer else None
        row["external_id"] = row.get("external_id") or _fingerprint(row)
        rows.append(row | {"store_id": store.id})
        earlier = seen.setdefault(row["external_id"], line.number)
        if earlier != line.number:
            problems.append(Problem(line.number, "", f"the same as in line {earlier}"))
    if problems:
        return Outcome(problems=tuple(problems))
    written = await write(session, Review, ("external_id",), rows, within=Review.store_id == store.id, fresh={})
    return Outcome(added=len(written.added), changed=len(written.changed))


async def customers(session: AsyncSession, store: Store, lines: Sequence[Line], now: datetime) -> Outcome:
    """The shop's own shoppers; nobody else's account can be meant by their names."""
    rows: list[Row] = []
    for line in lines:
        row = dict(line.values)
        row["login"] = _login(store, str(row.pop("customer")))
        rows.append(row)
    own = Customer.login.startswith(_login(store, ""), autoescape=True)
    written = await write(session, Customer, ("login",), rows, within=own, fresh={"created_at": now})
    return Outcome(added=len(written.added), changed=len(written.changed))


async def orders(session: AsyncSession, store: Store, lines: Sequence[Line], now: datetime) -> Outcome:
    """Orders paid elsewhere, a line of the file for each of theirs."""
    sold = await _products(session, store)
    people = await _customers(session, store)
    problems = [*_unknown(lines, "sku", sold), *_unknown(lines, "customer", people), *_at_odds(lines)]
    if problems:
        return Outcome(problems=tuple(problems))
    heads: dict[str, dict[str, Value]] = {}
    rows: list[Row] = []
    for line in lines:
        values = line.values
        order_id = uuid.uuid5(uuid.NAMESPACE_OID, f"{store.id}:{values['order_no']}").hex
        shipping = cast(int, values.get("shipping", 0))
        head = heads.setdefault(order_id, {
            "id": order_id,
            "customer_id": people[str(values["customer"])],
            "status": values.get("status", "delivered"),
            "shipping": shipping,
            "total": shipping,
            "created_at": values["created_at"],
        })  # fmt: skip
        quantity, price = cast(int, values["quantity"]), cast(int, values["unit_price"])
        head["total"] = cast(int, head["total"]) + quantity * price
        product = sold[str(values["sku"])]
        rows.append({
            "order_id": order_id,
            "product_id": product.id,
            "option": values.get("option", ""),
            "store_id": store.id,
            "title": product.title,
            "quantity": quantity,
            "unit_price": price,
            "created_at": values["created_at"],
        })  # fmt: skip
    if too_much := [head for head in heads.values() if cast(int, head["total"]) > MOST]:
        return Outcome(problems=tuple(Problem(1, "unit_price", f"an order of over {MOST} won") for _ in too_much))
    ours = select(OrderLineRow.order_id).where(OrderLineRow.store_id == store.id)
    headed = await write(session, OrderRow, ("id",), list(heads.values()), within=OrderRow.id.in_(ours), fresh={})
    key = ("order_id", "product_id", "option")
    written = await write(session, OrderLineRow, key, rows, within=OrderLineRow.store_id == store.id, fresh={})
    changed = {
        identity
        for row in rows
        if (identity := tuple(row[name] for name in key)) not in written.added
        and (identity in written.changed or (row["order_id"],) in headed.changed)
    }
    return Outcome(added=len(written.added), changed=len(changed))


async def ads(session: AsyncSession, store: Store, lines: Sequence[Line], now: datetime) -> Outcome:
    """Days of the store's campaigns."""
    rows: list[Row] = [
        {"keyword": "", "conversions": 0, "revenue": 0, **line.values, "store_id": store.id} for line in lines
    ]
    key = ("campaign", "keyword", "day")
    written = await write(session, AdDay, key, rows, within=AdDay.store_id == store.id, fresh={})
    return Outcome(added=len(written.added), changed=len(written.changed))


async def clicks(session: AsyncSession, store: Store, lines: Sequence[Line], now: datetime) -> Outcome:
    """Days of the areas of the store's pages."""
    rows: list[Row] = [{**line.values, "store_id": store.id} for line in lines]
    key = ("page", "area", "day")
    written = await write(session, AreaClicks, key, rows, within=AreaClicks.store_id == store.id, fresh={})
    return Outcome(added=len(written.added), changed=len(written.changed))


async def _products(session: AsyncSession, store: Store) -> dict[str, Product]:
    return {row.sku: row for row in await session.scalars(select(Product).where(Product.store_id == store.id))}


async def _customers(session: AsyncSession, store: Store) -> dict[str, str]:
    prefix = _login(store, "")
    found = await session.execute(
        select(Customer.login, Customer.id).where(Customer.login.startswith(prefix, autoescape=True))
    )
    return {str(login).removeprefix(prefix): customer_id for login, customer_id in found}


def _login(store: Store, customer: str) -> str:
    return f"{store.login}:{customer}"


def _unknown(lines: Sequence[Line], column: str, known: dict[str, Product] | dict[str, str]) -> list[Problem]:
    return [
        Problem(line.number, column, f"this shop has no {value!r}")
        for line in lines
        if (value := line.values.get(column)) is not None and value not in known
    ]


def _at_odds(lines: Sequence[Line]) -> list[Problem]:
    """Lines that say something else of their order than its first line did."""
    first: dict[Value, Line] = {}
    return [
        Problem(line.number, name, f"not as in line {head.number} of the same order")
        for line in lines
        if (head := first.setdefault(line.values["order_no"], line)) is not line
        for name in ("customer", "created_at", "shipping", "status")
        if line.values.get(name) != head.values.get(name)
    ]


def _fingerprint(row: Row) -> str:
    at = cast(datetime, row["created_at"])
    return sha256(f"{row['product_id']}\n{at.timestamp()}\n{row['text']}".encode()).hexdigest()
