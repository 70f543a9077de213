"""Spans of time by name, cut at midnights of Asia/Seoul, and the earlier span each is compared with."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from commerce.clock import KST
from commerce.days import PLAIN, Days, days
from commerce.errors import CommerceError

NAMES = (*PLAIN, "last_7_days", "last_30_days", "all")
"""The names that stand for themselves; `resolve` knows more, made of parts."""

BEFORE = "before:"
_BEGINNING = datetime(2000, 1, 1, tzinfo=KST)
_YEARLESS = re.compile(r"(?P<kind>day|month):(?P<what>\d\d(?:-\d\d)?)")
_COUNTED = re.compile(r"days:([1-9]\d{0,3})")
_MONTHS_LONG = {
    "this_month": 1, "last_month": 1, "month_before_last": 1, "month": 1, "this_quarter": 3, "last_quarter": 3,
    "this_year": 12, "last_year": 12, "year_before_last": 12, "year": 12,
}  # fmt: skip
_WEEKLY = ("weekday", "weekend", "this_weekend", "last_weekend")


class PeriodUnknown(CommerceError):
    """``name`` is no name of a span of time."""

    code = "period_unknown"

    def __init__(self, name: str) -> None:
        super().__init__(f"no such period: {name!r}")
        self.name = name


class PeriodNotBegun(CommerceError):
    """``name`` is a span that lies ahead."""

    code = "period_not_begun"

    def __init__(self, name: str) -> None:
        super().__init__(f"the period has not begun: {name!r}")
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
    """The span called ``name`` as of ``now``: one of `NAMES`, ``days:N``, today and the N-1 days before, or a name
    made of parts as in `commerce.days`.

    Spans that still run (``today``, ``this_week`` …) end at ``now``; finished ones at their last midnight. A month
    or day of an earlier year has that year in its name.
    Raises `PeriodUnknown`, `PeriodNotBegun`.
    """
    if name == "all":
        return _period(_BEGINNING, now, name)
    today = now.astimezone(KST).date()
    count = _day_count(name)
    span = Days(today - timedelta(days=count - 1), today + timedelta(days=1)) if count else days(name, today)
    if span is None:
        raise PeriodUnknown(name)
    if span.first > today:
        raise PeriodNotBegun(name)
    if span.first.year != today.year:
        name = _with_year(name, span, today.year)
    return _period(_midnight(span.first), min(_midnight(span.end), now), name)


def same_part_before(period: Period, now: datetime) -> Period | None:
    """The span before ``period``, cut to the part that has passed at ``now``; nothing comes before ``all``.

    ``this_week`` on Wednesday 15:00 gives last week's Monday 00:00 to last Wednesday 15:00. A month is moved
    by a calendar month, a quarter by three, a year by twelve; where the earlier one is too short, it counts whole.
    A weekday is compared with the one a week before, a holiday with the last one of the same name.
    """
    if period.name == "all":
        return None
    start = period.start.astimezone(KST)
    end = min(period.end, now).astimezone(KST)
    name = BEFORE + period.name
    kind = period.name.partition("@")[0].partition(":")[0]
    if ".." not in period.name and (months := _MONTHS_LONG.get(kind)):
        return _period(_months_earlier(start, months), min(_months_earlier(end, months), start), name)
    if kind == "holiday" and ".." not in period.name:
        earlier = days(period.name.partition("@")[0], start.date() - timedelta(days=1))
        first = _midnight(earlier.first) if earlier else start - timedelta(days=365)
        return _period(first, first + (end - start), name)
    step = timedelta(days=_step(period.name, kind, start, end))
    return _period(start - step, end - step, name)


def weeks_back(now: datetime, count: int) -> tuple[Period, ...]:
    """The last ``count`` weeks from Monday 00:00 KST, oldest first; the last one runs until ``now``."""
    this = resolve("this_week", now)
    monday = this.start.astimezone(KST)
    earlier = tuple(
        _period(monday - timedelta(days=7 * back), monday - timedelta(days=7 * (back - 1)), "week")
        for back in range(count - 1, 0, -1)
    )
    return (*earlier, this)


def _with_year(name: str, span: Days, this_year: int) -> str:
    """The name of an earlier year's span with that year in it, so that it means the same a year later."""
    if name.startswith("since:"):
        return "since:" + _with_year(name.removeprefix("since:"), span, this_year)
    if ".." in name:
        first, last = name.split("..", 1)
        end = span.end - timedelta(days=1)
        return f"{_with_year(first, span, this_year)}..{_with_year(last, Days(end, span.end), this_year)}"
    year = span.first.year
    if yearless := _YEARLESS.fullmatch(name):
        return f"{yearless['kind']}:{year}-{yearless['what']}"
    if name.startswith("holiday:") and "@" not in name and year in (this_year - 1, this_year - 2):
        return f"{name}@{'last_year' if year == this_year - 1 else 'year_before_last'}"
    return name


def _day_count(name: str) -> int:
    """How many days up to today the name counts; 0 where it counts none."""
    if name in ("last_7_days", "last_30_days"):
        return 7 if name == "last_7_days" else 30
    counted = _COUNTED.fullmatch(name)
    return int(counted[1]) if counted else 0


def _step(name: str, kind: str, start: datetime, end: datetime) -> int:
    """Days from a span to the one it is compared with: a week where weekdays matter, else its own length."""
    if ".." not in name and (kind in _WEEKLY or name in ("this_week", "last_week", "week_before_last")):
        return 7
    last = end - timedelta(microseconds=1)
    return _day_count(name) or max((last.date() - start.date()).days + 1, 1)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=KST)


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
