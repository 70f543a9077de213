from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from commerce.clock import KST
from commerce.days import AHEAD
from commerce.period_words import label
from commerce.periods import NAMES, Period, PeriodNotBegun, PeriodUnknown, resolve, same_part_before, weeks_back


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KST)


def span(period: Period | None) -> tuple[str, str]:
    assert period is not None
    return tuple(f"{moment.astimezone(KST):%Y-%m-%d %H:%M}" for moment in (period.start, period.end))  # type: ignore[return-value]


WEDNESDAY = at("2026-11-25 15:00")


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("today", "2026-11-25 00:00", "2026-11-25 15:00"),
        ("yesterday", "2026-11-24 00:00", "2026-11-25 00:00"),
        ("this_week", "2026-11-23 00:00", "2026-11-25 15:00"),
        ("last_week", "2026-11-16 00:00", "2026-11-23 00:00"),
        ("this_month", "2026-11-01 00:00", "2026-11-25 15:00"),
        ("last_month", "2026-10-01 00:00", "2026-11-01 00:00"),
        ("last_7_days", "2026-11-19 00:00", "2026-11-25 15:00"),
        ("last_30_days", "2026-10-27 00:00", "2026-11-25 15:00"),
        ("this_year", "2026-01-01 00:00", "2026-11-25 15:00"),
        ("days:1", "2026-11-25 00:00", "2026-11-25 15:00"),
        ("days:14", "2026-11-12 00:00", "2026-11-25 15:00"),
    ],
)
def test_a_name_means_these_instants(name: str, start: str, end: str) -> None:
    assert span(resolve(name, WEDNESDAY)) == (start, end)


def test_instants_are_in_utc_however_now_was_written() -> None:
    period = resolve("this_week", WEDNESDAY.astimezone(UTC))
    assert period.start == datetime(2026, 11, 22, 15, tzinfo=UTC)
    assert period.start.utcoffset() == timedelta(0) == period.end.utcoffset()
    assert period == resolve("this_week", WEDNESDAY)


def test_a_week_begins_on_monday_at_midnight_in_seoul() -> None:
    assert span(resolve("this_week", at("2026-11-23 00:00"))) == ("2026-11-23 00:00", "2026-11-23 00:00")
    just_before = at("2026-11-23 00:00") - timedelta(microseconds=1)
    assert resolve("this_week", just_before).start == at("2026-11-16 00:00")
    sunday_in_utc = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
    assert resolve("this_week", sunday_in_utc).start == at("2026-11-23 00:00")


