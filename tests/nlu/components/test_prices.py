"""Ranges of prices are read from Korean and English."""

from __future__ import annotations

import pytest

from nlu.components.prices import PriceRange, find_prices


def read(text: str) -> list[tuple[int | None, int | None]]:
    return [(one.value.low, one.value.high) for one in find_prices(text)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("만 원 이하", None, 10_000),
        ("빨간 원피스 5만원 이하로 보여줘", None, 50_000),
        ("3만5천원 밑으로", None, 35_000),
        ("오만 이하로", None, 50_000),
        ("5만원 안 넘는 거", None, 50_000),
        ("만원보다 싼 거", None, 10_000),
        ("십만 원 이상", 100_000, None),
        ("10만원 넘는 운동화", 100_000, None),
        ("이만 원대", 20_000, 29_999),
        ("만원대 티셔츠", 10_000, 19_999),
        ("3만5천원대", 35_000, 35_999),
        ("십만 원대", 100_000, 199_999),
        ("만 원에서 삼만 원 사이", 10_000, 30_000),
        ("2~3만원", 20_000, 30_000),
        ("이삼만 원", 20_000, 30_000),
        ("만원부터 2만원까지", 10_000, 20_000),
        ("이만 원 정도", 16_000, 24_000),
        ("under fifty thousand won", None, 50_000),
        ("show me water under 10000 won", None, 10_000),
        ("less than 20k", None, 20_000),
        ("below 15,000", None, 15_000),
        ("over 100000 won", 100_000, None),
        ("between 10000 and 30000 won", 10_000, 30_000),
        ("from ten to twenty thousand won", 10_000, 20_000),
        ("30000 won or less", None, 30_000),
        ("around ten thousand won", 8_000, 12_000),
    ],
)
def test_a_range_of_prices_is_read(text: str, low: int | None, high: int | None) -> None:
    assert read(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "원피스 보여줘",
        "두 개만 원해요",
        "물만 원합니다",
        "생수 두 개",
        "3개월",
        "two of them",
        "under the table",
        "대만 원두커피",
    ],
)
def test_what_names_no_price_gives_none(text: str) -> None:
    assert read(text) == []


def test_the_place_of_a_price_is_that_in_the_text() -> None:
    text = "빨간 원피스 5만원 이하로"
    (found,) = find_prices(text)
    assert text[found.start : found.end] == "5만원 이하"
    assert found.value == PriceRange(None, 50_000)
