"""Prices with delivery."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.cart.pricing import FREE_FROM, SHIPPING, Priced, price, shipping_fee


@pytest.mark.parametrize(("subtotal", "fee"), [(0, 0), (1, 3_000), (19_999, 3_000), (20_000, 0), (20_001, 0)])
def test_delivery_is_free_from_twenty_thousand_won_and_for_nothing(subtotal: int, fee: int) -> None:
    assert shipping_fee(subtotal) == fee


def test_two_waters_cost_15960_won_and_three_22440() -> None:
    assert price([Priced(quantity=2, unit_price=6_480)]).total == 15_960
    assert price([Priced(quantity=3, unit_price=6_480)]).total == 22_440


lines = st.builds(
    Priced, quantity=st.integers(min_value=1, max_value=99), unit_price=st.integers(min_value=0, max_value=10**6)
)


@given(st.lists(lines, max_size=20))
def test_the_total_is_goods_and_delivery_and_never_depends_on_their_order(cart: list[Priced]) -> None:
    cost = price(cart)
    assert cost.total == cost.subtotal + cost.shipping
    assert cost.shipping in (0, SHIPPING)
    assert (cost.shipping == 0) == (cost.subtotal == 0 or cost.subtotal >= FREE_FROM)
    assert price(reversed(cart)) == cost
