"""The year that the demo shop tells holds its three stories on whatever day it is filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest

from commerce.clock import KST
from commerce.demo import shoppers
from commerce.demo.calendar import week_start
from commerce.demo.feedback import year_of_reviews
from commerce.demo.history import History, year_of_orders
from commerce.demo.products import demo_id, demo_products
from commerce.demo.story import IGNORED_AREA, SATURATED_CAMPAIGN, SHRUNKEN_PRODUCT
from commerce.demo.traffic import year_of_ads, year_of_clicks

Row = Mapping[str, Any]

FIRST_SECONDS_OF_MONDAY = datetime(2026, 11, 23, 0, 0, 5, tzinfo=KST)
MONDAY_MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=KST)
WEDNESDAY = datetime(2026, 8, 12, 15, 0, tzinfo=KST)
SUNDAY_NIGHT = datetime(2027, 1, 3, 23, 59, tzinfo=KST)
MOMENTS = (FIRST_SECONDS_OF_MONDAY, MONDAY_MORNING, WEDNESDAY, SUNDAY_NIGHT)
WEEK = timedelta(days=7)
SIZE_WORDS = ("사이즈", "치수", "기장", "껴요", "끼어", "작아", "작게", "커서", "허리")


@cache
def year(now: datetime) -> tuple[History, Sequence[Row]]:
    random = Random(7)
    crowd, _ = shoppers.crowd(now, random)
    history = year_of_orders(demo_products(), crowd, now, random)
    return history, year_of_reviews(demo_products(), history.sales, now, random)


def reviews(now: datetime, start: datetime, end: datetime, **wanted: str) -> list[Row]:
    return [
        row
        for row in year(now)[1]
        if start <= row["created_at"] < end and all(row[name] == value for name, value in wanted.items())
    ]


@pytest.mark.parametrize("now", MOMENTS)
def test_size_complaints_about_one_product_tripled_against_the_same_part_of_last_week(now: datetime) -> None:
    product = next(product for product in demo_products() if product.title == SHRUNKEN_PRODUCT)
    monday = week_start(now)

    def complaints(start: datetime, end: datetime) -> int:
        return sum(
            any(word in row["text"] for word in SIZE_WORDS)
            for row in reviews(now, start, end, product_id=product.id)
            if (row["rating"] or 5) <= 2
        )

    before = complaints(monday - WEEK, now - WEEK)
    assert before >= 1
    assert complaints(monday, now) == 3 * before


@pytest.mark.parametrize("now", MOMENTS)
def test_no_store_is_without_reviews_in_the_current_week(now: datetime) -> None:
    stores = Counter(row["store_id"] for row in reviews(now, week_start(now), now))
    assert set(stores) == {demo_id("store", store) for store in ("haneul", "badang", "sori")}


def test_badang_has_more_than_forty_reviews_by_wednesday() -> None:
    badang = demo_id("store", "badang")
    assert len(reviews(WEDNESDAY, week_start(WEDNESDAY), WEDNESDAY, store_id=badang)) >= 40


@pytest.mark.parametrize("now", MOMENTS)
def test_nothing_happens_after_now(now: datetime) -> None:
    history, written = year(now)
    assert all(row["created_at"] < now for row in written)
    assert all(row["created_at"] <= now + timedelta(seconds=2) for row in history.orders)
    assert all(row["day"] <= now.date() for row in year_of_ads(now, Random(1)))


def test_the_same_moment_gives_the_same_year() -> None:
    first = year(WEDNESDAY)
    year.cache_clear()
    assert year(WEDNESDAY) == first


def test_an_order_is_what_its_lines_and_payment_say() -> None:
    history, _ = year(WEDNESDAY)
    payments = {row["id"]: row for row in history.payments}
    lines: Counter[str] = Counter()
    for line in history.lines:
        lines[line["order_id"]] += line["quantity"] * line["unit_price"]
    for order in history.orders:
        assert order["total"] == lines[order["id"]] + order["shipping"]
        assert order["shipping"] == (0 if lines[order["id"]] >= 20_000 else 3_000)
        assert payments[order["payment_id"]]["amount"] == order["total"]
        paid = payments[order["payment_id"]]["status"]
        assert (paid == "refunded") == (order["status"] == "cancelled")


def test_reviews_are_varied_and_mostly_good_with_a_few_in_english() -> None:
    _, written = year(WEDNESDAY)
    texts = [row["text"] for row in written]
    assert len(set(texts)) > len(texts) * 0.6
    stars = Counter(row["rating"] for row in written)
    assert stars[5] > stars[4] > stars[3]
    assert stars[1] + stars[2] > len(written) * 0.08
    assert 0.02 < sum(text.isascii() for text in texts) / len(texts) < 0.1
    assert not any("{" in text for text in texts)


def test_weekends_and_mondays_sell_more_than_fridays() -> None:
    history, _ = year(WEDNESDAY)
    weekdays = Counter(row["created_at"].astimezone(KST).weekday() for row in history.orders)
    assert weekdays[6] > weekdays[4]
    assert weekdays[0] > weekdays[4]


def test_the_saturated_campaign_costs_twice_as_much_for_hardly_more_revenue() -> None:
    today = WEDNESDAY.date()
    rows = [row for row in year_of_ads(WEDNESDAY, Random(3)) if row["campaign"] == SATURATED_CAMPAIGN]

    def between(oldest: int, newest: int) -> Counter[str]:
        summed: Counter[str] = Counter()
        for row in rows:
            if newest <= (today - row["day"]).days < oldest:
                summed.update({name: row[name] for name in ("cost", "clicks", "revenue")})
        return summed

    lately, before = between(22, 1), between(85, 64)
    assert lately["cost"] > 1.6 * before["cost"]
    assert lately["clicks"] < 1.45 * before["clicks"]
    assert lately["revenue"] / lately["cost"] < before["revenue"] / before["cost"]


def test_next_to_nobody_clicks_the_ignored_banner() -> None:
    rates: dict[str, list[int]] = {}
    for row in year_of_clicks(WEDNESDAY, Random(3)):
        seen, clicked = rates.setdefault(row["area"], [0, 0])
        rates[row["area"]] = [seen + row["impressions"], clicked + row["clicks"]]
    shares = {area: clicked / seen for area, (seen, clicked) in rates.items()}
    assert shares[IGNORED_AREA] < 0.001
    assert all(share > 0.02 for area, share in shares.items() if area != IGNORED_AREA)
