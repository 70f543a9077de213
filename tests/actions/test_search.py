"""Finding, narrowing down, choosing and looking closer."""

from __future__ import annotations

import pytest

from tests.actions.small_shop import Shop, payloads, words

LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])


def shown(messages: list[dict[str, object]]) -> list[str]:
    return [card["product_id"] for message in messages for card in message.get("cards", [])]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ko", "생수 찾아줘", "3개 찾았어요. 첫 번째 제주 삼다수 500ml 20개 9,800원, "
         "두 번째 제주 삼다수 2L 6개 6,480원, "
         "세 번째 한라솔 생수 2L 6개 5,900원(품절). 몇 번째 상품이 좋으세요?"),
        ("en", "find water", "I found 3: first, Jeju Samdasoo water 500ml 20 bottles, 9,800 won, "
         "second, Jeju Samdasoo water 2L 6 bottles, 6,480 won, third, Hallasol water 2L 6 bottles, "
         "5,900 won (sold out). Which one would you like?"),
    ],
)  # fmt: skip
async def test_a_search_names_what_it_found_and_remembers_it(shop: Shop, language: str, text: str, told: str) -> None:
    talk = shop.talk("guest", language)
    messages = await talk.say("search", text, category="생수")
    assert words(messages) == told
    assert talk.slots["shown"] == shown(messages) == ["small-water", "water", "gone-water"]
    assert talk.slots["search"]["category"] == "생수"


@LANGUAGES
async def test_cards_hold_price_attributes_and_what_can_be_done(shop: Shop, language: str) -> None:
    messages = await shop.talk("guest", language).say("search", "린넨 셔츠", product="린넨 셔츠", colour="네이비")
    (card,) = messages[0]["cards"]
    assert (card["product_id"], card["price"]) == ("navy-shirt", 39_900)
    names = ["색상", "소재", "사이즈"] if language == "ko" else ["Colour", "Material", "Sizes"]
    assert list(card["attributes"]) == names
    assert payloads([card]) == ['/add_to_cart{"product_id": "navy-shirt"}', '/detail{"product_id": "navy-shirt"}']


@LANGUAGES
async def test_a_sold_out_product_has_no_button_to_add_it(shop: Shop, language: str) -> None:
    messages = await shop.talk("guest", language).say("search", "한라솔 생수", product="한라솔 생수")
    card = next(card for card in messages[0]["cards"] if card["product_id"] == "gone-water")
    assert payloads([card]) == ['/detail{"product_id": "gone-water"}']


@pytest.mark.parametrize(("language", "more"), [("ko", " 외 1개가 더 있어요."), ("en", ", and 1 more.")])
async def test_only_three_are_named_and_all_are_shown(shop: Shop, language: str, more: str) -> None:
    messages = await shop.talk("guest", language).say("search", "셔츠", category="셔츠")
    assert more in words(messages)
    assert words(messages).count("000원") + words(messages).count("900원") + words(messages).count("900 won") == 3
    assert len(shown(messages)) == 4


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "찾으시는 상품이 없어요. 대신"), ("en", "I could not find that. But")]
)
async def test_where_nothing_fits_the_nearest_is_offered(shop: Shop, language: str, told: str) -> None:
    messages = await shop.talk("guest", language).say("search", "노란 린넨 셔츠", product="린넨 셔츠", colour="노랑")
    assert words(messages).startswith(told)
    assert set(shown(messages)) == {"white-shirt", "navy-shirt"}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ko", "우주선 찾아줘", "찾으시는 상품이 없어요. 다른 이름으로 말씀해 주세요."),
        ("en", "find a spaceship", "I could not find that. Please try another name."),
    ],
)
async def test_what_the_shop_does_not_know_is_not_found(shop: Shop, language: str, text: str, told: str) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "셔츠", category="셔츠")
    assert words(await talk.say("search", text, product="우주선")) == told
    assert talk.slots["shown"] is None


@LANGUAGES
async def test_the_only_product_found_is_added_by_a_yes(shop: Shop, language: str) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "조명", product="책상 조명")
    await talk.say("affirm", "네")
    assert await shop.cart("guest") == {"lamp": 1}


@LANGUAGES
async def test_cheaper_means_cheaper_than_what_was_talked_about(shop: Shop, language: str) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "셔츠", category="셔츠")
    await talk.say("detail", product_id="navy-shirt")
    messages = await talk.say("refine", "더 싼 거", comparison="cheaper")
    assert shown(messages) == ["oxford-shirt", "check-shirt"]


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "이보다 더 싼 상품은 없어요."), ("en", "There is nothing cheaper")]
)
async def test_nothing_cheaper_is_said(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "셔츠", category="셔츠")
    await talk.say("detail", product_id="oxford-shirt")
    assert words(await talk.say("refine", "더 싼 거", comparison="cheaper")).startswith(told)


@LANGUAGES
async def test_refining_adds_to_the_last_search(shop: Shop, language: str) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "셔츠", category="셔츠")
    assert set(shown(await talk.say("refine", "3만원 이하만", price={"min": None, "max": 30_000}))) == {
        "check-shirt", "oxford-shirt",
    }  # fmt: skip
    assert shown(await talk.say("refine", "빨간색으로", colour="빨강")) == ["check-shirt"]
    assert talk.slots["search"]["price_max"] == 30_000 and talk.slots["search"]["colour"] == "빨강"


