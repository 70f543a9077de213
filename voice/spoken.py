"""Text as a person would say it: what is on the screen in digits and symbols becomes words."""

from __future__ import annotations

import re
import unicodedata

from voice import spoken_english, spoken_korean
from voice.numerals import english, sino

_ADDRESS = re.compile(r"https?://\S+")
_PICTURES = ("So", "Sk", "Cf", "Co", "Cn")
_MARKS = re.compile(r"[*_`#]{2,}|(?<!\S)[*•▪◦#]\s+")


def spoken(text: str, language: str) -> str:
    """The text in words, in ``ko`` or ``en``; web addresses, emoji and layout marks are left out."""
    plain = _MARKS.sub(" ", _ADDRESS.sub(" ", text))
    plain = "".join(" " if ch.isspace() else ch for ch in plain if not _is_picture(ch))
    read = spoken_english.read(plain) if language == "en" else spoken_korean.read(plain)
    return re.sub(r" {2,}", " ", re.sub(r" +([,.!?])", r"\1", read)).strip()


def spoken_won(amount: int, language: str) -> str:
    """An amount of money: 15,960 is 만오천구백육십 원, fifteen thousand nine hundred sixty won."""
    if language == "en":
        return f"{english(amount)} won"
    return f"{'마이너스 ' if amount < 0 else ''}{sino(abs(amount))} 원"


def spoken_count(number: int, counter: str, language: str) -> str:
    """A number and what is counted: 두 개, 스물한 병; two bottles."""
    if language == "en":
        return spoken_english.count(number, counter)
    return spoken_korean.count(number, counter)


def _is_picture(ch: str) -> bool:
    return ch == "\ufe0f" or (unicodedata.category(ch) in _PICTURES and ch not in "℃°")
