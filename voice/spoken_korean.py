"""Korean text as a person would read it aloud: every number, amount, count, date, time and unit in words."""

from __future__ import annotations

import re
from collections.abc import Callable

from voice.numerals import digits, native_before_counter, sino

_NATIVE = (
    "개 병 번째 잔 벌 켤레 마리 송이 권 대 장 명 살 시간 달 가지 군데 곳 통 봉지 봉 상자 박스 팩 묶음 줄 캔 컵 "
    "세트 종류 쌍 자루 그릇 판 포기 알 조각 쪽 건 포대 포 롤 배 끼 모금 사람 분 번 매 주먹 바구니 망 모"
)
NATIVE_COUNTERS = frozenset(_NATIVE.split())
_SINO = (
    "개월 개년 원 년 일 초 인분 주년 주일 주 도 층 호 위 회차 회 차 점 세대 세 인용 인치 인 평 호선 단계 등급 등 "
    "학년 퍼센트포인트 퍼센트 프로 달러 미리 리터 밀리리터 킬로그램 그램 킬로 센티미터 센티 미터 밀리미터 와트 칼로리 "
    "입 구 겹 단 페이지 여"
)
_SINO_COUNTERS = _SINO.split()
_UNITS = {
    "ml": "밀리리터", "l": "리터", "mg": "밀리그램", "kg": "킬로그램", "mm": "밀리미터", "cm": "센티미터",
    "km": "킬로미터", "kb": "킬로바이트", "mb": "메가바이트", "gb": "기가바이트", "tb": "테라바이트",
    "kcal": "킬로칼로리", "cal": "칼로리", "kw": "킬로와트",
    "mah": "밀리암페어시", "hz": "헤르츠", "khz": "킬로헤르츠", "mhz": "메가헤르츠", "ghz": "기가헤르츠",
    "db": "데시벨", "px": "픽셀", "fps": "프레임", "%": "퍼센트", "%p": "퍼센트포인트", "℃": "도", "°c": "도",
}  # fmt: skip
# A capital G or M is a size or a generation (5G), not a unit.
_CASED_UNITS = {"g": "그램", "m": "미터", "W": "와트", "V": "볼트", "A": "암페어"}
_MONTHS = {6: "유월", 10: "시월"}
_BONUS = {1: "원", 2: "투", 3: "쓰리", 4: "포", 5: "파이브"}
# After these, 분 is minutes; elsewhere it is people.
_AFTER_MINUTES = r"안|뒤|후|전|만|동안|이내|정도|쯤|거리|걸|이면|마다|간|,|\.|$"
_WEEKDAYS = "월화수목금토일"

# A number of its own: not the tail of a code such as A4 or B2B.
_ALONE = r"(?<![A-Za-z0-9.,])"
_NUMBER = r"(\d{1,3}(?:,\d{3})+(?!\d)|\d+)"
_DECIMAL = r"(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.(\d+))?"


def _joined(counters: frozenset[str] | list[str]) -> str:
    return "|".join(sorted(map(re.escape, counters), key=len, reverse=True))


def _int(text: str) -> int:
    return int(text.replace(",", ""))


def decimal(whole: str, fraction: str | None) -> str:
    """A number as Sino-Korean words, digits after the point one by one: 4.05 is 사 점 영오."""
    words = sino(_int(whole))
    return words if not fraction else f"{words} 점 {digits(fraction).replace('공', '영')}"


def month(number: int) -> str:
    """일월, 이월, … 유월, … 시월 …"""
    return _MONTHS.get(number, f"{sino(number)}월")


def hour(number: int) -> str:
    """한 시 … 열두 시; hours past twelve in Sino-Korean, midnight 영 시."""
    return f"{native_before_counter(number) if 1 <= number <= 12 else sino(number)} 시"


def count(number: int, counter: str) -> str:
    """A number before its counter: 두 개, 스무 개, 이 인분."""
    words = native_before_counter(number) if counter in NATIVE_COUNTERS else sino(number)
    return f"{words} {counter}"


def _date(match: re.Match[str]) -> str:
    year, month_number, day = (int(part) for part in match.groups())
    if not (1 <= month_number <= 12 and 1 <= day <= 31):
        return match[0]
    return f"{sino(year)} 년 {month(month_number)} {sino(day)} 일"


def _clock(match: re.Match[str]) -> str:
    before, hours, minutes = match[1] or "", int(match[2]), int(match[3])
    if hours > 24 or minutes > 59:
        return match[0]
    if not before and 0 < hours < 24:
        before, hours = ("오전 ", hours) if hours < 12 else ("오후 ", hours - 12 or 12)
    tail = f" {sino(minutes)} 분" if minutes else ""
    return f"{before}{hour(hours)}{tail}"


