"""Spans of time are read by the names that the shop's own calendar resolves."""

from __future__ import annotations

import pytest

from nlu.components.periods import find_periods


def read(text: str) -> list[str]:
    return [one.value for one in find_periods(text)]


_SAID = [
    ("이번 주 리뷰 어땠어?", "this_week"), ("이번주 리뷰", "this_week"), ("지난주 리뷰", "last_week"),
    ("저번 달 후기", "last_month"), ("이번 달은", "this_month"), ("오늘 리뷰 어때", "today"), ("어제는", "yesterday"),
    ("최근 일주일", "last_7_days"), ("최근 7일", "last_7_days"), ("최근 한 달", "last_30_days"),
    ("최근 열흘", "days:10"),
    ("지난 2주", "days:14"), ("최근 석 달", "days:90"), ("올해 통계", "this_year"), ("지금까지 리뷰", "all"),
    ("how were the reviews this week?", "this_week"), ("last month's reviews", "last_month"),
    ("the last two weeks", "days:14"), ("for the past 10 days", "days:10"), ("past week", "last_7_days"),
    ("reviews of all time", "all"),
]  # fmt: skip


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


@pytest.mark.parametrize("text", ["지난번에 산 생수", "주문해 줘", "이번에 주문", "last time", "두 번째"])
def test_what_names_no_span_gives_none(text: str) -> None:
    assert read(text) == []
