"""A year of the demo shop's advertising and of clicks on its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any, Final

from commerce.clock import KST
from commerce.demo.calendar import days, pull
from commerce.demo.products import STORES, demo_id
from commerce.demo.story import IGNORED_AREA, SATURATED_CAMPAIGN

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Campaign:
    """How a campaign answers to money: its clicks of a day are `most` · cost / (cost + `half`)."""

    store: str
    name: str
    keywords: tuple[str, ...]
    cost: int
    most: float
    half: float
    clicks_per_impression: float
    conversions_per_click: float
    basket: int


CAMPAIGNS: Final = (
    Campaign(
        "haneul",
        SATURATED_CAMPAIGN,
        ("데일리룩", "출근룩", "원피스"),
        26_000,
        110,
        21_000,
        0.022,
        0.031,
        43_000,
    ),
    Campaign("haneul", "신상 니트 기획전", ("니트", "가디건"), 14_000, 190, 90_000, 0.019, 0.034, 46_000),
    Campaign("haneul", "청바지 쇼핑검색", ("청바지", "슬랙스"), 12_000, 150, 70_000, 0.017, 0.028, 48_000),
    Campaign("badang", "생수 정기장보기", ("생수", "삼다수"), 11_000, 260, 80_000, 0.031, 0.062, 19_000),
    Campaign("badang", "제주 산지직송", ("감귤", "갈치", "흑돼지"), 15_000, 210, 95_000, 0.024, 0.038, 33_000),
    Campaign(
        "sori",
        "무선 이어폰 검색광고",
        ("무선 이어폰", "노이즈 캔슬링"),
        22_000,
        180,
        120_000,
        0.014,
        0.019,
        88_000,
    ),
    Campaign("sori", "데스크테리어", ("키보드", "거치대"), 9_000, 120, 60_000, 0.018, 0.024, 52_000),
)

AREAS: Final = (
    ("홈", "메인 배너", 1.0, 0.052),
    ("홈", "추천 상품", 0.82, 0.071),
    ("홈", "기획전", 0.6, 0.034),
    ("홈", "검색창", 1.0, 0.18),
    ("홈", IGNORED_AREA, 0.9, 0.0004),
    ("상품", "함께 산 상품", 1.3, 0.043),
    ("상품", "구매 단추", 1.5, 0.095),
    ("상품", "리뷰", 1.4, 0.11),
)
"""Page, area, how often it is seen against the home page, clicks for each time it is seen."""

_VISITS: Final = {"haneul": 900, "badang": 1_300, "sori": 600}


def year_of_ads(now: datetime, random: Random) -> list[Row]:
    """A row for each campaign, keyword and day; today's are of the hours so far."""
    rows = []
    for campaign in CAMPAIGNS:
        level, weekly = 1.0, 0.0
        for day in days(now):
            if day.weekday() == 0:
                weekly = random.gauss(0, 0.25)
            age = (now.astimezone(KST).date() - day).days
            grown = 1.0 + 1.4 * max(0.0, (56 - age) / 56) if campaign.name == SATURATED_CAMPAIGN else 1.0
            level = max(0.35, grown * (1 + weekly))
            share = _share_of(day, now)
            for keyword in campaign.keywords:
                rows.append(_ad_day(campaign, keyword, day, level, share, random))
    return rows


def year_of_clicks(now: datetime, random: Random) -> list[Row]:
    """A row for each store, area and day; today's are of the hours so far."""
    rows = []
    for store in STORES:
        for day in days(now):
            visits = _VISITS[store] * pull(day, now) * random.gauss(1, 0.08) * _share_of(day, now)
            for page, area, seen, clicked in AREAS:
                impressions = max(0, round(visits * seen))
                expected = impressions * clicked
                clicks = min(impressions, max(0, round(random.gauss(expected, expected**0.5))))
                rows.append({
                    "store_id": demo_id("store", store), "page": page, "area": area, "day": day,
                    "impressions": impressions, "clicks": clicks,
                })  # fmt: skip
    return rows


def _ad_day(campaign: Campaign, keyword: str, day: date, level: float, share: float, random: Random) -> Row:
    cost = campaign.cost * level * random.uniform(0.85, 1.15) / len(campaign.keywords)
    whole = cost * len(campaign.keywords)
    clicks = campaign.most * whole / (whole + campaign.half) / len(campaign.keywords) * random.gauss(1, 0.1) * share
    clicks = max(0, round(clicks))
    conversions = sum(random.random() < campaign.conversions_per_click for _ in range(clicks))
    revenue = sum(round(campaign.basket * random.uniform(0.6, 1.5) / 100) * 100 for _ in range(conversions))
    return {
        "store_id": demo_id("store", campaign.store),
        "campaign": campaign.name,
        "keyword": keyword,
        "day": day,
        "impressions": round(clicks / campaign.clicks_per_impression * random.uniform(0.9, 1.1)),
        "clicks": clicks,
        "cost": round(cost * share / 10) * 10,
        "conversions": conversions,
        "revenue": revenue,
    }


def _share_of(day: date, now: datetime) -> float:
    """How much of a day has passed: one, or for today the part before now."""
    local = now.astimezone(KST)
    return 1.0 if day < local.date() else (local.hour * 60 + local.minute) / (24 * 60)
