"""What a proposal says, its hash, and what changed between two of them. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from commerce.cart.pricing import Priced, price
from commerce.money import CURRENCY

VALID_FOR: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """So many of a product, at the price each, in won, that the shopper was told."""

    product_id: str
    title: str
    option: str
    quantity: int
    unit_price: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What would be bought, for how much in won, paid with which method (None: none registered)."""

    lines: tuple[ProposalLine, ...]
    shipping: int
    total: int
    method_id: str | None


class ChangeKind(StrEnum):
    """What differs from what was told."""

    PRICE = "price"
    STOCK = "stock"
    LINES = "lines"
    SHIPPING = "shipping"
    METHOD = "method"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: prices and shipping in won, stock and lines in pieces; no product for the whole."""

    kind: ChangeKind
    product_id: str = ""
    title: str = ""
    before: int = 0
    after: int = 0


def terms(lines: Sequence[ProposalLine], method_id: str | None) -> Terms:
    """These lines with their delivery and total."""
    cost = price(Priced(quantity=line.quantity, unit_price=line.unit_price) for line in lines)
    return Terms(lines=tuple(lines), shipping=cost.shipping, total=cost.total, method_id=method_id)


def terms_hash(of: Terms) -> str:
    """SHA-256, in hexadecimal, over lines, shipping, total, currency and method in one canonical form."""
    lines = sorted([line.product_id, line.option, line.quantity, line.unit_price] for line in of.lines)
    parts = [CURRENCY, lines, of.shipping, of.total, of.method_id]
    return hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode()).hexdigest()


def fitted(lines: Sequence[ProposalLine], stock: dict[str, int]) -> tuple[ProposalLine, ...]:
    """The lines cut down to what is in stock, which a product's options share; lines with none fall out."""
    left, kept = dict(stock), []
    for line in lines:
        quantity = min(line.quantity, max(left.get(line.product_id, 0), 0))
        left[line.product_id] = left.get(line.product_id, 0) - quantity
        if quantity:
            kept.append(replace(line, quantity=quantity))
    return tuple(kept)


def changes(before: Terms, after: Terms, stock: dict[str, int]) -> tuple[Change, ...]:
    """How `after` differs from `before`, line by line, then shipping, then method."""
    found: list[Change] = []
    old = {(line.product_id, line.option): line for line in before.lines}
    new = {(line.product_id, line.option): line for line in after.lines}
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key), new.get(key)
        line = now or was
        assert line is not None
        told, got = (was.quantity if was else 0), (now.quantity if now else 0)
        if was and now and was.unit_price != now.unit_price:
            found.append(_of(line, ChangeKind.PRICE, was.unit_price, now.unit_price))
        if told != got:
            short = got < told and stock.get(line.product_id, 0) < told
            found.append(_of(line, ChangeKind.STOCK if short else ChangeKind.LINES, told, got))
    if before.shipping != after.shipping:
        found.append(Change(kind=ChangeKind.SHIPPING, before=before.shipping, after=after.shipping))
    if before.method_id != after.method_id:
        found.append(Change(kind=ChangeKind.METHOD))
    return tuple(found)


def _of(line: ProposalLine, kind: ChangeKind, before: int, after: int) -> Change:
    return Change(kind=kind, product_id=line.product_id, title=line.title, before=before, after=after)
