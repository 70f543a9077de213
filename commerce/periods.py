"""Named spans of time, cut at midnights of Asia/Seoul, and the earlier span each is compared with."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from commerce.clock import KST
from commerce.errors import CommerceError

NAMES = (
    "today", "yesterday", "this_week", "last_week", "this_month", "last_month", "last_7_days", "last_30_days",
    "this_year", "all",
)  # fmt: skip

_BEGINNING = datetime(2000, 1, 1, tzinfo=KST)
_DAYS = re.compile(r"days:([1-9]\d{0,3})")
_BEFORE = "before:"
_OPEN = {"today", "this_week", "this_month", "last_7_days", "last_30_days", "this_year", "all"}

_KOREAN = {
    "today": "오늘", "yesterday": "어제", "this_week": "이번 주", "last_week": "지난주",
    "this_month": "이번 달", "last_month": "지난달", "last_7_days": "최근 7일", "last_30_days": "최근 30일",
    "this_year": "올해", "all": "전체 기간",
    "before:today": "어제 같은 시간까지", "before:yesterday": "그저께",
    "before:this_week": "지난주 같은 때까지", "before:last_week": "지지난주",
    "before:this_month": "지난달 같은 때까지", "before:last_month": "지지난달",
    "before:last_7_days": "그 전 7일", "before:last_30_days": "그 전 30일",
    "before:this_year": "작년 같은 때까지",
}  # fmt: skip
_ENGLISH = {
    "today": "today", "yesterday": "yesterday", "this_week": "this week", "last_week": "last week",
    "this_month": "this month", "last_month": "last month", "last_7_days": "the last 7 days",
    "last_30_days": "the last 30 days", "this_year": "this year", "all": "all time",
    "before:today": "the same hours of yesterday", "before:yesterday": "the day before yesterday",
    "before:this_week": "the same part of last week", "before:last_week": "the week before last",
    "before:this_month": "the same part of last month", "before:last_month": "the month before last",
    "before:last_7_days": "the 7 days before", "before:last_30_days": "the 30 days before",
    "before:this_year": "the same part of last year",
}  # fmt: skip


class PeriodUnknown(CommerceError):
    """``name`` is no name of a span of time."""

    code = "period_unknown"

    def __init__(self, name: str) -> None:
        super().__init__(f"no such period: {name!r}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Period:
    """``start`` is in it, ``end`` is not; both are instants in UTC."""

    start: datetime
    end: datetime
    name: str

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("a period needs instants with their zone")


def resolve(name: str, now: datetime) -> Period:
    """The span called ``name`` as of ``now``: one of `NAMES`, or ``days:N``, today and the N-1 days before.

    Spans that still run (``today``, ``this_week`` …) end at ``now``; finished ones at their last midnight.
    Raises `PeriodUnknown`.
    """
    today = now.astimezone(KST).replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    match name:
        case "today":
            return _period(today, now, name)
        case "yesterday":
            return _period(today - timedelta(days=1), today, name)
        case "this_week":
            return _period(monday, now, name)
        case "last_week":
            return _period(monday - timedelta(days=7), monday, name)
        case "this_month":
            return _period(month, now, name)
        case "last_month":
            return _period(_months_earlier(month, 1), month, name)
        case "this_year":
            return _period(today.replace(month=1, day=1), now, name)
        case "all":
            return _period(_BEGINNING, now, name)
        case "last_7_days" | "last_30_days":
            return _period(today - timedelta(days=6 if name == "last_7_days" else 29), now, name)
    days = _DAYS.fullmatch(name)
    if days is None:
        raise PeriodUnknown(name)
    return _period(today - timedelta(days=int(days[1]) - 1), now, name)


def same_part_before(period: Period, now: datetime) -> Period | None:
    """The span before ``period``, cut to the part that has passed at ``now``; nothing comes before ``all``.

    ``this_week`` on Wednesday 15:00 gives last week's Monday 00:00 to last Wednesday 15:00. A month is moved
    by a calendar month, a year by a calendar year; where the earlier one is too short, it counts whole.
    """
    if period.name == "all":
        return None
    start = period.start.astimezone(KST)
    end = min(period.end, now).astimezone(KST)
    name = _BEFORE + period.name
    if period.name in ("this_month", "last_month", "this_year"):
        months = 12 if period.name == "this_year" else 1
        return _period(_months_earlier(start, months), min(_months_earlier(end, months), start), name)
    match period.name:
        case "today" | "yesterday":
            step = timedelta(days=1)
        case "this_week" | "last_week" | "last_7_days":
            step = timedelta(days=7)
        case "last_30_days":
            step = timedelta(days=30)
        case _:
            days = _DAYS.fullmatch(period.name)
            step = timedelta(days=int(days[1])) if days else end - start
    return _period(start - step, end - step, name)


def label(period: Period, language: str) -> str:
    """What to call ``period`` to a person, with its dates: ``이번 주 (11월 23일~지금)``."""
    korean = language == "ko"
    days = _DAYS.fullmatch(period.name.removeprefix(_BEFORE))
    if days and korean:
        name = f"그 전 {days[1]}일" if period.name.startswith(_BEFORE) else f"최근 {days[1]}일"
    elif days:
        name = f"the {days[1]} days before" if period.name.startswith(_BEFORE) else f"the last {days[1]} days"
    else:
        name = (_KOREAN if korean else _ENGLISH).get(period.name, period.name)
    if period.name == "all":
        return name
    return f"{name} ({_dates(period, korean=korean)})"


def weeks_back(now: datetime, count: int) -> tuple[Period, ...]:
    """The last ``count`` weeks from Monday 00:00 KST, oldest first; the last one runs until ``now``."""
    this = resolve("this_week", now)
    monday = this.start.astimezone(KST)
    earlier = tuple(
        _period(monday - timedelta(days=7 * back), monday - timedelta(days=7 * (back - 1)), "week")
        for back in range(count - 1, 0, -1)
    )
    return (*earlier, this)


def _dates(period: Period, *, korean: bool) -> str:
    start, end = period.start.astimezone(KST), period.end.astimezone(KST)
    last = end - timedelta(microseconds=1)
    year = start.year != last.year or "year" in period.name
    first = _day(start, korean=korean, year=year)
    one_day = start.date() == last.date()
    if period.name == "today":
        return first
    if period.name in _OPEN or _DAYS.fullmatch(period.name):
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


def _period(start: datetime, end: datetime, name: str) -> Period:
    return Period(start.astimezone(UTC), end.astimezone(UTC), name)


def _months_earlier(moment: datetime, months: int) -> datetime:
    """The same day and time ``months`` earlier, or the end of that month where it has no such day."""
    index = moment.year * 12 + moment.month - 1 - months
    year, month = divmod(index, 12)
    length = monthrange(year, month + 1)[1]
    if moment.day <= length:
        return moment.replace(year=year, month=month + 1, day=moment.day)
    next_year, next_month = divmod(index + 1, 12)
    return datetime(next_year, next_month + 1, 1, tzinfo=moment.tzinfo)
