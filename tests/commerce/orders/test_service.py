"""Orders and buying again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commerce.cart.errors import QuantityInvalid
from commerce.orders import service as orders
from commerce.orders.models import OrderLineRow, OrderRow
from commerce.orders.service import NeverBought, OrderNotFound, OrderStatus, OrderStatusRefused


@pytest.fixture
def bought(shop, now):
    """Writes an order of so many days ago: its lines are (product, option, quantity, price)."""

    async def write(days: int, *lines: tuple[str, str, int, int], status: str = "delivered") -> str:
        at = now - timedelta(days=days)
        titles = {shop.water: "제주 삼다수 2L 6개", shop.socks: "면 양말", shop.lamp: "책상 조명"}
        async with shop.database.transaction() as session:
            total = sum(quantity * price for _, _, quantity, price in lines)
            order = OrderRow(id=f"order-{days}", customer_id=shop.minji, status=status, total=total, created_at=at)
            session.add(order)
            await session.flush()
            for product, option, quantity, price in lines:
                session.add(
                    OrderLineRow(
                        order_id=order.id, product_id=product, option=option, store_id=shop.store,
                        title=titles[product], quantity=quantity, unit_price=price, created_at=at,
                    )
                )  # fmt: skip
            return order.id

    return write


async def reorder(shop, now, phrase: str | None = None, quantity: int | None = None):
    return await shop.do(
        lambda session: orders.reorder(session, shop.minji, phrase=phrase, quantity=quantity, now=now, search=None)
    )


async def test_recent_orders_come_newest_first_and_only_ones_own(shop, bought) -> None:
    await bought(9, (shop.water, "", 1, 6_480))
    await bought(2, (shop.socks, "S", 1, 4_000))
    found = await shop.do(lambda session: orders.recent(session, shop.minji))
    assert [order.id for order in found] == ["order-2", "order-9"]
    assert (await shop.do(lambda session: orders.last(session, shop.minji))).lines[0].option == "S"
    assert await shop.do(lambda session: orders.last(session, shop.junho)) is None
    with pytest.raises(OrderNotFound):
        await shop.do(lambda session: orders.order(session, shop.junho, "order-2"))


async def test_the_last_order_fills_the_cart_at_todays_prices(shop, now, bought) -> None:
    await bought(9, (shop.water, "", 2, 6_000), (shop.socks, "L", 1, 4_000))
    again = await reorder(shop, now)
    assert sorted((line.title, line.quantity, line.unit_price, line.old_price) for line in again.lines) == [
        ("면 양말", 1, 4_000, 4_000),
        ("제주 삼다수 2L 6개", 2, 6_480, 6_000),
    ]
    assert again.cart.total == 19_960
    assert again.unavailable == ()


async def test_the_product_named_is_bought_again_in_the_number_said(shop, now, bought) -> None:
    await bought(9, (shop.water, "", 1, 6_480))
    await bought(2, (shop.socks, "S", 1, 4_000))
    again = await reorder(shop, now, "삼다수", 2)
    assert [(line.product_id, line.quantity) for line in again.lines] == [(shop.water, 2)]
    assert again.cart.total == 15_960


async def test_a_reorder_takes_the_place_of_what_the_cart_had_of_it(shop, now, bought) -> None:
    await bought(9, (shop.water, "", 2, 6_480))
    await shop.fill(shop.minji, shop.water, 5)
    await shop.fill(shop.minji, shop.socks, 1, "S")
    again = await reorder(shop, now)
    assert sorted((line.product_id, line.quantity) for line in again.cart.lines) == [("socks", 1), ("water", 2)]
    assert (await reorder(shop, now)).cart == again.cart


async def test_what_is_sold_out_or_comes_in_that_size_no_more_is_said(shop, now, bought) -> None:
    await bought(9, (shop.water, "", 3, 6_480), (shop.socks, "L", 1, 4_000), (shop.lamp, "", 1, 25_000))
    await shop.change(shop.lamp, stock=0)
    await shop.change(shop.socks, sizes=["S"])
    await shop.change(shop.water, stock=2)
    again = await reorder(shop, now)
    assert [(line.product_id, line.quantity, line.wanted) for line in again.lines] == [("water", 2, 3)]
    assert sorted(line.product_id for line in again.unavailable) == ["lamp", "socks"]


async def test_who_never_bought_it_is_told_so(shop, now, bought) -> None:
    with pytest.raises(NeverBought) as never:
        await reorder(shop, now)
    assert never.value.phrase is None
    await bought(9, (shop.lamp, "", 1, 25_000), status="cancelled")
    with pytest.raises(NeverBought):
        await reorder(shop, now)
    await bought(3, (shop.water, "", 1, 6_480))
    with pytest.raises(NeverBought) as never:
        await reorder(shop, now, "조명")
    assert never.value.phrase == "조명"


@pytest.mark.parametrize("quantity", [0, -1, 100])
async def test_a_reorder_of_no_sensible_number_changes_nothing(shop, now, bought, quantity: int) -> None:
    await bought(9, (shop.water, "", 1, 6_480))
    with pytest.raises(QuantityInvalid):
        await reorder(shop, now, None, quantity)
    assert (await shop.cart(shop.minji)).lines == ()


async def test_an_order_moves_forward_only(shop, bought) -> None:
    order_id = await bought(1, (shop.water, "", 1, 6_480), status="paid")
    for status in ("preparing", "shipped", "shipped", "delivered"):
        await shop.do(lambda session, status=status: orders.advance(session, order_id, status))
    with pytest.raises(OrderStatusRefused) as refused:
        await shop.do(lambda session: orders.advance(session, order_id, OrderStatus.CANCELLED))
    assert refused.value.status is OrderStatus.DELIVERED
