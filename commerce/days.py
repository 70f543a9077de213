"""Spans of whole days by name, as dates: months, days, weekdays and holidays of Korea, and from one to another.

A name is one of

- `yesterday`, `last_week`, `last_year` … : the plain ones of `PLAIN`; `next_week` and the others of `AHEAD`
- ``day:03-14``, ``day:2026-03-14``; ``month:03``, ``month:2026-03``; ``year:2026``: without a year the latest that
  has begun; `dom:20` is the latest 20th
- ``weekday:tue``: the latest one before today
- ``holiday:chuseok``: the latest that has begun, with the days around it where those are holidays too
- each of these with ``@last_year``, ``@this_year``, ``@year_before_last``; a weekday with ``@this_week``,
  ``@last_week``, ``@week_before_last``
- ``since:NAME``: from its first day to today; ``NAME..NAME``: from the first's first to the second's last day
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from dateutil.relativedelta import relativedelta
from holidays import country_holidays

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "new_year": ("New Year's Day",),
        "seollal": ("Korean New Year", "The day preceding Korean New Year", "The second day of Korean New Year"),
        "samiljeol": ("Independence Movement Day",),
        "childrens_day": ("Children's Day",),
        "buddhas_birthday": ("Buddha's Birthday",),
        "memorial_day": ("Memorial Day",),
        "liberation_day": ("Liberation Day",),
        "foundation_day": ("National Foundation Day",),
        "chuseok": ("Chuseok", "The day preceding Chuseok", "The second day of Chuseok"),
        "hangul_day": ("Hangul Day",),
        "christmas": ("Christmas Day",),
    }
)
"""The names of the days that make up a holiday, as the library of holidays has them in English."""

_YEARS = {"this_year": 0, "last_year": -1, "year_before_last": -2}
_WEEKS = {"this_week": 0, "last_week": -1, "week_before_last": -2}
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_NAME = re.compile(
    r"(?P<kind>day|month|year|dom|weekday|holiday):"
    r"(?:(?P<year>\d{4})(?:-(?P<rest>\d\d(?:-\d\d)?))?|(?P<what>[a-z_]+|\d\d(?:-\d\d)?))(?:@(?P<at>[a-z_]+))?"
)


@dataclass(frozen=True, slots=True)
class Days:
    """``first`` is in it, ``end`` is not."""

    first: date
    end: date


def days(name: str, today: date) -> Days | None:
    """The days called ``name`` as of ``today``, begun or not; None where there are no such days."""
    if name.startswith("since:"):
        since = days(name.removeprefix("since:"), today)
        return Days(since.first, max(today, since.first) + timedelta(days=1)) if since else None
    if ".." in name:
        first, last = name.split("..", 1)
        return _from_to(first, last, today)
    plain = PLAIN.get(name) or AHEAD.get(name)
    if plain:
        return plain(today)
    match = _NAME.fullmatch(name)
    return _KINDS[match["kind"]](match, today) if match else None


def _from_to(first: str, last: str, today: date) -> Days | None:
    begin = days(first, today)
    end = days(last, today)
    if begin and end and end.end <= begin.first:
        end = _first_after(last, begin.first)
    if begin is None or end is None:
        return None
    return Days(begin.first, end.end)


def _first_after(name: str, day: date) -> Days | None:
    """The earliest of the days called ``name`` that does not begin before ``day``, within a year of it."""
    for later in range(1, 367):
        found = days(name, day + timedelta(days=later))
        if found and found.first >= day:
            return found
    return None


def _month(first: date) -> Days:
    return Days(first, first + relativedelta(months=1))


def _week(today: date, weeks: int) -> Days:
    monday = today - timedelta(days=today.weekday() - 7 * weeks)
    return Days(monday, monday + timedelta(days=7))


def _weekend(today: date, weeks: int) -> Days:
    monday = _week(today, weeks).first
    return Days(monday + timedelta(days=5), monday + timedelta(days=7))


def _latest_weekend(today: date) -> Days:
    this = _weekend(today, 0)
    return this if this.first <= today else _weekend(today, -1)


def _quarter(today: date, quarters: int) -> Days:
    first = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1) + relativedelta(months=3 * quarters)
    return Days(first, first + relativedelta(months=3))


def _year(number: int) -> Days:
    return Days(date(number, 1, 1), date(number + 1, 1, 1))


def _one(day: date) -> Days:
    return Days(day, day + timedelta(days=1))


PLAIN: Mapping[str, Callable[[date], Days]] = MappingProxyType(
    {
        "today": _one,
        "yesterday": lambda today: _one(today - timedelta(days=1)),
        "day_before_yesterday": lambda today: _one(today - timedelta(days=2)),
        "this_week": lambda today: _week(today, 0),
        "last_week": lambda today: _week(today, -1),
        "week_before_last": lambda today: _week(today, -2),
        "weekend": _latest_weekend,
        "this_weekend": lambda today: _weekend(today, 0),
        "last_weekend": lambda today: _weekend(today, -1),
        "this_month": lambda today: _month(today.replace(day=1)),
        "last_month": lambda today: _month(today.replace(day=1) - relativedelta(months=1)),
        "month_before_last": lambda today: _month(today.replace(day=1) - relativedelta(months=2)),
        "this_quarter": lambda today: _quarter(today, 0),
        "last_quarter": lambda today: _quarter(today, -1),
        "this_year": lambda today: _year(today.year),
        "last_year": lambda today: _year(today.year - 1),
        "year_before_last": lambda today: _year(today.year - 2),
    }
)
"""Names that say the days by themselves; weeks begin on Monday."""

AHEAD: Mapping[str, Callable[[date], Days]] = MappingProxyType(
    {
        "next_week": lambda today: _week(today, 1),
        "next_month": lambda today: _month(today.replace(day=1) + relativedelta(months=1)),
        "next_year": lambda today: _year(today.year + 1),
    }
)
"""What has never begun: known, so that it can be refused by its name."""


def _asked_year(match: re.Match[str], today: date) -> int | None:
    """The year that the name fixes, None for the latest."""
    if match["year"]:
        return int(match["year"])
    return today.year + _YEARS[match["at"]] if match["at"] in _YEARS else None


def _latest(match: re.Match[str], today: date, of_year: Callable[[int], Days | None]) -> Days | None:
    asked = _asked_year(match, today)
    if asked is None and match["at"]:
        return None
    if asked is not None:
        return of_year(asked) if _FIRST_YEAR <= asked <= _LAST_YEAR else None
    found = (of_year(year) for year in range(today.year, today.year - 9, -1))
    return next((span for span in found if span and span.first <= today), None)


def _called_day(match: re.Match[str], today: date) -> Days | None:
    month, _, day = (match["rest"] or match["what"] or "").partition("-")
    if not (month.isdigit() and day.isdigit() and 1 <= int(month) <= 12):
        return None

    def of_year(year: int) -> Days | None:
        there = 1 <= int(day) <= monthrange(year, int(month))[1]
        return _one(date(year, int(month), int(day))) if there else None

    return _latest(match, today, of_year)


def _called_month(match: re.Match[str], today: date) -> Days | None:
    month = match["rest"] or match["what"] or ""
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return None
    return _latest(match, today, lambda year: _month(date(year, int(month), 1)))


def _called_year(match: re.Match[str], _today: date) -> Days | None:
    number = int(match["year"] or 0)
    plain = match["rest"] is None and match["at"] is None
    return _year(number) if plain and _FIRST_YEAR <= number <= _LAST_YEAR else None


def _day_of_month(match: re.Match[str], today: date) -> Days | None:
    number = match["what"] or ""
    if not number.isdigit() or match["at"] or not 1 <= int(number) <= 31:
        return None
    months = (today.replace(day=1) - relativedelta(months=back) for back in range(3))
    there = (
        first.replace(day=int(number)) for first in months if int(number) <= monthrange(first.year, first.month)[1]
    )
    return next((_one(day) for day in there if day <= today), None)


def _called_weekday(match: re.Match[str], today: date) -> Days | None:
    if match["what"] not in WEEKDAYS:
        return None
    number = WEEKDAYS.index(match["what"])
    if match["at"] is None:
        return _one(today - timedelta(days=(today.weekday() - number - 1) % 7 + 1))
    if match["at"] not in _WEEKS:
        return None
    return _one(_week(today, _WEEKS[match["at"]]).first + timedelta(days=number))


def _called_holiday(match: re.Match[str], today: date) -> Days | None:
    names = HOLIDAYS.get(match["what"] or "")
    if names is None:
        return None

    def of_year(year: int) -> Days | None:
        found = [day for day, called in _holidays(year) if set(called) & set(names)]
        return Days(found[0], found[-1] + timedelta(days=1)) if found else None

    return _latest(match, today, of_year)


@lru_cache(maxsize=16)
def _holidays(year: int) -> tuple[tuple[date, tuple[str, ...]], ...]:
    calendar = country_holidays("KR", years=year, language="en_US")
    return tuple((day, tuple(calendar.get_list(day))) for day in sorted(calendar))


_KINDS: Mapping[str, Callable[[re.Match[str], date], Days | None]] = MappingProxyType(
    {
        "day": _called_day,
        "month": _called_month,
        "year": _called_year,
        "dom": _day_of_month,
        "weekday": _called_weekday,
        "holiday": _called_holiday,
    }
)
