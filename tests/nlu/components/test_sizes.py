"""Sizes are read as labels write them."""

from __future__ import annotations

import pytest

from nlu.components.sizes import find_sizes


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("M 사이즈로 담아줘", "M"), ("엠 사이즈로", "M"), ("240으로 할게", "240"), ("250", "250"),
        ("XL", "XL"), ("미디움이요", "M"),
        ("사이즈 66", "66"), ("28인치", "28"), ("프리 사이즈", "FREE"), ("l로 주세요", "L"), ("in size m", "M"),
        ("size 240 please", "240"), ("burgundy cardigan in xl, please", "XL"), ("medium", "M"),
        ("large please", "L"), ("the small one", "S"),
        ("do you have it in large", "L"), ("230mm", "230"),
        ("이백오십이요", "250"), ("이백칠십 사이즈로 담아줘", "270"), ("이백 사십오로 주세요", "245"),
        ("구십오 사이즈 있어?", "95"),
        ("사이즈 백", "100"), ("two sixty please", "260"), ("size two eighty", "280"), ("in size ninety five", "95"),
        ("add the loafers in size two forty five", "245"), ("size one hundred", "100"),
    ],
)  # fmt: skip
def test_a_size_is_read(text: str, size: str) -> None:
    assert [one.value for one in find_sizes(text)] == [size]


@pytest.mark.parametrize(
    "text",
    [
        "250원",
        "삼다수 2L 6개",
        "I'm late",
        "what's that",
        "스몰토크",
        "240개",
        "2,400원",
        "이백오십 원",
        "이백 개 담아줘",
        "two hundred bottles",
        "two more",
    ],
)
def test_what_is_no_size_gives_none(text: str) -> None:
    assert find_sizes(text) == []
