"""Product names misheard, put right; everything else left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.correction import correct

NAMES = (
    "제주 삼다수 2L 6개",
    "린넨 와이드 팬츠 베이지",
    "무선 이어폰",
    "스테인리스 텀블러",
    "감귤 5kg",
    "Linen Wide Trousers",
    "Bluetooth Speaker",
    "회색 네이비 검정 빨강 원두",
    "14인치 모니터",
)


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("제주 산다수 두 개 시켜줘", "제주 삼다수 두 개 시켜줘"),
        ("린낸 와이드 팬츠 보여줘", "린넨 와이드 팬츠 보여줘"),
        ("무선 이오폰 찾아줘", "무선 이어폰 찾아줘"),
        ("텀불러를 담아줘", "텀블러를 담아줘"),
        ("재주 삼다수 있어", "제주 삼다수 있어"),
        ("blutooth speaker please", "Bluetooth speaker please"),
    ],
)
def test_a_nearly_right_product_word_becomes_the_product_word(heard: str, meant: str) -> None:
    assert correct(heard, NAMES) == meant


@pytest.mark.parametrize(
    "said",
    [
        "결제할게",
        "주문하지 마",
        "아니 세 개로",
        "어 그래",
        "삼만 원 이하로",
        "지난번에 산 생수 두 개 시켜줘",
        "물티슈 찾아줘",
        "pay now",
        "do not order it",
        "change it to three",
        "bluetooth speakers",
        "흰색 블라우스",
        "인기 상품 보여줘",
        "긍정 리뷰 몇 개야",
        "나이키 운동화",
        "만 원대로 찾아줘",
        "그 빨간 거 담아줘",
        "제주 삼다수 2L",
    ],
)
def test_commands_numbers_and_right_words_stay_as_they_are(said: str) -> None:
    assert correct(said, NAMES) == said


def test_between_two_equally_near_names_nothing_is_chosen() -> None:
    assert correct("텀블어 있어", ("텀블거", "텀블너")) == "텀블어 있어"
    assert correct("베게 있어", ("베개", "배개")) == "베게 있어"


def test_an_empty_catalogue_corrects_nothing() -> None:
    assert correct("제주 산다수", ()) == "제주 산다수"


@given(st.text(max_size=60))
def test_digits_and_spacing_always_survive(text: str) -> None:
    after = correct(text, NAMES)
    assert [ch for ch in after if not ch.isalpha() and ch != "'"] == [
        ch for ch in text if not ch.isalpha() and ch != "'"
    ]


@given(st.lists(st.sampled_from(["결제할게", "주문해 줘", "하지 마", "취소", "두 개", "pay", "order", "confirm"])))
def test_no_catalogue_can_turn_words_into_or_out_of_consent(words: list[str]) -> None:
    said = " ".join(words)
    assert correct(said, ("결제할개", "주문혜 죠", "취수", "payy", "ordor", "confurm")) == said
