"""Spans of time by name: "이번 주", "지난달", "최근 열흘", "the last two weeks".

A span that something is compared with stands for its own running counterpart: "지난주보다" asks about this week.
"""

from __future__ import annotations

import re

from nlu.components.found import Found, longest
from nlu.components.numbers import ENGLISH, NATIVE, SINO, read_english, read_korean

_NAMED = (
    ("today", r"(?<![가-힣])오늘(?!\s?날씨)|금일|\btoday\b"),
    ("yesterday", r"(?<![가-힣])어제|(?<![가-힣])어저께|\byesterday\b"),
    ("this_week", r"(?:이번|요번|금)\s?주(?!문)|\bthis week\b"),
    ("last_week", r"(?:지난|저번|전)\s?주(?!문)|\blast week\b|\bprevious week\b"),
    ("this_month", r"(?:이번|요번)\s?달|(?<![가-힣])이달|금월|\bthis month\b"),
    ("last_month", r"(?:지난|저번)\s?달|전월|\blast month\b|\bprevious month\b"),
    (
        "last_7_days",
        r"(?:최근|지난|요)?\s?(?:일주일|1주일|한\s?주일|칠\s?일)(?:간|동안)?"
        r"|\b(?:last|past) (?:seven|7) days\b|\bpast week\b",
    ),
    (
        "last_30_days",
        r"(?:최근|지난|요)?\s?(?:한\s?달|30\s?일|삼십\s?일)(?:간|동안)?"
        r"|\b(?:last|past) (?:thirty|30) days\b|\bpast month\b",
    ),
    ("this_year", r"(?<![가-힣])올해|(?<![가-힣])금년|\bthis year\b"),
    ("all", r"전체\s?기간|(?:지금|여태|이제)\s?까지|\ball time\b|\bso far\b|\bof all time\b|\bever\b"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _NAMED)
_DAY_WORDS = {
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
_KOREAN_DAYS = re.compile(
    rf"(?:최근|지난)\s?(?:(?P<word>{'|'.join(_DAY_WORDS)})|(?P<number>{NATIVE}|{SINO})\s?(?P<unit>일|주일?|달|개월))(?:간|동안)?"
)
_ENGLISH_DAYS = re.compile(
    rf"\b(?:last|past)\s(?:(?P<number>{ENGLISH})\s)?(?P<unit>days|weeks|months)\b", re.IGNORECASE
)
_UNIT_DAYS = {"일": 1, "주": 7, "주일": 7, "달": 30, "개월": 30, "days": 1, "weeks": 7, "months": 30}
_LONGEST = 9999

_COMPARED_AFTER = re.compile(r"\s?(?:보다|에?\s?비해|대비|(?:이?랑|하고|와|과)\s?(?:는\s?)?비교)")
_COMPARED_BEFORE = re.compile(
    r"(?:compared (?:to|with)|than|versus|vs\.?|against|relative to)\s(?:the\s)?$", re.IGNORECASE
)
_COUNTERPART = {"yesterday": "today", "last_week": "this_week", "last_month": "this_month"}


def find_periods(text: str) -> list[Found[str]]:
    """The names of the spans that ``text`` asks about, each once, in order."""
    found = [Found(name, match.start(), match.end()) for name, pattern in _PATTERNS for match in pattern.finditer(text)]
    found += _counted(text)
    seen: set[str] = set()
    kept = []
    for one in longest(found):
        value = _COUNTERPART.get(one.value, one.value) if _is_base(text, one) else one.value
        if value not in seen:
            seen.add(value)
            kept.append(Found(value, one.start, one.end))
    return kept


def _counted(text: str) -> list[Found[str]]:
    found = []
    for match in _KOREAN_DAYS.finditer(text):
        number = _DAY_WORDS[match["word"]] if match["word"] else read_korean(match["number"])
        found += _days(match, number, match["unit"] or "일")
    for match in _ENGLISH_DAYS.finditer(text):
        number = read_english(match["number"]) if match["number"] else None
        found += _days(match, number, match["unit"].lower())
    return found


def _days(match: re.Match[str], number: int | None, unit: str) -> list[Found[str]]:
    days = (number or 0) * _UNIT_DAYS[unit]
    if not 0 < days <= _LONGEST:
        return []
    name = {7: "last_7_days", 30: "last_30_days"}.get(days, f"days:{days}")
    return [Found(name, match.start(), match.end())]


def _is_base(text: str, one: Found[str]) -> bool:
    return bool(_COMPARED_AFTER.match(text, one.end) or _COMPARED_BEFORE.search(text[: one.start]))
