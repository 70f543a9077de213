"""A prohibition is told from a request, a complaint and a question."""

from __future__ import annotations

import pytest

from nlu.components.prohibitions import is_prohibition


@pytest.mark.parametrize(
    "text",
    [
        "주문하지 마", "주문하지마", "사지 마", "사지 말고 보여만 줘", "담지 말고", "결제하지 말아 줘",
        "결제는 하지 마세요", "안 살래",
        "안 살래요", "주문 안 할래", "결제 안 할게", "장바구니에는 넣지 말고 보여만 줘", "시키지 말라고",
        "주문은 하지 말아 주십시오",
        "아직 결제하지 마", "살 생각 없어", "주문할 필요 없어", "사면 안 돼", "구매하지 않을래",
        "장바구니 비우지 마", "취소하지 마",
        "don't order", "don’t order it", "do not buy that", "never mind buying", "please don't pay",
        "I don't want to buy it",
        "I won't buy it", "do not place the order", "don't put it in the cart", "stop ordering", "dont order it",
    ],
)  # fmt: skip
def test_a_prohibition_is_one(text: str) -> None:
    assert is_prohibition(text)


@pytest.mark.parametrize(
    "text",
    [
        "비싸지 않은 거 보여 줘", "맵지 않은", "왜 결제가 안 돼?", "잊지 말고 주문해 줘", "주문해 줘", "사 줘",
        "걱정하지 마", "마시는 물",
        "감사합니다", "주문한 거 취소해 줘", "생수 말고 탄산수 담아 줘", "그거 말고 다른 거", "왜 주문 안 해?",
        "결제가 안 돼요",
        "order it", "why can't I pay?", "don't forget to order it", "I don't want to pay more than 10000 won",
        "don't you have it?",
        "not too expensive", "cancel my order", "why don't you order it",
    ],
)  # fmt: skip
def test_anything_else_is_none(text: str) -> None:
    assert not is_prohibition(text)
