"""Buying again, what became of orders, and taking one back."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import update

from commerce.orders.models import OrderRow
from commerce.payments.models import RefundRow
from tests.actions.small_shop import Shop, payloads, words

LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ko", "지난번에 산 생수 두 개 시켜줘", "제주 삼다수 2L 6개 2개, 배송비 3,000원 포함 모두 15,960원이에요. "
         "결제하시려면 ‘결제할게’라고 말해 주세요."),
        ("en", "order two of the water I bought last time", "2 × Jeju Samdasoo water 2L 6 bottles: "
         "15,960 won in total with 3,000 won shipping. To pay, say “pay now”."),
    ],
)  # fmt: skip
async def test_what_was_bought_before_is_proposed_again(shop: Shop, language: str, text: str, told: str) -> None:
    talk = shop.talk("minji", language)
    (message,) = await talk.say("reorder", text, product="생수" if language == "ko" else "water", quantity=2)
    assert message["text"] == told
    assert message["proposal"]["total"] == 15_960
    assert payloads([message])[0].startswith("/consent") and payloads([message])[1] == "/cancel"


@LANGUAGES
async def test_the_whole_purchase_of_the_regular(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("reorder", "지난번에 산 생수 두 개 시켜줘", product="생수", quantity=2)
    (message,) = await talk.say("change_quantity", "아니 세 개로", quantity=3)
    assert message["proposal"]["total"] == 22_440
    await talk.say("affirm", "어 그래")
    (message,) = await talk.say("consent", "/consent", words="결제할게")
    payment = await shop.services.payments.enter_code("minji", message["prompt"]["proposal_id"], "4821")
    await shop.services.payments.settle(payment)
    assert shop.bank.charged == [22_440]
    told = words(await talk.say("order_status", "주문 어떻게 됐어?"))
    assert told.startswith("8월 12일에 주문하신 제주 삼다수 2L 6개 3개는 결제가 끝났고" if language == "ko" else
                           "Your order of 12 August, 3 × Jeju Samdasoo water 2L 6 bottles, is paid")  # fmt: skip


@LANGUAGES
async def test_without_a_name_the_last_order_is_meant(shop: Shop, language: str) -> None:
    (message,) = await shop.talk("minji", language).say("reorder", "지난번 거 다시 주문해 줘")
    assert message["proposal"]["lines"][0]["quantity"] == 1
    assert message["proposal"]["total"] == 9_480


@pytest.mark.parametrize(
    ("language", "price", "told"),
    [
        ("ko", 6_980, "제주 삼다수 2L 6개 가격이 지난번보다 500원 올랐어요."),
        ("ko", 5_980, "제주 삼다수 2L 6개 가격이 지난번보다 500원 내렸어요."),
        ("en", 6_980, "Jeju Samdasoo water 2L 6 bottles costs 500 won more than last time."),
    ],
)
async def test_a_price_that_changed_since_is_said(shop: Shop, language: str, price: int, told: str) -> None:
    await shop.change("water", price=price)
    assert words(await shop.talk("minji", language).say("reorder", "지난번 거")).startswith(told)


@LANGUAGES
async def test_fewer_left_than_wanted_is_said(shop: Shop, language: str) -> None:
    await shop.change("water", stock=2)
    (message,) = await shop.talk("minji", language).say("reorder", "생수 다섯 개", product="생수", quantity=5)
    assert ("2개만 남아 있어요" if language == "ko" else "Only 2 of") in message["text"]
    assert message["proposal"]["lines"][0]["quantity"] == 2


@LANGUAGES
async def test_what_is_sold_out_cannot_be_reordered(shop: Shop, language: str) -> None:
    await shop.change("water", stock=0)
    (message,) = await shop.talk("minji", language).say("reorder", "지난번 거")
    assert ("품절이라 다시 주문할 수 없어요" if language == "ko" else "sold out now") in message["text"]
    assert "proposal" not in message


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "아직 주문하신 적이 없어서"), ("en", "You have not ordered anything yet")]
)
async def test_somebody_who_never_bought_hears_what_is_possible(shop: Shop, language: str, told: str) -> None:
    assert words(await shop.talk("junho", language).say("reorder", "지난번 거")).startswith(told)


@LANGUAGES
async def test_what_was_never_bought_is_looked_for_on_a_yes(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    messages = await talk.say("reorder", "지난번에 산 조명", product="조명")
    assert words(messages).startswith(
        "조명은 주문하신 적이 없어요." if language == "ko" else "You have not bought 조명"
    )
    assert payloads(messages) == ['/search{"product": "조명"}']
    (found,) = await talk.say("affirm", "응")
    assert [card["product_id"] for card in found["cards"]] == ["lamp"]


@LANGUAGES
async def test_an_impossible_quantity_is_refused(shop: Shop, language: str) -> None:
    told = words(await shop.talk("minji", language).say("reorder", "생수 백 개", product="생수", quantity=100))
    assert told == ("수량은 1개에서 99개까지 말씀해 주세요." if language == "ko" else "Please order between 1 and 99.")


@pytest.mark.parametrize(("language", "told"), [("ko", "먼저 로그인해 주세요"), ("en", "Please sign in")])
async def test_a_guest_has_nothing_to_reorder(shop: Shop, language: str, told: str) -> None:
    assert told in words(await shop.talk("guest", language).say("reorder", "지난번 거"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "8월 3일에 주문하신 제주 삼다수 2L 6개 1개는 배송이 끝났어요. 결제하신 금액은 9,480원이에요."),
        ("en", "Your order of 3 August, 1 × Jeju Samdasoo water 2L 6 bottles, was delivered. You paid 9,480 won."),
    ],
)
async def test_the_newest_order_is_told_with_its_status(shop: Shop, language: str, told: str) -> None:
    messages = await shop.talk("minji", language).say("order_status", "내 주문 어디까지 왔어?")
    assert words(messages) == told
    (card,) = messages[0]["cards"]
    assert (card["product_id"], card["price"]) == ("water", 9_480)
    assert payloads([card])[0].startswith("/reorder")


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "아직 주문하신 것이 없어요."), ("en", "You have no orders yet.")]
)
async def test_no_orders_are_said_to_be_none(shop: Shop, language: str, told: str) -> None:
    assert words(await shop.talk("junho", language).say("order_status", "내 주문")) == told


async def paid_order(shop: Shop, language: str):  # type: ignore[no-untyped-def]
    """A conversation after a purchase of one lamp."""
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="lamp")
    await talk.say("checkout", "계산할게")
    (message,) = await talk.say("consent", "/consent", words="결제할게")
    payment = await shop.services.payments.enter_code("minji", message["prompt"]["proposal_id"], "4821")
    await shop.services.payments.settle(payment)
    return talk


@LANGUAGES
async def test_an_order_is_only_taken_back_after_a_yes(shop: Shop, language: str) -> None:
    talk = await paid_order(shop, language)
    messages = await talk.say("cancel_order", "주문 취소해 줘")
    assert (
        "책상 조명 1개, 25,000원 주문을 취소할까요?" if language == "ko" else "1 × desk lamp, 25,000 won?"
    ) in words(messages)
    assert await shop.count(RefundRow) == 0
    told = words(await talk.press(payloads(messages)[0]))
    assert told.startswith("주문을 취소했어요. 25,000원은" if language == "ko" else "I cancelled the order. 25,000 won")
    for _ in range(100):
        if shop.bank.refunded:
            break
        await asyncio.sleep(0.01)
    assert shop.bank.refunded == [25_000]
    assert await shop.count(OrderRow, status="cancelled") == 1


@LANGUAGES
async def test_a_no_keeps_the_order(shop: Shop, language: str) -> None:
    talk = await paid_order(shop, language)
    messages = await talk.say("cancel_order", "주문 취소해 줘")
    await talk.press(payloads(messages)[1])
    await talk.say("affirm", "네")
    assert await shop.count(RefundRow) == 0


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "취소할 수 있는 주문이 없어요."), ("en", "There is no order that can be cancelled.")]
)
async def test_a_delivered_order_cannot_be_taken_back(shop: Shop, language: str, told: str) -> None:
    assert words(await shop.talk("minji", language).say("cancel_order", "주문 취소")).startswith(told)
    assert words(await shop.talk("minji", language).say("cancel_order", order_id="order")).startswith(told)


@LANGUAGES
async def test_an_order_shipped_meanwhile_stays(shop: Shop, language: str) -> None:
    talk = await paid_order(shop, language)
    await talk.say("cancel_order", "주문 취소해 줘")
    async with shop.database.transaction() as session:
        await session.execute(update(OrderRow).values(status="shipped"))
    told = words(await talk.say("affirm", "네"))
    assert ("취소할 수 없어요" if language == "ko" else "cannot be cancelled") in told
    assert await shop.count(RefundRow) == 0


@LANGUAGES
async def test_another_shoppers_order_looks_like_none(shop: Shop, language: str) -> None:
    told = words(await shop.talk("junho", language).say("cancel_order", order_id="order"))
    assert told.startswith("취소할 수 있는 주문이 없어요." if language == "ko" else "There is no order")
