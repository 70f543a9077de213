"""What a set of lines costs, delivery included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SHIPPING: Final = 3_000
FREE_FROM: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """A number of one thing at its price each, in won."""

    quantity: int
    unit_price: int


@dataclass(frozen=True, slots=True)
class Sum:
    """Goods, delivery and both together, in won."""

    subtotal: int
    shipping: int
    total: int


def shipping_fee(subtotal: int) -> int:
    """Delivery for goods worth `subtotal` won: 3,000, free from 20,000, nothing for an empty cart."""
    return 0 if subtotal == 0 or subtotal >= FREE_FROM else SHIPPING


def price(lines: Iterable[Priced]) -> Sum:
    """The sum of the lines with their delivery."""
    subtotal = sum(line.quantity * line.unit_price for line in lines)
    shipping = shipping_fee(subtotal)
    return Sum(subtotal, shipping, subtotal + shipping)
