"""Korean particles that depend on how the word before them ends when read aloud.

A final consonant is read from Hangul, from the reading of digits (6 육, 10 십, 1,000 천), from units after
digits (2L 리터, 5kg 킬로그램) and from Latin letters and words (M 엠, L 엘, cotton 코튼).
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

PAIRS: Final = MappingProxyType({
    "을": "를", "이": "가", "은": "는", "과": "와", "으로": "로", "이에요": "예요", "이나": "나", "이라": "라",
    "이고": "고", "이랑": "랑",
})  # fmt: skip
"""The form after a final consonant, and the form after a vowel."""

_FINALS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_DIGITS: Final = MappingProxyType(dict(zip("0123456789", "ㅇㄹ ㅁ  ㄱㄹㄹ ", strict=True)))
_TENS: Final = ("", "ㅂ", "ㄱ", "ㄴ", "ㄴ", "ㄴ", "ㄴ", "ㄴ", "ㄱ")
_LETTERS: Final = MappingProxyType({"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"})
_UNITS: Final = MappingProxyType({
    "l": " ", "ml": " ", "m": " ", "cm": " ", "mm": " ", "km": " ", "kg": "ㅁ", "g": "ㅁ", "mg": "ㅁ",
    "w": " ", "kw": " ", "gb": " ", "tb": " ", "mah": " ", "hz": " ", "v": " ",
})  # fmt: skip
_TAIL: Final = re.compile(r"([가-힣])$|(\d[\d,.]*) ?([A-Za-z]+)$|([A-Za-z]+)$|([\d,]*\d)$|(%)$")
_CLOSERS: Final = " \t'\"’”)]}>』」》.!?~,"


def particle(word: str, form: str) -> str:
    """The right one of a pair after `word`; `form` is the one after a final consonant ("을", "으로")."""
    final = _final(word)
    if form == "으로" and final == "ㄹ":
        return "로"
    return form if final.strip() else PAIRS[form]


def with_particle(word: str, form: str) -> str:
    """`word` and the right one of a pair: ("물", "으로") gives "물로"."""
    return word + particle(word, form)


def _final(word: str) -> str:
    """The last consonant that is heard at the end of `word`, or a space after a vowel."""
    found = _TAIL.search(word.rstrip(_CLOSERS))
    if found is None:
        return " "
    hangul, amount, unit, latin, number, percent = found.groups()
    if hangul:
        return _FINALS[(ord(hangul) - ord("가")) % 28]
    if percent:
        return " "
    if amount and unit.lower() in _UNITS:
        return _UNITS[unit.lower()]
    if number:
        return _number_final(number.replace(",", ""))
    return _latin_final(unit or latin)


def _number_final(number: str) -> str:
    digits = number.lstrip("0") or "0"
    zeros = len(digits) - len(digits.rstrip("0"))
    if digits == "0" or zeros == 0:
        return _DIGITS[digits[-1]]
    return _TENS[min(zeros, 8)]


def _latin_final(word: str) -> str:
    """How a Latin word ends in Korean: spelt letter by letter when short capitals, else as a loan word."""
    low = word.lower()
    if len(word) == 1 or (word.isupper() and len(word) <= 4):
        return _LETTERS.get(low[-1], " ")
    if low.endswith(("l", "le")):
        return "ㄹ"
    if low[-1] in "mn" or low.endswith(("ng", "me", "ne")):
        return "ㅇ"
    short = re.search(r"(?<![aeiou])[aeiou][ptkcb]$|[aeiou]ck$|[^aeiou][o]{2}k$", low)
    return "ㄱ" if short else " "