@LANGUAGES
async def test_the_newest_wish_outlives_an_older_one(shop: Shop, language: str) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "2만원 이하 셔츠", category="셔츠", price={"min": None, "max": 20_000})
    assert shown(await talk.say("refine", "빨간색으로", colour="빨강")) == ["check-shirt"]


@LANGUAGES
async def test_sorting_keeps_what_was_found(shop: Shop, language: str) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "셔츠", category="셔츠")
    messages = await talk.say("refine", "싼 순서로", sort="price_low")
    assert shown(messages)[:2] == ["oxford-shirt", "check-shirt"]


@LANGUAGES
async def test_refining_before_any_search_searches(shop: Shop, language: str) -> None:
    messages = await shop.talk("guest", language).say("refine", "네이비색 셔츠", product="셔츠", colour="네이비")
    assert shown(messages) == ["navy-shirt"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "오버핏 린넨 셔츠 네이비는 39,900원이에요. 색상은 네이비예요. 소재는 린넨이에요. "
         "사이즈는 S, M, L 중에서 고를 수 있어요. 장바구니에 담을까요?"),
        ("en", "Linen shirt, navy is 39,900 won. It comes in navy. It is made of linen. Sizes: S, M, L. "
         "Shall I add it to your cart?"),
    ],
)  # fmt: skip
async def test_choosing_by_number_describes_and_remembers(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("guest", language)
    found = shown(await talk.say("search", "셔츠", category="셔츠"))
    assert words(await talk.say("choose", "두 번째 거", ordinal=found.index("navy-shirt") + 1)) == told
    assert talk.slots["focus"] == "navy-shirt"


@LANGUAGES
async def test_the_last_one_is_counted_from_the_end(shop: Shop, language: str) -> None:
    talk = shop.talk("guest", language)
    found = shown(await talk.say("search", "셔츠", category="셔츠"))
    await talk.say("choose", "마지막 거", ordinal=-1)
    assert talk.slots["focus"] == found[-1]


@pytest.mark.parametrize("number", [0, 5, -5])
@pytest.mark.parametrize(("language", "told"), [("ko", "4개만 보여 드렸어요"), ("en", "I showed only 4.")])
async def test_a_number_that_was_not_shown_is_asked_again(shop: Shop, language: str, told: str, number: int) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "셔츠", category="셔츠")
    assert words(await talk.say("choose", "아홉 번째", ordinal=number)).startswith(told)
    assert talk.slots.get("focus") is None


@LANGUAGES
async def test_a_plain_blue_points_at_the_navy_one(shop: Shop, language: str) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "린넨 셔츠", product="린넨 셔츠")
    await talk.say("choose", "파란 거", colour="파랑")
    assert talk.slots["focus"] == "navy-shirt"


@pytest.mark.parametrize(("language", "told"), [("ko", "어느 상품을 말씀하세요?"), ("en", "Which one do you mean?")])
async def test_what_fits_several_is_asked_back_with_buttons(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("guest", language)
    await talk.say("search", "셔츠", category="셔츠")
    messages = await talk.say("add_to_cart", "린넨으로 담아줘", material="린넨", quantity=2)
    assert words(messages).startswith(told)
    assert {'/add_to_cart{"product_id": "navy-shirt"}', '/add_to_cart{"product_id": "white-shirt"}'} <= set(
        payloads(messages)
    )
    await talk.say("choose", "첫 번째", ordinal=1)
    await talk.give_size("M")
    (bought,) = (await shop.cart("guest")).values()
    assert bought == 2


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "먼저 찾으시는 상품을"), ("en", "Tell me what you are looking for first")]
)
async def test_pointing_before_anything_was_shown_asks_what_for(shop: Shop, language: str, told: str) -> None:
    assert words(await shop.talk("guest", language).say("choose", "두 번째 거", ordinal=2)).startswith(told)
    assert words(await shop.talk("guest", language).say("detail", "자세히")).startswith(told)


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "그 상품은 이제 팔지 않아요."), ("en", "That product is no longer sold.")]
)
async def test_a_button_for_a_product_that_is_gone_says_so(shop: Shop, language: str, told: str) -> None:
    assert words(await shop.talk("guest", language).say("detail", product_id="nothing")) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ko", "배송비 얼마야?", "배송비는 3,000원이고, 20,000원부터 무료예요."),
        ("en", "how much is shipping?", "Shipping is 3,000 won, and free from 20,000 won."),
    ],
)
async def test_what_delivery_costs_is_told(shop: Shop, language: str, text: str, told: str) -> None:
    assert words(await shop.talk("guest", language).say("detail", text)) == told


@LANGUAGES
async def test_a_products_name_is_no_answer_to_nothing(shop: Shop, language: str) -> None:
    messages = await shop.talk("guest", language).say("affirm", "셔츠", category="셔츠")
    assert len(shown(messages)) == 4
