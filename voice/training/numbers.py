"""Numbers as Korean and English shoppers say them."""

from __future__ import annotations

_NATIVE_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_SINO = ("", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def native(number: int) -> str:
    """1 to 99 before a counter: 한, 두, 스무, 스물한."""
    if number == 20:
        return "스무"
    return _NATIVE_TENS[number // 10] + _NATIVE_ONES[number % 10]


def sino(number: int) -> str:
    """1 to 99,999,999: 이만, 만 오천, 백칠십."""
    if number >= 10_000:
        high = number // 10_000
        rest = number % 10_000
        words = ("" if high == 1 else sino(high)) + "만"
        return f"{words} {sino(rest)}" if rest else words
    words = ""
    for size, name in ((1000, "천"), (100, "백"), (10, "십")):
        digit = number // size % 10
        if digit:
            words += ("" if digit == 1 else _SINO[digit]) + name
    return words + _SINO[number % 10]


def english(number: int) -> str:
    """1 to 999,999 in words."""
    if number >= 1000:
        rest = number % 1000
        return english(number // 1000) + " thousand" + (f" {english(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return english(number // 100) + " hundred" + (f" {english(rest)}" if rest else "")
    if number >= 20:
        return _ENGLISH_TENS[number // 10] + (f" {_ENGLISH[number % 10]}" if number % 10 else "")
    return _ENGLISH[number]
