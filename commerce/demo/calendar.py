"""When things happen in the demo shop: days with their own pull, hours of the day, in Seoul's time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from commerce.clock import KST
from commerce.demo.story import DAYS

_WEEKDAYS: Final = (1.12, 1.02, 0.96, 0.94, 0.9, 0.98, 1.16)
_HOURS: Final = (3, 2, 1, 1, 1, 1, 2, 4, 6, 7, 8, 8, 9, 8, 7, 7, 7, 7, 8, 10, 12, 13, 11, 7)
_SEASONS: Final = {"봄": (3, 4, 5), "여름": (6, 7, 8), "가을": (9, 10, 11), "겨울": (12, 1, 2)}


def days(now: datetime) -> Iterator[date]:
    """The year's days up to today."""
    today = now.astimezone(KST).date()
    return (today - timedelta(days=back) for back in range(DAYS - 1, -1, -1))


def pull(day: date, now: datetime) -> float:
    """How busy the shop is on a day against an even one: it grew over the year and has its weekly rhythm."""
    age = (now.astimezone(KST).date() - day).days
    grown = 0.48 + 2.1 * ((DAYS - age) / DAYS) ** 3
    return grown * _WEEKDAYS[day.weekday()]


def moment(day: date, random: Random) -> datetime:
    """An instant of a day, more often in the evening."""
    hour = random.choices(range(24), _HOURS)[0]
    at = time(hour, random.randrange(60), random.randrange(60), tzinfo=KST)
    return datetime.combine(day, at)


def between(start: datetime, end: datetime, random: Random) -> datetime:
    """An instant from `start` on and before `end`, in waking hours where there are any."""
    span = (end - start).total_seconds()
    for _ in range(20):
        at = start + timedelta(seconds=random.random() * span)
        if at < end and 7 <= at.astimezone(KST).hour < 24:
            return at
    return start + timedelta(seconds=random.random() * span * 0.999)


def week_start(now: datetime) -> datetime:
    """Monday midnight in Seoul, of the week of `now`."""
    local = now.astimezone(KST)
    return datetime.combine(local.date() - timedelta(days=local.weekday()), time(0), tzinfo=KST)


def in_season(season: str, day: date) -> float:
    """How much more or less a seasonal thing sells in the month of a day."""
    if season not in _SEASONS:
        return 1.0
    months = _SEASONS[season]
    near = {month % 12 + 1 for month in months} | {(month - 2) % 12 + 1 for month in months}
    return 2.2 if day.month in months else 1.0 if day.month in near else 0.25
