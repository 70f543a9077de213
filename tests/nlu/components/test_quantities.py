"""How many a person wants is read from counters and words of both languages."""

from __future__ import annotations

import pytest

from nlu.components.quantities import find_quantities


def read(text: str) -> list[int]:
    return [one.value for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("지난번에 산 생수 두 개 시켜줘", 2), ("아니 세 개로", 3), ("생수두개시켜줘", 2), ("3박스 담아줘", 3),
        ("양말 세 켤레", 3), ("티셔츠 두 장", 2), ("하나만 할게요", 1), ("하나는 빼줘", 1), ("열두 병", 12),
        ("스무 개", 20),
        ("라면 다섯 봉지 담아", 5), ("이어폰 하나 담아줘", 1), ("10개로 해줘", 10), ("십이 개", 12),
        ("reorder the water, two of them", 2), ("make it three", 3), ("just one", 1),
        ("one please", 1), ("one lamp", 1),
        ("change the cold brew to one", 1), ("down to just one please", 1),
        ("one fewer", 1),
        ("두부 세 모", 3), ("라면두봉지담아줘", 2), ("add two yoga mats", 2),
        ("2 boxes please", 2), ("one more", 1), ("a couple of those", 2), ("quantity 5", 5),
        ("수량 줄여 줘 두 게로", 2), ("세갸로 늘려줘", 3), ("새 개로 바꿔 줘", 3), ("키친타월 네 롤 시켜", 4),
        ("AA batteries x4 add", 4),
        ("이거 두어 개 담아줘", 2), ("군만두 서너 봉지", 3), ("열댓 개 정도로 올려줘", 15), ("라면 한 다스", 12),
        ("반 다스로 해주쇼", 6), ("수량 10으로 수정", 10), ("고등어네마리주세요", 4), ("다섯 봉다리만 담아", 5),
        ("half a dozen bagels", 6), ("two dozen cans of cola please", 24), ("a baker's dozen of rolls", 13),
        ("a single loaf", 1), ("throw in two bagels", 2),
    ],
)  # fmt: skip
def test_a_count_is_read(text: str, count: int) -> None:
    assert read(text) == [count]


def test_counts_of_two_things_written_as_one_word_are_both_read() -> None:
    assert read("핸드크림하나랑립밤두개넣어줘") == [1, 2]


def test_what_a_pack_holds_is_not_how_many_are_wanted() -> None:
    assert read("삼다수 2L 6개 두 개 담아줘") == [2]
    assert read("제주 삼다수 2L 6개 담아줘") == []
    assert read("500ml 20개입 세 박스") == [3]


@pytest.mark.parametrize(
    "text",
    [
        "두 번째 거", "3개월", "이 모델은 어때", "이제 꺼 둘게요", "새 박스 있어?", "손님들 만족도 어때",
        "1-star comments", "15 times 32",
        "trainers in 270",
        "an iphone 15 case", "is it a 65 watt one",
        "이만 원", "the red one", "that one", "the cheaper one", "under 10000 won",
        "250 사이즈", "이대로 결제할게", "일단 멈춰", "다섯 시에 와줘", "별 세 개짜리 리뷰", "하나도 빠짐없이 지워",
        "the red one please", "for ten minutes", "twenty dollars",
        "this week", "the last 7 days", "장바구니 보여줘", "한 장바구니", "2대신",
    ],
)  # fmt: skip
def test_what_counts_nothing_wanted_gives_none(text: str) -> None:
    assert read(text) == []
