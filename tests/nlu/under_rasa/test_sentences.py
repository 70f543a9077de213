"""Sentences that the trained model has to understand, each with all that it says."""

from __future__ import annotations

from typing import Any

import pytest

from nlu.components.reading import Value

SENTENCES: list[tuple[str, str, dict[str, Value]]] = [
    ("안녕하세요", "greet", {}),
    ("도움말", "help", {}),
    ("지난번에 산 생수 두 개 시켜줘", "reorder", {"product": "생수", "quantity": 2}),
    ("아니 세 개로", "change_quantity", {"quantity": 3}),
    ("어 그래", "affirm", {}),
    ("네", "affirm", {}),
    ("아니", "deny", {}),
    ("결제할게", "consent", {}),
    ("결제하지 마", "prohibit", {}),
    ("주문하지 마", "prohibit", {}),
    ("장바구니 비워 줘", "clear_cart", {}),
    ("장바구니 보여 줘", "show_cart", {}),
    ("삼다수 찾아줘", "search", {"product": "삼다수"}),
    ("두 번째 거 담아 줘", "add_to_cart", {"ordinal": 2}),
    ("두 번째 거", "choose", {"ordinal": 2}),
    ("더 싼 거", "refine", {"comparison": "cheaper"}),
    ("비싸지 않은 거 보여 줘", "refine", {"comparison": "cheaper"}),
    ("자세히 알려줘", "detail", {}),
    ("주문 어디까지 왔어?", "order_status", {}),
    ("주문 취소해 줘", "cancel_order", {}),
    ("그만할래", "cancel", {}),
    ("이번 주 리뷰 어땠어?", "reviews_summary", {"period": "this_week"}),
    ("지난주보다 어때?", "reviews_compare", {"period": "this_week"}),
    ("사이즈 불만 보여 줘", "reviews_topic", {"topic": "size"}),
    ("린넨 셔츠 리뷰 어때?", "reviews_product", {"product": "린넨 셔츠"}),
    ("제일 나쁜 리뷰 보여줘", "reviews_worst", {}),
    ("영어로 말해 줘", "set_language", {"language": "en"}),
    ("음성 구매 켜 줘", "voice_buying_on", {}),
    ("음성 구매 꺼 줘", "voice_buying_off", {}),
    (
        "빨간 원피스 5만원 이하로 보여줘",
        "search",
        {"colour": "빨강", "category": "원피스", "price": {"min": None, "max": 50_000}},
    ),
    ("이어폰 두 개 담아줘", "add_to_cart", {"product": "이어폰", "quantity": 2}),
    ("생수 빼 줘", "remove_from_cart", {"product": "생수"}),
    ("다시 말해 줘", "repeat", {}),
    ("고마워요", "thanks", {}),
    ("오늘 날씨 어때", "out_of_scope", {}),
    ("hello", "greet", {}),
    ("help", "help", {}),
    ("show me water under 10000 won", "search", {"product": "water", "price": {"min": None, "max": 10_000}}),
    ("the second one", "choose", {"ordinal": 2}),
    ("add the second one to my cart", "add_to_cart", {"ordinal": 2}),
    ("make it three", "change_quantity", {"quantity": 3}),
    ("reorder the water, two of them", "reorder", {"product": "water", "quantity": 2}),
    ("remove the water", "remove_from_cart", {"product": "water"}),
    ("what's in my cart?", "show_cart", {}),
    ("empty my cart", "clear_cart", {}),
    ("check out", "checkout", {}),
    ("pay now", "consent", {}),
    ("yes", "affirm", {}),
    ("no", "deny", {}),
    ("don't order it", "prohibit", {}),
    ("cancel that", "cancel", {}),
    ("cancel my order", "cancel_order", {}),
    ("where is my order?", "order_status", {}),
    ("switch to Korean", "set_language", {"language": "ko"}),
    ("turn on voice buying", "voice_buying_on", {}),
    ("how were the reviews this week?", "reviews_summary", {"period": "this_week"}),
    ("compared to last week?", "reviews_compare", {"period": "this_week"}),
    ("show me size complaints", "reviews_topic", {"topic": "size"}),
    ("show me the worst reviews", "reviews_worst", {}),
    ("what's the weather today", "out_of_scope", {}),
]


@pytest.mark.parametrize(("text", "intent", "values"), SENTENCES)
def test_a_sentence_is_understood(parse: Any, text: str, intent: str, values: dict[str, Value]) -> None:
    understood = parse(text)
    assert understood["intent"]["name"] == intent
    said = {one["entity"]: one["value"] for one in understood["entities"]}
    assert {name: said.get(name) for name in values} == values


@pytest.mark.parametrize(
    ("text", "intent", "product"),
    [
        ("알로에 수딩젤 찾아줘", "search", "알로에 수딩젤"),
        ("스테인리스 냄비 있어요?", "search", "스테인리스 냄비"),
        ("초코 우유 세 팩 담아줘", "add_to_cart", "초코 우유"),
        ("저번에 산 고양이 모래 두 봉지 시켜줘", "reorder", "고양이 모래"),
        ("쿠션 빼줘", "remove_from_cart", "쿠션"),
        ("find me a rice cooker", "search", "rice cooker"),
        ("how are the reviews of the rice cooker", "reviews_product", "rice cooker"),
    ],
)
def test_a_product_never_seen_is_found(parse: Any, text: str, intent: str, product: str) -> None:
    understood = parse(text)
    assert understood["intent"]["name"] == intent
    assert [one["value"] for one in understood["entities"] if one["entity"] == "product"] == [product]


@pytest.mark.parametrize("text", ["", "   ", "🎉🎉", "asdf qwer", "ㅁㄴㅇㄹ", "가나다라 " * 300], ids=len)
def test_what_means_nothing_changes_nothing(parse: Any, text: str) -> None:
    harmless = {"nlu_fallback", "out_of_scope", "search", "refine", "detail", "repeat", "help", None}
    assert parse(text)["intent"]["name"] in harmless


def test_what_a_pack_holds_is_not_how_many_are_wanted(parse: Any) -> None:
    understood = parse("삼다수 2L 6개 두 개 담아줘")
    said = {one["entity"]: one["value"] for one in understood["entities"]}
    assert understood["intent"]["name"] == "add_to_cart"
    assert said["product"].startswith("삼다수") and said["quantity"] == 2


def test_a_button_carries_its_intent_and_entities(parse: Any) -> None:
    understood = parse('/add_to_cart{"product_id": "p1", "option": "M", "quantity": 2}')
    assert understood["intent"]["name"] == "add_to_cart"
    said = {one["entity"]: one["value"] for one in understood["entities"]}
    assert said == {"product_id": "p1", "option": "M", "quantity": 2}
