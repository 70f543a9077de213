"""Numbers as words: Sino-Korean, native Korean, English."""

from __future__ import annotations

_SINO = "영일이삼사오육칠팔구"
_SMALL_PLACES = ("", "십", "백", "천")
_LARGE_PLACES = ("", "만", "억", "조", "경")
SINO_LIMIT = 10**20
_NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_BEFORE_COUNTER = {"하나": "한", "둘": "두", "셋": "세", "넷": "네"}
_DIGITS = ("공", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ENGLISH_ONES = _ONES.split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH_TENS = _TENS.split()
_ENGLISH_LARGE = ("", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion")
ENGLISH_LIMIT = 10**21
_ENGLISH_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def sino(number: int) -> str:
    """일, 이, 삼 …; 15,960 is 만오천구백육십: 일 is dropped before 십, 백, 천 and before a leading 만.

    From 0 up to, not including, 10**20; a number outside is read digit by digit.
    """
    if not 0 <= number < SINO_LIMIT:
        return digits(str(abs(number)))
    if number == 0:
        return _SINO[0]
    groups: list[str] = []
    rest, place = number, 0
    while rest:
        rest, four = divmod(rest, 10_000)
        if four == 1 and place == 1 and not rest:
            groups.append(_LARGE_PLACES[1])
        elif four:
            groups.append(_four_digits(four) + _LARGE_PLACES[place])
        place += 1
    return "".join(reversed(groups))


def native(number: int) -> str:
    """하나, 둘, 셋 … 아흔아홉 for 1 to 99; Sino-Korean outside, as people count."""
    if not 1 <= number <= 99:
        return sino(number)
    tens, ones = divmod(number, 10)
    return _NATIVE_TENS[tens] + _NATIVE_ONES[ones]


def native_before_counter(number: int) -> str:
    """한, 두, 세, 네, … 스무, 스물한 …: the form that stands before a counter."""
    word = native(number)
    if number == 20:
        return "스무"
    if 1 <= number <= 99:
        for alone, before in _BEFORE_COUNTER.items():
            if word.endswith(alone):
                return word.removesuffix(alone) + before
    return word


def digits(text: str) -> str:
    """Digits one by one, as in telephone numbers: 010 is 공일공."""
    return "".join(_DIGITS[int(ch)] for ch in text)


def english(number: int) -> str:
    """one, two, three …; 15960 is fifteen thousand nine hundred sixty. Outside 10**21, digit by digit."""
    if number < 0:
        return f"minus {english(-number)}"
    if number >= ENGLISH_LIMIT:
        return english_digits(str(number))
    if number == 0:
        return "zero"
    groups: list[str] = []
    rest, place = number, 0
    while rest:
        rest, three = divmod(rest, 1_000)
        if three:
            groups.append(_three_digits(three) + _ENGLISH_LARGE[place])
        place += 1
    return " ".join(reversed(groups))


def english_ordinal(number: int) -> str:
    """first, second, twenty-first …"""
    words = english(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:cut], words[cut:]
    if last in _ENGLISH_ORDINALS:
        return head + _ENGLISH_ORDINALS[last]
    return head + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def english_digits(text: str) -> str:
    """Digits one by one: zero one zero."""
    return " ".join(_ENGLISH_ONES[int(ch)] for ch in text)


def english_year(number: int) -> str:
    """2026 is twenty twenty-six, 2005 two thousand five, 1900 nineteen hundred."""
    century, rest = divmod(number, 100)
    if not 1100 <= number <= 2099 or 2000 <= number <= 2009:
        return english(number)
    if rest == 0:
        return f"{english(century)} hundred"
    return f"{english(century)} {'oh ' if rest < 10 else ''}{english(rest)}"


def _four_digits(number: int) -> str:
    words = ""
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += ("" if digit == 1 and place else _SINO[digit]) + _SMALL_PLACES[place]
    return words


def _three_digits(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_ENGLISH_ONES[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(_ENGLISH_TENS[tens] + (f"-{_ENGLISH_ONES[ones]}" if ones else ""))
    elif rest:
        words.append(_ENGLISH_ONES[rest])
    return " ".join(words)
