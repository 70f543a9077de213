"""Numerals of both languages are read as the value they say."""

from __future__ import annotations

import pytest

from nlu.components.numbers import read_english, read_korean, read_native, read_sino


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("10,000", 10_000), ("만", 10_000), ("이만", 20_000), ("3만5천", 35_000), ("3만 5천", 35_000),
        ("만오천", 15_000), ("육천사백팔십", 6_480), ("이십이만 삼천", 223_000), ("백만", 1_000_000),
        ("천이백삼십사만오천육백칠십팔", 12_345_678), ("1.5만", 15_000), ("이백사십", 240), ("2천", 2_000),
        ("1억 2천만", 120_000_000), ("0", 0), ("이사공", 240),
    ],
)  # fmt: skip
def test_sino_korean_numerals_and_digits_are_read_alike(said: str, value: int) -> None:
    assert read_sino(said) == value


@pytest.mark.parametrize(
    ("said", "value"), [("한", 1), ("두", 2), ("열두", 12), ("스무", 20), ("스물 한", 21), ("아흔아홉", 99)]
)
def test_native_numerals_are_read(said: str, value: int) -> None:
    assert read_native(said) == value
    assert read_korean(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("two", 2), ("twenty-one", 21), ("fifty thousand", 50_000), ("a hundred and five", 105), ("50k", 50_000),
        ("1,250", 1_250), ("two million three hundred thousand", 2_300_000), ("12.5k", 12_500),
    ],
)  # fmt: skip
def test_english_numbers_are_read(said: str, value: int) -> None:
    assert read_english(said) == value


@pytest.mark.parametrize("said", ["", "물", "만두", "하나둘셋", "12 34"])
def test_what_is_no_korean_number_is_none(said: str) -> None:
    assert read_korean(said) is None


@pytest.mark.parametrize("said", ["", "water", "and", "a"])
def test_what_is_no_english_number_is_none(said: str) -> None:
    assert read_english(said) is None


_ONES = ("", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")


def _spelled(number: int) -> str:
    """``number`` below 10^8 in Sino-Korean, "일" left out before a scale as people do."""
    upper, lower = divmod(number, 10_000)
    words = ""
    for part, scale in ((upper, "만"), (lower, "")):
        if not part:
            continue
        group = ""
        for size, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
            digit = part // size % 10
            if digit:
                group += ("" if digit == 1 and name else _ONES[digit]) + name
        words += ("" if group == "일" and scale else group) + scale
    return words


def test_every_amount_to_ten_million_in_steps_is_read_back() -> None:
    for number in range(10, 10_000_000, 7_310):
        assert read_sino(_spelled(number)) == number, _spelled(number)
