"""What the shop calls a window is read back as the same window, written and spoken, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from commerce.days import HOLIDAYS, PLAIN, WEEKDAYS
from commerce.period_words import label
from commerce.periods import PeriodNotBegun, resolve
from nlu.components.periods import find_periods
from voice.spoken import spoken

FIRST_DAY = datetime(2025, 3, 1, 3, 30, tzinfo=UTC)
DAYS = 731
NAMES = (
    *PLAIN, "last_7_days", "last_30_days", "all", "days:3", "days:10", "days:45", "year:2024",
    *(f"month:{number:02}" for number in range(1, 13)), "month:03@last_year", "month:2025-02",
    "day:01-01", "day:02-28", "day:11-03", "dom:20", "dom:31",
    *(f"weekday:{name}" for name in WEEKDAYS), "weekday:mon@this_week", "weekday:sun@last_week",
    *(f"holiday:{name}" for name in HOLIDAYS), "holiday:chuseok@last_year",
    "since:yesterday", "since:last_week", "since:day:03-05", "since:holiday:seollal", "since:month:04",
    "day:03-01..day:03-10", "month:03..month:05", "weekday:mon..weekday:wed",
)  # fmt: skip


@cache
def names_in(words: str) -> tuple[str, ...]:
    return tuple(one.value for one in find_periods(words))


@cache
def said_as(words: str, language: str) -> frozenset[str]:
    """The words whole and without their dates, as they are written and as they are spoken."""
    short = words.split(" (")[0]
    return frozenset({words, short, spoken(words, language), spoken(short, language)})


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_window_is_read_back_on_every_day_of_two_years(name: str, language: str) -> None:
    told = 0
    for day in range(DAYS):
        now = FIRST_DAY + timedelta(days=day)
        try:
            period = resolve(name, now)
        except PeriodNotBegun:
            continue
        told += 1
        for said in said_as(label(period, language), language):
            for read in names_in(said):
                found = resolve(read, now)
                assert (found.start, found.end) == (period.start, period.end), f"{said!r} on {now:%Y-%m-%d}"
            assert names_in(said), said
    assert told > DAYS // 8
