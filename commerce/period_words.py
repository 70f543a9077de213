"""What to call a span of time to a person, with its dates: ``이번 주 (11월 23일~지금)``."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from commerce.clock import KST
from commerce.days import WEEKDAYS
from commerce.periods import BEFORE, Period

_KOREAN = {
    "today": "오늘", "yesterday": "어제", "day_before_yesterday": "그저께", "this_week": "이번 주",
    "last_week": "지난주", "week_before_last": "지지난주", "weekend": "주말", "this_weekend": "이번 주말",
    "last_weekend": "지난 주말", "this_month": "이번 달", "last_month": "지난달", "month_before_last": "지지난달",
    "this_quarter": "이번 분기", "last_quarter": "지난 분기", "this_year": "올해", "last_year": "작년",
    "year_before_last": "재작년", "last_7_days": "최근 7일", "last_30_days": "최근 30일", "all": "전체 기간",
    "before:today": "어제 같은 시간까지", "before:yesterday": "그저께",
    "before:this_week": "지난주 같은 때까지", "before:last_week": "지지난주",
    "before:this_month": "지난달 같은 때까지", "before:last_month": "지지난달",
    "before:last_7_days": "그 전 7일", "before:last_30_days": "그 전 30일",
    "before:this_year": "작년 같은 때까지", "before:last_year": "재작년", "before:last_weekend": "그 전 주말",
}  # fmt: skip
_ENGLISH = {
    "today": "today", "yesterday": "yesterday", "day_before_yesterday": "the day before yesterday",
    "this_week": "this week", "last_week": "last week", "week_before_last": "the week before last",
    "weekend": "the weekend", "this_weekend": "this weekend", "last_weekend": "last weekend",
    "this_month": "this month", "last_month": "last month", "month_before_last": "the month before last",
    "this_quarter": "this quarter", "last_quarter": "last quarter", "this_year": "this year",
    "last_year": "last year", "year_before_last": "the year before last", "last_7_days": "the last 7 days",
    "last_30_days": "the last 30 days", "all": "all time",
    "before:today": "the same hours of yesterday", "before:yesterday": "the day before yesterday",
    "before:this_week": "the same part of last week", "before:last_week": "the week before last",
    "before:this_month": "the same part of last month", "before:last_month": "the month before last",
    "before:last_7_days": "the 7 days before", "before:last_30_days": "the 30 days before",
    "before:this_year": "the same part of last year", "before:last_year": "the year before last",
    "before:last_weekend": "the weekend before",
}  # fmt: skip
_HOLIDAYS = {
    "new_year": ("새해 첫날", "New Year's Day"), "seollal": ("설 연휴", "Lunar New Year"),
    "samiljeol": ("삼일절", "Independence Movement Day"), "childrens_day": ("어린이날", "Children's Day"),
    "buddhas_birthday": ("부처님 오신 날", "Buddha's Birthday"), "memorial_day": ("현충일", "Memorial Day"),
    "liberation_day": ("광복절", "Liberation Day"), "foundation_day": ("개천절", "National Foundation Day"),
    "chuseok": ("추석 연휴", "Chuseok"), "hangul_day": ("한글날", "Hangul Day"),
    "christmas": ("크리스마스", "Christmas"),
}  # fmt: skip
_WEEKDAYS_KOREAN = "월화수목금토일"
_WEEKDAYS_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_RUNNING = {"this_week", "this_month", "this_quarter", "this_year", "last_7_days", "last_30_days"}
_COUNTED = re.compile(r"days:([1-9]\d{0,3})")


def label(period: Period, language: str) -> str:
    """What to call ``period`` in ``ko`` or ``en``; days without a name are called by their dates alone."""
    korean = language == "ko"
    name = _words(period.name, korean=korean)
    if period.name == "all":
        return name
    dates = _dates(period, korean=korean)
    return f"{name} ({dates})" if name else dates


def _words(name: str, *, korean: bool) -> str:
    """A span in words, without its dates; empty where those say it all."""
    known = (_KOREAN if korean else _ENGLISH).get(name)
    if known:
        return known
    if name.startswith(BEFORE):
        return _before(name.removeprefix(BEFORE), korean=korean)
    if days := _COUNTED.fullmatch(name):
        return f"최근 {days[1]}일" if korean else f"the last {days[1]} days"
    if name.startswith("since:"):
        since = _words(name.removeprefix("since:"), korean=korean)
        return since and (f"{since}부터" if korean else f"since {since}")
    if ".." in name:
        return ""
    return _made_of_parts(name, korean=korean)


def _before(name: str, *, korean: bool) -> str:
    if days := _COUNTED.fullmatch(name):
        return f"그 전 {days[1]}일" if korean else f"the {days[1]} days before"
    return "그 전 같은 기간" if korean else "the same length before"


def _made_of_parts(name: str, *, korean: bool) -> str:
    said, _, at = name.partition("@")
    kind, _, what = said.partition(":")
    when = (_KOREAN if korean else _ENGLISH).get(at, "")
    match kind:
        case "weekday":
            number = WEEKDAYS.index(what)
            if korean:
                return f"{when or '지난'} {_WEEKDAYS_KOREAN[number]}요일"
            return f"{_WEEKDAYS_ENGLISH[number]} of {when}" if when else f"last {_WEEKDAYS_ENGLISH[number]}"
        case "holiday":
            called = _HOLIDAYS[what][0 if korean else 1]
            return f"{when} {called}".strip() if korean else f"{called} {when}".strip()
        case "month":
            year, month = what[:-2].rstrip("-"), int(what[-2:])
            if korean:
                return f"{when or (f'{year}년' if year else '')} {month}월".strip()
            return f"{_MONTHS[month - 1]} {f'of {when}' if when else year}".strip()
        case "year":
            return f"{what}년" if korean else what
    return ""


def _dates(period: Period, *, korean: bool) -> str:
    start, end = period.start.astimezone(KST), period.end.astimezone(KST)
    last = end - timedelta(microseconds=1)
    year = start.year != last.year or "year" in period.name or bool(re.search(r"\d{4}", period.name))
    first = _day(start, korean=korean, year=year)
    one_day = start.date() == last.date()
    if period.name == "today":
        return first
    runs = not period.name.startswith(BEFORE) and end.time() != datetime.min.time()
    if runs or period.name in _RUNNING or period.name.startswith(("since:", "days:")):
        return f"{first}~지금" if korean else f"{first} to now"
    to = "~" if korean else " to "
    if end.time() != datetime.min.time():
        until = "" if one_day else _day(end, korean=korean, year=year) + " "
        return f"{first}{' 00:00' if one_day else ''}{to}{until}{end:%H:%M}"
    if one_day:
        return first
    if korean and (start.year, start.month) == (last.year, last.month):
        return f"{first}~{last.day}일"
    return f"{first}{to}{_day(last, korean=korean, year=year)}"


def _day(day: datetime, *, korean: bool, year: bool) -> str:
    if korean:
        return (f"{day.year}년 " if year else "") + f"{day.month}월 {day.day}일"
    return f"{day.day} {day:%b}" + (f" {day.year}" if year else "")
