"""Several wishes at once: all are done, or none before we have asked."""

from __future__ import annotations

from typing import Any

import pytest

from commerce.payments.models import ProposalRow
from tests.actions.small_shop import Shop, Talk, payloads, words


async def say(talk: Talk, intent: str, text: str, *named: tuple[str, Any, str]) -> list[dict[str, Any]]:
    """Says the text; each entity is its kind, its value and the words that name it, from left to right."""
    found, reached = [], 0
    for kind, value, part in named:
        start = text.index(part, reached)
        reached = start + len(part)
        found.append({"entity": kind, "value": value, "start": start, "end": reached})
    return await talk.understood(intent, text, found)


def product(name: str) -> tuple[str, str, str]:
    return ("product", name, name)


def number(value: int, said: str) -> tuple[str, int, str]:
    return ("quantity", value, said)


@pytest.mark.parametrize(
    ("language", "text", "named", "told"),
    [
        ("ko", "제주 삼다수 2L 6개 두 개랑 옥스퍼드 셔츠 하나 담아줘",
         (product("제주 삼다수 2L 6개"), number(2, "두"), product("옥스퍼드 셔츠"), number(1, "하나")),
         "제주 삼다수 2L 6개 2개, 코튼 옥스퍼드 셔츠 M 1개를 장바구니에 담았어요. "
         "무료 배송으로 모두 32,860원이에요."),
        ("en", "add two Jeju Samdasoo water 2L and an oxford shirt",
         (number(2, "two"), product("Jeju Samdasoo water 2L"), product("oxford shirt")),
         "I added 2 × Jeju Samdasoo water 2L 6 bottles, 1 × oxford shirt, size M to your cart. "
         "That is 32,860 won with free shipping."),
    ],
)  # fmt: skip
async def test_two_things_go_in_at_once(shop: Shop, language: str, text: str, named: Any, told: str) -> None:
    messages = await say(shop.talk("minji", language), "add_to_cart", text, *named)
    assert words(messages) == told
    assert await shop.cart("minji") == {"water": 2, "oxford-shirt": 1}