@pytest.mark.parametrize("name", ["", "someday", "days:0", "days:-3", "days:abc", "THIS_WEEK", "days:99999"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(PeriodUnknown) as refusal:
        resolve(name, WEDNESDAY)
    assert refusal.value.name == name
    assert refusal.value.code == "period_unknown"


@pytest.mark.parametrize(
    ("name", "now", "start", "end"),
    [
        ("this_week", "2026-11-25 15:00", "2026-11-16 00:00", "2026-11-18 15:00"),
        ("last_week", "2026-11-25 15:00", "2026-11-09 00:00", "2026-11-16 00:00"),
        ("today", "2026-11-25 15:00", "2026-11-24 00:00", "2026-11-24 15:00"),
        ("yesterday", "2026-11-25 15:00", "2026-11-23 00:00", "2026-11-24 00:00"),
        ("last_7_days", "2026-11-25 15:00", "2026-11-12 00:00", "2026-11-18 15:00"),
        ("days:14", "2026-11-25 15:00", "2026-10-29 00:00", "2026-11-11 15:00"),
        ("this_month", "2026-11-25 15:00", "2026-10-01 00:00", "2026-10-25 15:00"),
        ("last_month", "2026-11-25 15:00", "2026-09-01 00:00", "2026-10-01 00:00"),
        # a month that is shorter than the part that has passed counts whole
        ("this_month", "2026-03-31 15:00", "2026-02-01 00:00", "2026-03-01 00:00"),
        ("this_month", "2026-01-10 09:00", "2025-12-01 00:00", "2025-12-10 09:00"),
        ("last_month", "2026-01-10 09:00", "2025-11-01 00:00", "2025-12-01 00:00"),
        ("last_month", "2028-03-05 09:00", "2028-01-01 00:00", "2028-02-01 00:00"),
        ("this_year", "2028-02-29 12:00", "2027-01-01 00:00", "2027-03-01 00:00"),
        ("this_week", "2027-01-01 12:00", "2026-12-21 00:00", "2026-12-25 12:00"),
    ],
)
def test_a_period_is_compared_with_the_same_part_before(name: str, now: str, start: str, end: str) -> None:
    period = resolve(name, at(now))
    assert span(same_part_before(period, at(now))) == (start, end)


def test_a_week_given_whole_is_cut_to_what_has_passed() -> None:
    whole = Period(at("2026-11-23 00:00"), at("2026-11-30 00:00"), "this_week")
    assert span(same_part_before(whole, WEDNESDAY)) == ("2026-11-16 00:00", "2026-11-18 15:00")


def test_nothing_comes_before_everything() -> None:
    assert same_part_before(resolve("all", WEDNESDAY), WEDNESDAY) is None


def test_february_has_its_leap_day() -> None:
    assert span(resolve("last_month", at("2028-03-01 00:00"))) == ("2028-02-01 00:00", "2028-03-01 00:00")
    assert span(resolve("yesterday", at("2028-03-01 00:00"))) == ("2028-02-29 00:00", "2028-03-01 00:00")


def test_the_last_weeks_touch_and_end_now() -> None:
    weeks = weeks_back(WEDNESDAY, 8)
    assert len(weeks) == 8
    assert all(a.end == b.start for a, b in pairwise(weeks))
    assert weeks[0].start == at("2026-10-05 00:00")
    assert weeks[-1] == resolve("this_week", WEDNESDAY)


@pytest.mark.parametrize(
    ("name", "korean", "english"),
    [
        ("today", "오늘 (11월 25일)", "today (25 Nov)"),
        ("yesterday", "어제 (11월 24일)", "yesterday (24 Nov)"),
        ("this_week", "이번 주 (11월 23일~지금)", "this week (23 Nov to now)"),
        ("last_week", "지난주 (11월 16일~22일)", "last week (16 Nov to 22 Nov)"),
        ("last_month", "지난달 (10월 1일~31일)", "last month (1 Oct to 31 Oct)"),
        ("days:14", "최근 14일 (11월 12일~지금)", "the last 14 days (12 Nov to now)"),
        ("this_year", "올해 (2026년 1월 1일~지금)", "this year (1 Jan 2026 to now)"),
        ("all", "전체 기간", "all time"),
    ],
)
def test_a_period_is_named_with_its_dates(name: str, korean: str, english: str) -> None:
    period = resolve(name, WEDNESDAY)
    assert label(period, "ko") == korean
    assert label(period, "en") == english


def test_the_part_before_is_named_with_its_hours() -> None:
    before = same_part_before(resolve("this_week", WEDNESDAY), WEDNESDAY)
    assert before is not None
    assert label(before, "ko") == "지난주 같은 때까지 (11월 16일~11월 18일 15:00)"
    assert label(before, "en") == "the same part of last week (16 Nov to 18 Nov 15:00)"
    yesterday = same_part_before(resolve("today", WEDNESDAY), WEDNESDAY)
    assert yesterday is not None
    assert label(yesterday, "ko") == "어제 같은 시간까지 (11월 24일 00:00~15:00)"


def test_a_week_over_new_year_says_both_years() -> None:
    assert label(resolve("last_week", at("2027-01-05 10:00")), "ko") == "지난주 (2026년 12월 28일~2027년 1월 3일)"


@pytest.mark.parametrize("name", [name for name in NAMES if name != "all"])
def test_every_name_has_words_for_itself_and_for_what_came_before(name: str) -> None:
    sunday = at("2026-11-29 15:00")
    period = resolve(name, sunday)
    before = same_part_before(period, sunday)
    assert before is not None
    for language in ("ko", "en"):
        assert "_" not in label(period, language)
        assert ":" not in label(before, language).split(" (")[0]


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("day_before_yesterday", "2026-11-23 00:00", "2026-11-24 00:00"),
        ("week_before_last", "2026-11-09 00:00", "2026-11-16 00:00"),
        ("weekend", "2026-11-21 00:00", "2026-11-23 00:00"),
        ("last_quarter", "2026-07-01 00:00", "2026-10-01 00:00"),
        ("this_quarter", "2026-10-01 00:00", "2026-11-25 15:00"),
        ("last_year", "2025-01-01 00:00", "2026-01-01 00:00"),
        ("day:03-14", "2026-03-14 00:00", "2026-03-15 00:00"),
        ("day:12-01", "2025-12-01 00:00", "2025-12-02 00:00"),
        ("day:02-29", "2024-02-29 00:00", "2024-03-01 00:00"),
        ("dom:30", "2026-10-30 00:00", "2026-10-31 00:00"),
        ("month:11", "2026-11-01 00:00", "2026-11-25 15:00"),
        ("month:12", "2025-12-01 00:00", "2026-01-01 00:00"),
        ("month:03@last_year", "2025-03-01 00:00", "2025-04-01 00:00"),
        ("year:2024", "2024-01-01 00:00", "2025-01-01 00:00"),
        ("weekday:wed", "2026-11-18 00:00", "2026-11-19 00:00"),
        ("weekday:tue", "2026-11-24 00:00", "2026-11-25 00:00"),
        ("weekday:fri@last_week", "2026-11-20 00:00", "2026-11-21 00:00"),
        ("holiday:chuseok", "2026-09-24 00:00", "2026-09-27 00:00"),
        ("holiday:chuseok@last_year", "2025-10-05 00:00", "2025-10-08 00:00"),
        ("holiday:seollal@year_before_last", "2024-02-09 00:00", "2024-02-12 00:00"),
        ("holiday:christmas", "2025-12-25 00:00", "2025-12-26 00:00"),
        ("since:yesterday", "2026-11-24 00:00", "2026-11-25 15:00"),
        ("since:holiday:chuseok", "2026-09-24 00:00", "2026-11-25 15:00"),
        ("month:03..month:05", "2026-03-01 00:00", "2026-06-01 00:00"),
        ("weekday:mon..weekday:wed", "2026-11-23 00:00", "2026-11-25 15:00"),
        ("weekday:fri..weekday:sun", "2026-11-20 00:00", "2026-11-23 00:00"),
    ],
)
def test_a_name_made_of_parts_means_these_instants(name: str, start: str, end: str) -> None:
    assert span(resolve(name, WEDNESDAY)) == (start, end)


