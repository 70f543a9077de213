"""Whole numbers as people write and say them: digits, native and Sino-Korean numerals, English words.

The patterns here are fragments: what a number counts (won, bottles, a place in a list) is decided by the
modules that join them with a unit, because "이", "만" and "one" alone are ordinary words.
"""

from __future__ import annotations

import re

_SINO_DIGITS = {
    "영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5,
    "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9,
}  # fmt: skip
_SMALL_SCALES = {"십": 10, "백": 100, "천": 1000}
_LARGE_SCALES = {"만": 10_000, "억": 100_000_000}

_NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50,
    "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_NATIVE_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "서": 3, "넷": 4, "네": 4, "넉": 4, "너": 4,
    "다섯": 5, "닷": 5, "여섯": 6, "엿": 6, "일곱": 7, "여덟": 8, "여덜": 8, "아홉": 9,
}  # fmt: skip

_ENGLISH_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_ENGLISH_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ENGLISH_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def _one_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


DIGITS = r"\d{1,3}(?:,\d{3})+|\d+"
_PART = rf"(?:{DIGITS})(?:\.\d+)?|[일이삼사오육륙칠팔구]"
_SCALE = r"[십백천만억]"
SINO = rf"(?:(?:(?:{_PART})?\s?{_SCALE}\s?)+(?:{_PART})?|(?:{_PART})+)"
"""Digits, Sino-Korean numerals or both: "35,000", "3만 5천", "이만오천", "백오십". Read by `read_sino`."""
NATIVE = rf"(?:(?:{_one_of(_NATIVE_TENS)})\s?(?:{_one_of(_NATIVE_ONES)})|{_one_of(_NATIVE_TENS | _NATIVE_ONES)})"
"""Native numerals to ninety-nine: "두", "열두", "스물 한". Read by `read_native`."""
_ENGLISH_WORD = _one_of(_ENGLISH_ONES | _ENGLISH_TENS | _ENGLISH_SCALES)
ENGLISH = (
    rf"(?:(?:{DIGITS})(?:\.\d+)?(?:\s?k\b|\s(?:thousand|million)\b)?"
    rf"|\b(?:a\s(?=hundred|thousand|million))?(?:{_ENGLISH_WORD})(?:[\s-](?:and\s)?(?:{_ENGLISH_WORD}))*\b)"
)
"""Digits with an optional k, thousand or million, or words: "50k", "fifty thousand". Read by `read_english`."""

_TOKENS = re.compile(rf"(?:{DIGITS})(?:\.\d+)?|[가-힣]")
_NATIVE_TOKENS = re.compile(_one_of(_NATIVE_TENS | _NATIVE_ONES))


def read_sino(text: str) -> int | None:
    """The number that digits, Sino-Korean numerals or a mix of both say ("3만5천" → 35000), or None."""
    total = section = 0
    pending: float | None = None
    tokens = _TOKENS.findall(text)
    if not tokens or _TOKENS.sub("", text).strip():
        return None
    for token in tokens:
        if token in _LARGE_SCALES:
            total += round((section + (pending or 0) or 1) * _LARGE_SCALES[token])
            section, pending = 0, None
        elif token in _SMALL_SCALES:
            section += round((1 if pending is None else pending) * _SMALL_SCALES[token])
            pending = None
        elif token in _SINO_DIGITS:
            pending = float(_SINO_DIGITS[token]) if pending is None else pending * 10 + _SINO_DIGITS[token]
        elif token[0].isdigit():
            if pending is not None:
                return None
            pending = float(token.replace(",", ""))
        else:
            return None
    return total + section + round(pending or 0)


def read_native(text: str) -> int | None:
    """The number that native Korean numerals say ("스물두" → 22), or None."""
    words = _NATIVE_TOKENS.findall(text)
    if "".join(words) != "".join(text.split()) or not 1 <= len(words) <= 2:
        return None
    if len(words) == 1:
        return _NATIVE_TENS.get(words[0]) or _NATIVE_ONES.get(words[0])
    if words[0] in _NATIVE_TENS and words[1] in _NATIVE_ONES:
        return _NATIVE_TENS[words[0]] + _NATIVE_ONES[words[1]]
    return None


def read_korean(text: str) -> int | None:
    """The number that ``text``, native, Sino-Korean or in digits, says as a whole, or None."""
    native = read_native(text)
    return native if native is not None else read_sino(text)


def read_english(text: str) -> int | None:
    """The number that English words or digits say as a whole ("a hundred and five", "50k"), or None."""
    words = re.sub(r"(?<=\d)k\b", " thousand", text.lower().replace("-", " ")).split()
    total = section = 0.0
    seen = False
    for word in words:
        if word in ("a", "and"):
            continue
        if word in _ENGLISH_ONES or word in _ENGLISH_TENS:
            section += _ENGLISH_ONES.get(word, 0) + _ENGLISH_TENS.get(word, 0)
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _ENGLISH_SCALES:
            total += (section or 1) * _ENGLISH_SCALES[word]
            section = 0
        elif re.fullmatch(rf"(?:{DIGITS})(?:\.\d+)?", word):
            section += float(word.replace(",", ""))
        else:
            return None
        seen = True
    return round(total + section) if seen else None
