"""What we say aloud of money and counts is read back as the same value, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.components.prices import find_amounts
from nlu.components.quantities import find_quantities
from voice.spoken import spoken_count, spoken_won

TEN_MILLION = 10_000_000
KOREAN = (
    "개", "병", "박스", "상자", "팩", "세트", "벌", "켤레", "장", "봉지", "묶음", "캔", "통", "권", "대", "마리",
    "송이", "줄", "판", "컵",
)  # fmt: skip
ENGLISH = (
    "bottle", "box", "pack", "set", "pair", "piece", "can", "bag", "carton", "case", "unit", "item", "cup", "packet",
    "bundle", "bunch", "roll", "sheet", "book", "serving",
)  # fmt: skip
LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])


def read_amount(amount: int, language: str) -> list[int]:
    return [one.value for one in find_amounts(spoken_won(amount, language))]


@LANGUAGES
def test_every_amount_of_an_order_is_read_back(language: str) -> None:
    """All to ten thousand won, and all round ones to ten million."""
    for amount in (*range(1, 10_000), *range(10_000, TEN_MILLION + 1, 500)):
        assert read_amount(amount, language) == [amount]


@LANGUAGES
@given(amount=st.integers(1, TEN_MILLION))
def test_any_amount_to_ten_million_won_is_read_back(language: str, amount: int) -> None:
    assert read_amount(amount, language) == [amount]


@pytest.mark.parametrize(
    ("language", "counter"), [*(("ko", each) for each in KOREAN), *(("en", each) for each in ENGLISH)]
)
def test_every_count_to_a_thousand_is_read_back(language: str, counter: str) -> None:
    for number in range(1, 1001):
        said = spoken_count(number, counter, language)
        assert [one.value for one in find_quantities(said)] == [number], said


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3만5천원", 35_000), ("3만 5천 원", 35_000), ("만 오천 원", 15_000), ("35,000원", 35_000),
        ("₩12,900 won", 12_900),
        ("fifty thousand won", 50_000), ("50k won", 50_000), ("1.5만원", 15_000),
    ],
)  # fmt: skip
def test_an_amount_is_read_however_it_is_written(text: str, amount: int) -> None:
    assert [one.value for one in find_amounts(text)] == [amount]