@pytest.mark.parametrize("name", ["weekday:fri@this_week", "this_weekend", "month:2026-12", "day:2027-01-01", *AHEAD])
def test_what_lies_ahead_has_no_numbers_yet(name: str) -> None:
    with pytest.raises(PeriodNotBegun) as refusal:
        resolve(name, WEDNESDAY)
    assert refusal.value.code == "period_not_begun"


@pytest.mark.parametrize(
    "name",
    ["month:13", "day:02-30", "dom:32", "holiday:monday", "weekday:xyz", "month:11@last_week", "since:", "a..b",
     "year:1066", "weekday:mon@last_year"],
)  # fmt: skip
def test_parts_that_name_no_day_are_refused(name: str) -> None:
    with pytest.raises(PeriodUnknown):
        resolve(name, WEDNESDAY)


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("month:10", "2026-09-01 00:00", "2026-10-01 00:00"),
        ("last_quarter", "2026-04-01 00:00", "2026-07-01 00:00"),
        ("last_year", "2024-01-01 00:00", "2025-01-01 00:00"),
        ("weekday:tue", "2026-11-17 00:00", "2026-11-18 00:00"),
        ("weekend", "2026-11-14 00:00", "2026-11-16 00:00"),
        ("day:11-20", "2026-11-19 00:00", "2026-11-20 00:00"),
        ("holiday:chuseok", "2025-10-05 00:00", "2025-10-08 00:00"),
        ("since:yesterday", "2026-11-22 00:00", "2026-11-23 15:00"),
        ("day:11-01..day:11-10", "2026-10-22 00:00", "2026-11-01 00:00"),
    ],
)
def test_parts_are_compared_with_what_is_like_them(name: str, start: str, end: str) -> None:
    assert span(same_part_before(resolve(name, WEDNESDAY), WEDNESDAY)) == (start, end)


@pytest.mark.parametrize(
    ("name", "korean", "english"),
    [
        ("month:10", "10월 (10월 1일~31일)", "October (1 Oct to 31 Oct)"),
        ("month:12", "2025년 12월 (2025년 12월 1일~31일)", "December 2025 (1 Dec 2025 to 31 Dec 2025)"),
        ("weekday:tue", "지난 화요일 (11월 24일)", "last Tuesday (24 Nov)"),
        ("weekday:fri@last_week", "지난주 금요일 (11월 20일)", "Friday of last week (20 Nov)"),
        ("holiday:chuseok@last_year", "작년 추석 연휴 (2025년 10월 5일~7일)",
         "Chuseok last year (5 Oct 2025 to 7 Oct 2025)"),
        ("since:yesterday", "어제부터 (11월 24일~지금)", "since yesterday (24 Nov to now)"),
        ("since:day:11-03", "11월 3일~지금", "3 Nov to now"),
        ("day:11-03", "11월 3일", "3 Nov"),
        ("day:11-03..dom:10", "11월 3일~10일", "3 Nov to 10 Nov"),
    ],
)  # fmt: skip
def test_a_period_made_of_parts_is_named_with_its_dates(name: str, korean: str, english: str) -> None:
    period = resolve(name, WEDNESDAY)
    assert (label(period, "ko"), label(period, "en")) == (korean, english)


def test_a_period_refuses_times_without_a_zone() -> None:
    with pytest.raises(ValueError):
        Period(datetime(2026, 1, 1), datetime(2026, 1, 2), "today")  # noqa: DTZ001
