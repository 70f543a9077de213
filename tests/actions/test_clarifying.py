"""What was not understood is asked about, in words and with buttons, and the answer goes on."""

from __future__ import annotations

import pytest

from tests.actions.small_shop import Shop, payloads, words

LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])
RANKING = ("nlu_fallback", "order_status", "reviews_summary", "show_cart", "clear_cart")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "잘 이해하지 못했어요. 첫 번째 내 주문 확인, 두 번째 장바구니 보기, 어느 쪽인가요?"),
        ("en", "I did not quite get that. Did you mean, first, Where is my order?, or second, Show my cart?"),
    ],
)
async def test_the_two_likeliest_readings_are_offered_to_eye_and_ear(shop: Shop, language: str, told: str) -> None:
    messages = await shop.talk("minji", language).say("nlu_fallback", "그거 어떻게 됐나", ranking=RANKING)
    assert words(messages) == told
    assert payloads(messages) == ["/order_status", "/show_cart"]


@LANGUAGES
async def test_a_place_picks_one_of_them(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water")
    await talk.say("nlu_fallback", "그거 어떻게 됐나", ranking=RANKING)
    picked = words(await talk.say("choose", "두 번째 거", ordinal=2))
    assert picked == words(await talk.say("show_cart")) and "9,480" in picked
    assert talk.slots["pending"] is None


@LANGUAGES
async def test_a_yes_is_enough_for_a_single_reading_and_not_for_two(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water")
    await talk.say("nlu_fallback", "거기 뭐 있더라", ranking=("nlu_fallback", "clear_cart", "show_cart"))
    await talk.say("affirm", "네")
    assert await shop.cart("minji") == {"water": 1}
    await talk.say("nlu_fallback", "싹 다", ranking=("nlu_fallback", "clear_cart"))
    await talk.say("affirm", "네")
    assert await shop.cart("minji") == {}


async def test_a_no_or_another_wish_drops_the_question(shop: Shop) -> None:
    talk = shop.talk("minji")
    await talk.say("add_to_cart", product_id="water")
    await talk.say("nlu_fallback", "싹 다", ranking=("nlu_fallback", "clear_cart"))
    await talk.say("deny", "아니")
    await talk.say("affirm", "네")
    assert await shop.cart("minji") == {"water": 1}