async def test_one_goes_in_one_out_and_one_changes(shop: Shop) -> None:
    talk = shop.talk("minji")
    await talk.say("add_to_cart", product_id="water", quantity=2)
    await talk.say("add_to_cart", product_id="lamp")
    text = "책상 조명은 빼고 제주 삼다수는 세 개로 바꾸고 옥스퍼드 셔츠 담아줘"
    named = (product("책상 조명"), product("제주 삼다수"), number(3, "세"), product("옥스퍼드 셔츠"))
    told = words(await say(talk, "remove_from_cart", text, *named))
    assert await shop.cart("minji") == {"water": 3, "oxford-shirt": 1}
    assert "책상 조명을 장바구니에서 뺐어요." in told and "3개로 바꿨어요." in told


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_what_is_unclear_is_asked_before_anything_is_done(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    named = (product("삼다수"), product("옥스퍼드 셔츠"))
    messages = await say(talk, "add_to_cart", "삼다수랑 옥스퍼드 셔츠 담아줘", *named)
    assert ("하나만 여쭤볼게요" if language == "ko" else "One question") in words(messages)
    assert await shop.cart("minji") == {}
    await talk.press(next(one for one in payloads(messages) if "small-water" in one))
    assert await shop.cart("minji") == {"small-water": 1, "oxford-shirt": 1}


async def test_a_size_is_asked_for_and_then_all_go_in(shop: Shop) -> None:
    talk = shop.talk("minji")
    named = (product("린넨 셔츠 네이비"), product("책상 조명"))
    told = words(await say(talk, "add_to_cart", "린넨 셔츠 네이비랑 책상 조명 담아줘", *named))
    assert "어느 사이즈" in told and await shop.cart("minji") == {}
    await talk.give_size("M")
    assert await shop.cart("minji") == {"navy-shirt": 1, "lamp": 1}


@pytest.mark.parametrize(
    ("answer", "cart"),
    [("affirm", {"oxford-shirt": 1}), ("deny", {})],
)
async def test_what_does_not_exist_stops_all_until_the_rest_is_agreed_to(
    shop: Shop, answer: str, cart: dict[str, int]
) -> None:
    talk = shop.talk("minji")
    named = (product("우주선"), product("옥스퍼드 셔츠"))
    told = words(await say(talk, "add_to_cart", "우주선이랑 옥스퍼드 셔츠 담아줘", *named))
    assert told == "우주선은 못 찾았어요. 아직 아무것도 바꾸지 않았어요. 나머지는 해 드릴까요?"
    assert await shop.cart("minji") == {}
    await talk.say(answer, "응")
    assert await shop.cart("minji") == cart


@pytest.mark.parametrize(("count", "said", "told"), [(3, "세", "1개까지만"), (0, "영", "1개에서 99개까지")])
async def test_too_many_of_one_leaves_the_cart_as_it_was(shop: Shop, count: int, said: str, told: str) -> None:
    talk = shop.talk("minji")
    named = (product("제주 삼다수 2L 6개"), product("책상 조명"), number(count, said))
    messages = await say(talk, "add_to_cart", f"제주 삼다수 2L 6개랑 책상 조명 {said} 개 담아줘", *named)
    assert told in words(messages) and await shop.cart("minji") == {}
    await talk.say("affirm", "네")
    assert await shop.cart("minji") == {"water": 1}


async def test_paying_in_the_same_breath_only_proposes(shop: Shop) -> None:
    talk = shop.talk("minji")
    named = (product("제주 삼다수 2L 6개"), product("옥스퍼드 셔츠"))
    messages = await say(talk, "add_to_cart", "제주 삼다수 2L 6개랑 옥스퍼드 셔츠 담고 결제해줘", *named)
    assert messages[-1]["proposal"]["total"] == 26_380
    assert await shop.count(ProposalRow) == 1 and shop.bank.charged == []


async def test_paying_after_one_thing_proposes_too(shop: Shop) -> None:
    talk = shop.talk("minji")
    messages = await say(talk, "add_to_cart", "옥스퍼드 셔츠 담고 결제해줘", product("옥스퍼드 셔츠"))
    assert messages[-1]["proposal"]["total"] == 22_900 and shop.bank.charged == []


async def test_where_nothing_is_left_to_do_nothing_is_asked(shop: Shop) -> None:
    talk = shop.talk("minji")
    named = (product("우주선"), product("잠수함"))
    await say(talk, "add_to_cart", "우주선이랑 잠수함 담아줘", *named)
    assert words(await talk.say("affirm", "응")) == "잠수함은 못 찾았어요."
    await talk.say("affirm", "응")
    assert await shop.cart("minji") == {}


async def test_a_corrected_name_is_the_one_that_counts(shop: Shop) -> None:
    named = (product("책상 조명"), product("옥스퍼드 셔츠"))
    await say(shop.talk("minji"), "add_to_cart", "책상 조명 아니 옥스퍼드 셔츠 담아줘", *named)
    assert await shop.cart("minji") == {"oxford-shirt": 1}


async def test_another_size_and_another_number_at_once(shop: Shop) -> None:
    talk = shop.talk("minji")
    await talk.say("add_to_cart", product_id="navy-shirt", option="M")
    await talk.say("add_to_cart", product_id="water")
    named = (product("린넨 셔츠"), ("size", "L", "L"), product("제주 삼다수"), number(2, "두"))
    told = words(await say(talk, "change_quantity", "린넨 셔츠는 L로, 제주 삼다수는 두 개로 바꿔줘", *named))
    assert "L 1개" in told and await shop.cart("minji") == {"navy-shirt": 1, "water": 2}


@pytest.mark.parametrize(
    ("language", "text", "named", "told"),
    [
        ("ko", "삼다수랑 책상 조명 찾아줘", (product("삼다수"), product("책상 조명")), "삼다수 2개, 책상 조명 1개를"),
        ("en", "find water and a desk lamp", (product("water"), product("desk lamp")), "3 for water, 1 for desk lamp"),
    ],
)
async def test_of_several_things_looked_for_the_best_of_each_is_shown(
    shop: Shop, language: str, text: str, named: Any, told: str
) -> None:
    talk = shop.talk("minji", language)
    messages = await say(talk, "search", text, *named)
    assert told in words(messages)
    shown = [card["product_id"] for card in messages[0]["cards"]]
    assert shown[1] == "lamp" and {"water", "small-water"} < set(shown)
    await talk.say("add_to_cart", "두 번째 거 담아줘", ordinal=2)
    assert await shop.cart("minji") == {"lamp": 1}


async def test_a_thing_that_is_not_there_is_named_beside_what_is_found(shop: Shop) -> None:
    messages = await say(
        shop.talk("minji"), "search", "우주선이랑 책상 조명 찾아줘", product("우주선"), product("책상 조명")
    )
    assert "책상 조명 1개를 찾았어요." in words(messages) and "우주선은 없어요." in words(messages)


@pytest.mark.parametrize(("language", "text"), [("ko", "둘 다 담아줘"), ("en", "add both please")])
async def test_both_of_two_shown_go_in(shop: Shop, language: str, text: str) -> None:
    talk = shop.talk("minji", language)
    await say(talk, "search", "옥스퍼드 셔츠랑 책상 조명 찾아줘", product("옥스퍼드 셔츠"), product("책상 조명"))
    await talk.say("add_to_cart", text)
    assert await shop.cart("minji") == {"oxford-shirt": 1, "lamp": 1}
    await talk.say("remove_from_cart", "그거 둘 다 빼줘" if language == "ko" else "take both out")
    assert await shop.cart("minji") == {}
