"""The cart."""

from __future__ import annotations

import asyncio

import pytest

from commerce.cart import service as carts
from commerce.cart.errors import OptionNeeded, OptionUnknown, OutOfStock, QuantityInvalid
from commerce.catalogue.repository import ProductNotFound


async def test_the_same_product_again_adds_to_its_line(shop) -> None:
    await shop.fill(shop.minji, shop.water)
    cart = await shop.fill(shop.minji, shop.water)
    assert [(line.title, line.quantity) for line in cart.lines] == [("제주 삼다수 2L 6개", 2)]
    assert (cart.subtotal, cart.shipping, cart.total) == (12_960, 3_000, 15_960)


async def test_a_cart_shows_todays_price_and_stock(shop) -> None:
    await shop.fill(shop.minji, shop.water)
    await shop.change(shop.water, price=7_000, stock=3)
    (line,) = (await shop.cart(shop.minji)).lines
    assert (line.unit_price, line.stock) == (7_000, 3)


async def test_a_guest_fills_a_cart_too_and_sees_only_their_own(shop) -> None:
    await shop.fill(shop.guest, shop.water)
    assert (await shop.cart(shop.minji)).lines == ()
    assert (await shop.cart(shop.minji)).total == 0
    assert len((await shop.cart(shop.guest)).lines) == 1


async def test_setting_a_quantity_replaces_it_and_zero_removes(shop) -> None:
    await shop.fill(shop.minji, shop.water, 2)
    cart = await shop.do(lambda session: carts.set_quantity(session, shop.minji, shop.water, 3))
    assert cart.total == 22_440
    cart = await shop.do(lambda session: carts.set_quantity(session, shop.minji, shop.water, 0))
    assert cart.lines == ()


@pytest.mark.parametrize("quantity", [0, -1, 100])
async def test_a_line_holds_one_to_ninety_nine(shop, quantity: int) -> None:
    with pytest.raises(QuantityInvalid):
        await shop.fill(shop.minji, shop.water, quantity)
    await shop.change(shop.water, stock=500)
    await shop.fill(shop.minji, shop.water, 99)
    with pytest.raises(QuantityInvalid):
        await shop.fill(shop.minji, shop.water)


async def test_no_more_than_the_stock_goes_in_whatever_the_sizes(shop) -> None:
    await shop.fill(shop.minji, shop.socks, 3, "S")
    with pytest.raises(OutOfStock) as refused:
        await shop.fill(shop.minji, shop.socks, 3, "L")
    assert refused.value.available == 2
    await shop.change(shop.water, stock=0)
    with pytest.raises(OutOfStock) as refused:
        await shop.fill(shop.minji, shop.water)
    assert refused.value.available == 0


async def test_a_size_is_asked_for_and_taken_as_the_label_has_it(shop) -> None:
    with pytest.raises(OptionNeeded) as needed:
        await shop.fill(shop.minji, shop.socks)
    assert needed.value.options == ("S", "L")
    with pytest.raises(OptionUnknown):
        await shop.fill(shop.minji, shop.socks, 1, "XXL")
    with pytest.raises(OptionUnknown):
        await shop.fill(shop.minji, shop.water, 1, "L")
    cart = await shop.fill(shop.minji, shop.socks, 1, "l")
    assert cart.lines[0].option == "L"


async def test_the_only_size_in_the_cart_need_not_be_named_to_change_it(shop) -> None:
    await shop.fill(shop.minji, shop.socks, 1, "L")
    cart = await shop.do(lambda session: carts.set_quantity(session, shop.minji, shop.socks, 2))
    assert [(line.option, line.quantity) for line in cart.lines] == [("L", 2)]


async def test_removing_takes_out_one_size_or_all_and_is_content_with_none(shop) -> None:
    await shop.fill(shop.minji, shop.socks, 1, "S")
    await shop.fill(shop.minji, shop.socks, 1, "L")
    cart = await shop.do(lambda session: carts.remove(session, shop.minji, shop.socks, "S"))
    assert [line.option for line in cart.lines] == ["L"]
    await shop.do(lambda session: carts.remove(session, shop.minji, shop.socks))
    cart = await shop.do(lambda session: carts.remove(session, shop.minji, shop.socks))
    assert cart.lines == ()


async def test_an_unknown_product_is_not_found(shop) -> None:
    with pytest.raises(ProductNotFound):
        await shop.fill(shop.minji, "nothing")


async def test_two_additions_at_once_both_count(shop) -> None:
    await asyncio.gather(*(shop.fill(shop.minji, shop.water) for _ in range(5)))
    (line,) = (await shop.cart(shop.minji)).lines
    assert line.quantity == 5


async def test_clearing_empties_it(shop) -> None:
    await shop.fill(shop.minji, shop.water)
    assert (await shop.do(lambda session: carts.clear(session, shop.minji))).lines == ()
