"""Numbers in words, against a reader that goes the other way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voice.numerals import (
    SINO_LIMIT,
    english,
    english_ordinal,
    english_year,
    native,
    native_before_counter,
    sino,
)

_DIGIT = {word: value for value, word in enumerate("영일이삼사오육칠팔구")}
_SMALL = {"십": 10, "백": 100, "천": 1_000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}


def _value(words: str) -> int:
    total = group = digit = 0
    for ch in words:
        if ch in _DIGIT:
            digit = _DIGIT[ch]
        elif ch in _SMALL:
            group += (digit or 1) * _SMALL[ch]
            digit = 0
        else:
            total += ((group + digit) or 1) * _LARGE[ch]
            group = digit = 0
    return total + group + digit


@given(st.integers(0, SINO_LIMIT - 1))
def test_sino_korean_words_say_exactly_the_number(number: int) -> None:
    assert _value(sino(number)) == number


@given(st.integers(10_000, 19_999))
def test_il_is_dropped_before_a_leading_man(number: int) -> None:
    assert sino(number).startswith("만")


def test_il_stays_inside_larger_numbers() -> None:
    assert sino(210_000) == "이십일만"
    assert sino(100_010_000) == "일억일만"
    assert sino(15_960) == "만오천구백육십"
    assert sino(0) == "영"


@given(st.integers(1, 99), st.integers(1, 99))
def test_native_numbers_are_all_different(one: int, other: int) -> None:
    assert (native(one) == native(other)) == (one == other)
    assert (native_before_counter(one) == native_before_counter(other)) == (one == other)


def test_native_numbers_change_before_a_counter() -> None:
    assert [native_before_counter(n) for n in (1, 2, 3, 4, 5, 11, 20, 21, 34)] == [
        "한", "두", "세", "네", "다섯", "열한", "스무", "스물한", "서른네",
    ]  # fmt: skip


def test_a_hundred_and_more_are_counted_in_sino_korean() -> None:
    assert native_before_counter(120) == "백이십"


def test_english_numbers_ordinals_and_years() -> None:
    assert english(15_960) == "fifteen thousand nine hundred sixty"
    assert english(1_000_001) == "one million one"
    assert english(-3) == "minus three"
    assert [english_ordinal(n) for n in (1, 2, 3, 12, 20, 21, 100)] == [
        "first", "second", "third", "twelfth", "twentieth", "twenty-first", "one hundredth",
    ]  # fmt: skip
    assert [english_year(n) for n in (2026, 2005, 1900, 1907)] == [
        "twenty twenty-six", "two thousand five", "nineteen hundred", "nineteen oh seven",
    ]  # fmt: skip
