"""English text as a person would read it aloud: amounts, counts, dates, times and units in words."""

from __future__ import annotations

import re
from collections.abc import Callable

from voice.numerals import english, english_digits, english_ordinal, english_year

_MONTH_NAMES = "January February March April May June July August September October November December"
_MONTHS = _MONTH_NAMES.split()
_SHORT_MONTHS = {name[:3]: name for name in _MONTHS}
_UNITS = {
    "ml": "milliliter", "l": "liter", "mg": "milligram", "kg": "kilogram", "g": "gram", "mm": "millimeter",
    "cm": "centimeter", "km": "kilometer", "m": "meter", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte",
    "tb": "terabyte", "kcal": "kilocalorie", "w": "watt", "v": "volt", "mah": "milliamp hour", "hz": "hertz",
    "ghz": "gigahertz", "px": "pixel", "oz": "ounce", "lb": "pound", "°c": "degree", "℃": "degree",
}  # fmt: skip
_SAME_IN_PLURAL = frozenset({"hertz", "gigahertz", "percent", "won", "pair of"})
_COUNTERS = {
    "개입": "", "개": "", "마리": "", "구": "", "병": "bottle", "캔": "can", "벌": "piece", "켤레": "pair",
    "봉지": "bag", "봉": "bag", "포": "stick", "상자": "box", "박스": "box", "팩": "pack", "세트": "set", "장": "sheet",
    "권": "book", "잔": "cup", "번": "time", "인분": "serving", "송이": "bunch", "모": "block", "롤": "roll",
    "매": "sheet", "인치": "inch",
}  # fmt: skip

_ALONE = r"(?<![A-Za-z0-9.,])"
# A measure in front of a noun stays singular: a two liter bottle.
_BEFORE_NOUN = r"(?= ((?!(?:of|and|or|for|at|in|is|are|to|per|from|with|each|times)\b)[a-z]+)|)"
_DECIMAL = r"(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.(\d+))?"


def _int(text: str) -> int:
    return int(text.replace(",", ""))


def decimal(whole: str, fraction: str | None) -> str:
    """A number in words, digits after the point one by one: 4.05 is four point zero five."""
    words = english(_int(whole))
    return words if not fraction else f"{words} point {english_digits(fraction)}"


def plural(noun: str) -> str:
    """bottles, boxes, dishes, batteries."""
    if not noun or noun in _SAME_IN_PLURAL:
        return noun
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"


def count(number: int, counter: str) -> str:
    """one bottle, two bottles; Korean counters are put into English."""
    noun = _COUNTERS.get(counter, counter)
    return f"{english(number)} {noun if number == 1 else plural(noun)}".strip()


def _date(match: re.Match[str]) -> str:
    year, month, day = (int(part) for part in match.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    return f"{_MONTHS[month - 1]} {english_ordinal(day)}, {english_year(year)}"


def _clock(match: re.Match[str]) -> str:
    hours, minutes, given = int(match[1]), int(match[2]), match[3]
    if hours > 23 or minutes > 59:
        return match[0]
    half = given.lower().replace(".", "").strip() if given else ("am" if hours < 12 else "pm")
    spoken = english(hours % 12 or 12)
    tail = "" if not minutes else f" {'oh ' if minutes < 10 else ''}{english(minutes)}"
    return f"{spoken}{tail} {'a.m.' if half == 'am' else 'p.m.'}"


def _unit(match: re.Match[str]) -> str:
    noun = _UNITS[match[3].lower()]
    one = (_int(match[1]) == 1 and not match[2]) or match[4]
    return f"{decimal(match[1], match[2])} {noun if one else plural(noun)}"


_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"[₩￦]\s*(\d[\d,]*)"), r"\1 won"),
    (re.compile(r"\$\s*(\d[\d,]*)\.(\d\d)(?!\d)"), r"\1 dollars \2"),
    (re.compile(r"\$\s*(\d[\d,]*)"), r"\1 dollars"),
    (re.compile(_ALONE + r"(\d+(?:\.\d+)?)/(5|10|100)(?![\d/])"), r"\1 out of \2"),
    (re.compile(_ALONE + r"(\d[\d,]*)\s?원"), r"\1 won"),
    (
        re.compile(_ALONE + r"0\d{1,2}-\d{3,4}-\d{4}(?!\d)"),
        lambda m: ", ".join(english_digits(part) for part in m[0].split("-")),
    ),
    (re.compile(_ALONE + r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])"), _date),
    (re.compile(r"(?<![\d:.])(\d{1,2}):(\d{2})(?!\d|:)(\s?[ap]\.?m\b\.?)?", re.IGNORECASE), _clock),
    (
        re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?:, (\d{{4}}))?"),
        lambda m: f"{m[1]} {english_ordinal(int(m[2]))}" + (f", {english_year(int(m[3]))}" if m[3] else ""),
    ),
    (
        re.compile(_ALONE + rf"(\d{{1,2}}) ({'|'.join(_SHORT_MONTHS)})\b(?: (\d{{4}})\b)?"),
        lambda m: (
            f"{_SHORT_MONTHS[m[2]]} {english_ordinal(int(m[1]))}" + (f", {english_year(int(m[3]))}" if m[3] else "")
        ),
    ),
    (re.compile(_ALONE + r"(\d+)(?:st|nd|rd|th)\b"), lambda m: english_ordinal(int(m[1]))),
    (re.compile(r"(\d[\d,.]*(?:[A-Za-z%]+)?)\s*[~∼–]\s*(?=\d)"), r"\1 to "),
    (re.compile(r"(\d)-(?=\d)"), r"\1 to "),
    (re.compile(r"(?<![\w.])[-−](?=\d)"), "minus "),
    (re.compile(r"(?<![\w.])\+(?=\d)"), "plus "),
    (re.compile(r"(\d)\s*[xX×*]\s*(?=\d)"), r"\1 times "),
    (re.compile(r"(?<=[A-Za-z])\s*[×*]\s*(?=\d)"), " times "),
    (re.compile(r"(?<=\d)\s*\+\s*(?=\d)"), " plus "),
    (
        re.compile(_ALONE + _DECIMAL + r"\s?%(p?)(?![A-Za-z])"),
        lambda m: f"{decimal(m[1], m[2])} percent{'age points' if m[3] else ''}",
    ),
    (
        re.compile(
            _ALONE + _DECIMAL + rf"\s?({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![A-Za-z]){_BEFORE_NOUN}",
            re.IGNORECASE,
        ),
        _unit,
    ),
    (re.compile(_ALONE + rf"(\d+)\s?({'|'.join(_COUNTERS)})"), lambda m: count(int(m[1]), m[2])),
    (re.compile(_ALONE + _DECIMAL), lambda m: decimal(m[1], m[2])),
    (re.compile(r"\s*→\s*"), ", "),
    (re.compile(r"\s*[·•|]\s*"), ", "),
)


def read(text: str) -> str:
    """The text in words. Codes in which digits follow letters (A4, B2B) stay as they are."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
