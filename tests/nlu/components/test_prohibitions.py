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
        "밀가루 들어간 건 추천하지 마", "십만 원 넘는 원피스는 검색하지 마세요", "아메리카노는 주문하면 안 됩니다",
        "술은 사면 안 돼", "품절 임박한 건 추천 금지야", "결제는 자제해 주세요", "해외 배송은 결제하지 않기로 해",
        "그 가게 건 사지 않도록 합시다", "오늘은 결제 안 했으면 좋겠어", "포인트로는 결제 안 하기로 해요",
        "후기 없는 건 추천에서 빼 주세요", "그 반바지는 진열대에서 빼 줘", "포인트 양도는 당연히 안 되지",
        "장 볼 때 술은 빼", "선 있는 건 검색할 때 빼 줘", "술 들어간 건 빼 줘 주문할 때", "추천 목록에서 빼 주세요",
        "그만 좀 추천해", "추천하지 좀 마", "그 브랜드 건 사는 거 아니야", "결제는 보류해 줘",
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
        "걱정하지 마", "마시는 물", "까먹지 말고 물도 담아 줘", "망설이지 말고 추천해 줘", "바지 마 소재 있어?",
        "반지 말고 목걸이 보여 줘", "소시지 말고 햄", "이거 주문하면 안 돼?", "지금 사면 안 되나요",
        "배송이 오지 않았어요", "하나도 남기지 말고 다 빼 줘", "음성 구매 금지", "no more buying by voice",
        "휴지 안 샀네 하나 담아 줘", "맵지 않습니다", "하지만 좋네요", "강아지 사료 찾아 줘",
        "감사합니다", "주문한 거 취소해 줘",
        "주문할 때 쿠폰 써 줘", "생수 말고 탄산수 담아 줘", "그거 말고 다른 거", "왜 주문 안 해?",
        "결제가 안 돼요", "라지 말고 미디움으로", "슬라임 안 살래 빼 줘", "아직 안 나갔으면 어제 주문 취소요",
        "how much more until I don't pay for delivery", "I don't get it, help me",
        "order it", "why can't I pay?", "don't forget to order it", "I don't want to pay more than 10000 won",
        "don't you have it?",
        "not too expensive", "cancel my order", "why don't you order it",
    ],
)  # fmt: skip
def test_anything_else_is_none(text: str) -> None:
    assert not is_prohibition(text)
