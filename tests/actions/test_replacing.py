"""One thing in the place of another: both or neither."""

from __future__ import annotations

import pytest

from actions.replacing import Exchange, exchange
from tests.actions.small_shop import Shop, words


@pytest.mark.parametrize(
    ("said", "names", "old", "new"),
    [
        ("우유를 두유로 바꿔줘", ("우유", "두유"), "우유", "두유"),
        ("우유 말고 두유로 해줘", ("우유", "두유"), "우유", "두유"),
        ("두유로 바꿔줘 우유 대신", ("두유", "우유"), "우유", "두유"),
        ("그거 말고 두유로", ("두유",), "", "두유"),
        ("우유는 빼고 다른 걸로", ("우유",), "우유", ""),
        ("swap the milk for soy milk", ("milk", "soy milk"), "milk", "soy milk"),
        ("put in soy milk instead of the cow milk", ("soy milk", "cow milk"), "cow milk", "soy milk"),
        ("not the shirt, the blouse", ("shirt", "blouse"), "shirt", "blouse"),
        ("make it the blouse", ("blouse",), "", "blouse"),
    ],
)
def test_what_goes_and_what_comes(said: str, names: tuple[str, ...], old: str, new: str) -> None:
    assert exchange(said, names) == Exchange(old, new)


@pytest.mark.parametrize(
    ("language", "said", "names", "told"),
    [
        ("ko", "삼다수를 옥스퍼드 셔츠로 바꿔줘", ["삼다수", "옥스퍼드 셔츠"], "대신"),
        ("en", "swap the water for the oxford shirt", ["water", "oxford shirt"], "instead of"),
    ],
)
async def test_what_is_replaced_goes_and_the_count_stays(
    shop: Shop, language: str, said: str, names: list[str], told: str
) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    messages = await talk.say("replace_item", said, product=names)
    assert told in words(messages)
    assert await shop.cart("minji") == {"oxford-shirt": 2}


async def test_what_cannot_be_had_leaves_the_cart_as_it_was(shop: Shop) -> None:
    talk = shop.talk("minji")
    await talk.say("add_to_cart", product_id="water", quantity=2)
    await talk.say("replace_item", "그거 말고 한라솔 생수로 바꿔줘", product=["한라솔 생수"])
    assert await shop.cart("minji") == {"water": 2}


async def test_a_size_that_is_asked_for_first_does_not_forget_what_goes(shop: Shop) -> None:
    talk = shop.talk("minji")
    await talk.say("add_to_cart", product_id="water")
    await talk.say("replace_item", "그거 말고 린넨 셔츠로 바꿔줘", product=["린넨 셔츠 네이비"])
    assert await shop.cart("minji") == {"water": 1}
    await talk.give_size("M")
    assert set(await shop.cart("minji")) == {"navy-shirt"}


@pytest.mark.parametrize(
    ("language", "said", "names"),
    [
        ("ko", "우유 말고 옥스퍼드 셔츠로", ["우유", "옥스퍼드 셔츠"]),
        ("en", "ok add the oxford shirt instead", ["oxford shirt"]),
    ],
)
async def test_what_is_wanted_instead_goes_into_an_empty_cart(
    shop: Shop, language: str, said: str, names: list[str]
) -> None:
    await shop.talk("minji", language).say("replace_item", said, product=names)
    assert await shop.cart("minji") == {"oxford-shirt": 1}


async def test_with_an_empty_cart_what_nobody_sells_is_not_put_in(shop: Shop) -> None:
    await shop.talk("minji").say("replace_item", "우유 말고 두유로", product=["우유", "두유"])
    assert await shop.cart("minji") == {}


@pytest.mark.parametrize(("language", "said"), [("ko", "사이즈만 L로 바꿔줘"), ("en", "can you change it to large")])
async def test_another_size_takes_the_place_of_the_one_in_the_cart(shop: Shop, language: str, said: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="navy-shirt", size="M", quantity=2)
    messages = await talk.say("replace_item", said, size="L")
    assert "L" in words(messages)
    assert await shop.options("minji") == {("navy-shirt", "L"): 2}


@pytest.mark.parametrize(("language", "said"), [("ko", "색만 화이트로 바꿔줘"), ("en", "the same in white, please")])
async def test_another_colour_of_the_same_thing_takes_its_place(shop: Shop, language: str, said: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="navy-shirt", size="M", quantity=2)
    await talk.say("replace_item", said, colour="화이트")
    assert await shop.options("minji") == {("white-shirt", "M"): 2}