def _signed(match: re.Match[str]) -> str:
    return ("마이너스 " if match[1] in "-−" else "플러스 ") + match[2]


def _large(match: re.Match[str]) -> str:
    unit, counted = match[3], f" {match[4]}" if match[4] else ""
    one = not match[2] and _int(match[1]) == 1 and unit[0] in "백천만"
    return ("" if one else decimal(match[1], match[2])) + unit + counted


def _number_of(match: re.Match[str]) -> str:
    """N번 as the number on a list, not N times."""
    return f"{sino(_int(match[1]))} 번"


def _unit(match: re.Match[str]) -> str:
    unit = _CASED_UNITS.get(match[3]) or _UNITS[match[3].lower()]
    return f"{decimal(match[1], match[2])} {unit}"


def _minutes(match: re.Match[str]) -> str:
    return f"{sino(_int(match[1]))} 분"


def _native_counter(match: re.Match[str]) -> str:
    if match[2]:
        return f"{decimal(match[1], match[2])} {match[3]}"
    return count(_int(match[1]), match[3])


def _sino_counter(match: re.Match[str]) -> str:
    return f"{decimal(match[1], match[2])} {match[3]}"


def _telephone(match: re.Match[str]) -> str:
    return ", ".join(digits(part) for part in match[0].split("-"))


_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"[₩￦]\s*(\d[\d,]*)"), r"\1원"),
    (re.compile(r"\$\s*(\d[\d,]*(?:\.\d+)?)"), r"\1달러"),
    (re.compile(rf"\(([{_WEEKDAYS}])\)"), r" \1요일"),
    (re.compile(_ALONE + r"0\d{1,2}-\d{3,4}-\d{4}(?!\d)"), _telephone),
    (re.compile(_ALONE + r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?![\d-])"), _date),
    (re.compile(r"(오전 |오후 )?(?<![\d:.])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])"), _clock),
    (
        re.compile(_ALONE + r"([1-5])\s*\+\s*([1-5])(?!\d)"),
        lambda m: f"{_BONUS[int(m[1])]} 플러스 {_BONUS[int(m[2])]}",
    ),
    (re.compile(_ALONE + _NUMBER + rf"\s?[~∼–]\s?{_NUMBER}\s?({_joined(NATIVE_COUNTERS)})"), r"\1\3에서 \2\3"),
    (re.compile(_ALONE + r"(\d+(?:\.\d+)?)/(5|10|100)(?![\d/])"), r"\2점 만점에 \1"),
    (re.compile(r"(\d[\d,.]*(?:[A-Za-z%]+|[가-힣]{0,2}))\s*[~∼–]\s*(?=\d)"), r"\1에서 "),
    (re.compile(r"(?<![\w.])([-−+])(\d)"), _signed),
    (re.compile(r"(\d)\s*[xX×*]\s*(?=\d)"), r"\1 곱하기 "),
    (re.compile(r"(?<=[A-Za-z])\s*[×*]\s*(?=\d)"), " 곱하기 "),
    (
        re.compile(_ALONE + _DECIMAL + rf"\s?((?i:{_joined(list(_UNITS))})|{_joined(list(_CASED_UNITS))})(?![A-Za-z])"),
        _unit,
    ),
    (re.compile(_ALONE + r"(\d{1,2})월"), lambda m: month(int(m[1]))),
    (re.compile(_ALONE + r"(\d{1,2})\s?시(?!간|즌|리)"), lambda m: hour(int(m[1]))),
    (re.compile(_ALONE + _DECIMAL + r"([천백]?[만억조]|[천백])(?:\s?(원|개|명|건|병|번))?"), _large),
    (re.compile(r"(?<=시 )(\d{1,2})\s?분"), _minutes),
    (re.compile(_ALONE + _NUMBER + rf"\s?분(?= ?(?:{_AFTER_MINUTES}))"), _minutes),
    (re.compile(_ALONE + _DECIMAL + rf"\s?({_joined(_SINO_COUNTERS)})"), _sino_counter),
    (
        re.compile(_ALONE + _NUMBER + r"번(?=\s?(?:상품|제품|선택|항목|으로|은|을|이 |이에|이요|입니다|:|\.|,|$))"),
        _number_of,
    ),
    (re.compile(_ALONE + _DECIMAL + rf"\s?({_joined(NATIVE_COUNTERS)})(?!월)"), _native_counter),
    (re.compile(_ALONE + _DECIMAL), lambda m: decimal(m[1], m[2])),
    (re.compile(r"\s*→\s*"), ", "),
    (re.compile(r"\s*[·•|]\s*"), ", "),
    (re.compile(r"\s&\s"), " 앤드 "),
)  # fmt: skip


def read(text: str) -> str:
    """The text in words. Codes in which digits follow letters (A4, B2B) stay as they are."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
