"""The cart: sizes, shortages, corrections, and the sum."""

from __future__ import annotations

import pytest

from tests.actions.small_shop import Shop, payloads, words

LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "제주 삼다수 2L 6개 2개를 장바구니에 담았어요. "
         "배송비 3,000원 포함 모두 15,960원이에요."),
        ("en", "I added 2 × Jeju Samdasoo water 2L 6 bottles to your cart. "
         "That is 15,960 won with 3,000 won shipping."),
    ],
)  # fmt: skip
async def test_adding_by_button_says_what_and_how_much(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    messages = await talk.say("add_to_cart", product_id="water", quantity=2)
    assert words(messages) == told
    assert payloads(messages) == ["/show_cart", "/checkout"]
    assert await shop.cart("minji") == {"water": 2}
    assert talk.slots["focus"] == "water"


@LANGUAGES
async def test_adding_by_number_by_name_and_by_what_was_talked_about(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("search", "생수", category="생수")
    await talk.say("add_to_cart", "두 번째 거 담아줘", ordinal=2)
    await talk.say("add_to_cart", "삼다수 500ml 하나", product="삼다수 500ml", quantity=1)
    await talk.say("detail", product_id="lamp")
    await talk.say("add_to_cart", "이거 담아줘")
    assert await shop.cart("minji") == {"water": 1, "small-water": 1, "lamp": 1}


@LANGUAGES
async def test_adding_again_adds_to_what_is_there(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    await talk.say("add_to_cart", "하나 더 담아줘", quantity=1)
    assert await shop.cart("minji") == {"water": 3}


@pytest.mark.parametrize(("language", "told"), [("ko", "지금 4개 남았어요."), ("en", "Only 4 left.")])
async def test_a_low_stock_is_said(shop: Shop, language: str, told: str) -> None:
    messages = await shop.talk("minji", language).say("add_to_cart", product_id="small-water")
    assert told in words(messages)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "오버핏 린넨 셔츠 네이비는 S, M, L 사이즈가 있어요. 어느 사이즈로 담을까요?"),
        ("en", "Linen shirt, navy comes in S, M, L. Which size?"),
    ],
)
async def test_a_size_is_asked_for_with_buttons(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    messages = await talk.say("add_to_cart", product_id="navy-shirt", quantity=2)
    assert words(messages) == told
    assert payloads(messages)[1] == '/add_to_cart{"product_id": "navy-shirt", "option": "M", "quantity": 2}'
    assert talk.loop == "size_form" and await shop.cart("minji") == {}


@LANGUAGES
async def test_the_size_given_is_the_one_added(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="navy-shirt", quantity=2)
    messages = await talk.give_size("m")
    assert ("M 2개를" if language == "ko" else "2 × linen shirt, navy, size M") in words(messages)
    assert await shop.cart("minji") == {"navy-shirt": 2}
    assert talk.slots["size"] is None and talk.slots["pending"] is None


@pytest.mark.parametrize(("language", "told"), [("ko", "그 사이즈는 없어요."), ("en", "There is no such size.")])
async def test_an_unknown_size_is_asked_again(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="check-shirt")
    assert words(await talk.give_size("XXL")).startswith(told)
    assert await shop.cart("minji") == {}
    await talk.give_size("L")
    assert await shop.cart("minji") == {"check-shirt": 1}


@LANGUAGES
async def test_a_size_said_at_once_is_not_asked_for(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", "네이비 린넨 셔츠 M", product="린넨 셔츠", colour="네이비", size="M")
    assert talk.loop is None and await shop.cart("minji") == {"navy-shirt": 1}


@LANGUAGES
async def test_an_only_size_is_not_asked_for(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="oxford-shirt")
    assert await shop.cart("minji") == {"oxford-shirt": 1}


@LANGUAGES
async def test_another_wish_gives_the_question_up(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="navy-shirt")
    await talk.say("search", "생수", category="생수")
    assert talk.loop is None and talk.slots["pending"] is None


@LANGUAGES
async def test_a_question_in_between_keeps_the_question(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="navy-shirt")
    await talk.say("help", "도움말")
    await talk.say("detail", "어떤 거예요?")
    await talk.say("affirm", "네")
    assert talk.loop == "size_form"
    await talk.give_size("S")
    assert await shop.cart("minji") == {"navy-shirt": 1}


@LANGUAGES
async def test_a_size_button_of_another_product_adds_that_one(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    (_, middle, _) = payloads(await talk.say("add_to_cart", product_id="white-shirt"))
    await talk.say("add_to_cart", product_id="navy-shirt")
    assert "white-shirt" in middle
    await talk.give_size("M", product_id="white-shirt")
    assert await shop.cart("minji") == {"white-shirt": 1}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "한라솔 생수 2L 6개는 지금 품절이에요. 대신 이런 상품은 어떠세요?"),
        ("en", "Hallasol water 2L 6 bottles is sold out right now. How about one of these instead?"),
    ],
)
async def test_what_is_sold_out_comes_with_alternatives(shop: Shop, language: str, told: str) -> None:
    messages = await shop.talk("minji", language).say("add_to_cart", product_id="gone-water")
    assert words(messages).startswith(told)
    assert {card["product_id"] for card in messages[0]["cards"]} == {"water", "small-water"}
    assert await shop.cart("minji") == {}


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "4개만 더 담을 수 있어요. 4개 담을까요?"), ("en", "Shall I add 4?")]
)
async def test_too_many_are_offered_as_far_as_they_go(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    assert told in words(await talk.say("add_to_cart", product_id="small-water", quantity=7))
    assert await shop.cart("minji") == {}
    await talk.say("affirm", "네")
    assert await shop.cart("minji") == {"small-water": 4}


@LANGUAGES
async def test_a_no_to_that_adds_nothing(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="small-water", quantity=7)
    await talk.say("deny", "아니요")
    await talk.say("affirm", "네")
    assert await shop.cart("minji") == {}


@pytest.mark.parametrize(("language", "told"), [("ko", "3개로 바꿨어요."), ("en", "to 3.")])
async def test_a_corrected_quantity_replaces_only_that(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="lamp")
    await talk.say("add_to_cart", product_id="water", quantity=2)
    assert told in words(await talk.say("change_quantity", "아니 세 개로", quantity=3))
    assert await shop.cart("minji") == {"lamp": 1, "water": 3}


@pytest.mark.parametrize(
    ("text", "quantity", "left"),
    [("하나 더", 1, 4), ("하나 빼줘", 1, 2), ("두 개로 줄여 줘", 2, 2), ("make it 5", 5, 5), ("one more", 1, 4)],
)
async def test_more_and_fewer_are_counted_from_what_is_there(shop: Shop, text: str, quantity: int, left: int) -> None:
    talk = shop.talk("minji")
    await talk.say("add_to_cart", product_id="water", quantity=3)
    await talk.say("change_quantity", text, quantity=quantity)
    assert await shop.cart("minji") == {"water": left}


@LANGUAGES
@pytest.mark.parametrize("quantity", [100, 1000])
async def test_an_impossible_quantity_keeps_the_old_one(shop: Shop, language: str, quantity: int) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    told = words(await talk.say("change_quantity", "백 개로", quantity=quantity))
    assert ("그대로 2개예요" if language == "ko" else "stays at 2") in told
    assert await shop.cart("minji") == {"water": 2}


@LANGUAGES
async def test_more_than_there_are_keeps_the_old_quantity(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="small-water", quantity=2)
    told = words(await talk.say("change_quantity", "아홉 개로", quantity=9))
    assert ("4개까지만" if language == "ko" else "Only 4") in told
    assert await shop.cart("minji") == {"small-water": 2}


@pytest.mark.parametrize(("language", "told"), [("ko", "몇 개로 바꿀까요?"), ("en", "How many")])
async def test_a_missing_quantity_is_asked_for(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="lamp")
    await talk.say("add_to_cart", product_id="water")
    assert told in words(await talk.say("change_quantity", "물 수량 바꿔줘", product="삼다수"))
    await talk.say("change_quantity", "네 개", quantity=4)
    assert await shop.cart("minji") == {"lamp": 1, "water": 4}


@LANGUAGES
async def test_a_corrected_size_keeps_the_quantity(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="navy-shirt", option="M", quantity=2)
    told = words(await talk.say("change_quantity", "라지로 바꿔줘", size="L"))
    assert ("L 사이즈로 바꿨어요" if language == "ko" else "to size L") in told
    assert await shop.cart("minji") == {"navy-shirt": 2}


@LANGUAGES
async def test_an_unknown_corrected_size_keeps_the_line(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="navy-shirt", option="M", quantity=2)
    told = words(await talk.say("change_quantity", "엑스라지로", size="XL"))
    assert ("그 사이즈가 없어요" if language == "ko" else "does not come in that size") in told
    assert await shop.cart("minji") == {"navy-shirt": 2}


@pytest.mark.parametrize(("language", "told"), [("ko", "어느 상품을 말씀하세요?"), ("en", "Which one in your cart?")])
async def test_which_line_is_asked_where_several_could_be_meant(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="lamp")
    await talk.say("add_to_cart", product_id="water")
    await talk.say("show_cart", "장바구니")
    messages = await talk.say("change_quantity", "두 개로", quantity=2)
    assert told in words(messages)
    assert '/change_quantity{"product_id": "water", "quantity": 2}' in payloads(messages)
    await talk.say("choose", "두 번째", ordinal=2)
    assert await shop.cart("minji") == {"lamp": 1, "water": 2}


@LANGUAGES
async def test_a_line_is_taken_out_by_name_number_or_button(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    for product in ("lamp", "water", "small-water"):
        await talk.say("add_to_cart", product_id=product)
    told = words(await talk.say("remove_from_cart", "조명 빼줘", product="조명"))
    assert ("책상 조명을 장바구니에서 뺐어요" if language == "ko" else "took desk lamp out") in told
    await talk.say("show_cart", "장바구니")
    await talk.say("remove_from_cart", "두 번째 거 빼줘", ordinal=2)
    told = words(await talk.say("remove_from_cart", product_id="water"))
    assert ("이제 장바구니가 비었어요" if language == "ko" else "empty now") in told
    assert await shop.cart("minji") == {}


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "그 상품은 장바구니에 없어요."), ("en", "That is not in your cart.")]
)
async def test_what_is_not_in_the_cart_cannot_be_taken_out(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water")
    assert words(await talk.say("remove_from_cart", "셔츠 빼줘", product="셔츠")) == told
    assert await shop.cart("minji") == {"water": 1}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "장바구니에 제주 삼다수 2L 6개 2개, 책상 조명 1개가 있어요. 무료 배송으로 모두 37,960원이에요."),
        ("en", "Your cart holds 2 × Jeju Samdasoo water 2L 6 bottles, 1 × desk lamp. "
         "That is 37,960 won with free shipping."),
    ],
)  # fmt: skip
async def test_the_cart_is_read_out_with_its_sum(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    await talk.say("add_to_cart", product_id="lamp")
    messages = await talk.say("show_cart", "장바구니 보여줘")
    assert words(messages) == told
    assert [card["buttons"][0]["payload"] for card in messages[0]["cards"]] == [
        '/remove_from_cart{"product_id": "water"}', '/remove_from_cart{"product_id": "lamp"}',
    ]  # fmt: skip
    assert payloads(messages) == ["/checkout", "/clear_cart"]


@pytest.mark.parametrize(("language", "told"), [("ko", "7,040원어치 더 담으면"), ("en", "Add 7,040 won more")])
async def test_a_small_cart_says_how_much_is_missing_until_shipping_is_free(
    shop: Shop, language: str, told: str
) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    assert told in words(await talk.say("show_cart", "장바구니"))


@pytest.mark.parametrize(("language", "told"), [("ko", "장바구니가 비어 있어요."), ("en", "Your cart is empty.")])
async def test_an_empty_cart_says_so_whatever_is_asked_of_it(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("guest", language)
    for intent in ("show_cart", "change_quantity", "remove_from_cart", "checkout"):
        assert words(await talk.say(intent, "장바구니")).startswith(told)


@LANGUAGES
async def test_emptying_the_cart_withdraws_the_proposal(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water")
    await talk.say("checkout", "계산할게")
    told = words(await talk.say("clear_cart", "장바구니 비워 줘"))
    assert told == ("장바구니를 비웠어요." if language == "ko" else "I emptied your cart.")
    assert await shop.cart("minji") == {}
    told = words(await talk.say("consent", "/consent", words="결제할게"))
    assert told.startswith("장바구니가 비어" if language == "ko" else "Your cart is empty")


@LANGUAGES
async def test_a_change_while_something_is_proposed_proposes_anew(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    (first,) = await talk.say("checkout", "계산할게")
    for intent, entities, total in (
        ("change_quantity", {"quantity": 3}, 22_440),
        ("add_to_cart", {"product_id": "lamp"}, 44_440),
        ("remove_from_cart", {"product_id": "lamp"}, 22_440),
    ):
        (message,) = await talk.say(intent, **entities)
        assert message["proposal"]["total"] == total
        assert message["proposal"]["id"] != first["proposal"]["id"]
        first = message
