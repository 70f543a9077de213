"""Spans of time are read by the names that the shop's own calendar resolves."""

from __future__ import annotations

import pytest

from nlu.components.periods import find_periods


def read(text: str) -> list[str]:
    return [one.value for one in find_periods(text)]


_SAID = [
    ("이번 주 리뷰 어땠어?", "this_week"), ("이번주 리뷰", "this_week"), ("지난주 리뷰", "last_week"),
    ("다음 주 리뷰 어때?", "next_week"), ("next month's reviews", "next_month"), ("내년은", "next_year"),
    ("이번 주랑 지난주 평점 비교", "this_week"), ("작년 같은 기간보다 어때", "this_year"), ("어제보담 나아", "today"),
    ("상반기 리뷰", "month:01..month:06"), ("작년 하반기", "month:07@last_year..month:12@last_year"),
    ("compare today with yesterday", "today"), ("how does it compare to last month", "this_month"),
    ("저번 달 후기", "last_month"), ("이번 달은", "this_month"), ("오늘 리뷰 어때", "today"), ("어제는", "yesterday"),
    ("최근 일주일", "last_7_days"), ("최근 7일", "last_7_days"), ("최근 한 달", "last_30_days"),
    ("최근 열흘", "days:10"),
    ("지난 2주", "days:14"), ("최근 석 달", "days:90"), ("올해 통계", "this_year"), ("지금까지 리뷰", "all"),
    ("how were the reviews this week?", "this_week"), ("last month's reviews", "last_month"),
    ("the last two weeks", "days:14"), ("for the past 10 days", "days:10"), ("past week", "last_7_days"),
    ("reviews of all time", "all"),
    ("그저께 리뷰", "day_before_yesterday"), ("지지난주는 어땠어", "week_before_last"), ("주말 리뷰", "weekend"),
    ("지난 주말에", "last_weekend"), ("이번 분기 리뷰", "this_quarter"), ("작년 후기", "last_year"),
    ("3일 동안", "days:3"), ("사흘간 리뷰", "days:3"),
    ("the day before yesterday", "day_before_yesterday"), ("reviews of last year", "last_year"),
    ("the week before last", "week_before_last"), ("how was last quarter", "last_quarter"),
]  # fmt: skip


_SAID_EVERY_DAY = [
    ("월욜부터 수욜까지 주문한 거", "weekday:mon..weekday:wed"), ("올 한 해 손님들 평", "this_year"),
    ("토일에 달린 후기", "weekend"), ("요 보름 사이 후기", "days:15"), ("그저깨 시킨 거", "day_before_yesterday"),
    ("feedback for the week just gone", "last_week"), ("year to date reviews", "this_year"),
    ("this past fortnight", "days:14"), ("the current quarter", "this_quarter"), ("how was h1", "month:01..month:06"),
    ("on thurs", "weekday:thu"), ("monday up until wednesday", "weekday:mon..weekday:wed"),
    ("so far this week", "this_week"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), _SAID_EVERY_DAY)
def test_a_span_is_read_as_it_is_said_every_day(text: str, name: str) -> None:
    assert read(text) == [name]


@pytest.mark.parametrize(("text", "name"), _SAID)
def test_a_span_is_read(text: str, name: str) -> None:
    assert read(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("지난주보다 어때?", "this_week"), ("지난달이랑 비교해 줘", "this_month"), ("어제보다", "today"),
        ("지난주에 비해", "this_week"), ("compared to last week", "this_week"),
        ("better than last month", "this_month"),
        ("이번 주가 지난주보다 나아?", "this_week"),
    ],
)  # fmt: skip
def test_what_is_compared_with_stands_for_the_running_span(text: str, name: str) -> None:
    assert read(text) == [name]


_DATED = [
    ("11월 3일 리뷰", "day:11-03"), ("십일월 삼일", "day:11-03"), ("유월 육일", "day:06-06"),
    ("2025년 12월 28일", "day:2025-12-28"), ("2026-11-03 후기", "day:2026-11-03"), ("3/4 리뷰", "day:03-04"),
    ("24일에 온 리뷰", "dom:24"), ("3월 리뷰", "month:03"), ("시월 후기", "month:10"),
    ("작년 3월", "month:03@last_year"),
    ("올해 3월 5일", "day:03-05@this_year"), ("2025년 리뷰", "year:2025"), ("1분기", "month:01..month:03"),
    ("작년 4분기", "month:10@last_year..month:12@last_year"),
    ("지난 화요일 후기", "weekday:tue"), ("화요일은 어땠어", "weekday:tue"),
    ("이번 주 금요일", "weekday:fri@this_week"),
    ("지난주 토요일", "weekday:sat@last_week"),
    ("작년 추석 때 리뷰", "holiday:chuseok@last_year"), ("설 연휴", "holiday:seollal"),
    ("어린이날에", "holiday:childrens_day"),
    ("last Tuesday", "weekday:tue"), ("this Friday", "weekday:fri@this_week"),
    ("Friday of last week", "weekday:fri@last_week"),
    ("May 3rd", "day:05-03"), ("the 3rd of May", "day:05-03"), ("3 Nov 2025", "day:2025-11-03"),
    ("reviews in May", "month:05"), ("March 2025", "month:2025-03"), ("3/14 reviews", "day:03-14"),
    ("Chuseok last year", "holiday:chuseok@last_year"), ("last year's Chuseok", "holiday:chuseok@last_year"),
    ("at Christmas", "holiday:christmas"), ("in 2025", "year:2025"), ("q2 reviews", "month:04..month:06"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), _DATED)
def test_a_date_is_read(text: str, name: str) -> None:
    assert read(text) == [name]


_FROM_TO = [
    ("어제부터 리뷰", "since:yesterday"), ("지난주부터 지금까지", "since:last_week"),
    ("추석 이후 리뷰", "since:holiday:chuseok"),
    ("20일부터", "since:dom:20"), ("11월 1일부터 10일까지", "day:11-01..day:11-10"),
    ("3월에서 5월까지 리뷰", "month:03..month:05"), ("3~5월 후기", "month:03..month:05"),
    ("월요일부터 수요일까지", "weekday:mon..weekday:wed"),
    ("2025년 12월 1일~31일", "day:2025-12-01..day:2025-12-31"),
    ("reviews since Monday", "since:weekday:mon"), ("since yesterday", "since:yesterday"),
    ("from March 3 to March 10", "day:03-03..day:03-10"), ("between 3 March and 10 March", "day:03-03..day:03-10"),
    ("from Monday to Wednesday", "weekday:mon..weekday:wed"), ("March to May", "month:03..month:05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), _FROM_TO)
def test_from_one_to_another_is_one_span(text: str, name: str) -> None:
    assert read(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"), [("3일 리뷰 어때", "days:3|dom:03"), ("reviews of 3/4", "day:03-04|day:04-03")]
)
def test_what_could_be_two_spans_is_both(text: str, name: str) -> None:
    assert read(text) == [name]


@pytest.mark.parametrize(
    "text", ["이월 상품 보여줘", "추석 선물세트 보여줘", "크리스마스 트리", "may I see it", "일 번"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["지난번에 산 생수", "주문해 줘", "이번에 주문", "last time", "두 번째"])
def test_what_names_no_span_gives_none(text: str) -> None:
    assert read(text) == []
