"""What delivery costs, asked at any time."""

from __future__ import annotations

import pytest

from tests.actions.small_shop import Shop, words


@pytest.mark.parametrize(
    ("language", "fee", "missing", "free"),
    [("ko", "3,000원", "7,040원", "무료로"), ("en", "3,000 won", "7,040 won", "ships free")],
)
async def test_what_delivery_costs_is_told_for_the_shop_and_for_the_cart(
    shop: Shop, language: str, fee: str, missing: str, free: str
) -> None:
    talk = shop.talk("minji", language)
    assert fee in words(await talk.say("shipping", "배송비는 얼마야?"))
    await talk.say("add_to_cart", product_id="water", quantity=2)
    assert missing in words(await talk.say("shipping", "배송비는 얼마야?"))
    await talk.say("add_to_cart", product_id="water", quantity=2)
    assert free in words(await talk.say("shipping", "배송비는 얼마야?"))


async def test_a_question_about_delivery_leaves_ours_open(shop: Shop) -> None:
    talk = shop.talk("minji")
    await talk.say("detail", product_id="lamp")
    await talk.say("shipping", "배송비는 얼마야?")
    await talk.say("affirm", "네")
    assert await shop.cart("minji") == {"lamp": 1}
