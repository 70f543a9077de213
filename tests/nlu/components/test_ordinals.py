"""Places in a list are read from Korean and English."""

from __future__ import annotations

import pytest

from nlu.components.ordinals import LAST, find_ordinals


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("두 번째 거", 2), ("두번째꺼", 2), ("첫 번째 걸로", 1), ("세번째 담아줘", 3), ("열 번째", 10), ("2번", 2),
        ("3번으로 할게", 3), ("마지막 거", LAST), ("맨 위에 거", 1), ("2번째", 2),
        ("the second one", 2), ("first one please", 1), ("number three", 3), ("option 2", 2), ("the last one", LAST),
        ("2nd", 2), ("the top one", 1), ("bottom one", LAST), ("the one right at the bottom", LAST),
        ("the final one", LAST), ("the forth won", 4),
        ("셋째 걸로 하겠습니다", 3), ("카트 둘째 줄에 있는 건 빼자", 2), ("끄트머리에 있는 거", LAST),
        ("맨 아랫거", LAST),
        ("처음에 보여준 거 소재가 뭐야", 1),
        ("다섯번쨰 걸로 할게", 5), ("새 번째 거로 할게", 3), ("내 번째 거", 4), ("세 본째 게 마음에 들어", 3),
    ],
)  # fmt: skip
def test_a_place_is_read(text: str, place: int) -> None:
    assert [one.value for one in find_ordinals(text)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "이번 주",
        "지난번에 산 거",
        "다시 한 번 말해 줘",
        "last week",
        "my last order",
        "두 개",
        "the first time",
        "highest rated first",
        "you are second to none",
        "셋째 주 리뷰",
        "번호",
    ],
)
def test_what_names_no_place_gives_none(text: str) -> None:
    assert find_ordinals(text) == []


def test_a_correction_keeps_both_in_order() -> None:
    assert [one.value for one in find_ordinals("first one, no, the second")] == [1, 2]
