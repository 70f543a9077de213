"""What a proposal's hash binds, and what is said to have changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.payments.rules import Change, ChangeKind, ProposalLine, changes, fitted, terms, terms_hash

WATER = ProposalLine(product_id="water", title="생수", option="", quantity=2, unit_price=6_480)
SOCKS = ProposalLine(product_id="socks", title="양말", option="L", quantity=1, unit_price=4_000)
TOLD = terms([WATER, SOCKS], "card")


@pytest.mark.parametrize(
    "other",
    [
        terms([replace(WATER, quantity=3), SOCKS], "card"),
        terms([replace(WATER, unit_price=6_481), SOCKS], "card"),
        terms([WATER, replace(SOCKS, option="S")], "card"),
        terms([replace(WATER, product_id="other"), SOCKS], "card"),
        terms([WATER], "card"),
        terms([WATER, SOCKS], "another card"),
        terms([WATER, SOCKS], None),
        replace(TOLD, shipping=0),
        replace(TOLD, total=1),
    ],
)
def test_the_hash_binds_lines_prices_shipping_total_and_method(other) -> None:
    assert terms_hash(other) != terms_hash(TOLD)


def test_the_hash_knows_no_order_of_lines() -> None:
    assert terms_hash(terms([SOCKS, WATER], "card")) == terms_hash(TOLD)
    assert len(terms_hash(TOLD)) == 64


def test_each_difference_is_named() -> None:
    now = terms([replace(WATER, unit_price=5_000), replace(SOCKS, quantity=2)], "other card")
    assert changes(TOLD, now, {"water": 9, "socks": 9}) == (
        Change(kind=ChangeKind.PRICE, product_id="water", title="생수", before=6_480, after=5_000),
        Change(kind=ChangeKind.LINES, product_id="socks", title="양말", before=1, after=2),
        Change(kind=ChangeKind.METHOD),
    )


def test_a_shortage_is_a_change_of_stock_and_may_cost_delivery() -> None:
    told = terms([replace(WATER, quantity=4)], "card")
    now = terms([WATER], "card")
    assert changes(told, now, {"water": 2}) == (
        Change(kind=ChangeKind.STOCK, product_id="water", title="생수", before=4, after=2),
        Change(kind=ChangeKind.SHIPPING, before=0, after=3_000),
    )


def test_the_options_of_a_product_share_its_stock() -> None:
    lines = [replace(SOCKS, quantity=3), replace(SOCKS, option="S", quantity=3), WATER]
    assert [(line.option, line.quantity) for line in fitted(lines, {"socks": 4})] == [("L", 3), ("S", 1)]


quantities = st.lists(st.integers(min_value=1, max_value=99), max_size=6)


@given(quantities, st.integers(min_value=0, max_value=300))
def test_what_fits_never_exceeds_the_stock_nor_what_was_asked(asked: list[int], stock: int) -> None:
    lines = [replace(SOCKS, option=str(i), quantity=quantity) for i, quantity in enumerate(asked)]
    kept = sum(line.quantity for line in fitted(lines, {"socks": stock}))
    assert kept == min(stock, sum(asked))
